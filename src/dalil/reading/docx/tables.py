"""Tables: which cells a row shows, whether it heads its table, and whether a table only arranges text on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from dalil.reading.docx.markup import MC, W, child, chosen, switch, value
from dalil.reading.docx.styles import Styles
from dalil.reading.docx.words import Piece
from dalil.reading.docx.written import Written, one_line
from dalil.records.layouts import BlockKind

BETWEEN = " | "
WRAPPERS = (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo")
LONG = 1_000  # code points: a cell of several paragraphs with more than these is no entry of a table


def inner(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for element in parent:
        if element.tag == W + tag:
            yield element
        elif element.tag in WRAPPERS:
            yield from inner(element, tag)
        elif element.tag == MC + "AlternateContent":
            for part in chosen(element):
                yield from [part] if part.tag == W + tag else inner(part, tag)


def is_deleted(row: Element) -> bool:
    """Whether a tracked change takes the row away."""
    return child(child(row, "trPr"), "del") is not None


def is_shown(cell: Element) -> bool:
    """Whether a cell is there at all: one that is merged into the cell above it, or deleted, is not."""
    properties = child(cell, "tcPr")
    if child(properties, "cellDel") is not None:
        return False
    merged = child(properties, "vMerge")
    if merged is not None and value(properties, "vMerge") in (None, "continue"):
        return False
    beside = child(properties, "hMerge")
    return beside is None or value(properties, "hMerge") == "restart"


def is_head(row: Element) -> bool:
    """Whether a row is set to head its table on every page."""
    return switch(child(row, "trPr"), "tblHeader") is True


def styled_head(table: Element, styles: Styles) -> bool:
    """Whether the style of a table makes its first row stand out."""
    properties = child(table, "tblPr")
    look = child(properties, "tblLook")
    first = look is not None and (look.get(W + "firstRow") or _bit(look.get(W + "val"), 0x20)) in ("1", "true", "on")
    return first and styles.named(value(properties, "tblStyle")).bold_head


def arranges(cells: Sequence[Sequence[Written]]) -> bool:
    """Whether the cells of a row hold text to be read one after the other, not entries to be read as one."""
    return any(_holds_text(blocks) for blocks in cells)


def joined(cells: Sequence[Sequence[Written]]) -> list[Piece]:
    """The cells of a row on one line; the empty ones are left out."""
    row: list[Piece] = []
    for blocks in cells:
        words = _entry(blocks)
        if not words:
            continue
        if row:
            row.append(row[-1]._replace(text=BETWEEN, bold=words[0].bold))
        row += words
    return row


def _entry(blocks: Sequence[Written]) -> list[Piece]:
    """The blocks of one cell on one line."""
    line: list[Piece] = []
    for block in blocks:
        first = block.pieces[0]
        if line:
            line.append(first._replace(text=" "))
        if block.mark:
            line.append(first._replace(text=block.mark))
        line += one_line(block.pieces)
    return line


def _holds_text(blocks: Sequence[Written]) -> bool:
    if any(b.kind is BlockKind.ROW for b in blocks):
        return True
    return len(blocks) > 1 and sum(len(b.text) for b in blocks) > LONG


def _bit(flags: str | None, bit: int) -> str:
    try:
        return "1" if int(flags or "0", 16) & bit else "0"
    except ValueError:
        return "0"
