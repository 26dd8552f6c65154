"""Laws of corrected counts: what a sample is read in changes nothing, and no interval says what cannot be."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.records.estimations import Estimator
from dalil.reliability.samples.allocation import LEAST, Allocation, allotted
from dalil.reliability.samples.estimators import Sampled, corrected
from dalil.reliability.samples.strata import Layer

ESTIMATORS = st.sampled_from(Estimator)
COUNTS = st.tuples(st.integers(0, 3), st.integers(0, 3))  # of the machine, of people


@st.composite
def samples(draw: st.DrawFn) -> Sampled:
    """A sample of one count with two units or more in each stratum."""
    strata = draw(st.lists(st.lists(COUNTS, min_size=2, max_size=8), min_size=1, max_size=4))
    sizes = [len(units) + draw(st.integers(0, 50)) for units in strata]
    units = [(h, f, y) for h, found in enumerate(strata) for f, y in found]
    seen = sum(f for _, f, _ in units)
    return Sampled(
        sizes=np.array(sizes, dtype=np.float64),
        stratum=np.array([h for h, _, _ in units]),
        machine=np.array([[f] for _, f, _ in units], dtype=np.float64),
        people=np.array([[y] for _, _, y in units], dtype=np.float64),
        totals=np.array([seen + draw(st.integers(0, 40))], dtype=np.float64),
    )


def in_order(sampled: Sampled, units: np.ndarray, strata: np.ndarray) -> Sampled:
    """The same sample with its units and strata in another order."""
    place = np.argsort(strata)
    return Sampled(
        sizes=sampled.sizes[strata],
        stratum=place[sampled.stratum[units]],
        machine=sampled.machine[units],
        people=sampled.people[units],
        totals=sampled.totals,
    )


@given(samples(), ESTIMATORS, st.randoms(use_true_random=False))
def test_order_changes_nothing(sampled: Sampled, estimator: Estimator, chance: object) -> None:
    units, strata = list(range(len(sampled.stratum))), list(range(len(sampled.sizes)))
    chance.shuffle(units)  # type: ignore[attr-defined]
    chance.shuffle(strata)  # type: ignore[attr-defined]
    one = corrected(sampled, estimator)
    other = corrected(in_order(sampled, np.array(units), np.array(strata)), estimator)
    for name in ("value", "low", "high", "error", "weight"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-7, atol=1e-7)


@given(samples(), ESTIMATORS)
def test_intervals_hold_their_value_and_what_was_found(sampled: Sampled, estimator: Estimator) -> None:
    found = corrected(sampled, estimator)
    assert np.isfinite([found.value, found.low, found.high, found.error]).all()
    assert sampled.people.sum() <= found.low[0] <= found.value[0] + 1e-9 <= found.high[0] + 2e-9
    assert 0 <= found.weight[0] <= 1


@given(samples())
def test_people_alone_do_not_depend_on_the_machine(sampled: Sampled) -> None:
    silent = Sampled(
        sizes=sampled.sizes,
        stratum=sampled.stratum,
        machine=np.zeros_like(sampled.machine),
        people=sampled.people,
        totals=np.zeros(1),
    )
    one, other = corrected(sampled, Estimator.DESIGN), corrected(silent, Estimator.DESIGN)
    np.testing.assert_allclose(one.value, other.value)


@given(samples(), ESTIMATORS)
def test_a_machine_that_is_right_everywhere_is_left_as_it_is(sampled: Sampled, estimator: Estimator) -> None:
    if estimator is Estimator.DESIGN:
        return
    right = Sampled(
        sizes=sampled.sizes,
        stratum=sampled.stratum,
        machine=sampled.people,
        people=sampled.people,
        totals=sampled.totals + sampled.people.sum(),
    )
    np.testing.assert_allclose(corrected(right, estimator).value, right.totals, rtol=1e-7)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 60), st.floats(0.001, 4)), min_size=1, max_size=12),
    st.integers(2, 400),
    st.sampled_from(Allocation),
)
def test_draws_add_up_and_stay_within_bounds(
    strata: list[tuple[int, float]], units: int, allocation: Allocation
) -> None:
    found = [Layer(cell=(str(n), None, None), members=tuple(range(s)), spread=v) for n, (s, v) in enumerate(strata)]
    drawn = allotted(found, units, allocation)
    sizes = [s for s, _ in strata]
    least = [min(LEAST, s) for s in sizes]
    assert all(low <= n <= size for low, n, size in zip(least, drawn, sizes, strict=True))
    assert sum(drawn) == min(max(units, sum(least)), sum(sizes))
