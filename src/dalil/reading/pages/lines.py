"""A line of text as it stands on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.reading.outlines import WordDoubt
from dalil.records.layouts import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of one column or cell, its characters in the order they are read."""

    text: str  # logical order, before NFC
    places: Sequence[Place]  # one a code point, in quarters of a point from the page's top left corner
    page: int  # from 1
    left: float  # edges, points: left and right of the ink, upper and lower those of letters of its size
    top: float
    right: float
    bottom: float
    size: float  # of its letters: points
    bold: bool = False
    rtl: bool = False  # whether it runs from the right
    doubts: tuple[WordDoubt, ...] = ()  # of OCR
    notes: tuple[str, ...] = ()  # numbers of notes that it refers to, which are not in its text
    raised: bool = False  # whether it begins with a small raised number, as a footnote does
