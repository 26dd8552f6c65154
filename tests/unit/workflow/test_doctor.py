from __future__ import annotations

import os
from pathlib import Path

import pytest

from dalil.workflow import doctor
from dalil.workflow.doctor import Library, Part, State, examine

BARE = (Library(name="click", module="click", extra="pdf", purpose="pdf"),)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder in which programs are looked for; one library, known to be there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(doctor, "LIBRARIES", BARE)
    monkeypatch.setattr(doctor, "CORE", {"click": "click"})
    return folder


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def parts(folder: Path) -> dict[str, Part]:
    return {part.name: part for part in examine(folder)}


def test_what_is_there_is_in_order_with_its_version(programs: Path) -> None:
    program(programs, "tesseract", 'test "$1" = --version && echo tesseract 5.3.0 || printf "List (2):\\nara\\neng\\n"')
    program(programs, "soffice", 'case "$1" in -env:UserInstallation=file:*) echo "LibreOffice 7.4";; *) exit 1;; esac')
    found = parts(programs)
    assert {part.state for part in found.values()} == {State.OK}
    assert (found["Tesseract"].found, found["LibreOffice"].found) == ("5.3.0", "7.4")
    assert found["click"].found == doctor.version("click")
    assert all(part.install == part.detail == "" for part in found.values())


def test_what_is_missing_comes_with_how_to_install_it(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(name="no-such-library", module="none", extra="docs", purpose="docx")
    monkeypatch.setattr(doctor, "LIBRARIES", (library,))
    found = parts(programs)
    assert {name for name, part in found.items() if part.state is State.MISSING} == {
        "no-such-library",
        "Tesseract",
        "LibreOffice",
    }
    assert found["no-such-library"].install == "pip install 'dalil[docs]'"
    assert found["LibreOffice"].install == "apt install libreoffice-writer"


def test_a_language_that_tesseract_lacks_is_missing(programs: Path) -> None:
    program(programs, "tesseract", 'test "$1" = --version && echo tesseract 5.3.0 || printf "List (1):\\neng\\n"')
    found = parts(programs)
    assert (found["Tesseract: eng"].state, found["Tesseract: ara"].state) == (State.OK, State.MISSING)
    assert found["Tesseract: ara"].install == "apt install tesseract-ocr-ara"


def test_a_program_that_fails_is_broken_with_what_it_says(programs: Path) -> None:
    program(programs, "soffice", "echo error while loading libgmp.so >&2; exit 127")
    found = parts(programs)["LibreOffice"]
    assert (found.state, found.detail) == (State.BROKEN, "error while loading libgmp.so")


def test_a_program_that_hangs_is_ended_with_its_children(
    programs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor, "LIMIT", 0.5)
    program(programs, "soffice", f"/bin/sleep 60 & echo $! > {tmp_path}/pid; wait")
    found = parts(programs)["LibreOffice"]
    assert (found.state, found.detail) == (State.BROKEN, "> 0.5 s")
    child = int((tmp_path / "pid").read_text())
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or state.read_text().split(")")[1].split()[0] in "ZX"


def test_a_program_is_found_by_each_of_its_names(programs: Path) -> None:
    program(programs, "libreoffice", 'echo "LibreOffice 7.4"')
    assert parts(programs)["LibreOffice"].state is State.OK


def test_a_program_that_cannot_be_run_is_broken(programs: Path) -> None:
    (programs / "soffice").write_bytes(b"\x7fELF\0\0")
    (programs / "soffice").chmod(0o755)
    assert parts(programs)["LibreOffice"].state is State.BROKEN


@pytest.mark.parametrize("module", ["no_such_module", "os; import signal; os.kill(os.getpid(), signal.SIGSEGV)"])
def test_a_library_that_does_not_load_is_broken(programs: Path, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setattr(doctor, "LIBRARIES", (Library(name="click", module=module, extra="pdf", purpose="pdf"),))
    found = parts(programs)["click"]
    assert (found.state, found.install) == (State.BROKEN, "pip install 'dalil[pdf]'")
    assert found.detail


def test_a_missing_core_library_breaks_dalil(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "CORE", {"no-such-library": "none"})
    found = parts(programs)["core"]
    assert (found.state, found.detail) == (State.BROKEN, "– no-such-library")


def test_a_folder_without_room_is_told(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parts(programs / "none")["folder"].state is State.MISSING
    monkeypatch.setattr("tempfile.tempdir", os.fspath(programs / "none"))
    assert doctor._writable("temporary", programs / "none", State.BROKEN).state is State.BROKEN


def test_an_old_sqlite_is_broken(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 8, 0))
    assert parts(programs)["SQLite"].state is State.BROKEN
