"""A PDF opened, or why it cannot be.

PDFium keeps all that it has parsed of a document, so it is opened anew every so many pages: a long one then takes no
more memory than a short one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from dalil.errors import ReadingError
from dalil.reading.files import Limits

STINT = 24  # pages after which a document is opened anew
SHARE = 0.1  # of the time that the pages took, which opening may take: a damaged file is searched whole each time


class Document:
    """A PDF that gives one page after another."""

    def __init__(self, data: bytes, count: int, opened: Any) -> None:
        self._data = data
        self._count = count
        self._opened = opened
        self._pages = 0  # since it was opened
        self._since = time.monotonic()

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: int) -> Any:
        """The page of an index, to be closed before the next one is asked for; raises `PdfiumError`."""
        if self._pages >= STINT:
            self._renew()
        self._pages += 1
        return self._opened[at]

    @property
    def opened(self) -> Any:
        """The document as pypdfium2 knows it."""
        return self._opened

    def close(self) -> None:
        """Give its memory back."""
        self._opened.close()

    def _renew(self) -> None:
        start = time.monotonic()
        spent = start - self._since
        fresh = pdfium.PdfDocument(self._data)
        self._opened.close()
        self._opened = fresh
        self._since = time.monotonic()
        self._pages = 0 if self._since - start <= SHARE * spent else -len(self)


@contextmanager
def opened(data: bytes, name: str, limits: Limits) -> Iterator[Document]:
    """The document in the bytes of a file, closed at the end."""
    try:
        first = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as e:
        code = getattr(e, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD:
            raise ReadingError("D128", path=name) from e
        raise ReadingError("D120", path=name, reason=str(e)) from e
    document = Document(data, len(first), first)
    try:
        if len(document) == 0:
            raise ReadingError("D120", path=name, reason="no page")
        if len(document) > limits.max_pages:
            raise ReadingError("D121", path=name, count=len(document), limit=limits.max_pages)
        yield document
    finally:
        document.close()
