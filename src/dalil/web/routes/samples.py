"""Samples of units for people to code. Everybody sees how far they are; adjudicators see all, and draw samples."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from dalil.records.samples import Sample
from dalil.storage.people import Person, Role
from dalil.storage.store import Store
from dalil.web.models.base import Done
from dalil.web.models.samples import (
    NextOut,
    PlanOut,
    PlanQuery,
    SampleBlindIn,
    SampleIn,
    SampleName,
    SampleOut,
    SamplesOut,
    next_out,
    plan_out,
    share_out,
)
from dalil.web.reach import LiveDep, PersonDep, ReadStore, StudyDep, WorkbenchDep, WriteStore
from dalil.web.routes.adjudicating import Hidden, ReadSeat, WriteSeat
from dalil.workflow.reporting import plan_of, state_of
from dalil.workflow.review.people import coder_of_person, known_person
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.titles import source_titles
from dalil.workflow.samples.sample_work import blind_in, code_blind, next_unit, people_of, shares_of, sources_drawn
from dalil.workflow.samples.sampling import keep_sample, plan_sample, sample_named, samples

router = APIRouter(prefix="/api/samples", tags=["samples"])
KIND = "assignment"


@router.get("", operation_id="list_samples", summary="The samples of the study, and how far people are with them")
def list_samples(store: ReadStore, person: PersonDep) -> SamplesOut:
    """All of them; a coder with an account gets those that they may code, and their own progress alone."""
    shown = [_shown(store, s, person) for s in samples(store)]
    return SamplesOut(samples=[s for s in shown if s.mine or _decides(person)])


@router.post("", operation_id="draw_sample", summary="Draw a random sample for people to code", status_code=201)
def draw_sample(
    asked: SampleIn, seat: WriteSeat, person: PersonDep, workbench: WorkbenchDep, live: LiveDep
) -> SampleOut:
    """The sample that was drawn; one of the same name is not drawn anew."""
    people = [known_person(workbench.people, name).name for name in asked.people]
    planned = plan_sample(seat.study, seat.store, asked.asked(people))
    keep_sample(seat.store, planned.sample, by=seat.person)
    live.announce(KIND)
    return _shown(seat.store, planned.sample, person)


@router.get("/plan", operation_id="plan_sample", summary="What a sample would be, before it is drawn")
def get_plan(asked: Annotated[PlanQuery, Query()], seat: ReadSeat, hidden: Hidden, workbench: WorkbenchDep) -> PlanOut:
    """How many units it takes, and how wide the interval will be about; no strata for whoever codes sources blind."""
    study, wanted = seat.study, asked.asked()
    what, state = ("plan", asked.model_dump_json()), state_of(study, seat.store)
    found = workbench.reckoner.ask(seat.person.id, what, state, lambda: plan_of(study, wanted))
    return plan_out(found, source_titles(study, seat.store), with_strata=not hidden)


@router.get("/next", operation_id="next_in_sample", summary="The unit of a sample that is to be coded next")
def get_next(name: SampleName, store: ReadStore, person: PersonDep, after: str | None = None) -> NextOut:
    """The first in the order of drawing that the person has not answered."""
    sample = sample_named(store, name)
    return next_out(next_unit(store, sample, coder_of_person(person.name), after=after), sample)


@router.put("/blind", operation_id="code_sample_blind", summary="Code all sources of a sample blind, or no longer")
def put_blind(asked: SampleBlindIn, study: StudyDep, store: WriteStore, person: PersonDep, live: LiveDep) -> Done:
    """The person does so from now on; what an assignment asks for holds all the same."""
    seat = Seat(study=study, store=store, person=coder_of_person(person.name))
    code_blind(seat, sample_named(store, asked.name), blind=asked.blind)
    live.announce("blind")
    return Done()


def _decides(person: Person) -> bool:
    return person.role.covers(Role.ADJUDICATOR)


def _shown(store: Store, sample: Sample, person: Person) -> SampleOut:
    own = coder_of_person(person.name)
    names = {c.id: c.name for c in store.coders()}
    who = people_of(store, own) if _decides(person) else (own,)
    return SampleOut(
        name=sample.name,
        machine=names.get(sample.coder_id, sample.coder_id),
        frame=sample.size,
        drawn=len(sample.units),
        sources=len(sources_drawn(sample)),
        mine=not sample.people or own.id in sample.people,
        is_handed=bool(sample.people),
        blind=blind_in(store, sample, own),
        shares=[share_out(s) for s in shares_of(store, sample, who)],
    )
