"""How much answers that differ still agree, for weighted coefficients, as distances between 0 and 1.

Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition, chapter 3; the linear and quadratic ones are those of
Cicchetti and Allison (1971) and of Fleiss and Cohen (1973). Values of an ordinal scale stand one step apart from the
next one that anybody gave.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from dalil.records.agreements import Scale
from dalil.reliability.coefficients.distances import Distance, numbers, share_apart, tabled
from dalil.reliability.coefficients.tallies import Floats
from dalil.reliability.ratings import Ratings

BY_SCALE: Final = {Scale.ORDINAL: "ordinal", Scale.INTERVAL: "quadratic", Scale.RATIO: "ratio"}


def weight_of(ratings: Ratings, name: str) -> Distance:
    """The distance that weights of this name leave between two values."""
    if name == "ratio":
        x = positions(ratings, Scale.RATIO)
        most = float(share_apart(x.min(initial=1), x.max(initial=0))) or 1.0
        return tabled(lambda lower, upper: share_apart(x[lower], x[upper]) / most, len(x))
    if name == "ordinal":
        size = len(ratings.values)
        steps = max(size * (size - 1) / 2, 1)
        return tabled(lambda lower, upper: abs(lower - upper) * (abs(lower - upper) + 1) / 2 / steps, size)
    x, power = shares(ratings), 2 if name == "quadratic" else 1
    return tabled(lambda lower, upper: abs(x[lower] - x[upper]) ** power, len(x))


def shares(ratings: Ratings) -> Floats:
    """Where each value stands between the least, 0, and the most, 1."""
    x = positions(ratings, Scale.INTERVAL)
    least, most = x.min(initial=np.inf), x.max(initial=-np.inf)
    return (x - least) / (most - least) if most > least else np.zeros(len(x))


def positions(ratings: Ratings, scale: Scale) -> Floats:
    """The values as numbers of a scale: their own, or 1, 2, 3, ... where there is only an order."""
    if ratings.scale in (Scale.INTERVAL, Scale.RATIO):
        return numbers(ratings.values, scale)[0]
    return np.arange(1, len(ratings.values) + 1, dtype=np.float64)
