"""Pages of lines, written as the blocks that a reader of the pages sees.

Scans and PDFs come here alike: what is read of them as lines with their places becomes an outline in the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dalil.reading.outlines import Outline, Run
from dalil.reading.pages.boxes import rows_of
from dalil.reading.pages.columns import Flow, Item, flows_of, gutters_of
from dalil.reading.pages.gutters import parted
from dalil.reading.pages.hyphens import Hyphens, hyphens_of
from dalil.reading.pages.joining import runs_of, side_by_side
from dalil.reading.pages.lines import Line
from dalil.reading.pages.margins import without_margins
from dalil.reading.pages.marks import Depths, is_bare
from dalil.reading.pages.notes import notes_of, split
from dalil.reading.pages.paragraphs import Block, Column, blocks_of, pitch_of, pitches_of
from dalil.reading.pages.sheets import Sheet
from dalil.reading.pages.tables import Table, ruled
from dalil.records.layouts import NOWHERE, BlockKind

LARGER = 1.12  # times the size of the body from which on a paragraph is a heading
LONGEST = 30  # words of a heading
APART = 0.35  # of the usual distance of lines: how much more than usual shows a gap
EVEN = 0.25  # of the size: how far gaps differ that are alike
LEVELS = 6
HANGING = 5.0  # sizes: how far before its words the mark of an item stands
FLUSH = 1.5  # points: lines that end so near each other are justified
NARROW = 0.5  # of the page: text of one column that is narrower is not wrapped but short
NUMBER = re.compile(r"\d+")
SAME_EDGE = 2.5  # sizes: how near the outermost line others end where lines are wrapped
ENDS = (".", "!", "؟", "?", "…", ":", "؛", "。")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as columns, tables and notes."""

    flows: list[Flow]
    notes: list[list[Line]]
    number: int


Element = Block | Table | list[Line]  # a list is a note


def write(outline: Outline, sheets: Sequence[Sheet]) -> list[Line]:
    """Write the pages of one document; gives the running lines that are left out."""
    body = _body_size(sheets)
    bare = without_margins(sheets, body)
    leaves = list(_leaves(bare.sheets, body))
    parts = [list(_parts(leaf, sheet)) for leaf, sheet in zip(leaves, bare.sheets, strict=True)]
    pitches = pitches_of([p for page in parts for p in page if isinstance(p, Column)])
    elements = list(_joined(_elements(leaves, parts, pitches)))
    _written(outline, elements, body, pitches)
    return bare.left_out


