"""Blocks become the outline: what is usual in the document tells which of them stand out or apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dalil.errors import ReadingError
from dalil.reading.docx.styles import LINE
from dalil.reading.docx.written import Listed, Written
from dalil.reading.files import Limits
from dalil.reading.outlines import Outline, Run
from dalil.records.layouts import BlockKind

LARGER = 1.2  # times the usual size: type that a reader takes for a heading
LARGER_BOLD = 1.1
MOST_LARGE = 0.5  # of the paragraphs and items: where more are large, being large tells nothing
RUNNING = (BlockKind.PARAGRAPH, BlockKind.ITEM)
LONGEST_LARGE = 150  # code points of a heading that only its type tells
CLEAR_GAP = 60  # twips above the usual space: three points
ENOUGH = 3  # gaps between paragraphs that show what is usual
NOT_RARE = 0.15  # of the gaps in a document
SAME_INDENT = 60  # twips


def write(blocks: Sequence[Written], outline: Outline, *, paged: bool, limits: Limits) -> None:
    """Write all blocks."""
    blocks = _with_large_headings(blocks)
    depths = _Depths()
    apart = _apart(blocks)
    for block in blocks:
        level = depths.of(block) if block.kind is BlockKind.ITEM else block.level
        if block.kind is not BlockKind.ITEM:
            depths.pass_by(block)
        runs = [Run(text=p.text, page=p.page if paged else None) for p in block.pieces]
        if block.mark:
            runs.insert(0, replace(runs[0], text=block.mark))
        bold = block.bold and block.kind is not BlockKind.HEADING
        stands_apart = block.kind is not BlockKind.NOTE and next(apart)
        outline.add(runs, kind=block.kind, level=level, bold=bold, apart=stands_apart)
        if outline.length > limits.max_chars:
            raise ReadingError("D122", path=outline.name, limit=limits.max_chars)


class _Depths:
    """How deep list items lie: by their list where it goes on, else by how far they are indented."""

    def __init__(self) -> None:
        self._open: list[Listed] = []
        self._known: dict[str, dict[int, int]] = {}  # of each list: the depth that each of its levels was given

    def of(self, block: Written) -> int:
        """The depth of an item, from 1."""
        item = block.listed
        if item is None or block.continues:
            return max(1, len(self._open))
        while self._open and not _lies_under(item, self._open[-1]):
            self._open.pop()
        known = self._known.setdefault(item.list, {})
        above = max((d for level, d in known.items() if level < item.depth), default=0)
        while len(self._open) < above:
            self._open.append(replace(item, depth=-1, left=-1))
        self._open.append(item)
        known[item.depth] = len(self._open)
        return len(self._open)

    def pass_by(self, block: Written) -> None:
        """A block between items: what is not indented ends the lists that are open."""
        if block.kind is BlockKind.NOTE:
            return
        indented = block.kind is BlockKind.PARAGRAPH and self._open and block.left > self._open[0].left > 0
        if not indented:
            self._open = []
        if block.kind is BlockKind.HEADING:
            self._known = {}


def _lies_under(item: Listed, above: Listed) -> bool:
    if item.list == above.list:
        return item.depth > above.depth
    return item.left > above.left + SAME_INDENT or (item.left == above.left and item.depth > above.depth)


def _apart(blocks: Sequence[Written]) -> Iterator[bool]:
    """Whether each block but the notes stands apart from the one above it; notes between them change nothing."""
    running = [b for b in blocks if b.kind is not BlockKind.NOTE]
    gaps = _Gaps(running)
    return (gaps.apart(n) for n in range(len(running)))


class _Gaps:
    """The space above each block, and what is usual."""

    def __init__(self, blocks: Sequence[Written]) -> None:
        self._blocks = blocks
        begun = [n for n in range(1, len(blocks)) if not blocks[n].continues]
        under_text = [n for n in begun if blocks[n - 1].kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)]
        in_text = [n for n in begun if self._in_text(n)]
        if len(in_text) < ENOUGH:
            in_text = [n for n in under_text if not self._in_list(n)]
        in_list = [n for n in begun if self._in_list(n)]
        self._usual = {False: _usual([self._gap(n) for n in in_text]), True: _usual([self._gap(n) for n in in_list])}

    def apart(self, n: int) -> bool:
        """Whether a block stands apart from the one above it."""
        block = self._blocks[n]
        if n == 0 or (block.continues and not block.empty_lines):
            return False
        return self._gap(n) >= self._usual[self._in_list(n)] + CLEAR_GAP

    def _in_list(self, n: int) -> bool:
        return self._blocks[n].kind is BlockKind.ITEM is self._blocks[n - 1].kind

    def _in_text(self, n: int) -> bool:
        return self._blocks[n].kind is BlockKind.PARAGRAPH is self._blocks[n - 1].kind

    def _gap(self, n: int) -> int:
        above, block = self._blocks[n - 1], self._blocks[n]
        turned = block.pieces[0].page > above.pieces[-1].page  # the lines that end a page make no gap on the next
        between = 0 if turned else block.empty_lines * LINE
        if block.continues or (block.tight and above.tight and block.style == above.style):
            return between
        return between + max(above.after, block.before)


def _usual(gaps: Sequence[int]) -> int:
    """The smallest gap that is not rare: where some blocks are close and others are not, the others stand apart."""
    counted = Counter(gaps)
    usual = [gap for gap, count in counted.items() if count > 1 and count >= len(gaps) * NOT_RARE]
    return min(usual or gaps, default=0)


def _with_large_headings(blocks: Sequence[Written]) -> list[Written]:
    """The blocks, short paragraphs in clearly larger type than usual as headings, the largest of level 1."""
    usual = _size(b for b in blocks if b.kind in RUNNING)
    sizes = {n: size for n, block in enumerate(blocks) if (size := _large(block, usual))}
    if len(sizes) > sum(b.kind in RUNNING for b in blocks) * MOST_LARGE:
        return list(blocks)
    levels = {size: min(6, level) for level, size in enumerate(sorted(set(sizes.values()), reverse=True), 1)}
    return [
        replace(block, kind=BlockKind.HEADING, level=levels[sizes[n]]) if n in sizes else block
        for n, block in enumerate(blocks)
    ]


def _size(blocks: Iterable[Written]) -> int:
    """The size of most of the words of some blocks."""
    counted: Counter[int] = Counter()
    for block in blocks:
        for piece in block.pieces:
            counted[piece.size] += len(piece.text.strip())
    return min(counted, key=lambda size: (-counted[size], size), default=0)


def _large(block: Written, usual: int) -> int:
    """The size of the type of a block that is a heading by it, else 0."""
    if block.kind is not BlockKind.PARAGRAPH or not usual or len(block.text) > LONGEST_LARGE:
        return 0
    size = _size([block])
    return size if size >= usual * (LARGER_BOLD if block.bold else LARGER) else 0
