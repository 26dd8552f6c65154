"""The library."""

from __future__ import annotations

from fastapi import APIRouter

from dalil.web.models.library import IssuesOut, LibraryOut, issue_out, library_out
from dalil.web.reach import LanguageDep
from dalil.web.routes.coding import ReadSeat
from dalil.workflow.review.library import issues_of, library_of
from dalil.workflow.review.searching import pages_of

router = APIRouter(prefix="/api/sources", tags=["library"])


@router.get("", operation_id="list_sources", summary="Every source, with its health and the progress of the work on it")
def list_sources(seat: ReadSeat) -> LibraryOut:
    """The library."""
    return library_out(library_of(seat), pages_of(seat.study))


@router.get("/{source_id}/issues", operation_id="get_source_issues", summary="What a person should know of a source")
def get_issues(source_id: str, seat: ReadSeat, lang: LanguageDep) -> IssuesOut:
    """The issues of a source; to who codes it blind, those of reading alone."""
    return IssuesOut(issues=[issue_out(issue, lang) for issue in issues_of(seat, source_id)])
