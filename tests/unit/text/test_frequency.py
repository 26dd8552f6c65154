"""What forms in use say of a word."""

from __future__ import annotations

import pytest

from dalil.text.frequency import like_name, names_persons, rare


@pytest.mark.parametrize("word", ["كارتر", "شافيز", "لافروف", "بومبيو", "ميركل"])
def test_foreign_names_take_no_article_and_no_ending(word: str) -> None:
    assert like_name(word)


@pytest.mark.parametrize("word", ["تقرير", "افضل", "صورا", "اندلاع", "تمتاز", "غارات", "منتخبنا", "كبديل", "قانونا"])
def test_nouns_verbs_and_particles_are_no_names(word: str) -> None:
    assert not like_name(word)


def test_plurals_of_persons() -> None:
    assert names_persons("جنوبيين", definite=False)
    assert names_persons("متطوعين", definite=True)
    assert not names_persons("متطوعين", definite=False)  # perhaps a predicate
    assert not names_persons("ملايين", definite=True)
    assert not names_persons("قوانين", definite=True)


def test_rare_words() -> None:
    assert rare("طوبال")
    assert not rare("كبير")
