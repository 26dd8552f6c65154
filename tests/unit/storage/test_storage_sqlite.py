from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from dalil.errors import StorageError
from dalil.messages import message
from dalil.storage.sqlite import SqliteStore, open_store
from dalil.storage.tables import REVISIONS
from factories import make_source, make_unit

FILE = "store.sqlite"


def change(path: Path, *statements: str) -> None:
    """Change a store's file behind dalil's back."""
    with sqlite3.connect(path, isolation_level=None) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def code_of(path: Path, *, write: bool = True) -> str:
    """The code that opening the store ends with."""
    with pytest.raises(StorageError) as caught:
        open_store(path, write=write, timeout=0.1)
    assert str(path) in caught.value.render("en")
    assert str(path) in caught.value.render("ar")
    return caught.value.code


def grow(store: SqliteStore, first: int, last: int) -> None:
    """Add sources of some size, one transaction each."""
    for n in range(first, last):
        store.add_source(make_source(f"نص {n} " * 2000, origin=f"{n}.txt"), ())


def test_the_file_writes_safely(tmp_path: Path) -> None:
    with open_store(tmp_path / FILE) as store:
        ask = store._connection.exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA synchronous").scalar() == 2  # FULL
        assert ask("PRAGMA foreign_keys").scalar() == 1


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nowhere" / FILE) == "D800"


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert code_of(tmp_path / FILE) == "D800"


@pytest.mark.parametrize("data", [b"just a text, not a database at all. " * 60, b"%PDF-1.7 " * 200])
def test_a_file_that_is_no_database_is_refused_and_untouched(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    assert code_of(tmp_path / FILE) == "D801"
    assert (tmp_path / FILE).read_bytes() == data


def test_another_programs_database_is_refused_and_untouched(tmp_path: Path) -> None:
    change(tmp_path / FILE, "CREATE TABLE alembic_version (version_num TEXT)")
    before = (tmp_path / FILE).read_bytes()
    assert code_of(tmp_path / FILE) == "D801"
    assert (tmp_path / FILE).read_bytes() == before


def test_a_store_of_a_newer_dalil_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path / FILE).close()
    change(tmp_path / FILE, "UPDATE alembic_version SET version_num = '0099'")
    assert code_of(tmp_path / FILE) == "D802"
    assert code_of(tmp_path / FILE, write=False) == "D802"


def test_an_empty_file_is_no_store_to_read(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    assert code_of(tmp_path / FILE, write=False) == "D803"


def test_a_missing_store_is_not_made_for_reading(tmp_path: Path) -> None:
    assert code_of(tmp_path / FILE, write=False) == "D814"
    assert not (tmp_path / FILE).exists()


def test_a_locked_store_waits_and_then_tells(tmp_path: Path) -> None:
    with open_store(tmp_path / FILE) as first, open_store(tmp_path / FILE, timeout=0.1) as second:
        with first.transaction(), pytest.raises(StorageError, match="D804"):
            grow(second, 0, 1)
        grow(second, 0, 1)
        assert first.stats().sources == 1


def test_a_writer_waits_for_another_to_end(tmp_path: Path) -> None:
    with open_store(tmp_path / FILE) as first, open_store(tmp_path / FILE, timeout=20) as second:
        with first.transaction():
            waiting = threading.Thread(target=grow, args=(second, 0, 1))
            waiting.start()
            waiting.join(0.2)
            assert waiting.is_alive()
        waiting.join()
        assert first.stats().sources == 1


def test_reading_goes_on_while_another_writes(tmp_path: Path) -> None:
    with open_store(tmp_path / FILE) as first, open_store(tmp_path / FILE, write=False, timeout=0.1) as second:
        with first.transaction():
            grow(first, 0, 1)
            assert second.stats().sources == 0
        assert second.stats().sources == 1


def test_a_store_opened_for_reading_refuses_to_write(tmp_path: Path) -> None:
    open_store(tmp_path / FILE).close()
    with open_store(tmp_path / FILE, write=False) as store, pytest.raises(StorageError, match="D805"):
        grow(store, 0, 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_in_a_read_only_folder_can_be_read_and_not_written(tmp_path: Path) -> None:
    with open_store(tmp_path / FILE) as store:
        grow(store, 0, 1)
    (tmp_path / FILE).chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with open_store(tmp_path / FILE, write=False) as store:
            assert store.stats().sources == 1
        assert code_of(tmp_path / FILE) in ("D800", "D805")
    finally:
        tmp_path.chmod(0o755)


def test_a_full_disk_keeps_what_was_done(tmp_path: Path) -> None:
    with open_store(tmp_path / FILE) as store:
        grow(store, 0, 3)
        pages = store._connection.exec_driver_sql("PRAGMA page_count").scalar()
        store._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(StorageError, match="D806"):
            grow(store, 3, 50)
        kept = store.stats().sources
        assert 3 < kept < 50
    with open_store(tmp_path / FILE) as store:
        assert (store.stats().sources, store.damage()) == (kept, ())
        grow(store, kept, kept + 1)


def test_a_disk_that_refuses_to_grow_keeps_what_was_done(tmp_path: Path) -> None:
    with open_store(tmp_path / FILE) as store:
        grow(store, 0, 2)
    script = """
        import resource, sys
        from pathlib import Path
        from dalil.errors import StorageError
        from dalil.storage.sqlite import open_store
        from factories import make_source
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        try:
            with open_store(Path(sys.argv[1])) as store:
                for n in range(2, 100):
                    store.add_source(make_source(f"x {n} " * 9000, origin=f"{n}.txt"), ())
                    print(n + 1, flush=True)
        except StorageError as fault:
            print(fault.code)
    """
    told = run_script(script, tmp_path / FILE).split()
    assert told[-1] == "D806"
    with open_store(tmp_path / FILE) as store:
        assert store.stats().sources == int(told[-2])
        assert store.damage() == ()


def run_script(script: str, *args: object) -> str:
    """What a Python process of its own prints."""
    paths = os.pathsep.join(p for p in sys.path if p)
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, args)],
        env={**os.environ, "PYTHONPATH": paths},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_damaged_pages_are_told(tmp_path: Path) -> None:
    with open_store(tmp_path / FILE) as store:
        grow(store, 0, 30)
    data = bytearray((tmp_path / FILE).read_bytes())
    data[4096 * 3 :] = os.urandom(len(data) - 4096 * 3)
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(StorageError) as caught, open_store(tmp_path / FILE) as store:
        list(store.sources())
    assert caught.value.code == "D807"


