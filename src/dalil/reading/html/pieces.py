"""Blocks of a page before they are written; a short one in clearly larger type is a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dalil.reading.html.sizes import NORMAL
from dalil.records.layouts import BlockKind

LARGER = 1.2  # times the usual size, from which a line heads what follows
LARGER_IN_BOLD = 1.1
LONGEST = 20  # words of a heading
ENDS = (".", "،", ",", "؛", ";", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block of a page."""

    text: str
    kind: BlockKind
    level: int = 0
    bold: bool = False
    apart: bool = False
    size: float = 0.0  # of its smallest letters, points; 0 where unknown


def headed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The blocks, short paragraphs in larger type than is usual as headings, the largest of the first level."""
    letters: Counter[float] = Counter()
    for piece in pieces:
        if piece.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            letters[piece.size] += len(piece.text)
    usual = letters.most_common(1)[0][0] if letters else NORMAL
    large = sorted({p.size for p in pieces if _heads(p, usual)}, reverse=True)
    if not large:
        return tuple(pieces)
    return tuple(
        replace(p, kind=BlockKind.HEADING, level=min(6, large.index(p.size) + 1), bold=False, apart=n > 0)
        if _heads(p, usual)
        else p
        for n, p in enumerate(pieces)
    )


def _heads(piece: Piece, usual: float) -> bool:
    short = len(piece.text.split()) <= LONGEST and not piece.text.endswith(ENDS)
    least = LARGER_IN_BOLD if piece.bold else LARGER
    return piece.kind is BlockKind.PARAGRAPH and short and piece.size >= least * usual
