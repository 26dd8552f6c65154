"""Numbers of list items put before their words: on a scan they stand so far apart that they look like a column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dalil.reading.pages.boxes import rows_of
from dalil.reading.pages.joining import side_by_side
from dalil.reading.pages.lines import Line
from dalil.reading.pages.marks import is_bare

FIGURES = re.compile(r"\d{1,2}")  # a number whose stop was not seen
FARTHEST = 5.0  # sizes between a number and its words
WORDS = 3  # of an item at least: else a column of names is beside numbers
LEAST = 2  # items of a list


def with_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, a number that stands before words of an item as one line with them."""
    rows = rows_of(lines)
    numbered = [n for n, row in enumerate(rows) if _is_numbered(row)]
    marked = [n for n in numbered if is_bare(_ends(rows[n])[0].text)]
    if len(numbered) < LEAST or 2 * len(marked) < len(numbered):
        return tuple(lines)
    return tuple(
        line
        for n, row in enumerate(rows)
        for line in ([side_by_side(row, rtl=_ends(row)[1].rtl)] if n in numbered else row)
    )


def _is_numbered(row: Sequence[Line]) -> bool:
    if len(row) != 2:
        return False
    number, words = _ends(row)
    gap = max(number.left - words.right, words.left - number.right)
    figures = is_bare(number.text) or FIGURES.fullmatch(number.text) is not None
    return figures and gap <= FARTHEST * words.size and len(words.text.split()) >= WORDS


def _ends(row: Sequence[Line]) -> tuple[Line, Line]:
    """The first and the last line of a row as it is read."""
    left, right = min(row, key=lambda m: m.left), max(row, key=lambda m: m.left)
    return (right, left) if max(row, key=lambda m: len(m.text)).rtl else (left, right)
