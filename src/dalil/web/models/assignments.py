"""Assignments and progress, as the API takes and gives them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from dalil.web.models.base import Asked, Out
from dalil.web.models.claims import CoderOut
from dalil.workflow.review.assignments import Assignment

Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=256)]
Due = Annotated[str, StringConstraints(max_length=200)]
People = Annotated[list[Name], Field(min_length=1, max_length=200)]
Sources = Annotated[list[Id], Field(min_length=1, max_length=5000)]


class AssignmentOut(Out):
    """That a person is to code a source."""

    id: str
    source_id: str
    coder_id: str
    is_blind: bool = Field(description="Whether others' codings are hidden from the person.")
    due: str | None
    at: str


class AssignmentsOut(Out):
    """Assignments that stand, oldest first."""

    assignments: list[AssignmentOut]


class HandOutIn(Asked):
    """Sources to be handed out to people."""

    people: People = Field(description="Names.")
    source_ids: Sources
    blind: bool = False
    due: Due | None = None


class SplitIn(HandOutIn):
    """Sources to be split among people, so that all have about as much to read."""

    each: int = Field(default=1, ge=1, le=200, description="How many people are to code each source.")


class TakeBackIn(Asked):
    """Assignments to be taken back."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=5000)]


class TakenBack(Out):
    """How many assignments were taken back."""

    count: int


class ProgressOut(Out):
    """How far one person is with one source, in units."""

    source_id: str
    title: str
    coder: CoderOut
    units: int = Field(description="Items and sentences of the source.")
    answered: int
    open: int = Field(description="Begun, and not yet answered.")
    decided: int = Field(description="Of those answered.")
    shared: int = Field(description="Of those answered, answered by another person too.")
    alike: int = Field(description="Of those shared, where all answers of people are alike.")
    assignment: AssignmentOut | None


class ProgressesOut(Out):
    """The progress of everybody, source by source; a coder with an account gets their own alone."""

    rows: list[ProgressOut]
    sources: list[SourceSize] = Field(description="All sources of the study, by file name.")


class SourceSize(Out):
    """A source and how much there is to read."""

    id: str
    title: str
    units: int


def assignment_out(assignment: Assignment) -> AssignmentOut:
    """An assignment."""
    return AssignmentOut(
        id=assignment.id,
        source_id=assignment.source_id,
        coder_id=assignment.coder_id,
        is_blind=assignment.is_blind,
        due=assignment.due,
        at=assignment.at,
    )


ProgressesOut.model_rebuild()
