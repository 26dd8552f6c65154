"""What a format says of its text besides the words: blocks, pages, the place of every character, and what OCR doubts.

A layout stands on its source's canonical text. Plain text has none: there the lines themselves are all that is known.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from dalil.records.quick import quick
from dalil.records.quotes import Span

SCALE = 4  # boxes are kept in quarters of a point
EDGES = 4  # numbers a code point: left, top, right, bottom
FARTHEST = 65_535  # quarters of a point that a place can tell
Place = tuple[int, int, int, int]
NOWHERE: Place = (0, 0, 0, 0)  # of a character that the page does not show, as the blank that joins two lines


class BlockKind(StrEnum):
    """What a format says a block is."""

    HEADING = "heading"
    ITEM = "item"  # of a list
    ROW = "row"  # of a table
    NOTE = "note"  # at the foot of a page or the end of a text
    PARAGRAPH = "paragraph"


class Read(StrEnum):
    """How the text of a page was had."""

    TEXT = "text"  # the characters that the file holds
    OCR = "ocr"  # recognised in its image
    EMPTY = "empty"  # none found


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of canonical text that the format knows as one block."""

    kind: BlockKind
    span: Span
    level: int = 0  # from 1: of a heading, or how deep an item lies; of a row 1 where it heads its table
    bold: bool = False  # whether all its words stand out: a paragraph that does may serve as a heading


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page."""

    width: float  # points
    height: float
    read: Read = Read.TEXT
    confidence: float | None = None  # of OCR: mean over its words, 0 to 1


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of text that lies on one page."""

    span: Span
    page: int  # from 1
    boxes: bytes = b""  # packed by `packed`; empty where only the page is known


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a run of characters stands on a page, in points from its top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A word that OCR read with little confidence, or in two ways."""

    span: Span
    confidence: float  # 0 to 1
    other: str | None = None  # how the second pass read it, where it differs


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The layout of one source; blocks, stretches and doubts are in text order."""

    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def __post_init__(self) -> None:
        for spans in ([b.span for b in self.blocks], [s.span for s in self.stretches]):
            if any(a.end > b.start for a, b in pairwise(spans)):
                raise ValueError("blocks and stretches must not overlap or run out of order")

    @property
    def end(self) -> int:
        """Where the last of it ends."""
        return max((m[-1].span.end for m in (self.blocks, self.stretches, self.doubts) if m), default=0)

    def page_at(self, offset: int) -> int | None:
        """The page, from 1, that a position lies on; of what lies between two stretches, the page before it."""
        found = self._stretch_at(offset)
        return None if found is None else found.page

    def pages_of(self, span: Span) -> tuple[int, ...]:
        """The pages that a span lies on, each once, where something is known of them."""
        return tuple(dict.fromkeys(s.page for s in self._under(span) if 0 < s.page <= len(self.pages)))

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        """Where the characters of a span stand, a box for each line of each page."""
        return tuple(box for stretch in self._under(span) for box in _lines(stretch, span))

    def is_ocr(self, span: Span) -> bool:
        """Whether any of the span was recognised in an image."""
        return any(self.pages[n - 1].read is Read.OCR for n in self.pages_of(span))

    def doubts_in(self, span: Span) -> tuple[Doubt, ...]:
        """The doubts about words of a span."""
        first = bisect_right(self.doubts, span.start, key=lambda d: d.span.end)
        last = bisect_left(self.doubts, span.end, key=lambda d: d.span.start)
        return self.doubts[first:last]

    def _stretch_at(self, offset: int) -> Stretch | None:
        at = bisect_right(self.stretches, offset, key=lambda s: s.span.start) - 1
        return self.stretches[at] if at >= 0 else None

    def _under(self, span: Span) -> Sequence[Stretch]:
        first = max(0, bisect_right(self.stretches, span.start, key=lambda s: s.span.start) - 1)
        last = bisect_right(self.stretches, span.end - 1, key=lambda s: s.span.start)
        return [s for s in self.stretches[first:last] if span.start < s.span.end]


