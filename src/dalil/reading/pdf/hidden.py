"""Letters that no reader of the page sees: as small as dust, or white on white."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.reading.pdf.drawings import Drawings
from dalil.reading.pdf.glyphs import TINY, Glyph

FEW = 3  # letters that are no text


def without_hidden(glyphs: Sequence[Glyph], drawings: Drawings) -> tuple[list[Glyph], list[Glyph]]:
    """The letters that are seen, and those that are not; the invisible layer over a scan is what is seen there."""
    hidden = [g for g in glyphs if not g.text.isspace() and (g.style.size < TINY or _white_on_white(g, drawings))]
    if len(hidden) < FEW or len(hidden) == len(glyphs):
        return list(glyphs), []
    gone = {g.order for g in hidden}
    return [g for g in glyphs if g.order not in gone], hidden


def _white_on_white(glyph: Glyph, drawings: Drawings) -> bool:
    if not glyph.style.white or glyph.style.hidden:
        return False
    x, y = glyph.middle, (glyph.top + glyph.bottom) / 2
    return not any(a[0] <= x <= a[2] and a[1] <= y <= a[3] for a in drawings.areas)
