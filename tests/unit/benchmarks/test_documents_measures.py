from __future__ import annotations

import pytest

pytest.importorskip("rapidfuzz")

from documents.measures import in_order, plain, score

TRUTH = "صرف الصندوق 1,250 ديناراً في عام 2018"


def test_the_same_words_score_full() -> None:
    found = score(TRUTH, [TRUTH])
    assert (found.cer, found.numbers, found.words, found.order) == (0.0, 1.0, 1.0, 1.0)


def test_vowels_tatweel_blanks_and_bullets_do_not_count() -> None:
    assert plain("•  صَرَفَ\n الصنــدوق") == plain("صرف الصندوق")


def test_digits_turned_round_are_wrong() -> None:
    assert score(TRUTH.replace("1,250", "052,1"), [TRUTH]).numbers == 0.5


def test_presentation_forms_are_errors_that_folding_forgives() -> None:
    found = score("ﺻﺮﻑ", ["صرف"])
    assert found.cer == 1.0 and found.folded == 0.0


def test_words_in_another_order_are_told() -> None:
    assert in_order(["c", "d", "a", "b"], ["a", "b", "c", "d"]) == 0.5
    assert in_order([], ["a"]) == 0.0


def test_the_nearest_truth_counts() -> None:
    assert score("a fee 1", ["a fee", "a fee 1"]).cer == 0.0
