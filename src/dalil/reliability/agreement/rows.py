"""The claims of all units in rows, which several sections read."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.reliability.agreement.plan import Plan
from dalil.reliability.comparing.aligning import Cells, rows_of
from dalil.reliability.comparing.saying import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Claims that speak of the same two actors, a cell a coder."""

    unit: int  # its place among the units
    document: str
    cells: Cells


def lines_of(said: Said, plan: Plan) -> list[Line]:
    """The claims of all units, side by side."""
    return [
        Line(unit=place, document=unit.document, cells=cells)
        for place, unit in enumerate(said.units)
        if any(unit.said)
        for cells in rows_of(unit.said, plan.match)
    ]


def shared(lines: list[Line]) -> list[Line]:
    """Those with claims of two coders or more."""
    return [line for line in lines if sum(c is not None for c in line.cells) > 1]
