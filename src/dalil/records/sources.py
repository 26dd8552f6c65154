"""A source: one document, its bytes known by their digest, and its canonical text (NFC, LF), which never changes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from dalil.records.layouts import Layout
from dalil.records.quick import quick
from dalil.records.runs import content_id, digest_of


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document as read by one version of one reader."""

    id: str
    raw_digest: str  # SHA-256 of the file's bytes
    text: str  # canonical: NFC, LF line ends, no byte-order mark
    text_digest: str  # SHA-256 of the canonical text in UTF-8
    language: str  # ISO 639-1: ar, en, or und
    direction: str  # rtl or ltr
    title: str | None
    publisher: str | None
    published: str | None  # ISO date or its prefix; None where unknown
    origin: str  # the file's name as given, without its folders
    reader: str  # versioned name of the reader, dalil.plain.v1
    encoding: str  # as detected: utf-8, utf-16-le, windows-1256, ...
    author: str | None = None  # who wrote it, where the file says so
    voice: str | None = None  # whose "we" it speaks, where the metadata beside it say so
    layout: Layout | None = None  # blocks, pages and places, where the format has them

    def __post_init__(self) -> None:
        if "\r" in self.text or not unicodedata.is_normalized("NFC", self.text):
            raise ValueError("canonical text is NFC with LF line ends")
        if self.direction not in ("rtl", "ltr"):
            raise ValueError(f"direction is rtl or ltr, not {self.direction}")
        if self.layout is not None and self.layout.end > len(self.text):
            raise ValueError("a layout lies within its source's text")

    def page_at(self, offset: int) -> int | None:
        """The page, from 1, that a position lies on; None where the source has no pages."""
        return None if self.layout is None else self.layout.page_at(offset)


def source_id(raw_digest: str, reader: str) -> str:
    """The id of a source: its bytes and the reader that made text of them."""
    return content_id("source", raw_digest, reader)


def text_digest(text: str) -> str:
    """The digest that canonical text is checked by."""
    return digest_of(text.encode("utf-8", "surrogatepass"))
