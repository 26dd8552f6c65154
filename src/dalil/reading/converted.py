"""Files that no reader of dalil's own reads: through LibreOffice, which makes Word documents of them.

LibreOffice keeps headings, list numbers, notes and the heads of tables where other converters lose some of them. EPUB
needs none: it is web pages in a package. What a file is, its bytes say: many a .doc is a web page or RTF.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import PurePath

from dalil.errors import Issue, ReadingError, Severity
from dalil.reading.damage import misnamed
from dalil.reading.docx.reader import extract as extract_docx
from dalil.reading.extracts import Extract
from dalil.reading.files import OLE, Limits
from dalil.reading.html.epub import extract as extract_epub
from dalil.reading.html.mhtml import extract as extract_mhtml
from dalil.reading.html.reader import extract as extract_html
from dalil.reading.office import as_docx
from dalil.reading.packages import is_locked, is_locked_ole, open_package

RTF = b"{\\rtf"
HEAD = 2_000
ODF_TEXT = b"application/vnd.oasis.opendocument.text"


def extract(data: bytes, name: str, limits: Limits) -> Extract:
    """The text of an ODT, RTF, DOC or EPUB file."""
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not head:
        raise ReadingError("D105", path=name)
    if data.startswith(b"PK"):
        return _zipped(data, name, limits)
    if head.startswith(RTF):
        found = _through_office(data, ".rtf", name, limits)
        return found if _suffix(name) == ".rtf" else _other(found, name, "RTF")
    if data.startswith(OLE):
        if is_locked_ole(data):
            raise ReadingError("D128", path=name)
        found = _through_office(data, ".doc", name, limits)
        return found if _suffix(name) == ".doc" else _other(found, name, "DOC")
    lower = head.lower()
    if lower.startswith(b"mime-version:"):
        return _other(extract_mhtml(data, name, limits), name, "MHTML")
    if lower.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<html" in lower:
        return _other(extract_html(data, name, limits), name, "HTML")
    raise ReadingError("D120", path=name, reason="no known document starts like this")


def _zipped(data: bytes, name: str, limits: Limits) -> Extract:
    """What the package of a format holds."""
    with open_package(data, name, limits) as package:
        members = frozenset(package.namelist())
        kind = _kind(package)
        locked = is_locked(package)
    if "word/document.xml" in members:
        return _other(extract_docx(data, name, limits), name, "DOCX")
    if kind == b"application/epub+zip" or "META-INF/container.xml" in members:
        found = extract_epub(data, name, limits)
        return found if _suffix(name) == ".epub" else _other(found, name, "EPUB")
    if kind.startswith(ODF_TEXT) or "content.xml" in members:
        if locked:
            raise ReadingError("D128", path=name)
        found = _through_office(data, ".odt", name, limits)
        return found if _suffix(name) == ".odt" else _other(found, name, "ODT")
    raise ReadingError("D120", path=name, reason="a package of another kind")


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _other(found: Extract, name: str, kind: str) -> Extract:
    """What was found in a file of another kind than its suffix says, with a note of that."""
    return replace(found, issues=(misnamed(name, _suffix(name), kind=kind), *found.issues))


def _kind(package: zipfile.ZipFile) -> bytes:
    try:
        with package.open("mimetype") as part:
            return part.read(100).strip()
    except (KeyError, OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError, ValueError):
        return b""


def _through_office(data: bytes, suffix: str, name: str, limits: Limits) -> Extract:
    converted = as_docx(data, suffix, name, limits)
    found = extract_docx(converted.data, name, limits)
    values = (("program", "LibreOffice"), ("version", converted.version), ("format", "DOCX"))
    note = Issue(code="D178", severity=Severity.NOTE, where=name, values=values)
    return replace(found, issues=(note, *found.issues))
