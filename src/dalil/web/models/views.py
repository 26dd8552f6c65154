"""Graph, matrix, timeline and the claims behind them, as the API gives them."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from dalil.publishing.crosstabs import Cell
from dalil.publishing.lean import Standing
from dalil.publishing.networks import Link
from dalil.publishing.timelines import Layer, Step
from dalil.web.models.base import Out
from dalil.web.models.claims import ClaimOut, CoderOut, claim_out, coder_out
from dalil.workflow.review.choices import Choices
from dalil.workflow.review.evidence import Evidence
from dalil.workflow.review.filters import NONE
from dalil.workflow.review.index import Picture
from dalil.workflow.review.views import DECISION, Counted, GraphView, MatrixView, TimelineView


class CountOut(Out):
    """How often a code comes."""

    code: str
    count: int


class CoderCountOut(Out):
    """How many of the claims are a coder's; without a coder, how many a decision concluded."""

    coder: CoderOut | None
    count: int


class CountedOut(Out):
    """What was counted, so that every number can say what it counts."""

    claims: int
    units: int
    sources: int
    in_all: int = Field(description="claims of all answers before any filter, each coder's for itself")
    coders: list[CoderCountOut]
    standings: list[CountOut]
    unsure: int = Field(description="left out, since their dates are too coarse for the limits")
    state: str = Field(description="digest of all claims that stand in the study")


class NamedOut(Out):
    """An actor by its key, in both languages."""

    key: str
    ar: str
    en: str
    kind: str | None = None


class NodeOut(Out):
    """An actor of the network."""

    key: str
    claims: int
    given: int
    received: int


class LinkOut(Out):
    """The claims of one family from one actor to another; mutual ones have no direction."""

    giver: str
    receiver: str
    family: str | None
    is_mutual: bool
    claims: int
    sources: int
    relations: list[CountOut]
    polarities: list[CountOut]


class GraphOut(Out):
    """A network, the strongest first."""

    nodes: list[NodeOut]
    links: list[LinkOut]
    nodes_in_all: int
    links_in_all: int
    one_sided: int = Field(description="claims that name only one party, or none")
    on_itself: int = Field(description="claims whose parties are one actor")
    actors: list[NamedOut]
    counted: CountedOut


class CellOut(Out):
    """The claims of one actor towards another."""

    giver: str
    receiver: str
    claims: int
    domains: list[CountOut]
    polarities: list[CountOut]


class MatrixOut(Out):
    """A table of who acts towards whom; cells without claims are left out."""

    rows: list[CountOut]
    columns: list[CountOut]
    cells: list[CellOut]
    rows_in_all: int
    columns_in_all: int
    one_sided: int = Field(description="claims that name only one party, or none")
    actors: list[NamedOut]
    counted: CountedOut


class MomentOut(Out):
    """One step of a timeline that has claims."""

    period: str = Field(description="2019, 2019-Q2 or 2019-05")
    claims: int
    layers: list[CountOut]


class TimelineOut(Out):
    """Claims over time; what has no place there is counted beside."""

    step: Step
    layer: Layer
    moments: list[MomentOut]
    undated: int
    too_coarse: list[CountOut] = Field(description="by year: claims whose date names no month, where steps are finer")
    counted: CountedOut


class SourceCountOut(Out):
    """How many claims a source has."""

    id: str
    title: str
    count: int


class ActorCountOut(Out):
    """How many claims an actor stands in."""

    actor: NamedOut
    count: int


class ChoicesOut(Out):
    """What can be chosen in each filter with the others as they are, and how many claims that has."""

    relations: list[CountOut]
    families: list[CountOut]
    domains: list[CountOut]
    polarities: list[CountOut]
    facets: list[CountOut]
    coders: list[CoderCountOut]
    standings: list[CountOut]
    sources: list[SourceCountOut]
    actors: list[ActorCountOut] = Field(description="those in most claims")
    actors_in_all: int
    first_date: str | None
    last_date: str | None
    undated: int


class ListedClaimOut(Out):
    """A claim, its source, and whose it is."""

    claim: ClaimOut
    source_id: str
    source_title: str
    published: str | None
    coder: CoderOut | None = Field(description="none for what adjudication concluded")
    decided_by: str | None
    standing: Standing


class ClaimsOut(Out):
    """Some claims of a list, source by source in reading order."""

    total: int
    offset: int
    claims: list[ListedClaimOut]


