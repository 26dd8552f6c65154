from __future__ import annotations

import pytest

from dalil.recognition.dates import find_dates

WRITTEN = "2020-06-15"  # a Monday


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("أمس", "2020-06-14"), ("أمس الأول", "2020-06-13"), ("yesterday", "2020-06-14"), ("غدا", "2020-06-16"),
        ("قبل ثلاثة أيام", "2020-06-12"), ("قبل خمسة عشر يوما", "2020-05-31"), ("three days ago", "2020-06-12"),
        ("العام الماضي", "2019"), ("last year", "2019"), ("قبل عامين", "2018"), ("five years ago", "2015"),
        ("الشهر الماضي", "2020-05"), ("next month", "2020-07"), ("مارس الماضي", "2020-03"),
        ("ديسمبر الماضي", "2019-12"),
        ("15 مارس الماضي", "2020-03-15"), ("مارس من العام الماضي", "2019-03"), ("last March", "2020-03"),
        ("الثلاثاء الماضي", "2020-06-09"), ("last Tuesday", "2020-06-09"), ("السبت المقبل", "2020-06-20"),
        ("أمس الأحد", "2020-06-14"), ("يونيو الجاري", "2020-06"),
    ],
)  # fmt: skip
def test_words_that_lean_on_the_day_of_writing_are_read(text: str, value: str) -> None:
    found = find_dates(text, reference=WRITTEN)
    assert [(f.date.text, f.date.basis) for f in found] == [(value, "relative")]


@pytest.mark.parametrize(
    "text",
    [
        "قبل ثلاثة أيام من الانتخابات", "قبل سنوات", "اليوم العالمي للمرأة", "الأمين العام الحالي", "أمس الثلاثاء",
        "two weeks ago",
        "قبل أيام", "مايو الجاري",
    ],
)  # fmt: skip
def test_what_the_words_leave_open_is_left(text: str) -> None:
    assert find_dates(text, reference=WRITTEN) == ()


def test_a_year_of_writing_gives_years_only() -> None:
    text = "أمس، الشهر الماضي، العام الماضي"
    assert [f.date.text for f in find_dates(text, reference="2020")] == ["2019"]


def test_stated_dates_stand_beside_relative_ones() -> None:
    found = find_dates("بين عام 2012 والعام الماضي", reference=WRITTEN)
    assert [(f.date.text, f.date.basis) for f in found] == [("2012", "stated"), ("2019", "relative")]
