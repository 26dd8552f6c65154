"""Image files as pages: each frame decoded on its own, within the limits, however the file was made."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from dalil.errors import ReadingError
from dalil.reading.files import Limits

# What decoders raise on damaged and on hostile bytes.
BROKEN = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    SyntaxError,
    EOFError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
MAX_PIXELS = 120_000_000  # of one page: A3 at 600 dpi has 70 million
POINTS = 72.0  # an inch
SCREEN_DPI = 110.0  # below this a file's resolution is that of a screen, and says nothing of a page
MAX_DPI = 2400.0
PAGE_HEIGHT = 842.0  # points of an A4 page, which an image without a resolution is taken for
WIDEST = 16_000.0  # points: places are kept in 16 bits, in quarters of a point


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One page of an image file."""

    image: Image.Image
    width: float  # points
    height: float


def pages_of(data: bytes, name: str, limits: Limits) -> Iterator[Frame]:
    """The pages of an image file, one at a time."""
    image, count = _opened(data, name, limits)
    for number in range(count):
        yield _frame(image, number, name)


def _opened(data: bytes, name: str, limits: Limits) -> tuple[Image.Image, int]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Image.init()  # else formats that no file of this process had yet are not known
            image = Image.open(io.BytesIO(data), formats=[f for f in FORMATS if f in Image.OPEN])
            count = getattr(image, "n_frames", 1)
    except BROKEN as e:
        raise _damaged(name, e) from e
    if count > limits.max_pages:
        raise ReadingError("D121", path=name, count=count, limit=limits.max_pages)
    return image, count


def _frame(image: Image.Image, number: int, name: str) -> Frame:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if number:
                image.seek(number)
            _within(image, name)
            grey = _grey(image)
    except BROKEN as e:
        raise _damaged(name, e) from e
    width, height = _size(grey, image)
    return Frame(image=grey, width=width, height=height)


def _within(image: Image.Image, name: str) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise ReadingError("D120", path=name, reason=f"{image.width} x {image.height} pixels")


def _grey(image: Image.Image) -> Image.Image:
    """The frame upright as its file says, in grey, on white where it is transparent."""
    shown = ImageOps.exif_transpose(image)
    if shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info:
        shown = shown.convert("RGBA")
        ground = Image.new("RGBA", shown.size, "white")
        return Image.alpha_composite(ground, shown).convert("L")
    return shown.convert("L")


def _size(grey: Image.Image, image: Image.Image) -> tuple[float, float]:
    dpi = image.info.get("dpi", (0, 0))
    try:
        across, down = (float(d) for d in dpi)
    except (TypeError, ValueError):
        across = down = 0.0
    if not (SCREEN_DPI <= across <= MAX_DPI and SCREEN_DPI <= down <= MAX_DPI):
        across = down = max(grey.size) * POINTS / PAGE_HEIGHT
    scale = min(1.0, WIDEST / max(grey.width * POINTS / across, grey.height * POINTS / down))
    return grey.width * POINTS / across * scale, grey.height * POINTS / down * scale


def _damaged(name: str, error: Exception) -> ReadingError:
    if isinstance(error, UnidentifiedImageError):  # which names the place of the bytes in memory
        return ReadingError("D120", path=name, reason="no image of a known kind")
    return ReadingError("D120", path=name, reason=str(error) or type(error).__name__)
