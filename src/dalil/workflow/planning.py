"""`dalil agree plan`: draw a sample, keep it, and list its units for whoever codes them elsewhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dalil.publishing.files import write_text
from dalil.publishing.tables import BYTE_ORDER_MARK, guarded
from dalil.records.samples import Sample, Stratum
from dalil.storage.store import Store
from dalil.workflow.project import open_study
from dalil.workflow.review.people import coder_of_person, proper_name
from dalil.workflow.sampling import Asked, keep_sample, people_of, plan_sample

COLUMNS = ("order", "unit", "file", "page", "start", "end", "text")
JOINT = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMade:
    """A sample that is kept now."""

    sample: Sample
    names: tuple[str, ...]  # of its strata
    claims: int  # of the machine in the frame
    half_width: float  # to be expected of the interval of all claims
    path: Path | None  # of the list of its units


def make_sample(start: Path, asked: Asked, *, by: str, out: Path | None) -> SampleMade:
    """Draw a sample of the study that `start` lies in, and keep it in its journal."""
    study = open_study(start)
    person = coder_of_person(proper_name(by))
    with study.open_store() as store:
        planned = plan_sample(study, store, asked)
        if out is not None:
            write_text(out, unit_list(store, planned.sample))
        keep_sample(store, planned.sample, by=person, people=people_of(asked))
        origins = {row.id: row.origin for row in store.source_rows(planned.sample.sources)}
    return SampleMade(
        sample=planned.sample,
        names=tuple(stratum_name(s, origins) for s in planned.sample.strata),
        claims=planned.claims,
        half_width=planned.half_width,
        path=out,
    )


def unit_list(store: Store, sample: Sample) -> Iterator[str]:
    """The units of a sample in the order to code them in, as a table; never what a machine says of them."""
    yield BYTE_ORDER_MARK + _line(COLUMNS)
    sources = {s: store.source(s) for s in dict.fromkeys(u.source_id for u in sample.units)}
    for order, drawn in enumerate(sample.units, 1):
        source, unit = sources[drawn.source_id], store.unit(drawn.unit_id)
        page = None if source.layout is None else source.layout.page_at(unit.span.start)
        words = " ".join(source.text[unit.span.start : unit.span.end].split())
        cells = (order, unit.id, source.origin, page, unit.span.start, unit.span.end, words)
        yield _line([guarded(cell) for cell in cells])


def stratum_name(stratum: Stratum, origins: dict[str, str]) -> str:
    """A stratum by what its units have in common; `*` where they have nothing in common, `–` for no claim."""
    source = None if stratum.source is None else origins.get(stratum.source, stratum.source)
    code = "–" if stratum.predicted == "" else stratum.predicted
    return JOINT.join(part for part in (source, code, stratum.score) if part is not None) or "*"


def _line(cells: tuple[str, ...] | list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
