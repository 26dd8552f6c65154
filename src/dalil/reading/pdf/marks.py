"""Vowel signs and other marks: each belongs to the letter it stands on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dalil.reading.pdf.clusters import Cluster
from dalil.reading.pdf.glyphs import Glyph

MARKS = ("Mn", "Me")
REACH = 6  # characters of the file before and after a mark, among which its letter is looked for first

BESIDE = 0.12  # of the size: how far the middle of a mark may lie outside the letter it belongs to
FARTHEST = 0.3  # the same where nothing else tells its letter


@lru_cache(maxsize=4096)
def is_mark(text: str) -> bool:
    """Whether a character stands on another one."""
    return unicodedata.category(text[0]) in MARKS


def put_marks(rows: Sequence[list[Cluster]], marks: Iterable[Glyph]) -> None:
    """Give each mark to the letter it stands on."""
    by_order = {g.order: c for row in rows for c in row for g in c.bases}
    if not by_order:
        return
    for mark in sorted(marks, key=lambda m: m.order):
        if mark.on is not None and mark.on.order in by_order:
            by_order[mark.on.order].marks.append(mark)
            continue
        before = [by_order[o] for o in range(mark.order - 1, mark.order - REACH - 1, -1) if o in by_order]
        after = [by_order[o] for o in range(mark.order + 1, mark.order + REACH + 1) if o in by_order]
        before, after = [c for c in before if c.text.isalpha()], [c for c in after if c.text.isalpha()]
        best = _preceding(mark, before, after) or _under(mark, before + after)
        best = best or _under(mark, [c for row in rows for c in row if _above(mark, c)])
        if best is not None:
            best.marks.append(mark)


def _preceding(mark: Glyph, before: Sequence[Cluster], after: Sequence[Cluster]) -> Cluster | None:
    """The letter that is read just before a mark, where the mark lies over it: letters may overlap."""
    if not before or not after:
        return None
    one, other = before[0], after[0]
    best = one if (one.x >= other.x) == one.rtl else other
    size = mark.style.size
    return best if abs(best.bases[0].y - mark.y) <= size and _aside(mark, best) <= BESIDE * size else None


def _above(mark: Glyph, cluster: Cluster) -> bool:
    return abs(mark.y - cluster.bases[0].y) <= mark.style.size and cluster.start <= mark.middle <= cluster.end


def _under(mark: Glyph, clusters: Sequence[Cluster]) -> Cluster | None:
    """The cluster that a mark's middle lies over, the nearest where there are several."""
    size = mark.style.size
    fit = [
        c
        for c in clusters
        if abs(c.bases[0].y - mark.y) <= size and _aside(mark, c) <= FARTHEST * size and c.text.strip()
    ]
    return min(fit, key=lambda c: (_aside(mark, c), abs(c.bases[0].order - mark.order)), default=None)


def _aside(mark: Glyph, cluster: Cluster) -> float:
    """How far the middle of a mark lies outside the ink of a cluster."""
    left = min(b.left for b in cluster.bases)
    right = max(b.right for b in cluster.bases)
    return max(0.0, left - mark.middle, mark.middle - right)
