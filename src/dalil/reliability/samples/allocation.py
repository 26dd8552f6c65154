"""How the draws of a sample are shared out among strata, and how many draws an interval needs."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from dalil.reliability.samples.strata import Layer

LEAST = 2  # draws of a stratum that has as many units: of one alone, no spread can be told


class Allocation(StrEnum):
    """How draws are shared out among strata."""

    NEYMAN = "neyman"  # by size and by how much the machine is thought to err
    PROPORTIONAL = "proportional"
    EQUAL = "equal"

    def weight(self, layer: Layer) -> float:
        """How much of the draws a stratum is to have: Neyman (1934), JRSS 97; Cochran (1977), eq. 5.26."""
        if self is Allocation.EQUAL:
            return 1.0
        return layer.size * (sqrt(layer.spread) if self is Allocation.NEYMAN else 1.0)


def allotted(found: Sequence[Layer], units: int, allocation: Allocation) -> tuple[int, ...]:
    """How many units are drawn of each stratum: by weight, and no fewer than `LEAST` nor more than there are.

    A stratum that is drawn whole leaves its further draws to the others, as Cochran (1977), ch. 5.8, has it. What is
    lost in rounding goes to those that lost most.
    """
    sizes = np.array([layer.size for layer in found])
    least = np.minimum(LEAST, sizes)
    weights = np.array([allocation.weight(layer) for layer in found])
    wanted = min(max(units, int(least.sum())), int(sizes.sum()))
    exact = _within(weights, least, sizes, wanted)
    drawn = np.floor(exact + 1e-9).astype(np.int64)
    for place in np.argsort(drawn - exact, kind="stable"):
        if drawn.sum() >= wanted:
            break
        drawn[place] += drawn[place] < sizes[place]
    return tuple(int(n) for n in drawn)


def _within(
    weights: NDArray[np.float64], least: NDArray[np.int64], sizes: NDArray[np.int64], wanted: int
) -> NDArray[np.float64]:
    """Shares in proportion to weights, between what is least and what is there, that add up to what is wanted."""
    low, high = 0.0, float(sizes.max() / weights.min())
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if np.clip(middle * weights, least, sizes).sum() < wanted else (low, middle)
    return np.clip(high * weights, least, sizes)


def half_width(found: Sequence[Layer], drawn: Sequence[int], claimed: Sequence[int], quantile: float) -> float:
    """The half-width to be expected of the interval of all claims: Cochran (1977), eq. 5.6 and 5.25.

    With the errors that `estimators.Sampled.unseen` adds; `claimed` has how many units of each stratum claim something.
    """
    sizes = np.array([layer.size for layer in found], dtype=np.float64)
    n = np.maximum(np.array(drawn, dtype=np.float64), 1)
    factor = (sizes / n) ** 2 * (1 - n / sizes)
    there = np.array(claimed) / max(1, sum(claimed)) + sizes / sizes.sum()
    spread = n * np.array([layer.spread for layer in found]) + quantile**2 / 2 * there
    return quantile * sqrt(float((factor * spread).sum()))
