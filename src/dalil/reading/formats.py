"""The table of readers: which reads which file, by the file's suffix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dalil.errors import ReadingError
from dalil.reading import plain
from dalil.reading.files import DEFAULT_LIMITS, Limits, Reading
from dalil.records.sources import Source


class Examine(Protocol):
    """How every reader is called."""

    def __call__(self, path: Path, *, limits: Limits = ...) -> Reading:
        """The source in a file, and what a person should know about the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A way to make a source of files of some suffixes."""

    name: str  # versioned, as sources carry it
    suffixes: tuple[str, ...]  # small letters, with the dot; "" is a file without one
    examine: Examine  # reads a file
    extra: str | None = None  # the extra to install for it, if any

    def read(self, path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Source:
        """The source in a file."""
        return self.examine(path, limits=limits).source


READERS: tuple[Reader, ...] = (
    Reader(name=plain.PLAIN, suffixes=(".txt", ".text", ""), examine=plain.examine),
    Reader(name=plain.MARKDOWN, suffixes=plain.MARKDOWN_SUFFIXES, examine=plain.examine),
)


def reader_for(path: Path, *, readers: Sequence[Reader] = READERS) -> Reader:
    """The reader of a file, by its suffix."""
    suffix = path.suffix.lower()
    for reader in readers:
        if suffix in reader.suffixes:
            return reader
    raise ReadingError("D115", path=path, suffix=suffix, known=", ".join(suffixes(readers)))


def suffixes(readers: Sequence[Reader] = READERS) -> tuple[str, ...]:
    """All suffixes that can be read, in the order of the table."""
    return tuple(s for reader in readers for s in reader.suffixes if s)
