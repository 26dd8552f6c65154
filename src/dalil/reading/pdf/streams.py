"""The streams of a PDF as they lie in its bytes: what they unpack to, and which of them are damaged.

PDFium unpacks whatever it is given and says nothing of it, so both are asked of the bytes before it is called.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dalil.reading.files import Limits, expands_too_far

ENDS = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
FILTERS = re.compile(rb"/Filter\s*(\[[^\]]{0,200}\]|/\w+)")
LENGTH = re.compile(rb"/Length\s+(\d{1,12})(?!\s+\d+\s+R)\b")
FLATE = (b"FlateDecode", b"Fl")
IMAGE = re.compile(rb"/Subtype\s*/Image\b")
LONGEST_HEAD = 4_000  # bytes of a stream's dictionary
CHUNK = 1 << 20
FREE = 1_000_000  # bytes below which the ratio of unpacked to packed ones says nothing
MOST_LAYERS = 4  # of packing in one stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A stream where it lies in the file."""

    number: str  # of its object
    head: bytes  # its dictionary
    start: int
    end: int  # where `endstream` stands, or the file ends
    closed: bool  # whether `endstream` is there

    @property
    def layers(self) -> int:
        """How many times it is packed with Flate, if with nothing else."""
        match = FILTERS.search(self.head)
        names = re.findall(rb"/(\w+)", match[1]) if match is not None else []
        return len(names) if all(n in FLATE for n in names) else 0


@dataclass(slots=True)
class Budget:
    """What may still be unpacked."""

    name: str
    limits: Limits
    size: int  # of the file
    used: int = 0

    def take(self, count: int) -> None:
        """Count unpacked bytes; raises the error of a file that expands beyond the limits."""
        self.used += count
        if self.used > min(self.limits.max_expanded, max(FREE, self.limits.max_ratio * self.size)):
            raise expands_too_far(self.name, self.limits)


def streams_of(data: bytes) -> Iterator[Stream]:
    """The streams in order, each looked for after the end of the last."""
    at = 0
    while (found := ENDS.search(data, at)) is not None:
        end = data.find(b"endstream", found.end())
        closed = end >= 0
        end = end if closed else len(data)
        before = data[max(at, found.start() - LONGEST_HEAD) : found.start()]
        names = list(OBJECT.finditer(before))
        if names:
            head = before[names[-1].end() :]
            number = names[-1][1].decode()
            yield Stream(number=number, head=head, start=found.end(), end=end, closed=closed)
        at = end + len(b"endstream")


def damaged_streams(data: bytes, name: str, limits: Limits) -> list[str]:
    """The numbers of objects whose stream cannot be unpacked whole; images are left to those who draw them."""
    if b"/Encrypt" in data:
        return []
    budget = Budget(name, limits, len(data))
    return [
        stream.number
        for stream in streams_of(data)
        if stream.layers and not IMAGE.search(stream.head) and not _unpacks(data, stream, budget)
    ]


def _unpacks(data: bytes, stream: Stream, budget: Budget) -> bool:
    """Whether a stream unpacks to its end."""
    if stream.layers > MOST_LAYERS:
        return False
    pieces: Iterable[bytes] = _pieces(data, stream)
    for _ in range(stream.layers):
        pieces = _unpacked(pieces, budget)
    try:
        for _ in pieces:
            pass
    except zlib.error:
        return False
    return True


def _pieces(data: bytes, stream: Stream) -> Iterator[bytes]:
    for at in range(stream.start, stream.end, CHUNK):
        yield data[at : min(at + CHUNK, stream.end)]


def _unpacked(pieces: Iterable[bytes], budget: Budget) -> Iterator[bytes]:
    """Pieces unpacked, never more than a chunk at once."""
    unpacking = zlib.decompressobj()
    for piece in pieces:
        while piece and not unpacking.eof:
            made = unpacking.decompress(piece, CHUNK)
            budget.take(len(made))
            yield made
            piece = unpacking.unconsumed_tail
    if not unpacking.eof:
        raise zlib.error("cut short")
