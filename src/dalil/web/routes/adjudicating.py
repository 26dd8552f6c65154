"""What is to be decided, a unit's codings side by side, and decisions. All of it is for adjudicators."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from dalil.adjudication.consensus import WITHDRAWN
from dalil.errors import UsageError
from dalil.records.decisions import Decision
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.storage.people import Person
from dalil.web.answers import RefusalError
from dalil.web.live import Live
from dalil.web.models.adjudicating import (
    CasesOut,
    DecidedOut,
    DecisionIn,
    QueueOut,
    TalliesOut,
    WithdrawIn,
    cases_out,
    queue_out,
    tallies_out,
)
from dalil.web.models.histories import decision_out
from dalil.web.reach import AdjudicatorDep, LanguageDep, LiveDep, ReadStore, StudyDep, WorkbenchDep, WriteStore
from dalil.workflow.review.adjudicating import Decided, Overtaken, case_of, settle, take_back
from dalil.workflow.review.blindness import blind_sources
from dalil.workflow.review.cases import Weighing
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.queue import QueueWish, State, page_of, queue
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.shelf import source_of
from dalil.workflow.review.tallies import tallies

router = APIRouter(prefix="/api", tags=["adjudication"])
KIND = "decision"
MOST = 500  # units of the queue in one answer
Blind = Annotated[bool, Query(description="Whether names are hidden until a unit is decided.")]
Whose = Annotated[Weighing, Query(description="Whose answers are weighed.")]
Named = Annotated[str | None, Query(max_length=64)]


def reading_seat(study: StudyDep, store: ReadStore, person: AdjudicatorDep) -> Seat:
    """An adjudicator, where they may read."""
    return _seat(study, store, person)


def writing_seat(study: StudyDep, store: WriteStore, person: AdjudicatorDep) -> Seat:
    """An adjudicator, where they may add to the study."""
    return _seat(study, store, person)


def _seat(study: StudyDep, store: ReadStore, person: Person) -> Seat:
    return Seat(study=study, store=store, person=coder_of_person(person.name))


ReadSeat = Annotated[Seat, Depends(reading_seat)]
WriteSeat = Annotated[Seat, Depends(writing_seat)]


def wished(
    weighing: Whose = Weighing.ALL,
    state: State = State.ALL,
    source_id: Named = None,
    coder_id: Named = None,
    relation: Named = None,
) -> QueueWish:
    """What is to be seen of the queue."""
    return QueueWish(weighing=weighing, state=state, source_id=source_id, coder_id=coder_id, relation=relation)


def hidden_sources(seat: ReadSeat, workbench: WorkbenchDep) -> frozenset[str]:
    """The sources that the adjudicator codes blind; whoever works alone is never held back."""
    if workbench.local is not None:
        return frozenset()
    return blind_sources(seat.store, seat.person)


Hidden = Annotated[frozenset[str], Depends(hidden_sources)]


@router.get("/queue", operation_id="queue", summary="The units with several answers, those furthest apart first")
def get_queue(
    seat: ReadSeat,
    wish: Annotated[QueueWish, Depends(wished)],
    hidden: Hidden,
    blind: Blind = False,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> QueueOut:
    """What is undecided comes first; a part of it, from `offset` on."""
    found = queue(seat.study, seat.store, replace(wish, without=hidden))
    page = page_of(seat.study, seat.store, found.cases[offset : offset + limit])
    return queue_out(found, page, offset=offset, seat=seat, blind=blind)


@router.get("/queue/tallies", operation_id="queue_tallies", summary="How far the deciding has come, in plain counts")
def get_tallies(seat: ReadSeat, hidden: Hidden, weighing: Whose = Weighing.ALL) -> TalliesOut:
    """Counts of units, and for each coder how often the decision was what they had said."""
    return tallies_out(tallies(seat.study, seat.store, weighing, without=hidden), seat)


@router.get("/units/{unit_id}/cases", operation_id="unit_cases", summary="The codings of a unit side by side")
def get_cases(
    unit_id: str,
    seat: ReadSeat,
    hidden: Hidden,
    lang: LanguageDep,
    weighing: Whose = Weighing.ALL,
    blind: Blind = False,
) -> CasesOut:
    """A column an answer, a row for claims that speak of the same, and every decision so far."""
    _seen(unit_id, seat, hidden)
    return cases_out(case_of(seat, unit_id, weighing), seat, lang=lang, blind=blind)


@router.put("/units/{unit_id}/decision", operation_id="decide", summary="Decide on a unit")
def decide(
    unit_id: str, asked: DecisionIn, seat: WriteSeat, hidden: Hidden, live: LiveDep, lang: LanguageDep
) -> DecidedOut:
    """The decision; 409 with both versions where another came first, or where a coder has answered anew."""
    _seen(unit_id, seat, hidden)
    return _told(settle(seat, unit_id, asked.given()), seat, live, lang)


@router.post("/units/{unit_id}/decision/withdraw", operation_id="withdraw_decision", summary="Take a decision back")
def withdraw(
    unit_id: str, asked: WithdrawIn, seat: WriteSeat, hidden: Hidden, live: LiveDep, lang: LanguageDep
) -> DecidedOut:
    """The decision before it stands again, or the unit is undecided."""
    _seen(unit_id, seat, hidden)
    return _told(take_back(seat, unit_id, asked.base), seat, live, lang)


def _seen(unit_id: str, seat: Seat, hidden: frozenset[str]) -> None:
    """Refuse whoever codes the source of a unit blind: to decide is to see what others answered."""
    if seat.store.unit(unit_id).source_id in hidden:
        raise UsageError("D648")


def _told(outcome: Decided | Overtaken, seat: Seat, live: Live, lang: str) -> DecidedOut:
    """The answer to a write: other pages are told of it, and a conflict is answered with both versions."""
    made = outcome.decision if isinstance(outcome, Decided) else outcome.yours
    unit = seat.store.unit(made.unit_id)
    source = source_of(seat.study, seat.store, unit.source_id)
    if isinstance(outcome, Overtaken):
        raise _stale(outcome, seat, unit, source, lang)
    live.announce(KIND, source=source.id, unit=unit.id, decision=made.id)
    shown = decision_out(made, unit=unit, source=source, lang=lang)
    return DecidedOut(decision=shown, stands=made.rule != WITHDRAWN)


def _stale(outcome: Overtaken, seat: Seat, unit: Unit, source: Source, lang: str) -> RefusalError:
    """The refusal with both decisions: another came first, or a coder has answered anew."""

    def shown(decision: Decision | None) -> object:
        return decision and decision_out(decision, unit=unit, source=source, lang=lang).model_dump(mode="json")

    both = {"yours": shown(outcome.yours), "theirs": shown(outcome.theirs)}
    if outcome.answered:
        names = {c.id: c.name for c in seat.store.coders()}
        return RefusalError("D641", detail=both, coder=", ".join(names[c] for c in outcome.answered))
    theirs = outcome.theirs
    by, at = ("–", None) if theirs is None else (theirs.decided_by, theirs.at)
    return RefusalError("D640", detail=both, by=by, at=at or "–")
