"""What dalil finds of what it can use: Python, libraries, programs, room to write. Nothing is fetched or changed.

Libraries are tried in processes of their own, since a broken one may end the process that loads it.
"""

from __future__ import annotations

import os
import platform
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dalil import __version__
from dalil.reading.office import PROGRAMS as OFFICE

LIMIT = 20.0  # seconds for one program or library to answer
CHILDREN = 4  # asked side by side
LONGEST = 200  # characters shown of what a broken part says
OLDEST_SQLITE = (3, 24, 0)  # from here on it knows ON CONFLICT


class State(StrEnum):
    """Whether a part can be used."""

    OK = "ok"
    MISSING = "missing"
    BROKEN = "broken"  # it is there and does not work


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that dalil can use, as it was found."""

    name: str
    state: State
    purpose: str  # key of what it is for, in the catalogue's table `doctor`
    found: str = ""  # version, or place
    install: str = ""  # the command that brings it
    detail: str = ""  # what a broken part says


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A library of one extra."""

    name: str  # of the distribution
    module: str  # that dalil loads of it
    extra: str  # of dalil
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program that dalil runs."""

    name: str
    commands: tuple[str, ...]  # by which it may be installed
    package: str  # of Debian
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a process that was asked said."""

    ok: bool
    words: str


# What every command stands on: the distribution, and what dalil loads of it.
CORE = {
    "alembic": "alembic",
    "Babel": "babel.dates",
    "click": "click",
    "hijridate": "hijridate",
    "pyahocorasick": "ahocorasick",
    "pydantic": "pydantic",
    "rich": "rich.console",
    "ruamel.yaml": "ruamel.yaml",
    "SQLAlchemy": "sqlalchemy",
}
LIBRARIES = (
    Library(name="pypdfium2", module="pypdfium2", extra="pdf", purpose="pdf"),
    Library(name="lxml", module="lxml.etree", extra="docs", purpose="docx"),
    Library(name="selectolax", module="selectolax.lexbor", extra="docs", purpose="html"),
    Library(name="pillow", module="PIL.Image", extra="ocr", purpose="scans"),
    Library(name="numpy", module="numpy", extra="ocr", purpose="scans"),
    Library(name="fastapi", module="fastapi", extra="web", purpose="web"),
    Library(name="uvicorn", module="uvicorn", extra="web", purpose="web"),
)
TESSERACT = Program(name="Tesseract", commands=("tesseract",), package="tesseract-ocr", purpose="ocr")
OCR_LANGUAGES = (("ara", "ocr_ara"), ("eng", "ocr_eng"))
LIBREOFFICE = Program(name="LibreOffice", commands=OFFICE, package="libreoffice-writer", purpose="libreoffice")
PROGRAMS = (LIBREOFFICE,)


def examine(folder: Path) -> tuple[Part, ...]:
    """All parts, in the order in which they are shown; `folder` is where work is to be written."""
    questions: list[Callable[[], Sequence[Part]]] = [
        lambda: [_core()],
        *(lambda library=library: [_library(library)] for library in LIBRARIES),
        lambda: list(_tesseract()),
        *(lambda program=program: [_program(program)] for program in PROGRAMS),
    ]
    with ThreadPoolExecutor(CHILDREN) as pool:
        asked = [pool.submit(question) for question in questions]
        return (*_system(folder), *(part for future in asked for part in future.result()))


def _system(folder: Path) -> Iterator[Part]:
    yield Part(name="dalil", state=State.OK, purpose="dalil", found=__version__)
    yield Part(name="Python", state=State.OK, purpose="python", found=platform.python_version())
    old = sqlite3.sqlite_version_info < OLDEST_SQLITE
    wanted = f"SQLite < {'.'.join(map(str, OLDEST_SQLITE))}" if old else ""
    state = State.BROKEN if old else State.OK
    yield Part(name="SQLite", state=state, purpose="store", found=sqlite3.sqlite_version, detail=wanted)
    yield _writable("folder", folder, State.MISSING)
    yield _writable("temporary", Path(tempfile.gettempdir()), State.BROKEN)


