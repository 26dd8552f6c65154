"""The desk of a person who codes a unit: its text and codebook, who stands above it, and what others made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dalil.coding.human.desk import Desk
from dalil.coding.human.given import KeptClaim
from dalil.recognition.registry import Registry
from dalil.records.claims import Claim
from dalil.records.codings import Coding
from dalil.records.mentions import ActorRef, How
from dalil.records.sources import Source
from dalil.records.units import Unit, UnitText, unit_text
from dalil.workflow.review.asides import Aside, asides_of
from dalil.workflow.review.blindness import is_blind
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.reading_words import WordReader
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.shelf import source_of
from dalil.workflow.review.studied import studied


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAtHand:
    """A unit with its source, and every coding of it that the person may see."""

    unit: Unit
    source: Source
    own: tuple[Coding, ...]  # the person's chain, first link first
    others: tuple[Coding, ...]  # superseded ones too
    asides: tuple[Aside, ...]  # answers that were refused, of everybody whom the person may see
    blind: bool

    @property
    def last(self) -> Coding | None:
        """What the person's answer is now."""
        return self.own[-1] if self.own else None

    @property
    def refused(self) -> tuple[Coding, ...]:
        """The person's own answers that another had come before."""
        coder_ids = {c.coder_id for c in self.own}
        return tuple(a.coding for a in self.asides if a.coding.coder_id in coder_ids)

    @property
    def standing(self) -> tuple[Coding, ...]:
        """The others' codings that nothing supersedes."""
        gone = {c.supersedes for c in self.others}
        return tuple(c for c in self.others if c.id not in gone)


def at_hand(seat: Seat, unit_id: str) -> UnitAtHand:
    """A unit as a person finds it; raises `StorageError` D817 where the store has none of that id."""
    unit = seat.store.unit(unit_id)
    source = seat.study.settings.applied(source_of(seat.study, seat.store, unit.source_id))
    codings = seat.store.codings(unit_id=unit_id)
    own = tuple(c for c in codings if c.coder_id == seat.person.id)
    blind = is_blind(seat.store, seat.person, source.id)
    shown = {j.coding_id for c in own for j in c.judged}  # what the person judged before is known to them
    others = tuple(c for c in codings if c.coder_id != seat.person.id and (not blind or c.id in shown))
    asides = asides_of(seat.store, unit_id)
    seen = tuple(a for a in asides if not blind or a.coding.coder_id == seat.person.id)
    return UnitAtHand(unit=unit, source=source, own=own, others=others, asides=seen, blind=blind)


def desk_of(seat: Seat, hand: UnitAtHand) -> Desk:
    """What an answer for the unit is checked against."""
    kit = review_kit(seat.study)
    text = unit_text(hand.unit, hand.source.text, hand.source.language)
    reader = WordReader(unit=text, published=hand.source.published)

    def look(actor_id: str) -> ActorRef | None:
        return registered(kit.registry, actor_id, hand.source.language)

    return Desk(
        unit=text,
        codebook=kit.codebook,
        find_actor=look,
        read_amount=reader.amount,
        read_date=reader.date,
        surroundings=lambda: surroundings(seat, text),
        others=dict(_kept(hand.others)),
        own=dict(_kept((*hand.own, *hand.refused))),
    )


def surroundings(seat: Seat, text: UnitText) -> tuple[ActorRef | None, tuple[ActorRef, ...]]:
    """The document's voice, and the actors of the headings over a unit."""
    document = studied(seat.study, seat.store, text.unit.source_id).lexicon
    return document.voice, document.partners(text.unit.path)


def registered(registry: Registry, actor_id: str, language: str) -> ActorRef | None:
    """An actor of the registry as claims of a document in that language name it."""
    actor = registry.get(actor_id)
    if actor is None:
        return None
    return ActorRef(
        quote=None,
        name=actor.name("ar" if language == "ar" else "en"),
        name_en=actor.name_en,
        actor_id=actor.id,
        how=How.INHERITED,
        kind=actor.kind,
    )


def _kept(codings: Iterable[Coding]) -> Iterator[tuple[KeptClaim, Claim]]:
    for coding in codings:
        for claim in coding.claims:
            yield KeptClaim(coding_id=coding.id, claim_id=claim.id), claim
