"""Lines that run over the gap between two columns, cut there: where few lines stand in the columns of a last page, one
page alone does not show that the gap is more than a wide blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dalil.reading.pages.lines import Line
from dalil.records.layouts import NOWHERE, SCALE, Place

NARROWEST = 0.75  # sizes of the letters between two columns


def parted(lines: Sequence[Line], gutters: Sequence[float]) -> list[Line]:
    """The lines, those that have a gap at the middle of a known one cut in two."""
    found = list(lines)
    for middle in gutters:
        found = [part for line in found for part in _cut(line, middle)]
    return found


def _cut(line: Line, middle: float) -> Iterator[Line]:
    sides = [None if p == NOWHERE else p[0] + p[2] > 2 * SCALE * middle for p in line.places]
    known = [side for side in sides if side is not None]
    turns = [n for n in range(1, len(known)) if known[n] != known[n - 1]]
    if len(turns) != 1 or line.doubts or not _is_wide(line, middle):
        yield line
        return
    at = next(n for n, side in enumerate(sides) if side is not None and side != known[0])
    yield _part(line, 0, at)
    yield _part(line, at, len(line.text))


def _is_wide(line: Line, middle: float) -> bool:
    """Whether nothing of a line stands near the middle of a gap."""
    near = NARROWEST * line.size / 2 * SCALE
    return all(p == NOWHERE or p[2] <= SCALE * middle - near or p[0] >= SCALE * middle + near for p in line.places)


def _part(line: Line, start: int, end: int) -> Line:
    while end > start and line.text[end - 1].isspace():
        end -= 1
    places = list(line.places[start:end])
    shown: list[Place] = [p for p in places if p != NOWHERE]
    left, right = min(p[0] for p in shown) / SCALE, max(p[2] for p in shown) / SCALE
    return replace(line, text=line.text[start:end], places=places, left=left, right=right)
