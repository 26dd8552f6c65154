"""Figures as cells of tables: the value with its interval, what is drawn of it, and why it has none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dalil.publishing.reports.axes import coefficient_axis
from dalil.publishing.reports.blocks import Axis, Cell, Mark
from dalil.publishing.reports.wording import Wording, rounded
from dalil.records.agreements import Lack, Measured

PLACES = 3  # in tables


def lacks_of(figures: Iterable[Measured]) -> tuple[Lack, ...]:
    """Why some of the figures have no value or no interval, each reason once."""
    found = (lack for f in figures for lack in (f.lack, f.interval_lack) if lack is not None)
    return tuple(dict.fromkeys(found))


def notes(lacks: Sequence[Lack], words: Wording) -> tuple[str, ...]:
    """The reasons in words, numbered."""
    return tuple(f"({words.number(i)}) {words.called('lacks', lack.value)}" for i, lack in enumerate(lacks, 1))


def value_cell(figure: Measured, lacks: Sequence[Lack], words: Wording, base: int | None = None) -> Cell:
    """The value with its interval, a number that leads to what it lacks, and what it rests on if not `base`."""
    shown = words.say("report.no_value") if figure.value is None else words.figure(figure, PLACES)
    lack = figure.lack or figure.interval_lack
    if lack is not None:
        shown = f"{shown} ({words.number(lacks.index(lack) + 1)})"
    if base is not None and figure.values != base:
        shown = f"{shown} ({words.say('report.base', count=words.number(figure.values))})"
    return Cell(words=shown)


def plot_cell(figure: Measured, words: Wording) -> Cell:
    """The value and its interval, drawn."""
    if figure.value is None:
        return Cell(told=words.spoken.say("report.bar_none"))
    mark = Mark(value=figure.value, low=figure.low, high=figure.high)
    return Cell(marks=(mark,), told=told(mark, words.spoken, PLACES))


def told(mark: Mark, words: Wording, places: int) -> str:
    """What a mark shows, in words."""
    if mark.low is None or mark.high is None:
        return words.say("report.bar_alone", value=words.digits(mark.value, places))
    numbers = {"value": mark.value, "low": mark.low, "high": mark.high}
    return words.say("report.bar", **{name: words.guard(rounded(n, places)) for name, n in numbers.items()})


def axis_of(figures: Iterable[Measured]) -> Axis:
    """The axis on which all of the figures stand."""
    return coefficient_axis([v for f in figures for v in (f.value, f.low) if v is not None])
