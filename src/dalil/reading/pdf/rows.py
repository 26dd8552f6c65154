"""Characters that stand on one baseline, sorted from left to right, cut where a wide gap shows another column or cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from dalil.reading.pdf.glyphs import Glyph

SAME_LINE = 0.25  # of the letters' size: how far baselines of one line lie apart
RAISED = (-0.3, 0.65)  # the same for small letters that stand lower or higher
SMALL = 0.85  # of the size of the line: letters that may be raised
SAME_PEN = 0.02  # of the size: parts of one ligature start where it starts
WORD_GAP = 0.13  # of the size: a gap from which on two letters belong to two words
CELL_GAP = 1.0  # of the size: a gap from which on two words may belong to two cells
OUTLYING = 2.2  # a gap this many times the usual one of its line shows another cell
MARKS = ("Mn", "Me")


@dataclass(slots=True)
class Cluster:
    """What stands in one place of a line: a letter or ligature, and the marks on it."""

    bases: list[Glyph]  # in the order they are read
    marks: list[Glyph] = field(default_factory=list)

    @property
    def x(self) -> float:
        """Where it starts."""
        return self.bases[0].x

    @property
    def start(self) -> float:
        """The left edge of what it takes up."""
        first = self.bases[0]
        return min(first.start, first.x) if first.end > first.x else first.start

    @property
    def end(self) -> float:
        """The right edge of what it takes up."""
        return max(b.end for b in self.bases)

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.bases[0].style.size

    @property
    def text(self) -> str:
        """Its letters without marks."""
        return "".join(b.text for b in self.bases)


def is_mark(text: str) -> bool:
    """Whether a character stands on another one."""
    return unicodedata.category(text[0]) in MARKS


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Cluster]]:
    """The rows of a page from top to bottom, each sorted from left to right."""
    bases = [g for g in glyphs if not is_mark(g.text)]
    marks = [g for g in glyphs if is_mark(g.text)]
    rows = [clusters_of(row) for row in _raised(_baselines(bases))]
    _put_marks(rows, marks)
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


def clusters_of(row: Sequence[Glyph]) -> list[Cluster]:
    """A row as clusters from left to right; parts of one ligature are put in the order they are read."""
    found: list[Cluster] = []
    for glyph in sorted(row, key=lambda g: (g.x, g.order)):
        last = found[-1] if found else None
        if last is not None and _same_ligature(last.bases[-1], glyph):
            last.bases.append(glyph)
        else:
            found.append(Cluster(bases=[glyph]))
    for cluster in found:
        if len(cluster.bases) > 1:
            cluster.bases = read_order(cluster.bases)
    return found


def _same_ligature(one: Glyph, other: Glyph) -> bool:
    return (
        abs(one.x - other.x) <= SAME_PEN * one.style.size
        and abs(one.left - other.left) < 0.01
        and abs(one.right - other.right) < 0.01
        and abs(one.top - other.top) < 0.01
        and abs(one.order - other.order) <= 8
    )


def read_order(parts: Sequence[Glyph]) -> list[Glyph]:
    """The letters of a ligature as they are read: PDFium turns right-to-left letters round that one glyph stands for,
    and leaves those it took out of one presentation form."""
    text = "".join(p.text for p in parts)
    if not any(unicodedata.bidirectional(c) in ("R", "AL") for c in text) or text == "الله":
        return list(parts)
    if len(parts) == 2 and text[0] == "ل" and text[1] in "اأإآٱ":
        return list(parts)
    return list(reversed(parts))


def _put_marks(rows: Sequence[list[Cluster]], marks: Iterable[Glyph]) -> None:
    """Give each mark to the letter it stands on."""
    if not rows:
        return
    by_order = {g.order: c for row in rows for c in row for g in c.bases}
    for mark in sorted(marks, key=lambda m: m.order):
        near = [by_order[o] for d in range(1, 7) for o in (mark.order - d, mark.order + d) if o in by_order]
        best = _carrier(mark, near) or _carrier(mark, [c for row in rows for c in row if _above(mark, c)])
        if best is not None:
            best.marks.append(mark)


def _above(mark: Glyph, cluster: Cluster) -> bool:
    return abs(mark.y - cluster.bases[0].y) <= mark.style.size and cluster.start <= mark.middle <= cluster.end


def _carrier(mark: Glyph, clusters: Sequence[Cluster]) -> Cluster | None:
    """The cluster that a mark's middle lies over, the nearest where there are several."""
    size = mark.style.size
    fit = [c for c in clusters if abs(c.bases[0].y - mark.y) <= size and _aside(mark, c) <= 0.3 * size and c.text.strip()]
    return min(fit, key=lambda c: (_aside(mark, c), abs(c.bases[0].order - mark.order)), default=None)


def _aside(mark: Glyph, cluster: Cluster) -> float:
    """How far the middle of a mark lies outside the ink of a cluster."""
    left = min(b.left for b in cluster.bases)
    right = max(b.right for b in cluster.bases)
    return max(0.0, left - mark.middle, mark.middle - right)


def segments_of(row: Sequence[Cluster]) -> Iterator[list[Cluster]]:
    """A row cut at gaps that are far wider than those between its words."""
    inked = [c for c in row if c.text.strip()]
    if not inked:
        return
    gaps = [b.start - a.end for a, b in zip(inked, inked[1:], strict=False)]
    between = sorted(g for g, c in zip(gaps, inked, strict=False) if g > WORD_GAP * c.size)
    usual = between[len(between) // 3] if len(between) > 2 else 0.0
    segment = [inked[0]]
    for gap, cluster in zip(gaps, inked[1:], strict=True):
        if gap > max(CELL_GAP * cluster.size, OUTLYING * usual):
            yield segment
            segment = []
        segment.append(cluster)
    yield segment
