"""Agreement on the same unit, as it is and with chance taken away: percent, Fleiss, Brennan and Prediger, Gwet.

Each unit counts the same, however many answers it has: Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition,
chapters 2, 3 and 5.
"""

from __future__ import annotations

import numpy as np

from dalil.reliability.ratings import Ratings
from dalil.reliability.tallies import (
    Floats,
    Outcome,
    Statistic,
    answers_each,
    pair_counts,
    row_of,
    stacked,
    unit_counts,
    with_answers,
)


def percent(ratings: Ratings) -> Statistic:
    """Pairs of equal answers as a share of all pairs of answers for a unit, on average over units."""
    paired = with_answers(ratings, 2)
    answers = answers_each(paired)
    pairs = pair_counts(paired, 2 / (answers * (answers - 1)))
    return Statistic(
        counts=stacked(unit_counts(paired, np.ones(len(answers))), row_of(pairs.counts.sum(axis=0))), figure=_share
    )


def _share(sums: Floats) -> Outcome:
    units, apart = sums
    value = 1 - np.divide(apart, units, out=np.full_like(apart, np.nan), where=units > 0)
    return Outcome(value=value, observed=value)
