"""Figures that are one sum over another, each with an interval from drawing documents anew.

The counts of a document are added up once; what a draw gives is then a weighted sum of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dalil.records.agreements import Lack, Measured
from dalil.reliability.drawing import Drawing, document_weights, interval

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a figure rests on."""

    units: int
    coders: int
    values: int


def share(measure: str, top: Floats, bottom: Floats, basis: Basis, drawing: Drawing) -> Measured:
    """The sum of `top` over the sum of `bottom`; both have a place a document."""
    documents = len(bottom)
    made = partial(
        Measured,
        measure=measure,
        units=basis.units,
        coders=basis.coders,
        values=basis.values,
        documents=documents,
    )
    if not bottom.sum():
        return made(value=None, lack=Lack.NOTHING_CLAIMED)
    value, found = float(top.sum() / bottom.sum()), _interval(top, bottom, drawing)
    if isinstance(found, Lack):
        return made(value=value, interval_lack=found)
    return made(value=value, low=found[0], high=found[1])


def by_document(counts: ArrayLike, places: ArrayLike, kinds: int) -> Floats:
    """So many kinds of counts of units, added up by document: a row a kind of count, a column a document."""
    _, columns = np.unique(np.asarray(places, dtype=np.int64), return_inverse=True)
    sums = np.zeros((columns.max(initial=-1) + 1, kinds))
    np.add.at(sums, columns, np.asarray(counts, dtype=np.float64).reshape(-1, kinds))
    return sums.T


def _interval(top: Floats, bottom: Floats, drawing: Drawing) -> tuple[float, float] | Lack:
    documents = len(bottom)
    counting = np.flatnonzero(bottom)  # the others add nothing to either sum
    weights = document_weights(documents, drawing)
    if 4 * len(counting) < documents:
        weights, top, bottom = weights[:, counting], top[counting], bottom[counting]
    tops, bottoms = (weights @ np.stack([top, bottom], axis=1)).T
    drawn = np.divide(tops, bottoms, out=np.full_like(tops, np.nan), where=bottoms > 0)
    return interval(drawn, documents, drawing)
