"""A section of figures as a table.

Where all variables of a section have the same measures, each variable is one row with its measures side by side; else
each measure is a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dalil.publishing.reports.blocks import Block, Cell, Column, Group, Heading, Kind, Paragraph, Table
from dalil.publishing.reports.coders import coder_table
from dalil.publishing.reports.describing import Telling, common_pattern, tellings
from dalil.publishing.reports.figures import axis_of, lacks_of, notes, plot_cell, value_cell
from dalil.publishing.reports.measures import MATCHED
from dalil.publishing.reports.names import MATCHED as MATCHED_SECTIONS
from dalil.publishing.reports.names import Names
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Lack, Measured, Section, Variable

Counts = tuple[int, int, int, int]  # units, coders, answers or claims, documents
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
    shared = shared_counts((f, v) for v in section.variables for f in v.figures)
    groups = (
        Group(
            heads=(names.variable(v, section.name), *(tell(v, names) for _, tell in told)),
            rows=tuple(figure_row(f, v, lacks, words, counted=shared is None) for f in v.figures),
        )
        for v in section.variables
        if v.figures
    )
    return Table(
        caption=words.called("sections", section.name),
        headed=True,
        columns=(
            Column(words=words.say("report.variable")),
            *(Column(words=words.say(f"report.{name}")) for name, _ in told),
            *figure_columns(words, counted_in(section), shared),
        ),
        groups=tuple(groups),
        axis=axis_of(figures),
        notes=(*shared_note(shared, section, words), *notes(lacks, words)),
    )


def figure_columns(words: Wording, counted: str, shared: Counts | None = None) -> tuple[Column, ...]:
    """The columns of a figure in a row; `counted` names what its values are, and counts all rows share have none."""
    return (
        Column(words=words.say("report.measure"), kind=Kind.NAME),
        Column(words=words.say("report.plot"), kind=Kind.PLOT),
        Column(words=words.say("report.value"), kind=Kind.NUMBER),
        *(count_columns(words, counted) if shared is None else ()),
    )


def figure_row(
    figure: Measured, variable: Variable, lacks: Sequence[Lack], words: Wording, *, counted: bool = True
) -> tuple[Cell, ...]:
    """A figure in a row, with what it rests on unless that is `counted` elsewhere."""
    name = Cell(words=words.called("measures", figure.measure))
    counts = count_cells(figure, variable, words) if counted else ()
    return (name, plot_cell(figure, words), value_cell(figure, lacks, words), *counts)


def counted_in(section: Section) -> str:
    """What the values of a section's figures are."""
    if section.name == "spans":
        return "stretches"
    return "counted" if section.name in MATCHED_SECTIONS else "answers"


def count_names(counted: str) -> tuple[str, ...]:
    """What figures rest on, by the names of the columns."""
    return "units", "coders", counted, "documents"


def count_columns(words: Wording, counted: str) -> tuple[Column, ...]:
    """The columns of what a figure rests on."""
    return tuple(
        Column(words=words.say(f"report.{name}"), kind=Kind.NUMBER, aside=name in ("coders", counted))
        for name in count_names(counted)
    )


def counts_of(figure: Measured, variable: Variable) -> Counts:
    """What a figure rests on; where claims were matched, the record's units are claims."""
    units = variable.units if figure.measure in MATCHED else figure.units
    return units, figure.coders, figure.values, figure.documents


def count_cells(figure: Measured, variable: Variable, words: Wording) -> tuple[Cell, ...]:
    """What a figure rests on."""
    return tuple(Cell(words=words.number(count)) for count in counts_of(figure, variable))


def shared_counts(figures: Iterable[tuple[Measured, Variable]]) -> Counts | None:
    """What all rows of a table rest on, where that is the same for several; else nothing."""
    found = [counts_of(f, v) for f, v in figures]
    return found[0] if len(found) > 1 and len(set(found)) == 1 else None


def shared_note(shared: Counts | None, section: Section, words: Wording) -> tuple[str, ...]:
    """What all rows rest on, said once below the table in place of columns that repeat it."""
    if shared is None:
        return ()
    named = zip(count_names(counted_in(section)), shared, strict=True)
    return (
        words.say(
            "report.all_rest_on", counts=", ".join(f"{words.say(f'report.{n}')}: {words.number(c)}" for n, c in named)
        ),
    )


def wide_table(section: Section, names: Names) -> Table:
    """Each variable in a row, with what its first measure rests on; the first measure is drawn."""
    words, variables = names.words, by_prevalence(section)
    lacks = lacks_of(f for v in variables for f in v.figures)
    first = variables[0].figures
    told = tellings(variables, names)
    shared = shared_counts((v.figures[0], v) for v in variables)
    rows = (wide_row(v, lacks, names, told, counted=shared is None) for v in variables)
    drawn = words.say("report.plot_of", measure=words.called("measures", first[0].measure))
    return Table(
        caption=words.called("sections", section.name),
        headed=True,
        columns=(
            Column(words=words.say("report.variable")),
            *(Column(words=words.say(f"report.{name}")) for name, _ in told),
            Column(words=drawn, kind=Kind.PLOT),
            *(Column(words=words.called("measures", f.measure), kind=Kind.NUMBER) for f in first),
            *(count_columns(words, counted_in(section)) if shared is None else ()),
        ),
        groups=tuple(
            Group(heads=(names.variable(v, section.name),), rows=(row,)) for v, row in zip(variables, rows, strict=True)
        ),
        axis=axis_of(v.figures[0] for v in variables),
        notes=(*shared_note(shared, section, words), *notes(lacks, words)),
    )


def wide_row(
    variable: Variable, lacks: Sequence[Lack], names: Names, told: Sequence[tuple[str, Telling]], *, counted: bool
) -> tuple[Cell, ...]:
    """A variable in a row, with what it rests on unless that is `counted` elsewhere."""
    words, first = names.words, variable.figures[0]
    return (
        *(Cell(words=tell(variable, names)) for _, tell in told),
        plot_cell(first, words),
        *(value_cell(f, lacks, words, base=first.values) for f in variable.figures),
        *(count_cells(first, variable, words) if counted else ()),
    )


def by_prevalence(section: Section) -> tuple[Variable, ...]:
    """The variables in order; relations by how often they were claimed."""
    if section.name != "codes":
        return section.variables
    return tuple(sorted(section.variables, key=lambda v: (-claimed(v), v.of)))


def claimed(variable: Variable) -> int:
    """How many answers say yes."""
    return next((p.count for p in variable.prevalence if p.value == "yes"), 0)
