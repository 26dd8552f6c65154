"""The parts of a Word file: a ZIP archive, opened with distrust: no part is unpacked before its size is known.

The file is read with `zipfile` and `lxml` alone: python-docx, which stands on the same two, reads neither text boxes,
notes, tracked changes, content controls nor list numbers, and would have to be gone around for each of them.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from lxml.etree import _Element as Element

from dalil.errors import ReadingError
from dalil.reading.docx.markup import parse
from dalil.reading.files import OLE, Limits, expands_too_far
from dalil.reading.packages import is_locked_ole

MAX_PARTS = 20_000
MAX_DIRECTORY = 8_000_000  # bytes of the archive's list of its parts
LOCAL = 30  # bytes of what stands before a part
GROWN, FREE = 1.1, 64  # packing makes a part no larger than that
ZIP64 = 0xFFFFFFFF  # a size that stands elsewhere
UNCHECKED = 1_000_000  # bytes that a part may take whatever its ratio
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
END = b"PK\x05\x06"  # of the archive's list of parts
# What a file that is no Word document may be, by what it begins with.
OTHERS = (
    (b"%PDF-", "it is a PDF"),
    (b"{\\rtf", "it is an RTF document"),
    (b"<!DOCTYPE html", "it is a web page"),
    (b"<html", "it is a web page"),
    (b"<?xml", "it is bare XML"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one part says of another."""

    kind: str  # the last word of its type: styles, footnotes, header, image, ...
    target: str  # the name of the part; an address where it lies outside
    external: bool


class Package:
    """The parts of one file by name, which are read when they are asked for."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self._data = data
        self._archive = _opened(data, name)
        self._parts = {i.filename.lower().replace("\\", "/").lstrip("/"): i for i in self._archive.infolist()}
        if len(self._parts) > MAX_PARTS:
            raise ReadingError("D120", path=name, reason=f"it has {len(self._parts)} parts")
        if sum(i.file_size for i in self._parts.values()) > limits.max_expanded:
            raise expands_too_far(name, limits)
        self._unpacked = 0

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._parts

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in small letters."""
        return tuple(self._parts)

    def untrue_sizes(self) -> list[tuple[str, int, int]]:
        """Parts whose unpacked size stands otherwise in the list of parts and before the part itself: both sizes."""
        found = []
        for part, info in self._parts.items():
            head = self._data[info.header_offset : info.header_offset + LOCAL]
            said = int.from_bytes(head[22:26], "little")
            later = int.from_bytes(head[6:8], "little") & 8  # it says its size after its data
            if head[:4] == b"PK\x03\x04" and not later and said not in (info.file_size, ZIP64):
                found.append((part, info.file_size, said))
            elif info.compress_size > GROWN * info.file_size + FREE:
                found.append((part, info.file_size, info.compress_size))
        return found

    def root(self, part: str) -> Element:
        """The root element of a part."""
        return parse(self._bytes(part), name=self.name, part=part, limits=self.limits)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their ids; those of the whole file are of the part without a name."""
        folder, base = posixpath.split(part)
        found = posixpath.join(folder, "_rels", f"{base}.rels")
        if found not in self:
            return {}
        return {
            e.get("Id", ""): Relation(
                kind=(e.get("Type") or "").rpartition("/")[2],
                target=_target(folder, e.get("Target") or "", external=e.get("TargetMode") == "External"),
                external=e.get("TargetMode") == "External",
            )
            for e in self.root(found).iter(RELATIONS + "Relationship")
        }

    def document(self) -> str:
        """The name of the part that holds the text."""
        named = [r.target for r in self.relations("").values() if r.kind == "officeDocument" and not r.external]
        for part in (*named, "word/document.xml"):
            if part in self:
                return part
        raise ReadingError("D120", path=self.name, reason=_what_else(self.names()))

    def _bytes(self, part: str) -> bytes:
        info = self._parts[part.lower()]
        if info.flag_bits & 1:
            raise ReadingError("D128", path=self.name)
        if info.compress_type not in PACKED:
            raise ReadingError("D120", path=self.name, reason=f"{part}: packed in an unknown way")
        limit = min(
            self.limits.max_expanded - self._unpacked,
            max(UNCHECKED, info.compress_size * self.limits.max_ratio),
        )
        if info.file_size > limit:
            raise expands_too_far(self.name, self.limits)
        try:
            with self._archive.open(info) as file:
                data = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as e:
            raise ReadingError("D120", path=self.name, reason=f"{part}: {e}") from e
        if len(data) > limit:
            raise expands_too_far(self.name, self.limits)
        self._unpacked += len(data)
        return data


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    if data.startswith(OLE):
        raise _ole(data, name)
    end = data.rfind(END, max(0, len(data) - 65_600))
    if not data.startswith(b"PK") or end < 0:
        raise ReadingError("D120", path=name, reason=_beginning(data))
    if int.from_bytes(data[end + 12 : end + 16], "little") > MAX_DIRECTORY:
        raise ReadingError("D120", path=name, reason=f"its list of parts takes more than {MAX_DIRECTORY} bytes")
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as e:
        raise ReadingError("D120", path=name, reason=str(e)) from e


def _ole(data: bytes, name: str) -> ReadingError:
    """The error for the container of old Word files, which also wraps new ones that are locked."""
    if is_locked_ole(data):
        return ReadingError("D128", path=name)
    return ReadingError("D120", path=name, reason="it is in the format of Word 97 to 2003 (.doc)")


def _beginning(data: bytes) -> str:
    head = data.lstrip()[:16].lower()
    for start, reason in OTHERS:
        if head.startswith(start.lower()):
            return reason
    return "the end of the archive is missing" if data.startswith(b"PK") else "it is no ZIP archive"


def _what_else(names: tuple[str, ...]) -> str:
    if any(n.startswith("xl/") for n in names):
        return "it is a spreadsheet"
    if any(n.startswith("ppt/") for n in names):
        return "it is a presentation"
    if "content.xml" in names:
        return "it is an OpenDocument text (.odt)"
    return "word/document.xml is missing"


def _target(folder: str, target: str, *, external: bool) -> str:
    if external:
        return target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
