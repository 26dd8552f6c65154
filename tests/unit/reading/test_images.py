"""Pieces of page images."""

from __future__ import annotations

import base64
import json
import struct
from pathlib import Path

import pytest

from dalil.errors import ReadingError
from dalil.reading import images
from dalil.reading.images import MAX_BYTES, cut_images, pieces
from factories import make_source

HEADER = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def answer(*found: bytes | None) -> bytes:
    """What the process of parsers answers."""
    return json.dumps([None if png is None else base64.b64encode(png).decode() for png in found]).encode()


def png(width: int, height: int, size: int = 99) -> bytes:
    """Bytes that begin as a PNG of that size does."""
    return (HEADER + struct.pack(">2I", width, height)).ljust(size, b".")


def test_what_is_no_picture_or_too_large_is_left_out() -> None:
    found = answer(png(600, 40), None, b"GIF89a", png(60_000, 60_000), png(600, 40, MAX_BYTES + 1), png(0, 4), b"")
    assert pieces(found, 7, Path("scan.png")) == (png(600, 40), None, None, None, None, None, None)


@pytest.mark.parametrize(
    "junk", [b"", b"{", b"3", b"null", b"[3]", b'["*"]', b"[[]]", b"[" * 99_999, b'{"a": 1}', b"[]"]
)
def test_an_answer_that_is_none_breaks_off(junk: bytes) -> None:
    with pytest.raises(ReadingError, match="D118"):
        pieces(junk, 1, Path("scan.png"))


def test_a_parser_that_is_not_there_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "CUT", "dalil.reading.scans.strips:no_such_function")
    with pytest.raises(ReadingError, match="D118"):
        cut_images(b"", make_source("x", origin="scan.png"), [()])
