"""Lines that go on in the next one although the edge of their column is not sure."""

from __future__ import annotations

import pytest

from dalil.reading.pages.lines import Line
from dalil.reading.pages.paragraphs import Column, blocks_of


def line(text: str, bottom: float, right: float) -> Line:
    places = [(0, 0, 80, 40)] * len(text)
    return Line(text=text, places=places, page=1, left=50, top=bottom - 10, right=right, bottom=bottom, size=10)


@pytest.mark.parametrize(
    ("end", "right", "blocks"),
    [("of the port,", 470, 1), ("of the port.", 470, 2), ("of the port", 400, 2)],
)
def test_a_line_that_ends_no_sentence_goes_on_where_little_room_is_left(end: str, right: float, blocks: int) -> None:
    lines = [line(f"The council spoke {end}", 100, right), line("and of its fees", 114, 200)]
    assert len(list(blocks_of(Column(lines, 50, 500), {20: 14.0}))) == blocks


@pytest.mark.parametrize(("following", "blocks"), [("Training and equipment:", 2), ("Training and equipment", 1)])
def test_a_short_line_with_a_colon_begins_anew_after_the_end_of_a_sentence(following: str, blocks: int) -> None:
    lines = [line("- Premiums for widows, 20 a year.", 100, 500), line(following, 114, 200)]
    assert len(list(blocks_of(Column(lines, 50, 500), {20: 14.0}))) == blocks
