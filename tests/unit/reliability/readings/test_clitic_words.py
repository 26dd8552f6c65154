from __future__ import annotations

from dalil.reliability.readings.clitics import FIGURES, CutWord, Token, count_word, cut_words
from dalil.reliability.readings.measures import estimates


def words(*tokens: tuple[str, str, bool]) -> list[tuple[str, ...]]:
    """The parts of the words that count."""
    return [word.parts for word in cut_words(Token(*t) for t in tokens)]


def test_tokens_written_together_are_one_word() -> None:
    given = [("و", "CCONJ", True), ("ل", "ADP", True), ("مدينة", "NOUN", True), ("هم", "PRON", False)]
    assert words(*given, ("بحر", "NOUN", False)) == [("و", "ل", "مدينه", "هم"), ("بحر",)]


def test_words_of_another_shape_and_marks_are_left_out() -> None:
    assert words(("ل", "ADP", True), ("ما", "PRON", True), ("ذا", "PRON", False)) == []
    assert words(("بحر", "NOUN", True), (".", "PUNCT", False)) == [("بحر",)]
    assert words(("و", "CCONJ", True), ("هو", "PRON", False)) == [("و", "هو")]


def test_every_boundary_must_be_right() -> None:
    word = CutWord("وبحرهم", ("و", "بحر", "هم"))
    counts = [
        count_word(word, word.parts),
        count_word(word, ("و", "بحرهم")),
        count_word(CutWord("بحر", ("بحر",)), ["بحر"]),
    ]
    assert [e.value for e in estimates(FIGURES, counts)] == [2 / 3, 0.5]
