"""Pages of a PDF that are images, read by OCR."""

from __future__ import annotations

from typing import Any

from PIL import Image

from dalil.reading.files import Limits
from dalil.reading.pdf.glyphs import Frame
from dalil.reading.pulse import alive
from dalil.reading.scans.outcomes import ScannedPage
from dalil.reading.scans.pages import read_page

DOTS = 300  # an inch
LONGEST = 6_000  # pixels of a side
POINTS = 72  # an inch
BLANK = 6  # grey values by which a blank page varies


def image_of(page: Any, frame: Frame) -> Image.Image | None:
    """The page as an image; None where it is blank."""
    scale = min(DOTS / POINTS, LONGEST / max(frame.width, frame.height, 1.0))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        image: Image.Image = bitmap.to_pil().convert("L")
    finally:
        bitmap.close()
    shades = [shade for shade, count in enumerate(image.histogram()) if count]
    return None if shades[-1] - shades[0] <= BLANK else image


def recognised(page: Any, frame: Frame, *, number: int, limits: Limits, name: str) -> ScannedPage | None:
    """What OCR reads on a page; None where it is blank."""
    image = image_of(page, frame)
    if image is None:
        return None
    alive()
    return read_page(image, page=number, width=frame.width, height=frame.height, limits=limits, name=name)
