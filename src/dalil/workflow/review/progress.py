"""How far each person is with each source, in plain counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dalil.publishing.material import READ_KINDS
from dalil.storage.store import ProgressRow, Store
from dalil.workflow.project import Study
from dalil.workflow.review.assignments import Assignment, assignments
from dalil.workflow.review.cases import Weighing
from dalil.workflow.review.queue import cases_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one person is with one source."""

    source_id: str
    coder_id: str
    units: int  # items and sentences of the source
    answered: int
    open: int  # begun, and not yet answered
    decided: int  # of those answered
    shared: int  # of those answered, answered by another person too
    alike: int  # of these, where all answers of people are alike
    assignment: Assignment | None  # None where the person began unasked


def progress_of(study: Study, store: Store) -> tuple[Progress, ...]:
    """The progress of everybody who has a source or has begun one, source by source."""
    sizes = store.sizes(READ_KINDS)
    begun = {(r.source_id, r.coder_id): r for r in store.progress(READ_KINDS)}
    handed = {(a.source_id, a.coder_id): a for a in assignments(store)}
    shared: Counter[tuple[str, str]] = Counter()
    alike: Counter[tuple[str, str]] = Counter()
    for case in cases_of(study, store, Weighing.PEOPLE):
        for coder_id in case.coder_ids:
            shared[case.source_id, coder_id] += 1
            alike[case.source_id, coder_id] += case.compared.disagreement == 0
    found = []
    for source_id, coder_id in sorted(begun.keys() | handed.keys()):
        at = source_id, coder_id
        row = begun.get(at) or ProgressRow(source_id=source_id, coder_id=coder_id, answered=0, open=0, decided=0)
        found.append(
            Progress(
                source_id=source_id,
                coder_id=coder_id,
                units=sizes.get(source_id, 0),
                answered=row.answered,
                open=row.open,
                decided=row.decided,
                shared=shared[at],
                alike=alike[at],
                assignment=handed.get(at),
            )
        )
    return tuple(found)