def place_at(left: float, top: float, right: float, bottom: float) -> Place:
    """The place of edges in points from a page's top left corner; what lies off the page is put at its edge."""
    found = (round(left * SCALE), round(top * SCALE), round(right * SCALE), round(bottom * SCALE))
    if min(found) >= 0 and max(found) <= FARTHEST:
        return found
    left, top, right, bottom = (min(FARTHEST, max(0, edge)) for edge in found)
    return int(left), int(top), int(right), int(bottom)


def packed(places: Sequence[Place]) -> bytes:
    """The places of some characters, in quarters of a point, as they are kept."""
    flat = array("H", (edge for place in places for edge in place))
    return zlib.compress(little_endian(flat).tobytes(), 6)


def places(boxes: bytes, count: int | None = None) -> tuple[Place, ...]:
    """The places that `packed` was given; raises `ValueError` where they are damaged, or not `count`."""
    return tuple(_fours(_edges(boxes, count))) if boxes else ()


@lru_cache(maxsize=4)  # the quotes of one page ask for it one after another
def _edges(boxes: bytes, count: int | None) -> array[int]:
    """The edges of all places; where their count is known, no more than they take is unpacked."""
    size = None if count is None else count * EDGES * 2
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(boxes, 0 if size is None else size + 1)
    except zlib.error as fault:
        raise ValueError(str(fault)) from fault
    if len(found) % (EDGES * 2) or (size is not None and len(found) != size):
        shown = "more" if size is not None and len(found) > size else f"{len(found) / EDGES / 2:g}"
        raise ValueError(f"expected {'places' if count is None else count}, found {shown}")
    flat = array("H")
    flat.frombytes(found)
    return little_endian(flat)


def _fours(edges: Sequence[int]) -> Iterator[Place]:
    each = iter(edges)
    return zip(each, each, each, each, strict=True)


def little_endian(flat: array[int]) -> array[int]:
    """The numbers in the byte order that is kept, or back from it."""
    if array("H", [1]).tobytes() == b"\0\1":
        flat.byteswap()
    return flat


def _lines(stretch: Stretch, span: Span) -> Iterator[Box]:
    """The boxes of the part of a span that lies in a stretch: characters side by side share one."""
    shown = [p for p in _places_under(stretch, span) if p != NOWHERE]
    run = last = NOWHERE
    for place in shown:
        if run != NOWHERE and _beside(run, last, place):
            run = (min(run[0], place[0]), min(run[1], place[1]), max(run[2], place[2]), max(run[3], place[3]))
        else:
            if run != NOWHERE:
                yield _box(stretch.page, run)
            run = place
        last = place
    if run != NOWHERE:
        yield _box(stretch.page, run)


def _places_under(stretch: Stretch, span: Span) -> Iterator[Place]:
    """The places of the characters of a span; none where the boxes are damaged, which checking tells."""
    length = stretch.span.end - stretch.span.start
    first, last = max(0, span.start - stretch.span.start), min(length, span.end - stretch.span.start)
    try:
        return _fours(_edges(stretch.boxes, length)[first * EDGES : last * EDGES]) if stretch.boxes else iter(())
    except ValueError:
        return iter(())


def _beside(run: Place, last: Place, place: Place) -> bool:
    """Whether a character stands on the line of a run: level with it, or little above or below its last character.

    Vowel signs and dots have places of their own, some way off their letter.
    """
    middle, of_run = place[1] + place[3], run[1] + run[3]
    if 2 * run[1] <= middle <= 2 * run[3] or 2 * place[1] <= of_run <= 2 * place[3]:
        return True
    height = max(run[3] - run[1], place[3] - place[1])
    across = max(place[0] - last[2], last[0] - place[2])
    down = max(place[1] - run[3], run[1] - place[3])
    return 2 * down <= height and across <= 3 * height


def _box(page: int, edges: Place) -> Box:
    left, top, right, bottom = (edge / SCALE for edge in edges)
    return Box(page=page, left=left, top=top, right=right, bottom=bottom)
