"""Which segments of which coders are about the same thing: the alignment with the least disorder, found exactly.

After Mathet, Widlöcher and Métivier (2015), The unified and holistic method gamma for inter-annotator agreement
measure and alignment, Computational Linguistics 41(3), 437-479, sections 4.3 and 5.1. A unitary alignment holds at
most one segment of each coder; its disorder is the mean dissimilarity over all pairs of coders, where a pair with a
coder who has none counts `EMPTY`. An alignment puts every segment into exactly one of them, and its disorder is the
sum over them through the mean number of segments of a coder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import scipy

from dalil.reliability.stretches.marks import EMPTY, Marks, Numbers, Places, TooManyError, apart, near

MOST_CANDIDATES = 60_000  # unitary alignments to choose from; more would take minutes
MOST_TOGETHER = 9_000  # that hang together, where there are more coders than two
LOT = 300  # candidates that are chosen from at a time, where they have nothing to do with the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Unitary alignments of two segments and more; all other segments stand alone, with a disorder of `EMPTY`."""

    members: Places  # a row a unitary alignment, a column a coder; -1 where the coder has none
    disorders: Numbers


def best_alignment(marks: Marks, *, across: bool = False) -> Alignment:
    """An alignment with the least disorder; segments of different texts meet only `across` texts."""
    found = _candidates(marks, across)
    kept = _two(found) if marks.coder_count == 2 else _several(marks, found)
    return Alignment(members=found.members[kept], disorders=found.disorders[kept])


def _candidates(marks: Marks, across: bool) -> Alignment:
    """Unitary alignments with less disorder than their segments alone, and than any one of these put alone.

    No other can be in a best alignment. This is sharper than section 5.1.1, which drops what has more disorder than
    as many segments alone as there are coders.
    """
    coders = marks.coder_count
    pairs = coders * (coders - 1) / 2
    grown = _Growing(np.empty((0, coders), dtype=np.int64), np.empty((0, coders)))
    for coder in range(coders):
        grown = _grown(marks, grown, coder, across)
    size = (grown.members >= 0).sum(axis=1)
    disorders = (grown.sums.sum(axis=1) / 2 + (pairs - size * (size - 1) / 2) * EMPTY) / pairs
    alone_better = grown.sums.max(axis=1, initial=0) >= (pairs + size - 1) * EMPTY
    kept = (size > 1) & (disorders < size * EMPTY) & ~alone_better
    return Alignment(members=grown.members[kept], disorders=disorders[kept])


@dataclass(frozen=True, slots=True)
class _Growing:
    """Unitary alignments of the coders so far, and how far each member is from all others."""

    members: Places
    sums: Numbers


def _grown(marks: Marks, so_far: _Growing, coder: int, across: bool) -> _Growing:
    """The unitary alignments so far, these with each segment of another coder, and these segments alone."""
    coders = marks.coder_count
    bound = (coders * (coders - 1) / 2 + coders - 1) * EMPTY
    mine = marks.of(coder)
    rows, places = near(marks, _first(so_far.members), mine, bound)
    members, added = so_far.members[rows], mine[places]
    sums = so_far.sums[rows]
    for other in range(coder):
        distance = np.where(members[:, other] >= 0, apart(marks, members[:, other], added), 0)
        sums[:, other] += distance
        sums[:, coder] += distance
    members[:, coder] = added
    kept = sums.max(axis=1, initial=0) < bound
    if not across:
        kept &= marks.texts[_first(members)] == marks.texts[added]
    alone = np.full((len(mine), coders), -1, dtype=np.int64)
    alone[:, coder] = mine
    if kept.sum() + len(so_far.members) > MOST_CANDIDATES:
        raise TooManyError
    return _Growing(
        np.concatenate([so_far.members, members[kept], alone]),
        np.concatenate([so_far.sums, sums[kept], np.zeros(alone.shape)]),
    )


def _first(members: Places) -> Places:
    """The segment of the first coder who has one."""
    first: Places = members[np.arange(len(members)), (members >= 0).argmax(axis=1)]
    return first


def _two(found: Alignment) -> Places:
    """Which candidates are in a best alignment of two coders: an assignment problem.

    Whoever is not assigned to a segment of the other is assigned to an empty one of its own; two empty ones may be
    assigned to each other where their segments may. One is added to every cost, as 0 means no edge.
    """
    ones, one = np.unique(found.members[:, 0], return_inverse=True)
    others, other = np.unique(found.members[:, 1], return_inverse=True)
    mine, theirs = np.arange(len(ones)), np.arange(len(others))
    rows = np.concatenate([one, mine, len(ones) + theirs, len(ones) + other])
    columns = np.concatenate([other, len(others) + mine, theirs, len(others) + one])
    costs = np.concatenate([found.disorders, np.full(len(mine) + len(theirs), EMPTY), np.zeros(len(one))]) + 1
    if not len(costs):
        return np.empty(0, dtype=np.int64)
    side = len(ones) + len(others)
    graph = scipy.sparse.csr_array((costs, (rows, columns)), shape=(side, side))
    left, right = scipy.sparse.csgraph.min_weight_full_bipartite_matching(graph)
    chosen = np.full(side, -1, dtype=np.int64)
    chosen[left] = right
    return np.flatnonzero(chosen[one] == other)


def _several(marks: Marks, found: Alignment) -> Places:
    """Which candidates are in a best alignment of three coders or more: no segment in two, and the most saved."""
    present = found.members >= 0
    rows, _ = np.nonzero(present)
    once = scipy.sparse.csr_array(
        (np.ones(len(rows)), (rows, found.members[present])), (len(present), len(marks.starts))
    )
    saved = present.sum(axis=1) * EMPTY - found.disorders
    chosen = [lot[_packed(once[lot], saved[lot])] for lot in _lots(found.members, len(marks.starts))]
    return np.sort(np.concatenate(chosen)) if chosen else np.empty(0, dtype=np.int64)


def _lots(members: Places, segments: int) -> Iterator[Places]:
    """Candidates in lots that share no segment, as choosing from twice as many takes more than twice as long."""
    first = _first(members)
    rows, columns = np.nonzero(members >= 0)
    met = scipy.sparse.csr_array((np.ones(len(rows)), (first[rows], members[rows, columns])), (segments, segments))
    group = scipy.sparse.csgraph.connected_components(met, directed=False)[1][first]
    order = np.argsort(group, kind="stable")
    if len(group) and np.bincount(group).max() > MOST_TOGETHER:
        raise TooManyError
    start = 0
    for end in (np.flatnonzero(np.diff(group[order], append=-1)) + 1).tolist():
        if end - start >= LOT or end == len(order):
            yield order[start:end]
            start = end


def _packed(once: scipy.sparse.csr_array, saved: Numbers) -> Places:
    """The rows that share no column and save the most together."""
    solved = scipy.optimize.milp(
        -saved,
        integrality=np.ones(len(saved)),
        bounds=scipy.optimize.Bounds(0, 1),
        constraints=scipy.optimize.LinearConstraint(once.T, ub=1),
        options={"mip_rel_gap": 0},
    )
    if solved.x is None:
        raise TooManyError
    return np.flatnonzero(solved.x > 0.5)
