"""Image files: each frame is a page, read by OCR."""

from __future__ import annotations

from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.outlines import Outline, Run
from dalil.reading.scans.files import pages_of
from dalil.reading.scans.pages import read_page
from dalil.records.layouts import Page, Read


def extract(data: bytes, name: str, limits: Limits) -> Extract:
    """The text of an image file, with the place of every letter."""
    outline = Outline(name)
    pages = []
    for number, frame in enumerate(pages_of(data, name, limits), 1):
        scanned = read_page(frame.image, page=number, width=frame.width, height=frame.height, limits=limits, name=name)
        for line in scanned.lines:
            outline.add([Run(text=line.text, page=number, places=line.places, doubts=line.doubts)])
        read = Read.OCR if scanned.lines else Read.EMPTY
        pages.append(Page(width=frame.width, height=frame.height, read=read, confidence=scanned.confidence))
    text, layout = outline.finish(pages)
    return Extract(text=text, layout=layout)
