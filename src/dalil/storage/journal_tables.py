"""What a store keeps of what was done: the journal, runs, and what could not be handled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import func, select, text
from sqlalchemy.dialects.sqlite import insert

from dalil.errors import Issue
from dalil.records.entries import Entry, EntryKind
from dalil.records.runs import Run
from dalil.records.serial import from_json
from dalil.storage import overview, rows
from dalil.storage.connection import Connected
from dalil.storage.store import IssueCount
from dalil.storage.tables import ISSUES, JOURNAL, RUNS


class JournalTables(Connected):
    """Journal, runs and issues of a store."""

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Append entries to the journal, each once."""
        self._keep(JOURNAL, [rows.flat(entry) for entry in entries])

    def entries(self, kind: EntryKind, subject: str | None = None) -> tuple[Entry, ...]:
        """The entries of a kind, on one subject or on all, in the order they were added."""
        query = select(JOURNAL).where(JOURNAL.c.kind == kind.value).order_by(text("journal.rowid"))
        query = query if subject is None else query.where(JOURNAL.c.subject == subject)
        return tuple(rows.entry_of(row) for row in self._ask(query))

    def add_run(self, run: Run) -> None:
        """Keep a run; it is added when it starts and, with its counts, when it ends."""
        place = select(func.coalesce(func.max(RUNS.c.ordinal), -1) + 1).scalar_subquery()
        values = rows.flat(run)
        with self.transaction():
            self._ask(insert(RUNS).values(**values, ordinal=place).on_conflict_do_update(["id"], set_=values))

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first."""
        columns = [c for c in RUNS.c if c.name != "ordinal"]
        query = select(*columns).order_by(RUNS.c.ordinal)
        return tuple(from_json(Run, rows.plain(row)) for row in self._ask(query))

    def add_issues(self, run_id: str, issues: Iterable[Issue]) -> None:
        """Keep the issues of a run, each once."""
        self._keep(ISSUES, rows.issue_rows(run_id, issues))

    def issues(self, run_id: str | None = None) -> tuple[Issue, ...]:
        """The issues of one run, or of all, by place and code."""
        query = select(ISSUES).order_by(ISSUES.c.place, ISSUES.c.code, ISSUES.c.id)
        return tuple(
            rows.issue_of(r) for r in self._ask(query if run_id is None else query.where(ISSUES.c.run_id == run_id))
        )

    def issue_counts(self) -> Iterator[IssueCount]:
        """How many issues of each run, code and severity name each place."""
        return overview.issue_counts(self._ask)
