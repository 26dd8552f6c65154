"""A store in one SQLite file: WAL, foreign keys on, every commit synced; triggers refuse what must not happen."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select, text

from dalil.storage import rows, tables
from dalil.storage.coding_tables import CodingTables
from dalil.storage.decision_tables import DecisionTables
from dalil.storage.journal_tables import JournalTables
from dalil.storage.opening import connect
from dalil.storage.source_tables import SourceTables
from dalil.storage.standing_tables import StandingTables
from dalil.storage.store import StoreStats


def open_store(path: Path, *, write: bool = True, timeout: float = 10.0) -> SqliteStore:
    """The store at `path`, made if it is missing and `write` is asked; waits `timeout` seconds where it is locked."""
    return SqliteStore(connect(path, write=write, timeout=timeout), path)


class SqliteStore(SourceTables, CodingTables, DecisionTables, StandingTables, JournalTables):
    """A `Store` over one connection; open one a thread."""

    def stats(self) -> StoreStats:
        """How much the store keeps."""
        counted = {name: tables.METADATA.tables[name] for name in StoreStats.__dataclass_fields__}
        columns = (select(func.count()).select_from(t).scalar_subquery().label(n) for n, t in counted.items())
        (row,) = self._ask(select(*columns))
        return StoreStats(**rows.plain(row))

    def damage(self) -> tuple[str, ...]:
        """What the store itself finds broken: pages, indexes, records that name no record."""
        pages = [str(row.integrity_check) for row in self._ask(text("PRAGMA integrity_check"))]
        links = [f"{row.table} {row.rowid} -> {row.parent}" for row in self._ask(text("PRAGMA foreign_key_check"))]
        return tuple([page for page in pages if page != "ok"] + links)
