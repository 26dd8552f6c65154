"""Answers given by hand: read, saved, restored; what was answered before; what recognition offers for the slots."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from dalil.coding.human.faults import AnswerError
from dalil.records.codings import Coding
from dalil.web.answers import RefusalError
from dalil.web.live import Live
from dalil.web.models.base import Done
from dalil.web.models.claims import CodingOut, amount_out, coding_out, date_out, quote_out
from dalil.web.models.coding import AnswerIn, BlindIn, ConfirmIn, RestoreIn, SpanIn
from dalil.web.models.histories import (
    CodingsOut,
    HistoryOut,
    MentionsOut,
    ReadingOut,
    SavedOut,
    aside_out,
    coding_by,
    codings_out,
    decision_out,
    mentions_out,
    standing_out,
)
from dalil.web.reach import LanguageDep, LiveDep, PersonDep, ReadStore, StudyDep, WriteStore
from dalil.workflow.review.blindness import turn_blind
from dalil.workflow.review.coding import Conflict, Saved, Step, confirm, restore, save
from dalil.workflow.review.histories import answered_at, answered_of, history_of
from dalil.workflow.review.mentions import mentions_of, read_words
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.shelf import source_of

router = APIRouter(prefix="/api", tags=["coding"])
KIND = "coding"


def reading_seat(study: StudyDep, store: ReadStore, person: PersonDep) -> Seat:
    """Who asks, where they may read."""
    return Seat(study=study, store=store, person=coder_of_person(person.name))


def writing_seat(study: StudyDep, store: WriteStore, person: PersonDep) -> Seat:
    """Who asks, where they may add to the study."""
    return Seat(study=study, store=store, person=coder_of_person(person.name))


ReadSeat = Annotated[Seat, Depends(reading_seat)]
WriteSeat = Annotated[Seat, Depends(writing_seat)]


@router.get("/sources/{source_id}/codings", operation_id="codings", summary="The answers for a source that stand now")
def codings(source_id: str, seat: ReadSeat, lang: LanguageDep) -> CodingsOut:
    """The latest codings that the person may see, and the decisions."""
    return codings_out(answered_of(seat, source_id), lang, short=True)


@router.get("/units/{unit_id}/codings", operation_id="unit_codings", summary="The answers for one unit that stand now")
def unit_codings(unit_id: str, seat: ReadSeat, lang: LanguageDep) -> CodingsOut:
    """The latest codings that the person may see, and the decision."""
    return codings_out(answered_at(seat, unit_id), lang)


@router.put("/sources/{source_id}/blind", operation_id="turn_blind", summary="Code a source blind, or no longer")
def blind(source_id: str, asked: BlindIn, seat: WriteSeat, live: LiveDep) -> Done:
    """That it is so from now on."""
    source = source_of(seat.study, seat.store, source_id)
    turn_blind(seat, source.id, blind=asked.blind)
    live.announce("blind", source=source.id)
    return Done()


@router.put("/units/{unit_id}/coding", operation_id="save_coding", summary="Save a person's whole answer for a unit")
def save_coding(unit_id: str, asked: AnswerIn, seat: WriteSeat, live: LiveDep, lang: LanguageDep) -> SavedOut:
    """The answer that stands now; 409 with both versions where another came first."""
    try:
        outcome = save(seat, unit_id, asked.given(), base=asked.base)
    except AnswerError as error:
        faults = [{"slot": f.slot, "code": f.issue.code, "message": f.issue.render(lang)} for f in error.faults]
        raise RefusalError(error.code, detail=faults, **error.values) from error
    return _told(outcome, seat, live, lang)


@router.post(
    "/units/{unit_id}/coding/restore", operation_id="restore_coding", summary="Let an earlier answer stand again"
)
def restore_coding(unit_id: str, asked: RestoreIn, seat: WriteSeat, live: LiveDep, lang: LanguageDep) -> SavedOut:
    """The answer that stands now; 409 with both versions where another came first."""
    to = Step(asked.to) if asked.to in set(Step) else asked.to
    return _told(restore(seat, unit_id, to, base=asked.base), seat, live, lang)


@router.get("/units/{unit_id}/history", operation_id="unit_history", summary="Everything that was answered for a unit")
def history(unit_id: str, seat: ReadSeat, lang: LanguageDep) -> HistoryOut:
    """Every link of every chain that the person may see, what was laid aside, and the decisions."""
    found = history_of(seat, unit_id)
    coders, unit, source = found.coders, found.unit, found.source
    return HistoryOut(
        codings=[coding_by(c, coders, unit=unit, source=source, lang=lang) for c in found.codings],
        asides=[aside_out(a, coders, unit=unit, source=source, lang=lang) for a in found.asides],
        decisions=[decision_out(d, unit=unit, source=source, lang=lang) for d in found.decisions],
        standing=standing_out(found.standing),
        blind=found.blind,
    )


@router.get("/units/{unit_id}/mentions", operation_id="unit_mentions", summary="What recognition finds in a unit")
def mentions(unit_id: str, seat: ReadSeat) -> MentionsOut:
    """Actors, amounts and dates of the unit, the document's voice, and the actors above."""
    found = mentions_of(seat, unit_id)
    return mentions_out(found.mentions, found.unit, found.source)


@router.post("/units/{unit_id}/reading", operation_id="read_words", summary="What selected words of a unit come to")
def reading(unit_id: str, asked: SpanIn, seat: ReadSeat) -> ReadingOut:
    """The words, and the sum and the date that they come to."""
    read = read_words(seat, unit_id, asked.start, asked.end)
    quote = quote_out(read.quote, read.source)
    return ReadingOut(quote=quote, amount=amount_out(read.amount), date=date_out(read.date))


@router.post("/units/{unit_id}/coding/confirm", operation_id="confirm_coding", summary="Give an answer anew as it is")
def confirm_coding(unit_id: str, asked: ConfirmIn, seat: WriteSeat, live: LiveDep, lang: LanguageDep) -> SavedOut:
    """The same answer under the present codebook; 409 with both versions where another came first."""
    return _told(confirm(seat, unit_id, base=asked.base), seat, live, lang)


def _told(outcome: Saved | Conflict, seat: Seat, live: Live, lang: str) -> SavedOut:
    """The answer to a write: other pages are told of what was saved, and a conflict is answered with both versions."""
    unit, source = outcome.hand.unit, outcome.hand.source

    def shown(coding: Coding) -> CodingOut:
        return coding_out(coding, seat.person, unit=unit, source=source, lang=lang)

    if isinstance(outcome, Conflict):
        theirs = None if outcome.theirs is None else shown(outcome.theirs).model_dump(mode="json")
        yours = shown(outcome.yours).model_dump(mode="json")
        raise RefusalError("D639", detail={"yours": yours, "theirs": theirs, "aside_id": outcome.aside_id})
    live.announce(KIND, source=source.id, unit=unit.id, coding=outcome.coding.id, coder=seat.person.id)
    return SavedOut(coding=shown(outcome.coding), standing=standing_out(outcome.standing))
