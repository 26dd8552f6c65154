"""Estimates worked out by hand, and what must hold at the ends."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest
from scipy.stats import norm, t

from dalil.records.estimations import Estimator
from dalil.reliability.samples.estimators import Sampled, corrected, shares
from frames import sampled_counts

Z2 = float(norm.ppf(0.975)) ** 2
# Two strata of 10 and 40 units, of which 2 and 4 are answered: a unit stands for 5 and for 10.
SMALL = [(0, 1, 1), (0, 1, 0), (1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 0, 0)]


def small() -> Sampled:
    """The sample above, of a machine that claims 20 in the whole frame."""
    return sampled_counts((10, 40), SMALL, 20)


def test_design_expands_what_people_found() -> None:
    assert corrected(small(), Estimator.DESIGN).value == pytest.approx([5 * 1 + 10 * 2])


def test_difference_adds_the_expanded_error_to_the_machines_count() -> None:
    assert corrected(small(), Estimator.DIFFERENCE).value == pytest.approx([20 + 5 * -1 + 10 * 1])


def test_the_tuned_weight_is_the_slope_over_strata_cut_to_one() -> None:
    # N²(1 - n/N)/n is 40 and 360; within strata, cov(f, y) is 0 and 1/6, var(f) is 0 and 1/4.
    (weight,) = corrected(small(), Estimator.PPI).weight
    assert weight == pytest.approx((360 * (1 / 6)) / (360 * (1 / 4)))
    assert corrected(small(), Estimator.PPI).value == pytest.approx(
        [weight * 20 + 5 * (1 - 2 * weight) + 10 * (2 - weight)]
    )


def test_a_published_example_comes_out_to_its_last_digit() -> None:
    """Acres devoted to farms in US counties, by regions: Lohr (2010), Sampling: Design and Analysis, example 3.2."""
    sizes, drawn = np.array([1054, 220, 1382, 422]), np.array([103, 21, 135, 41])
    means = np.array([300504.16, 97629.81, 211315.04, 662295.51])
    variances = np.array([29618183543, 7647472708, 53587487856, 396185950266])
    acres = np.concatenate([_spread_out(*row) for row in zip(drawn, means, variances, strict=True)])
    sampled = Sampled(
        sizes=sizes.astype(np.float64),
        stratum=np.repeat(np.arange(4), drawn),
        machine=np.zeros((300, 1)),
        people=acres[:, None],
        totals=np.zeros(1),
    )
    assert corrected(sampled, Estimator.DESIGN).value[0] == pytest.approx(909_736_035, abs=5)
    assert sqrt(sampled.spread(sampled.people, sampled.people).sum()) == pytest.approx(50_417_248, abs=1)


def _spread_out(drawn: int, mean: float, variance: float) -> np.ndarray:
    """So many numbers with just that mean and variance."""
    even = np.linspace(-1, 1, drawn)
    return mean + even * sqrt(variance / even.var(ddof=1))


def test_the_variance_is_that_of_stratified_sampling_with_errors_added() -> None:
    (error,) = corrected(small(), Estimator.DESIGN).error
    drawn = 40 * (1 / 2) + 360 * (1 / 3)  # N²(1 - n/N)/n times the variance of 1, 0 and of 0, 1, 1, 0
    anywhere = 20 * (10 / 50) + 90 * (40 / 50)  # (N/n)²(1 - n/N) times the share of the frame
    claimed = 20 * (10 / 20) + 90 * (10 / 20)  # the same times the share of units with claims, 5 × 2 and 10 × 1
    assert error == pytest.approx(sqrt(drawn + Z2 / 2 * (anywhere + claimed)))


def test_the_interval_has_the_degrees_of_freedom_of_satterthwaite() -> None:
    units = [(stratum, float(n < 2), float(n < 2)) for stratum in (0, 1) for n in range(5)]
    found = corrected(sampled_counts((50, 50), units, 40), Estimator.DESIGN)
    half = (found.high - found.value)[0]
    assert half / found.error[0] == pytest.approx(t.ppf(0.975, 8))  # two equal strata of 5: 2 × 4


def test_a_wider_level_has_a_wider_interval() -> None:
    low, high = (corrected(small(), Estimator.DESIGN, level) for level in (0.8, 0.99))
    assert high.error > low.error and high.high > low.high


def test_a_frame_that_is_answered_whole_leaves_nothing_to_chance() -> None:
    units = [(0, float(n % 2), float(n % 3 == 0)) for n in range(12)]
    for estimator in Estimator:
        found = corrected(sampled_counts((12,), units, 6), estimator)
        assert (found.value, found.low, found.high, found.error) == pytest.approx((4, 4, 4, 0))


def test_a_perfect_machine_is_confirmed_but_not_beyond_what_the_sample_shows() -> None:
    units = [(0, float(n < 20), float(n < 20)) for n in range(100)]
    found = corrected(sampled_counts((1000,), units, 200), Estimator.PPI)
    assert (found.weight[0], found.value[0]) == pytest.approx((1, 200))
    assert 10 < found.high[0] - 200 < 100


def test_a_machine_that_says_nothing_of_the_truth_is_not_used() -> None:
    units = [(0, float(n % 2), float(n % 4 in (0, 1))) for n in range(40)]
    found = corrected(sampled_counts((400,), units, 200), Estimator.PPI)
    assert (found.weight[0], found.value[0]) == pytest.approx((0, 200))


def test_no_interval_goes_below_what_was_found() -> None:
    units = [(0, 0.0, float(n == 0) * 3) for n in range(10)]
    found = corrected(sampled_counts((100,), units), Estimator.DESIGN)
    assert found.low[0] == 3 and found.value[0] == 30


def test_no_count_of_units_goes_above_the_units_there_are() -> None:
    sampled = sampled_counts((20,), [(0, 1.0, float(n > 0)) for n in range(10)], 20)
    free, bound = (corrected(replace(sampled, most=most), Estimator.DIFFERENCE) for most in (None, 1.0))
    assert bound.value == free.value and bound.high[0] == 19 < free.high[0]


def test_many_counts_are_worked_out_as_one_by_one() -> None:
    other = sampled_counts((10, 40), [(s, y, f) for s, f, y in SMALL], 30)
    both = Sampled(
        sizes=other.sizes,
        stratum=other.stratum,
        machine=np.hstack([small().machine, other.machine]),
        people=np.hstack([small().people, other.people]),
        totals=np.array([20.0, 30.0]),
    )
    for estimator in Estimator:
        together = corrected(both, estimator)
        for place, one in enumerate((small(), other)):
            alone = corrected(one, estimator)
            assert (together.value[place], together.high[place]) == pytest.approx((alone.value[0], alone.high[0]))


def test_a_share_is_a_ratio_of_two_estimates() -> None:
    every = sampled_counts((10, 40), [(s, 1.0, y + 1) for s, _, y in SMALL], 50)
    found = shares(small(), every, Estimator.DESIGN)
    assert found.value == pytest.approx([25 / 75])
    assert 0 <= found.low[0] < found.value[0] < found.high[0] <= 1


def test_a_share_of_itself_is_one_for_certain() -> None:
    found = shares(small(), small(), Estimator.DIFFERENCE)
    assert found.value == pytest.approx([1]) and found.high == pytest.approx([1])


def test_a_share_of_nothing_is_none() -> None:
    nothing = sampled_counts((10, 40), [(s, 0.0, 0.0) for s, _, _ in SMALL], 0)
    assert np.isnan(shares(nothing, nothing, Estimator.DESIGN).value[0])
