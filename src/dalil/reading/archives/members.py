"""What archives are called, and what came out of one."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.errors import Issue

ZIPS = (".zip",)
TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2")
MAX_MEMBERS = 20_000  # of one archive with those in it; more is no collection of documents
SUFFIXES = ZIPS + TARS


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of an archive that came out."""

    file: str  # where it lies in the folder, with "/" between folders
    name: str  # in the archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What came out of an archive, and what did not."""

    members: tuple[Member, ...]
    issues: tuple[Issue, ...]
    size: int  # bytes written
