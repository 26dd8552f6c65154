"""Lines cut at the gap between two columns that the page before shows."""

from __future__ import annotations

from dalil.reading.pages.gutters import parted
from dalil.reading.pages.lines import Line
from dalil.records.layouts import NOWHERE, SCALE, Place

WIDTH = 6  # points of a letter


def line(text: str, lefts: list[float]) -> Line:
    """A line whose letters stand at these edges, blanks nowhere."""
    edges = iter(lefts)
    places: list[Place] = []
    for char in text:
        left = NOWHERE[0] if char == " " else round(next(edges) * SCALE)
        places.append(NOWHERE if char == " " else (left, 40, left + WIDTH * SCALE, 80))
    shown = [p for p in places if p != NOWHERE]
    left, right = min(p[0] for p in shown) / SCALE, max(p[2] for p in shown) / SCALE
    return Line(text=text, places=places, page=1, left=left, top=10, right=right, bottom=20, size=10)


def test_a_line_over_a_known_gap_is_cut_there() -> None:
    parts = parted([line("ab cd", [100, 106, 300, 306])], [200])
    assert [(p.text, p.left, p.right) for p in parts] == [("ab", 100, 112), ("cd", 300, 312)]
    assert all(len(p.text) == len(p.places) for p in parts)


def test_a_line_from_the_right_begins_in_the_right_column() -> None:
    parts = parted([line("اب جد", [306, 300, 106, 100])], [200])
    assert [p.text for p in parts] == ["اب", "جد"]


def test_a_heading_across_both_columns_stays_whole() -> None:
    whole = line("abc", [180, 196, 212])
    assert parted([whole], [200]) == [whole]


def test_a_line_that_goes_over_the_gap_and_back_stays_whole() -> None:
    whole = line("a b c", [100, 300, 120])
    assert parted([whole], [200]) == [whole]