def _body_size(sheets: Iterable[Sheet]) -> float:
    """The size that most letters have."""
    letters: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            letters[round(2 * line.size) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 12.0


def _leaves(sheets: Iterable[Sheet], body: float) -> Iterator[Leaf]:
    """The pages, each with what the one before it shows of its columns."""
    gutters: list[float] = []
    for sheet in sheets:
        leaf = _leaf(sheet, body, gutters)
        yield leaf
        gutters = gutters_of(leaf.flows)


def _leaf(sheet: Sheet, body: float, gutters: Sequence[float]) -> Leaf:
    lines, notes = notes_of(sheet, body)
    lines = parted(lines, gutters)
    tables, rest = ruled(lines, sheet.rules)
    rtl = mostly_rtl(lines)
    rest = _with_marks(rest)
    items: list[Item] = [*rest, *tables]
    ordered = [side_by_side(row, rtl=mostly_rtl(row)) for row in rows_of(notes)]
    return Leaf(flows_of(items, rtl=rtl, gutters=gutters), split(ordered), sheet.number)


def _with_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines, the mark of an item that stands apart put before its words: it is no column of its own."""
    found: list[Line] = []
    for row in rows_of(lines):
        ordered = sorted(row, key=lambda m: -m.right) if mostly_rtl(row) else list(row)
        while ordered:
            first, *rest = ordered
            if rest and is_bare(first.text) and _gap(first, rest[0]) <= HANGING * first.size:
                first, *rest = side_by_side([first, rest[0]], rtl=rest[0].rtl), *rest[1:]
            found.append(first)
            ordered = rest
    return found


def _gap(one: Line, other: Line) -> float:
    return max(one.left - other.right, other.left - one.right)


def mostly_rtl(lines: Iterable[Line]) -> bool:
    """Whether most text runs from the right."""
    return sum(len(m.text) if m.rtl else -len(m.text) for m in lines) > 0


def _parts(leaf: Leaf, sheet: Sheet) -> Iterator[Column | Table]:
    """Columns and tables in reading order; columns that take the whole width share their edges."""
    for flow in leaf.flows:
        left, right = flow.left, flow.right
        if not flow.beside:
            left, right = _page_edges(leaf, sheet)
        lines: list[Line] = []
        for row in flow.rows:
            side = [i for i in row if isinstance(i, Line)]
            if side:
                lines.append(side_by_side(side, rtl=mostly_rtl(side)))
            for table in (i for i in row if isinstance(i, Table)):
                if lines:
                    yield Column(lines, left, right)
                lines = []
                yield table
        if lines:
            yield Column(lines, left, right)


def _page_edges(leaf: Leaf, sheet: Sheet) -> tuple[float, float]:
    """The edges of a page's text: the outermost lines, where several reach them, else margins alike on both sides."""
    lines = [i for flow in leaf.flows for row in flow.rows for i in row]
    left, right = min(i.left for i in lines), max(i.right for i in lines)
    near = SAME_EDGE * 12
    rtl = mostly_rtl(i for i in lines if isinstance(i, Line))
    short_of = [i.left - left if rtl else right - i.right for i in lines]
    wrapped = sum(1 for r in short_of if r < near) >= 3 or sum(1 for r in short_of if r < FLUSH) >= 2
    if not wrapped or right - left < NARROW * sheet.width:
        margin = sheet.width - right if rtl else left
        left, right = min(left, margin), max(right, sheet.width - margin)
    return left, right


def _elements(
    leaves: Sequence[Leaf], parts: Sequence[Sequence[Column | Table]], pitches: dict[int, float]
) -> Iterator[Element]:
    """Blocks, tables and notes in the order they are read."""
    for leaf, page in zip(leaves, parts, strict=True):
        own: list[Block | Table] = []
        for part in page:
            own += [part] if isinstance(part, Table) else blocks_of(part, pitches)
        yield from own
        yield from _not_referred_to(leaf.notes, [e for e in own if isinstance(e, Block)])


def _not_referred_to(notes: Iterable[list[Line]], blocks: Sequence[Block]) -> Iterator[list[Line]]:
    """The notes of a page that no block of it refers to; the others are given to their blocks."""
    at = {number: block for block in reversed(blocks) for m in block.lines for number in m.notes}
    for note in notes:
        number = NUMBER.search(note[0].text)
        block = at.get(number.group()) if number is not None else None
        if block is None:
            yield note
        else:
            block.notes.append(note)


def _joined(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements, a paragraph that goes on in the next column or on the next page as one; notes come after it."""
    open_block: Block | None = None
    notes: list[Element] = []
    for element in elements:
        if isinstance(element, list):
            notes.append(element)
            continue
        if isinstance(element, Block) and open_block is not None and _goes_on(open_block, element):
            open_block.lines += element.lines
            open_block.notes += element.notes
            continue
        if open_block is not None:
            yield open_block
        yield from notes
        notes, open_block = [], None
        if isinstance(element, Block):
            open_block = element
        else:
            yield element
    if open_block is not None:
        yield open_block
    yield from notes


def _goes_on(block: Block, following: Block) -> bool:
    """Whether a block that begins a column goes on with the last one of the column before."""
    last, first = block.lines[-1], following.lines[0]
    if following.extra is not None or following.mark or last.rtl != first.rtl or block.bold != following.bold:
        return False
    if abs(last.size - first.size) > 0.07 * last.size or last.text.endswith(ENDS):
        return False
    indented = following.start > following.column.start(first) + 1 or (
        len(following.lines) > 1 and following.start > following.column.start(following.lines[1]) + 0.9 * first.size
    )
    return not indented and block.column.full(last, first)


def _written(outline: Outline, elements: Sequence[Element], body: float, pitches: dict[int, float]) -> None:
    levels = _levels(elements, body)
    hyphens = hyphens_of(_paragraphs(elements))
    usual = _usual_gap(elements)
    even = _even_gap(elements, levels, body)
    look = Habits(levels, hyphens)
    depths = Depths()
    last: Block | None = None
    before = BlockKind.HEADING  # nothing stands apart from a heading above it, or begins a text apart
    for element in elements:
        if isinstance(element, Table):
            _write_table(outline, element, hyphens, apart=before is not BlockKind.HEADING)
            before = BlockKind.ROW
        elif isinstance(element, list):
            outline.add(runs_of(element, hyphens), kind=BlockKind.NOTE)
        else:
            gap = APART * pitch_of(element.lines[0], pitches)
            plain = last is not None and _is_plain(last, levels) and _is_plain(element, levels)
            far = element.extra is not None and element.extra > (max(usual, even) if plain else usual) + gap
            opens = bool(element.mark) and before is not BlockKind.ITEM
            apart = far and before is not BlockKind.HEADING and not opens
            before = _write_block(outline, element, look, depths, apart=apart)
        last = element if isinstance(element, Block) else None


@dataclass(frozen=True, slots=True)
class Habits:
    """What a document shows of how it is set."""

    levels: dict[int, int]  # of headings, by their size in half points
    hyphens: Hyphens


def _paragraphs(elements: Iterable[Element]) -> Iterator[Sequence[Line]]:
    """The lines of each paragraph, note and cell."""
    for element in elements:
        if isinstance(element, Table):
            yield from (cell for row in element.rows for cell in row)
        elif isinstance(element, list):
            yield element
        else:
            yield element.lines
            yield from element.notes


def _write_block(outline: Outline, block: Block, look: Habits, depths: Depths, *, apart: bool) -> BlockKind:
    level = look.levels.get(round(2 * block.size), 0) if _short(block) else 0
    kind = BlockKind.PARAGRAPH
    if level:
        kind = BlockKind.HEADING
        depths.clear()
    elif block.mark:
        kind, level = BlockKind.ITEM, depths.level(block.start, block.size)
    outline.add(runs_of(block.lines, look.hyphens), kind=kind, level=level, bold=block.bold and not level, apart=apart)
    for note in block.notes:
        outline.add(runs_of(note, look.hyphens), kind=BlockKind.NOTE)
    return kind


def _short(block: Block) -> bool:
    return len(block.text.split()) <= LONGEST


def _levels(elements: Iterable[Element], body: float) -> dict[int, int]:
    """The level of headings by their size in half points, the largest first."""
    blocks = [e for e in elements if isinstance(e, Block) and e.size >= LARGER * body and _short(e)]
    sizes = sorted({round(2 * b.size) for b in blocks}, reverse=True)
    levels: dict[int, int] = {}
    for n, size in enumerate(sizes):
        near = n > 0 and sizes[n - 1] - size <= max(1, 0.04 * size)
        levels[size] = levels[sizes[n - 1]] if near else len(set(levels.values())) + 1
    return {size: min(level, LEVELS) for size, level in levels.items()}


def _usual_gap(elements: Iterable[Element]) -> float:
    """How much farther than lines of one paragraph two blocks mostly stand apart."""
    gaps = [e.extra for e in elements if isinstance(e, Block) and e.extra is not None]
    return median(gaps) if gaps else 0.0


def _is_plain(block: Block, levels: Mapping[int, int]) -> bool:
    """Whether a block is neither an item nor a heading."""
    return not block.mark and not (_short(block) and levels.get(round(2 * block.size), 0))


def _even_gap(elements: Sequence[Element], levels: Mapping[int, int], body: float) -> float:
    """How far two paragraphs in a row stand apart, where all do alike; 0 where they do not: items stand nearer."""
    gaps = [
        other.extra
        for one, other in pairwise(elements)
        if isinstance(one, Block) and isinstance(other, Block) and other.extra is not None
        and _is_plain(one, levels) and _is_plain(other, levels)
    ]  # fmt: skip
    return max(gaps) if gaps and max(gaps) - min(gaps) <= EVEN * body else 0.0


def _write_table(outline: Outline, table: Table, hyphens: Hyphens, *, apart: bool) -> None:
    lines = [m for row in table.rows for cell in row for m in cell]
    rtl = mostly_rtl(lines)
    for n, row in enumerate(table.rows):
        runs: list[Run] = []
        for cell in reversed(row) if rtl else row:
            if cell and runs:
                runs.append(Run(text=" | ", page=cell[0].page, places=[NOWHERE] * 3))
            runs += runs_of([side_by_side(side, rtl=mostly_rtl(side)) for side in rows_of(cell)], hyphens)
        outline.add(runs, kind=BlockKind.ROW, level=int(n == 0 and len(table.rows) > 1), apart=apart and n == 0)
