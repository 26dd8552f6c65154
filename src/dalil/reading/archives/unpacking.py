"""What unpacks an archive. Its bytes may be made to harm, so this is called in a process apart."""

from __future__ import annotations

from pathlib import Path

from dalil.reading.archives.members import ZIPS, Unpacked
from dalil.reading.archives.room import Room
from dalil.reading.archives.tars import unpack_tar
from dalil.reading.archives.zips import unpack_zip
from dalil.reading.files import Limits


def unpack(data: bytes, archive: str, folder: str, most: int, limits: Limits) -> Unpacked:
    """Write the files of an archive, at most so many, to a folder; paths are given in place of data."""
    path = Path(archive)
    room = Room(path.name, Path(folder), packed=path.stat().st_size, most=most, limits=limits)
    if path.name.lower().endswith(ZIPS):
        unpack_zip(path, room)
    else:
        unpack_tar(path, room)
    return room.finish()
