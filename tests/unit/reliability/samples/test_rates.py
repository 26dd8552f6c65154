from __future__ import annotations

import pytest

from dalil.reliability.samples.rates import rate_of_hidden, rate_of_known
from frames import sampled_counts

LARGE = 10**9  # a frame next to which a sample is nothing


def test_without_any_hit_the_interval_is_that_of_clopper_and_pearson() -> None:
    found = rate_of_known(sampled_counts((LARGE,), [(0, 1, 0)] * 10))
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((0, 0, 0.3084971), abs=1e-6)


def test_with_hits_only_it_is_its_mirror() -> None:
    found = rate_of_known(sampled_counts((LARGE,), [(0, 1, 1)] * 10))
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((1, 0.6915029, 1), abs=1e-6)


def test_half_of_many_is_known_one_case_less_well() -> None:
    found = rate_of_known(sampled_counts((LARGE,), [(0, 1, 1), (0, 1, 0)] * 5 + [(0, 0, 0)]))
    assert found is not None and found.value == 0.5
    assert (found.low, found.high) == pytest.approx((0.1871, 0.8129), abs=0.03)  # Clopper and Pearson: 5 of 10


def test_weights_count() -> None:
    found = rate_of_known(sampled_counts((100, 900), [(0, 1, 1)] * 10 + [(1, 1, 0)] * 10))
    assert found is not None and found.value == pytest.approx(0.1)
    assert found.low < 0.1 < found.high


def test_uneven_weights_are_worth_fewer_cases() -> None:
    even = rate_of_known(sampled_counts((500, 500), [(0, 1, 1)] * 10 + [(1, 1, 1)] * 10))
    uneven = rate_of_known(sampled_counts((20, 980), [(0, 1, 1)] * 10 + [(1, 1, 1)] * 10))
    assert even is not None and uneven is not None and uneven.low < even.low


def test_what_holds_nothing_has_no_rate() -> None:
    assert rate_of_known(sampled_counts((10,), [(0, 0, 0)] * 5)) is None


def test_a_frame_that_was_answered_whole_is_known() -> None:
    found = rate_of_known(sampled_counts((4,), [(0, 1, 1), (0, 1, 0), (0, 1, 1), (0, 1, 1)]))
    assert found is not None and (found.low, found.value, found.high) == (0.75, 0.75, 0.75)


def test_what_a_machine_has_not_found_may_stand_anywhere() -> None:
    """Units without claims stand for a hundred each: that none of five hides a claim proves little."""
    units = [(0, 1, 1)] * 20 + [(1, 0, 0)] * 5
    known, hidden = rate_of_known(sampled_counts((40, 500), units)), rate_of_hidden(sampled_counts((40, 500), units))
    assert known is not None and hidden is not None and known.value == hidden.value == 1
    assert known.low > 0.8 and hidden.low == 0


def test_what_a_machine_has_not_found_is_known_where_all_was_answered() -> None:
    found = rate_of_hidden(sampled_counts((4,), [(0, 1, 1), (0, 1, 0), (0, 1, 1), (0, 1, 1)]))
    assert found is not None and (found.low, found.value, found.high) == (0.75, 0.75, 0.75)
    assert rate_of_hidden(sampled_counts((10,), [(0, 0, 0)] * 5)) is None
