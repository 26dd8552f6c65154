"""Documents drawn anew, with replacement: how far other documents might have moved a figure.

Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13; drawing whole documents, as units of one
document are not independent, follows Field and Welsh (2007), Bootstrapping clustered data, JRSS B 69.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dalil.records.agreements import Lack

LEAST_DOCUMENTS = 10  # of fewer, draws say nothing
LEAST_DRAWN = 0.9  # the share of the draws that must have a value themselves
NO_SPREAD = 1e-12  # what sums of floats may differ by


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """How intervals are drawn."""

    draws: int = 1000
    seed: int = 20
    level: float = 0.95


@lru_cache(maxsize=1)  # the figures of one variable rest on the same documents, and 20,000 take a second to draw
def document_weights(documents: int, drawing: Drawing) -> NDArray[np.float64]:
    """How often each document was drawn: a row a draw, a column a document; the same for the same seed."""
    chance = np.random.Generator(np.random.PCG64(drawing.seed))
    weights = np.empty((drawing.draws, documents))
    for row in weights:
        row[:] = np.bincount(chance.integers(documents, size=documents), minlength=documents)
    weights.setflags(write=False)  # all who ask are given the same
    return weights


def interval(values: NDArray[np.float64], documents: int, drawing: Drawing) -> tuple[float, float] | Lack:
    """The values between which the middle of the draws lies (percentiles), or why there are none.

    `values` has one figure a draw, NaN where a draw had none.
    """
    if documents < LEAST_DOCUMENTS:
        return Lack.FEW_DOCUMENTS
    found = values[~np.isnan(values)]
    if len(found) < LEAST_DRAWN * drawing.draws:
        return Lack.NOT_ENOUGH_DRAWS
    if np.ptp(found) <= NO_SPREAD:
        return Lack.SAME_DRAWS
    out = (1 - drawing.level) / 2
    low, high = np.quantile(found, [out, 1 - out])
    return float(low), float(high)
