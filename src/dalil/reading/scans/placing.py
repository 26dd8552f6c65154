"""Where the letters of a recognised line stand on the page it was scanned from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dalil.reading.outlines import WordDoubt
from dalil.reading.pages.lines import Line
from dalil.reading.scans.edges import edges_of
from dalil.reading.scans.merging import ARABIC_LETTER, Token
from dalil.reading.scans.rows import Row
from dalil.reading.scans.turning import Upright
from dalil.reading.scans.views import View
from dalil.records.layouts import Place, place_at

DOUBTFUL = 0.6  # a word read with less confidence is a doubt
LETTERS_SHARE = 0.75  # of a type's size that its higher letters take up


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The page that pixels of its upright picture are turned into places of."""

    page: int
    width: float  # points
    height: float
    turned: Upright

    def place(self, left: float, top: float, right: float, bottom: float) -> Place:
        """The place of a box of the upright picture."""
        return place_at(*self.points(left, top, right, bottom))

    def points(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """The edges of a box of the upright picture, in points of the page."""
        x0, y0, x1, y1 = self.turned.original(left, top, right, bottom)
        across, down = self.width / self.turned.width, self.height / self.turned.height
        return x0 * across, y0 * down, x1 * across, y1 * down


def line_of(tokens: Sequence[Token], row: Row, view: View, sheet: Sheet, *, rtl: bool) -> Line:
    """The line that tokens, in reading order, make."""
    mask = view.mask(row)
    boxes = [_box(edges, row, mask) for edges in edges_of(tokens, row, view)]
    text = " ".join(t.text for t in tokens)
    places: list[Place] = []
    doubts: list[WordDoubt] = []
    for n, (token, box) in enumerate(zip(tokens, boxes, strict=True)):
        if n:
            places.append(_gap(boxes[n - 1], box, sheet))
        doubts += _doubts(token, len(places))
        places += _letters(token.text, box, sheet)
    left, top, right, bottom = sheet.points(row.left, row.top, row.right, row.bottom)
    return Line(
        text=text,
        places=places,
        page=sheet.page,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        size=_size(row, view, sheet),
        rtl=rtl,
        doubts=tuple(doubts),
    )


def _doubts(token: Token, start: int) -> Iterator[WordDoubt]:
    if token.confidence < DOUBTFUL or token.other is not None:
        yield WordDoubt(
            start=start, end=start + len(token.text), confidence=round(token.confidence, 3), other=token.other
        )


_Box = tuple[int, int, int, int]


def _box(edges: tuple[int, int], row: Row, mask: np.ndarray) -> _Box:
    """The ink of a token in the upright picture; its line's height where it has none."""
    left = min(max(0, edges[0]), mask.shape[1] - 1)
    right = min(max(left + 1, edges[1]), mask.shape[1])
    lines = np.nonzero(mask[:, left:right].any(axis=1))[0]
    top, bottom = (int(lines[0]), int(lines[-1]) + 1) if lines.size else (0, mask.shape[0])
    return row.left + left, row.top + top, row.left + right, row.top + bottom


def _letters(text: str, box: _Box, sheet: Sheet) -> Iterator[Place]:
    """A word's box shared out evenly among its letters, from the right where they are Arabic."""
    left, top, right, bottom = box
    step = (right - left) / len(text)
    backwards = ARABIC_LETTER.search(text) is not None
    for n in range(len(text)):
        at = right - (n + 1) * step if backwards else left + n * step
        yield sheet.place(at, top, at + step, bottom)


def _gap(before: _Box, after: _Box, sheet: Sheet) -> Place:
    left, right = sorted((min(before[2], after[2]), max(before[0], after[0])))
    return sheet.place(left, min(before[1], after[1]), right, max(before[3], after[3]))


def _size(row: Row, view: View, sheet: Sheet) -> float:
    """The size of a line's type, by the height of its higher letters."""
    high = float(np.percentile(view.pieces.height[row.bodies], 80))
    return round(high / LETTERS_SHARE * sheet.height / sheet.turned.height * sheet.turned.shrunk, 2)
