"""What a search finds, as the API gives it. Positions count Unicode code points of the source's text."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from dalil.storage.store import SourceRow
from dalil.web.models.base import Out
from dalil.web.models.claims import SpanOut, span_out
from dalil.workflow.review.searching import Answer, Found, Hit


class HitOut(Out):
    """A unit that holds what was asked for, or the part of a long one that shows it."""

    unit_id: str
    start: int = Field(description="where the text given begins")
    text: str
    marks: list[SpanOut] = Field(description="the words found")
    is_cut_before: bool
    is_cut_after: bool


class FoundOut(Out):
    """What was found in one source."""

    source_id: str
    title: str | None
    origin: str
    language: str
    direction: str
    count: int = Field(description="units of it that hold what was asked for")
    hits: list[HitOut] = Field(description="the first of them")


class AnswerOut(Out):
    """What a search found."""

    units: int
    sources: int
    found: list[FoundOut]
    searched: int = Field(description="sources that were looked through; the index may still be in the making")
    total: int = Field(description="sources that there are")


class HitsOut(Out):
    """Further hits of one source."""

    hits: list[HitOut]


def answer_out(answer: Answer, names: Mapping[str, SourceRow]) -> AnswerOut:
    """An answer, with the names of the sources in it."""
    return AnswerOut(
        units=answer.units,
        sources=answer.sources,
        found=[found_out(found, names[found.source_id]) for found in answer.found],
        searched=answer.searched,
        total=answer.total,
    )


def found_out(found: Found, source: SourceRow) -> FoundOut:
    """What was found in one source."""
    return FoundOut(
        source_id=found.source_id,
        title=source.title,
        origin=source.origin,
        language=source.language,
        direction=source.direction,
        count=found.count,
        hits=[hit_out(hit) for hit in found.hits],
    )


def hit_out(hit: Hit) -> HitOut:
    """A hit."""
    return HitOut(
        unit_id=hit.unit_id,
        start=hit.start,
        text=hit.text,
        marks=[span_out(mark) for mark in hit.marks],
        is_cut_before=hit.is_cut_before,
        is_cut_after=hit.is_cut_after,
    )
