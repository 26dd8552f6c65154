"""From the order on the page to the order of reading."""

from __future__ import annotations

import pytest

from dalil.reading.pdf.order import Visual, kind_of, reading_order, with_brackets


def read(visual: str, *, rtl: bool) -> str:
    kinds = "".join(kind_of(c) for c in visual)
    ordered = [visual[i] for i in reading_order(Visual(kinds, visual), rtl=rtl)]
    return "".join(with_brackets(ordered) if rtl or "R" in kinds else ordered)


@pytest.mark.parametrize(
    ("visual", "logical"),
    [
        ("12/5/2019 يف", "في 12/5/2019"),
        ("2021-2019 ماوعأ", "أعوام 2019-2021"),
        ("%45.5 ةبسنب", "بنسبة 45.5%"),
        (".٢٠٢٢ ماع ةياهن ىتح (COVID-19)", "(COVID-19) حتى نهاية عام ٢٠٢٢."),
        ("(USD 120,000) رالود ١٢٠٬٠٠٠", "١٢٠٬٠٠٠ دولار (USD 120,000)"),
        ("1234-555-6-00962 :لصاوتلل", "للتواصل: 00962-6-555-1234"),
        ("WHO (World Health) ةمظنم", "منظمة WHO (World Health)"),
        ("5G ةكبش", "شبكة 5G"),
        ("نيماع ةدمل ريدم .1", "1. مدير لمدة عامين"),
    ],
)
def test_lines_from_the_right_keep_numbers_and_latin_words(visual: str, logical: str) -> None:
    assert read(visual, rtl=True) == logical
