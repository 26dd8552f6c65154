"""How far two sets are apart: by Jaccard's share of members, and by MASI.

Passonneau (2006), Measuring Agreement on Set-valued Items (MASI) for Semantic and Pragmatic Annotation, LREC; she puts
the distance in the place of the squared difference of alpha, and so does this package for both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import scipy

from dalil.reliability.coefficients.distances import Distance, over_pairs
from dalil.reliability.coefficients.tallies import Floats, Places, Sparse
from dalil.reliability.ratings import Value


def jaccard(values: Sequence[Value]) -> Distance:
    """The share of members that are not in both."""
    return Members(values).distance(Members.overlap)


def masi(values: Sequence[Value]) -> Distance:
    """Less Jaccard's share of members in both, times 1, 2/3, 1/3 or 0: same, part, crossing, nothing in common."""
    return Members(values).distance(Members.overlap_by_kind)


class Members:
    """Sets of words, as a table of who is in which."""

    def __init__(self, values: Sequence[Value]) -> None:
        sets = [v if isinstance(v, frozenset) else frozenset((v,)) for v in values]
        place = {m: n for n, m in enumerate(sorted({m for s in sets for m in s}, key=str))}
        columns = [place[m] for s in sets for m in sorted(s, key=str)]
        rows = np.repeat(np.arange(len(sets)), [len(s) for s in sets])
        self.size = np.array([len(s) for s in sets], dtype=np.float64)
        self.table: Sparse = scipy.sparse.csr_array(
            (np.ones(len(rows)), (rows, columns)), shape=(len(sets), len(place))
        )

    def distance(self, likeness: Likeness) -> Distance:
        """One less the likeness; sets with nothing in common need not be looked at, as they are alike by nothing."""

        def between(lower: Places, upper: Places) -> Floats:
            both = np.asarray(self.table[lower].multiply(self.table[upper]).sum(axis=1)).ravel()
            return 1 - likeness(self, lower, upper, both)

        def alike(rows: Places) -> Sparse:
            both = (self.table[rows] @ self.table.T).tocoo()
            found = likeness(self, rows[both.row], both.col, both.data)
            return scipy.sparse.csr_array((found, (both.row, both.col)), shape=both.shape)

        nothing = (self.size == 0).reshape(-1, 1)  # two empty sets are the same
        all_alike = over_pairs(alike, len(self.size))

        def total(counts: Floats) -> Floats:
            empty = (counts * nothing).sum(axis=0)
            return np.asarray(counts.sum(axis=0) ** 2 - empty**2 - all_alike(counts))

        return Distance(between=between, total=total)

    def overlap(self, lower: Places, upper: Places, both: Floats) -> Floats:
        """Members in both as a share of members in either; two empty sets are the same."""
        either = self.size[lower] + self.size[upper] - both
        return np.asarray(np.divide(both, either, out=np.ones(len(both)), where=either > 0))

    def overlap_by_kind(self, lower: Places, upper: Places, both: Floats) -> Floats:
        """The same, times 1 for the same set, 2/3 where one holds the other, 1/3 where they cross."""
        one, other = self.size[lower], self.size[upper]
        cases = [(both == one) & (both == other), (both == one) | (both == other), both > 0]
        return np.asarray(self.overlap(lower, upper, both) * np.select(cases, [1.0, 2 / 3, 1 / 3], 0.0))


Likeness = Callable[[Members, Places, Places, Floats], Floats]  # of two values, with their members in common
