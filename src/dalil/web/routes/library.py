"""The library."""

from __future__ import annotations

from fastapi import APIRouter

from dalil.web.models.earlier import TouchedAnswersOut, touched_answers_out
from dalil.web.models.library import IssuesOut, LibraryOut, issue_out, library_out
from dalil.web.reach import LanguageDep
from dalil.web.routes.coding import ReadSeat
from dalil.workflow.review.again import touched_answers
from dalil.workflow.review.library import issues_of, library_of
from dalil.workflow.review.searching import pages_of
from dalil.workflow.review.titles import source_titles

router = APIRouter(prefix="/api/sources", tags=["library"])
answers = APIRouter(prefix="/api/answers", tags=["library"])


@router.get("", operation_id="list_sources", summary="Every source, with its health and the progress of the work on it")
def list_sources(seat: ReadSeat) -> LibraryOut:
    """The library."""
    return library_out(library_of(seat), pages_of(seat.study))


@router.get("/{source_id}/issues", operation_id="get_source_issues", summary="What a person should know of a source")
def get_issues(source_id: str, seat: ReadSeat, lang: LanguageDep) -> IssuesOut:
    """The issues of a source; to who codes it blind, those of reading alone."""
    return IssuesOut(issues=[issue_out(issue, lang) for issue in issues_of(seat, source_id)])


@answers.get("/earlier", operation_id="earlier_answers", summary="The person's answers that a new codebook touches")
def earlier_answers(seat: ReadSeat, lang: LanguageDep) -> TouchedAnswersOut:
    """What the person answered under an earlier codebook and is to look at, or to answer again."""
    return touched_answers_out(touched_answers(seat), source_titles(seat.study, seat.store), lang)
