"""Columns: in which order the lines of a page are read.

A gap that lines leave free over several rows parts columns where running text stands on both sides of it, and the
cells of a table where short entries do. What is above and below is read before and after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from dalil.reading.pages.boxes import free_between, rows_of
from dalil.reading.pages.lines import Line
from dalil.reading.pages.marks import is_bare
from dalil.reading.pages.tables import Table, same_cells, unruled

Item = Line | Table
NARROWEST = 5.0  # points between two columns
GUTTER = 0.75  # the same in sizes of the letters
SHORT = 15  # characters: entries of tables are mostly shorter, lines of columns longer
FULL = 0.7  # of the width of its column that a line of running text takes up
MOSTLY = 0.4  # of the lines of a column, which its headings and last lines of paragraphs are not
CLOSE = 1.2  # of the height of a line: how far under an entry its next line stands
LONG = 8  # lines of a column that a shorter one stands beside
MOST_ROWS = 600  # of one page; drawings with more are read from top to bottom
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Flow:
    """Rows of one column, read one after another."""

    rows: tuple[tuple[Item, ...], ...]
    beside: bool = False  # whether another column stands beside it

    @property
    def left(self) -> float:
        """Left edge."""
        return min(i.left for row in self.rows for i in row)

    @property
    def right(self) -> float:
        """Right edge."""
        return max(i.right for row in self.rows for i in row)


@dataclass(frozen=True, slots=True)
class Band:
    """Rows with a gap through all of them."""

    first: int
    last: int  # included
    gap: tuple[float, float]

    @property
    def middle(self) -> float:
        """The middle of the gap."""
        return (self.gap[0] + self.gap[1]) / 2


def flows_of(items: Sequence[Item], *, rtl: bool, gutters: Sequence[float] = (), depth: int = 0) -> list[Flow]:
    """The columns of a page, or of a part of it, in the order they are read.

    `gutters` are the middles of the gaps between columns of the page before: where they go on, a few lines are enough.
    """
    rows = rows_of(items)
    if not rows:
        return []
    if depth < DEEPEST and 2 <= len(rows) <= MOST_ROWS:
        bands = _bands(rows)
        for band in bands:
            inside = [i for row in rows[band.first : band.last + 1] for i in row]
            parts = _columns(inside, band, rtl=rtl, gutters=gutters)
            if parts is not None:
                deeper = [f for part in parts for f in flows_of(part, rtl=rtl, gutters=gutters, depth=depth + 1)]
                within = [replace(f, beside=True) for f in deeper]
                return _around(rows, band, within, rtl=rtl, gutters=gutters, depth=depth)
        for band in bands:
            found = _table(rows, band)
            if found is not None:
                narrower, table = found
                return _around(rows, narrower, [Flow(((table,),))], rtl=rtl, gutters=gutters, depth=depth)
    return [Flow(tuple(map(tuple, rows)))]


def gutters_of(flows: Sequence[Flow]) -> list[float]:
    """The middles of the gaps between columns that stand side by side."""
    edges = sorted({(f.left, f.right) for f in flows if f.beside})
    return [(one[1] + other[0]) / 2 for one, other in pairwise(edges) if one[1] < other[0]]


def _around(
    rows: Sequence[Sequence[Item]], band: Band, within: list[Flow], *, rtl: bool, gutters: Sequence[float], depth: int
) -> list[Flow]:
    above = [i for row in rows[: band.first] for i in row]
    below = [i for row in rows[band.last + 1 :] for i in row]
    return [
        *flows_of(above, rtl=rtl, gutters=gutters, depth=depth + 1),
        *within,
        *flows_of(below, rtl=rtl, gutters=gutters, depth=depth + 1),
    ]


def _bands(rows: Sequence[Sequence[Item]]) -> list[Band]:
    """Stretches of rows with a gap through them, the tallest first."""
    found: dict[tuple[int, int, int], Band] = {}
    least = max(NARROWEST, GUTTER * _size(rows))
    for at, row in enumerate(rows):
        for gap in free_between(row):
            if gap[1] - gap[0] >= least:
                band = _grown(rows, at, gap, least)
                found.setdefault((band.first, band.last, round(band.middle / 4)), band)
    whole = [g for g in free_between([i for row in rows for i in row]) if g[1] - g[0] >= least]
    for gap in whole:
        found.setdefault((0, len(rows) - 1, round((gap[0] + gap[1]) / 8)), Band(0, len(rows) - 1, gap))
    return sorted((b for b in found.values() if b.last > b.first), key=lambda b: (b.first - b.last, b.first, b.gap))


def _size(rows: Sequence[Sequence[Item]]) -> float:
    sizes = [i.size for row in rows for i in row if isinstance(i, Line)]
    return median(sizes) if sizes else 10.0


def _grown(rows: Sequence[Sequence[Item]], at: int, gap: tuple[float, float], least: float) -> Band:
    """A gap of one row with the rows above and below that leave it free."""
    first = last = at
    while first > 0 and (smaller := _left_free(rows[first - 1], gap, least)) is not None:
        first, gap = first - 1, smaller
    while last + 1 < len(rows) and (smaller := _left_free(rows[last + 1], gap, least)) is not None:
        last, gap = last + 1, smaller
    return Band(first, last, gap)


def _left_free(row: Sequence[Item], gap: tuple[float, float], least: float) -> tuple[float, float] | None:
    """What a row leaves free of a gap; None where that is too narrow."""
    left, right = gap
    middle = (left + right) / 2
    for item in row:
        if item.right <= middle:
            left = max(left, item.right)
        elif item.left >= middle:
            right = min(right, item.left)
        else:
            return None
    return (left, right) if right - left >= least else None


def _columns(items: Sequence[Item], band: Band, *, rtl: bool, gutters: Sequence[float]) -> list[list[Item]] | None:
    """The two sides of a gap in reading order, where running text stands on both."""
    left = [i for i in items if i.right <= band.middle]
    right = [i for i in items if i.left >= band.middle]
    goes_on = any(band.gap[0] <= x <= band.gap[1] for x in gutters) and _long(left) and _long(right)
    if not (goes_on or (_running(left) and _running(right)) or _tail(left, right) or _tail(right, left)):
        return None
    return [right, left] if rtl else [left, right]


def _long(items: Sequence[Item]) -> bool:
    """Whether lines are longer than the entries of tables mostly are."""
    lines = [len(i.text) for i in items if isinstance(i, Line)]
    return len(lines) == len(items) > 0 and median(lines) >= SHORT


def _tail(items: Sequence[Item], beside: Sequence[Item]) -> bool:
    """Whether a few lines beside a long column are the last ones of the next column: about as wide as it."""
    lines = [i for i in items if isinstance(i, Line)]
    others = [i for i in beside if isinstance(i, Line)]
    if not lines or len(lines) < len(items) or len(rows_of(others)) < LONG or not _running(others):
        return False
    width = max(i.right for i in others) - min(i.left for i in others)
    return max(i.right - i.left for i in lines) >= FULL * width and median(len(i.text) for i in lines) >= SHORT


def _running(items: Sequence[Item]) -> bool:
    """Whether lines are those of running text: long, and most of them as wide as their column."""
    lines = [i for i in items if isinstance(i, Line)]
    if len(rows_of(lines)) < 3 or median(len(i.text) for i in lines) < SHORT:
        return False
    gaps = [g for g in free_between(lines) if g[1] - g[0] >= NARROWEST]
    edges = [min(i.left for i in lines), *(x for g in gaps for x in g), max(i.right for i in lines)]
    widths = [(edges[n], edges[n + 1]) for n in range(0, len(edges), 2)]
    full = sum(1 for i in lines if any(i.right - i.left >= FULL * (b - a) for a, b in widths if a <= i.left < b))
    return full >= MOSTLY * len(lines)


def _table(rows: Sequence[Sequence[Item]], band: Band) -> tuple[Band, Table] | None:
    """The table that short entries on both sides of a gap form, and the rows that it takes up."""
    first, last = _entries(rows, band)
    lines = [i for row in rows[first : last + 1] for i in row if isinstance(i, Line)]
    left = [i for i in lines if i.right <= band.middle]
    right = [i for i in lines if i.left >= band.middle]
    if len(lines) < sum(map(len, rows[first : last + 1])) or not left or not right:
        return None
    if all(is_bare(i.text) for i in left) or all(is_bare(i.text) for i in right):
        return None
    table = unruled(lines, max(NARROWEST, GUTTER * median(i.size for i in lines)))
    if table is None or not same_cells(table):
        return None
    columns = max(len(row) for row in table.rows)
    if len(table.rows) >= 3 or (columns >= 3 and len(table.rows) >= 2):
        return _with_head(rows, Band(first, last, band.gap), table, columns)
    return None


def _with_head(rows: Sequence[Sequence[Item]], band: Band, table: Table, columns: int) -> tuple[Band, Table]:
    """The table with the row right above it, where that has an entry for each column, though none as wide as them."""
    head = rows[band.first - 1] if band.first > 0 else ()
    lines = [i for i in head if isinstance(i, Line)]
    below = rows[band.first]
    step = min(i.top for i in below) - max(i.bottom for i in head) if head else 0.0
    if not columns == len(lines) == len(head) or step > 1.5 * lines[0].size:
        return band, table
    cells = tuple((line,) for line in sorted(lines, key=lambda i: i.left))
    left, right = min(i.left for i in lines), max(i.right for i in lines)
    grown = replace(
        table,
        rows=(cells, *table.rows),
        left=min(left, table.left),
        top=min(i.top for i in lines),
        right=max(right, table.right),
    )
    return Band(band.first - 1, band.last, band.gap), grown


def _entries(rows: Sequence[Sequence[Item]], band: Band) -> tuple[int, int]:
    """The longest stretch of a band whose rows have several entries, or go on with one right above."""
    best, start = (band.first, band.first - 1), band.first
    while start <= band.last:
        end = start
        while end <= band.last and (len(rows[end]) > 1 or (end > start and _continues(rows[end], rows[end - 1]))):
            end += 1
        if end - start > best[1] - best[0] + 1:
            best = (start, end - 1)
        start = max(end, start + 1)
    return best


def _continues(row: Sequence[Item], above: Sequence[Item]) -> bool:
    """Whether the one entry of a row goes on with one of the row above: close under it, and no wider."""
    item = row[0]
    return any(
        item.top - other.bottom <= CLOSE * (other.bottom - other.top)
        and min(item.right, other.right) - max(item.left, other.left) >= 0.5 * (item.right - item.left)
        and item.right - item.left <= 1.3 * (other.right - other.left)
        for other in above
    )
