"""Clitics of single words: what is cut off, what is left on, and what is never touched."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dalil.text.clitics import may_end_in_pronoun, segment_word
from dalil.text.folding import fold_text


@pytest.mark.parametrize(
    "cut",
    [
        "و+ل+لسلطة",
        "ل+لسلطة",
        "بلاد+هم",
        "ب+اسم",
        "ب+دعم+هم",
        "س+تدعم",
        "و+س+يدعم",
        "ل+إيران",
        "و+واشنطن",
        "وزراؤ+هم",
        "وساطت+ه",
        "حكومت+ها",
        "علي+هم",
        "ف+إن+ه",
        "ب+ه",
        "و+ل+ها",
        "يمكن+ني",
    ],
)
def test_clitics_come_off(cut: str) -> None:
    assert segment_word(cut.replace("+", "")).parts == tuple(fold_text(cut).split("+"))


@pytest.mark.parametrize(
    "word",
    ["ولد", "فرنسا", "كتاب", "لبنان", "وزارة", "وزاره", "بنك", "والد", "ليبيا", "وساطة", "ولايات", "لكن", "السلام"],
)
def test_a_letter_of_the_stem_stays_on(word: str) -> None:
    assert segment_word(word).parts == (fold_text(word),)


@pytest.mark.parametrize("word", ["إنساني", "يمني", "أمني", "ألماني", "فلسطيني"])
def test_the_end_of_an_adjective_is_no_pronoun(word: str) -> None:
    assert segment_word(word).enclitic == ""


def test_the_parts_are_told_apart() -> None:
    cut = segment_word("وبدعمهم")
    assert (cut.proclitics, cut.stem, cut.enclitic) == (("و", "ب"), "دعم", "هم")


def test_the_article_is_never_cut_off() -> None:
    assert segment_word("والسلام").parts == ("و", "السلام")
    assert segment_word("بالسلام").parts == ("ب", "السلام")


def test_an_unknown_word_is_cut_by_its_shape() -> None:
    assert segment_word("والزرنقطية").parts == ("و", "الزرنقطيه")
    assert segment_word("وبزرنقطيتها").enclitic == "ها"


def test_a_word_of_two_readings_is_always_read_one_way() -> None:
    assert segment_word("فقد").parts in {("فقد",), ("ف", "قد")}


def test_vowel_signs_and_tatweel_make_no_difference() -> None:
    assert segment_word("وَلِلسُّلْطَةِ") == segment_word("وللسلطة")
    assert segment_word("بلادهـــم") == segment_word("بلادهم")


def test_a_raw_word_may_say_that_no_pronoun_stands_at_its_end() -> None:
    assert segment_word("محيطه").parts == ("محيط", "ه")
    assert segment_word("محيطة").parts == ("محيطه",)
    assert not may_end_in_pronoun("سلطةً")
    assert not may_end_in_pronoun("منحنى")


@pytest.mark.parametrize("word", ["", "و", "ب", "2019", "Beirut", "و2019", "بـ", "ولد بلادهم", "وو" * 40, "؟"])
def test_what_is_no_arabic_word_comes_back_whole(word: str) -> None:
    assert segment_word(word).parts == (fold_text(word),)


def test_the_cache_is_bounded() -> None:
    limit = segment_word.cache_info().maxsize
    assert limit is not None
    assert limit <= 100_000


def test_importing_reads_no_data() -> None:
    code = (
        "import dalil.text.clitics, dalil.text.clitic_model as m;"
        "assert m.shipped_model.cache_info().currsize == 0;"
        "import sys; assert not {'numpy', 'wordfreq'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
