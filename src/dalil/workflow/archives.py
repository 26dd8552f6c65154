"""The archives among a person's files: their files are read like others, under the names that they have in there."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from dalil.errors import DalilError, Issue, ReadingError
from dalil.reading.archives.apart import is_archive, unpack_apart
from dalil.reading.archives.members import MAX_MEMBERS
from dalil.reading.files import DEFAULT_LIMITS, Limits, expands_too_far
from dalil.reading.sidecars import SidecarError
from dalil.records.sources import Source
from dalil.workflow.folders import files_below

Read = Callable[[Path], tuple[Source, tuple[Issue, ...]]]
NUMBERED = "[0-9]{6,}"  # the folders of archives
NOWHERE = re.compile(r"\b\B")
PathIssue = tuple[Path, Issue | None]


@dataclass(slots=True)
class _Budget:
    """How much may still come out of an archive with all archives in it."""

    size: int  # bytes
    members: int


class Archives:
    """The archives of one run, unpacked into a folder that goes with it."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._shown: dict[Path, str] = {}
        self._origins: dict[Path, str] = {}
        self._roots: dict[Path, str] = {}  # folders of archives, and the archives
        self._unpacked_to = NOWHERE

    def __enter__(self) -> Archives:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def shown(self, path: Path) -> str:
        """A file as a person knows it: by its path, or the path of its archive and its name there."""
        return self._shown.get(path, str(path))

    def origin(self, path: Path) -> str:
        """The name that the source of a file carries: of a member with those of its archives."""
        return self._origins.get(path, path.name)

    def is_root(self, folder: Path) -> bool:
        """Whether a folder is that of a whole archive."""
        return folder in self._roots

    def files_in(self, path: Path) -> Iterator[PathIssue]:
        """The files of an archive, and of archives in it, in order; what stays out comes with its issue."""
        yield from self._unpacked(path, _Budget(self._limits.max_expanded, MAX_MEMBERS), depth=0)

    def read(self, path: Path, read: Read) -> tuple[Source, tuple[Issue, ...]]:
        """What `read` makes of a file, under the name that a person knows."""
        with self.naming():
            source, issues = read(path)
        if path not in self._origins:
            return source, issues
        origin = self.origin(path)
        renamed = (_renamed(i, lambda words: _begun(words, source.origin, origin)) for i in issues)
        return replace(source, origin=origin), tuple(renamed)

    @contextmanager
    def naming(self) -> Iterator[None]:
        """Errors from in here name files as a person knows them."""
        try:
            yield
        except DalilError as error:
            error.values = {key: self._told(value) for key, value in error.values.items()}
            if isinstance(error, SidecarError):
                error.faults = tuple(map(self.named, error.faults))
            raise

    def named(self, issue: Issue) -> Issue:
        """An issue that names files as a person knows them."""
        return _renamed(issue, self._plain)

    def _told(self, value: object) -> object:
        plain = self._plain(str(value))
        return value if plain == str(value) else plain

    def _plain(self, words: str) -> str:
        """The words with archives in place of the folders that they were unpacked to."""
        if self._folder is None:
            return words
        place = Path(words)
        if place in self._shown:
            return self._shown[place]
        return self._unpacked_to.sub(lambda found: f"{self._roots[Path(found[1])]}/", words)

    def _unpacked(self, path: Path, budget: _Budget, *, depth: int) -> Iterator[PathIssue]:
        try:
            folder, issues = self._unpack(path, budget, depth=depth)
        except ReadingError as error:
            yield path, self.named(error.as_issue(str(path)))
            return
        is_empty = True
        for file in files_below(folder):
            if file not in self._shown or file.is_symlink():
                continue  # nothing that a parser gone wrong may have put there
            is_empty = False
            if is_archive(file):
                yield from self._unpacked(file, budget, depth=depth + 1)
            else:
                yield file, None
        yield from ((path, issue) for issue in issues)
        if is_empty and not issues:
            yield path, ReadingError("D105", path=self.shown(path)).as_issue(self.shown(path))

    def _unpack(self, path: Path, budget: _Budget, *, depth: int) -> tuple[Path, list[Issue]]:
        """The folder that an archive was unpacked to, and what stayed out."""
        deepest = self._limits.max_depth // 100
        if depth > deepest:
            raise ReadingError("D126", path=path, limit=deepest + 1)
        folder = self._new_folder()
        self._roots[folder] = self.shown(path)
        try:
            limits = replace(self._limits, max_expanded=max(1, budget.size))
            found = unpack_apart(path, folder, limits=limits, most=budget.members)
        except ReadingError as error:
            shutil.rmtree(folder, ignore_errors=True)
            if error.code == "D125":  # the limit is that of the outermost archive
                raise expands_too_far(path, self._limits) from error
            raise
        budget.size -= found.size
        budget.members -= len(found.members)
        for member in found.members:
            file = folder / member.file
            self._shown[file] = f"{self.shown(path)}/{member.name}"
            self._origins[file] = f"{self.origin(path)}/{member.name}"
        shown = self.shown(path)
        return folder, [_renamed(issue, lambda words: _begun(words, path.name, shown)) for issue in found.issues]

    def _new_folder(self) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="dalil-", ignore_cleanup_errors=True)
            base = str(Path(self._folder.name).resolve())
            self._unpacked_to = re.compile(f"({re.escape(base + os.sep)}{NUMBERED}){re.escape(os.sep)}")
        folder = Path(self._folder.name).resolve() / f"{len(self._roots):06}"
        folder.mkdir()
        return folder


def _renamed(issue: Issue, name: Callable[[str], str]) -> Issue:
    """The issue with other names in its place and its path."""
    values = tuple((key, name(value) if key == "path" else value) for key, value in issue.values)
    return replace(issue, where=name(issue.where), values=values)


def _begun(words: str, old: str, new: str) -> str:
    """The words with another beginning, where they begin with the old one as a whole name."""
    rest = words.removeprefix(old)
    return new + rest if rest != words and rest[:1] in ("", ":", "/") else words