def _writable(name: str, folder: Path, otherwise: State) -> Part:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Part(name=name, state=State.OK, purpose=name, found=str(folder))
    except OSError as error:
        return Part(name=name, state=otherwise, purpose=name, found=str(folder), detail=error.strerror or str(error))


def _core() -> Part:
    """The libraries that dalil cannot do without, as one part: without one of them it is broken."""
    found = {name: _installed(name) for name in CORE}
    shown = ", ".join(f"{name} {number}" for name, number in found.items() if number is not None)
    gone = [name for name, number in found.items() if number is None]
    answer = Answer(ok=False, words=f"– {', '.join(gone)}") if gone else _loaded(list(CORE.values()))
    if answer.ok:
        return Part(name="core", state=State.OK, purpose="core", found=shown)
    install = "pip install --force-reinstall dalil"
    detail = _last_line(answer.words)
    return Part(name="core", state=State.BROKEN, purpose="core", found=shown, install=install, detail=detail)


def _installed(name: str) -> str | None:
    """The version of a distribution that is installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _loaded(modules: Sequence[str]) -> Answer:
    """What a new Python says when it loads some modules."""
    return _asked([sys.executable, "-P", "-W", "ignore", "-c", f"import {', '.join(modules)}"])


def _library(library: Library) -> Part:
    install = f"pip install 'dalil[{library.extra}]'"
    found = _installed(library.name)
    if found is None:
        return Part(name=library.name, state=State.MISSING, purpose=library.purpose, install=install)
    answer = _loaded([library.module])
    state = State.OK if answer.ok else State.BROKEN
    detail = "" if answer.ok else _last_line(answer.words)
    return Part(
        name=library.name,
        state=state,
        purpose=library.purpose,
        found=found,
        install="" if answer.ok else install,
        detail=detail,
    )


def _program(program: Program) -> Part:
    install = f"apt install {program.package}"
    path = next((found for name in program.commands if (found := shutil.which(name)) is not None), None)
    if path is None:
        return Part(name=program.name, state=State.MISSING, purpose=program.purpose, install=install)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as own:
        home = [f"-env:UserInstallation={Path(own).as_uri()}"] if program is LIBREOFFICE else []
        answer = _asked([path, *home, "--version"])
    if not answer.ok:
        detail = _last_line(answer.words)
        return Part(
            name=program.name, state=State.BROKEN, purpose=program.purpose, found=path, install=install, detail=detail
        )
    return Part(name=program.name, state=State.OK, purpose=program.purpose, found=_version_in(answer.words))


def _tesseract() -> Iterator[Part]:
    """Tesseract, and each language that it is to know."""
    program = _program(TESSERACT)
    yield program
    if program.state is not State.OK:
        return
    listed = _asked([*TESSERACT.commands, "--list-langs"])
    known = listed.words.split("\n")[1:] if listed.ok else []
    for code, purpose in OCR_LANGUAGES:
        name = f"{TESSERACT.name}: {code}"
        state = State.OK if code in map(str.strip, known) else State.MISSING
        install = "" if state is State.OK else f"apt install {TESSERACT.package}-{code}"
        yield Part(name=name, state=state, purpose=purpose, install=install)


def _asked(command: Sequence[str]) -> Answer:
    """What a process says, ended with all its children where it takes too long."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        return Answer(ok=False, words=error.strerror or str(error))
    try:
        said, _ = process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        _end(process)
        return Answer(ok=False, words=f"> {LIMIT:g} s")
    words = said.decode("utf-8", "replace")
    return Answer(ok=process.returncode == 0, words=words or f"exit status {process.returncode}")


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()


def _version_in(words: str) -> str:
    """The version in the first line that a program says of itself: its first word with a digit."""
    line = words.strip().split("\n")[0]
    return next((word for word in line.split() if any(map(str.isdigit, word))), line[:LONGEST])


def _last_line(words: str) -> str:
    return words.strip().split("\n")[-1][:LONGEST]
