"""Answers and decisions that were refused as another had come first: kept in the journal, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dalil.records.codings import Coding
from dalil.records.decisions import Decision
from dalil.records.entries import Entry, EntryKind
from dalil.records.serial import from_json, load_plain, to_json
from dalil.storage.store import Store
from dalil.workflow.review.journal import entry_by, keep
from dalil.workflow.review.seats import Seat

ANSWER = "coding"  # the key of a refused answer in the body of an entry
DECISION = "decision"  # and of a refused decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """An answer that was refused, kept beside the chain."""

    id: str
    at: str
    stood: str | None  # the answer that stood then
    coding: Coding


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedDecision:
    """A decision that was not taken since another came first."""

    id: str
    at: str
    decision: Decision


def lay_aside(seat: Seat, coding: Coding, *, stood: str | None) -> str:
    """Keep a refused answer of the person; gives the id of its entry."""
    body = {"stood": stood, ANSWER: to_json(coding)}
    entry = entry_by(seat, EntryKind.ASIDE, coding.unit_id, body, at=coding.at)
    keep(seat, entry)
    return entry.id


def lay_decision_aside(seat: Seat, decision: Decision) -> None:
    """Keep a refused decision of the person."""
    body = {DECISION: to_json(decision)}
    keep(seat, entry_by(seat, EntryKind.ASIDE, decision.unit_id, body, at=decision.at))


def asides_of(store: Store, unit_id: str) -> tuple[Aside, ...]:
    """The refused answers for a unit, oldest first."""
    return tuple(_aside(entry, body) for entry, body in _entries(store, unit_id) if ANSWER in body)


def refused_decisions(store: Store, unit_id: str) -> tuple[RefusedDecision, ...]:
    """The refused decisions on a unit, oldest first."""
    return tuple(
        RefusedDecision(id=entry.id, at=entry.at, decision=from_json(Decision, body[DECISION]))
        for entry, body in _entries(store, unit_id)
        if DECISION in body
    )


def _entries(store: Store, unit_id: str) -> Iterator[tuple[Entry, dict[str, object]]]:
    """All that was laid aside at a unit; the body tells an answer from a decision."""
    return ((e, load_plain(e.body, "Entry")) for e in store.entries(EntryKind.ASIDE, unit_id))


def _aside(entry: Entry, body: dict[str, object]) -> Aside:
    stood = body.get("stood")
    return Aside(
        id=entry.id,
        at=entry.at,
        stood=stood if isinstance(stood, str) else None,
        coding=from_json(Coding, body[ANSWER]),
    )
