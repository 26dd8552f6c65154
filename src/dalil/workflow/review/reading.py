"""What the reader's screen shows of a source: facts, text in pieces, pages, and where words stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dalil.errors import UsageError
from dalil.reading.images import page_image
from dalil.records.layouts import Block, BlockKind, Page
from dalil.records.quotes import Span
from dalil.records.runs import digest_of
from dalil.records.sources import Source
from dalil.storage.store import Store
from dalil.text.folding import fold, fold_text
from dalil.workflow.project import Study
from dalil.workflow.review.shelf import Opened, opened, source_of

MOST_HITS = 1_000  # that one search tells the places of


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStart:
    """Where the text of a page begins."""

    start: int
    page: int  # from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Where words stand in a source."""

    spans: tuple[Span, ...]
    count: int  # of all, also of those that are not told


def shown_source(study: Study, store: Store, source_id: str) -> Source:
    """A source as the study sees it, with what its settings say in place of what was read."""
    return study.settings.applied(source_of(study, store, source_id))


def text_between(source: Source, start: int, end: int) -> str:
    """A piece of the text; raises `UsageError` D620 where it does not lie in it."""
    if not 0 <= start <= end <= len(source.text):
        raise UsageError("D620", start=start, end=end, length=len(source.text))
    return source.text[start:end]


def page_starts(source: Source) -> tuple[PageStart, ...]:
    """Where each page begins, in text order; a page may come again, as where its notes stand at the end."""
    found: list[PageStart] = []
    for stretch in () if source.layout is None else source.layout.stretches:
        if not found or found[-1].page != stretch.page:
            found.append(PageStart(start=stretch.span.start, page=stretch.page))
    return tuple(found)


def told_blocks(source: Source) -> tuple[Block, ...]:
    """The blocks whose kind the format tells and the units do not: rows of tables, notes, items of deeper lists."""
    blocks = () if source.layout is None else source.layout.blocks
    return tuple(b for b in blocks if b.kind is not BlockKind.PARAGRAPH)


def page_of(source: Source, number: int) -> Page:
    """A page, from 1; raises `UsageError` D621 where the source has none of that number."""
    pages = () if source.layout is None else source.layout.pages
    if not 0 < number <= len(pages):
        raise UsageError("D621", page=number, pages=len(pages), source=source.origin)
    return pages[number - 1]


def page_png(store: Store, source: Source, number: int) -> bytes:
    """The image of a page; raises `UsageError` D622 where the file is not kept, or the page cannot be drawn."""
    page_of(source, number)
    data = store.raw(source.raw_digest)
    if data is None or digest_of(data) != source.raw_digest:
        raise UsageError("D622", page=number, source=source.origin)
    png = page_image(data, source, number)
    if png is None:
        raise UsageError("D622", page=number, source=source.origin)
    return png


def find(study: Study, store: Store, source_id: str, words: str) -> Hits:
    """Where words stand in a source, folded as names are compared: hamza, vowel signs and tatweel make no difference.

    The words may stand inside longer ones, so that clitics hide nothing; they are looked for line by line.
    """
    pattern = _pattern(words)
    if pattern is None:
        return Hits(spans=(), count=0)
    spans: list[Span] = []
    count = 0
    for span in _found(opened(study, store, source_id), pattern):
        count += 1
        if count <= MOST_HITS:
            spans.append(span)
    return Hits(spans=tuple(spans), count=count)


def _pattern(words: str) -> re.Pattern[str] | None:
    folded = fold_text(words).split()
    return re.compile(r"\s+".join(map(re.escape, folded))) if folded else None


def _found(source: Opened, pattern: re.Pattern[str]) -> Iterator[Span]:
    text = source.source.text
    for start, line in source.folded_lines:
        if pattern.search(line) is None:
            continue
        end = text.find("\n", start)
        folded = fold(text[start : len(text) if end < 0 else end])
        for match in pattern.finditer(folded.text):
            first, last = folded.raw(*match.span())
            yield Span(start=start + first, end=start + last)
