"""A section of figures as a table.

Where all variables of a section have the same measures, each variable is one row with its measures side by side; else
each measure is a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.publishing.reports.blocks import Block, Cell, Column, Group, Heading, Kind, Paragraph, Table
from dalil.publishing.reports.coders import coder_table
from dalil.publishing.reports.describing import Telling, common_pattern, tellings
from dalil.publishing.reports.figures import axis_of, lacks_of, notes, plot_cell, value_cell
from dalil.publishing.reports.measures import MATCHED
from dalil.publishing.reports.names import MATCHED as MATCHED_SECTIONS
from dalil.publishing.reports.names import Names
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Lack, Measured, Section, Variable

MOST_WIDE = 5  # measures side by side
FEWEST_WIDE = 2  # variables that make it worth while


def section_blocks(section: Section, names: Names) -> Iterator[Block]:
    """A section with its heading."""
    words = names.words
    yield Heading(level=2, words=words.called("sections", section.name), anchor=f"section-{section.name}")
    if words.bare(f"sections_about.{section.name}") is not None:
        yield Paragraph(words=words.called("sections_about", section.name), kind="note")
    if not section.variables:
        yield Paragraph(words=words.say("report.section_empty"), kind="note")
        return
    pattern = common_pattern(section.variables, names)
    if pattern:
        yield Paragraph(words=words.say("report.pattern_all", pattern=pattern), kind="note")
    if section.name == "coders":
        yield coder_table(section, names)
    else:
        yield wide_table(section, names) if is_wide(section) else long_table(section, names)


def is_wide(section: Section) -> bool:
    """Whether the measures of the section can stand side by side."""
    measures = {tuple(f.measure for f in v.figures) for v in section.variables}
    return len(section.variables) >= FEWEST_WIDE and len(measures) == 1 and 0 < len(min(measures)) <= MOST_WIDE


def long_table(section: Section, names: Names) -> Table:
    """Each measure of each variable in a row."""
    words = names.words
    figures = [f for v in section.variables for f in v.figures]
    lacks = lacks_of(figures)
    told = tellings(section.variables, names)
    groups = (
        Group(
            heads=(names.variable(v, section.name), *(tell(v, names) for _, tell in told)),
            rows=tuple(figure_row(f, v, lacks, words) for f in v.figures),
        )
        for v in section.variables
        if v.figures
    )
    return Table(
        caption=words.called("sections", section.name),
        columns=(
            Column(words=words.say("report.variable")),
            *(Column(words=words.say(f"report.{name}")) for name, _ in told),
            *figure_columns(words, counted_in(section)),
        ),
        groups=tuple(groups),
        axis=axis_of(figures),
        notes=notes(lacks, words),
    )


def figure_columns(words: Wording, counted: str) -> tuple[Column, ...]:
    """The columns of a figure in a row; `counted` names what its values are."""
    return (
        Column(words=words.say("report.measure"), kind=Kind.NAME),
        Column(words=words.say("report.plot"), kind=Kind.PLOT),
        Column(words=words.say("report.value"), kind=Kind.NUMBER),
        *count_columns(words, counted),
    )


def figure_row(figure: Measured, variable: Variable, lacks: Sequence[Lack], words: Wording) -> tuple[Cell, ...]:
    """A figure in a row."""
    name = Cell(words=words.called("measures", figure.measure))
    return (name, plot_cell(figure, words), value_cell(figure, lacks, words), *count_cells(figure, variable, words))


def counted_in(section: Section) -> str:
    """What the values of a section's figures are."""
    if section.name == "spans":
        return "stretches"
    return "counted" if section.name in MATCHED_SECTIONS else "answers"


def count_columns(words: Wording, counted: str) -> tuple[Column, ...]:
    """The columns of what a figure rests on."""
    names = ("units", "coders", counted, "documents")
    return tuple(
        Column(words=words.say(f"report.{name}"), kind=Kind.NUMBER, aside=name in ("coders", counted)) for name in names
    )


def count_cells(figure: Measured, variable: Variable, words: Wording) -> tuple[Cell, ...]:
    """What a figure rests on; where claims were matched, the record's units are claims."""
    units = variable.units if figure.measure in MATCHED else figure.units
    counts = (units, figure.coders, figure.values, figure.documents)
    return tuple(Cell(words=words.number(count)) for count in counts)


def wide_table(section: Section, names: Names) -> Table:
    """Each variable in a row, with what its first measure rests on; the first measure is drawn."""
    words, variables = names.words, by_prevalence(section)
    lacks = lacks_of(f for v in variables for f in v.figures)
    first = variables[0].figures
    told = tellings(variables, names)
    rows = (wide_row(v, lacks, names, told) for v in variables)
    drawn = words.say("report.plot_of", measure=words.called("measures", first[0].measure))
    return Table(
        caption=words.called("sections", section.name),
        columns=(
            Column(words=words.say("report.variable")),
            *(Column(words=words.say(f"report.{name}")) for name, _ in told),
            Column(words=drawn, kind=Kind.PLOT),
            *(Column(words=words.called("measures", f.measure), kind=Kind.NUMBER) for f in first),
            *count_columns(words, counted_in(section)),
        ),
        groups=tuple(
            Group(heads=(names.variable(v, section.name),), rows=(row,)) for v, row in zip(variables, rows, strict=True)
        ),
        axis=axis_of(v.figures[0] for v in variables),
        notes=notes(lacks, words),
    )


def wide_row(
    variable: Variable, lacks: Sequence[Lack], names: Names, told: Sequence[tuple[str, Telling]]
) -> tuple[Cell, ...]:
    """A variable in a row."""
    words, first = names.words, variable.figures[0]
    return (
        *(Cell(words=tell(variable, names)) for _, tell in told),
        plot_cell(first, words),
        *(value_cell(f, lacks, words, base=first.values) for f in variable.figures),
        *count_cells(first, variable, words),
    )


def by_prevalence(section: Section) -> tuple[Variable, ...]:
    """The variables in order; relations by how often they were claimed."""
    if section.name != "codes":
        return section.variables
    return tuple(sorted(section.variables, key=lambda v: (-claimed(v), v.of)))


def claimed(variable: Variable) -> int:
    """How many answers say yes."""
    return next((p.count for p in variable.prevalence if p.value == "yes"), 0)
