"""Who codes which source, and whether blind: entries of the journal, handed out and taken back.

Whoever works alone is never held back by them. Several people may have the same source, so that their answers can be
compared; a further entry takes an assignment back, and nothing is removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dalil.errors import UsageError
from dalil.records.codings import Coder
from dalil.records.entries import Entry, EntryKind
from dalil.records.serial import load_plain
from dalil.storage.store import Store
from dalil.workflow.review.journal import entry_by, keep, standing_entries
from dalil.workflow.review.seats import Seat

HANDED = "coder_id"  # the key by which a body says that a source was handed to somebody


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """That a person is to code a source."""

    id: str  # of the entry
    source_id: str
    coder_id: str
    is_blind: bool  # whether others' codings are hidden from the person
    due: str | None  # when it is due, in words
    by: str  # id of the coder who handed it out
    at: str


def hand_out(
    seat: Seat, people: Sequence[Coder], source_ids: Sequence[str], *, blind: bool, due: str | None
) -> tuple[Assignment, ...]:
    """Hand each of the sources to each of the people; what a person has already on the same terms stays as it is."""
    due = (due or "").strip() or None
    store = seat.store
    with store.transaction():
        known = set(store.source_ids())
        _all_known(source_ids, known)
        for person in people:
            store.add_coder(person)
        had = {(a.source_id, a.coder_id): a for a in assignments(store)}
        wanted = dict.fromkeys(p.id for p in people)
        for source_id in dict.fromkeys(source_ids):
            for coder_id in wanted:
                _hand(seat, source_id, coder_id, had.get((source_id, coder_id)), terms=(blind, due))
    return tuple(a for a in assignments(store) if a.source_id in source_ids and a.coder_id in wanted)


def take_back(seat: Seat, ids: Iterable[str]) -> int:
    """Take assignments back; how many there were. What was coded under them stays."""
    store = seat.store
    with store.transaction():
        standing = {a.id: a for a in assignments(store)}
        found = [standing[i] for i in dict.fromkeys(ids) if i in standing]
        if not found:
            raise UsageError("D649")
        keep(seat, *(_undoing(seat, a) for a in found))
    return len(found)


def assignments(store: Store, source_id: str | None = None) -> tuple[Assignment, ...]:
    """The assignments that stand, of one source or of all, oldest first."""
    return assignments_in(store.entries(EntryKind.ASSIGNMENT, source_id))


def assignments_in(entries: Sequence[Entry]) -> tuple[Assignment, ...]:
    """The assignments that stand after all these entries."""
    found = ((e, load_plain(e.body, "Entry")) for e in standing_entries(entries))
    return tuple(
        Assignment(
            id=entry.id,
            source_id=entry.subject,
            coder_id=body[HANDED],
            is_blind=bool(body.get("blind")),
            due=body.get("due"),
            by=entry.by,
            at=entry.at,
        )
        for entry, body in found
        if HANDED in body
    )


def split_evenly(people: Sequence[str], sources: Sequence[tuple[str, int]], *, each: int) -> dict[str, tuple[str, ...]]:
    """For each person the sources to code, so that `each` people have every source and all have about as much to read.

    The longest sources go first, each to those who have least so far; ties go to whoever is named first.
    """
    if not people:
        return {}
    load = dict.fromkeys(people, 0)
    found: dict[str, list[str]] = {p: [] for p in load}
    order = {p: n for n, p in enumerate(load)}
    for source_id, units in sorted(sources, key=lambda s: (-s[1], s[0])):
        for person in sorted(load, key=lambda p: (load[p], order[p]))[: max(1, min(each, len(load)))]:
            found[person].append(source_id)
            load[person] += max(1, units)
    return {person: tuple(taken) for person, taken in found.items()}


def _hand(seat: Seat, source_id: str, coder_id: str, had: Assignment | None, *, terms: tuple[bool, str | None]) -> None:
    blind, due = terms
    if had is not None and (had.is_blind, had.due) == terms:
        return
    if had is not None:
        keep(seat, _undoing(seat, had))
    body = {HANDED: coder_id, "blind": blind, **({} if due is None else {"due": due})}
    keep(seat, entry_by(seat, EntryKind.ASSIGNMENT, source_id, body))


def _undoing(seat: Seat, assignment: Assignment) -> Entry:
    return entry_by(seat, EntryKind.ASSIGNMENT, assignment.source_id, {}, undoes=assignment.id)


def _all_known(source_ids: Sequence[str], known: set[str]) -> None:
    strange = [s for s in source_ids if s not in known]
    if strange or not source_ids:
        raise UsageError("D647", sources=", ".join(strange) or "–")
