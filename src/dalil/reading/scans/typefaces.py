"""Sizes and weights of type as far as ink tells them: a line's letters vary, so only clear differences count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dalil.reading.pages.lines import Line
from dalil.reading.scans.rows import Row
from dalil.reading.scans.views import View

MANY = 15  # pieces of letters by which a size is known well
SAME, SAME_FEW = 1.16, 1.32  # how much a line of the same type may differ, with many letters and with few
BOLD = 1.45  # times the usual thickness of strokes
LEAST = 4  # pieces by which a weight is known


def with_type(lines: Sequence[Line], rows: Sequence[Row], view: View) -> tuple[Line, ...]:
    """The lines of a page, with the size of the page's body, or its own where that clearly differs, and its weight."""
    if not lines:
        return ()
    body = _weighted_median([line.size for line in lines], [len(line.text) for line in lines])
    strokes = [_stroke(row, view) for row in rows]
    usual = _weighted_median(strokes, [len(line.text) for line in lines])
    found = []
    for line, row, stroke in zip(lines, rows, strokes, strict=True):
        within = SAME if row.bodies.size >= MANY else SAME_FEW
        size = body if 1 / within <= line.size / body <= within else line.size
        bold = row.bodies.size >= LEAST and stroke > BOLD * usual * max(1.0, size / body)
        found.append(replace(line, size=size, bold=bold))
    return tuple(found)


def _stroke(row: Row, view: View) -> float:
    """How thick the strokes of a line are, in pixels."""
    runs = np.concatenate([view.runs[p] for p in row.bodies.tolist()])
    return float(np.median(view.pieces.run_end[runs] - view.pieces.run_start[runs]))


def _weighted_median(values: Sequence[float], weights: Sequence[int]) -> float:
    order = np.argsort(values, kind="stable")
    counted = np.cumsum(np.asarray(weights)[order])
    return float(np.asarray(values)[order][np.searchsorted(counted, counted[-1] / 2)])
