import io
import shutil
import zipfile
from pathlib import Path

import pytest

from dalil.errors import ReadingError
from dalil.reading import office
from dalil.reading.converted import extract
from dalil.reading.files import Limits
from pages import codes, shown

RTF = rb"{\rtf1\ansi\ansicpg1256{\fonttbl{\f0\fcharset178 Arial;}}\f0\rtlpar\'c3\'e6\'e1\par second\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
with_office = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")


def package(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        for name, text in parts.items():
            zipped.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


@with_office
def test_rtf_is_read_through_libreoffice_and_says_so() -> None:
    found = extract(RTF, "a.rtf", Limits())
    assert [line.lstrip("^") for line in shown(found)] == ["p أول", "p second"]
    (issue, *_) = found.issues
    values = dict(issue.values)
    assert (issue.code, values["program"], values["format"]) == ("D178", "LibreOffice", "DOCX")
    assert values["version"][0].isdigit()
    assert "LibreOffice" in issue.render("ar")


@with_office
def test_a_file_that_libreoffice_cannot_open_is_refused() -> None:
    with pytest.raises(ReadingError) as refused:
        extract(package(content_xml="<x/>", mimetype="application/vnd.oasis.opendocument.text"), "a.odt", Limits())
    assert refused.value.code in ("D120", "D105")


def test_libreoffice_missing_is_told_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ReadingError) as refused:
        extract(RTF, "a.rtf", Limits())
    assert refused.value.code == "D124"
    assert "libreoffice-writer" in refused.value.render("en")


def test_a_converter_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60 &\nsleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(slow))
    with pytest.raises(ReadingError) as refused:
        extract(RTF, "a.rtf", Limits(max_seconds=0.4))
    assert refused.value.code == "D117"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"<html><body><p>page</p></body></html>", "a.doc", ["p page"]),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>saved</p>", "a.doc", ["p saved"]),
    ],
)
def test_pages_that_are_named_like_documents_are_read_as_pages(data: bytes, name: str, expected: list[str]) -> None:
    found = extract(data, name, Limits())
    assert shown(found) == expected
    assert codes(found) == ["D194"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "D105"),
        (b"  \0\0", "D105"),
        (b"just words", "D120"),
        (b"PK\x03\x04" + b"x" * 40, "D120"),
        (package(a="b"), "D120"),
        (OLE + b"x" * 600 + "EncryptedPackage".encode("utf-16-le"), "D128"),
        (package(content_xml="x", **{"META-INF__manifest_xml": "<encryption-data/>"}), "D128"),
    ],
)
def test_what_is_none_of_these_formats_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        extract(data, "a.odt", Limits())
    assert refused.value.code == code
