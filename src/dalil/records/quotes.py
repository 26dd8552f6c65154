"""Positions and exact words: what every claim rests on.

A position counts Unicode code points of a source's canonical text, start included, end excluded. A quote never parts
a combining mark from its letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import combining

from dalil.records.quick import quick


@quick
@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of canonical text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Exact words of a source and their place; make one with `quote_at`, which checks them."""

    source_id: str
    span: Span
    exact: str

    def __post_init__(self) -> None:
        if len(self.exact) != self.span.end - self.span.start:
            raise ValueError("a quote's words must be as long as its span")
        if combining(self.exact[0]):
            raise ValueError("a quote must not start on a combining mark")


def quote_at(source_id: str, text: str, start: int, end: int, *, base: int = 0) -> Quote:
    """The quote of `text[start:end]`, widened so that no combining mark is cut from its letter.

    `text` is the source's own, or a part of it that begins at `base`.
    """
    while start > 0 and combining(text[start]):
        start -= 1
    while end < len(text) and combining(text[end]):
        end += 1
    return Quote(source_id=source_id, span=Span(start=base + start, end=base + end), exact=text[start:end])


def holds(quote: Quote, text: str) -> bool:
    """Whether the words stand verbatim at their place in `text`, no mark cut off at either end."""
    start, end = quote.span.start, quote.span.end
    return text[start:end] == quote.exact and not (end < len(text) and combining(text[end]))
