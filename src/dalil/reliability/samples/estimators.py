"""Counts of a whole study from a machine's answers to all units and people's answers to a random sample of them.

What people said of the drawn units is taken for the truth. The intervals stand on the drawing alone: each unit of a
stratum was as likely to be drawn as any other, whatever the machine's error is and wherever it lies. Where a machine
is right more often the intervals are narrower, and where it is wrong they are wider, but they hold.

One pass works out a great many counts: a column of the arrays is one count.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import scipy
from numpy.typing import NDArray

from dalil.records.estimations import Estimator

Floats = NDArray[np.float64]
LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """What was drawn and answered; units that were drawn and not answered are lost within their stratum."""

    sizes: Floats = field(repr=False)  # of each stratum, units of the frame
    stratum: NDArray[np.int64] = field(repr=False)  # of each unit answered, the place of its stratum
    machine: Floats = field(repr=False)  # a row a unit answered, a column a count: what the machine says
    people: Floats = field(repr=False)  # the same, as people say
    totals: Floats = field(repr=False)  # of each count, what the machine says of the whole frame
    most: float | None = None  # what a unit can add to a count; None where there is no bound

    @property
    def answered(self) -> Floats:
        """How many units of each stratum were answered; one where none was, so that it can be divided by."""
        return np.maximum(np.bincount(self.stratum, minlength=len(self.sizes)), 1).astype(np.float64)

    @property
    def stands_for(self) -> Floats:
        """How many units of the frame a unit of each stratum stands for."""
        return self.sizes / self.answered

    def summed(self, values: Floats) -> Floats:
        """Values of the units, added up by stratum."""
        found = np.zeros((len(self.sizes), values.shape[1]))
        np.add.at(found, self.stratum, values)
        return found

    def expanded(self, values: Floats) -> Floats:
        """The sums over the frame: Horvitz and Thompson (1952); by strata, Cochran (1977), eq. 5.1."""
        return np.asarray(self.stands_for @ self.summed(values))

    def spread(self, one: Floats, other: Floats) -> Floats:
        """What each stratum adds to the covariance of two such sums: Cochran (1977), eq. 5.12."""
        n = self.answered[:, None]
        about_mean = self.summed(one * other) - self.summed(one) * self.summed(other) / n
        return self.factor[:, None] * about_mean * n / np.maximum(n - 1, 1)

    @property
    def factor(self) -> Floats:
        """By how much the spread of a stratum's units counts; nothing where all of them were answered."""
        return self.stands_for**2 * (1 - self.answered / np.maximum(self.sizes, 1))

    def unseen(self, level: float) -> Floats:
        """What each stratum adds to the variance for errors that the sample may have missed.

        Errors of a machine are few, and a sample that holds none of them has no spread though the frame holds some, so
        that the interval of the textbooks is too narrow or none at all. As Agresti and Coull (1998), The American
        Statistician 52, add z²/2 cases of either kind to a share, z²/2 errors of either kind are added: claims missed,
        in any unit of the frame, and claims made wrongly, where the machine's claims stand.
        benchmarks/count_coverage.py shows that intervals hold with them.
        """
        return self.unseen_anywhere(level) + self.unseen_there(level)

    def unseen_anywhere(self, level: float) -> Floats:
        """The same of errors that may stand in any unit of the frame."""
        return np.asarray(_added(level) * (self.factor * self.sizes / self.sizes.sum())[:, None])

    def unseen_there(self, level: float) -> Floats:
        """The same of errors where the machine's claims stand; where it has none in the sample, anywhere."""
        claimed = self.stands_for[:, None] * self.summed((self.machine > 0).astype(np.float64))
        whole = claimed.sum(axis=0)
        anywhere = (self.sizes / self.sizes.sum())[:, None]
        there = np.where(whole > 0, claimed / np.where(whole > 0, whole, 1), anywhere)
        return np.asarray(_added(level) * self.factor[:, None] * there)

    def around(self, value: Floats, variances: Floats, level: float) -> tuple[Floats, Floats, Floats]:
        """The interval and standard error, from what each stratum adds to the variance.

        Quantiles of t, with the degrees of freedom of Satterthwaite (1946), Biometrics 2; Cochran (1977), eq. 5.16.
        """
        total = variances.sum(axis=0)
        squares = (variances**2 / np.maximum(self.answered - 1, 1)[:, None]).sum(axis=0)
        freedom = np.maximum(total**2 / np.where(squares > 0, squares, 1), 1)
        error = np.sqrt(total)
        half = scipy.special.stdtrit(freedom, (1 + level) / 2) * error
        return value - half, value + half, error


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Of each count, its value and interval."""

    value: Floats
    low: Floats
    high: Floats
    error: Floats
    weight: Floats


def corrected(sampled: Sampled, estimator: Estimator, level: float = LEVEL) -> Numbers:
    """The counts of the whole frame, by one estimator.

    All three are one formula, total = w F + sum over strata of N_h mean_h(y - w f), with the machine's answers f,
    their sum F over the frame, and the people's answers y; they differ in the weight w of the machine:

    - DESIGN, w = 0: the expansion of Horvitz and Thompson (1952), JASA 47; Cochran (1977), Sampling Techniques, ch. 5.
    - DIFFERENCE, w = 1: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, ch. 6. For a mean it is
      the prediction-powered estimate of Angelopoulos, Bates, Fannjiang, Jordan and Zrnic (2023), Science 382.
    - PPI, w tuned: Angelopoulos, Duchi and Zrnic (2023), PPI++, arXiv:2311.01453; by strata, Fisch et al. (2024),
      Stratified Prediction-Powered Inference, arXiv:2406.04291. As F is known without error, the weight of least
      variance is the slope of the combined regression estimator (Cochran 1977, ch. 7), one for all strata, as the few
      units of a stratum cannot carry one each; it is cut to [0, 1].

    No interval goes below what people have found already, nor above what the other units could add to it.
    """
    weight = _weights(sampled, estimator)
    residuals = sampled.people - weight * sampled.machine
    value = weight * sampled.totals + sampled.expanded(residuals)
    variances = sampled.spread(residuals, residuals) + sampled.unseen(level)
    low, high, error = sampled.around(value, variances, level)
    value, low, high = (np.clip(x, *_possible(sampled)) for x in (value, low, high))
    return Numbers(value=value, low=low, high=high, error=error, weight=weight)


def shares(sampled: Sampled, every: Sampled, estimator: Estimator, level: float = LEVEL) -> Numbers:
    """Each count as a share of one count of the same units, `every`, which is a column alone.

    The ratio is linearised: Särndal, Swensson and Wretman (1992), ch. 5.6. NaN where nothing is counted.
    """
    part, whole = corrected(sampled, estimator, level), corrected(every, estimator, level)
    sure = whole.value > 0
    total = np.where(sure, whole.value, 1)
    ratio = part.value / total
    residuals = sampled.people - part.weight * sampled.machine
    residuals = residuals - ratio * (every.people - whole.weight * every.machine)
    unseen = sampled.unseen(level) * (1 - ratio) ** 2 + every.unseen(level) * ratio**2
    low, high, error = sampled.around(ratio, (sampled.spread(residuals, residuals) + unseen) / total**2, level)
    return Numbers(
        value=np.where(sure, ratio, np.nan),
        low=np.clip(low, 0, 1),
        high=np.clip(high, 0, 1),
        error=error,
        weight=part.weight,
    )


def _possible(sampled: Sampled) -> tuple[Floats, Floats | float]:
    """Between which bounds each count lies for certain."""
    found = sampled.people.sum(axis=0)
    left = float(sampled.sizes.sum()) - len(sampled.stratum)
    return found, np.inf if sampled.most is None else found + sampled.most * left


def _added(level: float) -> float:
    """How many errors of either kind are added."""
    return float(scipy.special.ndtri((1 + level) / 2)) ** 2 / 2


def _weights(sampled: Sampled, estimator: Estimator) -> Floats:
    """How far the machine is trusted in each count; one that never varies in the sample, as it stands."""
    if estimator is not Estimator.PPI:
        return np.full(sampled.machine.shape[1], float(estimator is Estimator.DIFFERENCE))
    own = sampled.spread(sampled.machine, sampled.machine).sum(axis=0)
    both = sampled.spread(sampled.machine, sampled.people).sum(axis=0)
    slope = np.where(own > 0, both / np.where(own > 0, own, 1), 1)
    return np.clip(slope, 0, 1)
