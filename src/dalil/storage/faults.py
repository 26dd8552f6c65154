"""What SQLite says when something fails, as dalil's coded errors."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError

from dalil.errors import StorageError

PRIMARY = 0xFF  # an extended result code carries its family in the low byte

FAMILIES = {
    sqlite3.SQLITE_CANTOPEN: "D800",
    sqlite3.SQLITE_PERM: "D800",
    sqlite3.SQLITE_NOTADB: "D801",
    sqlite3.SQLITE_BUSY: "D804",
    sqlite3.SQLITE_LOCKED: "D804",
    sqlite3.SQLITE_READONLY: "D805",
    sqlite3.SQLITE_FULL: "D806",
    sqlite3.SQLITE_CORRUPT: "D807",
    sqlite3.SQLITE_IOERR: "D806",
}
PARTICULAR = {
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: "D808",
    sqlite3.SQLITE_CONSTRAINT_TRIGGER: "D809",
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: "D810",
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: "D810",
    sqlite3.SQLITE_IOERR_READ: "D807",
    sqlite3.SQLITE_IOERR_SHORT_READ: "D807",
    sqlite3.SQLITE_IOERR_CORRUPTFS: "D807",
}


def storage_error(fault: DBAPIError | sqlite3.Error, path: str) -> StorageError:
    """The coded error for what the database answered."""
    cause = fault.orig if isinstance(fault, DBAPIError) else fault
    number = getattr(cause, "sqlite_errorcode", None) or 0
    code = PARTICULAR.get(number) or FAMILIES.get(number & PRIMARY) or "D811"
    return StorageError(code, path=path, detail=str(cause))
