"""Opening the SQLite file of a store: whose file it is, which schema it has, and how safely it writes."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from dalil.errors import StorageError
from dalil.storage.faults import storage_error
from dalil.storage.tables import APPLICATION_ID, REVISIONS
from dalil.storage.upgrade import upgrade


def connect(path: Path, *, write: bool, timeout: float) -> Connection:
    """A connection to the store at `path`, its schema brought to this version if it is opened for writing."""
    if not write and not path.exists():
        raise StorageError("D814", path=path)
    uri = f"{path.absolute().as_uri()}?{access(path, write=write)}"
    engine = create_engine(
        "sqlite://",
        # Transactions are begun by hand: the driver's own habit begins them too late to lock before reading.
        creator=lambda: sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    try:
        connection = engine.connect()
    except DBAPIError as fault:
        raise storage_error(fault, str(path)) from fault
    try:
        prepare(connection, path, write=write)
    except DBAPIError as fault:
        connection.close()
        raise storage_error(fault, str(path)) from fault
    except StorageError:
        connection.close()
        raise
    return connection


def access(path: Path, *, write: bool) -> str:
    """How SQLite is to open the file. A store on read-only media has no room for the files WAL needs beside it."""
    if write:
        return "mode=rwc"
    pending = path.with_name(path.name + "-wal").exists()
    return "mode=ro" if pending or os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"


def prepare(connection: Connection, path: Path, *, write: bool) -> None:
    """Refuse a file that is no store of this version; else set what every connection needs."""
    connection.execute(text("PRAGMA foreign_keys = ON"))
    connection.execute(text("PRAGMA recursive_triggers = ON"))  # else INSERT OR REPLACE deletes past the triggers
    known = revision(connection, path)
    if not write:
        if known != REVISIONS[-1]:
            raise StorageError("D803", path=path, found=known or "-", expected=REVISIONS[-1])
        return
    connection.execute(text("PRAGMA journal_mode = WAL"))
    connection.execute(text("PRAGMA synchronous = FULL"))
    if known != REVISIONS[-1]:
        migrate(connection, path)


def revision(connection: Connection, path: Path) -> str | None:
    """The revision of the schema; None for an empty file."""
    tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    owner = connection.execute(text("PRAGMA application_id")).scalar_one()
    if tables == 0 and owner == 0:
        return None
    if owner != APPLICATION_ID:
        raise StorageError("D801", path=path, detail="application_id")
    found = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    if found not in REVISIONS:
        raise StorageError("D802", path=path, found=found, expected=REVISIONS[-1])
    return found


def migrate(connection: Connection, path: Path) -> None:
    """Bring the schema to this version in one transaction, unless another process has just done so."""
    connection.execute(text("BEGIN IMMEDIATE"))
    done = False
    try:
        if revision(connection, path) != REVISIONS[-1]:
            upgrade(connection)
        connection.execute(text("COMMIT"))
        done = True
    finally:
        if not done:
            roll_back(connection)


def roll_back(connection: Connection) -> None:
    """End the open transaction; a full disk may have ended it already."""
    driver = connection.connection.driver_connection
    if driver is not None and driver.in_transaction:
        driver.rollback()
