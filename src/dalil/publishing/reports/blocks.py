"""What a report consists of, whatever form it is printed in; all words are safe for that form already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds."""

    WORDS = "words"
    NAME = "name"  # a few words, on one line where there is room
    NUMBER = "number"
    PLOT = "plot"  # left out where nothing can be drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading that links can lead to."""

    level: int
    words: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running words."""

    words: str
    kind: str | None = None  # kind, lede, note or remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Names with their values."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Lines of a list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A value on an axis, and how far it may reach."""

    value: float
    low: float | None = None
    high: float | None = None
    hollow: bool = False  # a value as it was found, not as it was corrected


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What the marks of a table stand on."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]  # where, and the number as it is printed

    def place(self, value: float) -> float:
        """Where a value stands, from 0 to 1."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column."""

    words: str
    kind: Kind = Kind.WORDS
    aside: bool = False  # left out where there is little room


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: words, and what is drawn in it."""

    words: str = ""
    marks: tuple[Mark, ...] = ()
    told: str = ""  # what is drawn, in words
    shade: int | None = None  # from 1 to 5
    framed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows that share their first cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns; the first columns are those of the groups' heads."""

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    axis: Axis | None = None
    notes: tuple[str, ...] = ()
    dense: bool = False  # many narrow columns
    compact: bool = False  # no wider than its words
    headed: bool = False  # the heading above says what the caption does, so that only a screen reader is told again

    def kept(self, *, narrow: bool = False) -> tuple[int, ...]:
        """The places of the columns that hold words; in a narrow place, of those that it has room for."""
        columns = enumerate(self.columns)
        return tuple(i for i, c in columns if c.kind is not Kind.PLOT and not (narrow and c.aside))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One unit: where it stands, how it begins, and what was said of it."""

    place: str
    link: str | None
    excerpt: str
    facts: tuple[tuple[str, str], ...]
    note: str


Block = Heading | Paragraph | Facts | Items | Table | Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A report: its name, unguarded, and its parts."""

    title: str
    blocks: tuple[Block, ...]


def printed_rows(table: Table, kept: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """The rows of a table in some of its columns: heads stand in the first row of their group."""
    for group in table.groups:
        heads: tuple[str, ...] = group.heads
        for row in group.rows:
            cells = (*heads, *(cell.words for cell in row))
            yield tuple(cells[place] for place in kept)
            heads = ("",) * len(group.heads)
