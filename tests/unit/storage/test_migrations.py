from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine

from dalil.errors import StorageError
from dalil.storage import upgrade as upgrading
from dalil.storage.sqlite import open_store
from dalil.storage.tables import APPLICATION_ID, METADATA, REVISIONS
from factories import make_source

FILE = "store.sqlite"


def store_at(path: Path, revision: str) -> None:
    """A store as the dalil of that revision left it."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.begin() as connection:
        upgrading.upgrade(connection, revision)


def differences(path: Path) -> list[object]:
    """Where the store's schema and the tables differ."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, METADATA))


def test_the_migrations_make_exactly_the_tables(tmp_path: Path) -> None:
    open_store(tmp_path / FILE).close()
    assert differences(tmp_path / FILE) == []


def test_the_comparison_sees_a_difference(tmp_path: Path) -> None:
    store_at(tmp_path / FILE, "0001")
    assert differences(tmp_path / FILE)


def test_the_migrations_make_the_same_statements_as_the_tables(tmp_path: Path) -> None:
    open_store(tmp_path / "migrated").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'direct'}", poolclass=NullPool)
    METADATA.create_all(engine)
    assert statements(tmp_path / "migrated") == statements(tmp_path / "direct")


def statements(path: Path) -> dict[str, str]:
    """What made each table and index, blanks evened out."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql NOT NULL")
    made = {name: " ".join(sql.split()) for name, sql in found if name != "alembic_version"}
    connection.close()
    return made


def test_the_known_revisions_are_those_that_exist() -> None:
    config = Config()
    config.set_main_option("script_location", str(upgrading.MIGRATIONS))
    scripts = [s.revision for s in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(scripts)) == REVISIONS


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    open_store(tmp_path / FILE).close()
    assert differences(tmp_path / FILE) == []


def test_a_store_of_revision_1_keeps_its_records(tmp_path: Path) -> None:
    store_at(tmp_path / FILE, "0001")
    connection = sqlite3.connect(tmp_path / FILE)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    source = make_source("نص قديم")
    columns = ("id", "raw_digest", "text", "text_digest", "language", "direction", "title", "publisher", "published")
    names = (*columns, "origin", "reader", "encoding")
    row = [getattr(source, n) for n in names]
    connection.execute(f"INSERT INTO sources ({', '.join(names)}) VALUES ({', '.join('?' * 12)})", row)
    connection.commit()
    connection.close()
    with pytest.raises(StorageError, match="D803"):
        open_store(tmp_path / FILE, write=False)
    with open_store(tmp_path / FILE) as store:
        assert store.source(source.id) == source
        assert store.codebooks() == ()
    assert differences(tmp_path / FILE) == []


def test_a_migration_that_is_cut_short_leaves_the_old_schema(tmp_path: Path) -> None:
    store_at(tmp_path / FILE, "0001")
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("CREATE TABLE decisions (in_the TEXT, way TEXT)")
    connection.commit()
    with pytest.raises(StorageError):
        open_store(tmp_path / FILE)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'codebooks'").fetchone() == (0,)
    connection.execute("DROP TABLE decisions")
    connection.commit()
    connection.close()
    open_store(tmp_path / FILE).close()


def test_alembic_is_not_imported_for_a_store_of_this_version(tmp_path: Path) -> None:
    open_store(tmp_path / FILE).close()
    script = (
        "import sys; from pathlib import Path; from dalil.storage.sqlite import open_store; "
        f"open_store(Path({str(tmp_path / FILE)!r})).close(); print('alembic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert told.strip() == "False"
