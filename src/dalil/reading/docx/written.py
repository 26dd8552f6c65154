"""A block as a file has it, before what depends on the whole document (what is usual in it) is settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dalil.reading.docx.words import BREAK, Piece
from dalil.records.layouts import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Where a list item belongs."""

    list: str  # the id of its numbering
    depth: int  # from 0, as the list counts it
    left: int  # twips: how far it is indented


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One line of the text to be."""

    pieces: tuple[Piece, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    mark: str = ""  # of a list item or a numbered heading, with the blank after it
    listed: Listed | None = None
    left: int = 0  # twips
    before: int = 0  # twips
    after: int = 0
    style: str = ""
    tight: bool = False  # whether it stands close to others of its style
    empty_lines: int = 0  # above it
    continues: bool = False  # whether it is a further line of the block before it

    @property
    def text(self) -> str:
        """Its words without the mark."""
        return "".join(p.text for p in self.pieces)

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        inked = [p.bold for p in self.pieces if p.text.strip()]
        return bool(inked) and all(inked)


def lines(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces between line breaks; empty where two breaks follow each other."""
    line: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split(BREAK)
        line.append(piece._replace(text=first))
        for text in rest:
            yield tuple(p for p in line if p.text)
            line = [piece._replace(text=text)]
    yield tuple(p for p in line if p.text)


def one_line(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with blanks for line breaks."""
    return [p._replace(text=p.text.replace(BREAK, " ")) if BREAK in p.text else p for p in pieces]
