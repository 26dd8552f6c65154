"""Distances of sets, against the definition of MASI in Passonneau (2006)."""

from __future__ import annotations

import numpy as np
import pytest

from dalil.reliability.coefficients.distances import ratio
from dalil.reliability.coefficients.sets import jaccard, masi

EMPTY, A, B, AB, AC, ABCD = (frozenset(s) for s in ("", "a", "b", "ab", "ac", "abcd"))
SETS = (EMPTY, A, B, AB, AC, ABCD)


def between(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    places = np.array([SETS.index(one)]), np.array([SETS.index(other)])
    return float(jaccard(SETS).between(*places)[0]), float(masi(SETS).between(*places)[0])


@pytest.mark.parametrize(
    ("one", "other", "by_jaccard", "by_masi"),
    [
        (AB, AB, 0, 0),
        (EMPTY, EMPTY, 0, 0),
        (A, AB, 1 / 2, 1 - 1 / 2 * 2 / 3),
        (AB, ABCD, 1 / 2, 1 - 1 / 2 * 2 / 3),
        (AB, AC, 2 / 3, 1 - 1 / 3 * 1 / 3),
        (A, B, 1, 1),
        (EMPTY, A, 1, 1),
    ],
)
def test_sets_that_share_more_are_nearer(
    one: frozenset[str], other: frozenset[str], by_jaccard: float, by_masi: float
) -> None:
    assert between(one, other) == between(other, one) == pytest.approx((by_jaccard, by_masi))


def test_nothing_and_something_are_as_far_apart_as_can_be() -> None:
    found = ratio([0, 1, 4]).between(np.array([0, 0, 1, 2]), np.array([0, 1, 2, 2]))
    assert found == pytest.approx([0, 1, 0.36, 0])


def test_totals_are_the_same_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = np.arange(12, dtype=np.float64).reshape(6, 2)
    whole = masi(SETS).total(counts)
    monkeypatch.setattr("dalil.reliability.coefficients.distances.BLOCK", 12)
    assert masi(SETS).total(counts) == pytest.approx(whole)
