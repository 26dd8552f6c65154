"""A page set upright: turned, straightened and scaled, with the way back to the pixels it came from."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from dalil.reading.scans.ink import Grey, ink_of, pieces_of
from dalil.reading.scans.rows import size_of

STEEPEST = 8.0  # degrees that a page may lie askew
LEAST = 0.12  # degrees: less is left as it is
SAMPLE = 40_000  # pixels of ink that the angle is measured on
BEST_SIZE = 30.0  # pixels high: what Tesseract reads best
PIXELS = 20_000_000  # of a page as it is read, at most: A4 at 400 dpi has 15 million
SCALED = 12_000_000  # of a page that is scaled up, at most
SMALL, LARGE = 22.0, 70.0  # text outside these is scaled


@dataclass(frozen=True, slots=True, eq=False)
class Upright:
    """A grey page as it is read, and how it came from its image."""

    grey: Grey
    width: int  # of the image it came from, pixels
    height: int
    angle: float  # degrees that the image was turned by, against the clock
    scale: float  # pixels of the page as it is read to one of the image

    @property
    def shrunk(self) -> float:
        """Pixels of the image to one of the page as it is read."""
        return 1 / self.scale

    def original(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """The box in the image around a box of the page as it is read."""
        height, width = self.grey.shape
        corners = [self._back(x, y, width, height) for x in (left, right) for y in (top, bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        if (
            abs(self.angle) % 90 < 45 and abs(self.angle) < 45
        ):  # a small turn: the middle's box, not that of the corners
            x, y = self._back((left + right) / 2, (top + bottom) / 2, width, height)
            half, high = (right - left) / 2 / self.scale, (bottom - top) / 2 / self.scale
            return x - half, y - high, x + half, y + high
        return min(xs), min(ys), max(xs), max(ys)

    def _back(self, x: float, y: float, width: int, height: int) -> tuple[float, float]:
        turn = math.radians(self.angle)
        across, down = (x - width / 2) / self.scale, (y - height / 2) / self.scale
        back_across = across * math.cos(turn) - down * math.sin(turn)
        back_down = across * math.sin(turn) + down * math.cos(turn)
        return back_across + self.width / 2, back_down + self.height / 2


def upright(grey: Grey, *, quarter: int = 0) -> Upright:
    """The page turned by quarters against the clock, straightened, and scaled to letters that are read well."""
    turned = np.ascontiguousarray(np.rot90(grey, quarter))
    ink = ink_of(turned)
    lean = skew_of(ink)
    pieces = pieces_of(ink)
    size = size_of(pieces, turned.shape[0])
    scale = BEST_SIZE / size if size and not SMALL <= size <= LARGE else 1.0
    scale = min(max(scale, 0.25), 3.0, max(1.0, math.sqrt(SCALED / turned.size)))
    image = Image.fromarray(turned)
    if abs(lean) >= LEAST:
        image = image.rotate(lean, Image.Resampling.BICUBIC, fillcolor=255)
    if scale != 1.0:
        shape = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        image = image.resize(shape, Image.Resampling.LANCZOS)
    lean = lean if abs(lean) >= LEAST else 0.0
    return Upright(np.asarray(image), grey.shape[1], grey.shape[0], 90.0 * quarter + lean, scale)


def skew_of(ink: np.ndarray) -> float:
    """The degrees against the clock that set the lines of a page level: where its rows of ink are sharpest."""
    down, across = np.nonzero(ink)
    if down.size < 200:
        return 0.0
    step = max(1, down.size // SAMPLE)
    y, x = down[::step].astype(np.float64), across[::step].astype(np.float64)
    unit = max(2, round(ink.shape[0] / 1200))  # whole rows: else some bins hold more rows than others
    coarse = [n / 2 for n in range(-round(2 * STEEPEST), round(2 * STEEPEST) + 1)]
    best: float = max(coarse, key=lambda a: _sharpness(x, y, a, unit))
    finer = [best + n / 10 for n in range(-5, 6)]
    sharpest: float = max(finer, key=lambda a: _sharpness(x, y, a, unit))
    return round(sharpest, 2)


def _sharpness(x: np.ndarray, y: np.ndarray, angle: float, unit: int) -> float:
    """How unevenly ink falls on the rows of a page turned by an angle; a level page wins a tie."""
    rows = ((y - x * math.tan(math.radians(angle))) / unit).astype(np.int64)
    counts = np.bincount(rows - rows.min()).astype(np.float64)
    return float((np.diff(counts) ** 2).sum()) * (1.02 if abs(angle) < 1e-9 else 1.0)
