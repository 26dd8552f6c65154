"""The characters of a page as the file draws them, each with its place.

PDFium hands characters over in an order of its own, part of it reversed; only where they stand and which of them share
one glyph is taken from it.
"""

from __future__ import annotations

import math
from ctypes import byref, c_double, c_uint, c_void_p, cast, create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from dalil.reading.pdf import calls

BOLD_NAMES = ("bold", "black", "heavy", "demi")
INVISIBLE = 3  # text render mode: neither filled nor stroked
LINE_HYPHEN = 2  # what PDFium makes of a hyphen at the end of a line
TINY = 2.0  # points: no one reads letters this small
NO_LETTERS = frozenset({*range(LINE_HYPHEN), *range(LINE_HYPHEN + 1, 9), *range(14, 33), 0xA0})  # controls, blanks
STROKE = (
    0.02,
    0.13,
)  # of the size: how high a flat stroke is; blanks have less ink, letters that are not stretched more
SURROGATES = range(0xD800, 0xE000)
HIGH = range(0xD800, 0xDC00)
LOW = range(0xDC00, 0xE000)
Edges = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a piece of text is drawn."""

    size: float  # points, as it appears
    turn: int  # degrees clockwise that it runs at, in quarter turns; 0 is upright
    bold: bool
    hidden: bool  # drawn in invisible ink
    white: bool


@dataclass(slots=True)
class Glyph:
    """One character, or the parts of a ligature, where it stands; axes run right and down from the top left."""

    text: str
    x: float  # where the pen stood
    y: float  # baseline
    left: float  # edges of its ink
    top: float
    right: float
    bottom: float
    start: float  # edges of what it takes up of its line
    end: float
    style: Style
    order: int  # as PDFium hands it over
    piece: int  # the text object that draws it, by its address
    on: Glyph | None = None  # of a mark: the letter it stands on, where the file says so

    @property
    def middle(self) -> float:
        """Half way between its left and right edges."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A page as it is shown: its size, and how points of the file are moved onto it."""

    width: float
    height: float
    left: float  # lower left corner of the shown part, in the file's own units
    bottom: float
    turn: int  # degrees clockwise that the page is turned when it is shown

    def point(self, x: float, y: float, turn: int = 0) -> tuple[float, float]:
        """A point of the file on the shown page, from its top left corner, once text of a turn is set upright."""
        x, y = x - self.left, y - self.bottom
        if not self.turn and not turn:
            return x, self.height - y
        if self.turn == 90:
            x, y = y, x
        elif self.turn == 180:
            x = self.width - x
        elif self.turn == 270:
            x, y = self.width - y, self.height - x
        else:
            y = self.height - y
        return upright(x, y, turn, self.width, self.height) if turn else (x, y)

    def box(self, edges: Edges, turn: int) -> Edges:
        """A box of the file, in the same way."""
        if not self.turn and not turn:
            foot = self.height + self.bottom
            return edges[0] - self.left, foot - edges[3], edges[2] - self.left, foot - edges[1]
        one, other = self.point(edges[0], edges[1], turn), self.point(edges[2], edges[3], turn)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])

    def shown(self, edges: Edges, turn: int) -> Edges:
        """A box that was set upright, back where it is shown."""
        if not turn:
            return edges
        width, height = (self.height, self.width) if turn in (90, 270) else (self.width, self.height)
        one = upright(edges[0], edges[1], 360 - turn, width, height)
        other = upright(edges[2], edges[3], 360 - turn, width, height)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def upright(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """A point of a page of this size once the page is turned back, so that text that runs at `turn` stands upright."""
    if turn == 90:
        return y, width - x
    if turn == 180:
        return width - x, height - y
    return height - y, x


def frame_of(page: Any) -> Frame:
    """How a page is shown."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    return Frame(
        width=float(pdfium.FPDF_GetPageWidthF(page)),
        height=float(pdfium.FPDF_GetPageHeightF(page)),
        left=box.left,
        bottom=box.bottom,
        turn=90 * int(pdfium.FPDFPage_GetRotation(page)),
    )


class Styles:
    """The styles of the text objects of one page, each worked out once."""

    def __init__(self, textpage: int, turn: int) -> None:
        self._textpage = textpage
        self._turn = turn
        self._bold: dict[int, bool] = {}
        self._made: dict[tuple[float, int, bool, bool, bool], Style] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._colours = [c_uint() for _ in range(4)]
        self._into_matrix = byref(self._matrix)
        self._into_colours = [byref(c) for c in self._colours]

    def of(self, index: int, textobject: int) -> Style:
        """The style of the text object, by its address, that a character belongs to."""
        matrix = self._matrix
        calls.matrix_of(self._textpage, index, self._into_matrix)
        scale = math.hypot(matrix.c, matrix.d)
        size = round(float(calls.font_size(self._textpage, index)) * scale, 2)
        upright = -math.degrees(math.atan2(matrix.b, matrix.a))
        turn = (round((upright + self._turn) / 90) * 90) % 360
        hidden = calls.render_mode(textobject) == INVISIBLE
        key = (abs(size), turn, self._is_bold(textobject), hidden, self._is_white(index))
        made = self._made.get(key)
        if made is None:
            made = Style(size=key[0], turn=key[1], bold=key[2], hidden=key[3], white=key[4])
            self._made[key] = made
        return made

    def _is_bold(self, textobject: int) -> bool:
        font = calls.font_of(textobject) or 0
        found = self._bold.get(font)
        if found is None:
            buffer = create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(cast(c_void_p(font), pdfium.FPDF_FONT), buffer, 256)
            name = buffer.value.decode("utf-8", "replace").lower()
            found = self._bold[font] = any(word in name for word in BOLD_NAMES)
        return found

    def _is_white(self, index: int) -> bool:
        told = calls.fill_colour(self._textpage, index, *self._into_colours)
        red, green, blue, _ = self._colours
        return bool(told) and min(red.value, green.value, blue.value) > 250


def glyphs_of(textpage: Any, frame: Frame) -> list[Glyph]:
    """All characters that a page draws, in the file's order as PDFium gives it; blanks that it made up are left out."""
    count = int(pdfium.FPDFText_CountChars(textpage))
    page = calls.address_of(textpage.raw)
    styles = Styles(page, frame.turn)
    of_object: dict[int, Style] = {}
    found: list[Glyph] = []
    x, y = c_double(), c_double()
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    loose = pdfium.FS_RECTF()
    at_x, at_y, at_loose = byref(x), byref(y), byref(loose)
    edges = (byref(left), byref(right), byref(bottom), byref(top))
    half = 0
    for index in range(count):
        address = calls.text_object(page, index)
        if address is None:  # a blank or a line end that PDFium made up
            continue
        code = calls.unicode_of(page, index)
        if code in SURROGATES:  # in either order: right-to-left text may have them turned round
            whole = _joined(half, code)
            half = 0 if whole else code
            if not whole:
                continue
            code = whole
        calls.loose_box(page, index, at_loose)
        text = _text(code)
        style = of_object.get(address)
        if style is None:
            style = of_object[address] = styles.of(index, address)
        if loose.left == loose.right and text.isspace():  # made up where glyphs are set apart
            continue
        calls.origin(page, index, at_x, at_y)
        calls.char_box(page, index, *edges)
        pen = frame.point(x.value, y.value, style.turn)
        ink = frame.box((left.value, bottom.value, right.value, top.value), style.turn)
        if flat_as(code, ink, style.size):
            text = "\ufffd"
        if style.turn or frame.turn:
            start, _, end, _ = frame.box((loose.left, loose.bottom, loose.right, loose.top), style.turn)
        else:
            start, end = loose.left - frame.left, loose.right - frame.left
        found.append(Glyph(text, *pen, *ink, start, end, style, index, address))
    return found


def _text(code: int) -> str:
    """The character of a code; one that stands for none where the font names none."""
    if code == LINE_HYPHEN:
        return "-"
    return chr(code) if code and code <= 0x10FFFF else "\ufffd"


def flat_as(code: int, ink: Edges, size: float) -> bool:
    """Whether what has the code of a blank or of no letter draws something flat, as the strokes that stretch words."""
    return code in NO_LETTERS and ink[2] > ink[0] and STROKE[0] * size < ink[3] - ink[1] < STROKE[1] * size


def _joined(one: int, other: int) -> int:
    """The character that two surrogates stand for; 0 where they do not belong together."""
    high, low = min(one, other), max(one, other)
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00) if high in HIGH and low in LOW else 0
