"""How far two values are apart, by scale: the squared differences of Krippendorff's alpha.

Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section D, gives those of the nominal, interval and
ratio scale; the ordinal one depends on how often each value is given and stands in `alpha`, those of sets in `sets`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy

from dalil.errors import UsageError
from dalil.records.agreements import Scale
from dalil.reliability.coefficients.tallies import Floats, Places, Sparse
from dalil.reliability.ratings import Value

Between = Callable[[Places, Places], Floats]  # of the values at these places
Total = Callable[[Floats], Floats]  # over all pairs of answers, of how often each value was given
LARGEST = 1e100  # squares of larger numbers, and their sums, cannot be held
BLOCK = 2_000_000  # distances held at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """A difference that is fixed once the values are known."""

    between: Between
    total: Total
    one: float = 1.0  # what a difference of 1 stands for in the values as they were given


def nominal(values: Sequence[Value]) -> Distance:
    """Different is different."""

    def total(counts: Floats) -> Floats:
        return np.asarray(counts.sum(axis=0) ** 2 - (counts**2).sum(axis=0))

    return Distance(between=lambda lower, upper: (lower != upper).astype(np.float64), total=total)


def interval(values: Sequence[Value]) -> Distance:
    """The square of the difference."""
    x, largest = numbers(values, Scale.INTERVAL)
    return Distance(
        between=lambda lower, upper: np.asarray((x[lower] - x[upper]) ** 2),
        total=lambda counts: spread(counts, x),
        one=largest**2,
    )


def ratio(values: Sequence[Value]) -> Distance:
    """The square of the difference as a share of the sum."""
    x, _ = numbers(values, Scale.RATIO)
    return tabled(lambda lower, upper: share_apart(x[lower], x[upper]), len(x))


def spread(counts: Floats, x: Floats) -> Floats:
    """The squared differences over all pairs of answers; `x` is one column, or one for each of counts."""
    x, answers = x.reshape(len(x), -1), counts.sum(axis=0)
    mean = (counts * x).sum(axis=0) / np.maximum(answers, 1)  # of each draw: one far value must not blur the others
    return np.asarray(2 * answers * (counts * (x - mean) ** 2).sum(axis=0))


def share_apart(x: Floats, y: Floats) -> Floats:
    """The difference of two numbers as a share of their sum, squared; none between nothing and nothing."""
    both = x + y
    return np.asarray(np.divide(x - y, both, out=np.zeros(np.shape(both)), where=both > 0) ** 2)


def numbers(values: Sequence[Value], scale: Scale) -> tuple[Floats, float]:
    """The values as numbers between 0 and 1, and what they were divided by; counted from the least on interval scales.

    Neither changes an alpha, and squares of what is left can be held.
    """
    x = np.array([_number(v, scale) for v in values], dtype=np.float64)
    if scale is Scale.INTERVAL and len(x):
        x = x - x.min()
    largest = float(np.abs(x).max(initial=0)) or 1.0
    return x / largest, largest


def _number(value: Value, scale: Scale) -> float:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        number = float("nan")
    if not abs(number) <= LARGEST:
        raise UsageError("D500", value=value, scale=scale)
    if scale is Scale.RATIO and number < 0:
        raise UsageError("D501", value=value)
    return number


def tabled(between: Between, size: int) -> Distance:
    """A distance whose total has no short form: every value is held against every other."""

    def apart(rows: Places) -> Sparse:
        return scipy.sparse.csr_array(between(rows.reshape(-1, 1), np.arange(size).reshape(1, -1)))

    return Distance(between=between, total=over_pairs(apart, size))


def over_pairs(table: Callable[[Places], Sparse], size: int) -> Total:
    """The sum of a table over all pairs of answers; `table` gives some rows, and is kept where it is small."""
    step = max(1, BLOCK // max(size, 1))
    blocks = [np.arange(start, min(start + step, size)) for start in range(0, size, step)]
    kept = [table(rows) for rows in blocks] if len(blocks) == 1 else None

    def total(counts: Floats) -> Floats:
        found = np.zeros(counts.shape[1])
        for rows, block in zip(blocks, kept or map(table, blocks), strict=True):
            found += (counts[rows] * (block @ counts)).sum(axis=0)
        return found

    return total
