from __future__ import annotations

import pytest

from dalil.text.calendars import HIJRI_MONTHS, MONTHS, ORDINALS, from_hijri, is_month, iso, months_before
from dalil.text.folding import fold_text


@pytest.mark.parametrize(
    ("name", "month"),
    [("كانون الثاني", 1), ("شباط", 2), ("آذار", 3), ("غشت", 8), ("جويلية", 7), ("دجنبر", 12), ("أوت", 8), ("Sept", 9)],
)
def test_months_of_every_tradition_are_known(name: str, month: int) -> None:
    assert MONTHS[fold_text(name)] == month


def test_ordinals_cover_every_day() -> None:
    assert set(ORDINALS.values()) == set(range(1, 32))
    assert ORDINALS[fold_text("الخامس عشر")] == 15
    assert ORDINALS[fold_text("الحادي والثلاثين")] == 31


def test_every_hijri_month_is_known() -> None:
    assert set(HIJRI_MONTHS.values()) == set(range(1, 13))


def test_a_hijri_day_is_a_gregorian_day() -> None:
    assert from_hijri(1440, 9, 12) == "2019-05-17"


def test_a_hijri_year_is_the_year_most_of_it_falls_in() -> None:
    assert (from_hijri(1440), from_hijri(1445)) == ("2019", "2024")


@pytest.mark.parametrize("parts", [(1342, 1, 1), (1501,), (1440, 9, 31), (1440, 13, 1)])
def test_what_the_tables_do_not_hold_is_none(parts: tuple[int, ...]) -> None:
    assert from_hijri(*parts) is None


def test_a_day_that_is_not_there_is_none() -> None:
    assert iso(2019, 2, 30) is None
    assert iso(2020, 2, 29) == "2020-02-29"
    assert iso(2020, 2) == "2020-02"


def test_months_count_back_over_the_year() -> None:
    assert months_before(2020, 1, 2) == (2019, 11)
    assert months_before(2020, 12, -1) == (2021, 1)


def test_the_last_word_of_a_month_tells_it() -> None:
    assert is_month("مارس")
    assert is_month("رمضان")
    assert not is_month("عام")
