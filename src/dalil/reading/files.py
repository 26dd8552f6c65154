"""The bytes of a file, or why it cannot be read as text. Readers of every format start here."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from dalil.errors import Issue, ReadingError
from dalil.records.sources import Source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old office files
# What a file starts with, and the error that says how to read it.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "D107"),
    (b"\x89PNG\r\n", "D109"),
    (b"\xff\xd8\xff", "D109"),
    (b"GIF8", "D109"),
    (b"II*\x00", "D109"),
    (b"MM\x00*", "D109"),
    (b"PK\x03\x04", "D110"),
    (b"PK\x05\x06", "D110"),
    (b"\x1f\x8b\x08", "D110"),
    (b"BZh9", "D110"),
    (b"\xfd7zXZ\x00", "D110"),
    (b"7z\xbc\xaf\x27\x1c", "D110"),
    (b"Rar!\x1a\x07", "D110"),
    (OLE, "D111"),
    (b"{\\rtf", "D111"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a reader takes on."""

    max_bytes: int = 50_000_000  # of one file
    max_pages: int = 5_000  # of one PDF or image
    max_chars: int = 20_000_000  # code points of one source's text
    max_expanded: int = 500_000_000  # bytes of one file or archive once unpacked
    max_ratio: int = 200  # unpacked bytes to packed ones, above a megabyte
    max_depth: int = 200  # of nested elements; of archives within archives a hundredth of it
    max_seconds: float = 120.0  # for one file, without OCR
    max_page_seconds: float = 60.0  # for the OCR of one page
    max_memory: int = 3_000_000_000  # bytes that the parser of one file may take

    def __post_init__(self) -> None:
        if min(getattr(self, name) for name in self.__slots__) <= 0:
            raise ValueError(f"a limit is above zero: {self}")


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A source, and what a person should know about its file."""

    source: Source
    issues: tuple[Issue, ...]


def expands_too_far(path: object, limits: Limits) -> ReadingError:
    """The error of a file that unpacks to more than it may."""
    return ReadingError("D125", path=path, limit=f"{limits.max_expanded / 1e6:g}")


def bytes_of(path: Path, *, limits: Limits) -> bytes:
    """The bytes of a file that is there, may be read, holds something and keeps the limit."""
    try:
        found = path.stat()
    except FileNotFoundError as e:
        raise ReadingError("D101", path=path) from e
    except (OSError, ValueError) as e:  # ValueError: a NUL in the path
        raise ReadingError("D103", path=path, reason=_reason(e)) from e
    if stat.S_ISDIR(found.st_mode):
        raise ReadingError("D102", path=path)
    if not stat.S_ISREG(found.st_mode):  # reading a pipe or a device may never end
        raise ReadingError("D112", path=path)
    if found.st_size > limits.max_bytes:
        raise _too_large(path, found.st_size, limits)
    data = _read(path, limits)
    if not data:
        raise ReadingError("D105", path=path)
    return data


def refuse_other_formats(data: bytes, path: Path) -> None:
    """Raise the error of the format that the bytes start as, where it is not text."""
    for signature, code in SIGNATURES:
        if data.startswith(signature):
            is_docx = code == "D110" and b"word/" in data
            raise ReadingError("D108" if is_docx else code, path=path)


def _read(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as e:
        raise ReadingError("D103", path=path, reason=_reason(e)) from e
    if len(data) > limits.max_bytes:  # it grew since its size was asked
        raise _too_large(path, len(data), limits)
    return data


def _too_large(path: Path, size: int, limits: Limits) -> ReadingError:
    return ReadingError("D104", path=path, size=f"{size / 1e6:.1f}", limit=f"{limits.max_bytes / 1e6:g}")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
