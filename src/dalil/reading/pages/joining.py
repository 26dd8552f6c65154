"""Lines put together: side by side in one row, or one after another in one paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dalil.reading.outlines import Run, WordDoubt
from dalil.reading.pages.hyphens import Hyphens, Joint
from dalil.reading.pages.lines import Line
from dalil.reading.pages.places import Packed
from dalil.records.layouts import NOWHERE


def side_by_side(lines: Sequence[Line], *, rtl: bool) -> Line:
    """The lines of one row as one line, read from the right or from the left."""
    if len(lines) == 1:
        return lines[0]
    ordered = sorted(lines, key=lambda m: m.right if rtl else m.left, reverse=rtl)
    text = ""
    places = Packed()
    doubts: list[WordDoubt] = []
    for line in ordered:
        if text:
            text += " "
            places.add([NOWHERE])
        doubts += (replace(d, start=d.start + len(text), end=d.end + len(text)) for d in line.doubts)
        text += line.text
        places.add(line.places)
    widest = max(ordered, key=lambda m: len(m.text))
    return replace(
        widest,
        text=text,
        places=places,
        doubts=tuple(doubts),
        notes=tuple(n for m in ordered for n in m.notes),
        left=min(m.left for m in ordered),
        top=min(m.top for m in ordered),
        right=max(m.right for m in ordered),
        bottom=max(m.bottom for m in ordered),
        bold=all(m.bold for m in ordered),
    )


def runs_of(lines: Sequence[Line], hyphens: Hyphens) -> list[Run]:
    """The lines of one paragraph as the runs of a block: words cut at a line's end made whole, blanks between."""
    runs: list[Run] = []
    for n, line in enumerate(lines):
        text, places = line.text, list(line.places)
        joint = hyphens.joint(text, lines[n + 1].text) if n + 1 < len(lines) else Joint.KEPT
        if joint is Joint.WHOLE:
            text, places = text[:-1], places[:-1]
        elif joint is Joint.BLANK:
            text, places = text + " ", [*places, NOWHERE]
        runs.append(Run(text=text, page=line.page, places=places, doubts=line.doubts))
    return runs
