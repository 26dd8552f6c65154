"""What is drawn on a page besides letters: rules around tables and over notes, and dots before items."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from dalil.reading.pages.sheets import Rule
from dalil.reading.pdf import calls
from dalil.reading.pdf.glyphs import Edges, Frame

MOST = 20_000  # objects of one page; maps have more
THIN = 2.5  # points: what is wider is an area
DOT = (1.2, 9.0)  # points: how wide a dot before an item is
PATH, IMAGE = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE
PALE = 235  # of 255: a colour on which white letters are not seen
MOST_AREAS = 500
FARTHEST = 1e6  # points: what lies farther out is a fault
CORNERS = 6  # segments of a rectangle at most


@dataclass(frozen=True, slots=True)
class Dot:
    """A small round or square mark."""

    edges: Edges
    text: str  # the bullet it looks like


@dataclass(frozen=True, slots=True)
class Drawings:
    """The rules and dots of a page."""

    rules: tuple[Rule, ...] = ()
    dots: tuple[Dot, ...] = ()
    areas: tuple[Edges, ...] = ()  # painted in a colour other than white, images too
    pictured: float = 0.0  # share of the page that its largest image takes up


def drawings_of(page: Any, frame: Frame, turn: int) -> Drawings:
    """The rules and dots of a page, turned like its text; a page with more drawing than any text has gives none."""
    count = int(pdfium.FPDFPage_CountObjects(page))
    rules: list[Rule] = []
    dots: list[Dot] = []
    areas: list[Edges] = []
    pictured = 0.0
    address = calls.address_of(page.raw)
    for n in range(count if count <= MOST else 0):
        kind = calls.object_kind(calls.page_object(address, n))
        if kind not in (PATH, IMAGE):
            continue
        drawn = pdfium.FPDFPage_GetObject(page, n)
        edges = _edges(drawn, frame, turn)
        if edges is None:
            continue
        if kind == IMAGE:
            areas.append(edges)
            pictured = max(pictured, _share(edges, frame))
            continue
        dot = _dot(drawn, edges)
        if dot is not None:
            dots.append(dot)
            continue
        rules += _rules(drawn, edges)
        if _is_area(drawn, edges):
            areas.append(edges)
    return Drawings(tuple(rules), tuple(dots), tuple(areas[:MOST_AREAS]), pictured)


def _edges(drawn: Any, frame: Frame, turn: int) -> Edges | None:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not pdfium.FPDFPageObj_GetBounds(drawn, byref(left), byref(bottom), byref(right), byref(top)):
        return None
    edges = frame.box((left.value, bottom.value, right.value, top.value), turn)
    return edges if all(abs(e) < FARTHEST for e in edges) else None


def _share(edges: Edges, frame: Frame) -> float:
    return (edges[2] - edges[0]) * (edges[3] - edges[1]) / max(frame.width * frame.height, 1.0)


def _is_area(drawn: Any, edges: Edges) -> bool:
    """Whether a path paints an area that white letters show on."""
    if min(edges[2] - edges[0], edges[3] - edges[1]) <= THIN or not _painted(drawn)[0]:
        return False
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    known = pdfium.FPDFPageObj_GetFillColor(drawn, byref(red), byref(green), byref(blue), byref(alpha))
    return not known or min(red.value, green.value, blue.value) < PALE


def _dot(drawn: Any, edges: Edges) -> Dot | None:
    width, height = edges[2] - edges[0], edges[3] - edges[1]
    if not (DOT[0] <= width <= DOT[1] and 0.8 <= width / max(height, 0.01) <= 1.25):
        return None
    filled, _ = _painted(drawn)
    if int(pdfium.FPDFPath_CountSegments(drawn)) <= CORNERS:
        return Dot(edges, "▪") if filled else None
    return Dot(edges, "•" if filled else "◦")


def _painted(drawn: Any) -> tuple[bool, bool]:
    """Whether a path is filled, and whether its outline is drawn."""
    mode, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, byref(mode), byref(stroke))
    return mode.value != pdfium.FPDF_FILLMODE_NONE, bool(stroke.value)


def _rules(drawn: Any, edges: Edges) -> Iterator[Rule]:
    """The rules that a path draws: itself where it is thin, else the four sides of a box with an outline."""
    left, top, right, bottom = edges
    if min(right - left, bottom - top) <= THIN:
        yield Rule(left=left, top=top, right=right, bottom=bottom)
        return
    _, stroked = _painted(drawn)
    if stroked and int(pdfium.FPDFPath_CountSegments(drawn)) <= CORNERS:
        yield Rule(left=left, top=top, right=right, bottom=top)
        yield Rule(left=left, top=bottom, right=right, bottom=bottom)
        yield Rule(left=left, top=top, right=left, bottom=bottom)
        yield Rule(left=right, top=top, right=right, bottom=bottom)
