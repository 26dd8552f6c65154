"""Pages of lines, written as the blocks that a reader of the page sees."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.reading.outlines import Outline, Run
from dalil.reading.pages.sheets import Sheet


def write(outline: Outline, sheets: Sequence[Sheet]) -> None:
    """Write the pages of one document."""
    for sheet in sheets:
        for line in sheet.lines:
            outline.add([Run(text=line.text, page=line.page, places=line.places)])
