"""Folding and the way back."""

from __future__ import annotations

import pytest

from dalil.text.folding import CASED, COMMON, MARKS, fold, fold_char, fold_text


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("الإِعْلاَم", "الاعلام"),
        ("مُسـتـشفى", "مستشفي"),
        ("منحةٌ", "منحه"),
        ("٥٫٢ مليار", "5٫2 مليار"),
        ("ﻼ", "لا"),
        ("کتاب", "كتاب"),
        ("\u202bحزب\u202c", "حزب"),
        ("Café «X»", 'cafe "x"'),
        ("ทำ", "ทา"),
    ],
)
def test_spellings_that_mean_the_same_fold_alike(raw: str, folded: str) -> None:
    assert fold_text(raw) == folded
    assert fold(raw).text == folded


def test_a_span_found_in_folded_text_leads_back_with_its_vowel_signs() -> None:
    raw = "دَعْمُ 🕊 الحِزْبِ."
    folded = fold(raw)
    at = folded.text.index("الحزب")
    start, end = folded.raw(at, at + 5)
    assert raw[start:end] == "الحِزْبِ"


def test_a_ligature_leads_back_to_its_one_code_point() -> None:
    folded = fold("سﻼم")
    at = folded.text.index("لا")
    assert folded.raw(at, at + 2) == (1, 2)


def test_an_empty_span_is_refused() -> None:
    with pytest.raises(ValueError, match="not a span"):
        fold("حزب").raw(1, 1)


def test_the_tables_of_common_characters_say_what_folding_one_by_one_says() -> None:
    chars = [chr(code) for code in range(0x2100)]
    assert all(fold_text(c) == fold_char(c) and len(fold_char(c)) == 1 for c in chars if CASED.fullmatch(c))
    assert not any(c.isupper() for c in chars if COMMON.fullmatch(c))
    assert all(fold_char(c) == "" for c in chars if MARKS.fullmatch(c))


def test_marks_lead_back_alike_whichever_way_a_text_is_folded() -> None:
    raw = "ـمُسـتَـشفىً"
    common, odd = fold(raw), fold(f"{raw}•")
    assert odd.text == f"{common.text}•"
    assert (tuple(odd.starts)[:-1], tuple(odd.ends)[:-1]) == (tuple(common.starts), tuple(common.ends))
