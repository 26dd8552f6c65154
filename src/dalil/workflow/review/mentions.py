"""What recognition finds in a unit and in words that a person selects there."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.errors import UsageError
from dalil.recognition.recognise import recognise
from dalil.records.mentions import Amount, Mentions, PartialDate
from dalil.records.quotes import Quote, Span, quote_at
from dalil.records.sources import Source
from dalil.records.units import Unit, unit_text
from dalil.workflow.review.reading_words import WordReader
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.shelf import source_of
from dalil.workflow.review.studied import studied


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A unit with what was found in it."""

    unit: Unit
    source: Source
    mentions: Mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWords:
    """Selected words, widened so that no mark is cut from its letter, and what they come to."""

    source: Source
    quote: Quote
    amount: Amount | None
    date: PartialDate | None


def mentions_of(seat: Seat, unit_id: str) -> Found:
    """The actors, amounts and dates of a unit, and who stands over it."""
    unit = seat.store.unit(unit_id)
    source = seat.study.settings.applied(source_of(seat.study, seat.store, unit.source_id))
    text = unit_text(unit, source.text, source.language)
    return Found(unit=unit, source=source, mentions=recognise(text, studied(seat.study, seat.store, source.id).lexicon))


def read_words(seat: Seat, unit_id: str, start: int, end: int) -> ReadWords:
    """What words of a unit's paragraph come to; raises `UsageError` D632 where they lie outside it."""
    unit = seat.store.unit(unit_id)
    source = seat.study.settings.applied(source_of(seat.study, seat.store, unit.source_id))
    context = unit.context
    if not context.start <= start < end <= context.end:
        raise UsageError("D632", start=start, end=end, first=context.start, last=context.end)
    text = unit_text(unit, source.text, source.language)
    reader = WordReader(unit=text, published=source.published)
    quote = quote_at(source.id, source.text, start, end)
    span = Span(start=start, end=end)
    return ReadWords(source=source, quote=quote, amount=reader.amount(span), date=reader.date(span))
