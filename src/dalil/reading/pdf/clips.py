"""Letters at the edge of a page that are cut off: a program that breaks a text into pages may draw, and cut off, what
belongs to the page before or after."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_float, c_void_p, cast
from typing import Any

import pypdfium2.raw as pdfium

from dalil.reading.pdf.glyphs import Edges, Frame, Glyph

EDGE = 0.15  # of the height of a page, above and below
MIDDLE = 0.35  # of the size: how far above its baseline a line is judged, so that its signs go with its letters
MOST = 8  # paths of a clip, and points of a path, that are looked at: pages are cut by rectangles


def without_clipped(glyphs: Sequence[Glyph], frame: Frame) -> list[Glyph]:
    """The letters without those near the upper and lower edge that are cut off."""
    clips: dict[int, Edges | None] = {}
    kept = []
    for glyph in glyphs:
        near = not EDGE * frame.height < glyph.y < (1 - EDGE) * frame.height
        if not near or glyph.piece <= 0:
            kept.append(glyph)
            continue
        if glyph.piece not in clips:
            clips[glyph.piece] = _clip(glyph, frame)
        clip = clips[glyph.piece]
        if clip is None or clip[1] <= glyph.y - MIDDLE * glyph.style.size <= clip[3]:
            kept.append(glyph)
    return kept


def _clip(glyph: Glyph, frame: Frame) -> Edges | None:
    """The rectangle that a piece of text is seen within; None where there is none."""
    piece = cast(c_void_p(glyph.piece), pdfium.FPDF_PAGEOBJECT)
    path = pdfium.FPDFPageObj_GetClipPath(piece)
    if not path:
        return None
    found: Edges | None = None
    for n in range(min(MOST, int(pdfium.FPDFClipPath_CountPaths(path)))):
        points = _points(path, n)
        if len(points) < 3:
            continue
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = frame.box((min(xs), min(ys), max(xs), max(ys)), glyph.style.turn)
        inner = box if found is None else (*map(max, box[:2], found[:2]), *map(min, box[2:], found[2:]))
        found = (inner[0], inner[1], inner[2], inner[3])
    return found


def _points(path: Any, n: int) -> list[tuple[float, float]]:
    count = int(pdfium.FPDFClipPath_CountPathSegments(path, n))
    found = []
    for at in range(count if count <= MOST else 0):
        x, y = c_float(), c_float()
        segment = pdfium.FPDFClipPath_GetPathSegment(path, n, at)
        if segment and pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            found.append((x.value, y.value))
    return found
