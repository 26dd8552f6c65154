from __future__ import annotations

from dalil.reliability.comparing.dates import days_of


def test_dates_are_cut_to_the_coarsest() -> None:
    exact, month = days_of(["2016-05-17", "2016-05"])
    assert exact == month
    assert days_of(["2016-05-17", "2016-05-18"])[1] == days_of(["2016-05-17"])[0] + 1  # type: ignore[operator]


def test_what_is_no_date_has_no_day() -> None:
    assert days_of([None, "yesterday", "2016-13", "20160101"]) == [None] * 4
