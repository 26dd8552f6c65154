from __future__ import annotations

from collections.abc import Sequence

import pytest

from dalil.records.agreements import Remark
from dalil.records.samples import Stratum
from dalil.reliability.samples.carrying import Coverage, refusal, too_rare


def coverage(*strata: tuple[int, int, int], skipped: int = 0) -> Coverage:
    """A sample by size, draws and settled units of its strata."""
    made = [Stratum(source=None, predicted=None, score=None, size=size, drawn=drawn) for size, drawn, _ in strata]
    return Coverage(strata=made, settled=[n for _, _, n in strata], skipped=skipped)


def told(remark: Remark | None) -> tuple[str, dict[str, str]]:
    """The last part of a remark's key, and its values."""
    assert remark is not None
    return remark.key.partition(".")[2], dict(remark.values)


def test_a_sample_that_is_coded_carries_something() -> None:
    assert refusal(coverage((100, 10, 10), (50, 5, 2))) is None


def test_a_sample_that_nobody_coded_carries_nothing() -> None:
    assert told(refusal(coverage((100, 10, 0)))) == ("not_coded", {"drawn": "10"})


def test_every_stratum_needs_two_units_or_all_it_has() -> None:
    assert told(refusal(coverage((100, 10, 10), (50, 5, 1), (9, 3, 0)))) == (
        "thin_strata",
        {"strata": "2", "least": "2", "more": "3"},
    )
    assert refusal(coverage((100, 10, 10), (1, 1, 1))) is None


@pytest.mark.parametrize(("skipped", "more"), [(2, None), (3, "1"), (10, "6")])
def test_too_many_units_passed_over_are_not_made_good(skipped: int, more: str | None) -> None:
    found = refusal(coverage((100, 30, 10), skipped=skipped))
    assert (None if found is None else told(found)[1]["more"]) == more


@pytest.mark.parametrize(
    ("shown", "expected"),
    [(10, None), (5, ("few_shown", "20")), (1, ("few_shown", "180")), (0, ("none_shown", "180"))],
)
def test_a_rare_count_is_refused_with_what_would_carry_it(shown: int, expected: tuple[str, str] | None) -> None:
    found = too_rare(coverage((1000, 20, 20)), shown)
    assert (None if found is None else (told(found)[0], told(found)[1]["more"])) == expected


def test_no_more_units_are_asked_for_than_there_are() -> None:
    assert told(too_rare(coverage((30, 20, 20)), 1))[1]["more"] == "10"


def test_nothing_is_too_rare_where_everything_is_known() -> None:
    settled: Sequence[tuple[int, int, int]] = [(20, 20, 20), (3, 3, 3)]
    assert too_rare(coverage(*settled), 0) is None
