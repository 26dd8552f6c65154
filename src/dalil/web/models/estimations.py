"""Corrected counts and audits, as the API gives them: the records, field by field."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dalil.records.estimations import Audit, Counting, Estimation, Estimator
from dalil.web.models.base import Out
from dalil.web.models.reliability import Mirror, RemarkOut
from dalil.web.models.views import NamedOut
from dalil.web.reckoning import Reckoned
from dalil.workflow.review.actors import Identities
from dalil.workflow.samples.estimating import Question

SampleName = Annotated[str, StringConstraints(min_length=1, max_length=60)]
By = Literal["relation", "actor", "source", "target", "dyad", "domain", "year", "all"]


class CorrectedOut(Mirror):
    """A number with its interval."""

    estimator: Estimator
    value: float
    low: float
    high: float
    error: float = Field(description="Standard error.")
    weight: float = Field(description="How far the machine's count is trusted, from 0 to 1.")


class TallyOut(Mirror):
    """One count, as the machine gives it and as it is once corrected."""

    of: list[str] = Field(description="Keys of actors, a code, a domain, a year; empty for all together.")
    naive: float = Field(description="The machine's.")
    naive_share: float | None
    counts: list[CorrectedOut] = Field(description="The one to use first; empty where refused.")
    shares: list[CorrectedOut]
    refused: RemarkOut | None = Field(description="Why the sample cannot carry it.")
    shown: int = Field(description="Units of the sample in which people or the machine have it.")
    differing: int = Field(description="Units of the sample in which the two differ on it.")


class EstimationOut(Mirror):
    """The counts of a study by one thing, corrected by one sample."""

    title: str
    version: str
    by: str
    counting: Counting
    level: float
    sample: str
    coder: str = Field(description="The machine, by name.")
    frame: int
    drawn: int
    audited: int = Field(description="Of these, settled by people.")
    tallies: list[TallyOut]
    remarks: list[RemarkOut]


class ErrorRateOut(Mirror):
    """How often a machine is right, as the sample says of the whole frame."""

    measure: str
    of: str = Field(description="A code; empty for all.")
    value: float | None
    low: float | None
    high: float | None
    rests_on: int
    refused: RemarkOut | None


class AuditOut(Mirror):
    """What a sample says of the machine it was drawn for."""

    title: str
    version: str
    level: float
    sample: str
    coder: str
    frame: int
    drawn: int
    audited: int
    blind: int = Field(description="Of the audited, coded without sight of the machine's answer.")
    rates: list[ErrorRateOut]
    strata: list[tuple[str, int, int, int, int]] = Field(
        description="Name, size, drawn, audited, units in which both say the same."
    )
    remarks: list[RemarkOut]


class CountsOut(Out):
    """Corrected counts, if they are there yet."""

    is_current: bool
    estimation: EstimationOut | None
    actors: list[NamedOut] = Field(description="Those that are counted.")


class AuditedOut(Out):
    """An audit, if it is there yet."""

    is_current: bool
    audit: AuditOut | None


class AuditQuery(BaseModel):
    """Which audit is asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sample: SampleName | None = Field(default=None, description="Its name; else the latest.")


class CountsQuery(AuditQuery):
    """What is to be counted, and how."""

    by: By = "relation"
    counting: Counting = Counting.CLAIMS
    method: Estimator = Estimator.PPI

    def question(self) -> Question:
        """The same, as it is worked out."""
        return Question(by=self.by, counting=self.counting, sample=self.sample, method=self.method, share=True)


class AuditFileQuery(AuditQuery):
    """An audit as a file."""

    lang: Literal["ar", "en"] | None = None


class CountsFileQuery(CountsQuery):
    """Corrected counts as a file."""

    lang: Literal["ar", "en"] | None = None


def counts_out(found: Reckoned[Estimation], who: Identities) -> CountsOut:
    """Corrected counts, as the API gives them."""
    estimation = found.value
    shown = None if estimation is None else EstimationOut.model_validate(estimation)
    keys = actor_keys(estimation)
    actors = [NamedOut(key=k, ar=who.name(k, "ar"), en=who.name(k, "en"), kind=who.kind(k)) for k in keys]
    return CountsOut(is_current=found.is_current, estimation=shown, actors=actors)


def actor_keys(estimation: Estimation | None) -> tuple[str, ...]:
    """The keys of the actors that are counted, each once."""
    if estimation is None or estimation.by not in ("actor", "source", "target", "dyad"):
        return ()
    return tuple(dict.fromkeys(key for tally in estimation.tallies for key in tally.of))


def audit_out(found: Reckoned[Audit]) -> AuditedOut:
    """An audit, as the API gives it."""
    shown = None if found.value is None else AuditOut.model_validate(found.value)
    return AuditedOut(is_current=found.is_current, audit=shown)
