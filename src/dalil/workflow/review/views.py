"""Graph, matrix and timeline of a study's claims: filtered, counted, and with what each figure rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dalil.publishing.crosstabs import Crosstab, crosstab_of, heaviest
from dalil.publishing.labels import Labels, labels_of
from dalil.publishing.lean import Extent, LeanClaim, extent_of
from dalil.publishing.networks import Network, counted, network_of, strongest
from dalil.publishing.timelines import Layer, Step, Timeline, timeline_of
from dalil.workflow.project import Study
from dalil.workflow.review.filters import Filters, kept, unsure
from dalil.workflow.review.index import Picture
from dalil.workflow.review.kits import review_kit

DECISION = "decision"  # in place of a coder's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted: how much, whose, and what became of it."""

    extent: Extent
    in_all: int  # claims of all answers before any filter, each coder's for itself
    coders: tuple[tuple[str, int], ...]  # ids, with `DECISION` for what adjudication concluded
    standings: tuple[tuple[str, int], ...]
    unsure: int  # left out, since their dates are too coarse for the limits
    state: str  # digest of all claims that stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How much of a figure is shown at once."""

    nodes: int = 200
    links: int = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """A network, as much of it as is shown, and how much there is."""

    network: Network
    nodes_in_all: int
    links_in_all: int
    counted: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """A table, as much of it as is shown, and how much there is."""

    table: Crosstab
    rows_in_all: int
    columns_in_all: int
    counted: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """A timeline."""

    timeline: Timeline
    counted: Counted


def study_labels(study: Study) -> Labels:
    """The labels of a study's codebook."""
    return labels_of(review_kit(study).codebook)


def settled(filters: Filters, picture: Picture, *, name: str = "") -> Filters:
    """The filters with actors under the keys that hold now, and with the actors whose names hold what was typed."""

    def now(keys: frozenset[str]) -> frozenset[str]:
        return frozenset(map(picture.identities.sets.key, keys))

    return replace(
        filters,
        named=picture.named(name) if name.strip() else None,
        actors=now(filters.actors),
        givers=now(filters.givers),
        receivers=now(filters.receivers),
        between=now(filters.between),
    )


def graph(picture: Picture, filters: Filters, part: Part) -> GraphView:
    """The claims that pass, as a network."""
    claims = kept(picture.claims, filters)
    whole = network_of(claims, picture.labels.symmetric)
    return GraphView(
        network=strongest(whole, nodes=part.nodes, links=part.links),
        nodes_in_all=len(whole.nodes),
        links_in_all=len(whole.links),
        counted=counted_of(claims, picture, filters),
    )


def matrix(picture: Picture, filters: Filters, size: int) -> MatrixView:
    """The claims that pass, as a table."""
    claims = kept(picture.claims, filters)
    whole = crosstab_of(claims)
    return MatrixView(
        table=heaviest(whole, rows=size, columns=size),
        rows_in_all=len(whole.rows),
        columns_in_all=len(whole.columns),
        counted=counted_of(claims, picture, filters),
    )


def timeline(picture: Picture, filters: Filters, step: Step, layer: Layer) -> TimelineView:
    """The claims that pass, over time."""
    claims = kept(picture.claims, filters)
    made = timeline_of(claims, step=step, layer=layer, basis=filters.dates)
    return TimelineView(timeline=made, counted=counted_of(claims, picture, filters))


def counted_of(claims: list[LeanClaim], picture: Picture, filters: Filters) -> Counted:
    """What a figure made of some claims counts."""
    return Counted(
        extent=extent_of(claims),
        in_all=len(picture.claims),
        coders=counted(c.coder_id or DECISION for c in claims),
        standings=counted(c.standing.value for c in claims),
        unsure=unsure(picture.claims, filters),
        state=picture.digest,
    )
