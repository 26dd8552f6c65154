"""Agreement on the same unit, as it is and with chance taken away: percent, Fleiss, Brennan and Prediger, Gwet.

Each unit counts the same, however many answers it has: Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition,
chapters 2 to 4. The values that chance may fall on are those that anybody gave.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from dalil.records.agreements import Lack
from dalil.reliability.coefficients.distances import Distance, nominal
from dalil.reliability.coefficients.tallies import (
    Floats,
    Outcome,
    Statistic,
    answers_each,
    pair_counts,
    row_of,
    stacked,
    unit_counts,
    value_counts,
    with_answers,
)
from dalil.reliability.coefficients.weights import weight_of
from dalil.reliability.ratings import Ratings

Shares = Floats  # of each value, on average over units: a row a value, a column a draw
Chance = Callable[[Shares], Floats]


@dataclass(frozen=True, slots=True)
class Sums:
    """What measures of this kind are made of, for each draw."""

    paired: Floats  # units with two answers or more
    apart: Floats  # the disagreement in these
    answered: Floats  # units with any answer
    shares: Floats  # what each value has in these: one for each unit, divided among its answers


def percent(ratings: Ratings) -> Statistic:
    """Pairs of equal answers as a share of all pairs of answers for a unit, on average over units.

    The mean of P_i in Fleiss (1971), Measuring nominal scale agreement among many raters; Gwet (2014), chapter 2, where
    answers are missing.
    """
    return _statistic(with_answers(ratings, 2), nominal(ratings.values), _share)


def fleiss(ratings: Ratings) -> Statistic | Lack:
    """Fleiss' kappa, for units with the same number of answers: (P - P_e) / (1 - P_e) with P_e the sum of p_j squared.

    Fleiss (1971), Measuring nominal scale agreement among many raters.
    """
    each = answers_each(ratings)
    if len(set(each[each > 0].tolist())) > 1:
        return Lack.NOT_COMPLETE
    return fleiss_missing(ratings)


def fleiss_missing(ratings: Ratings) -> Statistic:
    """Fleiss' kappa as Gwet (2014), chapter 2, widens it to units with different numbers of answers.

    Units with a single answer help to tell what chance would do, here and in AC1 and AC2.
    """
    return _statistic(with_answers(ratings, 1), nominal(ratings.values), partial(_corrected, _same_twice))


def brennan_prediger(ratings: Ratings) -> Statistic:
    """Agreement against chance that takes each of q values as often: (P - 1/q) / (1 - 1/q).

    Brennan and Prediger (1981), Coefficient kappa: some uses, misuses, and alternatives, kappa_n.
    """
    size = len(ratings.values)
    chance = partial(_always, 1 / max(size, 1))
    return _statistic(with_answers(ratings, 2), nominal(ratings.values), partial(_corrected, chance))


def ac(ratings: Ratings, weights: str | None) -> Statistic:
    """Gwet's AC1, or AC2 with weights of this name: chance is T_w / (q (q - 1)) times the sum of p_k (1 - p_k).

    Gwet (2008), Computing inter-rater reliability and its variance in the presence of high agreement; with weights,
    whose sum is T_w, and missing answers Gwet (2014), chapters 2 to 4.
    """
    size = len(ratings.values)
    distance = nominal(ratings.values) if weights is None else weight_of(ratings, weights)
    agreeing = size**2 - float(distance.total(np.ones((size, 1)))[0])  # the sum of all weights
    chance = partial(_one_at_random, agreeing / max(size * (size - 1), 1))
    return _statistic(with_answers(ratings, 1), distance, partial(_corrected, chance))


def _statistic(ratings: Ratings, distance: Distance, figure: Callable[[Sums], Outcome]) -> Statistic:
    answers = answers_each(ratings)
    pairs = pair_counts(ratings, 2 / np.maximum(answers * (answers - 1), 1))
    counts = stacked(
        unit_counts(ratings, (answers > 1).astype(np.float64)),
        row_of(distance.between(pairs.lower, pairs.upper) @ pairs.counts),
        unit_counts(ratings, np.ones(len(answers))),
        value_counts(ratings, 1 / np.maximum(answers, 1)),
    )
    return Statistic(counts=counts, figure=lambda sums: figure(Sums(sums[0], sums[1], sums[2], sums[3:])))


def _share(sums: Sums) -> Outcome:
    value = 1 - np.divide(sums.apart, sums.paired, out=np.full_like(sums.apart, np.nan), where=sums.paired > 0)
    return Outcome(value=value, observed=value)


def _corrected(chance: Chance, sums: Sums) -> Outcome:
    """What agreement there is beyond chance, as a share of what there could be."""
    observed = _share(sums).value
    shares = sums.shares / np.maximum(sums.answered, 1)
    expected = chance(shares)
    held = (sums.paired > 1) & (expected < 1) & (len(shares) > 1)
    value = np.divide(observed - expected, 1 - expected, out=np.full_like(observed, np.nan), where=held)
    return Outcome(value=value, observed=observed, expected=expected)


def _same_twice(shares: Shares) -> Floats:
    """How likely two answers drawn from all are the same; 1 only where there is one value."""
    found = (shares**2).sum(axis=0)
    return np.where((shares > 0).sum(axis=0) > 1, np.minimum(found, np.nextafter(1, 0)), 1.0)


def _always(chance: float, shares: Shares) -> Floats:
    return np.full(shares.shape[1], chance)


def _one_at_random(factor: float, shares: Shares) -> Floats:
    """How likely two answers are the same if one of them is given at random, and how likely that is."""
    return np.asarray(factor * (shares * (1 - shares)).sum(axis=0))
