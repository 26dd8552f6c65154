"""What is known of a page's ink, shared by all who read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from dalil.reading.scans.ink import Grey, Ints, Mask, Pieces, Ruling, ink_of, pieces_of, rulings_of, without
from dalil.reading.scans.rows import MAX_RULINGS, Row, mask_of, picture_of, rows_of, runs_by_piece, size_of, together

LONG_ACROSS, LONG_DOWN = 12, 5  # times the text's size: longer strokes are rulings

INKED = 0.002  # of a page: the ink of a line or two


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The ink of an upright page and the lines found in it."""

    grey: Grey
    pieces: Pieces
    runs: Sequence[Ints]  # of each piece
    rows: Sequence[Row]
    size: float  # of the text, pixels
    rulings: Sequence[Ruling]  # drawn lines, level and upright

    @property
    def inked(self) -> bool:
        """Whether the page shows more than specks."""
        return bool(self.pieces.area.sum() > INKED * self.grey.size)

    def mask(self, row: Row) -> Mask:
        """Which pixels of a line's box are its own ink."""
        return mask_of(row, self.pieces, self.runs)

    def picture(self, row: Row) -> Image.Image:
        """A line alone on white."""
        return picture_of(row, self.mask(row), self.grey)


def view_of(grey: Grey) -> View:
    """The lines of a page, from its grey picture."""
    ink = ink_of(grey)
    first = pieces_of(ink)
    size = size_of(first, grey.shape[0])
    if not size:
        return View(grey, first, (), (), 0.0, ())
    rulings = rulings_of(ink, int(LONG_ACROSS * size), int(LONG_DOWN * size))
    pieces = pieces_of(without(ink, rulings)) if rulings else first
    size = size_of(pieces, grey.shape[0]) or size
    rows = rows_of(pieces, size, together([r for r in rulings if r.upright][:MAX_RULINGS]))
    return View(grey, pieces, runs_by_piece(pieces), rows, size, rulings)
