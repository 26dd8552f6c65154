"""How often a machine is right, as a sample says of the whole frame: shares of claims, weighted by the drawing.

Each is a ratio of two estimates, linearised: Särndal, Swensson and Wretman (1992), ch. 5.6. The two kinds of interval
hold the truth as often as they say (benchmarks/count_coverage.py); where strata are drawn from unevenly, either of them
would not if it were used for what the other is for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy

from dalil.reliability.samples.estimators import LEVEL, Floats, Sampled


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share with its interval."""

    value: float
    low: float
    high: float


def rate_of_known(sampled: Sampled, level: float = LEVEL) -> Rate | None:
    """Of what the machine claims (`machine`), how much is so (`people`); None where it claims nothing. One column.

    The interval is that of Korn and Graubard (1998), Survey Methodology 24: the exact one of Clopper and Pearson (1934)
    for as many cases as the weighted ones are worth, so that it has a width at 0 and 1 as well.
    """
    found = _linearised(sampled)
    if found is None:
        return None
    value, variances = found
    if not sampled.factor.any():
        return Rate(value=value, low=value, high=value)
    variance, cases = float(variances.sum()), float(sampled.machine.sum())
    worth = min(cases, _kish(sampled), value * (1 - value) / variance if variance > 0 else np.inf)
    low, high = _clopper_pearson(value, worth * _lost_freedom(sampled, cases, level), level)
    return Rate(value=value, low=low, high=high)


def rate_of_hidden(sampled: Sampled, level: float = LEVEL) -> Rate | None:
    """Of what people find (`machine`), how much the machine has too (`people`); None where they find nothing.

    What it is a share of may stand in any unit of the frame, and a sample that shows no miss is no proof that there is
    none. So errors are added as they are to counts (`Sampled.unseen`), and the interval is one of t as there.
    """
    found = _linearised(sampled)
    if found is None:
        return None
    value, variances = found
    total = float(sampled.expanded(sampled.machine)[0])
    there, anywhere = sampled.unseen_there(level), sampled.unseen_anywhere(level)
    unseen = there * (value**2 + (1 - value) ** 2) + anywhere * value**2
    low, high, _ = sampled.around(np.array([value]), variances + unseen / total**2, level)
    return Rate(value=value, low=max(0.0, float(low[0])), high=min(1.0, float(high[0])))


def _linearised(sampled: Sampled) -> tuple[float, Floats] | None:
    """The ratio, and what each stratum adds to its variance."""
    total = float(sampled.expanded(sampled.machine)[0])
    if total <= 0:
        return None
    value = min(1.0, float(sampled.expanded(sampled.people)[0]) / total)
    residuals = (sampled.people - value * sampled.machine) / total
    return value, sampled.spread(residuals, residuals)


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
    return float((scipy.special.stdtrit(max(cases - 1, 1), upper) / scipy.special.stdtrit(freedom, upper)) ** 2)


def _clopper_pearson(value: float, cases: float, level: float) -> tuple[float, float]:
    hit, out = value * cases, (1 - level) / 2
    low = 0.0 if hit <= 0 else float(scipy.special.betaincinv(hit, cases - hit + 1, out))
    high = 1.0 if hit >= cases else float(scipy.special.betaincinv(hit + 1, cases - hit, 1 - out))
    return low, high
