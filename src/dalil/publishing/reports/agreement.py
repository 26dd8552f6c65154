"""The report of agreement: what was compared, how far coders agree, where they do not, and how it was computed."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.publishing.reports.blocks import (
    Block,
    Case,
    Cell,
    Column,
    Facts,
    Group,
    Heading,
    Items,
    Kind,
    Page,
    Paragraph,
    Table,
)
from dalil.publishing.reports.choosing import main_figures
from dalil.publishing.reports.confusions import confusion_table
from dalil.publishing.reports.figures import axis_of, lacks_of, notes
from dalil.publishing.reports.methods import method_blocks
from dalil.publishing.reports.names import Names, Naming, names_of
from dalil.publishing.reports.references import references_of
from dalil.publishing.reports.sections import figure_columns, figure_row, section_blocks
from dalil.publishing.reports.wording import Wording, rounded
from dalil.records.agreements import Agreement, Apart, Variable

ANSWERED = "•"
COUNTED = ("answered", "abstained", "failed", "missing", "claims")


def agreement_page(agreement: Agreement, words: Wording, naming: Naming) -> Page:
    """The whole report."""
    names = names_of(words, naming, agreement.coders)
    return Page(title=agreement.title, blocks=tuple(_blocks(agreement, names)))


def _blocks(agreement: Agreement, names: Names) -> Iterator[Block]:
    yield from _opening(agreement, names.words)
    yield from _compared(agreement, names)
    yield from _main(agreement, names)
    for section in agreement.sections:
        yield from section_blocks(section, names)
    yield from _confusions(agreement, names)
    yield from _apart(agreement, names)
    yield from _closing(agreement, names.words)


def _opening(agreement: Agreement, words: Wording) -> Iterator[Block]:
    counts = {"coders": len(agreement.coders), "units": agreement.units, "documents": agreement.documents}
    yield Paragraph(words=words.say("report.kind"), kind="kind")
    yield Heading(level=1, words=words.guard(agreement.title))
    yield Paragraph(words=words.say("report.lede", **{k: words.number(n) for k, n in counts.items()}), kind="lede")
    pairs = {"codebook": words.guard(agreement.codebook), "program": words.guard(f"dalil {agreement.version}")}
    yield Facts(pairs=words.facts(pairs))


def _compared(agreement: Agreement, names: Names) -> Iterator[Block]:
    words = names.words
    yield Heading(level=2, words=words.say("report.compared"), anchor="compared")
    yield _coders(agreement, names)
    if agreement.patterns:
        yield Heading(level=3, words=words.say("report.pattern"))
        yield Paragraph(words=words.say("report.pattern_about"), kind="note")
        yield _patterns(agreement, names)


def _coders(agreement: Agreement, names: Names) -> Table:
    words = names.words
    rows = (
        (
            Cell(words=words.called("coder_kinds", coder.kind)),
            *(Cell(words=words.number(getattr(coder, name))) for name in COUNTED),
        )
        for coder in agreement.coders
    )
    return Table(
        caption=words.say("report.coders"),
        columns=(
            Column(words=words.say("report.coder")),
            Column(words=words.say("report.coder_kind")),
            *(Column(words=words.say(f"report.{name}"), kind=Kind.NUMBER) for name in COUNTED),
        ),
        groups=tuple(
            Group(heads=(names.coder(c.id),), rows=(row,)) for c, row in zip(agreement.coders, rows, strict=True)
        ),
    )


def _patterns(agreement: Agreement, names: Names) -> Table:
    words, coders = names.words, agreement.coders
    return Table(
        caption=words.say("report.pattern"),
        headed=True,
        columns=(
            *(Column(words=names.coder(coder.id)) for coder in coders),
            Column(words=words.say("report.units"), kind=Kind.NUMBER),
        ),
        groups=tuple(
            Group(
                heads=(),
                rows=(
                    (
                        *(Cell(words=words.plain(ANSWERED) if c.id in pattern.coders else "") for c in coders),
                        Cell(words=words.number(pattern.units)),
                    ),
                ),
            )
            for pattern in agreement.patterns
        ),
        compact=True,
    )


def _main(agreement: Agreement, names: Names) -> Iterator[Block]:
    """The figures that matter most, drawn on one axis."""
    words, chosen = names.words, main_figures(agreement)
    yield Heading(level=2, words=words.say("report.main"), anchor="main")
    if not chosen:
        yield Paragraph(words=words.say("report.no_main"), kind="note")
        return
    yield Paragraph(words=words.say("report.main_about", level=words.share(agreement.level)), kind="note")
    figures = [figure for _, _, figures in chosen for figure in figures]
    lacks = lacks_of(figures)
    yield Table(
        caption=words.say("report.main"),
        headed=True,
        columns=(Column(words=words.say("report.variable")), *figure_columns(words, "mixed")),
        groups=tuple(
            Group(
                heads=(_main_name(section, variable, names),),
                rows=tuple(figure_row(f, variable, lacks, words) for f in found),
            )
            for section, variable, found in chosen
        ),
        axis=axis_of(figures),
        notes=notes(lacks, words),
    )


def _main_name(section: str, variable: Variable, names: Names) -> str:
    """What a variable is called where those of all sections stand together."""
    name = names.variable(variable, section)
    return names.words.say("report.matched", name=name) if section == "claims" else name


def _confusions(agreement: Agreement, names: Names) -> Iterator[Block]:
    found = [c for c in agreement.confusions if any(map(any, c.counts))]
    if not found:
        return
    yield Heading(level=2, words=names.words.say("report.confusions"), anchor="confusions")
    yield Paragraph(words=names.words.say("report.confusions_about"), kind="note")
    yield from (confusion_table(confusion, names) for confusion in found)


def _apart(agreement: Agreement, names: Names) -> Iterator[Block]:
    words = names.words
    yield Heading(level=2, words=words.say("report.apart"), anchor="apart")
    about = "report.apart_about" if agreement.apart else "report.apart_none"
    yield Paragraph(words=words.say(about), kind="note")
    yield from (_case(apart, names) for apart in agreement.apart)


def _case(apart: Apart, names: Names) -> Case:
    """A unit on which coders differ: what each of them says."""
    words, link = names.words, names.naming.link
    place = [words.guard(apart.where)]
    if apart.page is not None:
        place.append(words.say("report.page", page=words.number(apart.page)))
    differs = words.listed(words.called("variables", name) for name in apart.differs)
    note = [words.say("report.differs", names=differs)] if apart.differs else []
    note.append(words.say("report.disagreement", value=words.guard(rounded(apart.disagreement, 2))))
    nothing, glue = words.say("report.says_nothing"), words.plain("؛ " if words.lang == "ar" else "; ")
    return Case(
        place=words.listed(place),
        link=None if link is None else link(apart),
        excerpt=words.guard(apart.excerpt),
        facts=tuple((names.coder(who), glue.join(map(names.said, said)) or nothing) for who, said in apart.said),
        note=words.plain(" · ").join(note),
    )


def _closing(agreement: Agreement, words: Wording) -> Iterator[Block]:
    if agreement.remarks:
        yield Heading(level=2, words=words.say("report.remarks"), anchor="remarks")
        yield Items(lines=tuple(map(words.remark, agreement.remarks)))
    yield Heading(level=2, words=words.say("report.methods"), anchor="methods")
    yield from method_blocks(agreement, words)
    yield Heading(level=2, words=words.say("report.references"), anchor="references")
    yield Items(lines=tuple(map(words.guard, references_of(agreement))))
