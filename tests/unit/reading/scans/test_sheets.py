"""Whole pages as images."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from dalil.errors import ReadingError
from dalil.reading.files import DEFAULT_LIMITS
from dalil.reading.scans.sheets import HEIGHT, WIDTH, draw

SCAN, PDF = "dalil.scan.v1", "dalil.pdf.v1"


def file_of(kind: str, *shades: int, size: tuple[int, int] = (1190, 1684)) -> bytes:
    """Pages with a grey square in the middle."""
    pages = []
    for shade in shades:
        page = Image.new("L", size, "white")
        ImageDraw.Draw(page).rectangle([size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2], fill=shade)
        pages.append(page)
    out = io.BytesIO()
    dpi = {"resolution": 144} if kind == "PDF" else {"dpi": (144, 144)}
    pages[0].save(out, kind, save_all=True, append_images=pages[1:], **dpi)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "reader"), [("TIFF", SCAN), ("PDF", PDF)])
def test_the_wanted_page_is_drawn(kind: str, reader: str) -> None:
    image = Image.open(io.BytesIO(draw(file_of(kind, 255, 0), reader, "f", 2, DEFAULT_LIMITS))).convert("L")
    assert image.width <= WIDTH and image.height <= HEIGHT
    assert image.getpixel((image.width * 3 // 8, image.height * 3 // 8)) == 0
    assert image.getpixel((5, 5)) == 255


@pytest.mark.parametrize(("kind", "reader"), [("TIFF", SCAN), ("PDF", PDF)])
def test_a_page_that_is_not_there_gives_nothing(kind: str, reader: str) -> None:
    assert draw(file_of(kind, 0), reader, "f", 2, DEFAULT_LIMITS) == b""


def test_a_huge_page_is_drawn_small() -> None:
    data = file_of("PDF", 0, size=(9_000, 300))
    assert Image.open(io.BytesIO(draw(data, PDF, "f", 1, DEFAULT_LIMITS))).width <= WIDTH


def test_damaged_bytes_are_told() -> None:
    with pytest.raises(ReadingError, match="D120"):
        draw(b"%PDF-1.4 nothing", PDF, "f", 1, DEFAULT_LIMITS)
