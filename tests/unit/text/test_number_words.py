from __future__ import annotations

import pytest

from dalil.text.folding import fold
from dalil.text.number_words import endings, entry_of, may_be_joined, mended, plain_digits, tokens_of


@pytest.mark.parametrize(
    ("word", "value"), [("مليون", 10**6), ("والف", 1000), ("بخمسه", 5), ("الثلاثه", 3), ("ميتي", 200), ("twenty", 20)]
)
def test_a_number_word_is_known_with_its_clitics(word: str, value: int) -> None:
    entry = entry_of(word)
    assert entry is not None
    assert entry.value == value


@pytest.mark.parametrize("word", ["دولار", "الفلسطينيون", "the", "كتاب", "مليونير"])
def test_other_words_are_not(word: str) -> None:
    assert entry_of(word) is None


def test_a_word_that_a_blank_parts_is_joined() -> None:
    tokens = mended(tokens_of("50 دو لار فقط"), {"دولار"}.__contains__)
    assert [t.text for t in tokens] == ["50", "دولار", "فقط"]


def test_only_words_whose_ends_are_told_are_joined_where_they_are_told() -> None:
    last, known = endings(["دولار"]), {"دولار"}.__contains__
    assert [t.text for t in mended(tokens_of("50 دو لار"), known, last=last)] == ["50", "دولار"]
    assert may_be_joined(["50", "دو", "لار"], last)
    assert not may_be_joined(["دو", "50", "لار"], last)


def test_joined_words_are_parted_at_their_places() -> None:
    tokens = mended(tokens_of("مليوندولار"), {"دولار"}.__contains__)
    assert [(t.text, t.start, t.end) for t in tokens] == [("مليون", 0, 5), ("دولار", 5, 10)]


def test_a_name_that_starts_like_a_number_stays_whole() -> None:
    tokens = mended(tokens_of("مليونير سبعاوي"), {"دولار", "ليره"}.__contains__)
    assert [t.text for t in tokens] == ["مليونير", "سبعاوي"]


def test_footnote_digits_are_blanked_and_fractions_kept() -> None:
    text = "500¹ و 2½"
    folded = fold(text)
    plain = plain_digits(folded, text)
    assert len(plain) == len(folded.text)
    assert plain.replace(" ", "") == "500و2½"
