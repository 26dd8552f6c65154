"""Laws of folding over any text: marks, emoji, bidi controls, ligatures."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dalil.records.quotes import holds, quote_at
from dalil.text.folding import fold, fold_text

ALPHABET = st.sampled_from(list("ابتةىأإآؤئء ودعمليًٌَُِّْـ\u0640\u202b\u2067\u2069\u200f٣٫٬,.:؛\n aZé🕊️👩‍👧ﻼﷲ١"))
TEXTS = st.text(st.one_of(ALPHABET, st.characters(exclude_categories=["Cs"])), max_size=60)


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(TEXTS)
def test_every_folded_character_leads_back_in_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= s < e <= len(text) for s, e in zip(folded.starts, folded.ends, strict=True))


@given(TEXTS, st.data())
def test_a_span_of_folded_text_makes_a_quote_that_holds(text: str, data: st.DataObject) -> None:
    text = unicodedata.normalize("NFC", text)
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    raw = folded.raw(start, end)
    if unicodedata.combining(text[0]):
        return
    quote = quote_at("s", text, *raw)
    assert holds(quote, text)
    assert not unicodedata.combining(quote.exact[0])


@given(TEXTS)
def test_what_is_between_folded_words_folds_to_the_words(text: str) -> None:
    folded = fold(text)
    assert folded.text == fold_text(text)
