"""Where a person sits: the study, its store, and the coder they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from dalil.records.codings import Coder
from dalil.storage.store import Store
from dalil.workflow.project import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A person at work in a study."""

    study: Study
    store: Store
    person: Coder


def now() -> str:
    """The time, as records keep it: UTC, ISO 8601, to the thousandth of a second."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
