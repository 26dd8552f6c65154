"""The report of corrected counts: the machine's count beside the count that stands once its error is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.publishing.reports.axes import coefficient_axis, count_axis
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
from dalil.publishing.reports.figures import PLACES, told
from dalil.publishing.reports.names import Names, Naming, names_of
from dalil.publishing.reports.references import works
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Remark
from dalil.records.estimations import Corrected, Estimation, Estimator, Tally

TOGETHER = "all"  # what nothing is told apart by
NAMES = " – "  # between the members of a dyad
CITED = {
    Estimator.DESIGN: ("horvitz1952", "cochran1977"),
    Estimator.DIFFERENCE: ("sarndal1992", "angelopoulos2023"),
    Estimator.PPI: ("angelopoulos2023", "angelopoulos2023pp", "fisch2024"),
}
ALWAYS = ("cochran1977", "sarndal1992", "satterthwaite1946", "agresti1998")
Row = tuple[Tally, float, Corrected | None]  # what is counted, as the machine has it, as it is corrected


def estimation_page(estimation: Estimation, words: Wording, naming: Naming) -> Page:
    """The whole report."""
    return Page(title=estimation.title, blocks=tuple(_blocks(estimation, names_of(words, naming))))


def _blocks(estimation: Estimation, names: Names) -> Iterator[Block]:
    words = names.words
    yield from _opening(estimation, words)
    yield Heading(level=2, words=words.say("counts.counts"), anchor="counts")
    yield Paragraph(words=words.say("counts.about", level=words.share(estimation.level)), kind="note")
    counts: list[Row] = [(t, t.naive, next(iter(t.counts), None)) for t in estimation.tallies]
    yield _table("counts.counts", counts, estimation, names)
    shares: list[Row] = [
        (t, t.naive_share, t.shares[0]) for t in estimation.tallies if t.naive_share is not None and t.shares
    ]
    if shares:
        yield Heading(level=2, words=words.say("counts.shares"), anchor="shares")
        yield _table("counts.shares", shares, estimation, names)
    yield from remark_blocks(estimation.remarks, words)
    yield from _methods(estimation, words)


def _opening(estimation: Estimation, words: Wording) -> Iterator[Block]:
    yield Paragraph(words=words.say("counts.kind"), kind="kind")
    yield Heading(level=1, words=words.guard(estimation.title))
    yield Paragraph(words=_lede(estimation, words), kind="lede")
    yield Facts(pairs=sample_facts(estimation.sample, estimation.coder, estimation.version, words))
    yield Paragraph(
        words=words.say("counts.sampled", **sizes(estimation.frame, estimation.drawn, estimation.audited, words))
    )


def _lede(estimation: Estimation, words: Wording) -> str:
    """What the report is of, in one sentence."""
    counted = words.called("counted", estimation.counting.value)
    if estimation.by == TOGETHER:
        return words.say("counts.lede_all", counted=counted)
    return words.say("counts.lede", counted=counted, by=words.called("counted_by", estimation.by))


def _by(estimation: Estimation, words: Wording) -> str:
    """What the first column holds."""
    if estimation.by == TOGETHER:
        return words.called("counted", estimation.counting.value)
    return words.say("counts.by", by=words.called("counted_by", estimation.by))


def sample_facts(sample: str, coder: str, version: str, words: Wording) -> tuple[tuple[str, str], ...]:
    """The sample, the machine and the program, by name."""
    pairs = {"sample": sample, "machine": coder, "program": f"dalil {version}"}
    return tuple((words.say(f"counts.{name}"), words.guard(value)) for name, value in pairs.items())


def sizes(frame: int, drawn: int, audited: int, words: Wording) -> dict[str, str]:
    """How many units there are, were drawn, and were settled by people."""
    return {name: words.number(n) for name, n in (("frame", frame), ("drawn", drawn), ("audited", audited))}


def remark_blocks(remarks: Sequence[Remark], words: Wording) -> Iterator[Block]:
    """What a reader should know."""
    if remarks:
        yield Heading(level=2, words=words.say("report.remarks"), anchor="remarks")
        yield Items(lines=tuple(map(words.remark, remarks)))


def _table(caption: str, rows: Sequence[Row], estimation: Estimation, names: Names) -> Table:
    """A row for each thing that is counted."""
    words, share = names.words, caption == "counts.shares"
    refused = tuple(dict.fromkeys(t.refused for t, _, found in rows if found is None and t.refused is not None))
    axis = (coefficient_axis if share else count_axis)(v for _, naive, c in rows for v in _reach(naive, c))
    numbers = ("naive", "corrected", "weight", "shown", "differing")
    return Table(
        caption=words.say(caption),
        columns=(
            Column(words=_by(estimation, words)),
            Column(words=words.say("counts.plot"), kind=Kind.PLOT),
            *(Column(words=words.say(f"counts.{name}"), kind=Kind.NUMBER) for name in numbers),
        ),
        groups=tuple(
            Group(heads=(_of(row[0], names),), rows=(_cells(row, refused, words, PLACES if share else 0),))
            for row in rows
        ),
        axis=axis,
        notes=tuple(f"({words.number(i)}) {words.remark(r)}" for i, r in enumerate(refused, 1)),
    )


def _reach(naive: float, corrected: Corrected | None) -> tuple[float, ...]:
    return (naive,) if corrected is None else (naive, corrected.value, corrected.low, corrected.high)


def _of(tally: Tally, names: Names) -> str:
    """What is counted."""
    words = names.words
    named = (names.thing(name) if name else words.say("counts.without") for name in tally.of)
    return words.plain(NAMES).join(named) or words.say("counts.all")


def _cells(row: Row, refused: Sequence[Remark], words: Wording, places: int) -> tuple[Cell, ...]:
    tally, naive, found = row
    return (
        _plot(naive, found, words.spoken, places),
        Cell(words=words.digits(naive, places)),
        Cell(words=_value(tally, found, refused, words, places)),
        Cell(words="" if found is None else words.digits(found.weight, 2)),
        Cell(words=words.number(tally.shown)),
        Cell(words=words.number(tally.differing)),
    )


def _value(tally: Tally, found: Corrected | None, refused: Sequence[Remark], words: Wording, places: int) -> str:
    """The corrected number with its interval, or a number that leads to why there is none."""
    if found is not None:
        return words.spanned(found.value, found.low, found.high, places)
    none = words.say("counts.refused")
    return none if tally.refused is None else f"{none} ({words.number(refused.index(tally.refused) + 1)})"


def _plot(naive: float, found: Corrected | None, spoken: Wording, places: int) -> Cell:
    """The machine's number hollow, the corrected one filled."""
    marks = [Mark(value=naive, hollow=True)]
    said = spoken.say("report.bar_none")
    if found is not None:
        marks.append(Mark(value=found.value, low=found.low, high=found.high))
        said = told(marks[1], spoken, places)
    line = spoken.say("counts.bar", naive=spoken.digits(naive, places), corrected=said)
    return Cell(marks=tuple(marks), told=line)


def _methods(estimation: Estimation, words: Wording) -> Iterator[Block]:
    used = tuple(dict.fromkeys(c.estimator for t in estimation.tallies for c in (t.counts[:1])))
    yield Heading(level=2, words=words.say("report.methods"), anchor="methods")
    lines = ("frame", *(f"estimator_{e.value}" for e in used), "interval", "refusal")
    level = words.share(estimation.level)
    yield from (Paragraph(words=words.say(f"counts_methods.{name}", level=level)) for name in lines)
    yield Paragraph(words=words.say("methods.program", program=words.guard(f"dalil {estimation.version}")))
    yield Heading(level=2, words=words.say("report.references"), anchor="references")
    cited = works([*ALWAYS, *(key for e in used for key in CITED[e])])
    yield Items(lines=tuple(map(words.guard, cited)))
