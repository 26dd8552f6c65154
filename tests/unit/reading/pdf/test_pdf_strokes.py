"""Strokes that only stretch a word, whatever the font names them."""

from __future__ import annotations

import pytest

from dalil.reading.pdf.clusters import clusters_of
from dalil.reading.pdf.glyphs import Glyph, Style, flat_as

STYLE = Style(size=10.0, turn=0, bold=False, hidden=False, white=False)


def glyph(text: str, left: float, right: float, *, height: float = 5.0) -> Glyph:
    top, order = 100.0 - height, int(1000 - left)
    return Glyph(text, left, 100.0, left, top, right, 100.0, left, right, STYLE, order, order)


def read_of(*row: Glyph) -> str:
    return "".join(c.text for c in reversed(clusters_of(row)) if not c.silent)


@pytest.mark.parametrize("name", ["7", "H", "\ufffd"])
def test_a_stroke_between_two_letters_is_a_tatweel_however_it_is_named(name: str) -> None:
    assert read_of(glyph("ل", 0, 5), glyph(name, 5, 9, height=0.8), glyph("ص", 9, 15)) == "صـل"


def test_a_nameless_stroke_under_the_last_letter_of_a_word_is_not_read() -> None:
    assert read_of(glyph("ة", 20, 26), glyph("\ufffd", 19.5, 24, height=0.8), glyph("ب", 27, 33)) == "بة"


def test_a_nameless_stroke_that_stands_alone_stays() -> None:
    assert read_of(glyph("ل", 0, 5), glyph("\ufffd", 8, 12, height=0.8), glyph("ص", 15, 20)) == "ص\ufffdل"


@pytest.mark.parametrize(("code", "height", "drawn"), [(0x20, 0.8, True), (0x1F, 0.8, True), (0x20, 0.01, False)])
def test_what_is_named_like_a_blank_is_one_where_it_draws_nothing(code: int, height: float, drawn: bool) -> None:
    assert flat_as(code, (0.0, 100.0 - height, 4.0, 100.0), 10.0) is drawn


def test_letters_are_never_strokes_by_their_ink_alone() -> None:
    assert not flat_as(0x628, (0.0, 99.2, 4.0, 100.0), 10.0)
