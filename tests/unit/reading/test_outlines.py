"""Outlines: blocks become canonical text, and their places stay on their characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.errors import ReadingError
from dalil.reading.outlines import Outline, Run, WordDoubt
from dalil.records.layouts import BlockKind, Layout, places
from dalil.records.quotes import Span


def numbered(text: str, *, first: int = 1) -> list[tuple[int, int, int, int]]:
    """A place for each code point, told apart by its left edge."""
    return [(n, 1, n + 1, 2) for n in range(first, first + len(text))]


def written(*runs: Run) -> tuple[str, Layout]:
    outline = Outline("paper.pdf")
    outline.add(runs)
    return outline.finish()


def test_a_block_is_a_line_and_one_apart_has_an_empty_line_before_it() -> None:
    outline = Outline("paper.docx")
    outline.add("علاقات الجمعية", kind=BlockKind.HEADING, level=1, apart=True)
    outline.add("- منحة", kind=BlockKind.ITEM, level=1, apart=True)
    outline.add("- سفينة", kind=BlockKind.ITEM, level=1)
    text, layout = outline.finish()
    assert text == "علاقات الجمعية\n\n- منحة\n- سفينة\n"
    assert [text[b.span.start : b.span.end] for b in layout.blocks] == ["علاقات الجمعية", "- منحة", "- سفينة"]


def test_a_block_without_words_is_left_out() -> None:
    outline = Outline("paper.docx")
    for words in ("", " \t\u00a0", "\x00"):
        outline.add(words)
    assert outline.finish()[0] == ""


def test_line_ends_and_controls_inside_a_block_do_not_break_it() -> None:
    assert written(Run(text="one\r\ntwo\u2028three\x07"))[0] == "one  two three\n"


def test_places_follow_their_characters_through_composition() -> None:
    raw = unicodedata.normalize("NFD", "آمال 😀 é")
    text, layout = written(Run(text=raw, page=1, places=numbered(raw)))
    assert text == "آمال 😀 é\n"
    lefts = [p[0] for p in places(layout.stretches[0].boxes)]
    assert lefts == [1, 3, 4, 5, 6, 7, 8, 9]


def test_pages_of_a_block_become_stretches() -> None:
    runs = (Run(text="قدمت ", page=1, places=numbered("قدمت ")), Run(text="منحة", page=2, places=numbered("منحة")))
    text, layout = written(*runs)
    assert [(s.page, text[s.span.start : s.span.end].strip()) for s in layout.stretches] == [(1, "قدمت"), (2, "منحة")]


def test_a_page_without_places_is_known_all_the_same() -> None:
    _, layout = written(Run(text="منحة", page=3))
    assert layout.page_at(2) == 3
    assert layout.boxes_of(Span(start=0, end=4)) == ()


def test_a_mark_at_the_start_of_a_page_joins_its_letter() -> None:
    text, layout = written(Run(text="cafe", page=1), Run(text="\u0301s", page=2))
    assert text == "cafés\n"
    assert [s.page for s in layout.stretches] == [1]


def test_doubts_move_with_their_words() -> None:
    doubt = WordDoubt(start=3, end=6, confidence=0.3, other="150")
    text, layout = written(Run(text="\x01  750", page=1, doubts=(doubt,)))
    (found,) = layout.doubts
    assert text[found.span.start : found.span.end] == "750"


def test_many_marks_on_one_letter_are_refused() -> None:
    with pytest.raises(ReadingError, match="D116"):
        written(Run(text="ا" + "\u064e" * 300))


@given(st.lists(st.text(max_size=12), max_size=6))
def test_whatever_is_written_is_canonical(blocks: list[str]) -> None:
    outline = Outline("paper.pdf")
    for words in blocks:
        outline.add([Run(text=words, page=1, places=numbered(words))])
    text, layout = outline.finish()
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert all(len(places(s.boxes)) == s.span.end - s.span.start for s in layout.stretches)
    assert len(layout.blocks) == sum(bool(line) for line in text.split("\n"))
