"""How many units two coders must code so that a smallest acceptable alpha can be told from a lower one."""

from __future__ import annotations

from math import ceil
from statistics import NormalDist

from dalil.errors import UsageError

SIGNIFICANCE = 0.05


def units_needed(alpha: float, share: float, *, significance: float = SIGNIFICANCE) -> int:
    """Units for an alpha of at least so much, where the rarest value that matters has this share of all answers.

    Krippendorff (2019), Content Analysis, 4th edition, chapter 12, after Bloch and Kraemer (1989), 2 x 2 kappa
    coefficients: measures of agreement or association, equation 3.7.
    """
    for name, value in (("alpha", alpha), ("share", share), ("significance", significance)):
        if not 0 < value < 1:
            raise UsageError("D503", name=name, value=value)
    z = NormalDist().inv_cdf(1 - significance)
    spread = (1 + alpha) * (3 - alpha) / (4 * (1 - alpha) * share * (1 - share))
    return ceil(2 * z**2 * (spread - alpha))
