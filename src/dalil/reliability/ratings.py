"""Reliability data: what each coder answered for each unit, as numbers that coefficients are computed from."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from dalil.records.agreements import Scale

MISSING = -1
Value = Hashable  # words or numbers; on scales of sets, frozensets
Row = tuple[str, Sequence[Value | None]]  # the document of a unit, and each coder's answer; None where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """Answers of coders for units, on one scale.

    `codes` has a row a unit and a column a coder, and holds places in `values`, or `MISSING`. `documents` tells for
    each unit the place of its document, counted from 0 in the order in which documents first come; units of one
    document are not independent, so intervals draw documents.
    """

    scale: Scale
    values: tuple[Value, ...]  # in order: ranks, numbers, or any fixed order where the scale has none
    codes: NDArray[np.int32] = field(repr=False)
    documents: NDArray[np.int64] = field(repr=False)


def ratings_of(
    rows: Iterable[Row], coders: int, scale: Scale = Scale.NOMINAL, *, order: Sequence[Value] | None = None
) -> Ratings:
    """The ratings in rows; `order` gives the values from least to most where it is not their own."""
    listed = list(rows)
    given = {v for _, answers in listed for v in answers if v is not None}
    values = tuple(sorted(given, key=_place)) if order is None else tuple(v for v in order if v in given)
    if len(values) != len(given):
        raise ValueError(f"values without a place in the order: {sorted(map(str, given - set(values)))}")
    number = {v: n for n, v in enumerate(values)}
    number_of = {d: n for n, d in enumerate(dict.fromkeys(d for d, _ in listed))}
    codes = np.full((len(listed), coders), MISSING, dtype=np.int32)
    for at, (_, answers) in enumerate(listed):
        if len(answers) != coders:
            raise ValueError(f"row {at} has {len(answers)} answers for {coders} coders")
        codes[at] = [MISSING if v is None else number[v] for v in answers]
    return Ratings(
        scale=scale, values=values, codes=codes, documents=np.array([number_of[d] for d, _ in listed], dtype=np.int64)
    )


def _place(value: Value) -> tuple[str, object]:
    """Where a value stands: numbers by size, words by letters, sets by their members in order."""
    if isinstance(value, frozenset):
        return "set", tuple(sorted(map(str, value)))
    return ("number", value) if isinstance(value, int | float | Decimal) else ("word", str(value))
