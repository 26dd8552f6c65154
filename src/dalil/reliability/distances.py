"""How far two values are apart, by scale: the squared differences of Krippendorff's alpha.

Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section F, gives those of the nominal, interval and
ratio scale; the ordinal one depends on how often each value is given and stands in `alpha`. Sets: Jaccard (1901), and
MASI of Passonneau (2006), Measuring Agreement on Set-valued Items (MASI) for Semantic and Pragmatic Annotation, LREC,
section 3. These two are put in the place of the squared difference, as Passonneau does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from dalil.errors import UsageError
from dalil.records.agreements import Scale
from dalil.reliability.ratings import Value
from dalil.reliability.tallies import Floats, Places, Sparse

Between = Callable[[Places, Places], Floats]  # of the values at these places
Total = Callable[[Floats], Floats]  # over all pairs of answers, of how often each value was given
LARGEST = 1e100  # squares of larger numbers, and their sums, cannot be held
BLOCK = 4_000_000  # distances held at a time


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


def jaccard(values: Sequence[Value]) -> Distance:
    """The share of members that are not in both."""
    sets = Members(values)
    return tabled(lambda lower, upper: 1 - sets.overlap(lower, upper), len(values))


def masi(values: Sequence[Value]) -> Distance:
    """Jaccard's share of members in both, times 1, 2/3, 1/3 or 0: same, part, crossing, nothing in common."""
    sets = Members(values)
    return tabled(lambda lower, upper: 1 - sets.overlap(lower, upper) * sets.monotony(lower, upper), len(values))


def spread(counts: Floats, x: Floats) -> Floats:
    """The squared differences over all pairs of answers; `x` is one column, or one for each of counts."""
    x = x.reshape(len(x), -1)
    first, second = (counts * x).sum(axis=0), (counts * x**2).sum(axis=0)
    return np.asarray(2 * (counts.sum(axis=0) * second - first**2))


def share_apart(x: Floats, y: Floats) -> Floats:
    """The difference of two numbers as a share of their sum, squared; none between nothing and nothing."""
    both = x + y
    return np.asarray(np.divide(x - y, both, out=np.zeros(np.shape(both)), where=both > 0) ** 2)


def numbers(values: Sequence[Value], scale: Scale) -> tuple[Floats, float]:
    """The values as numbers between -1 and 1, and what they were divided by; around their middle on an interval scale.

    Neither changes an alpha, and both keep sums of squares exact enough.
    """
    x = np.array([_number(v, scale) for v in values], dtype=np.float64)
    if scale is Scale.INTERVAL and len(x):
        x = x - (x.min() / 2 + x.max() / 2)
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


class Members:
    """Sets of words, as a table of who is in which."""

    def __init__(self, values: Sequence[Value]) -> None:
        sets = [v if isinstance(v, frozenset) else frozenset((v,)) for v in values]
        place = {m: n for n, m in enumerate(sorted({m for s in sets for m in s}, key=str))}
        columns = [place[m] for s in sets for m in sorted(s, key=str)]
        rows = np.repeat(np.arange(len(sets)), [len(s) for s in sets])
        self.size = np.array([len(s) for s in sets], dtype=np.float64)
        self.table: Sparse = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(sets), len(place)))

    def both(self, lower: Places, upper: Places) -> Floats:
        """How many members two sets have in common."""
        return np.asarray(self.table[lower].multiply(self.table[upper]).sum(axis=1)).ravel()

    def overlap(self, lower: Places, upper: Places) -> Floats:
        """Members in both as a share of members in either; two empty sets are the same."""
        both = self.both(lower, upper)
        either = self.size[lower] + self.size[upper] - both
        return np.asarray(np.divide(both, either, out=np.ones(len(both)), where=either > 0))

    def monotony(self, lower: Places, upper: Places) -> Floats:
        """1 for the same set, 2/3 where one holds the other, 1/3 where they cross, else 0."""
        both, one, other = self.both(lower, upper), self.size[lower], self.size[upper]
        cases = [(both == one) & (both == other), (both == one) | (both == other), both > 0]
        return np.select(cases, [1.0, 2 / 3, 1 / 3], 0.0)


def tabled(between: Between, size: int) -> Distance:
    """A distance whose total has no short form: every value is held against every other, some at a time."""
    step = max(1, BLOCK // max(size, 1))
    starts = range(0, size, step)

    def apart(start: int) -> Sparse:
        rows = np.arange(start, min(start + step, size))
        found = between(np.repeat(rows, size), np.tile(np.arange(size), len(rows)))
        return csr_array(found.reshape(len(rows), size))

    kept = [apart(start) for start in starts] if len(starts) == 1 else None

    def total(counts: Floats) -> Floats:
        tables = kept or (apart(start) for start in starts)
        found = np.zeros(counts.shape[1])
        for start, table in zip(starts, tables, strict=True):
            found += (counts[start : start + step] * (table @ counts)).sum(axis=0)
        return found

    return Distance(between=between, total=total)
