"""Writing output: a file is there whole, or not at all.

The words go to a neighbour with a hidden name, are forced to the disk, and take the wanted name in one step. Whatever
stops the writing leaves an older file as it was.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from dalil.errors import PublishingError

CODES = {
    errno.EACCES: "D701",
    errno.EPERM: "D701",
    errno.EROFS: "D701",
    errno.ENOSPC: "D702",
    errno.EDQUOT: "D702",
    errno.EISDIR: "D703",
    errno.ENOTDIR: "D704",
    errno.EEXIST: "D704",
}


def write_text(path: Path, chunks: Iterable[str]) -> None:
    """Write `chunks` to `path` in UTF-8, whole or not at all; folders above it are made.

    Raises `PublishingError` where the file cannot be written. An unpaired surrogate, which UTF-8 has no bytes for,
    becomes U+FFFD.
    """
    try:
        goal = path.resolve()
        if goal.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if goal.exists() and not goal.is_file():  # a pipe or a device has no neighbour to swap with
            _fill(os.open(goal, os.O_WRONLY), chunks)
            return
        goal.parent.mkdir(parents=True, exist_ok=True)
        _swap_in(goal, chunks)
    except OSError as error:
        code = CODES.get(error.errno or 0, "D705")
        raise PublishingError(code, path=str(path), reason=error.strerror or str(error)) from error


def _swap_in(goal: Path, chunks: Iterable[str]) -> None:
    """Write a hidden neighbour and give it the name of `goal`."""
    draft = goal.parent / f".dalil-{secrets.token_hex(6)}.tmp"
    try:
        _fill(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), chunks)
        if goal.exists():
            draft.chmod(goal.stat().st_mode & 0o777)
        draft.replace(goal)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(goal.parent)


def _fill(descriptor: int, chunks: Iterable[str]) -> None:
    """Write and force to the disk."""
    with open(descriptor, "wb") as file:
        for chunk in chunks:
            file.write(encoded(chunk))
        file.flush()
        if file.seekable():
            os.fsync(file.fileno())


def encoded(chunk: str) -> bytes:
    """UTF-8, unpaired surrogates shown as U+FFFD."""
    try:
        return chunk.encode("utf-8")
    except UnicodeEncodeError:
        return chunk.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode("utf-8")


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
