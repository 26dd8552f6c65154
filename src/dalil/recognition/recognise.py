"""Recognition of one unit: the actors, amounts and dates in it, and the actors that stand over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dalil.recognition.amounts import find_amounts
from dalil.recognition.dates import find_dates
from dalil.recognition.document import DocumentLexicon
from dalil.recognition.found import Reading
from dalil.records.mentions import Amount, How, Mention, MentionKind, Mentions, PartialDate
from dalil.records.quotes import quote_at
from dalil.records.units import UnitText
from dalil.text.folding import fold

RECOGNISER = "dalil.rules.v1"
ACTOR, AMOUNT, DATE = MentionKind.ACTOR, MentionKind.AMOUNT, MentionKind.DATE
EXPLICIT = How.EXPLICIT

Placed = tuple[int, int, Mention]  # where the words stand that were found, which a quote may widen


def recognise(unit: UnitText, lexicon: DocumentLexicon) -> Mentions:
    """What stands in the unit, in text order, and who stands over it."""
    folded = fold(unit.text)
    reading = lexicon.reading_of(unit.unit, unit.text)
    found = list(_actors(unit, lexicon, reading))
    amounts = find_amounts(unit.text, folded=folded, hint=reading.words.money)
    dates = find_dates(unit.text, folded=folded)
    if amounts:
        found = [a for a in found if not any(f.start < a[1] and a[0] < f.end for f in amounts)]
    if amounts or dates:
        sums = [(f.start, f.end, _value(unit, AMOUNT, f.start, f.end, f.amount)) for f in amounts]
        days = [(f.start, f.end, _value(unit, DATE, f.start, f.end, f.date)) for f in dates]
        found = sorted([*sums, *days, *found], key=lambda f: (f[0], f[1]))
    return Mentions(
        unit_id=unit.unit.id,
        found=tuple([mention for _, _, mention in found]),
        voice=lexicon.voice,
        partners=lexicon.partners(unit.unit.path),
    )


def _actors(unit: UnitText, lexicon: DocumentLexicon, reading: Reading) -> Iterator[Placed]:
    own, text = unit.unit, unit.text
    offset, unit_id = own.span.start, own.id
    for f in reading.found:
        naming = lexicon.resolve(f, offset + f.start)
        if naming is not None:
            if naming.actor_id is None and naming.candidates:
                naming = replace(naming, name=text[f.start : f.end])
            quote = quote_at(own.source_id, text, f.start, f.end, base=offset)
            value = lexicon.reference(naming, EXPLICIT, quote)
            mention = Mention(unit_id=unit_id, kind=ACTOR, quote=quote, value=value, recogniser=RECOGNISER)
            yield f.start, f.end, mention


def _value(unit: UnitText, kind: MentionKind, start: int, end: int, value: Amount | PartialDate) -> Mention:
    quote = quote_at(unit.unit.source_id, unit.text, start, end, base=unit.unit.span.start)
    return Mention(unit_id=unit.unit.id, kind=kind, quote=quote, value=value, recogniser=RECOGNISER)
