"""A file is read as what its bytes say, and told where its name says otherwise."""

from pathlib import Path

import pytest

from dalil.errors import Severity
from dalil.reading.formats import reader_for
from pdf_pages import at_right, pdf_of

SAVED = (
    b"From: <Saved by Blink>\r\nSubject: p\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=e\r\n\r\n"
)
SENT = b"From: a@x.example\r\nTo: b@x.example\r\nSubject: p\r\nContent-Type: text/plain\r\n\r\nwords\r\n"


def test_a_pdf_named_as_text_is_read_and_told(tmp_path: Path) -> None:
    file = tmp_path / "paper.txt"
    file.write_bytes(pdf_of([at_right("عقدت الوزارة اجتماعها", 700)]))
    reading = reader_for(file).examine(file)
    told = [i for i in reading.issues if i.code == "D194"]
    assert [(i.severity, dict(i.values)["suffix"]) for i in told] == [(Severity.NOTE, ".txt")]


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.html", SAVED, "dalil.mhtml.v1"),
        ("a.html", SENT, "dalil.email.v1"),
        ("a.mhtml", SENT, "dalil.email.v1"),
        ("a.eml", SAVED, "dalil.mhtml.v1"),
        ("a.html", b"<p>Note: a page</p>\nTo: all\n", "dalil.html.v1"),
        ("a.txt", SENT, "dalil.plain.v1"),
    ],
)
def test_mails_and_saved_pages_are_known_by_their_headers(tmp_path: Path, name: str, data: bytes, reader: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert reader_for(tmp_path / name).name == reader
