"""Reliability data for tests, written as published tables are."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.records.agreements import Measured, Scale
from dalil.reliability.coefficients.measuring import measured
from dalil.reliability.drawing import Drawing
from dalil.reliability.ratings import Ratings, Value, ratings_of


def coded(*coders: Sequence[Value | None] | str, scale: Scale = Scale.NOMINAL) -> Ratings:
    """Each coder's answers in the order of units, `.` or None where there is none; every unit its own document."""
    rows = [(str(n), [_value(v) for v in unit]) for n, unit in enumerate(zip(*coders, strict=True))]
    return ratings_of(rows, len(coders), scale)


def table(counts: Sequence[Sequence[int]]) -> Ratings:
    """What two coders said of as many units as the cells of a table say: rows the first's, columns the second's."""
    cells = [(r, c) for r, row in enumerate(counts) for c, n in enumerate(row) for _ in range(n)]
    return coded([r for r, _ in cells], [c for _, c in cells])


def figure(ratings: Ratings, measure: str, draws: int = 20) -> Measured:
    """One measure of these ratings."""
    return measured(ratings, [measure], drawing=Drawing(draws=draws))[0]


def _value(written: Value | None) -> Value | None:
    if written == ".":
        return None
    return int(written) if isinstance(written, str) and written.isdigit() else written
