"""Words of a sentence as the actors of an event, with what recognition knows of them."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.coding.events.spans import Named
from dalil.coding.method import DraftActor, Words
from dalil.records.mentions import ActorRef, Mention, Mentions
from dalil.records.units import UnitText


def named_in(unit: UnitText, mentions: Mentions) -> tuple[Named, ...]:
    """What recognition found, by its place in the unit's text."""
    offset = unit.unit.span.start
    return tuple(
        Named(m.quote.span.start - offset, m.quote.span.end - offset, getattr(m.value, "kind", None) or m.kind.value)
        for m in mentions.found
    )


def words_at(unit: UnitText, start: int, end: int) -> Words:
    """The words at a place of the unit's text."""
    return Words(exact=unit.text[start:end], start=unit.unit.span.start + start)


def actor_at(unit: UnitText, mentions: Mentions, start: int, end: int) -> DraftActor:
    """The actor of the words at a place; who it is, where recognition says so of all of them."""
    words = words_at(unit, start, end)
    known = next(_covering(mentions, unit.unit.span.start + start, unit.unit.span.start + end), None)
    if known is None:
        return DraftActor(name=words.exact, words=words)
    return DraftActor.of(known, words)


def _covering(mentions: Mentions, start: int, end: int) -> Iterator[ActorRef]:
    """The actors whose words are those at a place, or hold them; a clitic may stand before."""
    for mention in mentions.found:
        if isinstance(mention.value, ActorRef) and _covers(mention, start, end):
            yield mention.value


def _covers(mention: Mention, start: int, end: int) -> bool:
    span = mention.quote.span
    return span.start - 2 <= start < span.end and span.start < end <= span.end
