"""How often a machine is right, as a sample says of the whole frame: shares of claims, weighted by the drawing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv, stdtrit

from dalil.reliability.estimators import LEVEL, Sampled


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share with its interval."""

    value: float
    low: float
    high: float


def rate(sampled: Sampled, level: float = LEVEL) -> Rate | None:
    """Of what the units hold (`machine`), how much is so (`people`); None where they hold nothing.

    A ratio of two estimates, linearised: Särndal, Swensson and Wretman (1992), ch. 5.6. The interval is that of Korn
    and Graubard (1998), Survey Methodology 24: the exact one of Clopper and Pearson (1934) for as many cases as are
    worth the same as the weighted ones, so that it has a width at 0 and 1 as well. One column only.
    """
    total = float(sampled.expanded(sampled.machine)[0])
    if total <= 0:
        return None
    value = min(1.0, float(sampled.expanded(sampled.people)[0]) / total)
    residuals = (sampled.people - value * sampled.machine) / total
    variance = float(sampled.spread(residuals, residuals).sum())
    cases = float(sampled.machine.sum())
    worth = min(cases, _kish(sampled), value * (1 - value) / variance if variance > 0 else np.inf)
    if not sampled.factor.any():
        return Rate(value=value, low=value, high=value)
    low, high = _clopper_pearson(value, worth * _lost_freedom(sampled, cases, level), level)
    return Rate(value=value, low=low, high=high)


def _kish(sampled: Sampled) -> float:
    """How many cases of equal weight the weighted ones are worth: Kish (1965), Survey Sampling, ch. 11.7."""
    weights = sampled.stands_for[sampled.stratum]
    held = sampled.machine[:, 0]
    return float((weights * held).sum() ** 2 / (weights**2 * held).sum())


def _lost_freedom(sampled: Sampled, cases: float, level: float) -> float:
    """By how much fewer cases count, as their spread is known from a few units only (Korn and Graubard 1998)."""
    upper = (1 + level) / 2
    strata = len(np.unique(sampled.stratum))
    freedom = max(1, len(sampled.stratum) - strata)
    return float((stdtrit(max(cases - 1, 1), upper) / stdtrit(freedom, upper)) ** 2)


def _clopper_pearson(value: float, cases: float, level: float) -> tuple[float, float]:
    hit, out = value * cases, (1 - level) / 2
    low = 0.0 if hit <= 0 else float(betaincinv(hit, cases - hit + 1, out))
    high = 1.0 if hit >= cases else float(betaincinv(hit + 1, cases - hit, 1 - out))
    return low, high
