"""Pieces of page images around quoted words, small enough to stand in a dossier beside what was read."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

from dalil.errors import ReadingError
from dalil.reading.files import DEFAULT_LIMITS, Limits
from dalil.reading.scans.files import pages_of
from dalil.records.layouts import Box

PDF = "dalil.pdf."  # how the names of readers of PDF begin
POINTS = 72.0  # an inch
DPI = 150.0  # of pages that are drawn
BESIDE, ABOVE = 8.0, 5.0  # points of the page shown around the words
MAX_WIDTH, MAX_HEIGHT = 1000, 500  # pixels
MAX_BYTES = 30_000
GREYS = (16, 8, 4)  # shades; fewer where the piece would be too large


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of a page, in points from its top left corner."""

    page: int  # from 1
    left: float
    top: float
    right: float
    bottom: float

    def within(self, width: float, height: float) -> Area | None:
        """What of it lies on a page of that size."""
        left, right = max(0.0, self.left), min(width, self.right)
        top, bottom = max(0.0, self.top), min(height, self.bottom)
        if right - left < 1 or bottom - top < 1:
            return None
        return Area(page=self.page, left=left, top=top, right=right, bottom=bottom)


def strip(data: bytes, reader: str, boxes: Sequence[Box]) -> bytes | None:
    """A PNG of the page around some boxes, which share a page; None where it cannot be shown in little room.

    `data` are the bytes of an image file or a PDF, `reader` the name of the reader that found the boxes.
    """
    return _strips(data, reader, [tuple(boxes)], "", DEFAULT_LIMITS)[0]


def cut(data: bytes, reader: str, name: str, groups: Sequence[Sequence[Sequence[float]]], limits: Limits) -> bytes:
    """Strips for groups of boxes, as JSON: each in base64, or null. A box is page, left, top, right, bottom."""
    boxes = [tuple(_box(edges) for edges in group) for group in groups]
    found = _strips(data, reader, boxes, name, limits)
    return json.dumps([None if png is None else base64.b64encode(png).decode("ascii") for png in found]).encode("ascii")


def _box(edges: Sequence[float]) -> Box:
    page, left, top, right, bottom = edges
    return Box(page=int(page), left=left, top=top, right=right, bottom=bottom)


def _strips(
    data: bytes, reader: str, groups: Sequence[tuple[Box, ...]], name: str, limits: Limits
) -> list[bytes | None]:
    """The strip of each group, every page being opened once."""
    areas = {n: _around(boxes) for n, boxes in enumerate(groups) if boxes}
    drawn = _from_pdf if reader.startswith(PDF) else _from_image
    found: list[bytes | None] = [None] * len(groups)
    for number, image in drawn(data, areas, name, limits):
        found[number] = _small(image)
    return found


def _around(boxes: Sequence[Box]) -> Area:
    return Area(
        page=boxes[0].page,
        left=min(b.left for b in boxes) - BESIDE,
        top=min(b.top for b in boxes) - ABOVE,
        right=max(b.right for b in boxes) + BESIDE,
        bottom=max(b.bottom for b in boxes) + ABOVE,
    )


Drawn = Iterator[tuple[int, Image.Image]]


def _from_image(data: bytes, areas: dict[int, Area], name: str, limits: Limits) -> Drawn:
    last = max((area.page for area in areas.values()), default=0)
    if last < 1:
        return
    for page, frame in enumerate(pages_of(data, name, limits), 1):
        across, down = frame.image.width / frame.width, frame.image.height / frame.height
        for number, area in areas.items():
            shown = area.within(frame.width, frame.height) if area.page == page else None
            if shown is not None:
                left, right = round(shown.left * across), round(shown.right * across)
                yield number, frame.image.crop((left, round(shown.top * down), right, round(shown.bottom * down)))
        if page >= last:
            return


def _from_pdf(data: bytes, areas: dict[int, Area], name: str, limits: Limits) -> Drawn:
    try:
        with _opened(data) as document:
            for number, area in areas.items():
                if 1 <= area.page <= min(len(document), limits.max_pages):
                    image = _drawn(document, area)
                    if image is not None:
                        yield number, image
    except pdfium.PdfiumError as fault:
        raise ReadingError("D120", path=name, reason=str(fault)) from fault


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    document = pdfium.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def _drawn(document: Any, area: Area) -> Image.Image | None:
    """The area alone, drawn; the rest of the page is never held."""
    page = document[area.page - 1]
    try:
        width, height = page.get_size()
        shown = area.within(width, height)
        if shown is None:
            return None
        scale = min(DPI / POINTS, MAX_WIDTH / (shown.right - shown.left), MAX_HEIGHT / (shown.bottom - shown.top))
        rest = (shown.left, height - shown.bottom, width - shown.right, shown.top)
        bitmap = page.render(scale=scale, crop=rest, grayscale=True)
        image: Image.Image = bitmap.to_pil().convert("L")
        bitmap.close()
        return image
    finally:
        page.close()


def _small(image: Image.Image) -> bytes | None:
    """The picture as a PNG of few bytes; None where even few shades take too many."""
    if 0 in image.size:
        return None
    image.thumbnail((MAX_WIDTH, MAX_HEIGHT), Image.Resampling.LANCZOS)
    for shades in GREYS:
        png = _png(image, shades)
        if len(png) <= MAX_BYTES:
            return png
    image.thumbnail((MAX_WIDTH // 2, MAX_HEIGHT // 2), Image.Resampling.LANCZOS)
    png = _png(image, GREYS[-1])
    return png if len(png) <= MAX_BYTES else None


def _png(image: Image.Image, shades: int) -> bytes:
    """Evenly spaced shades keep the bytes the same wherever they are made."""
    step = 255 / (shades - 1)
    ladder = image.point([round(value / step) for value in range(256)])
    palette = ladder.convert("P")
    palette.putpalette([round(n * step) for n in range(shades) for _ in range(3)])
    out = io.BytesIO()
    palette.save(out, "PNG", optimize=True, bits=max(1, (shades - 1).bit_length()))
    return out.getvalue()
