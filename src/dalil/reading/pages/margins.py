"""Running heads, feet and page numbers: lines at the upper and lower edge that come again from page to page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dalil.reading.pages.boxes import rows_of
from dalil.reading.pages.lines import Line
from dalil.reading.pages.marks import BULLETS
from dalil.reading.pages.sheets import Sheet

ROWS = 3  # at each edge that may be running ones
EDGE = 0.16  # of the height of the page: how far in they stand
OFTEN = 0.3  # of the pages that a line comes again on
FEW = 2  # pages of a document whose running lines cannot be told by their coming again
SMALLER = 0.92  # of the size of the body: letters of running lines
OUTSIDE = 0.045  # of the height of a page: no text begins so near its edge
SHIFT = 8.0  # points that it may stand higher or lower
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(
    r"[\W_]*(?:(?:page|صفحة|ص|p)\W{0,3})?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|من|-|–)\s*\d{1,4})?[\W_]*", re.I
)


@dataclass(frozen=True, slots=True)
class Bare:
    """Pages without their running lines, and what these said."""

    sheets: list[Sheet]
    left_out: list[Line]


def without_margins(sheets: Sequence[Sheet], body: float) -> Bare:
    """The pages without running heads, feet and page numbers."""
    edges = [list(_edge_lines(sheet)) for sheet in sheets]
    often = _often(edges, len(sheets))
    kept, left_out = [], []
    for sheet, lines in zip(sheets, edges, strict=True):
        running = [m for m, outermost in lines if _key(m) in often or (outermost and _is_number(m, sheet))]
        if running and len(sheets) <= FEW:
            running += _small_heads(lines, running, sheet, body)
        gone = set(map(id, running))
        left_out += running
        kept.append(replace(sheet, lines=[m for m in sheet.lines if id(m) not in gone]))
    return Bare(kept, left_out)


def _small_heads(lines: Sequence[tuple[Line, bool]], running: Sequence[Line], sheet: Sheet, body: float) -> list[Line]:
    """Small lines that stand alone at the head of a page with a number, where no other page can show them to come
    again."""
    known = set(map(id, running))
    heads = [m for m, outermost in lines if outermost and id(m) not in known and m.bottom <= EDGE / 2 * sheet.height]
    if not heads:
        return []
    lowest = max(m.bottom for m in heads)
    small = all(m.size <= SMALLER * body for m in heads)
    outside = lowest <= OUTSIDE * sheet.height and all(m.size <= body for m in heads)
    below = [m.top for m in sheet.lines if m.top > lowest]
    gap = (0.7 if small else 1.5) * body
    return heads if (small or outside) and below and min(below) - lowest > gap else []


def _edge_lines(sheet: Sheet) -> Iterator[tuple[Line, bool]]:
    """The lines of the first and last rows, and whether they are of the very first or last row."""
    rows = rows_of([m for m in sheet.lines if _at_edge(m, sheet) and m.text not in BULLETS])
    above = [row for row in rows if row[0].bottom <= sheet.height / 2]
    below = [row for row in rows if row[0].bottom > sheet.height / 2]
    for n, row in enumerate(above[:ROWS]):
        yield from ((m, n == 0 and len(row) <= 3) for m in row)
    for n, row in enumerate(reversed(below[-ROWS:])):
        yield from ((m, n == 0 and len(row) <= 3) for m in row)


def _at_edge(line: Line, sheet: Sheet) -> bool:
    return line.bottom <= EDGE * sheet.height or line.top >= (1 - EDGE) * sheet.height


def _key(line: Line) -> tuple[str, int]:
    """What a line says but for its numbers, and about where it stands."""
    return DIGITS.sub("#", line.text), round(line.bottom / SHIFT)


def _often(edges: Sequence[Sequence[tuple[Line, bool]]], pages: int) -> set[tuple[str, int]]:
    """The lines that come again on enough pages, at about the same height; where the outermost line of enough pages
    comes again at all, as the name of a chapter does, each that comes again."""
    on: dict[tuple[str, int], set[int]] = defaultdict(set)
    outermost: set[tuple[str, int]] = set()
    for page, lines in enumerate(edges):
        for line, outer in lines:
            on[_key(line)].add(page)
            if outer:
                outermost.add(_key(line))
    least = max(2, OFTEN * pages)
    near = {(words, height): _near(on, words, height) for words, height in on}
    again = {key for key, found in near.items() if len(found) >= 2 and key in outermost}
    often = {key for key, found in near.items() if len(found) >= least}
    for _, height in again:
        beside = {key for key in again if abs(key[1] - height) <= 1}
        if len(set().union(*(on[key] for key in beside))) >= least:
            often |= beside
    return often


def _near(on: Mapping[tuple[str, int], set[int]], words: str, height: int) -> set[int]:
    """The pages on which some words stand at about a height."""
    return set().union(*(on.get((words, height + d), set()) for d in (-1, 0, 1)))


def _is_number(line: Line, sheet: Sheet) -> bool:
    """Whether a line is the number of its page, alone and apart."""
    if len(line.text) > 24 or NUMBER.fullmatch(line.text) is None:
        return False
    if line.bottom <= sheet.height / 2:
        return line.bottom <= EDGE / 2 * sheet.height
    others = [m.bottom for m in sheet.lines if m is not line and m.bottom < line.top]
    return bool(others) and line.top - max(others) > 0.8 * line.size
