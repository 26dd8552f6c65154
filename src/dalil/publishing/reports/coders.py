"""Each coder against the others: a figure with the coder and without, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.publishing.reports.blocks import Cell, Column, Group, Kind, Mark, Table
from dalil.publishing.reports.figures import PLACES, axis_of, lacks_of, notes, told, value_cell
from dalil.publishing.reports.names import Names
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Lack, Measured, Section

Both = dict[str, Measured]  # the figure with and without a coder


def coder_table(section: Section, names: Names) -> Table:
    """A row for each variable and coder."""
    words = names.words
    figures = [v.figures[0] for v in section.variables if v.figures]
    lacks = lacks_of(figures)
    plain = ("variable", "coder", "measure")
    return Table(
        caption=words.called("sections", section.name),
        headed=True,
        columns=(
            *(Column(words=words.say(f"report.{name}")) for name in plain),
            Column(words=words.say("report.with_without"), kind=Kind.PLOT),
            *(Column(words=words.say(f"report.{name}"), kind=Kind.NUMBER) for name in ("with", "without", "units")),
        ),
        groups=tuple(
            Group(
                heads=(words.called("variables", name),), rows=tuple(_row(*row, lacks, names) for row in found.items())
            )
            for name, found in _sides(section).items()
        ),
        axis=axis_of(figures),
        notes=notes(lacks, words),
    )


def _sides(section: Section) -> dict[str, dict[str, Both]]:
    """The figures with and without each coder, by variable."""
    found: dict[str, dict[str, Both]] = {}
    for variable in section.variables:
        how, coder = variable.of
        found.setdefault(variable.name, {}).setdefault(coder, {})[how] = variable.figures[0]
    return found


def _row(coder: str, both: Both, lacks: Sequence[Lack], names: Names) -> tuple[Cell, ...]:
    words, first = names.words, next(iter(both.values()))
    values = (value_cell(both[how], lacks, words) if how in both else Cell() for how in ("with", "without"))
    return (
        Cell(words=names.coder(coder)),
        Cell(words=words.called("measures", first.measure)),
        _plot(both, words),
        *values,
        Cell(words=words.number(first.units)),
    )


def _plot(both: Both, words: Wording) -> Cell:
    """Both figures, that with the coder hollow."""
    marks = {
        how: Mark(value=f.value, low=f.low, high=f.high, hollow=how == "with")
        for how, f in both.items()
        if f.value is not None
    }
    spoken = words.spoken
    said = {how: told(marks[how], spoken, PLACES) if how in marks else spoken.say("report.bar_none") for how in both}
    line = spoken.say("report.bar_two", first=said.get("with", ""), second=said.get("without", ""))
    return Cell(marks=tuple(marks.values()), told=line)
