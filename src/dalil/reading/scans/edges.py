"""Where each word of a line starts and ends, by its ink."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from dalil.reading.scans.merging import Token
from dalil.reading.scans.rows import MARGIN, Row
from dalil.reading.scans.views import View

OFF = 0.35  # what a pixel away from where two words should part costs, in pixels of the gap's width


def edges_of(tokens: Sequence[Token], row: Row, view: View) -> list[tuple[int, int]]:
    """Where each token's ink starts and ends in its line: Tesseract's boxes cut letters off or reach into others."""
    ink = _words_of_ink(row, view)
    order = sorted(range(len(tokens)), key=lambda n: tokens[n].left + tokens[n].right)
    cuts = [_cut(tokens[a], tokens[b], ink, view.size) for a, b in pairwise(order)]
    found = [(t.left - MARGIN, t.right - MARGIN) for t in tokens]
    for n, low, high in zip(order, [-1.0, *cuts], [*cuts, float("inf")], strict=True):
        own = [(left, right) for left, right in ink if low < (left + right) / 2 <= high]
        if own:
            found[n] = own[0][0], max(right for _, right in own)
    return found


def _cut(before: Token, after: Token, ink: Sequence[tuple[int, int]], size: float) -> float:
    """Where one token ends and the next begins: in a wide gap of the ink, near where their boxes meet."""
    low, high = sorted((before.right - MARGIN, after.left - MARGIN))
    found = []
    for one, other in pairwise(ink):
        middle = (one[1] + other[0]) / 2
        off = max(0.0, low - middle, middle - high)
        if off <= 1.5 * size:
            found.append((other[0] - one[1] - OFF * off, middle))
    return max(found)[1] if found else (low + high) / 2


def _words_of_ink(row: Row, view: View) -> list[tuple[int, int]]:
    """Stretches of a line's ink without gaps, from left to right, in pixels of its box."""
    order = row.pieces[np.argsort(view.pieces.left[row.pieces], kind="stable")]
    found: list[tuple[int, int]] = []
    for left, right in zip(view.pieces.left[order].tolist(), view.pieces.right[order].tolist(), strict=True):
        if found and left - row.left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right - row.left))
        else:
            found.append((left - row.left, right - row.left))
    return found
