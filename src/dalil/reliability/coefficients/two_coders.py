"""Agreement of exactly two coders on the units that both answered: Scott's pi, and Cohen's kappa with its weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from dalil.records.agreements import Lack
from dalil.reliability.coefficients.distances import Distance, nominal
from dalil.reliability.coefficients.tallies import (
    Floats,
    Outcome,
    Statistic,
    pair_counts,
    row_of,
    stacked,
    unit_counts,
    value_counts,
    with_answers,
)
from dalil.reliability.coefficients.weights import shares, weight_of
from dalil.reliability.ratings import MISSING, Ratings


@dataclass(frozen=True, slots=True)
class Sums:
    """What measures of this kind are made of, for each draw."""

    units: Floats
    apart: Floats
    first: Floats  # how often the first coder gave each value
    second: Floats


Expected = Callable[[Sums], Floats]  # how far apart the two would be by chance, over all pairs of units


def scott(ratings: Ratings) -> Statistic | Lack:
    """Scott's pi: (P_o - P_e) / (1 - P_e) with P_e the sum of the squared shares of both coders together.

    Scott (1955), Reliability of content analysis: the case of nominal scale coding.
    """
    return _statistic(ratings, nominal(ratings.values), _pooled)


def cohen(ratings: Ratings, weights: str | None) -> Statistic | Lack:
    """Cohen's kappa, or weighted kappa: one less the disagreement seen, over that of each coder drawing from its own.

    Cohen (1960), A coefficient of agreement for nominal scales; Cohen (1968), Weighted kappa: nominal scale agreement
    with provision for scaled disagreement or partial credit.
    """
    if weights is None:
        return _statistic(ratings, nominal(ratings.values), _each_own)
    x = shares(ratings)
    chance = partial(_squares, x) if weights == "quadratic" else partial(_steps, x)
    return _statistic(ratings, weight_of(ratings, weights), chance)


def _statistic(ratings: Ratings, distance: Distance, expected: Expected) -> Statistic | Lack:
    paired = with_answers(ratings, 2)
    columns = np.nonzero((paired.codes != MISSING).any(axis=0))[0]
    if len(columns) != 2:
        return Lack.NOT_TWO_CODERS
    one = np.ones(len(paired.codes))
    pairs = pair_counts(paired, one)
    apart = row_of(distance.between(pairs.lower, pairs.upper) @ pairs.counts)
    alone = (value_counts(replace(paired, codes=paired.codes[:, [c]])) for c in columns)
    size = len(ratings.values)
    return Statistic(counts=stacked(unit_counts(paired, one), apart, *alone), figure=partial(_figure, expected, size))


def _figure(expected: Expected, size: int, sums: Floats) -> Outcome:
    """Agreement beyond chance, as a share of what there could be; none where all answers are the same."""
    given = Sums(sums[0], sums[1], sums[2 : size + 2], sums[size + 2 :])
    units = np.maximum(given.units, 1)
    apart, chance = given.apart / units, expected(given) / units**2
    held = (given.units > 1) & ((given.first + given.second > 0).sum(axis=0) > 1)
    share = np.divide(apart, chance, out=np.full_like(apart, np.nan), where=held & (chance > 0))
    return Outcome(value=1 - share, observed=1 - apart, expected=1 - chance)


def _pooled(sums: Sums) -> Floats:
    """Both coders draw from the answers of both."""
    return np.asarray(sums.units**2 - ((sums.first + sums.second) ** 2).sum(axis=0) / 4)


def _each_own(sums: Sums) -> Floats:
    """Each coder draws from its own answers."""
    return np.asarray(sums.units**2 - (sums.first * sums.second).sum(axis=0))


def _squares(x: Floats, sums: Sums) -> Floats:
    """The same, with squared differences."""
    both = sums.first + sums.second
    mean = (x.reshape(-1, 1) * both).sum(axis=0) / np.maximum(both.sum(axis=0), 1)
    apart = x.reshape(-1, 1) - mean
    product = (apart * sums.first).sum(axis=0) * (apart * sums.second).sum(axis=0)
    return np.asarray(sums.units * (apart**2 * both).sum(axis=0) - 2 * product)


def _steps(x: Floats, sums: Sums) -> Floats:
    """The same, with differences: each step between two values lies between so many pairs of answers."""
    order = np.argsort(x, kind="stable")
    steps = np.diff(x[order]).reshape(-1, 1)
    first, second = sums.first[order].cumsum(axis=0)[:-1], sums.second[order].cumsum(axis=0)[:-1]
    return np.asarray((steps * (first * (sums.units - second) + second * (sums.units - first))).sum(axis=0))
