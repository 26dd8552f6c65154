"""Notes and questions on units."""

from __future__ import annotations

from fastapi import APIRouter

from dalil.web.models.histories import NoteOut, NotesOut, QuestionOut, QuestionsOut, note_out
from dalil.web.models.notes import NoteIn
from dalil.web.reach import LiveDep
from dalil.web.routes.coding import ReadSeat, WriteSeat
from dalil.workflow.review.histories import coders_of
from dalil.workflow.review.notes import add_note, notes_of, open_questions, take_back
from dalil.workflow.review.reading import shown_source
from dalil.workflow.review.shelf import opened

router = APIRouter(prefix="/api", tags=["notes"])
KIND = "note"


@router.get("/units/{unit_id}/notes", operation_id="unit_notes", summary="The notes on a unit")
def unit_notes(unit_id: str, seat: ReadSeat) -> NotesOut:
    """Those that the person may see, oldest first."""
    coders = coders_of(seat)
    return NotesOut(notes=[note_out(n, coders, seat.person) for n in notes_of(seat, (unit_id,))])


@router.post("/units/{unit_id}/notes", operation_id="add_note", summary="Write a note on a unit", status_code=201)
def write_note(unit_id: str, asked: NoteIn, seat: WriteSeat, live: LiveDep) -> NoteOut:
    """The note as it is kept."""
    note = add_note(seat, unit_id, asked.given())
    live.announce(KIND, unit=unit_id)
    return note_out(note, coders_of(seat), seat.person)


@router.delete("/units/{unit_id}/notes/{note_id}", operation_id="take_note_back", summary="Take back an own note")
def take_note_back(unit_id: str, note_id: str, seat: WriteSeat, live: LiveDep) -> NotesOut:
    """The notes that are left; the journal keeps what was taken back."""
    take_back(seat, unit_id, note_id)
    live.announce(KIND, unit=unit_id)
    return unit_notes(unit_id, seat)


@router.get("/sources/{source_id}/notes", operation_id="source_notes", summary="The notes on the units of a source")
def source_notes(source_id: str, seat: ReadSeat) -> NotesOut:
    """Those that the person may see, oldest first."""
    coders = coders_of(seat)
    units = [u.id for u in opened(seat.study, seat.store, source_id).units]
    return NotesOut(notes=[note_out(n, coders, seat.person) for n in notes_of(seat, units)])


@router.get("/questions", operation_id="open_questions", summary="The open questions of the study")
def questions(seat: ReadSeat) -> QuestionsOut:
    """Those that the person may see, oldest first, each with the source that it is about."""
    coders = coders_of(seat)
    found = []
    for note in open_questions(seat):
        shown = shown_source(seat.study, seat.store, seat.store.unit(note.unit_id).source_id)
        told = note_out(note, coders, seat.person)
        found.append(QuestionOut(source_id=shown.id, title=shown.title or shown.origin, note=told))
    return QuestionsOut(questions=found)
