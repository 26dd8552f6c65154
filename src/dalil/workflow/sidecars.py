"""Which metadata speak of which file, each of their files read once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import TypeVar

from dalil.errors import Issue, Severity
from dalil.reading.sidecar_tables import NAMES, Row, file_key, read_table
from dalil.reading.sidecars import SUFFIX, Sidecar, SidecarError, read_sidecar
from dalil.workflow.files import SETTINGS
from dalil.workflow.folders import is_file, is_folder

SHOWN = 5  # files that a note names
T = TypeVar("T")


def is_metadata(path: Path) -> bool:
    """Whether a file holds metadata and is no document itself."""
    return path.name in NAMES or path.suffix.lower() == SUFFIX


class Sidecars:
    """The metadata beside files. A table speaks of the files of its folder and, where that was given, of all below."""

    def __init__(self, given: Iterable[Path] = (), *, is_root: Callable[[Path], bool] = lambda folder: False) -> None:
        self._roots = {path.resolve() for path in given if is_folder(path)}
        self._is_root = is_root  # whether a folder is a root too, though it was not given: that of an archive
        self._tables: dict[Path, Mapping[str, Row] | SidecarError] = {}
        self._sidecars: dict[Path, Sidecar | SidecarError] = {}
        self._documents: dict[Path, frozenset[str]] = {}

    def of(self, path: Path) -> Sidecar:
        """What is said of a file, the nearest first."""
        place = path.resolve()
        found = [*self._beside(place), *self._rows(place)]
        return reduce(lambda near, far: near.over(far), found, Sidecar())

    def parted(self, files: Iterable[tuple[Path, Issue | None]]) -> tuple[list[tuple[Path, Issue | None]], list[Issue]]:
        """The documents among some files, whose metadata are all read now, and notes on metadata without a document."""
        found = list(files)
        documents = [(path, fault) for path, fault in found if fault is not None or not is_metadata(path)]
        self.check(path for path, fault in documents if fault is None)
        return documents, list(self.notes(path for path, fault in found if fault is None and is_metadata(path)))

    def check(self, paths: Iterable[Path]) -> None:
        """Read all metadata of files before long work begins; raises the faults of all of them at once."""
        faulty: dict[Path, SidecarError] = {}
        for path in paths:
            try:
                self.of(path)
            except SidecarError as error:
                faulty.setdefault(Path(str(error.values["path"])), error)
        if faulty:
            raise SidecarError(", ".join(map(str, faulty)), [f for error in faulty.values() for f in error.faults])

    def notes(self, paths: Iterable[Path]) -> Iterator[Issue]:
        """Metadata among some files that speak of files which are not there."""
        for path in dict.fromkeys(paths):
            if path.name in NAMES:
                rows = self._table(path.resolve())
                gone = [f"{name} ({row.line})" for name, row in rows.items() if not _exists(path.parent, name)]
            else:
                gone = [] if path.name == SETTINGS or self._speaks(path) else [path.name[: -len(SUFFIX)]]
            if gone:
                yield _note(path, gone)

    def _beside(self, place: Path) -> Iterator[Sidecar]:
        """What `paper.pdf.toml` says, then what `paper.toml` says."""
        for beside in (place.with_name(place.name + SUFFIX), place.with_suffix(SUFFIX)):
            if beside.name != SETTINGS and beside != place and is_file(beside):
                yield _once(self._sidecars, beside, read_sidecar)

    def _rows(self, place: Path) -> Iterator[Sidecar]:
        """What the tables of its folder say, then those above, up to the folder that was given."""
        for folder in self._folders(place):
            key = file_key(place.relative_to(folder).as_posix())
            for name in NAMES:
                row = self._table(folder / name).get(key)
                if row is not None:
                    yield row.sidecar

    def _folders(self, place: Path) -> Sequence[Path]:
        above = list(place.parents)
        last = max((n for n, folder in enumerate(above) if folder in self._roots or self._is_root(folder)), default=0)
        return above[: last + 1]

    def _table(self, path: Path) -> Mapping[str, Row]:
        return _once(self._tables, path, lambda p: read_table(p) if is_file(p) else {})

    def _speaks(self, path: Path) -> bool:
        """Whether the document of a sidecar lies beside it."""
        folder = path.parent
        if folder not in self._documents:
            documents = [p for p in folder.iterdir() if not is_metadata(p)]
            self._documents[folder] = frozenset(name for p in documents for name in (p.name, p.stem))
        return path.name[: -len(SUFFIX)] in self._documents[folder]


def _once(known: dict[Path, T | SidecarError], path: Path, read: Callable[[Path], T]) -> T:
    """What a file of metadata says, or its faults, read when first asked for."""
    if path not in known:
        try:
            known[path] = read(path)
        except SidecarError as error:
            known[path] = error
    found = known[path]
    if isinstance(found, SidecarError):
        raise found
    return found


def _exists(folder: Path, name: str) -> bool:
    forms = (name, unicodedata.normalize("NFD", name))
    return any(is_file(folder / form) for form in forms)


def _note(path: Path, gone: Sequence[str]) -> Issue:
    more = " …" if len(gone) > SHOWN else ""
    values = (("path", str(path)), ("count", str(len(gone))), ("files", ", ".join(gone[:SHOWN]) + more))
    return Issue(code="D187", severity=Severity.NOTE, where=str(path), values=values)
