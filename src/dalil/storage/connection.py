"""One connection to a store's file: statements, transactions, and rows that are added and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Executable, Row, Table, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from dalil.errors import StorageError
from dalil.storage import rows
from dalil.storage.faults import storage_error
from dalil.storage.opening import roll_back


class Connected:
    """A connection, by which the parts of a store ask; open one a thread."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._in_transaction = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is added inside, or nothing; joins the transaction it stands in."""
        if self._in_transaction:
            yield
            return
        self._ask(text("BEGIN IMMEDIATE"))
        self._in_transaction = True
        done = False
        try:
            yield
            self._ask(text("COMMIT"))
            done = True
        finally:
            self._in_transaction = False
            if not done:
                roll_back(self._connection)

    def _insert(self, table: Table, values: Sequence[rows.Values]) -> None:
        """Add rows that are not there yet."""
        if values:
            with self.transaction():
                self._ask(insert(table), values)

    def _keep(self, table: Table, values: Sequence[rows.Values]) -> None:
        """Add those of the rows whose key is not there yet."""
        if values:
            with self.transaction():
                self._ask(insert(table).on_conflict_do_nothing(list(table.primary_key)), values)

    def _same(self, offered: object, kept: object, record_id: str) -> None:
        """Refuse a record that differs from the one kept under its id."""
        if offered != kept:
            raise StorageError("D816", path=self.path, id=record_id)

    def _one(self, query: Executable) -> Row[Any] | None:
        """The only row of an answer, if any."""
        return next(iter(self._ask(query)), None)

    def _ask(self, query: Executable, values: Sequence[rows.Values] | None = None) -> Sequence[Row[Any]]:
        """Run one statement to its end; the database's faults become coded errors."""
        try:
            answer = self._connection.execute(query, values)
            return answer.all() if answer.returns_rows else ()
        except DBAPIError as fault:
            raise storage_error(fault, str(self.path)) from fault
