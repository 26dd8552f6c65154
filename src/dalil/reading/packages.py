"""Packages (ZIP) of formats whose parts are read by name, within the limits of unpacking."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from dalil.errors import ReadingError
from dalil.reading.files import OLE, Limits, expands_too_far

MAX_MEMBERS = 20_000
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
FREE = 1_000_000  # bytes below which the ratio of unpacked to packed ones says nothing


def open_package(data: bytes, name: str, limits: Limits) -> zipfile.ZipFile:
    """A package whose parts, by what it says, unpack to no more than the limits allow."""
    try:
        package = zipfile.ZipFile(BytesIO(data))
        members = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RecursionError) as e:
        raise ReadingError("D120", path=name, reason=str(e)) from e
    unpacked = sum(m.file_size for m in members)
    too_many = len(members) > MAX_MEMBERS or unpacked > limits.max_expanded
    if too_many or (unpacked > FREE and unpacked > limits.max_ratio * len(data)):
        raise expands_too_far(name, limits)
    return package


def part_of(package: zipfile.ZipFile, part: str, name: str, limits: Limits) -> bytes:
    """The bytes of a part, no more than the package says they are."""
    try:
        with package.open(part) as stream:
            found = stream.read(limits.max_expanded + 1)
    except KeyError as e:
        raise ReadingError("D120", path=name, reason=f"no part {part}") from e
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as e:
        raise ReadingError("D120", path=name, reason=f"{part}: {e}") from e
    except RuntimeError as e:  # a part with a password
        raise ReadingError("D128", path=name) from e
    if len(found) > limits.max_expanded:
        raise expands_too_far(name, limits)
    return found


def is_locked_ole(data: bytes) -> bool:
    """Whether a file is a new document of an office program, locked with a password in the container of old ones."""
    return data.startswith(OLE) and ENCRYPTED in data


def is_locked(package: zipfile.ZipFile) -> bool:
    """Whether the text of a package is encrypted, by what the package says."""
    if any(m.flag_bits & 1 for m in package.infolist()):
        return True
    try:
        with package.open("META-INF/manifest.xml") as stream:
            return b"encryption-data" in stream.read(10_000_000)
    except (KeyError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return False
