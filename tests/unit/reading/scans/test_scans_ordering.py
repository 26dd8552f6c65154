"""Tokens seen from left to right are put in the order they are read."""

from dataclasses import replace

from dalil.reading.scans.merging import Script, Token
from dalil.reading.scans.ordering import in_order, runs_rtl


def tokens(*texts: str) -> list[Token]:
    scripts = [Script.LATIN if t[0].isascii() and t[0].isalpha() else Script.ARABIC for t in texts]
    scripts = [Script.NUMBER if t[0].isdigit() else s for t, s in zip(texts, scripts, strict=True)]
    return [
        Token(text=t, script=s, confidence=0.9, left=50 * n, right=50 * n + 40)
        for n, (t, s) in enumerate(zip(texts, scripts, strict=True))
    ]


def read(*texts: str, rtl: bool = True) -> str:
    return " ".join(t.text for t in in_order(tokens(*texts), rtl=rtl))


def test_arabic_words_are_read_from_the_right() -> None:
    assert read("الأخضر", "السد") == "السد الأخضر"


def test_latin_words_keep_their_order_within_an_arabic_line() -> None:
    assert read("بقيمة", "Green", "Coast", "مشروع") == "مشروع Green Coast بقيمة"


def test_a_short_number_right_of_a_latin_word_is_part_of_it() -> None:
    assert read("في", "Phase", "2", "بدأت") == "بدأت Phase 2 في"


def test_an_amount_right_of_a_latin_word_stands_before_it() -> None:
    assert read("USD", "8,400", "دفعت") == "دفعت 8,400 USD"


def test_european_marks_after_arabic_words_become_arabic() -> None:
    assert read("وقال", "الوزير,", "نعم?") == "نعم؟ الوزير، وقال"


def test_a_comma_within_a_number_stays() -> None:
    assert read("دينار", "3,250") == "3,250 دينار"


def test_a_closing_quotation_mark_that_nothing_opened_is_a_comma() -> None:
    assert read("وقال", "دولار»") == "دولار، وقال"
    assert read("البيان»", "«أكد") == "«أكد البيان»"


def test_a_line_of_numbers_follows_its_page() -> None:
    assert runs_rtl(tokens("2022", "2023"), page_rtl=True)
    assert not runs_rtl(tokens("Total", "2023"), page_rtl=True)
    assert runs_rtl(tokens("www.example.org", "في"), page_rtl=True)


def test_a_date_with_a_latin_month_reads_day_month_year() -> None:
    assert read("June", "2025", "28", "في") == "في 28 June 2025"


def test_brackets_around_latin_words_and_a_number_stand_as_they_are_shown() -> None:
    phase, ten, first = tokens("Phase", "10", "الأولى")
    shown = [replace(phase, text="(Phase"), replace(ten, text="(10"), first]
    assert " ".join(t.text for t in in_order(shown, rtl=True)) == "الأولى (Phase 10)"


def test_a_comma_left_of_latin_words_comes_after_them() -> None:
    comma, *rest = tokens("North", "Coast", "معهد")
    comma = replace(comma, text="،North")
    assert " ".join(t.text for t in in_order([comma, *rest], rtl=True)) == "معهد North Coast،"


def test_the_number_of_an_item_has_its_stop_after_it() -> None:
    assert read("المادة", ".2") == "2. المادة"
