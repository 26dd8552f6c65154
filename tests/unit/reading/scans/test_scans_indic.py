"""Arabic-Indic digits are told by their shape."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dalil.reading.scans.indic import Shapes, grouped, numbers_in
from dalil.reading.scans.views import view_of

STROKES = {
    "١": [((14, 0), (18, 40))],
    "٧": [((0, 0), (14, 40)), ((14, 40), (28, 0))],
    "٨": [((0, 40), (14, 0)), ((14, 0), (28, 40))],
}


def drawn(text: str) -> list[Shapes]:
    image = Image.new("L", (400, 200), 255)
    pen = ImageDraw.Draw(image)
    for n, char in enumerate(text):
        left, top = 100 + 42 * n, 80
        if char == "٠":
            pen.ellipse((left + 8, top + 14, left + 18, top + 24), fill=0)
        for start, end in STROKES.get(char, ()):
            pen.line((left + start[0], top + start[1], left + end[0], top + end[1]), fill=0, width=6)
    view = view_of(np.asarray(image))
    return [s for row in view.rows for s in numbers_in(view.pieces, row.pieces, view.runs, view.size)]


@pytest.mark.parametrize("text", ["٧٨", "١٨٧", "٧٠٨", "٨٧١"])
def test_digits_are_read_by_their_strokes(text: str) -> None:
    assert [s.text for s in drawn(text)] == [text]


def test_shapes_that_other_letters_share_are_not_decisive() -> None:
    assert not any(s.decisive for s in drawn("١١"))
    assert [s.decisive for s in drawn("٧٨")] == [True]


@pytest.mark.parametrize(
    ("shown", "read"),
    [("٣٨٧٫٥٠٠", "٣٨٧٬٥٠٠"), ("٧٬٨", "٧٫٨"), ("٢٫٤٥٠٫٠٠٠", "٢٬٤٥٠٬٠٠٠"), ("١٢٣٤٫٥٦٧", "١٢٣٤٫٥٦٧"), ("٤٥", "٤٥")],
)
def test_separators_are_told_by_the_digits_after_them(shown: str, read: str) -> None:
    assert grouped(shown) == read
