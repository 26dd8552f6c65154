"""Words and clitics."""

from __future__ import annotations

from dalil.text.folding import fold_text
from dalil.text.words import splits, words_of


def test_words_keep_numbers_and_possessives_whole() -> None:
    assert [w.text for w in words_of(fold_text("The Alliance's 3,5 million."))] == [
        "the",
        "alliance's",
        "3,5",
        "million",
        ".",
    ]


def test_an_arabic_word_is_read_with_each_clitic_it_may_carry() -> None:
    readings = {(s.conjunction, s.preposition, s.article, s.stem) for s in splits("وللسلطه")}
    assert ("و", "ل", True, "سلطه") in readings
    assert ("", "", False, "وللسلطه") in readings


def test_the_least_split_reading_comes_first() -> None:
    assert splits("والي")[0].stem == "والي"
