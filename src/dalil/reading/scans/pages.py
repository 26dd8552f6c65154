"""The lines of a page, recognised in its image."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
from PIL import Image, ImageOps

from dalil.reading.files import Limits
from dalil.reading.pages.lines import Line
from dalil.reading.pages.sheets import Rule
from dalil.reading.scans.edges import edges_of
from dalil.reading.scans.engine import ARABIC, ENGLISH, EngineError, recognise, require
from dalil.reading.scans.indic import numbers_in
from dalil.reading.scans.ink import Grey, calm
from dalil.reading.scans.latin import with_latin
from dalil.reading.scans.listing import with_numbers
from dalil.reading.scans.marks import with_marks
from dalil.reading.scans.merging import CLEAR, IN_LATIN, SURE, Token, is_arabic, merged
from dalil.reading.scans.noise import is_dirt, is_noise, likely, sense
from dalil.reading.scans.numbers import is_indic, settled, trusted_spans, unsettled, with_shapes
from dalil.reading.scans.ordering import in_order, mostly_arabic, runs_rtl
from dalil.reading.scans.outcomes import Failure, ScannedPage
from dalil.reading.scans.placing import Sheet, line_of
from dalil.reading.scans.rows import MARGIN, Row, part_of, together
from dalil.reading.scans.turning import PIXELS, Upright, upright
from dalil.reading.scans.typefaces import with_type
from dalil.reading.scans.views import View, view_of

RAW_LINE = 13  # Tesseract's mode for one line that it shall not cut
BLOCK = 6  # for a block of text: reads a number on its own best
TOUCHING = 0.12  # of the text's size: pieces that near are parts of one number
SAMPLED = 6  # lines by which it is judged whether a page stands upright
UPRIGHT = 0.55  # words that make this much sense stand upright
WHITE = 20  # pixels around such a number
PART = 0.8  # of the time for a page that may pass before it is given up, so that its file is not given up with it


class _Clock:
    """What is left of the time for a page."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        return max(0.0, self._end - time.monotonic())

    def check(self) -> None:
        """Raise `TimeoutError` where nothing is left."""
        if self.left <= 0:
            raise TimeoutError


def read_page(
    image: Image.Image, *, page: int, width: float, height: float, limits: Limits, name: str = ""
) -> ScannedPage:
    """The lines of the page, `width` by `height` points, that an image shows."""
    require(name)
    clock = _Clock(PART * limits.max_page_seconds)
    grey = _bounded(image.convert("L"))
    try:
        turned, view, rows = _patient(grey, clock)
    except TimeoutError:
        return _nothing(Failure.LATE)
    except EngineError as e:
        return _nothing(Failure.BROKEN, str(e))
    sheet = Sheet(page=page, width=width, height=height, turned=turned)
    clean = [[] if is_dirt(tokens) else [t for t in tokens if not is_noise(t)] for tokens in rows]
    tokens = [t for line in clean for t in line]
    if not tokens and view.inked:
        return _nothing(Failure.CROWDED)
    dirt = [t.text for line, kept in zip(rows, clean, strict=True) for t in line if t not in kept]
    return ScannedPage(
        lines=_lines(clean, view, sheet),
        confidence=confidence_of(tokens),
        sense=sense(tokens),
        rules=tuple(_rules(view, sheet)),
        left_out=tuple(dirt),
    )


def _nothing(failure: Failure, reason: str = "") -> ScannedPage:
    return ScannedPage(lines=(), confidence=0.0, failure=failure, reason=reason)


def _bounded(image: Image.Image) -> Grey:
    """The page in no more pixels than letters need: what is done with each takes time and memory."""
    times = math.ceil(math.sqrt(image.width * image.height / PIXELS))
    return calm(np.asarray(image.reduce(times) if times > 1 else image))


_Reading = tuple[Upright, View, list[list[Token]]]


def _patient(grey: Grey, clock: _Clock) -> _Reading:
    """The page read, once more where Tesseract breaks off: that it lacks memory may pass."""
    try:
        return _best(grey, clock)
    except EngineError:
        return _best(grey, clock)


def _best(grey: Grey, clock: _Clock) -> _Reading:
    """The page as it stands, or turned by quarters where it reads poorly as it stands and better turned."""
    quarter = _quarter(grey, clock)
    turned = upright(grey, quarter=quarter)
    view = view_of(turned.grey)
    return turned, view, _tokens(view, clock)


def _quarter(grey: Grey, clock: _Clock) -> int:
    """By how many quarters against the clock a page is turned, judged by a few of its lines."""
    best, most = 0, 0.0
    for quarter in (0, 1, 3, 2):
        clock.check()
        view = view_of(upright(grey, quarter=quarter).grey)
        if not view.rows:
            break
        rows = sorted(view.rows, key=lambda r: r.bodies.size)[-SAMPLED:]
        pictures = [view.picture(row) for row in rows if row.bodies.size > 1]
        arabic = recognise(pictures, language=ARABIC, mode=RAW_LINE, seconds=clock.left)
        english = recognise(pictures, language=ENGLISH, mode=RAW_LINE, seconds=clock.left)
        rows_read = [merged(a, e, clear=SURE) for a, e in zip(arabic, english, strict=True)]
        good = _goodness([t for tokens in rows_read for t in tokens])
        if good > most:
            best, most = quarter, good
        if most >= UPRIGHT:
            break
    return best


