"""What one coder said where another said something else, as a table with shaded cells and sums."""

from __future__ import annotations

from math import ceil

from dalil.publishing.reports.blocks import Cell, Column, Group, Kind, Table
from dalil.publishing.reports.names import Names
from dalil.records.agreements import Confusion

SHADES = 5
NOUGHT = "·"


def confusion_table(confusion: Confusion, names: Names) -> Table:
    """The table: rows are numbered, and the columns go by the rows' numbers."""
    words = names.words
    kept = [i for i in range(len(confusion.values)) if _row(confusion, i) or _column(confusion, i)]
    first, second = map(names.coder, confusion.coders)
    variable = words.called("variables", confusion.name)
    heads = [Column(words=words.number(n), kind=Kind.NUMBER) for n in range(1, len(kept) + 1)]
    return Table(
        caption=words.say("report.confusion", name=variable, first=first, second=second),
        columns=(
            Column(words=""),
            Column(words=variable),
            *heads,
            Column(words=words.say("report.sum"), kind=Kind.NUMBER),
        ),
        groups=(*(_group(confusion, kept, n, names) for n in range(len(kept))), _sums(confusion, kept, names)),
        dense=True,
    )


def _group(confusion: Confusion, kept: list[int], place: int, names: Names) -> Group:
    """A row: what the second coder said where the first one said this."""
    row = kept[place]
    total = _row(confusion, row)
    cells = (
        Cell(
            words=names.words.number(count) if count else names.words.plain(NOUGHT),
            shade=ceil(SHADES * count / total) if count else None,
            framed=row == column,
        )
        for column, count in ((c, confusion.counts[row][c]) for c in kept)
    )
    heads = (names.words.number(place + 1), _value(confusion, row, names))
    return Group(heads=heads, rows=((*cells, Cell(words=names.words.number(total))),))


def _sums(confusion: Confusion, kept: list[int], names: Names) -> Group:
    """The last row: the sums of the columns."""
    sums = [_column(confusion, c) for c in kept]
    cells = tuple(Cell(words=names.words.number(n)) for n in (*sums, sum(sums)))
    return Group(heads=("", names.words.say("report.sum")), rows=(cells,))


def _value(confusion: Confusion, place: int, names: Names) -> str:
    """What a row says; the empty one is of claims that the other coder does not have."""
    value = confusion.values[place]
    return names.value(value, confusion.name) if value else names.words.say("report.nothing")


def _row(confusion: Confusion, place: int) -> int:
    return sum(confusion.counts[place])


def _column(confusion: Confusion, place: int) -> int:
    return sum(row[place] for row in confusion.counts)
