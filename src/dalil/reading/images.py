"""Pieces of page images, cut out where parsers run."""

from __future__ import annotations

import base64
import binascii
import json
import struct
from collections.abc import Sequence
from importlib import import_module

from dalil.errors import ReadingError
from dalil.reading.files import DEFAULT_LIMITS, Limits
from dalil.records.layouts import Box
from dalil.records.sources import Source

CUT = "dalil.reading.scans.cutting:cut"
PNG = b"\x89PNG\r\n\x1a\n"
MAX_BYTES = 200_000  # of one piece
MAX_PIXELS = 8_000_000  # of one piece, once a browser has unpacked it


def cut_images(
    data: bytes, source: Source, groups: Sequence[Sequence[Box]], *, limits: Limits = DEFAULT_LIMITS
) -> tuple[bytes | None, ...]:
    """For each group of boxes, which share a page, a PNG of that part of the page; None where there is none.

    `data` are the bytes that the source was read from. Raises `ReadingError` where its pages cannot be shown.
    """
    asked = [[[b.page, b.left, b.top, b.right, b.bottom] for b in boxes] for boxes in groups]
    module, _, name = CUT.partition(":")
    try:
        cut = getattr(import_module(module), name)
    except ImportError as fault:
        raise ReadingError("D123", path=source.origin, extra="ocr") from fault
    answer = cut(data, source.reader, asked, limits)
    try:
        found = [None if words is None else base64.b64decode(words, validate=True) for words in json.loads(answer)]
    except (ValueError, TypeError, binascii.Error) as fault:
        raise ReadingError("D118", path=source.origin, reason=str(fault)) from fault
    if len(found) != len(groups):
        raise ReadingError("D118", path=source.origin, reason=f"{len(found)} / {len(groups)}")
    return tuple(png if png is not None and _is_fit(png) else None for png in found)


def _is_fit(png: bytes) -> bool:
    """Whether it is a PNG of a size that can be shown."""
    if not png.startswith(PNG) or png[12:16] != b"IHDR" or not 24 < len(png) <= MAX_BYTES:
        return False
    width, height = struct.unpack(">2I", png[16:24])
    return 0 < int(width) * int(height) <= MAX_PIXELS
