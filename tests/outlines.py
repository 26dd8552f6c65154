"""Sources of rich formats for tests, written block by block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dalil.reading.outlines import Outline
from dalil.records.layouts import BlockKind, Page
from dalil.records.sources import Source
from factories import make_source


def source_of_blocks(
    *blocks: tuple[BlockKind, int, str], apart: Iterable[int] = (), bold: Iterable[int] = (), pages: Iterable[Page] = ()
) -> Source:
    """A source of (kind, level, words); `apart` and `bold` are the numbers of blocks that are so."""
    outline = Outline("paper.docx")
    for number, (kind, level, words) in enumerate(blocks):
        outline.add(words, kind=kind, level=level, apart=number in set(apart), bold=number in set(bold))
    text, layout = outline.finish(pages)
    return replace(make_source(text, origin="paper.docx"), layout=layout)
