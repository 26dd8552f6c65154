"""Layouts: pages and places of stretches of text."""

from __future__ import annotations

import pytest

from dalil.records.layouts import (
    NOWHERE,
    Block,
    BlockKind,
    Box,
    Doubt,
    Layout,
    Page,
    Read,
    Stretch,
    packed,
    places,
)
from dalil.records.quotes import Span

LINE = [(n * 40, 400, n * 40 + 36, 440) for n in range(5)]
NEXT = [(n * 40, 460, n * 40 + 36, 500) for n in range(5)]
PAGES = (Page(width=595, height=842), Page(width=595, height=842, read=Read.OCR, confidence=0.8))


def layout() -> Layout:
    first = Stretch(span=Span(start=0, end=11), page=1, boxes=packed([*LINE, NOWHERE, *NEXT]))
    second = Stretch(span=Span(start=11, end=16), page=2, boxes=packed(LINE))
    doubt = Doubt(span=Span(start=12, end=14), confidence=0.4, other="17")
    return Layout(blocks=(), pages=PAGES, stretches=(first, second), doubts=(doubt,))


def test_places_come_back_as_they_were_packed() -> None:
    assert places(packed([*LINE, NOWHERE])) == (*LINE, NOWHERE)
    assert places(b"") == ()


def test_a_quote_on_two_lines_has_two_boxes_in_points() -> None:
    first, second = layout().boxes_of(Span(start=3, end=8))
    assert first == Box(page=1, left=30, top=100, right=49, bottom=110)
    assert (second.left, second.top) == (0, 115)


def test_a_quote_on_two_pages_has_boxes_on_both() -> None:
    assert [b.page for b in layout().boxes_of(Span(start=9, end=13))] == [1, 2]


def test_a_position_before_the_first_stretch_has_no_page() -> None:
    late = Layout(blocks=(), stretches=(Stretch(span=Span(start=5, end=9), page=1),))
    assert late.page_at(2) is None
    assert late.page_at(20) == 1


def test_ocr_is_known_by_the_page() -> None:
    assert not layout().is_ocr(Span(start=0, end=5))
    assert layout().is_ocr(Span(start=9, end=13))


def test_doubts_are_those_whose_words_are_touched() -> None:
    assert layout().doubts_in(Span(start=0, end=12)) == ()
    assert [d.other for d in layout().doubts_in(Span(start=13, end=16))] == ["17"]


def test_blocks_out_of_order_are_refused() -> None:
    blocks = tuple(Block(kind=BlockKind.ITEM, span=Span(start=s, end=s + 4)) for s in (5, 3))
    with pytest.raises(ValueError, match="out of order"):
        Layout(blocks=blocks)
