"""Counts of answers by document: what coefficients need to know of ratings, and all that is drawn anew.

A coefficient is a function of sums over documents. Documents drawn anew change how often each is counted and nothing
else, so a draw costs one product with these counts and the answers are never looked at again. Sums are taken by sparse
products, whose order is fixed, so that the same ratings give the same bytes everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import scipy
from numpy.typing import NDArray

from dalil.reliability.ratings import MISSING, Ratings

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Sparse = Any  # a csr_array: SciPy comes without types


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A coefficient for each column of sums; NaN where it has no value."""

    value: Floats
    observed: Floats
    expected: Floats | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """What is summed over documents, and what is made of the sums."""

    counts: Sparse = field(repr=False)  # a row for each thing counted, a column for each document
    figure: Callable[[Floats], Outcome]  # of sums: a row for each thing counted, a column for each draw


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Two different answers for one unit: which values, and how much of them each document has."""

    lower: Places
    upper: Places
    counts: Sparse = field(repr=False)  # a row a pair of values, a column a document


def with_answers(ratings: Ratings, least: int) -> Ratings:
    """The units with so many answers at least; their documents are counted anew."""
    kept = answers_each(ratings) >= least
    _, documents = np.unique(ratings.documents[kept], return_inverse=True)
    return Ratings(
        scale=ratings.scale, values=ratings.values, codes=ratings.codes[kept], documents=documents.astype(np.int64)
    )


def answers_each(ratings: Ratings) -> Places:
    """How many answers each unit has."""
    return np.asarray((ratings.codes != MISSING).sum(axis=1, dtype=np.int64))


def documents_of(ratings: Ratings) -> int:
    """How many documents the units come from."""
    return int(ratings.documents.max()) + 1 if len(ratings.documents) else 0


def value_counts(ratings: Ratings, weight: Floats | None = None) -> Sparse:
    """How often each value was given in each document; `weight` is what an answer for each unit counts."""
    units, coders = np.nonzero(ratings.codes != MISSING)
    each = np.ones(len(units)) if weight is None else weight[units]
    places = (ratings.codes[units, coders], ratings.documents[units])
    return _summed(each, places, (len(ratings.values), documents_of(ratings)))


def unit_counts(ratings: Ratings, weight: Floats) -> Sparse:
    """One row: what the units of each document add up to."""
    row = np.zeros(len(weight), dtype=np.int64)
    return _summed(weight, (row, ratings.documents), (1, documents_of(ratings)))


def pair_counts(ratings: Ratings, weight: Floats) -> Pairs:
    """Every pair of different answers for a unit, counted as `weight` says for the unit."""
    codes = _answers_first(ratings)
    size = len(ratings.values)
    keys, documents, weights = [], [], []
    for one in range(codes.shape[1]):
        for other in range(one + 1, codes.shape[1]):
            apart = np.nonzero((codes[:, other] != MISSING) & (codes[:, one] != codes[:, other]))[0]
            low, high = np.sort(codes[apart][:, [one, other]].astype(np.int64), axis=1).T
            keys.append(low * size + high)
            documents.append(ratings.documents[apart])
            weights.append(weight[apart])
    key, row = np.unique(_joined(keys, np.int64), return_inverse=True)
    places = (row, _joined(documents, np.int64))
    counts = _summed(_joined(weights, np.float64), places, (len(key), documents_of(ratings)))
    return Pairs(lower=key // max(size, 1), upper=key % max(size, 1), counts=counts)


def stacked(*counts: Sparse) -> Sparse:
    """Counts of several things, one below the other."""
    return scipy.sparse.csr_array(scipy.sparse.vstack(counts, format="csr"))


def row_of(counts: Floats) -> Sparse:
    """One number a document, as counts."""
    return scipy.sparse.csr_array(counts.reshape(1, -1))


def _answers_first(ratings: Ratings) -> NDArray[np.int32]:
    """The answers for each unit without the gaps, as it does not matter whose they are."""
    widest = int(answers_each(ratings).max(initial=0))
    return np.asarray(-np.sort(-ratings.codes, axis=1)[:, :widest])


def _summed(each: Floats, places: tuple[NDArray[Any], NDArray[Any]], shape: tuple[int, int]) -> Sparse:
    """A table of sums; SciPy adds up what falls on one place."""
    return scipy.sparse.csr_array((each, places), shape=shape)


def _joined(parts: list[NDArray[Any]], kind: type) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)
