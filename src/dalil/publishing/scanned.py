"""What must be known of a claim whose words were recognised in an image: its pages, and the words in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.records.claims import Claim
from dalil.records.layouts import Doubt, Layout, Read
from dalil.records.quotes import Span
from dalil.records.sources import Source
from dalil.records.units import Unit

LOW = 0.8  # confidence of OCR below which it is told even where nothing is to verify
SHOWN = 8  # doubts of one claim


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtedWord:
    """A word that OCR is not sure of."""

    words: str
    confidence: float  # 0 to 1
    other: str | None = None  # how the second pass read it


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What OCR says of the words that a claim rests on."""

    pages: tuple[int, ...]
    confidence: float | None  # of the page that is read worst
    doubts: tuple[DoubtedWord, ...]  # in text order, the weightiest where there are many
    further: int = 0  # doubts that are not among them


def is_scanned(source: Source, unit: Unit, claim: Claim) -> bool:
    """Whether any of the words that a claim rests on was recognised by OCR.

    The whole unit counts, because a sum or a date may stand in it outside the quoted words.
    """
    layout = source.layout
    return layout is not None and any(layout.is_ocr(span) for span in _spans(unit, claim))


def is_to_verify(source: Source, unit: Unit, claim: Claim) -> bool:
    """Whether a claim has an amount or a date that must be compared with the image."""
    return (claim.amount is not None or claim.date is not None) and is_scanned(source, unit, claim)


def scan_of(source: Source, unit: Unit, claim: Claim) -> Scan | None:
    """What OCR says of the words of a claim; None where none of them come from it."""
    layout = source.layout
    if layout is None or not is_scanned(source, unit, claim):
        return None
    pages = sorted({n for span in _spans(unit, claim) for n in _pages(layout, span)})
    known = [c for n in pages if (c := layout.pages[n - 1].confidence) is not None]
    doubts = list(dict.fromkeys(d for quote in claim.evidence for d in doubts_of(source, quote.span)))
    kept = _weightiest(doubts, source, claim)
    return Scan(
        pages=tuple(pages),
        confidence=min(known, default=None),
        doubts=tuple(_word(source, d) for d in kept),
        further=len(doubts) - len(kept),
    )


def doubts_of(source: Source, span: Span) -> tuple[Doubt, ...]:
    """The doubts about words of a span, without those about bullets and other marks."""
    found = () if source.layout is None else source.layout.doubts_in(span)
    return tuple(d for d in found if any(c.isalnum() for c in source.text[d.span.start : d.span.end]))


def _spans(unit: Unit, claim: Claim) -> tuple[Span, ...]:
    return (unit.span, *(quote.span for quote in claim.evidence))


def _pages(layout: Layout, span: Span) -> tuple[int, ...]:
    """The pages of a span that OCR has read."""
    return tuple(n for n in layout.pages_of(span) if layout.pages[n - 1].read is Read.OCR)


def _weightiest(doubts: Sequence[Doubt], source: Source, claim: Claim) -> list[Doubt]:
    """The doubts to show, in text order: first those on the amount, on digits, and with two readings."""

    def weight(doubt: Doubt) -> tuple[bool, bool, bool, float]:
        words = source.text[doubt.span.start : doubt.span.end]
        of_amount = claim.amount is not None and words in claim.amount.written
        return not of_amount, not any(c.isdigit() for c in words), doubt.other is None, doubt.confidence

    kept = sorted(doubts, key=weight)[:SHOWN]
    return sorted(kept, key=lambda d: d.span)


def _word(source: Source, doubt: Doubt) -> DoubtedWord:
    words = " ".join(source.text[doubt.span.start : doubt.span.end].split())
    return DoubtedWord(words=words, confidence=doubt.confidence, other=doubt.other)
