"""How far coders agree, as the workbench asks for it: once for each wish and each state of the study."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from dalil.publishing.material import READ_KINDS
from dalil.records.agreements import Agreement
from dalil.records.codings import Coder, CoderKind
from dalil.storage.store import Store
from dalil.workflow.agreeing import Comparison, agreement_of_study
from dalil.workflow.answers_of_study import Choice
from dalil.workflow.project import Study
from dalil.workflow.review.kits import stamps_of


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
