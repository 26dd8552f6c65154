from __future__ import annotations

import pytest

from dalil.recognition.dates import find_dates
from dalil.text.folding import fold


def read(text: str) -> list[tuple[str, str]]:
    """The dates of `text` and their words."""
    return [(f.date.text, text[f.start : f.end]) for f in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("في 15 مارس/آذار 2019", "2019-03-15", "15 مارس/آذار 2019"),
        ("١٥ مارس ٢٠١٩", "2019-03-15", "١٥ مارس ٢٠١٩"),
        ("الخامس عشر من مارس 2019", "2019-03-15", "الخامس عشر من مارس 2019"),
        ("25 أكتوبر/تشرين الأول سنة 1971", "1971-10-25", "25 أكتوبر/تشرين الأول سنة 1971"),
        ("6 مايو (أيار) عام 2013", "2013-05-06", "6 مايو (أيار) عام 2013"),
        ("25 فبراير2007", "2007-02-25", "25 فبراير2007"),
        ("15/03/2019", "2019-03-15", "15/03/2019"),
        ("3/15/2019", "2019-03-15", "3/15/2019"),
        ("2019-03-15", "2019-03-15", "2019-03-15"),
        ("on March 15, 2019", "2019-03-15", "March 15, 2019"),
        ("Tuesday, Jan. 31, 2006.", "2006-01-31", "Jan. 31, 2006"),
        ("the 15th of March 2019", "2019-03-15", "15th of March 2019"),
        ("مايو/أيار 2020", "2020-05", "مايو/أيار 2020"),
        ("كانون الثاني 2021", "2021-01", "كانون الثاني 2021"),
        ("غشت 2019", "2019-08", "غشت 2019"),
        ("يوليو من عام 1971", "1971-07", "يوليو من عام 1971"),
        ("March 2019", "2019-03", "March 2019"),
        ("2019-05", "2019-05", "2019-05"),
        ("عام 1997، وقد", "1997", "1997"),
        ("سنة ٢٠١٢", "2012", "٢٠١٢"),
        ("since 2016", "2016", "2016"),
        ("resolution 678 (1990)", "1990", "1990"),
        ("1997م", "1997", "1997م"),
        ("نهاية 2018", "2018", "2018"),
        ("a 1973 coup", "1973", "1973"),
        ("اتفاقية أوسلو 1993، وقامت", "1993", "1993"),
        ("the Convention of 1949, deported", "1949", "1949"),
        ("عام ألفين وتسعة عشر", "2019", "ألفين وتسعة عشر"),
        ("31 فبراير 2019", "2019-02", "فبراير 2019"),
        ("2011-12", "2011", "2011"),
    ],
)
def test_a_date_keeps_the_precision_of_its_words(text: str, value: str, words: str) -> None:
    assert read(text) == [(value, words)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in the 2019 and 2021 quota disputes", ["2019", "2021"]), ("بين عامي 2015 و2018", ["2015", "2018"]),
        ("2013/2014", ["2013", "2014"]), ("(1996, 1998)", ["1996", "1998"]), ("2015-16", ["2015", "2016"]),
        ("15-17 March 2019", ["2019-03-15", "2019-03-17"]), ("March and June 2019", ["2019-03", "2019-06"]),
        ("December 2023 and January 2024", ["2023-12", "2024-01"]),
        ("أعوام 1978 و1985 و1992", ["1978", "1985", "1992"]),
        ("من مارس 2019 إلى مايو 2020", ["2019-03", "2020-05"]),
    ],
)  # fmt: skip
def test_ranges_and_lists_give_every_date(text: str, values: list[str]) -> None:
    assert [value for value, _ in read(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 رمضان 1440", "2019-05-17"), ("15 شعبان 1440 هـ", "2019-04-20"), ("12/9/1440هـ", "2019-05-17"),
        ("1440هـ", "2019"), ("سنة 1440 هـ", "2019"), ("رمضان 1440", "2019-05"),
    ],
)  # fmt: skip
def test_hijri_dates_become_gregorian_ones(text: str, value: str) -> None:
    found = find_dates(text)
    assert [(f.date.text, f.date.calendar, f.date.basis) for f in found] == [(value, "hijri", "stated")]


@pytest.mark.parametrize(
    "text",
    [
        "killed 2000 people", "في 2000 قرية", "in the 1990s", "late 1800's", "القرار 03/2019", "resolution 1973",
        "القرارات 1696 و1737 و1803 و1835", "7588 مليار", "1,950 tons", "1300هـ", "15 مارس", "in March", "القرن 19",
        "رقم الهاتف 2019555", "2074th meeting", "Vision 2030", "العام الماضي", "yesterday", "قبل ثلاثة أيام",
    ],
)  # fmt: skip
def test_what_is_no_date_or_not_a_whole_one_is_left(text: str) -> None:
    assert find_dates(text) == ()


def test_folded_text_may_be_handed_in() -> None:
    text = "فِي عَامِ ٢٠١٩"
    assert find_dates(text, folded=fold(text)) == find_dates(text)
    assert read(text) == [("2019", "٢٠١٩")]
