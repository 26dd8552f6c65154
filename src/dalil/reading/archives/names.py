"""The names of files in archives: what bytes without a known encoding say, and where a name may safely lead."""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from itertools import pairwise

MAX_PARTS = 64  # folders in folders
MAX_PART = 240  # bytes of one part: most file systems have 255, and metadata lie in a file with a longer name
MAX_SUFFIX = 40  # bytes of a suffix that a shortened name keeps
UTF8_FLAG = 0x800
UNICODE_PATH = 0x7075  # the extra field of a name in UTF-8
# Where nothing says the encoding: what the standard says, and what Arabic and Western systems write.
GUESSES = ("cp437", "cp720", "windows-1256", "windows-1252")
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
DRIVE = re.compile(r"[A-Za-z]:")
PASSED = ("__MACOSX",)  # folders of what one system keeps for itself


def zip_names(members: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names of the members of a ZIP file, with "/" between folders."""
    raw = [None if m.flag_bits & UTF8_FLAG else m.orig_filename.encode("cp437", "replace") for m in members]
    encoding = encoding_of([name for name in raw if name is not None and not name.isascii()])
    found = (
        _unicode_path(m.extra, r) or (m.orig_filename if r is None else r.decode(encoding, "replace"))
        for m, r in zip(members, raw, strict=True)
    )
    return [name.replace("\\", "/") for name in found]


def tar_name(name: str) -> str:
    """The name of a member of a tar file, which was read as UTF-8."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        return raw.decode(encoding_of([raw]), "replace")
    return name


def encoding_of(names: Sequence[bytes]) -> str:
    """The encoding in which names that are not ASCII make most sense together; one archive has one."""
    if all(map(_is_utf8, names)):
        return "utf-8"
    return max(GUESSES, key=lambda guess: sum(_sense(name.decode(guess, "replace")) for name in names))


def parts_of(name: str) -> tuple[str, ...] | None:
    """The folders and the name that a member's name leads through; None where it may lead out of its archive."""
    name = unicodedata.normalize("NFC", CONTROLS.sub("_", name))
    if name.startswith("/") or DRIVE.match(name):
        return None
    parts = tuple(part for part in name.split("/") if part not in ("", "."))
    return None if ".." in parts or len(parts) > MAX_PARTS else parts


def is_passed(parts: Sequence[str]) -> bool:
    """Whether a member is hidden, or a lock or other file of the system that made the archive."""
    return any(part.startswith((".", "~$")) or part in PASSED for part in parts)


def on_disk(part: str) -> str:
    """The part of a name, shortened where file systems would refuse it: Windows has names of twice their length."""
    if len(part.encode("utf-8")) <= MAX_PART:
        return part
    stem, dot, suffix = part.rpartition(".")
    if not dot or len(suffix.encode("utf-8")) > MAX_SUFFIX:
        stem, dot, suffix = part, "", ""
    mark = "-" + hashlib.sha256(part.encode("utf-8")).hexdigest()[:12]
    room = MAX_PART - len((mark + dot + suffix).encode("utf-8"))
    return stem.encode("utf-8")[:room].decode("utf-8", "ignore") + mark + dot + suffix


def _unicode_path(extra: bytes, raw: bytes | None) -> str | None:
    """The name that the extra field of a member gives, if it is of this member's name."""
    while raw is not None and len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == UNICODE_PATH and len(field) > 5 and field[1:5] == struct.pack("<L", zlib.crc32(raw)):
            return field[5:].decode("utf-8", "replace")
    return None


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _sense(name: str) -> int:
    """Letters beyond ASCII that stand in words of one script, less the characters that no name has."""
    strange = sum(not (c.isalnum() or unicodedata.combining(c)) for c in name if c > "\x7f")
    mixed = sum(_script(a) != _script(b) for a, b in pairwise(name) if a.isalpha() and b.isalpha())
    return sum(c.isalpha() for c in name if c > "\x7f") - 2 * strange - 2 * mixed


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]
