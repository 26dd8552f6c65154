"""Laws of recognition: spans hold their words, do not overlap, part no mark from its letter; no text breaks it."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.recognition.document import scanner_of, study_document
from dalil.recognition.recognise import recognise
from dalil.recognition.registry import load_registry
from dalil.records.quotes import holds
from dalil.records.units import unit_text
from factories import make_source, make_unit

WORDS = (
    "حركة", "الحركة", "حزب", "الاتحاد", "الدولي", "للنقابات", "وزارة", "الخارجية", "الإيرانية", "إيران", "ولبنان",
    "الرئيس", "محمد", "بن", "سلمان", "العدو", "قوات", "سودانية", "علاقات", "مع", "و", "للأمم", "المتحدة", "تونسي",
    "مالي", "حركتنا", "Norway's", "the", "Alliance", "of", "Ministry", "President", "Turkish", "army", "U.S.", "(", ")",
    '"', "«", "»", ":", "\u0640", "\u064b", "\u200f", "\u2067", "é", "😀", "-", "2019", "\n",
)  # fmt: skip
CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\r")
TEXTS = st.one_of(st.text(CHARACTERS, max_size=60), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))


@given(TEXTS)
@settings(max_examples=150)
def test_found_names_stand_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in scanner_of(load_registry()).scan(text):
        assert end <= found.start < found.end <= len(text)
        assert not unicodedata.combining(text[found.start])
        end = found.end


@given(TEXTS)
@settings(max_examples=100)
def test_every_mention_holds_in_its_source(text: str) -> None:
    source = make_source(f"علاقات الأردن مع فرنسا\n{text}.")
    words = source.text.split("\n", 1)[1]
    unit = make_unit(source, words)
    lexicon = study_document(source, [unit], load_registry())
    found = recognise(unit_text(unit, source.text, source.language), lexicon)
    assert all(holds(m.quote, source.text) for m in found.found)
    assert [m.quote.span.start for m in found.found] == sorted(m.quote.span.start for m in found.found)
