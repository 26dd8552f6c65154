"""Image files become text with places, or one coded error."""

import io
import shutil

import pytest
from PIL import Image, ImageDraw, ImageFont

from dalil.errors import ReadingError
from dalil.reading.files import DEFAULT_LIMITS
from dalil.reading.scans import engine
from dalil.reading.scans.reader import extract

tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract")


def png(image: Image.Image, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format="PNG", **options)
    return file.getvalue()


def page(*lines: str, size: tuple[int, int] = (900, 400)) -> Image.Image:
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    for n, line in enumerate(lines):
        draw.text((60, 50 + 70 * n), line, fill=0, font=ImageFont.load_default(36))
    return image


@tesseract
def test_the_words_of_an_image_are_read_with_their_places() -> None:
    found = extract(
        png(page("The council met in March", "and paid 450 dinars"), dpi=(150, 150)), "m.png", DEFAULT_LIMITS
    )
    assert "The council met in March" in found.text
    assert "450" in found.text
    assert found.layout.stretches[0].boxes


def test_a_truncated_image_is_damaged() -> None:
    data = png(page("The council met"))
    with pytest.raises(ReadingError, match="D120"):
        extract(data[: len(data) // 2], "cut.png", DEFAULT_LIMITS)


def test_without_tesseract_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "languages", frozenset)
    with pytest.raises(ReadingError, match="D124"):
        extract(png(page("The council met")), "m.png", DEFAULT_LIMITS)


def test_without_arabic_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "languages", lambda: frozenset({"eng"}))
    with pytest.raises(ReadingError, match="D127"):
        extract(png(page("The council met")), "m.png", DEFAULT_LIMITS)
