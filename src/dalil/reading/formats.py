"""The table of readers: which reads which file, by what its bytes say, else by its suffix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.errors import ReadingError
from dalil.reading import plain
from dalil.reading.damage import misnamed
from dalil.reading.extracts import source_of
from dalil.reading.files import DEFAULT_LIMITS, Limits, Reading, bytes_of
from dalil.reading.health import inspect
from dalil.reading.isolation import extract_apart
from dalil.records.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A way to make a source of files of some suffixes."""

    name: str  # versioned, as sources carry it
    suffixes: tuple[str, ...]  # small letters, with the dot; "" is a file without one
    extract: str | None = None  # `module:function` of (bytes, name, limits) to an Extract, run apart; None for text
    extra: str | None = None  # the extra to install for it, if any
    starts: tuple[bytes, ...] = ()  # what its files begin with, whatever their suffix

    def read(self, path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Source:
        """The source in a file."""
        return self.examine(path, limits=limits).source

    def examine(self, path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Reading:
        """The source in a file, and what a person should know about the file."""
        if self.extract is None:
            return plain.examine(path, limits=limits)
        data = bytes_of(path, limits=limits)
        found = extract_apart(self.extract, data, path, limits=limits, extra=self.extra)
        if not found.text.strip():
            raise ReadingError("D105", path=path)
        suffix = path.suffix.lower()
        other = () if not suffix or suffix in self.suffixes else (misnamed(path.name, suffix, kind=self.name),)
        source = source_of(found, data, reader=self.name, origin=path.name)
        return Reading(source=source, issues=(*other, *found.issues, *inspect(source)))


LETTERS = (".mhtml", ".mht", ".eml")
MARKUP = (".html", ".htm", ".xhtml", *LETTERS)
MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,900}\n(?:[ \t][^\n]{0,900}\n)*){2}")  # two headers
SAVED = re.compile(rb"^(?:From: *<Saved by|Content-Type: *multipart/related|Snapshot-Content-Location:)", re.I | re.M)
SENT = re.compile(rb"^(?:Received|To|Delivered-To|Return-Path|Message-ID):", re.I | re.M)

READERS: tuple[Reader, ...] = (
    Reader(name=plain.PLAIN, suffixes=(".txt", ".text", "")),
    Reader(name=plain.MARKDOWN, suffixes=plain.MARKDOWN_SUFFIXES),
    Reader(
        name="dalil.pdf.v1",
        suffixes=(".pdf",),
        extract="dalil.reading.pdf.reader:extract",
        extra="pdf",
        starts=(b"%PDF-",),
    ),
    Reader(
        name="dalil.scan.v1",
        suffixes=(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"),
        extract="dalil.reading.scans.reader:extract",
        extra="ocr",
        starts=(b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*"),
    ),
    Reader(
        name="dalil.docx.v1",
        suffixes=(".docx", ".docm"),
        extract="dalil.reading.docx.reader:extract",
        extra="docs",
    ),
    Reader(
        name="dalil.html.v1",
        suffixes=(".html", ".htm", ".xhtml"),
        extract="dalil.reading.html.reader:extract",
        extra="docs",
    ),
    Reader(
        name="dalil.mhtml.v1",
        suffixes=(".mhtml", ".mht"),
        extract="dalil.reading.html.mhtml:extract",
        extra="docs",
    ),
    Reader(
        name="dalil.email.v1",
        suffixes=(".eml",),
        extract="dalil.reading.html.email:extract",
        extra="docs",
    ),
    Reader(
        name="dalil.converted.v1",
        suffixes=(".odt", ".rtf", ".epub", ".doc"),
        extract="dalil.reading.converted:extract",
        extra="docs",
    ),
)


def reader_for(path: Path, *, readers: Sequence[Reader] = READERS) -> Reader:
    """The reader of a file: by its first bytes where they name a format, else by its suffix."""
    head = _head(path)
    for reader in readers:
        if head.startswith(reader.starts):
            return reader
    suffix = _suffix_by(head, path.suffix.lower())
    for reader in readers:
        if suffix in reader.suffixes:
            return reader
    raise ReadingError("D115", path=path, suffix=suffix, known=", ".join(suffixes(readers)))


def suffixes(readers: Sequence[Reader] = READERS) -> tuple[str, ...]:
    """All suffixes that can be read, in the order of the table."""
    return tuple(s for reader in readers for s in reader.suffixes if s)


def _suffix_by(head: bytes, suffix: str) -> str:
    """The suffix that a page, saved page or mail should have; the letters before its parts say which it is."""
    if suffix not in MARKUP or MAIL.match(head) is None:
        return suffix
    if suffix in LETTERS:
        sent, saved = SENT.search(head) is not None, SAVED.search(head) is not None
        return suffix if sent == saved else ".eml" if sent else ".mhtml"
    return ".mhtml" if SAVED.search(head) else ".eml"


def _head(path: Path, size: int = 2_000) -> bytes:
    """The first bytes of a regular file; none where it cannot be read, which its reader will say."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(size)
    except (OSError, ValueError):
        return b""
