"""What selected words come to: the amounts and dates that recognition reads in a paragraph, found by their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dalil.recognition.amounts import find_amounts
from dalil.recognition.dates import find_dates
from dalil.records.mentions import Amount, PartialDate
from dalil.records.quotes import Span
from dalil.records.units import UnitText


class _Found(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


F = TypeVar("F", bound=_Found)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReader:
    """Reads words of one unit's paragraph; `published` is the day that "yesterday" leans on."""

    unit: UnitText
    published: str | None

    def amount(self, words: Span) -> Amount | None:
        """The sum that the words, or the words around them, come to."""
        text, start, end = self._placed(words)
        found = _nearest(find_amounts(text), start, end) or next(iter(find_amounts(text[start:end])), None)
        return None if found is None else found.amount

    def date(self, words: Span) -> PartialDate | None:
        """The date that the words, or the words around them, come to."""
        text, start, end = self._placed(words)
        near = _nearest(find_dates(text, reference=self.published), start, end)
        found = near or next(iter(find_dates(text[start:end], reference=self.published)), None)
        return None if found is None else found.date

    def _placed(self, words: Span) -> tuple[str, int, int]:
        base = self.unit.unit.context.start
        return self.unit.context_text, words.start - base, words.end - base


def _nearest(found: Iterable[F], start: int, end: int) -> F | None:
    """What shares most with a stretch of text, the shortest of several; None where nothing shares anything."""
    shared = [(min(f.end, end) - max(f.start, start), f.start - f.end, f) for f in found]
    best = max((s for s in shared if s[0] > 0), key=lambda s: s[:2], default=None)
    return None if best is None else best[2]
