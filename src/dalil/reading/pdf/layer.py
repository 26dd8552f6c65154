"""The text layer of a page as lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dalil.reading.pages.lines import Line
from dalil.reading.pages.sheets import Rule
from dalil.reading.pdf.assembly import line_of
from dalil.reading.pdf.clusters import Cluster
from dalil.reading.pdf.drawings import Dot, Drawings
from dalil.reading.pdf.glyphs import Frame, Glyph
from dalil.reading.pdf.order import kind_of
from dalil.reading.pdf.rows import gutters_of, rows_of, segments_of

FEW = 0.3  # of the letters of a line: Arabic ones that do not make it run from the right by themselves
BESIDE = 3.0  # sizes of letters: how far before its line a dot stands


def lines_of(glyphs: Sequence[Glyph], drawings: Drawings, *, page: int, frame: Frame) -> list[Line]:
    """The lines of a page, those that run in other directions than most last."""
    found: list[Line] = []
    turns = sorted({g.style.turn for g in glyphs}, key=lambda t: -sum(g.style.turn == t for g in glyphs))
    for turn in turns:
        upright = [g for g in glyphs if g.style.turn == turn]
        found += _upright_lines(upright, drawings if turn == 0 else Drawings((), ()), page=page, frame=frame)
    return found


def _upright_lines(glyphs: Sequence[Glyph], drawings: Drawings, *, page: int, frame: Frame) -> list[Line]:
    blanks = sorted((g.y, g.x) for g in glyphs if g.text.isspace())
    inked = [g for g in glyphs if not g.text.isspace()]
    rtl = _mostly_rtl(inked)
    rows = rows_of(inked)
    _put_dots(rows, drawings.dots)
    gutters = gutters_of(rows)
    found: list[Line] = []
    for row in rows:
        if not row:
            continue
        y, size = row[0].bases[0].y, row[0].size
        near = blanks[bisect_left(blanks, (y - 0.3 * size, -1e9)) : bisect_right(blanks, (y + 0.3 * size, 1e9))]
        spaces = sorted(x for _, x in near)
        for segment in segments_of(row, _uprights(drawings.rules, y - 0.3 * size), gutters):
            found.append(line_of(segment, spaces, page=page, frame=frame, rtl=_runs_from_right(segment, rtl=rtl)))
    return found


def _mostly_rtl(glyphs: Sequence[Glyph]) -> bool:
    kinds = [kind_of(g.text[0]) for g in glyphs]
    return kinds.count("R") > kinds.count("L")


def _runs_from_right(segment: Sequence[Cluster], *, rtl: bool) -> bool:
    """The direction of a line: that of its letters, of its page where they are mixed."""
    kinds = [kind_of(c.text[0]) for c in segment]
    right, left = kinds.count("R"), kinds.count("L")
    if not right or not left:
        return bool(right) or (rtl and not left)
    share = right / (right + left)
    return share >= FEW if rtl else share > 1 - FEW


def _uprights(rules: Sequence[Rule], y: float) -> list[float]:
    """Where upright rules cross a height."""
    return [r.left for r in rules if not r.level and r.top <= y <= r.bottom]


def _put_dots(rows: Sequence[list[Cluster]], dots: Sequence[Dot]) -> None:
    """Put each dot that stands just before or after a line into it: it is the mark of an item."""
    for dot in dots:
        middle = (dot.edges[1] + dot.edges[3]) / 2
        for row in rows:
            first = row[0].bases[0]
            if not first.y - first.style.size < middle < first.y + 0.2 * first.style.size:
                continue
            gap = max(min(c.start for c in row) - dot.edges[2], dot.edges[0] - max(c.end for c in row))
            if 0 <= gap <= BESIDE * first.style.size:
                glyph = _glyph(dot, first)
                row.insert(0 if dot.edges[2] <= row[0].start else len(row), Cluster(bases=[glyph]))
                break


def _glyph(dot: Dot, beside: Glyph) -> Glyph:
    left, top, right, bottom = dot.edges
    return Glyph(
        text=dot.text,
        x=left,
        y=beside.y,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        start=left,
        end=right,
        style=beside.style,
        order=-1,
        piece=0,
    )
