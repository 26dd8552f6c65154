"""What of a grey page is ink, and which of it hangs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Grey = NDArray[np.uint8]

UNEVEN = 28.0  # spread of the ground's brightness over a page above which each place gets a threshold of its own
TILES = 24  # across and down, over which the ground is judged
STRETCH = 0.2  # Sauvola's k
MAX_RUNS = 1_000_000  # a page of text at 600 dpi has a third
COARSER = 3  # times that a page of more is halved


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Connected pieces of ink, each with its box and how many pixels it has; and the runs that they are made of."""

    left: Ints
    top: Ints
    right: Ints
    bottom: Ints
    area: Ints
    run_row: Ints
    run_start: Ints
    run_end: Ints
    run_piece: Ints  # the piece that a run is part of

    @property
    def width(self) -> Ints:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> Ints:
        """Pixels down."""
        return self.bottom - self.top


def ink_of(grey: Grey) -> Mask:
    """The dark pixels of a page: by one threshold, or where its ground is uneven by one for each place."""
    ground = _ground(grey)
    if float(np.percentile(ground, 95) - np.percentile(ground, 5)) > UNEVEN:
        return _uneven(grey)
    return grey < otsu(grey)


def calm(grey: Grey) -> Grey:
    """The page, halved until its ink has no more runs than text has: dots of printed pictures then melt into greys."""
    for _ in range(COARSER):
        ink = ink_of(grey)
        if np.count_nonzero(ink[:, 1:] > ink[:, :-1]) <= MAX_RUNS:
            break
        grey = np.asarray(Image.fromarray(grey).reduce(2))
    return grey


def otsu(grey: Grey) -> int:
    """The threshold that parts dark from light best."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(np.float64)
    below = np.cumsum(counts)
    above = below[-1] - below
    dark = np.cumsum(counts * np.arange(256))
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (dark / below - (dark[-1] - dark) / above) ** 2
    between = np.nan_to_num(between)
    best = np.nonzero(between == between.max())[0]
    return int(best.mean()) + 1 if between.max() > 0 else 0


def _ground(grey: Grey) -> NDArray[np.float64]:
    """How bright the paper is in each tile of the page."""
    height, width = (max(1, n // TILES) for n in grey.shape)
    rows, columns = grey.shape[0] // height, grey.shape[1] // width
    tiles = grey[: rows * height, : columns * width].reshape(rows, height, columns, width)
    bright: NDArray[np.float64] = np.percentile(tiles[:, ::4, :, ::4], 80, axis=(1, 3))
    return bright


def _uneven(grey: Grey) -> Mask:
    """Sauvola's threshold: the mean around a pixel, lowered where all around it is alike."""
    size = max(31, min(grey.shape) // 40) | 1
    values = grey.astype(np.float64)
    mean = _around(values, size)
    spread = np.sqrt(np.maximum(_around(values * values, size) - mean * mean, 0))
    found: Mask = values < mean * (1 + STRETCH * (spread / 128 - 1))
    return found


def _around(values: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """The mean over a square around each pixel."""
    half = size // 2
    padded = np.pad(values, half + 1, mode="edge")
    sums = padded.cumsum(axis=0).cumsum(axis=1)
    total = sums[size:-1, size:-1] - sums[: -size - 1, size:-1] - sums[size:-1, : -size - 1]
    total = total + sums[: -size - 1, : -size - 1]
    found: NDArray[np.float64] = total / (size * size)
    return found


def pieces_of(ink: Mask) -> Pieces:
    """The pieces of ink that hang together, corners counted."""
    row, start, end = _runs(ink)
    roots = _joined(row, start, end, ink.shape[1] + 2)
    _, piece = np.unique(roots, return_inverse=True)
    count = int(piece.max()) + 1 if piece.size else 0
    far = np.iinfo(np.int64).max
    left, top = np.full(count, far), np.full(count, far)
    right, bottom, area = (np.zeros(count, np.int64) for _ in range(3))
    np.minimum.at(left, piece, start)
    np.minimum.at(top, piece, row)
    np.maximum.at(right, piece, end)
    np.maximum.at(bottom, piece, row + 1)
    np.add.at(area, piece, end - start)
    return Pieces(left, top, right, bottom, area, row, start, end, piece.astype(np.int64))


def _runs(ink: Mask) -> tuple[Ints, Ints, Ints]:
    """Rows, starts and ends of all stretches of ink, row by row."""
    steps = np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    row, start = np.nonzero(steps == 1)
    _, end = np.nonzero(steps == -1)
    return row[:MAX_RUNS].astype(np.int64), start[:MAX_RUNS].astype(np.int64), end[:MAX_RUNS].astype(np.int64)


def _joined(row: Ints, start: Ints, end: Ints, width: int) -> Ints:
    """For each run the lowest number of a run that it hangs together with."""
    keys_start, keys_end = row * width + start, row * width + end
    below = (row + 1) * width
    first = np.searchsorted(keys_end, below + start, side="left")
    last = np.searchsorted(keys_start, below + end, side="right")
    count = np.maximum(0, last - first)
    above = np.repeat(np.arange(row.size), count)
    offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return lowest(row.size, above, np.repeat(first, count) + offset)


def lowest(count: int, one: Ints, other: Ints) -> Ints:
    """For each of some nodes the lowest node that the edges `one`-`other` lead to."""
    root = np.arange(count)
    while True:
        low = np.minimum(root[one], root[other])
        before = root.copy()
        np.minimum.at(root, root[one], low)
        np.minimum.at(root, root[other], low)
        while True:
            jumped = root[root]
            if np.array_equal(jumped, root):
                break
            root = jumped
        if np.array_equal(before, root):
            return root


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight stroke drawn on the page, or the black edge of a fax, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.bottom - self.top > self.right - self.left


def rulings_of(ink: Mask, longest_across: int, longest_down: int) -> list[Ruling]:
    """The stretches of ink, each a pixel thick, that are too long for letters."""
    found = []
    row, start, end = _runs(ink)
    long = end - start > longest_across
    for y, a, b in zip(row[long].tolist(), start[long].tolist(), end[long].tolist(), strict=True):
        found.append(Ruling(a, y, b, y + 1))
    column, start, end = _runs(ink.T)
    long = end - start > longest_down
    for x, a, b in zip(column[long].tolist(), start[long].tolist(), end[long].tolist(), strict=True):
        found.append(Ruling(x, a, x + 1, b))
    return found


def without(ink: Mask, rulings: Sequence[Ruling]) -> Mask:
    """The ink without some strokes."""
    kept = ink.copy()
    for ruling in rulings:
        kept[ruling.top : ruling.bottom, ruling.left : ruling.right] = False
    return kept
