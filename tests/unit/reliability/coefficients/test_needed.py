"""How many units are needed, against the table of Krippendorff (2019) as the manual of ATLAS.ti 22 quotes it."""

from __future__ import annotations

import pytest

from dalil.errors import UsageError
from dalil.reliability.coefficients.needed import units_needed


@pytest.mark.parametrize(("alpha", "published"), [(0.8, 139), (0.667, 81)])
def test_four_values_given_as_often(alpha: float, published: int) -> None:
    assert units_needed(alpha, 1 / 4) == published


def test_rarer_values_and_stricter_levels_need_more() -> None:
    usual = units_needed(0.8, 0.25)
    assert units_needed(0.8, 0.1) > usual
    assert units_needed(0.8, 0.25, significance=0.01) > usual


@pytest.mark.parametrize(("alpha", "share"), [(1, 0.5), (0.8, 0), (float("nan"), 0.5), (80, 0.5)])
def test_what_is_no_share_is_refused(alpha: float, share: float) -> None:
    with pytest.raises(UsageError, match="D503"):
        units_needed(alpha, share)
