"""Words that a person chose: place and wording must both be the source's, and the place one where the slot may look."""

from __future__ import annotations

from dalil.coding.human.faults import SlotError
from dalil.coding.human.given import GivenWords
from dalil.coding.method import Words
from dalil.records.units import UnitText

SHOWN = 80  # characters of a quote in a message


def words_of(given: GivenWords, unit: UnitText) -> Words:
    """The words, which stand in the unit's paragraph."""
    if not _stands(given, unit.unit.context.start, unit.context_text):
        context = unit.unit.context
        raise SlotError("D632", start=given.start, end=_end(given), first=context.start, last=context.end)
    return Words(exact=given.exact, start=given.start)


def words_above(given: GivenWords, unit: UnitText) -> Words:
    """The words of an actor, which stand in the unit's paragraph or in a heading above it."""
    for heading in unit.unit.path:
        quote = heading.quote
        if quote.span.start <= given.start and _end(given) <= quote.span.end:
            _stands(given, quote.span.start, quote.exact)
            return Words(exact=given.exact, start=given.start)
    return words_of(given, unit)


def is_in_unit(given: GivenWords, unit: UnitText) -> bool:
    """Whether the words stand in the unit itself, not only in the paragraph around it."""
    span = unit.unit.span
    return span.start <= given.start and _end(given) <= span.end


def _end(given: GivenWords) -> int:
    return given.start + len(given.exact)


def _stands(given: GivenWords, base: int, text: str) -> bool:
    """Whether the place lies in a text that begins at `base`; raises `SlotError` where other words stand there."""
    if not given.exact.strip():
        raise SlotError("D633")
    if given.start < base or _end(given) > base + len(text):
        return False
    found = text[given.start - base : _end(given) - base]
    if found != given.exact:
        at = next(n for n, (a, b) in enumerate(zip(found, given.exact, strict=True)) if a != b)
        raise SlotError(
            "D631", start=given.start, given=given.exact[:SHOWN], found=found[:SHOWN], differs=given.start + at
        )
    return True
