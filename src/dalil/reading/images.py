"""Page images and pieces of them, drawn where parsers run."""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Sequence
from pathlib import Path

from dalil.errors import ReadingError
from dalil.reading.files import DEFAULT_LIMITS, Limits
from dalil.reading.isolation import call_apart
from dalil.records.layouts import Box
from dalil.records.sources import Source

CUT = "dalil.reading.scans.strips:cut"
DRAW = "dalil.reading.scans.sheets:draw"
PNG = b"\x89PNG\r\n\x1a\n"
MAX_BYTES = 200_000  # of one piece
MAX_PIXELS = 8_000_000  # of one piece, once a browser has unpacked it
MAX_PAGE_BYTES = 5_000_000  # of one page


def cut_images(
    data: bytes, source: Source, groups: Sequence[Sequence[Box]], *, limits: Limits = DEFAULT_LIMITS
) -> tuple[bytes | None, ...]:
    """For each group of boxes, which share a page, a PNG of that part of the page; None where there is none.

    `data` are the bytes that the source was read from. Raises `ReadingError` where its pages cannot be shown.
    """
    asked = [[[b.page, b.left, b.top, b.right, b.bottom] for b in boxes] for boxes in groups]
    path = Path(source.origin)
    answer = call_apart(CUT, data, source.reader, source.origin, asked, path=path, limits=limits, extra="ocr")
    return pieces(answer or b"", len(groups), path)


def page_image(data: bytes, source: Source, number: int, *, limits: Limits = DEFAULT_LIMITS) -> bytes | None:
    """A PNG of a page, from 1, as wide as a screen shows it with ease; None where it cannot be drawn.

    `data` are the bytes that the source was read from. Raises `ReadingError` where its pages cannot be shown.
    """
    path = Path(source.origin)
    answer = call_apart(DRAW, data, source.reader, source.origin, number, path=path, limits=limits, extra="ocr")
    return answer if answer is not None and _is_fit(answer, MAX_PAGE_BYTES) else None


def pieces(answer: bytes, count: int, path: Path) -> tuple[bytes | None, ...]:
    """The pieces in an answer, which a hostile file may have made."""
    try:
        found = [None if words is None else base64.b64decode(words, validate=True) for words in json.loads(answer)]
    except (ValueError, TypeError, RecursionError) as fault:
        raise ReadingError("D118", path=path, reason=str(fault)) from fault
    if len(found) != count:
        raise ReadingError("D118", path=path, reason=f"{len(found)} / {count}")
    return tuple(png if png is not None and _is_fit(png) else None for png in found)


def _is_fit(png: bytes, most: int = MAX_BYTES) -> bool:
    """Whether it is a PNG of a size that can be shown."""
    if not png.startswith(PNG) or png[12:16] != b"IHDR" or not 24 < len(png) <= most:
        return False
    width, height = struct.unpack(">2I", png[16:24])
    return 0 < int(width) * int(height) <= MAX_PIXELS
