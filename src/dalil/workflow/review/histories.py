"""What has been answered for a source and for one unit of it, as far as the person may see it."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.records.codings import Coder, Coding
from dalil.records.decisions import Decision
from dalil.records.entries import Entry, EntryKind
from dalil.records.serial import from_json, load_plain
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.workflow.review.blindness import is_blind
from dalil.workflow.review.chains import Standing, standing
from dalil.workflow.review.desks import at_hand
from dalil.workflow.review.seats import Seat


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
class Aside:
    """An answer that was refused as another had come first, kept beside the chain."""

    id: str
    at: str
    stood: str | None  # the answer that stood then
    coding: Coding


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
    source = seat.study.settings.applied(store.source(source_id))
    blind = is_blind(seat.study, store, seat.person, source_id)
    return Answered(
        source=source,
        units={u.id: u for u in store.units(source_id)},
        codings=store.latest_codings(source_id, seat.person.id if blind else None),
        decisions=() if blind else store.decisions(source_id),
        coders=coders_of(seat),
        blind=blind,
    )


def history_of(seat: Seat, unit_id: str) -> History:
    """Every link of every chain that the person may see, the answers laid aside, and the decisions."""
    hand = at_hand(seat, unit_id)
    asides = tuple(_aside(e) for e in seat.store.entries(EntryKind.ASIDE, unit_id) if _is_coding(e))
    decisions = seat.store.decisions(hand.source.id, latest=False)
    return History(
        unit=hand.unit,
        source=hand.source,
        codings=(*hand.own, *(() if hand.blind else hand.others)),
        asides=tuple(a for a in asides if not hand.blind or a.coding.coder_id == seat.person.id),
        decisions=() if hand.blind else tuple(d for d in decisions if d.unit_id == unit_id),
        coders=coders_of(seat),
        standing=standing(hand.own),
        blind=hand.blind,
    )


def coders_of(seat: Seat) -> dict[str, Coder]:
    """Every coder of the study, and the person, who may not have answered yet."""
    return {seat.person.id: seat.person, **{c.id: c for c in seat.store.coders()}}


def _is_coding(entry: Entry) -> bool:
    """Whether an answer was laid aside; refused decisions lie among the asides too."""
    return "coding" in load_plain(entry.body, "Entry")


def _aside(entry: Entry) -> Aside:
    body = load_plain(entry.body, "Entry")
    return Aside(id=entry.id, at=entry.at, stood=body.get("stood"), coding=from_json(Coding, body["coding"]))
