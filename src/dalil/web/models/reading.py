"""What the reader's screen asks for. Positions count Unicode code points of the source's text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dalil.codebook.schema import Codebook
from dalil.coding.explaining.explanation import CandidateShown, TriggerShown
from dalil.errors import Issue, Severity
from dalil.records.layouts import BlockKind, Page, Read
from dalil.records.sources import Source
from dalil.records.units import Heading
from dalil.web.models.base import Out
from dalil.web.models.claims import HeadingOut, SpanOut, UnitOut, span_out
from dalil.workflow.explained import Line, sections_of
from dalil.workflow.explaining import Explained
from dalil.workflow.review.reading import Hits, page_starts, told_blocks
from dalil.workflow.review.shelf import Opened


class IssueOut(Out):
    """Something that reading or coding noticed about a source."""

    code: str
    severity: Severity
    where: str
    message: str


class PageStartOut(Out):
    """Where the text of a page begins; pages count from 1."""

    start: int
    page: int


class SourceOut(Out):
    """One source, without its text."""

    id: str
    title: str | None
    origin: str = Field(description="the file's name")
    language: str
    direction: Literal["rtl", "ltr"]
    publisher: str | None
    published: str | None
    author: str | None
    voice: str | None
    length: int = Field(description="code points of its text")
    pages: int = Field(description="none where its format has no pages")
    page_starts: list[PageStartOut]
    issues: list[IssueOut]


class BlockOut(Out):
    """A block whose kind the format tells."""

    kind: BlockKind
    start: int
    end: int
    level: int


class UnitsOut(Out):
    """The units of a source, the headings they stand under, and the blocks that the format tells."""

    units: list[UnitOut]
    headings: list[HeadingOut]
    blocks: list[BlockOut]


class TextOut(Out):
    """A piece of the text."""

    start: int
    end: int
    text: str


class PlacesOut(Out):
    """Where words stand; `count` is of all, also of those whose places are not told."""

    count: int
    spans: list[SpanOut]


class PageOut(Out):
    """A page, in points (1/72 inch)."""

    width: float
    height: float
    read: Read = Field(description="whether its text stands in the file or was recognised")
    confidence: float | None = Field(description="of recognition, 0 to 1")


class LineOut(Out):
    """One line of an explanation; a deeper one belongs to the line above it that is less deep."""

    text: str
    depth: int
    codes: list[str] = Field(description="codes and ids of what the line speaks of by name")


class SectionOut(Out):
    """One part of an explanation, in words."""

    name: Literal["unit", "words", "mentions", "nodes", "triggers", "tried", "claims"]
    title: str | None
    lines: list[LineOut]


class TriggerOut(Out):
    """An entry of the lexicon that was tried."""

    number: int
    words: str
    entry: str
    relation: str
    shape: str
    read: bool = Field(description="whether it found its parties")


class FeatureOut(Out):
    """One feature of a claim, and what it adds to the score."""

    name: str
    value: float
    weight: float
    adds: float


class CandidateOut(Out):
    """A claim that a trigger suggested, and what became of it."""

    trigger: int | None
    relation: str
    source: str | None
    target: str | None
    score: float | None
    kept: bool
    verdict: str
    features: list[FeatureOut]


class WhyOut(Out):
    """How the study's coder reads a unit now."""

    unit_id: str
    coder: str
    reader: str = Field(description="prose, outline, other for another coder, none for headings")
    voice: str | None
    partners: list[str] = Field(description="actors of the headings above, nearest first")
    sections: list[SectionOut]
    triggers: list[TriggerOut]
    candidates: list[CandidateOut]


def source_out(source: Source, *, voice: str | None, issues: tuple[Issue, ...], lang: str) -> SourceOut:
    """A source with what was noticed about it, told in `lang`."""
    return SourceOut(
        id=source.id,
        title=source.title,
        origin=source.origin,
        language=source.language,
        direction="rtl" if source.direction == "rtl" else "ltr",
        publisher=source.publisher,
        published=source.published,
        author=source.author,
        voice=voice,
        length=len(source.text),
        pages=0 if source.layout is None else len(source.layout.pages),
        page_starts=[PageStartOut(start=p.start, page=p.page) for p in page_starts(source)],
        issues=[IssueOut(code=i.code, severity=i.severity, where=i.where, message=i.render(lang)) for i in issues],
    )


def units_out(opened: Opened) -> UnitsOut:
    """The units of a source."""
    units = [
        UnitOut(
            id=u.id,
            kind=u.kind,
            ordinal=u.ordinal,
            start=u.span.start,
            end=u.span.end,
            context_start=u.context.start,
            context_end=u.context.end,
            path=list(path),
        )
        for u, path in zip(opened.units, opened.paths, strict=True)
    ]
    blocks = [
        BlockOut(kind=b.kind, start=b.span.start, end=b.span.end, level=b.level) for b in told_blocks(opened.source)
    ]
    return UnitsOut(units=units, headings=list(map(heading_out, opened.headings)), blocks=blocks)


def heading_out(heading: Heading) -> HeadingOut:
    """A heading or lead-in."""
    return HeadingOut(
        start=heading.quote.span.start,
        end=heading.quote.span.end,
        text=heading.quote.exact,
        level=heading.level,
        role=heading.role.value,
        facet=None if heading.facet is None else heading.facet.value,
        domain=heading.domain,
    )


def places_out(hits: Hits) -> PlacesOut:
    """Where words stand."""
    return PlacesOut(count=hits.count, spans=list(map(span_out, hits.spans)))


def page_out(page: Page) -> PageOut:
    """A page."""
    return PageOut(width=page.width, height=page.height, read=page.read, confidence=page.confidence)


def why_out(explained: Explained, lang: str, codebook: Codebook) -> WhyOut:
    """An explanation, in the words of `lang` and as data."""
    found = explained.explanation
    sections = [
        SectionOut.model_validate({"name": s.name, "title": s.title, "lines": list(map(_line_out, s.lines))})
        for s in sections_of(explained, lang, codebook)
    ]
    return WhyOut(
        unit_id=found.unit.id,
        coder=explained.coder,
        reader=found.reader,
        voice=found.voice,
        partners=list(found.partners),
        sections=sections,
        triggers=list(map(_trigger_out, found.triggers)),
        candidates=list(map(_candidate_out, found.candidates)),
    )


def _line_out(line: Line) -> LineOut:
    return LineOut(text=line.text, depth=line.depth, codes=list(line.codes))


def _trigger_out(trigger: TriggerShown) -> TriggerOut:
    return TriggerOut(
        number=trigger.number,
        words=trigger.words,
        entry=trigger.entry,
        relation=trigger.relation,
        shape=trigger.shape,
        read=trigger.read,
    )


def _candidate_out(candidate: CandidateShown) -> CandidateOut:
    return CandidateOut(
        trigger=candidate.trigger,
        relation=candidate.relation,
        source=candidate.source,
        target=candidate.target,
        score=candidate.score,
        kept=candidate.verdict.name == "kept",
        verdict=candidate.verdict.name,
        features=[
            FeatureOut(name=f.name, value=f.value, weight=f.weight, adds=round(f.adds, 4)) for f in candidate.features
        ],
    )
