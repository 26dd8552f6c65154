"""The library as the API gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import Field

from dalil.errors import Issue, Severity
from dalil.web.models.base import Out
from dalil.web.models.reading import IssueOut
from dalil.workflow.review.library import LibraryRow, MachineState


class SeveritiesOut(Out):
    """How many issues of each severity there are."""

    error: int
    warning: int
    note: int


class SourceRowOut(Out):
    """A source as the library lists it; what the study's settings say of it stands in place of what was read."""

    id: str
    title: str | None
    origin: str = Field(description="name of its file")
    kind: str = Field(description="what kind of file it was: plain, pdf, docx, ...")
    language: str
    direction: str
    publisher: str | None
    published: str | None
    author: str | None
    voice: str | None
    units: int
    pages: int | None = Field(description="none where its format has no pages, or it is not indexed yet")
    machine: MachineState
    answered: int = Field(description="units that the person who asks has answered for")
    decided: int = Field(description="units that are decided")
    questions: int = Field(description="open questions on its units, as far as the person may see them")
    issues: SeveritiesOut
    has_twin: bool = Field(description="whether another source has the same text, or nearly the same")


class LibraryOut(Out):
    """Every source of the study, by file name."""

    sources: list[SourceRowOut]


class IssuesOut(Out):
    """What a person should know of a source, gravest first."""

    issues: list[IssueOut]


def library_out(rows: Iterable[LibraryRow], pages: Mapping[str, int]) -> LibraryOut:
    """The library; `pages` are known of the sources that are indexed."""
    return LibraryOut(sources=[row_out(row, pages.get(row.source.id) or None) for row in rows])


def row_out(row: LibraryRow, pages: int | None) -> SourceRowOut:
    """One source."""
    source = row.source
    return SourceRowOut(
        id=source.id,
        title=source.title,
        origin=source.origin,
        kind=row.kind,
        language=source.language,
        direction=source.direction,
        publisher=source.publisher,
        published=source.published,
        author=source.author,
        voice=source.voice,
        units=source.units,
        pages=pages,
        machine=row.machine,
        answered=row.answered,
        decided=row.decided,
        questions=row.questions,
        issues=SeveritiesOut(**{severity.value: row.issues.get(severity, 0) for severity in Severity}),
        has_twin=row.has_twin,
    )


def issue_out(issue: Issue, lang: str) -> IssueOut:
    """An issue in words."""
    return IssueOut(code=issue.code, severity=issue.severity, where=issue.where, message=issue.render(lang))
