"""Latin names among Arabic words are read once more on their own."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dalil.reading.scans.engine import Word
from dalil.reading.scans.latin import with_latin
from dalil.reading.scans.merging import Script, Token
from dalil.reading.scans.rows import MARGIN
from dalil.reading.scans.views import view_of


def read(words: str, confidence: float, *, garbled: str = "معلاهطلهلا", comma: bool = False) -> list[str]:
    """A line of two words, the left one garbled, and what it becomes where it is read as told."""
    image = Image.new("L", (900, 200), 255)
    pen = ImageDraw.Draw(image)
    for left in (*range(200, 400, 40), *range(440, 600, 40)):
        pen.rectangle((left, 80, left + 30, 110), fill=0)
    if comma:
        pen.rectangle((190, 104, 194, 114), fill=0)
    view = view_of(np.asarray(image))
    offset = MARGIN - view.rows[0].left
    places = ((garbled, 0.1, 190, 392), ("مدينة", 0.9, 440, 592))
    tokens = [
        Token(text=t, script=Script.ARABIC, confidence=c, left=left + offset, right=right + offset)
        for t, c, left, right in places
    ]
    found = Word(text=words, confidence=confidence, left=20, top=0, right=200, bottom=30, line=(1, 1, 1))
    (line,) = with_latin([tokens], view, lambda pictures: [[found] for _ in pictures])
    return [t.text for t in line]


def test_a_name_that_is_read_clearly_on_its_own_replaces_garbled_letters() -> None:
    assert read("Nordhaven", 0.9) == ["Nordhaven", "مدينة"]


def test_a_comma_left_of_a_name_is_kept_before_it() -> None:
    assert read("Nordhaven", 0.9, comma=True) == ["،Nordhaven", "مدينة"]


@pytest.mark.parametrize(("words", "confidence"), [("Nordhaven", 0.5), ("ple", 0.8), ("4127.55", 0.9), ("", 0.0)])
def test_what_is_not_surely_latin_stays_as_it_was(words: str, confidence: float) -> None:
    assert read(words, confidence) == ["معلاهطلهلا", "مدينة"]


def test_a_word_in_use_is_not_read_again() -> None:
    assert read("Nordhaven", 0.9, garbled="المدينة") == ["المدينة", "مدينة"]
