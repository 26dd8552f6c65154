"""The report of an audit: how often a machine is right, as a sample says of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dalil.publishing.reports.axes import coefficient_axis
from dalil.publishing.reports.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Group,
    Heading,
    Items,
    Kind,
    Mark,
    Page,
    Paragraph,
    Table,
)
from dalil.publishing.reports.counts import remark_blocks, sample_facts, sizes
from dalil.publishing.reports.figures import PLACES, told
from dalil.publishing.reports.names import Names, Naming, names_of
from dalil.publishing.reports.references import works
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Remark
from dalil.records.estimations import Audit, ErrorRate

CITED = ("cochran1977", "sarndal1992", "korn1998", "clopper1934", "satterthwaite1946", "agresti1998")
NUMBERS = ("size", "drawn", "audited", "alike")


def audit_page(audit: Audit, words: Wording, naming: Naming) -> Page:
    """The whole report."""
    return Page(title=audit.title, blocks=tuple(_blocks(audit, names_of(words, naming))))


def _blocks(audit: Audit, names: Names) -> Iterator[Block]:
    words = names.words
    yield Paragraph(words=words.say("audit.kind"), kind="kind")
    yield Heading(level=1, words=words.guard(audit.title))
    yield Facts(pairs=sample_facts(audit.sample, audit.coder, audit.version, words))
    counted = sizes(audit.frame, audit.drawn, audit.audited, words)
    yield Paragraph(words=words.say("counts.sampled", **counted))
    yield Paragraph(words=words.say("audit.blind", blind=words.number(audit.blind), audited=counted["audited"]))
    yield Heading(level=2, words=words.say("audit.rates"), anchor="rates")
    yield Paragraph(words=words.say("audit.about", level=words.share(audit.level)), kind="note")
    yield _rates(audit, names)
    yield Heading(level=2, words=words.say("audit.strata"), anchor="strata")
    yield Paragraph(words=words.say("audit.strata_about"), kind="note")
    yield _strata(audit, names)
    yield from remark_blocks(audit.remarks, words)
    yield Heading(level=2, words=words.say("report.methods"), anchor="methods")
    yield Paragraph(words=words.say("audit.methods", level=words.share(audit.level)))
    yield Paragraph(words=words.say("methods.program", program=words.guard(f"dalil {audit.version}")))
    yield Heading(level=2, words=words.say("report.references"), anchor="references")
    yield Items(lines=tuple(map(words.guard, works(CITED))))


def _rates(audit: Audit, names: Names) -> Table:
    """A row for each rate, all together first, then code by code."""
    words = names.words
    refused = tuple(dict.fromkeys(r.refused for r in audit.rates if r.value is None and r.refused is not None))
    return Table(
        caption=words.say("audit.rates"),
        columns=(
            Column(words=words.say("audit.of")),
            Column(words=words.say("report.measure"), kind=Kind.NAME),
            Column(words=words.say("report.plot"), kind=Kind.PLOT),
            Column(words=words.say("report.value"), kind=Kind.NUMBER),
            Column(words=words.say("audit.rests_on"), kind=Kind.NUMBER),
        ),
        groups=tuple(
            Group(
                heads=(names.thing(code) if code else words.say("counts.all"),),
                rows=tuple(_row(r, refused, words) for r in rates),
            )
            for code, rates in groupby(audit.rates, key=lambda r: r.of)
        ),
        axis=coefficient_axis([]),
        notes=tuple(f"({words.number(i)}) {words.remark(r)}" for i, r in enumerate(refused, 1)),
    )


def _row(rate: ErrorRate, refused: Sequence[Remark], words: Wording) -> tuple[Cell, ...]:
    name, rests_on = words.called("measures", rate.measure), words.number(rate.rests_on)
    if rate.value is None:
        shown = words.say("report.no_value")
        if rate.refused is not None:
            shown = f"{shown} ({words.number(refused.index(rate.refused) + 1)})"
        plot = Cell(told=words.spoken.say("report.bar_none"))
    else:
        shown = words.spanned(rate.value, rate.low, rate.high, PLACES)
        mark = Mark(value=rate.value, low=rate.low, high=rate.high)
        plot = Cell(marks=(mark,), told=told(mark, words.spoken, PLACES))
    return Cell(words=name), plot, Cell(words=shown), Cell(words=rests_on)


def _strata(audit: Audit, names: Names) -> Table:
    """The strata of the sample, and how often both say the same in each."""
    words = names.words
    return Table(
        caption=words.say("audit.strata"),
        columns=(
            Column(words=words.say("audit.stratum")),
            *(Column(words=words.say(f"audit.{name}"), kind=Kind.NUMBER) for name in NUMBERS),
        ),
        groups=tuple(
            Group(heads=(names.stratum(name),), rows=(tuple(Cell(words=words.number(n)) for n in counts),))
            for name, *counts in audit.strata
        ),
    )
