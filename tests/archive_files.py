"""Archives for tests: good ones, and ones as nobody should make them."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

Contents = Mapping[str, bytes]


def zipped(contents: Contents | Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """A ZIP file."""
    pairs = contents.items() if isinstance(contents, Mapping) else contents
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pairs:
            archive.writestr(name, data)
    return file.getvalue()


def tarred(contents: Contents, *members: tarfile.TarInfo) -> bytes:
    """A tar file, with members that have no data."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in contents.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for member in members:
            archive.addfile(member)
    return file.getvalue()


def gzipped(data: bytes) -> bytes:
    """Packed, the same each time."""
    return gzip.compress(data, mtime=0)


def linked(name: str, target: str) -> zipfile.ZipInfo:
    """A ZIP member that is a symbolic link; its data is the target."""
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


def locked(archive: bytes, name: str) -> bytes:
    """A ZIP file whose member of that name says that it has a password."""
    data, raw = bytearray(archive), name.encode()
    for mark, flags, at_name in ((b"PK\3\4", 6, 30), (b"PK\1\2", 8, 46)):
        at = data.find(mark)
        while at >= 0:
            if data[at + at_name :].startswith(raw):
                data[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def write(folder: Path, name: str, data: bytes) -> Path:
    """The file of these bytes."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
