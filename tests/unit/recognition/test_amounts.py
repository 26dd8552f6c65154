from __future__ import annotations

from decimal import Decimal

import pytest

from dalil.recognition.amounts import FoundAmount, find_amounts
from dalil.text.folding import fold


def one(text: str) -> FoundAmount:
    """The only amount of `text`."""
    found = find_amounts(text)
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize(
    ("text", "number", "currency", "written"),
    [
        ("منحة مالية بقيمة نصف مليون دولار", 500_000, "USD", "نصف مليون دولار"),
        ("حول 120 ألف دولار لهم", 120_000, "USD", "120 ألف دولار"),
        ("١٢٠٬٠٠٠ دولار", 120_000, "USD", "١٢٠٬٠٠٠ دولار"),
        ("مليون ونصف المليون يورو", 1_500_000, "EUR", "مليون ونصف المليون يورو"),
        ("ثلاثمئة وخمسة وأربعين ألف دولار", 345_000, "USD", "ثلاثمئة وخمسة وأربعين ألف دولار"),
        ("بمبلغ 3,5 مليون يورو.", 3_500_000, "EUR", "3,5 مليون يورو"),
        ("صرف مبلغ 75 ألف دينار تونسي لعائلات", 75_000, "TND", "75 ألف دينار تونسي"),
        ("مليوني دولار أمريكي", 2_000_000, "USD", "مليوني دولار أمريكي"),
        ("عشرين ألف ليرة سورية", 20_000, "SYP", "عشرين ألف ليرة سورية"),
        ("11،000 دولار أمريكي", 11_000, "USD", "11،000 دولار أمريكي"),
        ("خمسة ملايين من الدولارات", 5_000_000, "USD", "خمسة ملايين من الدولارات"),
        ("مليون دولار ونصف المليون", 1_500_000, "USD", "مليون دولار ونصف المليون"),
        ("5$ مليون", 5_000_000, "USD", "5$ مليون"),
        ("مبلغ (500) ألف دولار", 500_000, "USD", "(500) ألف دولار"),
        ("دولارين", 2, "USD", "دولارين"),
        ("A grant of half a million dollars for", 500_000, "USD", "half a million dollars"),
        ("NOK 1.2 million for the injured", 1_200_000, "NOK", "NOK 1.2 million"),
        ("$2.5 million", 2_500_000, "USD", "$2.5 million"),
        ("£5m in aid", 5_000_000, "GBP", "£5m"),
        ("5 million Canadian dollars", 5_000_000, "CAD", "5 million Canadian dollars"),
        ("a 5-million-dollar grant", 5_000_000, "USD", "5-million-dollar"),
        ("one hundred thousand (100,000) dollars", 100_000, "USD", "one hundred thousand (100,000) dollars"),
        ("2½ million euros", 2_500_000, "EUR", "2½ million euros"),
        ("In 2019 USD 5 million", 5_000_000, "USD", "USD 5 million"),
    ],
)
def test_the_whole_sum_is_read(text: str, number: int, currency: str, written: str) -> None:
    found = one(text)
    assert (found.amount.number, found.amount.currency, found.amount.written) == (number, currency, written)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(
    ("text", "number", "currency"),
    [
        ("بقيمة مئتي مليون يو رو لدعم", 200_000_000, "EUR"), ("50 دو لار", 50, "USD"),
        ("مل يون دي نار كويتي", 10**6, "KWD"),
        ("مليوندولار", 1_000_000, "USD"), ("500ألف يورو", 500_000, "EUR"), ("خمسةملايين دولار", 5_000_000, "USD"),
        ("بقيمة500 دولار", 500, "USD"), ("خمســـة ملايين دولار", 5_000_000, "USD"), ("مليون\nدولار", 1_000_000, "USD"),
    ],
)  # fmt: skip
def test_stray_blanks_and_joined_words_are_read(text: str, number: int, currency: str) -> None:
    found = one(text)
    assert (found.amount.number, found.amount.currency) == (number, currency)


@pytest.mark.parametrize(
    "text", ["بمليون دولار", "بـ500 دولار", "ل٢٠٠ ألف يورو", "بخمسة ملايين جنيه مصري", "ومليون دولار"]
)
def test_a_preposition_stays_outside(text: str) -> None:
    found = one(text)
    assert found.amount.written == text[found.start :]
    assert found.start == (2 if "ـ" in text else 1)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("نحو 5 ملايين دولار", "about"), ("ما يقارب مليون دولار", "about"), ("بأكثر من 5 ملايين دولار", "over"),
        ("ما لا يقل عن مليوني دولار", "over"), ("يزيد على مبلغ 1.4 مليار دولار", "over"),
        ("لا يتجاوز 50 ألف دولار", "under"),
        ("أقل من مليون دولار", "under"), ("50 ألف دولار على الأقل", "over"), ("nearly $10 billion", "about"),
        ("more than $5 million", "over"), ("up to €200,000", "under"), ("at least 5 million US dollars", "over"),
        ("some 50,000 dollars", "about"), ("500+ دولار", "over"),
    ],
)  # fmt: skip
def test_words_for_about_over_and_under_are_inside(text: str, qualifier: str) -> None:
    found = one(text)
    assert found.amount.qualifier == qualifier
    assert found.end == len(text)
    assert found.start == (1 if text.startswith("بأكثر") else 0)


