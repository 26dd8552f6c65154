"""Two readings of one line become one: each model is believed on its own script."""

from dalil.reading.scans.engine import Word
from dalil.reading.scans.merging import Script, Token, clean, is_arabic, merged


def word(text: str, confidence: float, left: int, right: int) -> Word:
    return Word(text=text, confidence=confidence, left=left, top=0, right=right, bottom=30, line=(1, 1, 1))


def texts(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


def test_a_latin_word_comes_from_the_english_model() -> None:
    arabic = [word("مشروع", 0.93, 200, 280), word("0256", 0.6, 100, 190)]
    english = [word("Coast", 0.93, 101, 190), word("9.20", 0.3, 202, 279)]
    assert texts(merged(arabic, english)) == ["Coast", "مشروع"]


def test_an_arabic_word_in_use_is_not_taken_for_a_latin_one() -> None:
    tokens = merged([word("عام", 0.6, 110, 150), word("حتى", 0.9, 160, 210)], [word("ple", 0.9, 106, 151)])
    assert texts(tokens) == ["عام", "حتى"]


def test_a_number_keeps_both_readings() -> None:
    tokens = merged([word("دينار", 0.9, 100, 160), word("450", 0.9, 10, 70)], [word("450", 0.8, 11, 70)])
    assert tokens[0].script is Script.NUMBER
    assert tokens[0].readings == ("450", "450")


def test_a_line_of_latin_words_comes_from_the_english_model_alone() -> None:
    english = [word("Phase", 0.95, 10, 80), word("1:", 0.95, 90, 110), word("track", 0.95, 120, 190)]
    arabic = [word("عتوط", 0.2, 10, 80), word("!!", 0.4, 90, 110), word("ءععا", 0.1, 120, 190)]
    assert texts(merged(arabic, english)) == ["Phase", "1:", "track"]


def test_boxes_that_reach_over_other_words_are_cut_back() -> None:
    arabic = [word("في", 0.9, 200, 230), word("05/11/2020", 0.9, 80, 500)]
    (number, _) = merged(arabic, [word("05/11/2020", 0.9, 82, 190)])
    assert (number.left, number.right) == (82, 190)


def test_a_number_that_the_english_model_is_sure_of_has_its_box() -> None:
    arabic = [word("0", 0.9, 213, 281), word("كاملا", 0.1, 10, 273)]
    tokens = merged(arabic, [word("Sue", 0.4, 10, 84), word("05/11/2020", 0.84, 98, 273)])
    assert [(t.text, t.left, t.right) for t in tokens] == [("كاملا", 10, 98), ("0", 98, 273)]
    assert tokens[1].readings == ("0", "05/11/2020")


def test_a_sign_of_the_english_model_alone_needs_confidence() -> None:
    assert merged([word("نص", 0.9, 100, 150)], [word("~", 0.2, 10, 20)])[0].text == "نص"


def test_marks_of_direction_are_no_part_of_a_word() -> None:
    assert clean("\u200e2021\u200f") == "2021"


def test_a_page_is_arabic_by_the_words_in_use_on_it() -> None:
    arabic, english = [word("الحكومة", 0.9, 0, 90)], [word("Reuters", 0.95, 0, 90)]
    assert is_arabic([arabic], [[]])
    assert not is_arabic([[]], [english])


def test_capitals_that_the_arabic_model_takes_for_figures_are_latin() -> None:
    arabic = [word("نظام", 0.97, 110, 180), word("615", 0.96, 10, 70)]
    assert texts(merged(arabic, [word("GIS", 0.93, 10, 70), word("plAi", 0.4, 110, 180)])) == ["GIS", "نظام"]
