"""What a reader of a rich format hands back, and the source that is made of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dalil.errors import Issue
from dalil.records.layouts import Layout
from dalil.records.runs import digest_of
from dalil.records.sources import Source, source_id, text_digest
from dalil.text.direction import direction_of, language_of

ISO_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a file says of itself; None where it says nothing."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO date or its prefix


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of a file with its layout. Make the text and the layout with `outlines.Outline`."""

    text: str  # canonical
    layout: Layout
    metadata: Metadata = Metadata()
    encoding: str = "utf-8"  # of the file's text, where the format leaves it open
    issues: tuple[Issue, ...] = ()


def source_of(extract: Extract, data: bytes, *, reader: str, origin: str) -> Source:
    """The source of a file's bytes and what a reader found in them."""
    raw = digest_of(data)
    language = language_of(sample(extract.text))
    said = extract.metadata
    published = ISO_DATE.match(said.published or "")
    return Source(
        id=source_id(raw, reader),
        raw_digest=raw,
        text=extract.text,
        text_digest=text_digest(extract.text),
        language=language,
        direction=direction_of(language),
        title=tidy(said.title),
        publisher=tidy(said.publisher),
        published=published.group() if published else None,
        origin=origin,
        reader=reader,
        encoding=extract.encoding,
        author=tidy(said.author),
        layout=extract.layout,
    )


def sample(text: str, *, pieces: int = 64, size: int = 4096) -> str:
    """The text, or evenly spread pieces of a long one: counting every letter of 40 MB takes gigabytes."""
    if len(text) <= pieces * size:
        return text
    step = len(text) // pieces
    return "".join(text[n * step : n * step + size] for n in range(pieces))


def tidy(words: str | None) -> str | None:
    """One line of words in NFC without outer blanks; None where nothing is left."""
    plain = unicodedata.normalize("NFC", " ".join((words or "").split()))
    return plain or None
