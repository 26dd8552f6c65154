"""Lines of one column become paragraphs, items and headings: one ends by room, gap, indent, mark or type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from dalil.reading.pages.lines import Line
from dalil.reading.pages.marks import is_bare, mark_of
from dalil.records.layouts import NOWHERE, SCALE

SAME_SIZE = 0.07  # of the size: how far letters of one paragraph differ
WIDER = 1.28  # times the usual distance of lines from which on two lines are not of one paragraph
INDENT = 0.9  # sizes of letters by which the first line of a paragraph stands in
BLANK = 0.4  # of the size: the blank between two words, and what their ink leaves of their width
CENTRED = 0.1  # of the width: how far the margins of a centred line differ
MARGIN = 0.07  # the same: how wide they are at least
LOOSEST = 3.0  # sizes: lines that stand farther apart are not of one paragraph, where nothing else is known
SLACK = 0.04  # of the width of a column: how far the edge may be from where it seems, for lines that end no sentence
ENDS = tuple(".!؟?…:؛")
STOPS = tuple(".!؟?")
SHORT_LEAD = 6  # words


@dataclass(frozen=True, slots=True)
class Column:
    """Lines from top to bottom, and the edges they could reach."""

    lines: Sequence[Line]
    left: float
    right: float

    def start(self, line: Line) -> float:
        """How far from the edge where lines start a line starts."""
        return self.right - line.right if line.rtl else line.left - self.left

    def room(self, line: Line) -> float:
        """How much more would fit on a line."""
        before = self.start(line) if self.centred(line) and not mark_of(line.text) else 0.0
        return max(0.0, self.outer(line)) + max(0.0, before)

    def outer(self, line: Line) -> float:
        """How far before the edge where lines end a line ends."""
        return line.left - self.left if line.rtl else self.right - line.right

    def centred(self, line: Line) -> bool:
        """Whether a line stands in the middle with much room on both sides."""
        one, other = line.left - self.left, self.right - line.right
        width = self.right - self.left
        return min(one, other) > max(2 * line.size, MARGIN * width) and abs(one - other) < CENTRED * width

    def full(self, line: Line, following: Line, *, slack: float = 0.0) -> bool:
        """Whether the first word of the following line would not have fitted on a line."""
        return self.room(line) < first_word_width(following) + BLANK * line.size + slack


@dataclass(slots=True)
class Block:
    """Lines that belong together."""

    lines: list[Line]
    mark: str  # of an item
    start: float  # how far in it starts
    column: Column
    notes: list[list[Line]] = field(default_factory=list)  # that it refers to, each as its lines
    extra: float | None = None  # how much farther than its own lines it stands from the block above; None at a top

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it stands out."""
        return all(m.bold for m in self.lines)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(m.text for m in self.lines)


def first_word_width(line: Line) -> float:
    """The width of the word that a line starts with."""
    count = len(line.text.split(" ", 1)[0])
    placed = [p for p in line.places[:count] if p != NOWHERE]
    if not placed:
        return line.size
    return (max(p[2] for p in placed) - min(p[0] for p in placed)) / SCALE


def pitches_of(columns: Sequence[Column]) -> dict[int, float]:
    """The usual distance of two lines of a paragraph, by the size of the letters in half points."""
    found: dict[int, list[float]] = {}
    for column in columns:
        for one, other in zip(column.lines, column.lines[1:], strict=False):
            step = other.bottom - one.bottom
            alike = one.page == other.page and _same_size(one, other) and not mark_of(other.text)
            if alike and 0.5 * one.size < step < LOOSEST * one.size and column.full(one, other):
                found.setdefault(round(2 * one.size), []).append(step)
    return {size: median(steps) for size, steps in found.items()}


def blocks_of(column: Column, pitches: dict[int, float]) -> Iterator[Block]:
    """The blocks of a column, from top to bottom."""
    block: Block | None = None
    for line in column.lines:
        if block is not None and not _breaks(block, line, pitches):
            block.lines.append(line)
            continue
        before = block
        if block is not None:
            yield block
        block = Block([line], mark_of(line.text), column.start(line), column)
        if before is not None and before.lines[-1].page == line.page:
            block.extra = line.bottom - before.lines[-1].bottom - pitch_of(line, pitches)
    if block is not None:
        yield block


def pitch_of(line: Line, pitches: dict[int, float]) -> float:
    """The usual distance of lines of this size."""
    size = round(2 * line.size)
    near = [pitches[s] for s in (size, size - 1, size + 1) if s in pitches]
    return near[0] if near else 1.35 * line.size


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= SAME_SIZE * max(one.size, other.size)


def _breaks(block: Block, line: Line, pitches: dict[int, float]) -> bool:
    """Whether a line begins a new block."""
    last, column = block.lines[-1], block.column
    if is_bare(last.text) and len(block.lines) == 1:
        return False
    if mark_of(line.text) or not _same_size(last, line) or last.rtl != line.rtl:
        return True
    if _far(last, line, pitches) or _indented(block, line) or _leads_in(last, line):
        return True
    if block.mark:  # what is indented is not centred
        return column.outer(last) > first_word_width(line) + BLANK * last.size
    going_on = SLACK * (column.right - column.left) if not last.text.endswith(ENDS) else 0.0
    return not column.full(last, line, slack=going_on)


def _leads_in(last: Line, line: Line) -> bool:
    """Whether a short line with a colon follows the end of a sentence: it speaks of what comes, wherever it stands."""
    return last.text.endswith(STOPS) and line.text.endswith(":") and line.text.count(" ") < SHORT_LEAD


def _far(last: Line, line: Line, pitches: dict[int, float]) -> bool:
    step = line.bottom - last.bottom
    if step < 0:
        return True
    usual = pitches.get(round(2 * last.size))
    return step > (WIDER * usual if usual is not None else LOOSEST * last.size)


def _indented(block: Block, line: Line) -> bool:
    """Whether a line stands farther in, or out, than the lines of its block."""
    column = block.column
    if column.centred(block.lines[-1]) and column.centred(line):
        return False
    start, step = column.start(line), INDENT * line.size
    if block.mark:
        return start < block.start - step
    if len(block.lines) == 1:
        return start > block.start + step
    return abs(start - column.start(block.lines[-1])) > step
