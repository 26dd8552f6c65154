"""Archives as the rest of dalil sees them: files that are asked to put their own files into a folder."""

from __future__ import annotations

from pathlib import Path

from dalil.errors import ReadingError
from dalil.reading.archives.members import MAX_MEMBERS, SUFFIXES, Unpacked
from dalil.reading.files import Limits
from dalil.reading.isolation import record_apart

UNPACK = "dalil.reading.archives.unpacking:unpack"


def is_archive(path: Path) -> bool:
    """Whether a file is called an archive. Office files, which are ZIP files too, are called otherwise."""
    return path.name.lower().endswith(SUFFIXES)


def unpack_apart(path: Path, folder: Path, *, limits: Limits, most: int = MAX_MEMBERS) -> Unpacked:
    """Write the files of an archive, at most so many, to a folder, which is empty."""
    size = path.stat().st_size
    if size > limits.max_expanded:
        raise ReadingError("D104", path=path, size=f"{size / 1e6:.1f}", limit=f"{limits.max_expanded / 1e6:g}")
    return record_apart(Unpacked, UNPACK, str(path.absolute()), str(folder), most, path=path, limits=limits)
