"""ZIP files."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dalil.errors import ReadingError
from dalil.reading.archives.names import zip_names
from dalil.reading.archives.room import FAULTS, Room

LOCKED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)  # LZMA may take memory as it likes
LINK, FILE = 0o12, 0o10  # kinds of file, as Unix notes them in the upper bits
OFFICE = ("[Content_Types].xml", "mimetype")  # members that make a ZIP file one document


def unpack_zip(path: Path, room: Room) -> None:
    """Write the files of a ZIP file to the room."""
    try:
        archive = zipfile.ZipFile(path)
    except FAULTS as fault:
        room.end(fault)
        return
    with archive:
        members = archive.infolist()
        names = zip_names(members)
        if any(name in OFFICE for name in names):
            raise ReadingError("D110", path=room.archive)
        room.check(sum(m.file_size for m in members))
        for member, name in zip(members, names, strict=True):
            if not name.endswith("/"):
                _unpack_one(archive, member, name, room)


def _unpack_one(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, room: Room) -> None:
    parts = room.place(name)
    if parts is None:
        return
    kind = member.external_attr >> 28 if member.create_system == 3 else FILE
    if member.flag_bits & LOCKED:
        room.lock(name)
    elif kind not in (0, FILE):
        room.leave(name, "link" if kind == LINK else "device")
    elif member.compress_type not in METHODS:
        room.leave(name, f"method {member.compress_type}")
    else:
        try:
            with archive.open(member) as packed:
                room.take(parts, packed.read)
        except FAULTS as fault:
            room.damage(name, fault)
