"""Image files become text with places, or one coded error."""

import io
import shutil
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from dalil.errors import ReadingError
from dalil.reading.extracts import Extract
from dalil.reading.files import DEFAULT_LIMITS, Limits
from dalil.reading.scans import engine, files, pages
from dalil.reading.scans.engine import EngineError, Word
from dalil.reading.scans.reader import extract
from dalil.records.layouts import Read
from dalil.records.quotes import Span

tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract")


def png(image: Image.Image, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format="PNG", **options)
    return file.getvalue()


def page(*lines: str, size: tuple[int, int] = (900, 300)) -> Image.Image:
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    for n, line in enumerate(lines):
        draw.text((60, 50 + 70 * n), line, fill=0, font=ImageFont.load_default(36))
    return image


@pytest.fixture(scope="module")
def read() -> Extract:
    image = page("The council met in March", "and paid 450 dinars")
    return extract(png(image, dpi=(144, 144)), "m.png", DEFAULT_LIMITS)


@tesseract
def test_the_words_of_an_image_are_read(read: Extract) -> None:
    assert " ".join(read.text.split()) == "The council met in March and paid 450 dinars"
    assert read.layout.pages[0].read is Read.OCR


@tesseract
def test_the_place_of_a_word_is_where_the_image_shows_it(read: Extract) -> None:
    start = read.text.index("450")
    (box,) = read.layout.boxes_of(Span(start=start, end=start + 3))
    font = ImageFont.load_default(36)
    left = (60 + font.getlength("and paid ")) / 2
    assert abs(box.left - left) < 4
    assert abs(box.right - left - font.getlength("450") / 2) < 4
    assert 60 <= box.top <= 72


@tesseract
def test_pages_read_by_ocr_are_told(read: Extract) -> None:
    (issue,) = [i for i in read.issues if i.code == "D167"]
    assert ("pages", "1") in issue.values


@tesseract
def test_an_image_without_words_is_an_empty_page() -> None:
    found = extract(png(Image.new("L", (400, 300), 255)), "blank.png", DEFAULT_LIMITS)
    assert found.text == ""
    assert found.layout.pages[0].read is Read.EMPTY


@tesseract
def test_each_frame_of_a_tiff_is_a_page() -> None:
    file = io.BytesIO()
    page("First page").save(file, format="TIFF", save_all=True, append_images=[page("Second page")])
    found = extract(file.getvalue(), "two.tif", DEFAULT_LIMITS)
    assert [s.page for s in found.layout.stretches] == [1, 2]
    assert found.text.split() == ["First", "page", "Second", "page"]


def test_a_file_with_more_frames_than_the_limit_is_refused() -> None:
    file = io.BytesIO()
    page("one").save(file, format="TIFF", save_all=True, append_images=[page("two"), page("three")])
    with pytest.raises(ReadingError, match="D121"):
        extract(file.getvalue(), "three.tif", Limits(max_pages=2))


@pytest.mark.parametrize("kept", [0.05, 0.5, 0.95])
def test_a_truncated_image_is_damaged(kept: float) -> None:
    data = png(page("The council met"))
    with pytest.raises(ReadingError, match="D120"):
        extract(data[: int(len(data) * kept)], "cut.png", DEFAULT_LIMITS)


def test_an_image_of_too_many_pixels_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_PIXELS", 1_000)
    with pytest.raises(ReadingError, match="D120"):
        extract(png(page("The council met")), "bomb.png", DEFAULT_LIMITS)


def test_bytes_that_are_no_image_are_damaged() -> None:
    with pytest.raises(ReadingError, match="D120"):
        extract(b"\x89PNG\r\n\x1a\n" + b"none" * 20, "no.png", DEFAULT_LIMITS)


def test_the_reason_of_a_refusal_is_the_same_each_time() -> None:
    with pytest.raises(ReadingError) as refused:
        extract(b"\xff\xd8\xff" + b"none" * 20, "no.jpg", DEFAULT_LIMITS)
    assert refused.value.values["reason"] == "no image of a known kind"


def test_without_tesseract_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "languages", frozenset)
    with pytest.raises(ReadingError, match="D124"):
        extract(png(page("The council met")), "m.png", DEFAULT_LIMITS)


def test_without_arabic_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "languages", lambda: frozenset({"eng"}))
    with pytest.raises(ReadingError, match="D127"):
        extract(png(page("The council met")), "m.png", DEFAULT_LIMITS)


def breaking(monkeypatch: pytest.MonkeyPatch, *outcomes: Exception | None) -> None:
    """Tesseract fails as told, call by call, and then works."""
    left = list(outcomes)

    def run(images: list[Image.Image], **options: Any) -> list[list[Word]]:
        outcome = left.pop(0) if left else None
        if outcome is not None:
            raise outcome
        return real(images, **options)

    real = pages.recognise
    monkeypatch.setattr(pages, "recognise", run)


def two_pages() -> bytes:
    file = io.BytesIO()
    page("First page").save(file, format="TIFF", save_all=True, append_images=[page("Second page")])
    return file.getvalue()


@tesseract
def test_a_page_that_takes_too_long_costs_that_page(monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(monkeypatch, TimeoutError())
    found = extract(two_pages(), "slow.tif", DEFAULT_LIMITS)
    assert found.text.split() == ["Second", "page"]
    assert "D169" in [i.code for i in found.issues]


@tesseract
def test_a_page_where_the_program_breaks_off_twice_costs_that_page(monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(monkeypatch, EngineError("no"), EngineError("no"))
    found = extract(two_pages(), "odd.tif", DEFAULT_LIMITS)
    assert found.text.split() == ["Second", "page"]
    assert "D195" in [i.code for i in found.issues]


@tesseract
def test_a_page_where_the_program_breaks_off_once_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(monkeypatch, EngineError("no"))
    assert extract(png(page("The council met")), "m.png", DEFAULT_LIMITS).text.split() == ["The", "council", "met"]


def test_a_file_that_takes_too_long_has_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "languages", lambda: frozenset({"ara", "eng"}))
    breaking(monkeypatch, TimeoutError())
    with pytest.raises(ReadingError, match="D117"):
        extract(png(page("The council met")), "slow.png", DEFAULT_LIMITS)


def test_a_program_that_always_breaks_off_costs_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "languages", lambda: frozenset({"ara", "eng"}))
    monkeypatch.setattr(engine, "PROGRAM", "false")
    with pytest.raises(ReadingError, match="D120"):
        extract(png(page("The council met")), "m.png", DEFAULT_LIMITS)


@tesseract
def test_a_page_of_noise_is_given_up() -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 256, (1000, 800)).astype(np.uint8))
    with pytest.raises(ReadingError, match=r"D120.*no lines"):
        extract(png(noise), "noise.png", DEFAULT_LIMITS)


@pytest.mark.parametrize(("size", "shade"), [((1, 1), 0), ((1, 1), 255), ((600, 800), 0), ((1, 3000), 0)])
def test_a_page_of_one_shade_is_empty(size: tuple[int, int], shade: int) -> None:
    assert extract(png(Image.new("L", size, shade)), "plain.png", DEFAULT_LIMITS).text == ""
