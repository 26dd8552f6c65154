from __future__ import annotations

import pytest

from dalil.text.stems import stemmed, stems_asked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("السلاح", "وبسلاحهم"),
        ("سلطة", "للسلطة"),
        ("سياسة", "سياستها"),
        ("أسلحة", "واسلحه"),
        ("لبنان", "ولبنان"),
        ("لجنة", "للجنة"),
        ("التزام", "بالالتزام"),
        ("اليابان", "لليابان"),
        ("ليبيا", "لليبيا"),
        ("الله", "لله"),
        ("دعم", "دَعْمـــهُ"),
        ("٢٠١٩", "2019"),
        ("Iran", "IRAN's"),
    ],
)
def test_words_that_differ_in_clitics_marks_or_case_have_one_stem(one: str, other: str) -> None:
    assert {stem for stem, _, _ in stemmed(one)} == {stem for stem, _, _ in stemmed(other)}


@pytest.mark.parametrize(("one", "other"), [("بعد", "عد"), ("ولد", "لد"), ("الله", "له"), ("بيت", "بيه")])
def test_letters_of_the_word_itself_are_not_cut_off(one: str, other: str) -> None:
    assert stemmed(one)[0][0] != stemmed(other)[0][0]


def test_places_count_code_points_of_the_raw_text() -> None:
    text = "😀 دعمَتِ الحكومةُ، 5 مرات"
    found = [text[start:end] for _, start, end in stemmed(text)]
    assert found == ["دعمَتِ", "الحكومةُ", "5", "مرات"]


def test_a_last_ha_that_is_asked_for_may_be_a_pronoun_or_stand_for_ta_marbuta() -> None:
    assert stems_asked("كتابه") == (("كتاب", "كتابه"),)
    assert stems_asked("المنطقة") == (("منطقه",),)
    assert stems_asked("…") == ()