@pytest.mark.parametrize(
    "text",
    [
        "500 جندي و20% من القوات", "علي دينار", "ريال مدريد 2016", "عشرات الملايين من الدولارات",
        "hundreds of millions of dollars",
        "several million dollars", "500 pounds of explosives", "a 500-pound bomb", "Of the 500 won by the party",
        "بالدولار",
        "GIVE 5 TOP PRIORITY", "document $/17509", "5 ملايين\n\nدولار", "خمس مليون دولار", "(50 200) ألف دينار",
        "1.2.3 ألف دولار",
        "مئات الآلاف من الدولارات", "12/500 دولار", "جائزة مليون",
    ],
)  # fmt: skip
def test_what_is_no_sum_of_money_or_cannot_be_read_whole_is_left(text: str) -> None:
    assert find_amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3-5 ملايين دولار", 3_000_000, 5_000_000), ("between 3 and 5 million dollars", 3_000_000, 5_000_000),
        ("$3-5 million", 3_000_000, 5_000_000), ("بين مليونين وثلاثة ملايين دولار", 2_000_000, 3_000_000),
        ("بين خمسة وعشرين وثلاثين مليون دولار", 25_000_000, 30_000_000), ("3 or 4 million euros", 3_000_000, 4_000_000),
        ("بين 200 ألف و300 ألف دولار", 200_000, 300_000), ("5-3 ملايين دولار", 3_000_000, 5_000_000),
        ("between $3 million and $5 million", 3_000_000, 5_000_000), ("€1.5bn-€2bn", 1_500_000_000, 2_000_000_000),
    ],
)  # fmt: skip
def test_a_range_gives_its_two_ends_each_true_alone(text: str, low: int, high: int) -> None:
    lower, upper = find_amounts(text)
    assert (lower.amount.number, lower.amount.qualifier, lower.note) == (low, "over", "low")
    assert (upper.amount.number, upper.amount.qualifier, upper.note) == (high, "under", "high")
    assert (lower.start, lower.end) == (0, len(text))
    assert upper.start > lower.start


def test_a_rise_is_two_sums_and_no_range() -> None:
    found = find_amounts("from $3 million to $5 million")
    assert [(f.amount.number, f.amount.qualifier) for f in found] == [(3_000_000, None), (5_000_000, None)]


@pytest.mark.parametrize("text", ["1- 500 ألف دولار", "2- 75 ألف دينار تونسي", "1 - 500 ألف دولار"])
def test_the_number_of_an_item_is_no_range(text: str) -> None:
    assert one(text).amount.qualifier is None


def test_an_open_word_lists_what_it_could_mean() -> None:
    amount = one("٥٫٢ مليار ريال").amount
    assert (amount.number, amount.currency) == (Decimal(5_200_000_000), None)
    assert {"SAR", "QAR", "OMR", "YER", "IRR"} <= set(amount.ambiguous)


def test_a_point_before_three_digits_is_noted() -> None:
    assert [(f.amount.number, f.note) for f in find_amounts("1.200 دولار")] == [(1200, "separator")]
    assert one("1.250 دينار كويتي").amount.number == Decimal("1.25")
    assert one("بسعر 1.700 دولار").amount.number == Decimal("1.7")


def test_a_sum_for_each_is_the_sum() -> None:
    assert one("$200 لكل أسرة").amount.number == 200
    assert one("100 dollars per family").amount.number == 100


def test_a_year_before_a_sum_is_not_part_of_it() -> None:
    assert one("عام 2015 مليون دولار").amount.number == 1_000_000


def test_a_footnote_is_not_part_of_a_number() -> None:
    assert one("$500¹").amount.number == 500


def test_two_sums_stand_in_order() -> None:
    found = find_amounts("86 مليار يورو (93.6 مليار دولار)")
    assert [(str(f.amount.number), f.amount.currency) for f in found] == [
        ("86000000000", "EUR"),
        ("93600000000", "USD"),
    ]


def test_marks_and_tatweel_stay_with_their_letters() -> None:
    text = "مِلْيُونَيْ دُولَارٍ😀"
    found = one(text)
    assert (found.amount.number, found.amount.written) == (2_000_000, text[:-1])


def test_folded_text_may_be_handed_in() -> None:
    text = "نصف مليون دولار"
    assert find_amounts(text, folded=fold(text)) == find_amounts(text)


def test_thirds_are_about() -> None:
    amount = one("ثلثي مليون دولار").amount
    assert (amount.number, amount.qualifier) == (Decimal("666666.67"), "about")
