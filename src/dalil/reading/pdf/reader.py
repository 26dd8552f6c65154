"""The reader of PDF files."""

from __future__ import annotations

from typing import Any

from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.outlines import Outline
from dalil.reading.pages import structure
from dalil.reading.pages.sheets import Sheet
from dalil.reading.pdf.document import opened
from dalil.reading.pdf.drawings import drawings_of
from dalil.reading.pdf.glyphs import frame_of, glyphs_of
from dalil.reading.pdf.layer import layer_of, main_turn
from dalil.reading.pdf.spans import mend
from dalil.records.layouts import Page


def extract(data: bytes, name: str, limits: Limits) -> Extract:
    """The text of a PDF with its layout."""
    with opened(data, name, limits) as document:
        sheets = [_sheet(document, at) for at in range(len(document))]
    outline = Outline(name)
    structure.write(outline, sheets)
    text, layout = outline.finish([Page(width=s.width, height=s.height) for s in sheets])
    return Extract(text=text, layout=layout)


def _sheet(document: Any, at: int) -> Sheet:
    page = document[at]
    textpage = page.get_textpage()
    try:
        frame = frame_of(page)
        glyphs = mend(page, glyphs_of(page, textpage, frame), frame)
        turn = main_turn(glyphs)
        drawings = drawings_of(page, frame, turn)
    finally:
        textpage.close()
        page.close()
    layer = layer_of(glyphs, drawings, page=at + 1, frame=frame)
    width, height = (frame.height, frame.width) if turn in (90, 270) else (frame.width, frame.height)
    return Sheet(number=at + 1, width=width, height=height, lines=layer.lines, rules=drawings.rules)