@pytest.mark.parametrize("table", ["codings", "claims", "decisions", "sources", "units", "raws", "codebooks"])
def test_the_database_itself_refuses_changes(tmp_path: Path, table: str) -> None:
    open_store(tmp_path / FILE).close()
    names = {f"{table}_no_update"} | ({f"{table}_no_delete"} if table in ("codings", "claims", "decisions") else set())
    with sqlite3.connect(tmp_path / FILE) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", [table])
        assert {name for (name,) in found} == names
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sources SET text = 'x'",
        "INSERT OR REPLACE INTO coders VALUES ('c', 'x', 'human', '2', 's')",
    ],
)
def test_a_change_past_the_store_is_refused_with_a_code(tmp_path: Path, statement: str) -> None:
    with open_store(tmp_path / FILE) as store:
        store.add_source(make_source("نص"), ())
        store._connection.exec_driver_sql("INSERT INTO coders VALUES ('c', 'x', 'human', '1', 's')")
        store._connection.exec_driver_sql(
            "CREATE TRIGGER IF NOT EXISTS coders_no_delete BEFORE DELETE ON coders "
            "BEGIN SELECT RAISE(ABORT, 'kept'); END"
        )
        with pytest.raises(StorageError, match="D809"):
            store._ask(text(statement))


def test_other_answers_of_the_database_are_told(tmp_path: Path) -> None:
    with open_store(tmp_path / FILE) as store, pytest.raises(StorageError, match=r"D811.*no such table"):
        store._ask(text("SELECT * FROM nowhere"))


def test_a_heading_that_is_gone_is_told(tmp_path: Path) -> None:
    source = make_source("إيران تموّل")
    with open_store(tmp_path / FILE) as store:
        store.add_source(source, [make_unit(source, "إيران")])
    change(tmp_path / FILE, "DROP TRIGGER units_no_update", """UPDATE units SET path = '["gone"]'""")
    with open_store(tmp_path / FILE) as store, pytest.raises(StorageError, match="D812"):
        store.units(source.id)


def test_many_processes_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    script = """
        import sys
        from pathlib import Path
        from dalil.storage.sqlite import open_store
        from factories import make_source
        with open_store(Path(sys.argv[1]), timeout=30) as store:
            store.add_source(make_source(sys.argv[2], origin=sys.argv[2]), ())
    """
    workers = [threading.Thread(target=run_script, args=(script, tmp_path / FILE, n)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with open_store(tmp_path / FILE) as store:
        assert (store.stats().sources, store.damage()) == (4, ())


def test_a_percent_sign_or_question_mark_in_the_path_is_no_matter(tmp_path: Path) -> None:
    folder = tmp_path / "دراسة 100%?#"
    folder.mkdir()
    with open_store(folder / FILE) as store:
        grow(store, 0, 1)
    assert (folder / FILE).is_file()


def test_the_message_names_the_next_step() -> None:
    assert "Update dalil" in message("D802", path="x", found="0099", expected=REVISIONS[-1])