def graph_out(view: GraphView, picture: Picture) -> GraphOut:
    """A network."""
    network = view.network
    return GraphOut(
        nodes=[NodeOut(key=n.key, claims=n.claims, given=n.given, received=n.received) for n in network.nodes],
        links=[_link(link) for link in network.links],
        nodes_in_all=view.nodes_in_all,
        links_in_all=view.links_in_all,
        one_sided=network.one_sided,
        on_itself=network.on_itself,
        actors=named(picture, (n.key for n in network.nodes)),
        counted=counted_out(view.counted, picture),
    )


def matrix_out(view: MatrixView, picture: Picture) -> MatrixOut:
    """A table."""
    table = view.table
    return MatrixOut(
        rows=counts(table.rows),
        columns=counts(table.columns),
        cells=[_cell(c) for c in table.cells],
        rows_in_all=view.rows_in_all,
        columns_in_all=view.columns_in_all,
        one_sided=table.one_sided,
        actors=named(picture, dict.fromkeys(key for key, _ in (*table.rows, *table.columns))),
        counted=counted_out(view.counted, picture),
    )


def timeline_out(view: TimelineView, picture: Picture) -> TimelineOut:
    """A timeline."""
    made = view.timeline
    return TimelineOut(
        step=made.step,
        layer=made.layer,
        moments=[MomentOut(period=m.period, claims=m.claims, layers=counts(m.layers)) for m in made.moments],
        undated=made.undated,
        too_coarse=counts(made.too_coarse),
        counted=counted_out(view.counted, picture),
    )


def choices_out(choices: Choices, picture: Picture) -> ChoicesOut:
    """The choices of the filters."""
    by = choices.by_filter
    return ChoicesOut(
        relations=counts(by["relations"]),
        families=counts(by["families"]),
        domains=counts(by["domains"]),
        polarities=counts(by["polarities"]),
        facets=counts(by["facets"]),
        coders=_coders(by["coders"], picture),
        standings=counts(by["standings"]),
        sources=[SourceCountOut(id=s, title=title_of(picture, s), count=n) for s, n in by["sources"] if s != NONE],
        actors=[ActorCountOut(actor=named(picture, (key,))[0], count=n) for key, n in choices.actors],
        actors_in_all=choices.actors_in_all,
        first_date=choices.first_date,
        last_date=choices.last_date,
        undated=choices.undated,
    )


def listed_out(evidence: Evidence, picture: Picture, lang: str) -> ListedClaimOut:
    """A claim of a list."""
    lean = evidence.lean
    coder = None if lean.coder_id is None else picture.coders.get(lean.coder_id)
    return ListedClaimOut(
        claim=claim_out(evidence.seen, lang),
        source_id=lean.source_id,
        source_title=title_of(picture, lean.source_id),
        published=lean.published,
        coder=None if coder is None else coder_out(coder),
        decided_by=evidence.decided_by,
        standing=lean.standing,
    )


def counted_out(counted: Counted, picture: Picture) -> CountedOut:
    """What was counted."""
    return CountedOut(
        claims=counted.extent.claims,
        units=counted.extent.units,
        sources=counted.extent.sources,
        in_all=counted.in_all,
        coders=_coders(counted.coders, picture),
        standings=counts(counted.standings),
        unsure=counted.unsure,
        state=counted.state,
    )


def named(picture: Picture, keys: Iterable[str]) -> list[NamedOut]:
    """Actors by their names."""
    who = picture.identities
    return [NamedOut(key=k, ar=who.name(k, "ar"), en=who.name(k, "en"), kind=who.kind(k)) for k in keys]


def title_of(picture: Picture, source_id: str) -> str:
    """How a source is called: its title, else its file."""
    row = picture.sources[source_id]
    return row.title or row.origin


def counts(pairs: Iterable[tuple[str, int]]) -> list[CountOut]:
    """Codes with their counts."""
    return [CountOut(code=code, count=count) for code, count in pairs]


def _coders(pairs: Iterable[tuple[str, int]], picture: Picture) -> list[CoderCountOut]:
    return [
        CoderCountOut(coder=None if c == DECISION else coder_out(picture.coders[c]), count=count) for c, count in pairs
    ]


def _link(link: Link) -> LinkOut:
    return LinkOut(
        giver=link.giver,
        receiver=link.receiver,
        family=link.family,
        is_mutual=link.is_mutual,
        claims=link.claims,
        sources=link.sources,
        relations=counts(link.relations),
        polarities=counts(link.polarities),
    )


def _cell(cell: Cell) -> CellOut:
    return CellOut(
        giver=cell.giver,
        receiver=cell.receiver,
        claims=cell.claims,
        domains=counts(cell.domains),
        polarities=counts(cell.polarities),
    )
