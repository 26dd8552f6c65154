"""How far the codings of one unit are apart: one number from 0 (all say the same) to 1 (nobody has what another has).

For each two codings, a claim that only one of them has counts 1, and a claim that both have counts the sum of the
weights of what differs, at most 1; the mean of these is how far the two are apart, 0 where neither has a claim. The
number is the mean over all pairs of codings, so that their order does not matter. It serves to sort what is to be
decided first. It is no measure of reliability: it does not correct for chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import fsum
from types import MappingProxyType

from dalil.adjudication.alignment import Row
from dalil.adjudication.traits import Trait, Traits, differing

WEIGHTS = MappingProxyType(
    {
        Trait.RELATION: 40,
        Trait.SOURCE: 30,
        Trait.TARGET: 30,
        Trait.POLARITY: 30,
        Trait.AMOUNT: 20,
        Trait.MODE: 10,
        Trait.DOMAIN: 10,
        Trait.DATE: 10,
        Trait.ASSERTER: 10,
        Trait.FACET: 5,
        Trait.BENEFICIARY: 5,
        Trait.AGAINST: 5,
        Trait.EVIDENCE: 5,
    }
)  # in hundredths


def disagreement(rows: Sequence[Row], columns: int) -> float:
    """How far the codings are apart whose claims stand in these rows."""
    pairs = list(combinations(range(columns), 2))
    if not rows or not pairs:
        return 0.0
    return round(fsum(_apart(rows, one, other) for one, other in pairs) / len(pairs), 6)


def _apart(rows: Sequence[Row], one: int, other: int) -> float:
    """How far two of the codings are apart."""
    costs = [_cost(row.cells[one], row.cells[other]) for row in rows if row.cells[one] or row.cells[other]]
    return sum(costs) / (100 * len(costs)) if costs else 0.0


def _cost(mine: Traits | None, theirs: Traits | None) -> int:
    """What one row adds, in hundredths."""
    if mine is None or theirs is None:
        return 100
    return min(100, sum(WEIGHTS[t] for t in differing((mine, theirs))))
