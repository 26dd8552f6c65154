"""Tar files, plain and compressed."""

from __future__ import annotations

import bz2
import gzip
import tarfile
from pathlib import Path
from typing import IO, cast

from dalil.reading.archives.names import tar_name
from dalil.reading.archives.room import FAULTS, Room


class Counted:
    """The unpacked bytes of a tar file, counted as they come: its headers may unpack to any size too."""

    def __init__(self, file: IO[bytes], room: Room) -> None:
        self._file = file
        self._room = room
        self._read = 0

    def read(self, size: int) -> bytes:
        """The next bytes."""
        piece = self._file.read(size)
        self._read += len(piece)
        self._room.check(self._read)
        return piece


def unpack_tar(path: Path, room: Room) -> None:
    """Write the files of a tar file to the room. It is read from front to back, so that no header can lead back."""
    try:
        with _opened(path) as file, _members(Counted(file, room)) as archive:
            for member in archive:
                _unpack_one(archive, member, room)
    except FAULTS as fault:
        room.end(fault)


def _members(file: Counted) -> tarfile.TarFile:
    return tarfile.open(fileobj=cast(IO[bytes], file), mode="r|", encoding="utf-8")


def _opened(path: Path) -> IO[bytes]:
    """The unpacked bytes of the file."""
    with path.open("rb") as file:
        head = file.read(3)
    if head[:2] == b"\x1f\x8b":
        return cast(IO[bytes], gzip.open(path))
    return cast(IO[bytes], bz2.open(path)) if head == b"BZh" else path.open("rb")


def _unpack_one(archive: tarfile.TarFile, member: tarfile.TarInfo, room: Room) -> None:
    if member.isdir():
        return
    name = tar_name(member.name)
    parts = room.place(name)
    if parts is None:
        return
    if not member.isreg() or member.issparse():
        room.leave(name, "link" if member.issym() or member.islnk() else "device")
        return
    packed = archive.extractfile(member)
    if packed is not None:
        with packed:
            room.take(parts, packed.read)
