"""Reports as one tidy table for spreadsheets and statistics programs: names and codes as they are in the record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch

from dalil.publishing.tables import BYTE_ORDER_MARK, JOINT, guarded
from dalil.records.agreements import Agreement, Measured, Remark, Section, Variable
from dalil.records.estimations import Audit, Corrected, Estimation, Tally

FIGURES = (
    "section",
    "variable",
    "of",
    "measure",
    "value",
    "low",
    "high",
    "why_none",
    "units",
    "coders",
    "values",
    "documents",
    "observed",
    "expected",
)
COUNTS = (
    "by",
    "of",
    "quantity",
    "naive",
    "estimator",
    "value",
    "low",
    "high",
    "error",
    "weight",
    "shown",
    "differing",
    "why_none",
)
RATES = ("measure", "of", "value", "low", "high", "why_none", "rests_on")
Rows = Iterator[Sequence[object]]


def csv_report(record: Agreement | Estimation | Audit) -> Iterator[str]:
    """The table as comma-separated values (RFC 4180), a line a piece."""
    columns, rows = table_of(record)
    yield BYTE_ORDER_MARK + _line(columns)
    for row in rows:
        yield _line(guarded(cell) for cell in row)


@singledispatch
def table_of(record: object) -> tuple[Sequence[str], Rows]:
    """The columns and rows of a report."""
    raise TypeError(f"no table for {type(record).__name__}")


@table_of.register
def _of_agreement(record: Agreement) -> tuple[Sequence[str], Rows]:
    return FIGURES, (_figure(s, v, f) for s in record.sections for v in s.variables for f in v.figures)


@table_of.register
def _of_estimation(record: Estimation) -> tuple[Sequence[str], Rows]:
    return COUNTS, (row for tally in record.tallies for row in _tally(tally, record.by))


@table_of.register
def _of_audit(record: Audit) -> tuple[Sequence[str], Rows]:
    return RATES, ((r.measure, r.of, r.value, r.low, r.high, _why(r.refused), r.rests_on) for r in record.rates)


def _figure(section: Section, variable: Variable, figure: Measured) -> Sequence[object]:
    lack = figure.lack or figure.interval_lack
    return (
        section.name,
        variable.name,
        JOINT.join(variable.of),
        figure.measure,
        figure.value,
        figure.low,
        figure.high,
        None if lack is None else lack.value,
        figure.units,
        figure.coders,
        figure.values,
        figure.documents,
        figure.observed,
        figure.expected,
    )


def _tally(tally: Tally, by: str) -> Rows:
    """A row for each estimator of the count and of the share; one alone where the sample does not carry it."""
    of, rest = JOINT.join(tally.of), (tally.shown, tally.differing, _why(tally.refused))
    if not tally.counts:
        yield (by, of, "count", tally.naive, *[None] * 6, *rest)
    for quantity, naive, found in (("count", tally.naive, tally.counts), ("share", tally.naive_share, tally.shares)):
        yield from ((by, of, quantity, naive, *_corrected(one), *rest) for one in found)


def _corrected(one: Corrected) -> Sequence[object]:
    return one.estimator.value, one.value, one.low, one.high, one.error, one.weight


def _why(remark: Remark | None) -> str | None:
    return None if remark is None else remark.key


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