def _goodness(tokens: Sequence[Token]) -> float:
    """How well words make sense: confidence where they are in use, none where they are not."""
    words = [t for t in tokens if len(t.text) > 1]
    return sum(t.confidence * likely(t) * len(t.text) for t in words) / max(1, sum(len(t.text) for t in words))


def _tokens(view: View, clock: _Clock) -> list[list[Token]]:
    """The tokens of each line, from left to right, numbers settled."""
    pictures = [view.picture(row) for row in view.rows]
    arabic = recognise(pictures, language=ARABIC, mode=RAW_LINE, seconds=clock.left)
    english = recognise(pictures, language=ENGLISH, mode=RAW_LINE, seconds=clock.left)
    is_ours = is_arabic(arabic, english)
    clear = CLEAR if is_ours else IN_LATIN
    rows = [merged(a, e, clear=clear) for a, e in zip(arabic, english, strict=True)]
    if is_ours:
        rows = with_latin(rows, view, partial(recognise, language=ENGLISH, mode=BLOCK, seconds=clock.left))
    rows = _with_indic(rows, view)
    return _settled(rows, view, clock)


def _with_indic(rows: Sequence[list[Token]], view: View) -> list[list[Token]]:
    shapes = []
    for tokens, row in zip(rows, view.rows, strict=True):
        pieces = _without(row, list(trusted_spans(tokens, row.left - MARGIN)), view)
        shapes.append(numbers_in(view.pieces, pieces, view.runs, view.size))
    indic = is_indic(list(zip(rows, shapes, strict=True)))
    return [
        with_shapes(tokens, found, indic=indic, offset=row.left - MARGIN)
        for tokens, found, row in zip(rows, shapes, view.rows, strict=True)
    ]


def _without(row: Row, spans: Sequence[tuple[int, int]], view: View) -> np.ndarray:
    """The pieces of a line that stand in none of some spans."""
    middle = (view.pieces.left[row.pieces] + view.pieces.right[row.pieces]) / 2
    inside = np.zeros(row.pieces.size, bool)
    for left, right in spans:
        inside |= (middle >= left) & (middle <= right)
    return row.pieces[~inside]


def _settled(rows: Sequence[list[Token]], view: View, clock: _Clock) -> list[list[Token]]:
    """The lines with their numbers read a third time where two readings differ."""
    wanted = [(n, t) for n, tokens in enumerate(rows) for t in tokens if unsettled(t)]
    edges = [
        dict(zip(tokens, edges_of(tokens, row, view), strict=True)) for tokens, row in zip(rows, view.rows, strict=True)
    ]
    crops = [_crop(view.rows[n], edges[n][t], view) for n, t in wanted]
    third = recognise(crops, language=ENGLISH, mode=BLOCK, seconds=clock.left)
    said = {
        (n, t): ("".join(w.text for w in words), min((w.confidence for w in words), default=0.0))
        for (n, t), words in zip(wanted, third, strict=True)
    }
    found = []
    page_rtl = mostly_arabic([t for tokens in rows for t in tokens])
    for n, tokens in enumerate(rows):
        rtl = runs_rtl(tokens, page_rtl=page_rtl)
        kept = [settled(t, *said[n, t], rtl=rtl) if (n, t) in said else t for t in tokens]
        found.append([t for t in kept if t is not None])
    return found


def _crop(row: Row, edges: tuple[int, int], view: View) -> Image.Image:
    """A number alone, made of the pieces of ink that stand over it."""
    left, right = edges[0] + row.left, edges[1] + row.left
    part = part_of(row, view.pieces, (left, right), TOUCHING * view.size)
    picture = Image.new("L", (1, 1), 255) if part is None else view.picture(part)
    ink = ImageOps.invert(picture).getbbox()
    return ImageOps.expand(picture.crop(ink), WHITE, 255) if ink else ImageOps.expand(picture, WHITE, 255)


def confidence_of(tokens: Sequence[Token]) -> float:
    """The mean confidence of words, longer ones counting more."""
    letters = sum(len(t.text) for t in tokens)
    return sum(t.confidence * len(t.text) for t in tokens) / letters if letters else 0.0


def _lines(rows: Sequence[list[Token]], view: View, sheet: Sheet) -> tuple[Line, ...]:
    page_rtl = mostly_arabic([t for tokens in rows for t in tokens])
    found, shown = [], []
    for tokens, row in zip(rows, view.rows, strict=True):
        if tokens:
            rtl = runs_rtl(tokens, page_rtl=page_rtl)
            marked = with_marks(tokens, row, view, rtl=rtl)
            found.append(line_of(in_order(marked, rtl=rtl), row, view, sheet, rtl=rtl))
            shown.append(row)
    return with_numbers(with_type(found, shown, view))


def _rules(view: View, sheet: Sheet) -> Iterator[Rule]:
    """The drawn lines, strokes side by side as one."""
    for upright_ones in (False, True):
        for ruling in together([r for r in view.rulings if r.upright is upright_ones]):
            left, top, right, bottom = sheet.points(ruling.left, ruling.top, ruling.right, ruling.bottom)
            yield Rule(left=left, top=top, right=right, bottom=bottom)
