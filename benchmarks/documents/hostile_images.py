"""Images that lie about their size, expand or go in circles."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

File = tuple[str, str, bytes]


def images() -> Iterator[File]:
    """All of them."""
    for side in (30_000, 100_000, 2_000_000_000):
        yield "huge_image", ".png", _png(side, side, rows=200)
    yield "huge_image", ".png", _png(12_000, 12_000, rows=12_000)
    yield "huge_image", ".tiff", _tiff(200_000, 200_000)
    yield "huge_image", ".jpg", _jpeg_of(65_000, 65_000)
    yield "huge_image", ".bmp", _bmp(2_000_000_000, 2_000_000_000)
    yield "image", ".bmp", _bmp(-5, -7)
    yield "image", ".tiff", _tiff(10, 10, circular=True)
    yield "image", ".tiff", _frames(2_000)
    yield "image", ".png", _png(0, 0, rows=0)
    yield "image", ".png", _png(300, 300, rows=300).replace(b"IDAT", b"IDAX")
    yield "image", ".png", b"\x89PNG\r\n\x1a\n"
    yield "image", ".jpg", b"\xff\xd8\xff\xe0" + b"\xff" * 100_000
    yield "image", ".webp", b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\0" * 64
    yield "image", ".png", _blank(1200, 900)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, *, rows: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * min((width + 7) // 8, 20_000)
    data = b"".join(packer.compress(row) for _ in range(rows)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _tiff(width: int, height: int, *, circular: bool = False) -> bytes:
    """One frame without compression, its pixels missing; its next frame may be itself."""
    entries = (
        (256, width),
        (257, height),
        (258, 8),
        (259, 1),
        (262, 1),
        (273, 200),
        (277, 1),
        (278, height),
        (279, 100),
    )
    body = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    made = b"II*\0" + struct.pack("<I", 8) + body + struct.pack("<I", 8 if circular else 0)
    return made.ljust(200, b"\0") + b"\xff" * 100


def _bmp(width: int, height: int) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + 300, 0, 0, 54) + head + b"\xff" * 300


def _jpeg_of(width: int, height: int) -> bytes:
    data = bytearray(_saved(Image.new("L", (64, 64), 255), "JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(data)


def _frames(count: int) -> bytes:
    held = io.BytesIO()
    frame = Image.new("1", (40, 40), 1)
    frame.save(held, "TIFF", save_all=True, append_images=[frame] * (count - 1))
    return held.getvalue()


def _blank(width: int, height: int) -> bytes:
    return _saved(Image.new("L", (width, height), 255), "PNG")


def _saved(image: Image.Image, kind: str) -> bytes:
    held = io.BytesIO()
    image.save(held, kind)
    return held.getvalue()
