"""Footnotes and endnotes: their elements, and the number that each shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lxml.etree import _Element as Element

from dalil.reading.docx.markup import W, number, value
from dalil.reading.docx.numerals import numeral
from dalil.reading.docx.words import Note

DEFAULT_STYLES = {"footnote": "decimal", "endnote": "lowerRoman"}


class Notes:
    """The notes of a file that have not been read yet."""

    def __init__(self, elements: Mapping[tuple[str, str], Element], settings: Mapping[str, Element]) -> None:
        self._elements = dict(elements)  # by kind and id
        self._settings = settings  # by kind: how they are numbered
        self._counts: Counter[str] = Counter()

    def take(self, note: Note) -> tuple[Element | None, str]:
        """The element of a note and its number; none where it has been read already."""
        element = self._elements.pop((note.kind, note.id), None)
        settings = self._settings.get(note.kind)
        sign = ""
        if note.numbered:
            start = number(value(settings, "numStart"))
            count = self._counts[note.kind] + (1 if start is None else start)
            rtl = element is not None and any(True for _ in element.iter(W + "bidi"))
            sign = numeral(count, value(settings, "numFmt") or DEFAULT_STYLES[note.kind], rtl=rtl)
            self._counts[note.kind] += 1
        return element, sign
