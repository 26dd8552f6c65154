"""Krippendorff's alpha: one less the disagreement seen, over that of chance.

Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; (2019), Content Analysis, 4th edition, chapter 12.
Units with a single answer do not count; each answer counts the same, so a unit counts as often as it has answers.
"""

from __future__ import annotations

from functools import partial
from typing import Final

import numpy as np

from dalil.reliability.coefficients.distances import Distance, interval, nominal, ratio, spread
from dalil.reliability.coefficients.sets import jaccard, masi
from dalil.reliability.coefficients.tallies import (
    Floats,
    Outcome,
    Pairs,
    Statistic,
    answers_each,
    pair_counts,
    row_of,
    stacked,
    unit_counts,
    value_counts,
    with_answers,
)
from dalil.reliability.ratings import Ratings

DISTANCES: Final = {
    "alpha_nominal": nominal,
    "alpha_interval": interval,
    "alpha_ratio": ratio,
    "alpha_jaccard": jaccard,
    "alpha_masi": masi,
}


def alpha(ratings: Ratings, measure: str) -> Statistic:
    """Alpha with the difference that the measure names."""
    paired = with_answers(ratings, 2)
    pairs = pair_counts(paired, 1 / (answers_each(paired) - 1))
    counts = (unit_counts(paired, np.ones(len(paired.codes))), value_counts(paired))
    if measure == "alpha_ordinal":
        return Statistic(counts=stacked(*counts, pairs.counts), figure=partial(_ordinal, pairs, len(paired.values)))
    distance = DISTANCES[measure](paired.values)
    apart = row_of(2 * (distance.between(pairs.lower, pairs.upper) @ pairs.counts))
    return Statistic(counts=stacked(*counts, apart), figure=partial(_fixed, distance))


def _fixed(distance: Distance, sums: Floats) -> Outcome:
    """Alpha by Krippendorff (2011), section D, where the difference of two values is always the same."""
    units, counts, apart = sums[0], sums[1:-1], sums[-1]
    return _outcome(units, counts, apart * distance.one, distance.total(counts) * distance.one)


def _ordinal(pairs: Pairs, values: int, sums: Floats) -> Outcome:
    """Alpha with ordinal differences: those of middle ranks, as the answers of this very draw give them.

    Krippendorff (2011), section D: the answers between two values, and half of those with either.
    """
    units, counts, weights = sums[0], sums[1 : values + 1], sums[values + 1 :]
    rank = counts.cumsum(axis=0) - counts / 2
    apart = 2 * (weights * (rank[pairs.lower] - rank[pairs.upper]) ** 2).sum(axis=0)
    return _outcome(units, counts, apart, spread(counts, rank))


def _outcome(units: Floats, counts: Floats, apart: Floats, total: Floats) -> Outcome:
    """Alpha of sums; none where one unit or one value is all there is."""
    answers = counts.sum(axis=0)
    held = (units > 1) & ((counts > 0).sum(axis=0) > 1)
    observed = np.divide(apart, answers, out=np.zeros_like(apart), where=answers > 0)
    expected = np.divide(total, answers * (answers - 1), out=np.zeros_like(apart), where=answers > 1)
    held &= expected > 0  # 1 and 1.0 are two values that do not differ
    share = np.divide(observed, expected, out=np.full_like(apart, np.nan), where=held)
    return Outcome(value=1 - share, observed=observed, expected=expected)
