from __future__ import annotations

from decimal import Decimal

import pytest

from dalil.text.folding import fold_text
from dalil.text.number_words import tokens_of
from dalil.text.numerals import Numeral, digits_value, read_numeral


def read(text: str) -> Numeral:
    """The number that `text` starts with."""
    numeral = read_numeral(tokens_of(fold_text(text)), 0)
    assert numeral is not None, text
    return numeral


@pytest.mark.parametrize(
    ("text", "scaled", "value"),
    [
        ("1,200", False, "1200"), ("3,5", True, "3.5"), ("1.200.000", False, "1200000"), ("5٫2", True, "5.2"),
        ("120٬000", False, "120000"), ("1.515", True, "1.515"), ("1,515", True, "1515"), ("1,200.50", False, "1200.50"),
        ("1.200,50", False, "1200.50"), ("11،000", False, "11000"), ("0.750", False, "0.750"),
        ("12,34,567", False, "1234567"),
    ],
)  # fmt: skip
def test_separators_are_read_as_people_write_them(text: str, scaled: bool, value: str) -> None:
    read_as = digits_value(text, scaled=scaled)
    assert read_as is not None
    assert read_as[0] == Decimal(value)


def test_one_point_and_three_digits_keep_their_other_reading() -> None:
    assert digits_value("1.200", scaled=False) == (Decimal(1200), Decimal("1.200"))


@pytest.mark.parametrize("text", ["1.2.3", "2011,2012", "1,20,0"])
def test_separators_that_make_no_sense_make_no_number(text: str) -> None:
    assert digits_value(text, scaled=False) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثمئة وخمسة وأربعين ألف", 345_000), ("خمسة وعشرون مليوناً", 25_000_000), ("مئتي مليون", 200_000_000),
        ("مائة ألف", 100_000), ("خمسمائة مليون", 500_000_000), ("أحد عشر ألفاً", 11_000), ("إحدى عشرة", 11),
        ("ثلاث مئة وستين", 360), ("ألف وتسعمئة وثمانية وأربعين", 1948), ("خمس وعشرين وثلاثمئة ألف", 325_000),
        ("ترليون و 702 مليار", 1_702_000_000_000), ("ثلاثمئة ألف مليون", 300_000_000_000),
        ("3 ملايين و500 ألف", 3_500_000),
        ("مليون وثلاثمئة ألف وخمسة", 1_300_005), ("twenty-five million", 25_000_000), ("twelve hundred", 1200),
        ("one hundred and twenty thousand", 120_000), ("one million two hundred thousand", 1_200_000),
        ("5bn", 5 * 10**9),
        ("three hundred forty-five thousand", 345_000), ("five crore", 50_000_000), ("1 200 000", 1_200_000),
    ],
)  # fmt: skip
def test_words_and_digits_come_to_their_value(text: str, value: int) -> None:
    numeral = read(text)
    assert (numeral.value, numeral.sound) == (value, True)
    assert numeral.end == len(fold_text(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("نصف مليون", 500_000), ("ربع المليون", 250_000), ("ثلاثة أرباع المليون", 750_000), ("مليون ونصف", 1_500_000),
        ("مليون ونصف المليون", 1_500_000), ("خمسة ونصف مليون", 5_500_000), ("مليون إلا ربع", 750_000),
        ("مليونين ونصف", 2_500_000), ("half a million", 500_000), ("a million and a half", 1_500_000),
        ("two and a half million", 2_500_000), ("a quarter of a million", 250_000), ("half-a-million", 500_000),
        ("three-quarters of a million", 750_000), ("3/4 مليون", 750_000),
    ],
)  # fmt: skip
def test_halves_and_quarters_are_of_their_scale(text: str, value: int) -> None:
    assert read(text).value == value


def test_a_half_sign_after_digits_counts() -> None:
    numeral = read_numeral(tokens_of("2½ million"), 0)
    assert numeral is not None
    assert numeral.value == 2_500_000


@pytest.mark.parametrize(("text", "value"), [("مليوني", 2_000_000), ("ألفا دولار", 2000), ("ألفاً ومئتين", 1200)])
def test_a_dual_is_two_and_an_accusative_one(text: str, value: int) -> None:
    assert read(text).value == value


@pytest.mark.parametrize("text", ["خمس مليون", "50 200 ألف", "1.2.3 ألف"])
def test_what_cannot_be_read_whole_is_unsound(text: str) -> None:
    assert not read(text).sound


@pytest.mark.parametrize("text", ["ملايين", "آلاف الجنود", "million", "كتاب", "a man"])
def test_a_vague_plural_is_no_number(text: str) -> None:
    assert read_numeral(tokens_of(fold_text(text)), 0) is None


def test_what_several_stands_before_is_unsound() -> None:
    numeral = read_numeral(tokens_of(fold_text("عدة مليون")), 1)
    assert numeral is not None
    assert not numeral.sound


def test_a_preposition_is_left_outside() -> None:
    numeral = read("بخمسة ملايين")
    assert (numeral.start, numeral.value) == (1, 5_000_000)
