"""Vowel signs and other marks: each belongs to the letter it stands on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dalil.reading.pdf.clusters import Cluster
from dalil.reading.pdf.glyphs import Glyph

MARKS = ("Mn", "Me")
REACH = 6  # characters of the file before and after a mark, among which its letter is looked for first


@lru_cache(maxsize=4096)
def is_mark(text: str) -> bool:
    """Whether a character stands on another one."""
    return unicodedata.category(text[0]) in MARKS


def put_marks(rows: Sequence[list[Cluster]], marks: Iterable[Glyph]) -> None:
    """Give each mark to the letter it stands on."""
    if not rows:
        return
    by_order = {g.order: c for row in rows for c in row for g in c.bases}
    for mark in sorted(marks, key=lambda m: m.order):
        if mark.on is not None and mark.on.order in by_order:
            by_order[mark.on.order].marks.append(mark)
            continue
        near = [by_order[o] for d in range(1, REACH + 1) for o in (mark.order - d, mark.order + d) if o in by_order]
        best = _carrier(mark, near) or _carrier(mark, [c for row in rows for c in row if _above(mark, c)])
        if best is not None:
            best.marks.append(mark)


def _above(mark: Glyph, cluster: Cluster) -> bool:
    return abs(mark.y - cluster.bases[0].y) <= mark.style.size and cluster.start <= mark.middle <= cluster.end


def _carrier(mark: Glyph, clusters: Sequence[Cluster]) -> Cluster | None:
    """The cluster that a mark's middle lies over, the nearest where there are several."""
    size = mark.style.size
    fit = [
        c for c in clusters if abs(c.bases[0].y - mark.y) <= size and _aside(mark, c) <= 0.3 * size and c.text.strip()
    ]
    return min(fit, key=lambda c: (_aside(mark, c), abs(c.bases[0].order - mark.order)), default=None)


def _aside(mark: Glyph, cluster: Cluster) -> float:
    """How far the middle of a mark lies outside the ink of a cluster."""
    left = min(b.left for b in cluster.bases)
    right = max(b.right for b in cluster.bases)
    return max(0.0, left - mark.middle, mark.middle - right)
