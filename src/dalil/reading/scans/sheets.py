"""Whole pages as images, for a person who compares the text with them."""

from __future__ import annotations

import io
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

from dalil.errors import ReadingError
from dalil.reading.files import Limits
from dalil.reading.scans.files import pages_of
from dalil.reading.scans.strips import PDF

WIDTH, HEIGHT = 1400, 2400  # pixels: sharp at twice the size that a pane beside the text has
SHADES = 16
POINTS = 72.0  # an inch
DPI = 200.0  # beyond which a small page is not enlarged


def draw(data: bytes, reader: str, name: str, number: int, limits: Limits) -> bytes:
    """A PNG of a page, from 1, in shades of grey; no bytes where the file has no such page."""
    image = _of_pdf(data, name, number) if reader.startswith(PDF) else _of_image(data, name, number, limits)
    return b"" if image is None or 0 in image.size else _png(image)


def _of_pdf(data: bytes, name: str, number: int) -> Image.Image | None:
    try:
        document = pdfium.PdfDocument(data)
        try:
            return _drawn(document[number - 1]) if 1 <= number <= len(document) else None
        finally:
            document.close()
    except pdfium.PdfiumError as fault:
        raise ReadingError("D120", path=name, reason=str(fault)) from fault


def _drawn(page: Any) -> Image.Image | None:
    try:
        width, height = page.get_size()
        if width < 1 or height < 1:
            return None
        bitmap = page.render(scale=min(DPI / POINTS, WIDTH / width, HEIGHT / height), grayscale=True)
        image: Image.Image = bitmap.to_pil().convert("L")
        bitmap.close()
        return image
    finally:
        page.close()


def _of_image(data: bytes, name: str, number: int, limits: Limits) -> Image.Image | None:
    frame = next(islice(pages_of(data, name, limits), number - 1, None), None)
    if frame is None:
        return None
    image = frame.image.convert("L")
    image.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    return image


def _png(image: Image.Image) -> bytes:
    """Evenly spaced shades make the file small and the same wherever it is made."""
    step = 255 / (SHADES - 1)
    palette = image.point([round(value / step) for value in range(256)]).convert("P")
    palette.putpalette([round(n * step) for n in range(SHADES) for _ in range(3)])
    out = io.BytesIO()
    palette.save(out, "PNG", optimize=True, bits=4)
    return out.getvalue()
