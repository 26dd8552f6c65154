"""The lines of a page, recognised in its image."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PIL import Image

from dalil.reading.files import Limits
from dalil.reading.outlines import WordDoubt
from dalil.reading.pages.lines import Line
from dalil.reading.scans.engine import Word, recognise, require
from dalil.records.layouts import SCALE, Place
from dalil.text.direction import direction_of, language_of

DOUBTFUL = 0.6  # a word read with less confidence is a doubt
PAGE_MODE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """What OCR found on a page."""

    lines: tuple[Line, ...]  # in reading order
    confidence: float  # mean over its words by their letters, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """The page that pixels are turned into places of."""

    page: int
    across: float  # points a pixel
    down: float


def read_page(
    image: Image.Image, *, page: int, width: float, height: float, limits: Limits, name: str = ""
) -> ScannedPage:
    """The lines of the page, `width` by `height` points, that an image shows."""
    require(name)
    grey = image.convert("L")
    (words,) = recognise([grey], language="ara+eng", mode=PAGE_MODE, seconds=limits.max_page_seconds)
    sheet = _Sheet(page=page, across=width / grey.width, down=height / grey.height)
    lines = tuple(_line(list(group), sheet) for _, group in groupby(words, key=lambda w: w.line))
    return ScannedPage(lines=lines, confidence=_confidence(words))


def _confidence(words: Sequence[Word]) -> float:
    letters = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / letters if letters else 0.0


def _line(words: Sequence[Word], sheet: _Sheet) -> Line:
    text = " ".join(w.text for w in words)
    places: list[Place] = []
    doubts = []
    for n, word in enumerate(words):
        if n:
            places.append(_gap(words[n - 1], word, sheet))
        if word.confidence < DOUBTFUL:
            start = len(places)
            doubts.append(WordDoubt(start=start, end=start + len(word.text), confidence=word.confidence))
        places += _letters(word, sheet)
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    return Line(
        text=text,
        places=places,
        page=sheet.page,
        left=min(w.left for w in words) * sheet.across,
        top=top * sheet.down,
        right=max(w.right for w in words) * sheet.across,
        bottom=bottom * sheet.down,
        size=(bottom - top) * sheet.down,
        rtl=_rtl(text),
        doubts=tuple(doubts),
    )


def _rtl(text: str) -> bool:
    return direction_of(language_of(text)) == "rtl"


def _letters(word: Word, sheet: _Sheet) -> Iterator[Place]:
    """A word's box shared out evenly among its letters."""
    count = len(word.text)
    step = (word.right - word.left) / count
    for n in range(count):
        at = word.right - (n + 1) * step if _rtl(word.text) else word.left + n * step
        yield _place(at, word.top, at + step, word.bottom, sheet=sheet)


def _gap(before: Word, after: Word, sheet: _Sheet) -> Place:
    left, right = sorted((min(before.right, after.right), max(before.left, after.left)))
    return _place(left, min(before.top, after.top), right, max(before.bottom, after.bottom), sheet=sheet)


def _place(left: float, top: float, right: float, bottom: float, *, sheet: _Sheet) -> Place:
    across, down = sheet.across * SCALE, sheet.down * SCALE
    edges = (left * across, top * down, right * across, bottom * down)
    first, second, third, last = (min(65535, max(0, round(edge))) for edge in edges)
    return first, second, third, last
