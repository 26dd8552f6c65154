"""Laws of amounts and dates: sums survive being written, spans hold their words, no text breaks the readers."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.recognition.amounts import find_amounts
from dalil.recognition.dates import find_dates

SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
ONES = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
TEENS = ("", "أحد", "اثنا", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
HUNDREDS = ("", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة")
SCALES = ((10**6, "مليون", "مليونان", "ملايين", "مليونا"), (10**3, "ألف", "ألفان", "آلاف", "ألفا"))
VOCABULARY = (
    "مليون", "ملايين", "ألف", "آلاف", "نصف", "ونصف", "ثلاثة", "وخمسين", "مئتي", "دولار", "دو", "لار", "دينار", "تونسي",
    "يورو", "بين", "و", "إلى", "من", "نحو", "لا", "يقل", "عن", "عام", "2019", "1.200", "3,5", "٥٫٢", "500", "1", "/",
    "-",
    "(", ")", "$", "US$", "€", "million", "half", "a", "and", "of", "dollars", "between", "to", "about", "USD",
    "NOK", "مارس",
    "آذار", "رمضان", "1440", "هـ", "15", "أمس", "الماضي", "قبل", "أيام", "last", "March", "year", "½", "¹", "ـ",
    "\u064b", "😀", "\n", ".",
)  # fmt: skip


def below_thousand(number: int) -> str:
    """A number from 1 to 999 in Arabic words."""
    parts = [HUNDREDS[number // 100]] if number >= 100 else []
    rest = number % 100
    if 10 < rest < 20:
        parts.append(f"{TEENS[rest - 10]} عشر")
    elif rest <= 10:
        parts.append(ONES[rest])
    else:
        parts.extend((ONES[rest % 10], TENS[rest // 10]))
    return " و".join(p for p in parts if p)


def of_scale(count: int, forms: tuple[str, str, str, str]) -> str:
    """So many thousands or millions in Arabic words."""
    one, two, few, many = forms
    if count <= 2:
        return (one, two)[count - 1]
    noun = few if 3 <= count % 100 <= 10 else many if count % 100 > 10 else one
    return f"{below_thousand(count)} {noun}"


def in_words(number: int) -> str:
    """A number from 1 to 999,999,999 in Arabic words."""
    parts = []
    for value, *forms in SCALES:
        if number >= value:
            parts.append(of_scale(number // value, tuple(forms)))
            number %= value
    if number:
        parts.append(below_thousand(number))
    return " و".join(parts)


@given(st.integers(0, 10**15), st.sampled_from(SCRIPTS))
def test_digits_of_every_script_come_back(number: int, script: str) -> None:
    text = f"{number} دولار".translate(str.maketrans(SCRIPTS[0], script))
    (found,) = find_amounts(text)
    assert (found.amount.number, found.start, found.end) == (number, 0, len(text))


@given(st.integers(1, 10**12))
def test_grouped_digits_come_back(number: int) -> None:
    for text in (f"{number:,} دولار", f"{number:,} دولار".replace(",", "٬"), f"${number:,}"):
        (found,) = find_amounts(text)
        assert found.amount.number == number


@settings(max_examples=300)
@given(st.integers(1, 999_999_999))
def test_words_come_back(number: int) -> None:
    text = f"{in_words(number)} دولار"
    (found,) = find_amounts(text)
    assert (found.amount.number, found.amount.written) == (number, text)


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 12, 31)))
def test_days_come_back(day: date) -> None:
    (found,) = find_dates(f"في {day.day}/{day.month}/{day.year}")
    assert found.date.text == day.isoformat()


@settings(max_examples=300)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=14), st.sampled_from(("", " ")))
def test_spans_hold_their_words_and_cut_no_mark(words: list[str], blank: str) -> None:
    text = blank.join(words)
    amounts = find_amounts(text)
    for found in amounts:
        assert text[found.start : found.end] == found.amount.written
    for start, end in [(f.start, f.end) for f in (*amounts, *find_dates(text, reference="2020-06-15"))]:
        assert 0 <= start < end <= len(text)
        assert not unicodedata.combining(text[start])
        assert end == len(text) or not unicodedata.combining(text[end])


@given(st.text(max_size=60), st.sampled_from(("2020", "2020-06", "2020-06-15")))
def test_no_text_breaks_the_readers(text: str, reference: str) -> None:
    assert find_amounts(text) == find_amounts(text)
    assert all(0 <= f.start < f.end <= len(text) for f in find_dates(text, reference=reference))
