"""Search over all texts."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query

from dalil.web.jobs import JobKind
from dalil.web.models.searching import AnswerOut, HitsOut, answer_out, hit_out
from dalil.web.reach import PersonDep, ReadStore, StudyDep, WorkbenchDep
from dalil.workflow.review.adding import JobStep, Stage, index_all
from dalil.workflow.review.library import named
from dalil.workflow.review.searching import Page, search, search_source

router = APIRouter(prefix="/api/search", tags=["search"])
MOST = 1_000_000  # results that may be left out
Asking = Annotated[str, Query(max_length=500, description="words; those in quotation marks must stand side by side")]
After = Annotated[int, Query(ge=0, le=MOST)]


@router.get("", operation_id="search", summary="The units that hold all words of a query, by source")
def find(
    q: Asking,
    person: PersonDep,
    workbench: WorkbenchDep,
    store: ReadStore,
    after: After = 0,
    sources: Annotated[int, Query(ge=1, le=100)] = 20,
) -> AnswerOut:
    """What was found; `after` sources are left out. What the index lacks is taken into it meanwhile."""
    study = workbench.study
    answer = search(study, store, q, Page(sources=sources, after=after))
    if answer.searched < answer.total:
        work = partial(index_all, study, Stage(step=JobStep.INDEXING))
        workbench.jobs.once(JobKind.INDEX, work, by=person.name)
    return answer_out(answer, named(study, store, [found.source_id for found in answer.found]))


@router.get(
    "/{source_id}", operation_id="search_source", summary="The units of one source that hold all words of a query"
)
def find_in_source(
    source_id: str,
    q: Asking,
    person: PersonDep,
    study: StudyDep,
    after: After = 0,
    most: Annotated[int, Query(ge=1, le=500)] = 100,
) -> HitsOut:
    """The hits of a source in text order; `after` of them are left out."""
    return HitsOut(hits=[hit_out(hit) for hit in search_source(study, source_id, q, most=most, after=after)])
