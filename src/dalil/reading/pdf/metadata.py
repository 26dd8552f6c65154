"""What a PDF says of itself: title, author and the day it was made."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import unescape

import pypdfium2 as pdfium

from dalil.reading.extracts import Metadata

DATE = re.compile(r"(?:D:)?(\d{4})-?(\d{2})?-?(\d{2})?")
# Titles that programs give by themselves.
NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel) - .*|untitled.*|document\d*|مستند\s?\d*|powerpoint presentation|slide \d+"
    r"|\.?|print|.*\.(?:docx?|rtf|odt|pptx?|xlsx?|pdf|indd|qxp|qxd|pmd|txt|html?|tif|jpg)|https?:\S*|about:blank"
    r"|[\w-]*\d{4,}[\w-]*|\d+",
    re.I,
)
NO_AUTHOR = re.compile(
    r"|anonymous|unknown|(?:windows |ms )?user\s?\d*|admin(?:istrator)?|owner|author|pc|hp|dell|python-docx|مستخدم",
    re.I,
)
PACKET = 200_000  # bytes of an XMP packet at most
XMP_TITLE = re.compile(r"<dc:title>.{0,200}?<rdf:li[^>]{0,100}>([^<]{1,1000})</rdf:li>", re.S)
XMP_AUTHOR = re.compile(r"<dc:creator>.{0,200}?<rdf:li[^>]{0,100}>([^<]{1,1000})</rdf:li>", re.S)
XMP_DATE = re.compile(r"CreateDate(?:>|=\")(\d{4}(?:-\d{2}){0,2})")


def metadata_of(document: Any, data: bytes) -> Metadata:
    """What the file says of itself, in its information dictionary or else in its XMP packet."""
    try:
        told = document.get_metadata_dict(skip_empty=True)
    except (pdfium.PdfiumError, UnicodeDecodeError, ValueError):
        told = {}
    packet = _packet(data)
    title = told.get("Title") or _found(XMP_TITLE, packet)
    author = told.get("Author") or _found(XMP_AUTHOR, packet)
    return Metadata(
        title=None if title is None or NO_TITLE.fullmatch(title.strip()) else title,
        author=None if author is None or NO_AUTHOR.fullmatch(author.strip()) else author,
        published=_day(told.get("CreationDate") or "") or _day(_found(XMP_DATE, packet) or ""),
    )


def _packet(data: bytes) -> str:
    start = data.rfind(b"<x:xmpmeta")
    if start < 0:
        return ""
    end = data.find(b"</x:xmpmeta", start, start + PACKET)
    return data[start:end].decode("utf-8", "replace") if end > 0 else ""


def _found(pattern: re.Pattern[str], packet: str) -> str | None:
    found = pattern.search(packet)
    return unescape(found[1]).strip() or None if found else None


def _day(written: str) -> str | None:
    """The ISO date of a date as PDFs write it; only its year where the rest is impossible."""
    found = DATE.match(written.strip())
    if found is None or not 1900 <= int(found[1]) <= 2999:
        return None
    year, month, day = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{month}-{day}" if day is not None and 1 <= int(day) <= 31 else f"{year}-{month}"
