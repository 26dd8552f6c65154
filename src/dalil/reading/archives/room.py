"""The folder that the files of an archive are written to, with how much of it they may fill."""

from __future__ import annotations

import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from dalil.errors import Issue, ReadingError, Severity
from dalil.reading.archives.members import Member, Unpacked
from dalil.reading.archives.names import is_passed, on_disk, parts_of
from dalil.reading.files import Limits, expands_too_far

PIECE = 1 << 20  # bytes written at once
LONGEST = 500  # characters of a name that are told
FREE = 1_000_000  # bytes that may unpack from however little

# What damaged bytes make the libraries raise that unpack them.
FAULTS = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, struct.error),
    *(OSError, EOFError, ValueError, LookupError, OverflowError, NotImplementedError, RuntimeError),
)

ReadPiece = Callable[[int], bytes]


class Room:
    """Where the files of one archive go."""

    def __init__(self, archive: str, folder: Path, *, packed: int, most: int, limits: Limits) -> None:
        self.archive = archive
        self.packed = packed
        self.most = most
        self._folder = folder
        self._limits = limits
        self._members: list[Member] = []
        self._issues: list[Issue] = []
        self._seen = 0
        self._size = 0

    def place(self, name: str) -> tuple[str, ...] | None:
        """The parts of the name that a member will have; None where it is passed over, which is told if it matters."""
        self._seen += 1
        if self._seen > self.most:
            raise self.bomb()
        parts = parts_of(name)
        if parts is None:
            self.leave(name, "../")
            return None
        return None if not parts or is_passed(parts) else parts

    def take(self, parts: tuple[str, ...], read: ReadPiece) -> None:
        """Write one member; one that is there already, damaged, or not to be written stays out, which is told."""
        name, file = "/".join(parts), "/".join(map(on_disk, parts))
        path = self._folder / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as target:
                is_whole = self._fill(target, name, read)
        except FileExistsError:
            self.leave(name, "2 ×")
        except (OSError, ValueError) as fault:
            self.leave(name, reason_of(fault))
        else:
            if is_whole:
                self._members.append(Member(file=file, name=name))
            else:
                path.unlink(missing_ok=True)

    def _fill(self, target: IO[bytes], name: str, read: ReadPiece) -> bool:
        """Write what a member holds; False where it is damaged, which is told."""
        while True:
            try:
                piece = read(PIECE)
            except FAULTS as fault:
                self.damage(name, fault)
                return False
            if not piece:
                return True
            self.count(len(piece))
            target.write(piece)

    def count(self, more: int) -> None:
        """Count bytes unpacked; raises D125 where they are too many."""
        self._size += more
        self.check(self._size)

    def check(self, size: int) -> None:
        """Raise D125 where an archive of these bytes unpacks to so many."""
        if size > self._limits.max_expanded or size > FREE + self._limits.max_ratio * self.packed:
            raise self.bomb()

    def bomb(self) -> ReadingError:
        """The error of an archive that is made to fill the disk."""
        return expands_too_far(self.archive, self._limits)

    def leave(self, name: str, reason: str) -> None:
        """Tell that a member stays in the archive, in words of no language."""
        self._tell(name, "D182", reason=reason)

    def lock(self, name: str) -> None:
        """Tell that a member needs a password."""
        self._tell(name, "D181")

    def damage(self, name: str, fault: Exception) -> None:
        """Tell that a member is damaged."""
        self._tell(name, "D120", reason=reason_of(fault))

    def end(self, fault: Exception) -> None:
        """Tell that the archive is damaged from here on; raises D120 where nothing came out before."""
        if not self._members:
            raise ReadingError("D120", path=self.archive, reason=reason_of(fault)) from fault
        said = (("path", self.archive), ("reason", reason_of(fault)))
        self._issues.append(Issue(code="D120", severity=Severity.ERROR, where=self.archive, values=said))

    def finish(self) -> Unpacked:
        """All that came out; raises D181 for the archive where each file in it is locked."""
        if self._issues and not self._members and {i.code for i in self._issues} == {"D181"}:
            raise ReadingError("D181", path=self.archive)
        return Unpacked(members=tuple(self._members), issues=tuple(self._issues), size=self._size)

    def _tell(self, name: str, code: str, **values: str) -> None:
        where = f"{self.archive}/{name if len(name) <= LONGEST else name[:LONGEST] + '…'}"
        said = (("path", where), *values.items())
        self._issues.append(Issue(code=code, severity=Severity.ERROR, where=where, values=said))


def reason_of(fault: Exception) -> str:
    """Why the system or a library could not do it, in its words."""
    return getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
