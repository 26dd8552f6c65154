"""Notes and questions on units: entries of the journal, each on a unit and perhaps on one claim of it.

A question is open until an answer settles it. Whoever wrote an entry may take it back by a further entry; nothing is
ever removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.errors import UsageError
from dalil.records.entries import Entry, EntryKind
from dalil.records.serial import load_plain
from dalil.workflow.review.blindness import blind_sources, is_blind
from dalil.workflow.review.journal import entry_by, keep, standing_entries
from dalil.workflow.review.seats import Seat

LONGEST = 4000  # characters of a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a person has to say of a unit."""

    text: str
    claim_id: str | None = None  # the claim it is about, where it is about one
    is_question: bool = False
    answers: str | None = None  # id of the note it answers
    settles: bool = False  # whether it settles the question it answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark as it stands in the journal."""

    id: str
    unit_id: str
    by: str  # id of the coder
    at: str
    remark: Remark
    is_open: bool  # a question that nothing has settled


def add_note(seat: Seat, unit_id: str, remark: Remark) -> Note:
    """Keep a remark on a unit."""
    text = remark.text.strip()
    unit = seat.store.unit(unit_id)
    if not text or len(text) > LONGEST:
        raise UsageError("D633")
    with seat.store.transaction():
        known = notes_of(seat, (unit_id,))
        _known(remark.answers, known)
        body = {
            "text": text,
            "claim_id": remark.claim_id,
            "is_question": remark.is_question,
            "answers": remark.answers,
            "settles": remark.settles and remark.answers is not None,
        }
        entry = entry_by(seat, EntryKind.NOTE, unit.id, {k: v for k, v in body.items() if v})
        keep(seat, entry)
    return next(n for n in notes_of(seat, (unit_id,)) if n.id == entry.id)


def take_back(seat: Seat, unit_id: str, note_id: str) -> None:
    """Take back a note of one's own."""
    with seat.store.transaction():
        own = [n for n in notes_of(seat, (unit_id,)) if n.by == seat.person.id]
        _known(note_id, own)
        keep(seat, entry_by(seat, EntryKind.NOTE, unit_id, {}, undoes=note_id))


def notes_of(seat: Seat, unit_ids: Sequence[str]) -> tuple[Note, ...]:
    """The notes on units of one source that the person may see, oldest first."""
    if not unit_ids:
        return ()
    source_id = seat.store.unit(unit_ids[0]).source_id
    single = unit_ids[0] if len(unit_ids) == 1 else None
    wanted = set(unit_ids)
    entries = [e for e in standing_entries(seat.store.entries(EntryKind.NOTE, single)) if e.subject in wanted]
    if is_blind(seat.store, seat.person, source_id):
        entries = _own_and_answers(entries, seat.person.id)
    return _notes(entries)


def open_questions(seat: Seat) -> tuple[Note, ...]:
    """Every open question of the study that the person may see, oldest first."""
    entries = standing_entries(seat.store.entries(EntryKind.NOTE))
    hidden = blind_sources(seat.store, seat.person)
    found = (n for n in _notes(entries) if n.is_open)
    return tuple(n for n in found if n.by == seat.person.id or seat.store.unit(n.unit_id).source_id not in hidden)


def _notes(entries: Sequence[Entry]) -> tuple[Note, ...]:
    remarks = {e.id: Remark(**load_plain(e.body, "Entry")) for e in entries}
    settled = {r.answers for r in remarks.values() if r.settles}
    return tuple(
        Note(
            id=e.id,
            unit_id=e.subject,
            by=e.by,
            at=e.at,
            remark=remarks[e.id],
            is_open=remarks[e.id].is_question and e.id not in settled,
        )
        for e in entries
    )


def _own_and_answers(entries: Sequence[Entry], person_id: str) -> list[Entry]:
    """A blind person's own entries, and what others answered to them."""
    own = {e.id for e in entries if e.by == person_id}
    return [e for e in entries if e.id in own or load_plain(e.body, "Entry").get("answers") in own]


def _known(note_id: str | None, notes: Sequence[Note]) -> None:
    if note_id is not None and note_id not in {n.id for n in notes}:
        raise UsageError("D638", id=note_id, known=", ".join(n.id for n in notes) or "–")
