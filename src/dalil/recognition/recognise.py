"""Recognition of one unit: the actors, amounts and dates in it, and the actors that stand over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dalil.recognition.amounts import find_amounts
from dalil.recognition.dates import find_dates
from dalil.recognition.document import DocumentLexicon
from dalil.records.mentions import ActorRef, Amount, How, Mention, MentionKind, Mentions, PartialDate
from dalil.records.quotes import Quote, quote_at
from dalil.records.units import UnitText
from dalil.text.folding import fold

RECOGNISER = "dalil.rules.v1"
KINDS = {ActorRef: MentionKind.ACTOR, Amount: MentionKind.AMOUNT, PartialDate: MentionKind.DATE}


def recognise(unit: UnitText, lexicon: DocumentLexicon) -> Mentions:
    """What stands in the unit, in text order, and who stands over it."""
    folded = fold(unit.text)
    amounts = [(f.start, f.end, f.amount) for f in find_amounts(unit.text, folded=folded)]
    found: list[tuple[int, int, ActorRef | Amount | PartialDate]] = [*amounts]
    found += [(f.start, f.end, f.date) for f in find_dates(unit.text, folded=folded)]
    actors = _actors(unit, lexicon)
    found += [a for a in actors if not any(s < a[1] and a[0] < e for s, e, _ in amounts)] if amounts else actors
    found.sort(key=lambda f: (f[0], f[1]))
    return Mentions(
        unit_id=unit.unit.id,
        found=tuple(_mention(unit, *f) for f in found),
        voice=lexicon.voice,
        partners=lexicon.partners(unit.unit.path),
    )


def _actors(unit: UnitText, lexicon: DocumentLexicon) -> Iterator[tuple[int, int, ActorRef]]:
    offset = unit.unit.span.start
    for f in lexicon.found_in(unit.unit, unit.text):
        naming = lexicon.resolve(f, offset + f.start)
        if naming is not None:
            if naming.actor_id is None and naming.candidates:
                naming = replace(naming, name=unit.text[f.start : f.end])
            yield f.start, f.end, lexicon.reference(naming, How.EXPLICIT, _quote(unit, f.start, f.end))


def _mention(unit: UnitText, start: int, end: int, value: ActorRef | Amount | PartialDate) -> Mention:
    kind = KINDS[type(value)]
    quote = value.quote if isinstance(value, ActorRef) and value.quote is not None else _quote(unit, start, end)
    return Mention(
        unit_id=unit.unit.id,
        kind=kind,
        quote=quote,
        value=value,
        recogniser=RECOGNISER,
    )


def _quote(unit: UnitText, start: int, end: int) -> Quote:
    """The quote at a place of the unit's text, in the source's positions."""
    return quote_at(unit.unit.source_id, unit.text, start, end, base=unit.unit.span.start)
