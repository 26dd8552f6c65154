"""The codebook."""

from __future__ import annotations

from fastapi import APIRouter

from dalil.web.models.codebook import CodebookOut, codebook_out
from dalil.web.reach import PersonDep, ReadStore, StudyDep
from dalil.workflow.review.codebook import codebook_of, figures_of
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat

router = APIRouter(prefix="/api/codebook", tags=["codebook"])


@router.get("", operation_id="get_codebook", summary="The study's codebook, with how often each code was used")
def get_codebook(person: PersonDep, study: StudyDep, store: ReadStore) -> CodebookOut:
    """The codebook."""
    codebook = codebook_of(study)
    seat = Seat(study=study, store=store, person=coder_of_person(person.name))
    return codebook_out(codebook, figures_of(codebook, seat))
