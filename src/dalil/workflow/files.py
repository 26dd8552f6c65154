"""Files on the disk: those of a study, and those below the paths that a person gives."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dalil.errors import Issue, Severity

SETTINGS = "study.toml"
ACTORS = "actors.csv"
CODEBOOK = "codebook.yaml"
STORE = "store.sqlite"
PUBLISHED = "published"  # the folder of what the study puts out
OWN_FILES = (SETTINGS, ACTORS, CODEBOOK, STORE, f"{STORE}-wal", f"{STORE}-shm", PUBLISHED)


def files_of(paths: Iterable[Path], study_folder: Path) -> Iterator[tuple[Path, Issue | None]]:
    """The files of paths and of all folders below them, in order; a path without a file comes with its issue."""
    for path in paths:
        if path.is_dir():
            below = list(files_below(path, study_folder))
            yield from ((file, None) for file in below)
            if not below:
                yield path, path_issue("D034", path)
        elif path.is_file():
            yield path, None
        else:
            yield path, path_issue("D030", path)


def files_below(folder: Path, study_folder: Path) -> Iterator[Path]:
    """The files below a folder, in order, without hidden ones, lock files of office programs and the study's own."""
    own = {study_folder / name for name in OWN_FILES}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and Path(place, f).absolute() not in own)
        files = (Path(place, name) for name in sorted(names) if not name.startswith((".", "~$")))
        yield from (f for f in files if f.is_file() and f.absolute() not in own)


def path_issue(code: str, path: Path) -> Issue:
    """An issue about a path."""
    return Issue(code=code, severity=Severity.ERROR, where=str(path), values=(("path", str(path)),))
