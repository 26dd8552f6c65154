"""Lines put together: side by side in one row, or one after another in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dalil.reading.outlines import Run, WordDoubt
from dalil.reading.pages.lines import Line
from dalil.reading.pages.places import Packed
from dalil.records.layouts import NOWHERE

HYPHENATED = re.compile(r"[^\W\d_]{2}[-\u00ad\u2010]$")
LOWER = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u00ff]")
SOFT = "\u00ad"


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


def runs_of(lines: Sequence[Line]) -> list[Run]:
    """The lines of one paragraph as the runs of a block: words cut at a line's end made whole, blanks between."""
    runs: list[Run] = []
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        text, places = line.text, list(line.places)
        if following is not None and _cut(text, following.text):
            text, places = text[:-1], places[:-1]
        elif following is not None:
            text, places = text + " ", [*places, NOWHERE]
        runs.append(Run(text=text, page=line.page, places=places, doubts=line.doubts))
    return runs


def _cut(text: str, following: str) -> bool:
    """Whether a line ends within a word that the next line goes on with."""
    if text.endswith(SOFT):
        return True
    return HYPHENATED.search(text) is not None and LOWER.match(following) is not None
