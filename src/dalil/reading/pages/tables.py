"""Tables: cells in rows, by the rules drawn around them or by the gaps between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dalil.reading.pages.boxes import free_between, rows_of
from dalil.reading.pages.lines import Line
from dalil.reading.pages.sheets import Rule

TOUCH = 3.0  # points: rules this near each other meet
NEARER = 0.9  # times the usual distance of rows: lines of one entry stand nearer
SHORTEST = 8.0  # points of a rule that may bound a cell
MOST_RULES = 4_000  # of one page: drawings have more, tables less


@dataclass(frozen=True, slots=True)
class Table:
    """A table where it stands; each row holds the lines of its cells from left to right."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    left: float
    top: float
    right: float
    bottom: float


def ruled(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[list[Table], list[Line]]:
    """The tables that rules are drawn around, and the lines outside of them."""
    tables: list[Table] = []
    rest = list(lines)
    for grid in _grids(rules):
        inside = [line for line in rest if _inside(line, grid)]
        table = _filled(inside, grid)
        if table is not None:
            tables.append(table)
            taken = set(map(id, inside))
            rest = [line for line in rest if id(line) not in taken]
    return tables, rest


def unruled(lines: Sequence[Line], gutter: float) -> Table | None:
    """The table that lines form by the gaps between them; None where they form none."""
    cuts = [(a + b) / 2 for a, b in free_between(lines) if b - a >= gutter]
    if not cuts:
        return None
    rows: list[list[list[Line]]] = []
    for row in rows_of(lines):
        cells: list[list[Line]] = [[] for _ in range(len(cuts) + 1)]
        for line in row:
            cells[_between(cuts, (line.left + line.right) / 2)].append(line)
        rows.append(cells)
    return _table(_with_rest(rows), lines)


def _with_rest(rows: Sequence[list[list[Line]]]) -> list[list[list[Line]]]:
    """The rows of cells, a row that only goes on with entries of the one above joined to it."""
    arabic = sum(1 if m.rtl else -1 for row in rows for cell in row for m in cell) > 0
    key = -1 if arabic else 0
    bottoms = [max(m.bottom for cell in row for m in cell) for row in rows]
    usual = median(steps([b for b, row in zip(bottoms, rows, strict=True) if row[key]]) or [0.0])
    found: list[list[list[Line]]] = []
    for n, row in enumerate(rows):
        close = n > 0 and bottoms[n] - bottoms[n - 1] < NEARER * usual
        if found and not row[key] and close:
            found[-1] = [above + below for above, below in zip(found[-1], row, strict=True)]
        else:
            found.append(row)
    return found


@dataclass(frozen=True, slots=True)
class Grid:
    """Rules that meet, by the heights and widths that they stand at."""

    level: tuple[Rule, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def _grids(rules: Sequence[Rule]) -> list[Grid]:
    """Groups of rules that meet and make cells."""
    long = [r for r in rules if max(r.right - r.left, r.bottom - r.top) >= SHORTEST]
    if len(long) > MOST_RULES:
        return []
    found = []
    for group in _meeting(long):
        level = tuple(r for r in group if r.level)
        xs = _distinct([r.left for r in group if not r.level])
        ys = _distinct([r.top for r in level])
        if len(xs) >= 2 and len(ys) >= 2:
            edge_left, edge_right = min(r.left for r in level), max(r.right for r in level)
            xs = _distinct([*xs, edge_left, edge_right])
        if len(xs) >= 3 and len(ys) >= 2:
            found.append(Grid(level, xs, ys))
    return found


def _meeting(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules by groups that touch: swept from the top, each joins the groups whose reach it touches."""
    groups: list[tuple[list[Rule], list[float]]] = []
    for rule in sorted(rules, key=lambda r: (r.top, r.left)):
        box = [rule.left - TOUCH, rule.top - TOUCH, rule.right + TOUCH, rule.bottom + TOUCH]
        touched = [g for g in groups if _overlap(g[1], box)]
        group: list[Rule] = [rule]
        for other in touched:
            group += other[0]
            box = [
                min(box[0], other[1][0]),
                min(box[1], other[1][1]),
                max(box[2], other[1][2]),
                max(box[3], other[1][3]),
            ]
        if touched:
            gone = set(map(id, touched))
            groups = [g for g in groups if id(g) not in gone]
        groups.append((group, box))
    return [g for g, _ in groups]


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _distinct(values: Sequence[float]) -> tuple[float, ...]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > TOUCH:
            found.append(value)
    return tuple(found)


def _inside(line: Line, grid: Grid) -> bool:
    x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
    return grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]


def _filled(lines: Sequence[Line], grid: Grid) -> Table | None:
    """The lines of a grid in their cells; cells that no rule parts from the one above belong to it."""
    cells: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        row = _between(grid.ys[1:-1], (line.top + line.bottom) / 2)
        column = _between(grid.xs[1:-1], (line.left + line.right) / 2)
        while row > 0 and not _parted(grid, row, line):
            row -= 1
        cells.setdefault((row, column), []).append(line)
    if not cells or len({c for _, c in cells}) < 2:
        return None
    rows = [[cells.get((row, column), []) for column in range(len(grid.xs) - 1)] for row in range(len(grid.ys) - 1)]
    return _table(rows, lines)


def _parted(grid: Grid, row: int, line: Line) -> bool:
    """Whether a rule runs over a line at the upper edge of its row."""
    y, x = grid.ys[row], (line.left + line.right) / 2
    return any(abs(r.top - y) <= TOUCH and r.left - TOUCH <= x <= r.right + TOUCH for r in grid.level)


def _between(cuts: Sequence[float], at: float) -> int:
    return sum(1 for cut in cuts if cut < at)


def _table(rows: Sequence[Sequence[Sequence[Line]]], lines: Sequence[Line]) -> Table:
    kept = tuple(tuple(tuple(cell) for cell in row) for row in rows if any(row))
    return Table(
        rows=kept,
        left=min(line.left for line in lines),
        top=min(line.top for line in lines),
        right=max(line.right for line in lines),
        bottom=max(line.bottom for line in lines),
    )


def same_cells(table: Table) -> bool:
    """Whether most rows fill more than one cell."""
    full = sum(1 for row in table.rows if sum(map(bool, row)) > 1)
    return 2 * full >= len(table.rows)


def steps(values: Sequence[float]) -> list[float]:
    """How far each value is from the one before it."""
    return [b - a for a, b in pairwise(values)]
