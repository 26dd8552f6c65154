"""The library."""

from __future__ import annotations

from fastapi import APIRouter

from dalil.web.models.library import IssuesOut, LibraryOut, issue_out, library_out
from dalil.web.reach import LanguageDep, PersonDep, ReadStore, StudyDep
from dalil.workflow.review.library import issues_of, library_of
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.searching import pages_of
from dalil.workflow.review.seats import Seat

router = APIRouter(prefix="/api/sources", tags=["library"])


@router.get("", operation_id="list_sources", summary="Every source, with its health and the progress of the work on it")
def list_sources(person: PersonDep, study: StudyDep, store: ReadStore) -> LibraryOut:
    """The library."""
    seat = Seat(study=study, store=store, person=coder_of_person(person.name))
    return library_out(library_of(seat), pages_of(study))


@router.get("/{source_id}/issues", operation_id="get_source_issues", summary="What a person should know of a source")
def get_issues(source_id: str, person: PersonDep, lang: LanguageDep, study: StudyDep, store: ReadStore) -> IssuesOut:
    """The issues of a source."""
    return IssuesOut(issues=[issue_out(issue, lang) for issue in issues_of(study, store, source_id)])
