from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from dalil.errors import ReadingError
from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.html.mhtml import extract
from pages import codes, shown

PARAGRAPH = "وقالت الهيئة في بيانها إن العمل في المرفأ سيستمر حتى نهاية العام وفق الجدول المعلن."


def saved(*parts: tuple[str, str, str]) -> bytes:
    """A saved page of parts: subtype, content id, text."""
    message = MIMEMultipart("related", type="text/html")
    message["Subject"] = "المرفأ"
    message["Date"] = "Wed, 5 Apr 2023 10:00:00 -0000"
    for subtype, name, text in parts:
        part = MIMEText(text, subtype, "utf-8")
        part["Content-ID"] = f"<{name}>"
        message.attach(part)
    return message.as_bytes()


def read(data: bytes) -> Extract:
    return extract(data, "page.mhtml", Limits())


def test_the_first_page_is_read_and_the_subject_is_its_title() -> None:
    found = read(saved(("html", "a", f"<p>{PARAGRAPH}</p>"), ("css", "b", "p{color:red}")))
    assert shown(found) == [f"p {PARAGRAPH}"]
    assert (found.metadata.title, found.metadata.published) == ("المرفأ", None)


def test_style_sheets_in_the_file_count() -> None:
    page = f"<p>{PARAGRAPH}</p><p class=x>gone</p>"
    found = read(saved(("html", "a", page), ("css", "b", ".x { display: none }")))
    assert shown(found) == [f"p {PARAGRAPH}"]
    assert codes(found) == ["D177"]


def test_frames_that_hold_the_text_are_read_and_others_told() -> None:
    page = '<p>menu of the site</p><iframe src="cid:f1"></iframe><iframe src="cid:f2"></iframe>'
    found = read(saved(("html", "a", page), ("html", "f1", f"<p>{PARAGRAPH}</p>"), ("html", "f2", "<p>ad</p>")))
    assert shown(found) == ["p menu of the site", f"p {PARAGRAPH}"]
    assert [dict(i.values)["words"] for i in found.issues] == ["ad"]


def test_all_frames_of_a_frameset_are_read() -> None:
    page = '<frameset cols="*,*"><frame src="cid:f1"><frame src="cid:f2"></frameset>'
    found = read(saved(("html", "a", page), ("html", "f1", "<p>one</p>"), ("html", "f2", "<p>two</p>")))
    assert shown(found) == ["p one", "p two"]


def test_a_page_without_a_boundary_that_is_named_is_read() -> None:
    data = saved(("html", "a", f"<p>{PARAGRAPH}</p>"))
    assert PARAGRAPH in read(data.replace(b"boundary=", b"border=")).text
    dashed = data.replace(b"===============", b"----Boundary--").replace(b"boundary=", b"border=")
    assert PARAGRAPH in read(dashed).text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"just words\n\nand more", "D120"),
        (b"Subject: x\nContent-Type: text/plain\n\nwords", "D120"),
        (b"Content-Type: multipart/related; boundary=x\n\n--x\n" * 300, "D126"),
        (b"MIME-Version: 1.0\nContent-Type: text/html; a=" + b'"; ' * 10_000 + b"\n\n<p>x", "D120"),
        (b"MIME-Version: 1.0\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 150, "D120"),
    ],
)
def test_what_is_no_saved_page_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read(data)
    assert refused.value.code == code
    assert refused.value.render("ar")
