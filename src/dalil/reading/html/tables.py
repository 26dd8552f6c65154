"""Tables of a page: those that hold data become rows, those that only place things are read as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dalil.reading.html.names import names
from dalil.reading.html.trees import Element

SECTIONS = ("thead", "tbody", "tfoot")
STRUCTURE = names("h1 h2 h3 h4 h5 h6 table article section nav form")
LONGEST_CELL = 400  # characters of a cell in a table of one row
BLOCKS_OF_PAGE = 6  # paragraphs, items or line breaks in one cell: above it the table places parts of a page


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of data."""

    cells: tuple[Element, ...]
    heads: bool  # the columns below it


def data_rows(table: Element) -> tuple[Row, ...] | None:
    """The rows of a table of data; None for a table that only places parts of the page."""
    if table.get("role").lower() in ("presentation", "none"):
        return None
    rows = tuple(_rows(table))
    widest = max((sum(c.short(0) != "" for c in row.cells) for row in rows), default=0)
    if widest < 2 or any(e.tag in STRUCTURE for e in table.elements() if e is not table):
        return None
    if any(row.heads or any(c.tag == "th" for c in row.cells) for row in rows):
        return rows
    cells = [cell for row in rows for cell in row.cells]
    if any(_is_page(cell) for cell in cells):
        return None
    if len(rows) == 1 and any(c.short(LONGEST_CELL) is None for c in cells):
        return None
    return rows


def captions(table: Element) -> Iterator[Element]:
    """The captions of a table."""
    yield from (c for c in table.children if isinstance(c, Element) and c.tag == "caption")


def _rows(table: Element) -> Iterator[Row]:
    for part in table.children:
        if not isinstance(part, Element):
            continue
        if part.tag == "tr":
            yield _row(part, headed=False)
        elif part.tag in SECTIONS:
            rows = (r for r in part.children if isinstance(r, Element) and r.tag == "tr")
            yield from (_row(r, headed=part.tag == "thead") for r in rows)


def _row(element: Element, *, headed: bool) -> Row:
    cells = tuple(c for c in element.children if isinstance(c, Element) and c.tag in ("td", "th"))
    return Row(cells=cells, heads=headed or (len(cells) > 1 and all(c.tag == "th" for c in cells)))


def _is_page(cell: Element) -> bool:
    count = 0
    for element in cell.elements():
        count += element.tag in ("p", "li", "br", "blockquote", "pre")
        if count > BLOCKS_OF_PAGE:
            return True
    return False
