"""How far coders agree, as the workbench asks for it: once for each wish and each state of the study."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from dalil.errors import StorageError
from dalil.publishing.material import READ_KINDS
from dalil.publishing.phrases import visible
from dalil.publishing.reports.methods import method_lines
from dalil.publishing.reports.names import Naming
from dalil.publishing.reports.references import references_of
from dalil.publishing.reports.rendering import Report as Record
from dalil.publishing.reports.rendering import render
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Agreement
from dalil.records.codings import Coder, CoderKind
from dalil.records.estimations import Audit, Estimation
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.storage.store import Store
from dalil.workflow.agreement.agreeing import Comparison, agreement_of_study
from dalil.workflow.agreement.answers_of_study import Choice
from dalil.workflow.project import Study
from dalil.workflow.review.kits import stamps_of
from dalil.workflow.review.queue import beginning
from dalil.workflow.review.shelf import source_of
from dalil.workflow.review.views import study_labels
from dalil.workflow.samples.auditing import audit
from dalil.workflow.samples.estimating import Question, estimate
from dalil.workflow.samples.sampling import Asked, Planned, plan_sample

FSI, PDI = "\u2068", "\u2069"
NO_NAMES: Mapping[str, str] = MappingProxyType({})


class ReportForm(StrEnum):
    """What a report is written as."""

    HTML = "html"
    MARKDOWN = "md"
    TEX = "tex"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWish:
    """Which report is wanted."""

    choice: Choice = field(default_factory=Choice)
    comparison: Comparison = field(default_factory=Comparison)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report, and whose answers it may be asked for."""

    agreement: Agreement
    coders: tuple[Coder, ...]  # people first, by name; of the versions of a machine the latest


def state_of(study: Study, store: Store) -> Hashable:
    """What a report rests on: it stays right for as long as this is the same."""
    return store.growth(), stamps_of(study)


def report_of(study: Study, wish: ReportWish) -> Report:
    """The report of a study as it is now; it may take long."""
    agreement = agreement_of_study(study.folder, wish.choice, wish.comparison)
    with study.open_store(write=False) as store:
        return Report(agreement=agreement, coders=coders_with_answers(store))


def coders_with_answers(store: Store) -> tuple[Coder, ...]:
    """Whose answers stand in a study."""
    known = {c.id: c for c in store.coders()}
    last: dict[str, int] = {}
    for row in store.cases():
        if row.unit_kind in READ_KINDS:
            last[row.coder_id] = max(row.made, last.get(row.coder_id, 0))
    of_name = {(known[i].kind, known[i].name): known[i] for i in sorted(last, key=lambda i: last[i])}
    return tuple(sorted(of_name.values(), key=lambda c: (c.kind is not CoderKind.HUMAN, c.name, c.id)))


def methods_of(agreement: Agreement, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a report was worked out, in plain paragraphs, and the works that these cite."""
    words = Wording(lang, lambda words: f"{FSI}{visible(words)}{PDI}", str)
    return tuple(method_lines(agreement, words)), references_of(agreement)


def report_file(
    study: Study, record: Record, form: ReportForm, lang: str, *, actors: Mapping[str, str] = NO_NAMES
) -> Iterator[str]:
    """A report as a file, in pieces; `actors` has names by key."""
    return render(record, form.value, lang, naming=Naming(labels=study_labels(study), actors=actors))


def audit_of(study: Study, sample: str | None) -> Audit:
    """The audit of a study's machine as it is now; it may take long."""
    with study.open_store(write=False) as store:
        return audit(study, store, sample)


def counts_of(study: Study, question: Question) -> Estimation:
    """Corrected counts of a study as it is now; it may take long."""
    with study.open_store(write=False) as store:
        return estimate(study, store, question)


def plan_of(study: Study, asked: Asked) -> Planned:
    """What a sample would be; nothing is kept."""
    with study.open_store(write=False) as store:
        return plan_sample(study, store, asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlace:
    """Where a unit stands, and how it begins."""

    unit: Unit
    source: Source
    page: int | None
    excerpt: str


def places_of(study: Study, store: Store, ids: Sequence[str]) -> Iterator[UnitPlace]:
    """The places of some units, but for those that the store does not have."""
    for unit_id in dict.fromkeys(ids):
        try:
            unit = store.unit(unit_id)
        except StorageError:
            continue
        yield place_of(study, store, unit)


def place_of(study: Study, store: Store, unit: Unit) -> UnitPlace:
    """Where a unit stands."""
    source = study.settings.applied(source_of(study, store, unit.source_id))
    start, end = unit.span.start, unit.span.end
    return UnitPlace(unit=unit, source=source, page=source.page_at(start), excerpt=beginning(source, start, end))
