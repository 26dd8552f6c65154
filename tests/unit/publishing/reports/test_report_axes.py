"""Axes: they hold every value, begin at 0 where they can, and have a few round numbers."""

from __future__ import annotations

import pytest

from dalil.publishing.reports.axes import coefficient_axis, count_axis


def test_coefficients_stand_between_0_and_1():
    axis = coefficient_axis([0.2, 0.9])
    assert (axis.low, axis.high) == (0.0, 1.0)
    assert [shown for _, shown in axis.ticks] == ["0", "0.25", "0.5", "0.75", "1"]


def test_less_than_chance_moves_the_beginning():
    axis = coefficient_axis([-0.31])
    assert axis.low == -0.5
    assert [shown for _, shown in axis.ticks] == ["\u22120.5", "0", "0.5", "1"]


@pytest.mark.parametrize(
    ("values", "high"),
    [([], 1), ([0], 1), ([3.0], 3), ([1904.0, 1754.0], 2000), ([0.3], 0.3), ([1e9], 1e9)],
)
def test_counts_stand_between_0_and_a_round_number(values, high):
    axis = count_axis(values)
    assert axis.low == 0
    assert axis.high == pytest.approx(high)
    assert 2 <= len(axis.ticks) <= 6


def test_a_value_beyond_the_axis_stands_at_its_end():
    assert coefficient_axis([]).place(1.2) == 1.0
    assert coefficient_axis([]).place(-3) == 0.0
