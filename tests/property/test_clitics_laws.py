"""Laws of cutting words: whatever comes in, the parts are the folded word, and are what they are called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dalil.text.clitic_features import CONJUNCTIONS, PREPOSITIONS, PRONOUNS
from dalil.text.clitics import segment_word
from dalil.text.folding import fold_text

LETTERS = st.text(st.sampled_from("وفبلكساهمنيتةىأإآؤئءدعرم\u064e\u0651\u0640"), max_size=12)
STEMS = st.text(st.sampled_from("بتجحدرسعفقكلمنهوي"), min_size=2, max_size=8)
BUILT = st.builds(
    "{}{}{}{}".format, *map(st.sampled_from, (CONJUNCTIONS, PREPOSITIONS)), STEMS, st.sampled_from(PRONOUNS)
)
WORDS = st.one_of(LETTERS, BUILT, st.text(max_size=12))


@given(WORDS)
def test_the_parts_joined_are_the_folded_word(word: str) -> None:
    assert "".join(segment_word(word).parts) == fold_text(word)


@given(WORDS)
def test_each_part_is_what_it_is_called(word: str) -> None:
    cut = segment_word(word)
    assert bool(cut.stem) == bool(fold_text(word))
    assert cut.enclitic in PRONOUNS
    conjunctions = [p for p in cut.proclitics if p in CONJUNCTIONS]
    prepositions = [p for p in cut.proclitics if p in PREPOSITIONS]
    assert list(cut.proclitics) == conjunctions[:1] + prepositions[:1]


@given(WORDS)
def test_a_folded_word_is_cut_the_same_each_time(word: str) -> None:
    folded = fold_text(word)
    assert segment_word.__wrapped__(folded) == segment_word(folded)


@given(WORDS)
def test_a_raw_word_is_cut_no_more_than_its_folded_form_can_be(word: str) -> None:
    raw, folded = segment_word(word), segment_word(fold_text(word))
    assert raw == folded or not raw.enclitic
