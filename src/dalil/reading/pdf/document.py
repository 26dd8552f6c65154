"""A PDF opened, or why it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from dalil.errors import ReadingError
from dalil.reading.files import Limits


@contextmanager
def opened(data: bytes, name: str, limits: Limits) -> Iterator[Any]:
    """The document in the bytes of a file, closed at the end."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as e:
        code = getattr(e, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD:
            raise ReadingError("D128", path=name) from e
        raise ReadingError("D120", path=name, reason=str(e)) from e
    try:
        if len(document) == 0:
            raise ReadingError("D120", path=name, reason="no page")
        if len(document) > limits.max_pages:
            raise ReadingError("D121", path=name, count=len(document), limit=limits.max_pages)
        yield document
    finally:
        document.close()
