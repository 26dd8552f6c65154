"""Views as files: the figures of graph, matrix and timeline, and the claims behind them with their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dalil import __version__
from dalil.publishing.crosstabs import crosstab_of
from dalil.publishing.figures import About, Row, crosstab_rows, csv_rows, json_rows, network_rows, timeline_rows
from dalil.publishing.lean import LeanClaim, extent_of
from dalil.publishing.material import CodedSource, placed_claims
from dalil.publishing.networks import network_of
from dalil.publishing.tables import columns_of
from dalil.publishing.timelines import Layer, Step, timeline_of
from dalil.records.decisions import Decision
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.evidence import Evidence, evidence_of, standing_of
from dalil.workflow.review.filters import Filters, kept
from dalil.workflow.review.index import Picture
from dalil.workflow.review.shelf import source_of

NETWORK = ("giver", "giver_name", "receiver", "receiver_name", "family", "mutual", "claims", "sources", "relations",
           "polarities")  # fmt: skip
CROSSTAB = ("giver", "giver_name", "receiver", "receiver_name", "domain", "claims")


class Figure(StrEnum):
    """What can be saved as data."""

    GRAPH = "graph"
    MATRIX = "matrix"
    TIMELINE = "timeline"


class FileFormat(StrEnum):
    """How data are written."""

    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How a timeline is cut, and in which language actors are named."""

    step: Step = Step.YEAR
    layer: Layer = Layer.FAMILY
    lang: str = "en"


def about(picture: Picture, claims: Sequence[LeanClaim], filters: Filters, said: Mapping[str, object]) -> About:
    """What a file of some claims says of itself; `said` are the filters as they were asked for."""
    dates = [d for c in claims if (d := c.dated(filters.dates)) is not None]
    labels = picture.labels
    return About(
        filters=said,
        extent=extent_of(list(claims)),
        first_date=min(dates, default=None),
        last_date=max(dates, default=None),
        codebook=f"{labels.codebook} {labels.version} {labels.digest}",
        program=f"dalil {__version__}",
        state=picture.digest,
    )


def figure_file(
    picture: Picture, filters: Filters, said: Mapping[str, object], *, figure: Figure, form: FileFormat, cut: Cut
) -> str:
    """A figure as a file; all of it, whatever part the page shows."""
    claims = kept(picture.claims, filters)
    columns, rows = _figure(picture, claims, filters, figure, cut)
    told = about(picture, claims, filters, said)
    return "".join(csv_rows(rows, columns, told)) if form is FileFormat.CSV else json_rows(rows, told)


def _figure(
    picture: Picture, claims: list[LeanClaim], filters: Filters, figure: Figure, cut: Cut
) -> tuple[tuple[str, ...], Iterator[Row]]:
    def name(key: str) -> str:
        return picture.identities.name(key, cut.lang)

    if figure is Figure.GRAPH:
        return NETWORK, network_rows(network_of(claims, picture.labels.symmetric), name)
    if figure is Figure.MATRIX:
        return CROSSTAB, crosstab_rows(crosstab_of(claims), name)
    timeline = timeline_of(claims, step=cut.step, layer=cut.layer, basis=filters.dates)
    return ("period", "precision", cut.layer.value, "claims"), timeline_rows(timeline)


def claims_file(
    study: Study, picture: Picture, filters: Filters, said: Mapping[str, object], lang: str
) -> Iterator[str]:
    """The claims that pass, as CSV with the columns that publishing has, source by source."""
    claims = kept(picture.claims, filters)
    columns = columns_of(picture.labels, lang)
    told = about(picture, claims, filters, said)
    with study.open_store(write=False) as store:
        rows = (
            {"standing": standing, **{column: cell(placed) for column, cell in columns.items()}}
            for standing, coded in _material(study, store, picture, claims)
            for placed in placed_claims(coded)
        )
        yield from csv_rows(rows, (*columns, "standing"), told)


def _material(
    study: Study, store: Store, picture: Picture, claims: Sequence[LeanClaim]
) -> Iterator[tuple[str, CodedSource]]:
    """The claims as publishing takes them: by source, coder and standing."""
    by_source: dict[str, list[LeanClaim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source_id].append(claim)
    for source_id, members in by_source.items():
        source = study.settings.applied(source_of(study, store, source_id))
        units = store.units(source_id)
        groups: dict[tuple[str | None, str], list[Evidence]] = defaultdict(list)
        for found in evidence_of(study, store, members):
            groups[found.lean.coder_id, found.lean.standing.value].append(found)
        for (coder_id, standing), group in groups.items():
            coder = picture.coders[coder_id].name if coder_id is not None else ""
            yield standing, CodedSource(source=source, units=units, decisions=_decisions(group), coder=coder)


def _decisions(group: Sequence[Evidence]) -> dict[str, Decision]:
    """The claims of one coder in one source, as decisions on its units."""
    by_unit: dict[str, list[Evidence]] = defaultdict(list)
    for found in group:
        by_unit[found.lean.unit_id].append(found)
    return {
        unit_id: standing_of(members[0], tuple(m.seen.claim for m in members)) for unit_id, members in by_unit.items()
    }
