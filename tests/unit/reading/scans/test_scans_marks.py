"""Bullets and full stops are seen in the ink where Tesseract overlooks them."""

import numpy as np
from PIL import Image, ImageDraw

from dalil.reading.scans.marks import with_marks
from dalil.reading.scans.merging import Script, Token
from dalil.reading.scans.rows import MARGIN
from dalil.reading.scans.views import view_of


def read(*texts: str, bullet: bool = False, stop: bool = False, high: int = 6, rtl: bool = True) -> list[str]:
    image = Image.new("L", (900, 200), 255)
    pen = ImageDraw.Draw(image)
    for n in range(8):
        pen.rectangle((200 + 50 * n, 80, 230 + 50 * n, 110), fill=0)
    right, left = (640, 170) if rtl else (170, 600)
    if bullet:
        pen.ellipse((right, 88, right + 14, 102), fill=0)
    if stop:
        pen.rectangle((left, 105, left + 6, 105 + high), fill=0)
    view = view_of(np.asarray(image))
    (row,) = view.rows
    step = 400 // len(texts)
    offset = 200 - row.left + MARGIN
    tokens = [
        Token(text=t, script=Script.ARABIC, confidence=0.9, left=offset + step * n, right=offset + step * (n + 1) - 20)
        for n, t in enumerate(texts)
    ]
    return [t.text for t in with_marks(tokens, row, view, rtl=rtl)]


def test_a_disc_before_the_words_is_a_bullet() -> None:
    assert read("الأولى", "الدفعة", bullet=True) == ["الأولى", "الدفعة", "•"]


def test_in_a_line_from_the_left_the_bullet_stands_left() -> None:
    assert read("First", "phase", bullet=True, rtl=False) == ["•", "First", "phase"]


def test_a_dot_on_the_line_after_the_last_word_is_a_full_stop() -> None:
    assert read("الأولى", "الدفعة", stop=True) == ["الأولى.", "الدفعة"]
    assert read("First", "phase", stop=True, rtl=False) == ["First", "phase."]


def test_a_stop_that_was_read_is_not_doubled() -> None:
    assert read("الأولى.", "الدفعة", stop=True) == ["الأولى.", "الدفعة"]


def test_nothing_is_added_where_there_is_no_ink() -> None:
    assert read("الأولى", "الدفعة") == ["الأولى", "الدفعة"]


def test_a_stop_that_is_higher_than_wide_is_a_comma() -> None:
    assert read("الأولى.", "الدفعة", stop=True, high=12)[0] == "الأولى،"
    assert read("الأولى.", "الدفعة", stop=True)[0] == "الأولى."


def test_a_comma_that_was_read_as_a_hamza_is_a_comma() -> None:
    assert read("العربيء", "النقد", stop=True, high=12)[0] == "العربي،"
    assert read("الوزراء", "النقد", stop=True, high=12)[0] == "الوزراء"


def test_the_number_of_an_item_alone_has_the_stop_that_is_seen() -> None:
    assert read("12", stop=True) == ["12."]
    assert read("12") == ["12"]
