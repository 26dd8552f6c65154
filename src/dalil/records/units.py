"""Units: the stretches of text that codings answer for, each with the headings it stands under."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dalil.records.quick import quick
from dalil.records.quotes import Quote, Span
from dalil.records.runs import content_id


class UnitKind(StrEnum):
    """What the layout says a unit is."""

    TITLE = "title"
    HEADING = "heading"
    LEAD_IN = "lead_in"
    ITEM = "item"
    SENTENCE = "sentence"


class Role(StrEnum):
    """What a heading does in the outline."""

    TITLE = "title"
    INTRO = "intro"
    BASIS = "basis"
    OUTCOME = "outcome"
    DOMAIN = "domain"
    LEAD_IN = "lead_in"
    SECTION = "section"


FACETS = (Role.INTRO, Role.BASIS, Role.OUTCOME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading or lead-in that stands over units."""

    quote: Quote
    level: int  # 0 is the title
    role: Role
    facet: Role | None = None  # intro, basis or outcome, where its words say so
    domain: str | None = None  # political, military, financial, social, media, where its words say so


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A stretch of text that one coding answers for."""

    id: str
    source_id: str
    kind: UnitKind
    ordinal: int  # place in the source, from 0
    span: Span
    context: Span  # the paragraph or item around it
    path: tuple[Heading, ...] = ()  # outermost first

    def __post_init__(self) -> None:
        if not self.context.covers(self.span):
            raise ValueError(f"unit {self.id}: its context does not cover it")

    @property
    def facet(self) -> Role | None:
        """Intro, basis or outcome: what the nearest heading that says so gives."""
        return next((h.facet for h in reversed(self.path) if h.facet is not None), None)

    @property
    def domain(self) -> str | None:
        """The domain the nearest heading names."""
        return next((h.domain for h in reversed(self.path) if h.domain is not None), None)


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class UnitText:
    """A unit with its words and its context's words, so that stages need no store."""

    unit: Unit
    text: str
    context_text: str
    language: str

    def __post_init__(self) -> None:
        if len(self.text) != self.unit.span.end - self.unit.span.start:
            raise ValueError("a unit's words must be as long as its span")


def unit_id(source: str, kind: UnitKind, start: int, end: int) -> str:
    """The id of a unit: its place in its source."""
    return content_id("unit", source, kind.value, start, end)


def unit_text(unit: Unit, text: str, language: str) -> UnitText:
    """The unit with its words cut from the source's text."""
    return UnitText(
        unit=unit,
        text=text[unit.span.start : unit.span.end],
        context_text=text[unit.context.start : unit.context.end],
        language=language,
    )
