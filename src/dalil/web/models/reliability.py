"""How far coders agree, as the API gives it: the records of agreement, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dalil.records.agreements import Lack, Scale
from dalil.web.models.base import Out
from dalil.web.models.claims import CoderOut, coder_out
from dalil.web.reckoning import Reckoned
from dalil.workflow.agreement.agreeing import Comparison
from dalil.workflow.agreement.answers_of_study import Choice
from dalil.workflow.reporting import Report, ReportWish, UnitPlace, methods_of

Name = Annotated[str, StringConstraints(min_length=1, max_length=256)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
MOST_DRAWS = 2000
MOST_CODERS = 50
MOST_UNITS = 50


class Mirror(Out):
    """A record as it is, under the names of its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


class MeasuredOut(Mirror):
    """One coefficient for one variable."""

    measure: str
    value: float | None
    low: float | None = Field(description="Of the interval, as `high`.")
    high: float | None
    lack: Lack | None = Field(description="Why there is no value.")
    interval_lack: Lack | None = Field(description="Why there is a value and no interval.")
    units: int = Field(description="That at least two coders answered; of precision and the like, what it is of.")
    coders: int
    values: int = Field(description="Answers in these units.")
    documents: int
    observed: float | None
    expected: float | None


class PrevalenceOut(Mirror):
    """How often one value was given, over all coders."""

    value: str
    count: int


class VariableOut(Mirror):
    """Something that coders answered for each unit, and how far they agree on it."""

    name: str
    of: list[str] = Field(description="What it is about: the code, the ids of coders, the period.")
    scale: Scale
    figures: list[MeasuredOut]
    units: int = Field(description="That anybody answered.")
    answered: list[int] = Field(description="How many units have no answer, one, two, and so on.")
    prevalence: list[PrevalenceOut] = Field(description="Most frequent first.")


class FigureSectionOut(Mirror):
    """Variables that belong together."""

    name: str
    variables: list[VariableOut]


class ComparedCoderOut(Mirror):
    """What one coder did with the units of a report."""

    id: str
    name: str
    kind: str
    answered: int
    abstained: int
    failed: int
    missing: int = Field(description="Units that others answered and this coder did not see through.")
    claims: int


class PatternOut(Mirror):
    """Units that the same coders answered."""

    coders: list[str] = Field(description="Ids.")
    units: int


class BehindOut(Mirror):
    """The units behind one cell of a confusion."""

    row: int
    column: int
    units: list[str] = Field(description="Ids, each once; of very many the first.")


class ConfusionOut(Mirror):
    """What one coder said where another said something else."""

    name: str
    coders: tuple[str, str] = Field(description="Ids: of the rows, of the columns.")
    values: list[str] = Field(description="Empty where a coder has nothing.")
    counts: list[list[int]]
    behind: list[BehindOut]


class ApartOut(Mirror):
    """A unit on which coders disagree."""

    unit_id: str
    source_id: str | None
    where: str
    page: int | None
    excerpt: str
    disagreement: float = Field(ge=0, le=1, description="To sort by; no measure of reliability.")
    differs: list[str]
    said: list[tuple[str, list[str]]] = Field(description="Each coder's id, and its claims in short.")


class RemarkOut(Mirror):
    """Something a reader of a report should know: a key of the words and their values."""

    key: str
    values: list[tuple[str, str]]


class AgreementOut(Mirror):
    """How far some coders agree on some units."""

    title: str
    version: str
    codebook: str
    level: float
    draws: int
    seed: int
    matching: str
    units: int
    documents: int
    coders: list[ComparedCoderOut]
    patterns: list[PatternOut]
    sections: list[FigureSectionOut]
    confusions: list[ConfusionOut]
    apart: list[ApartOut]
    remarks: list[RemarkOut]


class ReportOut(Out):
    """A report of agreement, if one is there yet."""

    is_current: bool = Field(description="Whether it is of the study as it is; else a new one is being worked out.")
    agreement: AgreementOut | None = Field(description="None where none was worked out so far.")
    coders: list[CoderOut] = Field(description="Whose answers can be chosen.")
    hidden: int = Field(description="Sources left out, since the person codes them blind.")
    methods: list[str] = Field(description="How it was worked out, a paragraph each, in the language of the request.")
    references: list[str] = Field(description="The works that the methods cite.")


class UnitPlaceOut(Out):
    """Where a unit stands, and how it begins."""

    unit_id: str
    source_id: str
    title: str = Field(description="Of the source.")
    page: int | None
    excerpt: str


class UnitPlacesOut(Out):
    """Units in the order in which they were asked for; those that the study does not have are left out."""

    units: list[UnitPlaceOut]


class ReportQuery(BaseModel):
    """Whose answers are compared, and how."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    coder: list[Name] = Field(default_factory=list, max_length=MOST_CODERS, description="Names; else everybody.")
    people: bool = Field(default=False, description="Whether people only are compared.")
    matching: Literal["actors", "words"] = Field(default="actors", description="How actors of two claims are matched.")
    since: Day | None = Field(default=None, description="People's answers given before do not count.")
    until: Day | None = Field(default=None, description="Nor those given after this day.")
    draws: int = Field(default=1000, ge=0, le=MOST_DRAWS, description="From which intervals are made.")

    gamma: bool = Field(default=False, description="Whether quotes are compared by gamma too, which takes long.")

    def wish(self, hidden: frozenset[str]) -> ReportWish:
        """The report that is wanted, without sources that are hidden."""
        choice = Choice(
            coders=tuple(sorted(set(self.coder))),
            people=self.people,
            since=self.since,
            until=self.until,
            without=hidden,
        )
        return ReportWish(
            choice=choice, comparison=Comparison(matching=self.matching, draws=self.draws, gamma=self.gamma)
        )


class ReportFileQuery(ReportQuery):
    """The same as a file."""

    lang: Literal["ar", "en"] | None = Field(default=None, description="Of the file; else that of the request.")


class UnitsQuery(BaseModel):
    """Some units."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    unit: list[Name] = Field(min_length=1, max_length=MOST_UNITS, description="Ids.")


def unit_place_out(place: UnitPlace, titles: Mapping[str, str]) -> UnitPlaceOut:
    """Where a unit stands, as the API gives it."""
    source_id = place.source.id
    return UnitPlaceOut(
        unit_id=place.unit.id, source_id=source_id, title=titles[source_id], page=place.page, excerpt=place.excerpt
    )


def report_out(found: Reckoned[Report], hidden: frozenset[str], lang: str) -> ReportOut:
    """A report as the API gives it."""
    report = found.value
    methods, references = ((), ()) if report is None else methods_of(report.agreement, lang)
    return ReportOut(
        is_current=found.is_current,
        agreement=None if report is None else AgreementOut.model_validate(report.agreement),
        coders=[] if report is None else [coder_out(c) for c in report.coders],
        hidden=len(hidden),
        methods=list(methods),
        references=list(references),
    )
