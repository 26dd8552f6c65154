"""Files on the disk: those of a study, and those below the paths that a person gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dalil.errors import DalilError, Issue, ReadingError, Severity, UsageError
from dalil.reading.archives.apart import is_archive
from dalil.workflow.archives import Archives, PathIssue
from dalil.workflow.folders import files_below, is_file, is_folder

SETTINGS = "study.toml"
ACTORS = "actors.csv"
CODEBOOK = "codebook.yaml"
STORE = "store.sqlite"
SEARCH = "search.sqlite"  # an index that can be made again
PEOPLE = "people.sqlite"  # accounts of the workbench; left out where a study is passed on
PUBLISHED = "published"  # the folder of what the study puts out
DATABASES = tuple(f"{name}{part}" for name in (STORE, SEARCH) for part in ("", "-wal", "-shm"))
OWN_FILES = (SETTINGS, ACTORS, CODEBOOK, *DATABASES, PEOPLE, f"{PEOPLE}-journal", PUBLISHED)
NO_FILE, NOTHING_THERE = "D030", "D034"


def files_of(paths: Iterable[Path], study_folder: Path, archives: Archives) -> Iterator[PathIssue]:
    """The files of paths, and of all folders and archives below them, in order.

    A path without a file, and what stays in an archive, come with their issue.
    """
    own = {study_folder / name for name in OWN_FILES}
    for path in paths:
        if is_folder(path):
            below = list(files_below(path, own))
            for file in below:
                yield from _unpacked(file, archives)
            if not below:
                yield path, path_issue(NOTHING_THERE, path)
        elif is_file(path):
            yield from _unpacked(path, archives)
        else:
            yield path, path_issue(NO_FILE, path)


def _unpacked(file: Path, archives: Archives) -> Iterator[PathIssue]:
    if is_archive(file):
        yield from archives.files_in(file)
    else:
        yield file, None


def error_of(fault: Issue) -> DalilError:
    """The error that a path's issue is where it stops the call."""
    kind = UsageError if fault.code == NOTHING_THERE else ReadingError
    return kind(fault.code, **dict(fault.values))


def path_issue(code: str, path: Path) -> Issue:
    """An issue about a path."""
    return Issue(code=code, severity=Severity.ERROR, where=str(path), values=(("path", str(path)),))
