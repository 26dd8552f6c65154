"""Sizes and weights that differ clearly are told; small differences between lines are not."""

import numpy as np
from PIL import Image, ImageDraw

from dalil.reading.pages.lines import Line
from dalil.reading.scans.typefaces import with_type
from dalil.reading.scans.views import view_of


def lines(*sizes: float, strokes: tuple[int, ...] = ()) -> list[Line]:
    image = Image.new("L", (1200, 120 * len(sizes) + 100), 255)
    pen = ImageDraw.Draw(image)
    for n in range(len(sizes)):
        for m in range(18):
            left, top = 60 + 50 * m, 60 + 120 * n
            pen.rectangle((left, top, left + 30, top + 34), outline=0, width=strokes[n] if strokes else 4)
    view = view_of(np.asarray(image))
    made = [
        Line(text="a" * 40, places=[(0, 0, 1, 1)] * 40, page=1, left=0, top=0, right=9, bottom=9, size=size)
        for size in sizes
    ]
    return list(with_type(made, view.rows, view))


def test_lines_of_nearly_one_size_have_one_size() -> None:
    assert {line.size for line in lines(12.0, 11.5, 13.0, 12.0)} == {12.0}


def test_a_heading_keeps_its_size() -> None:
    assert [line.size for line in lines(18.0, 12.0, 12.0)] == [18.0, 12.0, 12.0]


def test_thick_strokes_are_bold() -> None:
    assert [line.bold for line in lines(12.0, 12.0, 12.0, strokes=(9, 4, 4))] == [True, False, False]
