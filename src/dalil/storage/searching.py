"""An index of the words of a study, in a file of its own beside the store.

It holds nothing that cannot be made again: it may be deleted at any time, and one that another version made, or that
is broken, is begun anew. A source's text never changes, so a source that is in it stays right.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dalil.errors import StorageError

SCHEME = 1  # raised where what is kept, or how words are cut, changes
BITS = 24  # of a row's number that tell a source's passages apart
WHOLE = {ord(mark): "·" for mark in "'.,/:\""}  # marks inside words, at which the tokenizer would part them
BROKEN = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
BEFORE = "".join(f"DROP TABLE IF EXISTS {name};" for name in ("words", "passages", "sources"))
TABLES = f"""
BEGIN IMMEDIATE;
{BEFORE}
CREATE TABLE sources (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pages INTEGER NOT NULL);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, unit_id TEXT NOT NULL, start INTEGER NOT NULL, words BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (stems, content='', tokenize='ascii', columnsize=0);
PRAGMA user_version = {SCHEME};
COMMIT;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A unit as the index keeps it."""

    unit_id: str
    start: int  # code points of its source's text before it
    text: str


class SearchIndex:
    """The index in one SQLite file; open one a thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = _opened(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def known(self) -> dict[str, int]:
        """The sources that are in it, with how many pages each has; 0 where its format has none."""
        return dict(self._ask("SELECT id, pages FROM sources"))

    def add(self, source_id: str, pages: int, passages: Iterable[tuple[Passage, Sequence[str]]]) -> None:
        """Take in a source: its units in order, each with the stems of its words."""
        with self._transaction() as connection:
            taken = connection.execute("SELECT 1 FROM sources WHERE id = ?", (source_id,)).fetchone()
            if taken is not None:
                return
            made = connection.execute("INSERT INTO sources (id, pages) VALUES (?, ?)", (source_id, pages))
            first = int(made.lastrowid or 0) << BITS
            for row, (passage, stems) in enumerate(passages, first):
                packed = passage.text.encode("utf-8", "surrogatepass")
                connection.execute(
                    "INSERT INTO passages VALUES (?, ?, ?, ?)", (row, passage.unit_id, passage.start, packed)
                )
                connection.execute("INSERT INTO words (rowid, stems) VALUES (?, ?)", (row, _line(stems)))

    def counts(self, wanted: Sequence[Sequence[Sequence[str]]]) -> list[tuple[str, int]]:
        """The sources with passages that hold all that is wanted, and how many they are; the fullest first."""
        query = (
            f"SELECT s.id, count(*) AS found FROM words JOIN sources s ON s.number = words.rowid >> {BITS}"
            " WHERE words MATCH ? GROUP BY s.number ORDER BY found DESC, s.number"
        )
        return self._ask(query, _match(wanted))

    def passages(
        self, wanted: Sequence[Sequence[Sequence[str]]], source_id: str, *, most: int, after: int = 0
    ) -> list[Passage]:
        """The passages of a source that hold all that is wanted, in text order, without the first `after`."""
        found = self._ask("SELECT number FROM sources WHERE id = ?", source_id)
        if not found:
            return []
        first = int(found[0][0]) << BITS
        query = (
            "SELECT p.unit_id, p.start, p.words FROM passages p WHERE p.row IN"
            " (SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ? AND rowid < ?"
            " ORDER BY rowid LIMIT ? OFFSET ?) ORDER BY p.row"
        )
        rows = self._ask(query, _match(wanted), first, first + (1 << BITS), most, after)
        return [Passage(unit_id=u, start=s, text=bytes(t).decode("utf-8", "surrogatepass")) for u, s, t in rows]

    def _ask(self, query: str, *values: object) -> list[Any]:
        with told(self._path):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._connection
        with told(self._path):
            connection.execute("BEGIN IMMEDIATE")
            done = False
            try:
                yield connection
                connection.execute("COMMIT")
                done = True
            finally:
                if not done and connection.in_transaction:
                    connection.execute("ROLLBACK")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """The database's faults become coded errors."""
    try:
        yield
    except sqlite3.Error as fault:
        raise StorageError("D612", path=path, detail=fault) from fault


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to the index; a file that is broken or none is begun anew."""
    with told(path):
        try:
            return _connected(path)
        except sqlite3.DatabaseError as fault:
            if fault.sqlite_errorcode not in BROKEN:
                raise
        for part in ("", "-wal", "-shm"):
            path.with_name(path.name + part).unlink(missing_ok=True)
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=10.0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")  # what power loss breaks is begun anew
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEME:
            connection.executescript(TABLES)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _match(wanted: Sequence[Sequence[Sequence[str]]]) -> str:
    """What is wanted, as the index asks: all of it, each in one of its forms, whose words stand side by side."""
    return " AND ".join("(" + " OR ".join(f'"{_line(words)}"' for words in forms) + ")" for forms in wanted)


def _line(stems: Iterable[str]) -> str:
    """Stems as the index keeps them: the tokenizer takes all that is no ASCII for letters, and parts at ASCII marks."""
    return " ".join(stem.translate(WHOLE) for stem in stems)
