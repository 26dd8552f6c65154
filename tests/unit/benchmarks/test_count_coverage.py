"""The intervals of corrected counts hold the truth as often as they say, under machines that err in every way."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from count_coverage import COUNTS, SHARE, Line, Runs, simulate, simulate_rates

from dalil.records.estimations import Estimator
from dalil.reliability.samples.allocation import Allocation

BIASED = ("misses", "over-claims", "by actor and source")
LARGE = ("all claims", "actor of 12.0%")
FLOOR = 0.93
RUNS = Runs(populations=20, draws=25)  # 500
FEWER = Runs(populations=6, draws=50)


@cache
def lines(setting: str, runs: Runs) -> tuple[Line, ...]:
    """What came of a setting."""
    return tuple(simulate(setting, runs))


def of(found: tuple[Line, ...], count: str) -> list[Line]:
    """The lines of one count, one a method."""
    return [line for line in found if line.count == count]


@pytest.mark.parametrize("setting", BIASED)
def test_intervals_hold_in_500_runs_where_the_machine_is_biased(setting: str) -> None:
    found = lines(setting, RUNS)
    given = [line for line in found if line.refused < 0.5]
    assert len({line.count for line in given}) >= 5
    assert [line for line in given if line.holds < FLOOR] == []


@pytest.mark.parametrize("setting", BIASED)
def test_the_machines_own_counts_do_not_hold_there(setting: str) -> None:
    found = lines(setting, RUNS)
    assert [line.naive_holds for count in LARGE for line in of(found, count)] == [0.0] * len(LARGE) * len(Estimator)


@pytest.mark.parametrize("setting", ["perfect", "useless"])
def test_intervals_hold_at_the_ends(setting: str) -> None:
    found = [line for line in lines(setting, FEWER) if line.refused < 0.5]
    assert {line.count for line in found} >= {*LARGE, SHARE}
    assert [line for line in found if line.holds < FLOOR] == []


@pytest.mark.parametrize("allocation", [Allocation.EQUAL, Allocation.PROPORTIONAL])
def test_intervals_hold_however_the_draws_are_shared_out(allocation: Allocation) -> None:
    found = lines("by actor and source", replace(FEWER, allocation=allocation))
    assert [line for line in found if line.refused < 0.5 and line.holds < FLOOR] == []


def test_rare_counts_are_refused_or_held() -> None:
    for setting in BIASED:
        rarest = of(lines(setting, RUNS), list(COUNTS)[-1])
        assert all(line.refused > 0.9 or line.holds >= FLOOR for line in rarest)


def test_a_tuned_weight_is_hardly_ever_wider_than_the_others() -> None:
    for setting in (*BIASED, "perfect", "useless"):
        found = lines(setting, RUNS if setting in BIASED else FEWER)
        for count in LARGE:
            width = {line.method: line.width for line in of(found, count)}
            assert width[Estimator.PPI] <= 1.01 * min(width[Estimator.DESIGN], width[Estimator.DIFFERENCE])


@pytest.mark.parametrize("allocation", [Allocation.NEYMAN, Allocation.EQUAL])
@pytest.mark.parametrize("setting", BIASED)
def test_rates_of_the_machine_hold(setting: str, allocation: Allocation) -> None:
    found = list(simulate_rates(setting, replace(FEWER, draws=30, allocation=allocation)))
    assert [line.measure for line in found] == ["precision", "recall", "f1"]
    assert [line for line in found if line.holds < FLOOR] == []
