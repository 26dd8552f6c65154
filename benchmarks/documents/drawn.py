"""Test documents drawn line by line: by ReportLab with shaped text in visual order, and by fpdf2, which shapes itself.

Many programs of ministries still draw like the first: presentation forms from left to right, so that the text layer
holds every line reversed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from documents.looks import FONT_FILES, Look
from documents.texts import NOTE_REF, Block, Document, shown

LARGER = {1: 1.5, 2: 1.25}  # headings, by level


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A line of words with the place of its edge, from the bottom left corner as PDF counts."""

    text: str  # logical
    x: float  # right edge of a line from the right, else the left one
    y: float
    size: float
    wide: float | None = None  # the width to fill, of a justified line
    page: int = 0


def reportlab(document: Document, look: Look, out: Path) -> None:
    """Draw the document, Arabic shaped and in visual order."""
    pen = _Pen(document, look)
    _draw(pen, tuple(_placed(pen)), out)


def reversed_layer(document: Document, look: Look, out: Path) -> None:
    """A page of pixels over an invisible layer of text whose letters run from left to right in logical order."""
    import pypdfium2

    pen = _Pen(document, look)
    lines = tuple(_placed(pen))
    seen = io.BytesIO()
    _draw(pen, lines, seen)
    pages = pypdfium2.PdfDocument(seen.getvalue())
    pixels = [page.render(scale=2).to_pil() for page in pages]
    _draw(pen, lines, out, under=pixels)


def fpdf2(document: Document, look: Look, out: Path) -> None:
    """Draw the document with fpdf2's own shaping and bidi; prose and lists only."""
    from fpdf import FPDF

    file = FPDF(unit="pt", format=look.page)
    file.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    file.set_margin(look.margin)
    file.set_auto_page_break(True, margin=look.margin)
    file.add_font("own", fname=FONT_FILES[look.font])
    file.add_font("latin", fname=FONT_FILES["Noto Sans"])
    file.set_fallback_fonts(["latin"], exact_match=False)
    file.add_page()
    file.set_text_shaping(True, direction="rtl" if document.rtl else "ltr")
    for block in document.blocks:
        size = look.size * (LARGER[block.level] if block.kind == "heading" else 1)
        file.set_font("own", size=size)
        align = "J" if look.justified and block.kind == "paragraph" else "R" if document.rtl else "L"
        text = shown(block, references=True)
        file.multi_cell(0, size * look.leading, text, align=align, new_x="LMARGIN", new_y="NEXT")
        file.ln(look.gap * look.size)
    file.output(str(out))


