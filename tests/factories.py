"""Real records for tests, made from text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from dalil.records.layouts import Block, BlockKind, Doubt, Layout, Page, Place, Read, Stretch, packed
from dalil.records.mentions import ActorRef, How
from dalil.records.quotes import Span, quote_at
from dalil.records.runs import digest_of
from dalil.records.sources import Source, source_id, text_digest
from dalil.records.units import Heading, Unit, UnitKind, UnitText, unit_id, unit_text
from dalil.text.direction import direction_of, language_of


def make_source(text: str, *, origin: str = "paper.txt", title: str | None = None) -> Source:
    """A source of that text, as the plain reader would make it."""
    text = unicodedata.normalize("NFC", text)
    raw = digest_of(text.encode())
    language = language_of(text)
    return Source(
        id=source_id(raw, "dalil.plain.v1"),
        raw_digest=raw,
        text=text,
        text_digest=text_digest(text),
        language=language,
        direction=direction_of(language),
        title=title,
        publisher=None,
        published=None,
        origin=origin,
        reader="dalil.plain.v1",
        encoding="utf-8",
    )


def make_unit(
    source: Source, words: str, *, kind: UnitKind = UnitKind.ITEM, ordinal: int = 0, path: tuple[Heading, ...] = ()
) -> Unit:
    """The unit of `words`, which stand in the source."""
    start = source.text.index(words)
    span = Span(start=start, end=start + len(words))
    return Unit(
        id=unit_id(source.id, kind, span.start, span.end),
        source_id=source.id,
        kind=kind,
        ordinal=ordinal,
        span=span,
        context=span,
        path=path,
    )


def make_unit_text(words: str) -> UnitText:
    """A unit that is the whole of its source."""
    source = make_source(words)
    return unit_text(make_unit(source, source.text), source.text, source.language)


def make_actor(source: Source, words: str, *, actor_id: str | None = None, name: str | None = None) -> ActorRef:
    """An explicit actor whose words stand in the source."""
    start = source.text.index(words)
    return ActorRef(
        quote=quote_at(source.id, source.text, start, start + len(words)),
        name=name or words,
        actor_id=actor_id,
        how=How.EXPLICIT,
    )


def make_layout(
    text: str, pages: Sequence[tuple[int, Read, float | None]], *, doubts: tuple[Doubt, ...] = (), rtl: bool = False
) -> Layout:
    """The layout of a text whose pages begin at those positions: 5 points a letter, 20 points a line."""
    ends = [*(start for start, *_ in pages[1:]), len(text)]
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        if words:
            blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(start=at, end=at + len(words))))
        at += len(line)
    return Layout(
        blocks=tuple(blocks),
        pages=tuple(Page(width=595, height=842, read=read, confidence=sure) for _, read, sure in pages),
        stretches=tuple(
            Stretch(span=Span(start=start, end=end), page=number, boxes=packed(_places(text[start:end], rtl)))
            for number, ((start, *_), end) in enumerate(zip(pages, ends, strict=True), 1)
        ),
        doubts=doubts,
    )


def _places(text: str, rtl: bool) -> list[Place]:
    """Where the letters stand, in quarters of a point, line under line from the top left corner or the top right."""
    found, line, column = [], 0, 0
    for letter in text:
        left = 2000 - 20 * column if rtl else 300 + 20 * column
        found.append((0, 0, 0, 0) if letter == "\n" else (left, 300 + 80 * line, left + 20, 340 + 80 * line))
        line, column = (line + 1, 0) if letter == "\n" else (line, column + 1)
    return found
