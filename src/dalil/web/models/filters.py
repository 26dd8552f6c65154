"""Which claims are asked for: the same query for graph, matrix, timeline, dossier, lists of claims and their files."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dalil.publishing.lean import DateBasis, Standing
from dalil.publishing.timelines import Layer, Step
from dalil.workflow.review.filters import Filters
from dalil.workflow.review.index import Picture
from dalil.workflow.review.views import settled

Date = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
Code = Annotated[str, StringConstraints(max_length=500)]
Codes = Annotated[list[Code], Field(max_length=500)]


def codes(what: str) -> Codes:
    """A filter that asks for one of some codes."""
    found: Codes = Field(default_factory=list, description=f"{what}; none asks for nothing, - stands for no code")
    return found


class FilterQuery(BaseModel):
    """Which claims are counted. Every filter that is given must hold; within one filter, one of its codes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(default="", max_length=200, description="what the name of the giver or the receiver holds")
    actors: Codes = codes("keys of actors who give or receive")
    givers: Codes = codes("keys of actors who give")
    receivers: Codes = codes("keys of actors who receive")
    between: Codes = codes("keys of a dyad: both parties are among them")
    relations: Codes = codes("relations")
    families: Codes = codes("families of relations")
    domains: Codes = codes("domains")
    polarities: Codes = codes("polarities")
    facets: Codes = codes("facets")
    coders: Codes = codes("ids of coders")
    standings: list[Standing] = Field(default_factory=list, max_length=20, description="what became of the claim")
    sources: Codes = codes("ids of sources")
    date_from: Date | None = Field(default=None, description="the earliest date: 2019, 2019-05 or 2019-05-17")
    date_to: Date | None = Field(default=None, description="the latest date; the whole of it is meant")
    dates: DateBasis = Field(default=DateBasis.EVENT, description="the date of the event, or of the publication")
    undated: bool = Field(default=False, description="only claims without a date")
    least_score: float = Field(default=0.0, ge=0, le=1)
    once: bool = Field(
        default=True, description="each unit's claim once: as decided, else as people have it, else as machines have it"
    )

    def filters(self, picture: Picture) -> Filters:
        """The filters that this asks for, among these claims."""
        asked = Filters(
            actors=frozenset(self.actors),
            givers=frozenset(self.givers),
            receivers=frozenset(self.receivers),
            between=frozenset(self.between),
            relations=frozenset(self.relations),
            families=frozenset(self.families),
            domains=frozenset(self.domains),
            polarities=frozenset(self.polarities),
            facets=frozenset(self.facets),
            coders=frozenset(self.coders),
            standings=frozenset(self.standings),
            sources=frozenset(self.sources),
            date_from=self.date_from,
            date_to=self.date_to,
            dates=self.dates,
            undated=self.undated,
            least_score=self.least_score,
            once=self.once,
        )
        return settled(asked, picture, name=self.name)

    def said(self) -> dict[str, object]:
        """What was asked for, without what was left as it is; for files that must say what they hold."""
        own = {name for name in FilterQuery.model_fields if name in self.model_fields_set}
        return self.model_dump(mode="json", include=own)


class GraphQuery(FilterQuery):
    """A network, and how much of it is shown."""

    nodes: int = Field(default=200, ge=1, le=2000, description="the strongest actors")
    links: int = Field(default=400, ge=1, le=10_000, description="among them, the strongest links")


class MatrixQuery(FilterQuery):
    """A table, and how much of it is shown."""

    size: int = Field(default=30, ge=1, le=500, description="the heaviest rows and columns")


class TimelineQuery(FilterQuery):
    """A timeline: how long its steps are, and what they are parted by."""

    step: Step = Step.YEAR
    layer: Layer = Layer.FAMILY


class ClaimsQuery(FilterQuery):
    """A list of claims, a page at a time."""

    offset: int = Field(default=0, ge=0, le=10_000_000)
    limit: int = Field(default=20, ge=1, le=100)


class FileQuery(FilterQuery):
    """A file: how a timeline is cut, and in which language actors and codes are named."""

    step: Step = Step.YEAR
    layer: Layer = Layer.FAMILY
    lang: Literal["ar", "en"] = "en"
