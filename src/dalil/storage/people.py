"""The people of a study and their sessions, in a file of their own beside the store.

They are kept apart from the records so that a study can be passed on without anybody's password digest: whoever hands
on the folder leaves `people.sqlite` out. The file is the owner's alone (mode 0600) and holds no password and no session
secret, only digests of them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Self

from dalil.errors import StorageError
from dalil.storage.faults import storage_error

PEOPLE_ID = 0x44504C31  # application_id: "DPL1"
VERSION = 1
SCHEMA = """
CREATE TABLE person (
    name TEXT PRIMARY KEY, folded TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT,
    created INTEGER NOT NULL, disabled INTEGER
);
CREATE TABLE session (
    digest TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES person (name), opened INTEGER NOT NULL,
    expires INTEGER NOT NULL
);
CREATE INDEX session_name ON session (name);
"""


class Role(StrEnum):
    """What a person may do; each role may do what the one before it may."""

    CODER = "coder"
    ADJUDICATOR = "adjudicator"
    MANAGER = "manager"

    def covers(self, other: Role) -> bool:
        """Whether this role may do what the other may."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may work on a study."""

    name: str
    folded: str  # what two names that look alike have in common
    role: Role
    password: str | None  # its digest; None for the person who started the server and needs none
    created: int  # seconds since 1970
    disabled: int | None = None  # since when the account is closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """That somebody is signed in."""

    digest: str  # of the secret that the browser keeps
    name: str
    opened: int
    expires: int


class People:
    """People and sessions over one connection, which threads may share."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self._lock = RLock()

    @classmethod
    def open(cls, path: Path) -> People:
        """The people kept in a file, made anew for its owner alone if it is missing."""
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            people = cls(_connected(str(path)), str(path))
        except OSError as fault:
            raise StorageError("D800", path=path, detail=fault.strerror) from fault
        except sqlite3.Error as fault:
            raise storage_error(fault, str(path)) from fault
        people._prepare()
        return people

    @classmethod
    def in_memory(cls) -> People:
        """People of one run of the server, kept nowhere."""
        people = cls(_connected(":memory:"), ":memory:")
        people._prepare()
        return people

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def all(self) -> tuple[Person, ...]:
        """Everybody, by name; closed accounts too."""
        return tuple(map(_person, self._rows("SELECT * FROM person ORDER BY name")))

    def person(self, name: str) -> Person | None:
        """The person of exactly that name."""
        return next(map(_person, self._rows("SELECT * FROM person WHERE name = ?", name)), None)

    def alike(self, folded: str) -> Person | None:
        """The person whose name folds to this."""
        return next(map(_person, self._rows("SELECT * FROM person WHERE folded = ?", folded)), None)

    def keep(self, person: Person) -> None:
        """Keep a person; takes the place of what was known under the name."""
        with self._change() as connection:
            connection.execute(
                "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET folded ="
                " excluded.folded, role = excluded.role, password = excluded.password, disabled = excluded.disabled",
                (person.name, person.folded, person.role.value, person.password, person.created, person.disabled),
            )

    def add_session(self, session: Session, *, most: int) -> None:
        """Keep a session; the ones that ended go, and of one person's the oldest above `most`."""
        with self._change() as connection:
            connection.execute("DELETE FROM session WHERE expires <= ?", (session.opened,))
            values = (session.digest, session.name, session.opened, session.expires)
            connection.execute("INSERT INTO session VALUES (?, ?, ?, ?)", values)
            connection.execute(
                "DELETE FROM session WHERE name = ? AND digest NOT IN"
                " (SELECT digest FROM session WHERE name = ? ORDER BY opened DESC, rowid DESC LIMIT ?)",
                (session.name, session.name, most),
            )

    def session(self, digest: str) -> Session | None:
        """The session whose secret has that digest."""
        rows = self._rows("SELECT * FROM session WHERE digest = ?", digest)
        return next((Session(digest=r[0], name=r[1], opened=r[2], expires=r[3]) for r in rows), None)

    def end_session(self, digest: str) -> None:
        """Forget a session."""
        with self._change() as connection:
            connection.execute("DELETE FROM session WHERE digest = ?", (digest,))

    def end_sessions(self, name: str) -> int:
        """Forget all sessions of a person, and say how many there were."""
        with self._change() as connection:
            return connection.execute("DELETE FROM session WHERE name = ?", (name,)).rowcount

    def _prepare(self) -> None:
        """Refuse a file that is not of people; make the tables in one that is new."""
        with self._change() as connection:
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
            if owner == 0 and empty:
                for statement in SCHEMA.split(";\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {PEOPLE_ID}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
            elif owner != PEOPLE_ID:
                raise StorageError("D801", path=self._path, detail="application_id")
            elif version != VERSION:
                raise StorageError("D802", path=self._path, found=version, expected=VERSION)

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """One transaction."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                with self._connection:
                    yield self._connection
            except sqlite3.Error as fault:
                raise storage_error(fault, self._path) from fault

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.Error as fault:
                raise storage_error(fault, self._path) from fault


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5.0, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _person(row: tuple[Any, ...]) -> Person:
    name, folded, role, password, created, disabled = row
    return Person(name=name, folded=folded, role=Role(role), password=password, created=created, disabled=disabled)
