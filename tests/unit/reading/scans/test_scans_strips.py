"""Strips: small pictures of the page around quoted words."""

from __future__ import annotations

import io
import random

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageDraw

from dalil.errors import ReadingError
from dalil.reading.images import cut_images
from dalil.reading.scans.strips import MAX_BYTES, MAX_HEIGHT, MAX_WIDTH, strip
from dalil.records.layouts import Box
from dalil.records.sources import Source
from factories import make_source

SCAN, PDF = "dalil.scan.v1", "dalil.pdf.v1"
WIDTH, HEIGHT = 595.0, 842.0  # points
MARK = Box(page=2, left=100, top=200, right=300, bottom=212)


def page(*marks: Box, dpi: float = 144) -> Image.Image:
    """A white page with black marks."""
    scale = dpi / 72
    image = Image.new("L", (round(WIDTH * scale), round(HEIGHT * scale)), "white")
    for box in marks:
        ImageDraw.Draw(image).rectangle([scale * e for e in (box.left, box.top, box.right, box.bottom)], fill=0)
    return image


def file_of(kind: str, *pages: Image.Image) -> bytes:
    """An image file or a PDF of those pages."""
    out = io.BytesIO()
    dpi = 144 if kind == "PDF" else (144, 144)
    pages[0].save(out, kind, save_all=True, append_images=pages[1:], **{"resolution" if kind == "PDF" else "dpi": dpi})
    return out.getvalue()


def shown(png: bytes | None) -> Image.Image:
    """The picture in a strip."""
    assert png is not None and len(png) <= MAX_BYTES
    image = Image.open(io.BytesIO(png)).convert("L")
    assert image.width <= MAX_WIDTH and image.height <= MAX_HEIGHT
    return image


@pytest.mark.parametrize(("kind", "reader"), [("TIFF", SCAN), ("PDF", PDF)])
def test_the_words_stand_in_the_middle_of_their_strip(kind: str, reader: str) -> None:
    image = shown(strip(file_of(kind, page(), page(MARK)), reader, [MARK]))
    assert image.width / image.height == pytest.approx(216 / 22, rel=0.05)
    middle = image.height // 2
    assert image.getpixel((image.width // 2, middle)) == 0
    assert [image.getpixel((x, middle)) for x in (1, image.width - 2)] == [255, 255]
    assert [image.getpixel((image.width // 2, y)) for y in (0, image.height - 1)] == [255, 255]


def test_several_lines_share_a_strip() -> None:
    second = Box(page=1, left=60, top=230, right=320, bottom=242)
    first = Box(page=1, left=100, top=200, right=300, bottom=212)
    image = shown(strip(file_of("PNG", page(first, second)), SCAN, [first, second]))
    assert (image.width, image.height) == (552, 104)


def test_a_noisy_page_still_makes_a_small_strip() -> None:
    image = page(MARK)
    noise = Image.frombytes("L", image.size, random.Random(7).randbytes(image.width * image.height))
    data = file_of("PNG", ImageChops.subtract(image, noise.point(lambda value: value // 2)))
    assert shown(strip(data, SCAN, [Box(page=1, left=100, top=200, right=300, bottom=212)]))
    whole = strip(data, SCAN, [Box(page=1, left=20, top=20, right=570, bottom=500)])
    assert whole is None or shown(whole)


@pytest.mark.parametrize("reader", [SCAN, PDF])
@pytest.mark.parametrize(
    "boxes",
    [
        [],
        [Box(page=9, left=1, top=1, right=9, bottom=9)],
        [Box(page=0, left=1, top=1, right=9, bottom=9)],
        [Box(page=1, left=9000, top=1, right=9900, bottom=9)],
        [Box(page=1, left=90, top=80, right=-900, bottom=-900)],
    ],
)
def test_what_is_not_on_a_page_has_no_strip(reader: str, boxes: list[Box]) -> None:
    assert strip(file_of("PDF" if reader == PDF else "PNG", page()), reader, boxes) is None


@pytest.mark.parametrize("reader", [SCAN, PDF])
@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 and no more", b"\x89PNG\r\n\x1a\n....", b"\0" * 99])
def test_bytes_that_hold_no_page_are_an_error(reader: str, data: bytes) -> None:
    with pytest.raises(ReadingError, match="D120"):
        strip(data, reader, [MARK])


def scan() -> tuple[bytes, Source]:
    """A scan of two pages."""
    return file_of("TIFF", page(), page(MARK)), make_source("x", origin="scan.tif")


def test_images_are_cut_by_groups_in_their_order() -> None:
    data, source = scan()
    beyond = Box(page=5, left=1, top=1, right=9, bottom=9)
    found = cut_images(data, source, [(beyond,), (MARK,), ()])
    assert [png is None for png in found] == [True, False, True]
    assert found[1] == strip(data, SCAN, [MARK])


def test_the_same_page_gives_the_same_bytes() -> None:
    data, _ = scan()
    assert strip(data, SCAN, [MARK]) == strip(data, SCAN, [MARK])


def test_a_turned_page_of_a_pdf_is_shown_as_it_is_seen() -> None:
    document = pdfium.PdfDocument(file_of("PDF", page(MARK)))
    document[0].set_rotation(180)
    out = io.BytesIO()
    document.save(out)
    turned = Box(page=1, left=WIDTH - 300, top=HEIGHT - 212, right=WIDTH - 100, bottom=HEIGHT - 200)
    image = shown(strip(out.getvalue(), PDF, [turned]))
    assert image.getpixel((image.width // 2, image.height // 2)) == 0
