"""Strata, the shares of the draws, and the draw itself."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from statistics import mean, stdev

import pytest

from dalil.records.estimations import Estimator
from dalil.reliability.samples.allocation import LEAST, Allocation, allotted
from dalil.reliability.samples.estimators import corrected
from dalil.reliability.samples.sampling import Wish, draw, needed
from dalil.reliability.samples.strata import By, Guess, Layer, guessed, layers, merged
from frames import a_frame, frame_unit, sampled_counts

FLAT = Guess(missed=0.25, scale=0)


def layer(size: int, spread: float = 1.0) -> Layer:
    """A stratum by its size."""
    return Layer(cell=(None, str(size), None), members=tuple(range(size)), spread=spread)


def test_strata_hold_every_unit_once() -> None:
    frame = a_frame()
    found = layers(frame, tuple(By), Guess())
    assert sorted(n for x in found for n in x.members) == list(range(len(frame)))
    assert {x.cell[2] for x in found} == {"low", "middle", "high", None}


def test_units_without_claims_have_no_score_and_no_code() -> None:
    found = layers(a_frame(), (By.CODE, By.SCORE), Guess())
    assert [x.size for x in found if x.cell[1] == ""] == [300]
    assert all((x.cell[2] is None) == (x.cell[1] == "") for x in found)


def test_small_strata_go_together_with_their_like() -> None:
    frame = [frame_unit(n, f"s{n // 10}") for n in range(100)]
    frame += [frame_unit(100 + n, "s0", "funding", 0.9) for n in range(50)]
    found = merged(layers(frame, (By.SOURCE, By.CODE), FLAT), Allocation.PROPORTIONAL.weight, 15)
    assert [(x.cell, x.size) for x in found] == [((None, "", None), 100), (("s0", "funding", None), 50)]


def test_what_is_small_after_all_is_one_stratum() -> None:
    frame = [frame_unit(n) for n in range(96)] + [frame_unit(96 + n, "s", f"c{n}", 0.9) for n in range(4)]
    found = merged(layers(frame, (By.CODE,), FLAT), Allocation.PROPORTIONAL.weight, 20)
    assert [(x.cell[1], x.size) for x in found] == [("", 96), (None, 4)]


def test_draws_are_shared_out_by_size() -> None:
    assert allotted([layer(100), layer(300)], 40, Allocation.PROPORTIONAL) == (10, 30)


def test_draws_are_shared_out_by_size_and_spread() -> None:
    """Neyman: sizes 100 and 300, deviations 3 and 1, so that both have the same weight."""
    assert allotted([layer(100, 9.0), layer(300, 1.0)], 40, Allocation.NEYMAN) == (20, 20)


def test_a_stratum_drawn_whole_leaves_its_draws_to_the_others() -> None:
    assert allotted([layer(5), layer(300), layer(200)], 45, Allocation.EQUAL) == (5, 20, 20)


def test_every_stratum_has_two_draws_where_it_has_two_units() -> None:
    assert allotted([layer(1000), layer(3), layer(1)], 10, Allocation.PROPORTIONAL) == (7, LEAST, 1)


@pytest.mark.parametrize("allocation", list(Allocation))
def test_a_sample_has_the_wanted_units_each_once(allocation: Allocation) -> None:
    found = draw(a_frame(), 60, Wish(allocation=allocation))
    assert len({u.unit_id for u in found.units}) == len(found.units) == 60
    drawn = Counter(u.stratum for u in found.units)
    assert [drawn[n] for n in range(len(found.strata))] == [s.drawn for s in found.strata]


def test_the_first_units_of_every_stratum_come_first() -> None:
    found = draw(a_frame(), 60, Wish())
    first = Counter(u.stratum for u in found.units[: LEAST * len(found.strata)])
    assert set(first.values()) == {LEAST} and len(first) == len(found.strata)


def test_the_seed_alone_decides() -> None:
    one, again, other = (draw(a_frame(), 60, Wish(seed=seed)) for seed in (1, 1, 2))
    assert one == again and {u.unit_id for u in one.units} != {u.unit_id for u in other.units}


def test_each_unit_of_a_stratum_is_as_likely_to_be_drawn() -> None:
    frame = a_frame(40)
    counted = Counter(u.unit_id for seed in range(300) for u in draw(frame, 20, Wish(by=(), seed=seed)).units)
    assert len(counted) == 40
    assert all(abs(n - 150) < 4 * (300 * 0.25) ** 0.5 for n in counted.values())


def test_a_unit_that_comes_early_is_no_other_than_one_that_comes_late() -> None:
    """Whoever stops early has a random sample all the same, and not the first units of the papers."""
    frame = a_frame(40)
    early = Counter(u.unit_id for seed in range(300) for u in draw(frame, 20, Wish(by=(), seed=seed)).units[:5])
    assert all(abs(n - 37.5) < 4 * (300 * 0.125 * 0.875) ** 0.5 for n in early.values())


def test_as_many_units_are_needed_as_make_the_interval_narrow() -> None:
    frame, wish = a_frame(), Wish(by=(By.CODE,))
    count = needed(frame, 20.0, wish)
    assert draw(frame, count, wish).half_width <= 20 < draw(frame, count - 1, wish).half_width


def test_all_units_are_needed_for_certainty() -> None:
    assert needed(a_frame(), 0.0, Wish()) == 400
    assert draw(a_frame(), 400, Wish()).half_width == 0


def test_an_earlier_sample_tells_how_much_is_missed() -> None:
    seen = [(frame_unit(n), int(n < 10)) for n in range(99)]
    assert guessed(seen).missed == pytest.approx(10.5 / 100)


def test_an_earlier_sample_tells_what_scores_are_worth() -> None:
    seen = [(frame_unit(n, "s", "funding", 0.9), -int(n < 30)) for n in range(100)]
    seen += [(frame_unit(100 + n), 0) for n in range(499)]
    assert guessed(seen).scale == pytest.approx((30.5 - 100 * 0.001) / 9)
    assert guessed([]).scale == 1.0


def test_whoever_stops_early_is_right_on_average() -> None:
    """The first 40 of 60 units drawn, of a machine that misses every third claim of one source."""
    frame = a_frame(200)
    truth = [float(bool(u.scores)) for u in frame]
    machine = [t * (u.source_id != "s0" or n % 3 > 0) for n, (u, t) in enumerate(zip(frame, truth, strict=True))]
    place = {u.unit_id: n for n, u in enumerate(frame)}
    values = []
    for seed in range(300):
        found = draw(frame, 60, Wish(by=(By.CODE,), seed=seed))
        units = [(u.stratum, machine[place[u.unit_id]], truth[place[u.unit_id]]) for u in found.units[:40]]
        sampled = sampled_counts([s.size for s in found.strata], units, sum(machine))
        values.append(float(corrected(sampled, Estimator.DIFFERENCE).value[0]))
    assert mean(values) == pytest.approx(sum(truth), abs=4 * stdev(values) / sqrt(len(values)))
    assert sum(machine) < sum(truth) - 10
