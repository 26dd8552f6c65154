"""What reading and coding noticed, source by source.

An issue of reading names a file, as what cannot be read is no source; an issue of coding names a source by its id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping

from dalil.errors import Issue
from dalil.records.sources import Source
from dalil.storage.store import Store
from dalil.workflow.runs import READ_STEP
from dalil.workflow.texts import placed


def reading_runs(store: Store) -> tuple[str, ...]:
    """The runs in which files were read, oldest first."""
    return tuple(run.id for run in store.runs() if run.step == READ_STEP)


def file_named(place: str, files: Container[str]) -> str | None:
    """The file that a place names: all of it, or what stands before one of its colons, the longest known name first."""
    while place not in files:
        if ":" not in place:
            return None
        place = place.rpartition(":")[0]
    return place


def noticed_in_reading(store: Store) -> Mapping[str, tuple[Issue, ...]]:
    """The issues of reading, by the file that they are about."""
    files = {row.origin for row in store.source_rows()}
    found: dict[str, tuple[Issue, ...]] = defaultdict(tuple)
    for run_id in reading_runs(store):
        for issue in store.issues(run_id):
            file = file_named(issue.where, files)
            if file is not None:
                found[file] += (issue,)
    return found


def noticed_in_coding(store: Store, source: Source, run_id: str) -> tuple[Issue, ...]:
    """The issues of a coding about one source, each at its file and line."""
    return tuple(placed(i, source) for i in store.issues(run_id) if i.where.startswith(f"{source.id}:"))
