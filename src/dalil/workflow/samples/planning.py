"""`dalil agree plan`: draw a sample, keep it, and list its units for whoever codes them elsewhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dalil.errors import UsageError
from dalil.publishing.files import write_text
from dalil.publishing.reports.names import STRATUM, Naming
from dalil.publishing.tables import BYTE_ORDER_MARK, guarded
from dalil.records.samples import Sample, Stratum
from dalil.reliability.samples.strata import FrameUnit, Guess, guessed
from dalil.storage.people import People
from dalil.storage.store import Store
from dalil.workflow.agreement.report_files import naming_of
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.people import coder_of_person, has_accounts, known_person, people_file, proper_name
from dalil.workflow.samples.audited import Heard, audited
from dalil.workflow.samples.sampling import Asked, keep_sample, people_of, plan_sample, sample_named

COLUMNS = ("order", "unit", "file", "page", "start", "end", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMade:
    """A sample that is kept now."""

    sample: Sample
    names: tuple[str, ...]  # of its strata
    naming: Naming  # what codes are called
    claims: int  # of the machine in the frame
    half_width: float  # to be expected of the interval of all claims
    path: Path | None  # of the list of its units


def make_sample(start: Path, asked: Asked, *, by: str, out: Path | None, after: str | None = None) -> SampleMade:
    """Draw a sample of the study that `start` lies in, and keep it in its journal.

    With `after`, what an earlier sample says of the machine's error shares out the draws.
    """
    study = open_study(start)
    asked = replace(asked, people=known_people(study, asked.people))
    person = coder_of_person(proper_name(by))
    with study.open_store() as store:
        if after is not None:
            asked = replace(asked, wish=replace(asked.wish, guess=guess_of(study, store, after)))
        planned = plan_sample(study, store, asked)
        if out is not None:
            write_text(out, unit_list(store, planned.sample))
        keep_sample(store, planned.sample, by=person, people=people_of(asked))
        origins = {row.id: row.origin for row in store.source_rows(planned.sample.sources)}
    return SampleMade(
        sample=planned.sample,
        names=tuple(stratum_name(s, origins) for s in planned.sample.strata),
        naming=naming_of(study.folder),
        claims=planned.claims,
        half_width=planned.half_width,
        path=out,
    )


def known_people(study: Study, names: Sequence[str]) -> tuple[str, ...]:
    """The names of people as their accounts have them; raises `UsageError` D077 where one has none.

    On a study without accounts anybody may code.
    """
    file = people_file(study.folder)
    if not has_accounts(file):
        return tuple(names)
    with People.open(file) as people:
        return tuple(known_person(people, name).name for name in names)


def guess_of(study: Study, store: Store, name: str) -> Guess:
    """What a sample that was coded says of how much the machine errs; raises `UsageError` D550 where none was."""
    found = audited(study, store, sample_named(store, name))
    if not found.heard:
        raise UsageError("D550", name=name)
    return guessed((_seen(h), len(h.people) - len(h.machine)) for h in found.heard)


def _seen(heard: Heard) -> FrameUnit:
    scores = tuple(c.score for c in heard.machine)
    return FrameUnit(unit_id=heard.drawn.unit_id, source_id=heard.drawn.source_id, scores=scores)


def unit_list(store: Store, sample: Sample) -> Iterator[str]:
    """The units of a sample in the order to code them in, as a table; never what a machine says of them."""
    yield BYTE_ORDER_MARK + _line(COLUMNS)
    sources = {s: store.source(s) for s in dict.fromkeys(u.source_id for u in sample.units)}
    for order, drawn in enumerate(sample.units, 1):
        source, unit = sources[drawn.source_id], store.unit(drawn.unit_id)
        page = source.page_at(unit.span.start)
        words = " ".join(source.text[unit.span.start : unit.span.end].split())
        cells = (order, unit.id, source.origin, page, unit.span.start, unit.span.end, words)
        yield _line([guarded(cell) for cell in cells])


def stratum_name(stratum: Stratum, origins: dict[str, str]) -> str:
    """A stratum by what its units have in common; `*` where they have nothing in common, `–` for no claim."""
    source = None if stratum.source is None else origins.get(stratum.source, stratum.source)
    code = "–" if stratum.predicted == "" else stratum.predicted
    return STRATUM.join(part for part in (source, code, stratum.score) if part is not None) or "*"


def _line(cells: tuple[str, ...] | list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
