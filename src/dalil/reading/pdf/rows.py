"""Characters of one baseline, sorted from left to right, cut where a wide gap shows another column or cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from dalil.reading.pdf.clusters import Cluster, clusters_of, gaps_of
from dalil.reading.pdf.glyphs import Glyph
from dalil.reading.pdf.marks import is_mark, put_marks

SAME_LINE = 0.25  # of the letters' size: how far baselines of one line lie apart
RAISED = (-0.3, 0.65)  # the same for small letters that stand lower or higher
SMALL = 0.85  # of the size of the line: letters that may be raised
WORD_GAP = 0.13  # of the size: a gap from which on two letters belong to two words
CELL_GAP = 1.0  # of the size: a gap from which on two words may belong to two cells
COMMON = 4  # edges in one place, which show a gutter
ALIGNED = 1.2  # points
OUTLYING = 2.2  # a gap this many times the usual one of its line shows another cell


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Cluster]]:
    """The rows of a page from top to bottom, each sorted from left to right."""
    bases = [g for g in glyphs if not is_mark(g.text)]
    marks = [g for g in glyphs if is_mark(g.text)]
    rows = [clusters_of(row) for row in _raised(_baselines(bases))]
    put_marks(rows, marks)
    return rows


def _baselines(bases: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters by baseline, from top to bottom."""
    rows: list[list[Glyph]] = []
    level = 0.0
    for glyph in sorted(bases, key=lambda g: (g.y, g.x)):
        size = glyph.style.size
        if rows and glyph.y - level <= SAME_LINE * min(size, rows[-1][-1].style.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
        level = glyph.y if len(rows[-1]) == 1 else level
    return rows


def _raised(rows: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The rows, those of small raised letters joined to the line that they stand in."""
    joined: list[list[Glyph]] = []
    waiting: list[list[Glyph]] = []
    for row in rows:
        while waiting and row[0].y - waiting[0][0].y > _size(row):
            joined.append(waiting.pop(0))
        absorbed = [w for w in waiting if _stands_in(w, row)]
        waiting = [w for w in waiting if w not in absorbed]
        host = next((w for w in waiting if _stands_in(row, w)), None)
        if host is not None:
            host.extend(row)
            continue
        for small in absorbed:
            row.extend(small)
        waiting.append(row)
    return sorted(joined + waiting, key=lambda r: r[0].y)


def _size(row: Sequence[Glyph]) -> float:
    return median(g.style.size for g in row)


def _stands_in(small: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    """Whether all of a row of small letters stands raised or lowered beside letters of another row."""
    size = _size(row)
    rise = row[0].y - small[0].y
    if _size(small) > SMALL * size or not RAISED[0] * size <= rise <= RAISED[1] * size:
        return False
    near = 0.4 * size
    return all(any(b.start - near <= g.middle <= b.end + near for b in row) for g in small)


@dataclass(frozen=True, slots=True)
class Edges:
    """Where pieces of rows end and begin, each sorted."""

    ends: list[float]
    starts: list[float]

    def show(self, gap: tuple[float, float]) -> bool:
        """Whether enough pieces end or begin where a gap does: edges of columns are alike, words are not."""
        return max(_near(self.ends, gap[0]), _near(self.starts, gap[1])) >= COMMON


def edges_of(rows: Sequence[Sequence[Cluster]]) -> Edges:
    """Where the rows of a page, and what wide gaps part in them, end and begin."""
    gaps = [gap for row in rows for gap, _ in _wide_gaps(row)]
    ends = [max(c.end for c in row[-3:]) for row in rows]
    return Edges(
        sorted([*(g[0] for g in gaps), *ends]), sorted([*(g[1] for g in gaps), *(row[0].start for row in rows)])
    )


def _near(values: Sequence[float], at: float) -> int:
    return bisect_right(values, at + ALIGNED) - bisect_left(values, at - ALIGNED)


def segments_of(row: Sequence[Cluster], uprights: Sequence[float], edges: Edges) -> Iterator[list[Cluster]]:
    """A row cut at gaps that are far wider than those between its words, at gaps with an edge where other rows have
    one, and where upright rules stand."""
    cuts = [gap for gap, sure in _wide_gaps(row) if sure or edges.show(gap)]
    cuts += [(x, x) for x in uprights]
    segment = [row[0]]
    for cluster in row[1:]:
        if any(segment[-1].middle < (left + right) / 2 < cluster.middle for left, right in cuts):
            yield segment
            segment = []
        segment.append(cluster)
    yield segment


def _wide_gaps(row: Sequence[Cluster]) -> Iterator[tuple[tuple[float, float], bool]]:
    """The gaps of a row that may part cells, and whether they surely do: in justified lines all blanks are wide."""
    gaps = gaps_of(row)
    between = sorted(g for g, c in zip(gaps, row, strict=False) if g > WORD_GAP * c.size)
    usual = min(between[len(between) // 3], CELL_GAP * row[0].size) if between else 0.0
    for gap, cluster in zip(gaps, row[1:], strict=True):
        if gap > CELL_GAP * cluster.size:
            yield (cluster.start - gap, cluster.start), gap > OUTLYING * max(usual, CELL_GAP * cluster.size)
