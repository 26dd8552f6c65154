"""What has been answered for a source and for one unit of it, as far as the person may see it."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.adjudication.consensus import standing as decisions_of
from dalil.records.codings import Coder, Coding
from dalil.records.decisions import Decision
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.workflow.review.asides import Aside
from dalil.workflow.review.blindness import is_blind
from dalil.workflow.review.chains import Standing, standing
from dalil.workflow.review.desks import at_hand
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.shelf import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answers for a source that stand now."""

    source: Source
    units: dict[str, Unit]
    codings: tuple[Coding, ...]
    decisions: tuple[Decision, ...]
    coders: dict[str, Coder]
    blind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Everything that was answered for one unit."""

    unit: Unit
    source: Source
    codings: tuple[Coding, ...]  # every link of every chain, coder by coder
    asides: tuple[Aside, ...]
    decisions: tuple[Decision, ...]  # superseded ones too
    coders: dict[str, Coder]
    standing: Standing  # of the person's own chain
    blind: bool


def answered_of(seat: Seat, source_id: str) -> Answered:
    """The latest codings and decisions of a source; a blind person gets their own codings alone."""
    store = seat.store
    found = opened(seat.study, store, source_id)
    source = seat.study.settings.applied(found.source)
    blind = is_blind(store, seat.person, source_id)
    return Answered(
        source=source,
        units={u.id: u for u in found.units},
        codings=store.latest_codings(source_id, seat.person.id if blind else None),
        decisions=() if blind else tuple(decisions_of(store.decisions(source_id)).values()),
        coders=coders_of(seat),
        blind=blind,
    )


def answered_at(seat: Seat, unit_id: str) -> Answered:
    """The latest codings and decisions of one unit."""
    hand = at_hand(seat, unit_id)
    last = () if hand.last is None else (hand.last,)
    decisions = {} if hand.blind else decisions_of(seat.store.decisions(unit_id=unit_id))
    return Answered(
        source=hand.source,
        units={unit_id: hand.unit},
        codings=(*(() if hand.blind else hand.standing), *last),
        decisions=tuple(decisions.values()),
        coders=coders_of(seat),
        blind=hand.blind,
    )


def history_of(seat: Seat, unit_id: str) -> History:
    """Every link of every chain that the person may see, the answers laid aside, and the decisions."""
    hand = at_hand(seat, unit_id)
    return History(
        unit=hand.unit,
        source=hand.source,
        codings=(*hand.own, *(() if hand.blind else hand.others)),
        asides=hand.asides,
        decisions=() if hand.blind else seat.store.decisions(unit_id=unit_id, latest=False),
        coders=coders_of(seat),
        standing=standing(hand.own),
        blind=hand.blind,
    )


def coders_of(seat: Seat) -> dict[str, Coder]:
    """Every coder of the study, and the person, who may not have answered yet."""
    return {seat.person.id: seat.person, **{c.id: c for c in seat.store.coders()}}
