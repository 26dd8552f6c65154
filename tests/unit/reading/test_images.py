"""Pieces of page images."""

from __future__ import annotations

import pytest

from dalil.errors import ReadingError
from dalil.reading import images
from factories import make_source


def test_images_need_what_reads_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "CUT", "dalil.reading.no_such_part:cut")
    with pytest.raises(ReadingError, match="D123"):
        images.cut_images(b"", make_source("x"), [()])
