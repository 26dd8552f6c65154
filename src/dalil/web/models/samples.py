"""Samples, as the API takes and gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dalil.records.samples import Sample
from dalil.reliability.samples.allocation import Allocation
from dalil.reliability.samples.sampling import SEED, Wish
from dalil.reliability.samples.strata import By
from dalil.web.models.base import Asked as AskedModel
from dalil.web.models.base import Out
from dalil.web.models.claims import CoderOut, coder_out
from dalil.web.reckoning import Reckoned
from dalil.workflow.samples.planning import stratum_name
from dalil.workflow.samples.sample_work import NextUnit, Share
from dalil.workflow.samples.sampling import Asked, Planned

SampleName = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Person = Annotated[str, StringConstraints(min_length=1, max_length=256)]
MOST_PEOPLE = 200
MOST_UNITS = 1_000_000


class ShareOut(Out):
    """How far one person is with a sample."""

    coder: CoderOut
    answered: int = Field(description="Units with a whole answer.")
    open: int = Field(description="Begun, and not yet answered.")


class SampleOut(Out):
    """A sample, and how far people are with it."""

    name: str
    machine: str = Field(description="The machine whose answers it is to check.")
    frame: int = Field(description="Units that might have been drawn.")
    drawn: int
    sources: int = Field(description="Sources that units were drawn from.")
    mine: bool = Field(description="Whether the person who asks may code it.")
    is_handed: bool = Field(description="Whether it was drawn for certain people.")
    blind: int = Field(description="Of its sources, those that the person who asks codes blind.")
    shares: list[ShareOut]


class SamplesOut(Out):
    """The samples of a study, oldest first."""

    samples: list[SampleOut]


class NextOut(Out):
    """The unit of a sample to be coded next."""

    unit_id: str | None = Field(description="None where all are answered.")
    source_id: str | None
    place: int = Field(description="In the order of drawing, from 1; 0 where there is none.")
    drawn: int = Field(description="Units of the sample.")


class StratumOut(Out):
    """Units that are alike."""

    name: str
    size: int
    drawn: int


class PlanOut(Out):
    """What a sample would be, before it is drawn."""

    is_current: bool
    units: int | None = Field(description="None where it is not known yet.")
    frame: int
    claims: int = Field(description="Of the machine, in the frame.")
    half_width: float = Field(description="To be expected of the interval of all claims, to either side.")
    machine: str
    strata: list[StratumOut]


class PlanQuery(BaseModel):
    """How large a sample is to be, and how it is drawn: so many units, or as many as an interval needs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    units: int | None = Field(default=None, ge=1, le=MOST_UNITS)
    width: float | None = Field(
        default=None, gt=0, le=10, description="Of the interval to either side, as a share of the machine's claims."
    )
    by: list[By] = Field(default_factory=lambda: list(By), max_length=3, description="What strata are made by.")
    allocation: Allocation = Allocation.NEYMAN

    def asked(self) -> Asked:
        """What is to be planned."""
        wish = Wish(by=tuple(dict.fromkeys(self.by)), allocation=self.allocation)
        return Asked(name="-", units=self.units, width=self.width, wish=wish)


class SampleIn(AskedModel):
    """A sample to be drawn."""

    name: SampleName
    units: int | None = Field(default=None, ge=1, le=MOST_UNITS)
    width: float | None = Field(default=None, gt=0, le=10)
    by: list[Literal["source", "code", "score"]] = Field(max_length=3)
    allocation: Literal["neyman", "proportional", "equal"] = "neyman"
    seed: int = Field(default=SEED, ge=0, le=2**31)
    people: list[Person] = Field(default_factory=list, max_length=MOST_PEOPLE, description="Names; else anybody.")

    def asked(self, people: Sequence[str]) -> Asked:
        """What is to be drawn, for these people."""
        by = tuple(dict.fromkeys(By(b) for b in self.by))
        wish = Wish(by=by, allocation=Allocation(self.allocation), seed=self.seed)
        return Asked(name=self.name, units=self.units, width=self.width, wish=wish, people=tuple(people))


class SampleBlindIn(AskedModel):
    """Whether all sources of a sample are to be coded blind."""

    name: SampleName
    blind: bool


def share_out(share: Share) -> ShareOut:
    """How far one person is, as the API gives it."""
    return ShareOut(coder=coder_out(share.coder), answered=share.answered, open=share.open)


def next_out(found: NextUnit, sample: Sample) -> NextOut:
    """The next unit, as the API gives it."""
    drawn = found.drawn
    unit_id, source_id = (None, None) if drawn is None else (drawn.unit_id, drawn.source_id)
    return NextOut(unit_id=unit_id, source_id=source_id, place=found.place, drawn=len(sample.units))


def plan_out(found: Reckoned[Planned], titles: Mapping[str, str], *, with_strata: bool) -> PlanOut:
    """A plan, as the API gives it."""
    planned = found.value
    if planned is None:
        return PlanOut(is_current=False, units=None, frame=0, claims=0, half_width=0.0, machine="", strata=[])
    sample = planned.sample
    strata = sample.strata if with_strata else ()
    return PlanOut(
        is_current=found.is_current,
        units=len(sample.units),
        frame=sample.size,
        claims=planned.claims,
        half_width=planned.half_width,
        machine=planned.machine.name,
        strata=[StratumOut(name=stratum_name(s, dict(titles)), size=s.size, drawn=s.drawn) for s in strata],
    )
