"""Plots as inline SVG: no words but the numbers of the axis, colours by class, mirrored where lines run leftwards."""

from __future__ import annotations

from dalil.publishing.markup import NOTHING, Html, el, text
from dalil.publishing.reports.blocks import Axis, Cell, Mark

WIDTH, HEIGHT, MARGIN, RADIUS = 240, 30, 14, 4
MIDDLE, APART = HEIGHT / 2, 6  # where one mark stands, and how far from there each of two


def axis_drawing(axis: Axis, *, mirrored: bool) -> Html:
    """The numbers of an axis."""
    marks = (
        el("text", text(shown), x=_x(axis, value, mirrored=mirrored), y="22", text_anchor="middle", direction="ltr")
        for value, shown in axis.ticks
    )
    return _svg(*marks, aria_hidden="true")


def cell_drawing(cell: Cell, axis: Axis, *, mirrored: bool) -> Html:
    """The marks of a cell over the lines of the axis."""
    lines = (
        _line(_x(axis, value, mirrored=mirrored), "0", None, str(HEIGHT), "grid zero" if value == 0 else "grid")
        for value, _ in axis.ticks
    )
    several = len(cell.marks) > 1
    marks = (
        _mark(mark, axis, MIDDLE + (APART * (2 * i - 1) if several else 0), mirrored=mirrored)
        for i, mark in enumerate(cell.marks)
    )
    return _svg(*lines, *marks, role="img", aria_label=cell.told or None)


def _mark(mark: Mark, axis: Axis, y: float, *, mirrored: bool) -> Html:
    """A value as a dot, its interval as a line with ends."""
    reach = NOTHING
    if mark.low is not None and mark.high is not None:
        low, high = (_x(axis, v, mirrored=mirrored) for v in (mark.low, mark.high))
        ends = (_line(x, f"{y - RADIUS:g}", None, f"{y + RADIUS:g}", "reach") for x in (low, high))
        reach = Html(_line(low, f"{y:g}", high, f"{y:g}", "reach") + "".join(ends))
    kind = "dot hollow" if mark.hollow else "dot"
    dot = el("circle", cx=_x(axis, mark.value, mirrored=mirrored), cy=f"{y:g}", r=str(RADIUS), class_=kind)
    return Html(reach + dot)


def _line(x1: str, y1: str, x2: str | None, y2: str, kind: str) -> Html:
    return el("line", x1=x1, y1=y1, x2=x2 or x1, y2=y2, class_=kind)


def _x(axis: Axis, value: float, *, mirrored: bool) -> str:
    """Where a value stands across the drawing."""
    share = axis.place(value)
    return f"{MARGIN + (WIDTH - 2 * MARGIN) * (1 - share if mirrored else share):.1f}"


def _svg(*children: str, **attributes: str | None) -> Html:
    size = {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "width": str(WIDTH), "height": str(HEIGHT), "focusable": "false"}
    return el("svg", *children, **size, **attributes)
