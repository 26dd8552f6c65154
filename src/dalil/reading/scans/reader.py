"""Image files: each frame is a page, read by OCR."""

from __future__ import annotations

from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.outlines import Outline
from dalil.reading.pages.sheets import Sheet
from dalil.reading.pages.structure import write
from dalil.reading.pulse import alive
from dalil.reading.scans.files import pages_of
from dalil.reading.scans.pages import read_page
from dalil.reading.scans.reporting import issues_of, refusal
from dalil.records.layouts import Page, Read


def extract(data: bytes, name: str, limits: Limits) -> Extract:
    """The text of an image file, with the place of every letter."""
    sheets, pages, scanned = [], [], {}
    for number, frame in enumerate(pages_of(data, name, limits), 1):
        alive()
        size = {"width": frame.width, "height": frame.height}
        found = read_page(frame.image, page=number, limits=limits, name=name, **size)
        scanned[number] = found
        sheets.append(Sheet(number=number, lines=found.lines, rules=found.rules, **size))
        read = Read.OCR if found.lines else Read.EMPTY
        pages.append(Page(read=read, confidence=round(found.confidence, 4), **size))
    refused = None if any(s.lines for s in sheets) else refusal(scanned.values(), name, limits)
    if refused is not None:
        raise refused
    outline = Outline(name)
    write(outline, sheets)
    text, layout = outline.finish(pages)
    return Extract(text=text, layout=layout, issues=issues_of(scanned, name))
