"""Figures as data: the links of a network, the cells of a table, the steps of a timeline, as CSV and JSON.

Every row says under which filters, of which claims and by which program it was counted, so that no part of a file can
be mistaken for the whole, and the file stays one plain table.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dalil.publishing.crosstabs import Crosstab
from dalil.publishing.lean import Extent
from dalil.publishing.networks import Network
from dalil.publishing.tables import JOINT, guarded
from dalil.publishing.timelines import Timeline

SURROGATES = re.compile(r"[\ud800-\udfff]")
Row = Mapping[str, object]
Name = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a file says of itself."""

    filters: Mapping[str, object]  # as they were asked for; none where all claims are counted
    extent: Extent
    first_date: str | None  # of the claims that have one
    last_date: str | None
    codebook: str  # name, version and digest
    program: str  # dalil and its version
    state: str  # digest of all claims that stand in the study

    def cells(self) -> dict[str, object]:
        """The same as columns."""
        return {
            "filters": json.dumps(self.filters, ensure_ascii=False, sort_keys=True),
            "counted_claims": self.extent.claims,
            "counted_units": self.extent.units,
            "counted_sources": self.extent.sources,
            "first_date": self.first_date,
            "last_date": self.last_date,
            "codebook": self.codebook,
            "program": self.program,
            "state": self.state,
        }


def network_rows(network: Network, name: Name) -> Iterator[Row]:
    """A row a link."""
    for link in network.links:
        yield {
            "giver": link.giver,
            "giver_name": name(link.giver),
            "receiver": link.receiver,
            "receiver_name": name(link.receiver),
            "family": link.family,
            "mutual": "true" if link.is_mutual else "false",
            "claims": link.claims,
            "sources": link.sources,
            "relations": _listed(link.relations),
            "polarities": _listed(link.polarities),
        }


def crosstab_rows(table: Crosstab, name: Name) -> Iterator[Row]:
    """A row a giver, receiver and domain."""
    for cell in table.cells:
        for domain, count in cell.domains:
            yield {
                "giver": cell.giver,
                "giver_name": name(cell.giver),
                "receiver": cell.receiver,
                "receiver_name": name(cell.receiver),
                "domain": domain,
                "claims": count,
            }


def timeline_rows(timeline: Timeline) -> Iterator[Row]:
    """A row a step and layer; after them what has no place in the steps, by the year that is known of it, if any."""
    step, layer = timeline.step.value, timeline.layer.value
    for moment in timeline.moments:
        for code, count in moment.layers:
            yield {"period": moment.period, "precision": step, layer: code, "claims": count}
    for year, count in timeline.too_coarse:
        yield {"period": year, "precision": "year_only", layer: None, "claims": count}
    if timeline.undated:
        yield {"period": None, "precision": "undated", layer: None, "claims": timeline.undated}


def csv_rows(rows: Iterable[Row], columns: Sequence[str], about: About) -> Iterator[str]:
    """Rows as comma-separated values (RFC 4180) in UTF-8 without a byte order mark."""
    told = about.cells()
    yield _line((*columns, *told))
    for row in rows:
        yield _line(guarded(cell) for cell in (*(row.get(c) for c in columns), *told.values()))


def json_rows(rows: Iterable[Row], about: About) -> str:
    """Rows as one JSON object, with what the file says of itself under `about`."""
    content = {"about": about.cells() | {"filters": about.filters}, "rows": list(rows)}
    return whole(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def whole(text: str) -> str:
    """Text that UTF-8 can carry: an unpaired surrogate becomes U+FFFD."""
    return SURROGATES.sub("\ufffd", text)


def _listed(pairs: Iterable[tuple[str, int]]) -> str:
    return JOINT.join(f"{code} {count}" for code, count in pairs)


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return whole(out.getvalue())
