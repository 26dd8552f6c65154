"""A report on one screen of a terminal: its main figures in aligned columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from dalil.publishing.phrases import isolated
from dalil.publishing.reports.blocks import Facts, Heading, Items, Kind, Page, Paragraph, Table, printed_rows
from dalil.publishing.reports.wording import Wording
from dalil.publishing.terminal import RIGHT_TO_LEFT_MARK

GAP = "  "
SHOWN = frozenset({"main", "counts", "rates", "remarks"})  # parts that stand on the screen


def summary_words(lang: str) -> Wording:
    """The words of a terminal: plain, words from outside isolated."""
    return Wording(lang, isolated, str)


def summary_lines(page: Page, lang: str) -> Iterator[str]:
    """The opening, the main table and the remarks; each line says which way it runs."""
    mark = RIGHT_TO_LEFT_MARK if lang == "ar" else ""
    return (mark + line if line else "" for line in _lines(page))


def _lines(page: Page) -> Iterator[str]:
    part = None
    for block in page.blocks:
        match block:
            case Heading(level=1):
                yield block.words
            case Heading(level=2):
                part = block.anchor
            case Paragraph(kind=kind) if part is None and kind != "kind":
                yield block.words
            case Facts() if part is None:
                yield from (f"{name}: {value}" for name, value in block.pairs)
            case Table() if part in SHOWN:
                yield from _table(block)
            case Items() if part in SHOWN:
                yield ""
                yield from block.lines


def _table(table: Table) -> Iterator[str]:
    """The table in columns, numbers ending under each other, and its notes."""
    kept = table.kept(narrow=True)
    columns = [table.columns[place] for place in kept]
    rows = [tuple(column.words for column in columns), *printed_rows(table, kept)]
    widths = [max(map(cell_len, cells)) for cells in zip(*rows, strict=True)]
    numeric = [column.kind is Kind.NUMBER for column in columns]
    yield ""
    yield from (_line(row, widths, numeric) for row in rows)
    if table.notes:
        yield ""
        yield from table.notes


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    """A row: numbers to the end of their column, words to its start."""
    padded = []
    for words, width, number in zip(cells, widths, numeric, strict=True):
        blank = " " * (width - cell_len(words))
        padded.append(blank + words if number else words + blank)
    return GAP.join(padded).rstrip()
