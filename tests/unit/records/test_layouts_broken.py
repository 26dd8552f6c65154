"""Layouts in which something is damaged, not known, or out of line."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest

from dalil.records.layouts import Doubt, Layout, Page, Read, Stretch, packed, places
from dalil.records.quotes import Span
from factories import make_layout

TEXT = "one two\nthree\nfour five\n"
FOUR = TEXT.index("four")
LAYOUT = make_layout(TEXT, [(0, Read.TEXT, None), (FOUR, Read.OCR, 0.9)])


def span(words: str) -> Span:
    """Where the words stand."""
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def test_only_the_page_may_be_known() -> None:
    bare = replace(LAYOUT, stretches=tuple(replace(s, boxes=b"") for s in LAYOUT.stretches))
    assert bare.boxes_of(span("five")) == ()
    assert bare.page_at(span("five").start) == 2


@pytest.mark.parametrize("boxes", [b"junk", packed([(1, 2, 3, 4)]), zlib.compress(bytes(5_000_000))])
def test_damaged_boxes_are_an_error_when_asked_for_and_unknown_to_a_quote(boxes: bytes) -> None:
    damaged = replace(LAYOUT, stretches=(replace(LAYOUT.stretches[0], boxes=boxes), LAYOUT.stretches[1]))
    assert damaged.boxes_of(span("two")) == ()
    with pytest.raises(ValueError, match=r"expected 14|header"):
        places(boxes, FOUR)


def test_doubts_are_found_by_the_words_they_are_about() -> None:
    doubts = tuple(Doubt(span=span(words), confidence=0.5) for words in ("one", "three", "five"))
    layout = Layout(blocks=(), pages=(Page(width=1, height=1),), stretches=LAYOUT.stretches[:1], doubts=doubts)
    assert layout.doubts_in(span("two\nthree")) == doubts[1:2]
    assert layout.doubts_in(span("one two\nthree\nfour five")) == doubts
    assert layout.doubts_in(span(" two\n")) == ()


def test_a_page_that_is_not_there_is_passed_over() -> None:
    stray = Layout(blocks=(), stretches=(Stretch(span=Span(start=0, end=9), page=7),))
    assert (stray.pages_of(Span(start=0, end=9)), stray.is_ocr(Span(start=0, end=9))) == ((), False)


def boxed(*letters: tuple[int, int, int, int]) -> list[tuple[float, ...]]:
    """The boxes of a quote whose letters stand there, in points."""
    quarters = [tuple(4 * edge for edge in letter) for letter in letters]
    whole = Span(start=0, end=len(letters))
    stretch = Stretch(span=whole, page=1, boxes=packed(quarters))
    found = Layout(blocks=(), pages=(Page(width=1, height=1),), stretches=(stretch,)).boxes_of(whole)
    return [(b.left, b.top, b.right, b.bottom) for b in found]


def test_signs_above_and_below_their_letters_stay_on_the_line() -> None:
    bullet, letter, above, below, stop = (
        (210, 104, 214, 108),
        (190, 100, 200, 112),
        (192, 95, 196, 97),
        (180, 115, 184, 117),
        (176, 110, 178, 112),
    )
    assert boxed(bullet, letter, above, below, stop) == [(176, 95, 214, 117)]
    assert boxed(above, letter, below) == [(180, 95, 200, 117)]


def test_lines_set_close_stay_apart() -> None:
    first = [(200 - 8 * n, 100, 207 - 8 * n, 112) for n in range(9)]
    second = [(200 - 8 * n, 115, 207 - 8 * n, 127) for n in range(9)]
    assert boxed(*first, *second) == [(136, 100, 207, 112), (136, 115, 207, 127)]
