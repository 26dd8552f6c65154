"""Who codes which source, and how far everybody is. Managers hand sources out; everybody sees what is theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fastapi import APIRouter

from dalil.publishing.material import READ_KINDS
from dalil.records.codings import Coder
from dalil.storage.people import Person, Role
from dalil.web.live import Live
from dalil.web.models.assignments import (
    AssignmentsOut,
    HandOutIn,
    ProgressesOut,
    ProgressOut,
    SourceSize,
    SplitIn,
    TakeBackIn,
    TakenBack,
    assignment_out,
)
from dalil.web.models.claims import coder_out
from dalil.web.reach import LiveDep, ManagerDep, PersonDep, ReadStore, StudyDep, WorkbenchDep, WriteStore
from dalil.web.workbench import Workbench
from dalil.workflow.review.assignments import Assignment, assignments, hand_out, split_evenly, take_back
from dalil.workflow.review.people import coder_of_person, known_person
from dalil.workflow.review.progress import Progress, progress_of
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.titles import source_titles

router = APIRouter(prefix="/api", tags=["assignments"])
KIND = "assignment"


@router.get("/assignments", operation_id="assignments", summary="The assignments that stand")
def get_assignments(store: ReadStore, person: PersonDep) -> AssignmentsOut:
    """All of them; a coder with an account gets their own alone."""
    return _shown(_own(assignments(store), person))


@router.post("/assignments", operation_id="hand_out", summary="Hand sources out to people", status_code=201)
def post_assignments(
    asked: HandOutIn, study: StudyDep, store: WriteStore, person: ManagerDep, workbench: WorkbenchDep, live: LiveDep
) -> AssignmentsOut:
    """Each of the sources to each of the people."""
    seat = Seat(study=study, store=store, person=coder_of_person(person.name))
    coders = _coders(workbench, asked.people)
    return _told(hand_out(seat, coders, asked.source_ids, blind=asked.blind, due=asked.due), live)


@router.post("/assignments/split", operation_id="split_sources", summary="Split sources among people", status_code=201)
def post_split(
    asked: SplitIn, study: StudyDep, store: WriteStore, person: ManagerDep, workbench: WorkbenchDep, live: LiveDep
) -> AssignmentsOut:
    """So many people a source, and about as much to read for everybody."""
    seat = Seat(study=study, store=store, person=coder_of_person(person.name))
    coders = {c.id: c for c in _coders(workbench, asked.people)}
    sizes = store.sizes(READ_KINDS)
    shares = split_evenly(list(coders), [(s, sizes.get(s, 0)) for s in asked.source_ids], each=asked.each)
    made: list[Assignment] = []
    with store.transaction():
        for coder_id, source_ids in shares.items():
            if source_ids:
                made += hand_out(seat, [coders[coder_id]], source_ids, blind=asked.blind, due=asked.due)
    return _told(made, live)


@router.post("/assignments/withdraw", operation_id="take_back_assignments", summary="Take assignments back")
def withdraw(asked: TakeBackIn, study: StudyDep, store: WriteStore, person: ManagerDep, live: LiveDep) -> TakenBack:
    """What was coded under them stays."""
    seat = Seat(study=study, store=store, person=coder_of_person(person.name))
    count = take_back(seat, asked.ids)
    live.announce(KIND)
    return TakenBack(count=count)


@router.get("/progress", operation_id="progress", summary="How far everybody is with each source")
def get_progress(study: StudyDep, store: ReadStore, person: PersonDep) -> ProgressesOut:
    """Units answered, open and decided; a coder with an account gets their own alone."""
    coders = {c.id: c for c in (*store.coders(), coder_of_person(person.name))}
    titles, sizes = source_titles(study, store), store.sizes(READ_KINDS)
    rows = progress_of(study, store)
    if _is_coder(person):
        rows = tuple(r for r in rows if r.coder_id == coder_of_person(person.name).id)
    return ProgressesOut(
        rows=[_row(r, titles, coders) for r in rows],
        sources=[SourceSize(id=s, title=t, units=sizes.get(s, 0)) for s, t in titles.items()],
    )


def _row(row: Progress, titles: Mapping[str, str], coders: Mapping[str, Coder]) -> ProgressOut:
    return ProgressOut(
        source_id=row.source_id,
        title=titles[row.source_id],
        coder=coder_out(coders[row.coder_id]),
        units=row.units,
        answered=row.answered,
        open=row.open,
        decided=row.decided,
        shared=row.shared,
        alike=row.alike,
        assignment=None if row.assignment is None else assignment_out(row.assignment),
    )


def _coders(workbench: Workbench, names: Sequence[str]) -> list[Coder]:
    """The coders that people of these names are; who has no account here is refused."""
    return [coder_of_person(known_person(workbench.people, name).name) for name in names]


def _is_coder(person: Person) -> bool:
    return not person.role.covers(Role.ADJUDICATOR)


def _own(found: Iterable[Assignment], person: Person) -> list[Assignment]:
    own = coder_of_person(person.name).id
    return [a for a in found if not _is_coder(person) or a.coder_id == own]


def _shown(found: Iterable[Assignment]) -> AssignmentsOut:
    return AssignmentsOut(assignments=[assignment_out(a) for a in found])


def _told(found: Iterable[Assignment], live: Live) -> AssignmentsOut:
    live.announce(KIND)
    return _shown(found)
