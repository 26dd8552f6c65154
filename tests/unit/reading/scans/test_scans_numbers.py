"""Numbers are read more than once; what the readings differ in is kept."""

import pytest

from dalil.reading.scans.indic import Shapes
from dalil.reading.scans.merging import Script, Token
from dalil.reading.scans.numbers import is_indic, logical, settled, unsettled, with_shapes


def number(arabic: str, english: str, *, sure: tuple[float, float] = (0.9, 0.9)) -> Token:
    return Token(
        text=arabic or english,
        script=Script.NUMBER,
        confidence=max(sure),
        left=10,
        right=90,
        readings=(arabic, english),
        sure=sure,
    )


def shape(text: str, *, chance: float = 0.99, alone: bool = True) -> Shapes:
    return Shapes(text=text, chance=chance, other=None, left=10, right=90, alone=alone)


def word(text: str, confidence: float = 0.9, left: int = 10, right: int = 90) -> Token:
    return Token(text=text, script=Script.ARABIC, confidence=confidence, left=left, right=right)


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("%35", "35%"),
        (".2021", "2021."),
        (".%65", "65%."),
        ("(2021", "2021)"),
        ("3,250", "3,250"),
        ("05/11/2020", "05/11/2020"),
        ("2021-2019", "2019-2021"),
        ("2019-2021", "2019-2021"),
        (".٣٠", "٣٠."),
        ("٪٥", "٥٪"),
    ],
)
def test_a_number_shown_in_a_line_from_the_right_is_put_in_order(shown: str, read: str) -> None:
    assert logical(shown) == read


def test_two_models_that_agree_need_no_third_reading() -> None:
    assert not unsettled(number("450", "450"))
    assert unsettled(number("450", "460"))


def test_the_reading_of_two_in_three_is_chosen_and_the_third_kept() -> None:
    found = settled(number("3,150,000", "3,160,000"), "3,150,000", 0.9, rtl=True)
    assert found is not None
    assert (found.text, found.other) == ("3,150,000", "3,160,000")


def test_three_different_readings_are_doubted() -> None:
    found = settled(number("417/2020", "17/2020"), "47/2020", 0.8, rtl=True)
    assert found is not None
    assert found.confidence <= 0.5
    assert found.other is not None


def test_digits_that_the_arabic_model_writes_for_a_percent_sign_are_no_doubt() -> None:
    found = settled(number("9035", "%35", sure=(0.8, 0.6)), "%35", 0.9, rtl=True)
    assert found is not None
    assert (found.text, found.other) == ("35%", None)


def test_the_full_stop_after_a_number_is_kept() -> None:
    found = settled(number("2026.", "2026", sure=(0.5, 0.5)), "2026", 0.9, rtl=True)
    assert found is not None
    assert found.text == "2026."


def test_a_page_with_more_shapes_than_european_numbers_is_indic() -> None:
    assert is_indic([([], [shape("٢٠١٩")])])
    assert not is_indic([([number("2019", "2019"), number("25", "25")], [shape("٢٦")])])


def test_shapes_replace_what_tesseract_made_of_them() -> None:
    (found,) = with_shapes([word("7١11", 0.3)], [shape("٢٠١٩")], indic=True, offset=0)
    assert (found.text, found.script) == ("٢٠١٩", Script.NUMBER)


def test_a_word_in_use_is_no_number_whatever_its_shape() -> None:
    (found,) = with_shapes([word("أيام")], [shape("١")], indic=True, offset=0)
    assert found.text == "أيام"


def test_the_conjunction_stays_on_the_number() -> None:
    (found,) = with_shapes([word("و١,9٠", 0.3, right=110)], [shape("١٬٩٠٠")], indic=True, offset=0)
    assert found.text == "و١٬٩٠٠"


def test_a_number_beside_which_ink_is_left_is_doubted() -> None:
    (found,) = with_shapes([word("١9", 0.3)], [shape("١٩", alone=False)], indic=True, offset=0)
    assert found.confidence <= 0.5


def test_groups_of_thousands_without_three_digits_are_doubted() -> None:
    (found,) = with_shapes([word("١9", 0.3)], [shape("٤٥٠٬٠٠")], indic=True, offset=0)
    assert found.confidence <= 0.5


def test_a_mark_that_two_readings_take_for_different_digits_is_left_out_and_told() -> None:
    found = settled(number("42022", "«2022", sure=(0.5, 0.7)), "62022", 0.9, rtl=True)
    assert found is not None
    assert found.text == "2022"
    assert found.other in ("62022", "42022")


def test_figures_for_a_missing_percent_sign_are_no_second_reading() -> None:
    found = settled(number("9615", "", sure=(0.5, 0.0)), "%15", 0.7, rtl=True)
    assert found is not None
    assert (found.text, found.other) == ("15%", None)


def test_letters_that_are_read_twice_alike_are_no_number() -> None:
    found = settled(number("80-500,", ".AQ-500", sure=(0.2, 0.1)), ":AQ-500", 0.2, rtl=True)
    assert found is not None
    assert (found.text, found.script) == ("AQ-500", Script.LATIN)


def test_a_bracket_and_a_stop_after_a_number_stay() -> None:
    found = settled(number("1547).", "", sure=(0.3, 0.0)), "(1547", 0.7, rtl=True)
    assert found is not None
    assert found.text == "1547)."