class _Pen:
    """Measures words as they will be drawn."""

    def __init__(self, document: Document, look: Look) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        self.document, self.look = document, look
        self.font = look.font.replace(" ", "")
        pdfmetrics.registerFont(TTFont(self.font, FONT_FILES[look.font]))
        self._width = pdfmetrics.stringWidth

    def visual(self, text: str) -> str:
        """The text as its glyphs stand from left to right."""
        if not self.document.rtl:
            return text
        from arabic_reshaper import ArabicReshaper
        from bidi.algorithm import get_display

        shaper = ArabicReshaper({"delete_harakat": False, "support_ligatures": True})
        return str(get_display(shaper.reshape(text), base_dir="R"))

    def width(self, text: str, size: float) -> float:
        """Points that a text takes."""
        return float(self._width(self.visual(text), self.font, size))

    def wrapped(self, text: str, size: float, room: float) -> Iterator[str]:
        """The lines of a paragraph."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.width(longer, size) > room:
                yield line
                longer = word
            line = longer
        yield line


@dataclass(slots=True)
class _Place:
    """Where the next line goes."""

    pen: _Pen
    page: int = 0
    column: int = 0
    y: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.top

    @property
    def top(self) -> float:
        return self.pen.look.page[1] - self.pen.look.margin

    @property
    def room(self) -> float:
        look = self.pen.look
        return (look.page[0] - 2 * look.margin - (look.columns - 1) * 20) / look.columns

    @property
    def start(self) -> float:
        """The edge where lines of this column begin."""
        look = self.pen.look
        before = self.column * (self.room + 20)
        return look.page[0] - look.margin - before if self.pen.document.rtl else look.margin + before

    def down(self, by: float) -> None:
        """Go down, to the next column or page where this one is full."""
        self.y -= by
        if self.y < self.pen.look.margin:
            self.y, self.column = self.top - by, self.column + 1
            if self.column == self.pen.look.columns:
                self.column, self.page = 0, self.page + 1


def _placed(pen: _Pen) -> Iterator[Placed]:
    place, look = _Place(pen), pen.look
    notes = [b for b in pen.document.blocks if b.kind == "note"]
    for block in [*(b for b in pen.document.blocks if b.kind != "note"), *notes]:
        size = look.size * (LARGER[block.level] if block.kind == "heading" else 1)
        if block.kind == "heading":
            place.down(size * 0.6)
        yield from _row(pen, place, block) if block.kind == "row" else _lines(pen, place, block, size)
        place.down(look.gap * look.size)


def _lines(pen: _Pen, place: _Place, block: Block, size: float) -> Iterator[Placed]:
    inward = 16.0 * block.level if block.kind == "item" else 0.0
    room = place.room - inward
    lines = list(pen.wrapped(shown(block, references=True), size, room))
    for n, line in enumerate(lines):
        place.down(size * pen.look.leading)
        x = place.start - inward if pen.document.rtl else place.start + inward
        full = pen.look.justified and block.kind == "paragraph" and n + 1 < len(lines)
        yield Placed(text=line, x=x, y=place.y, size=size, wide=room if full else None, page=place.page)


def _row(pen: _Pen, place: _Place, block: Block) -> Iterator[Placed]:
    place.down(pen.look.size * pen.look.leading)
    step = place.room / len(block.cells)
    for n, cell in enumerate(block.cells):
        x = place.start - n * step if pen.document.rtl else place.start + n * step
        yield Placed(text=cell, x=x, y=place.y, size=pen.look.size, page=place.page)


def _draw(pen: _Pen, lines: Sequence[Placed], out: Path | io.BytesIO, *, under: Sequence[Any] = ()) -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(out) if isinstance(out, Path) else out, pagesize=pen.look.page, invariant=1)
    for page in range(lines[-1].page + 1):
        if under:
            canvas.drawImage(ImageReader(under[page]), 0, 0, *pen.look.page)
        _running(canvas, pen, page)
        for line in (line for line in lines if line.page == page):
            _line(canvas, pen, line, hidden=bool(under))
        canvas.showPage()
    canvas.save()


def _running(canvas: Any, pen: _Pen, page: int) -> None:
    look = pen.look
    canvas.setFont(pen.font, 9)
    if look.header:
        canvas.drawCentredString(look.page[0] / 2, look.page[1] - look.margin / 2, pen.visual(look.header))
    if look.numbered:
        canvas.drawCentredString(look.page[0] / 2, look.margin / 2, str(page + 1))


def _line(canvas: Any, pen: _Pen, line: Placed, *, hidden: bool) -> None:
    drawn = NOTE_REF.sub("", line.text)
    text = canvas.beginText()
    text.setFont(pen.font, line.size)
    width = pen.width(drawn, line.size)
    blanks = drawn.count(" ")
    spare = (line.wide - width) / blanks if line.wide and blanks else 0.0
    left = line.x - width - spare * blanks if pen.document.rtl else line.x
    text.setTextOrigin(left, line.y)
    if hidden:
        text.setTextRenderMode(3)
        plain = canvas.stringWidth(drawn, pen.font, line.size)
        text.setHorizScale(100 * width / plain)
        text.textOut(drawn)
        canvas.drawText(text)
        return
    for n, word in enumerate(pen.visual(drawn).split(" ")):
        if spare and n:
            text.moveCursor(0, 0)
        text.textOut(word if not n else (" " + word if not spare else word))
        if spare:
            left += canvas.stringWidth(word + " ", pen.font, line.size) + spare
            text.setTextOrigin(left, line.y)
    canvas.drawText(text)
