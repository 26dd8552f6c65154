"""Krippendorff's alpha for stretches of text: do coders mark the same stretches, and mark them the same?

The family of coefficients of Krippendorff, Mathet, Bouvry and Widlöcher (2016), On the reliability of unitizing
textual continua: Further developments, Quality & Quantity 50, 2347-2364; also in Krippendorff (2019), Content
Analysis, 4th ed., section 12.6. A text is a partition into marked stretches and gaps; what two coders say is compared
code point by code point, and weighed by the length that is said of. A stretch counts as a whole in what chance
expects, a gap code point by code point, as only a stretch was marked by somebody.

Several texts are one long continuum: lengths add up, as the coefficients are made of nothing but lengths. Where not
every coder saw a text, the pairs of those who did count, each coder of it once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from dalil.reliability.continua import Continuum, Segment, flattened

Numbers = NDArray[np.float64]
GAP = 0  # the place of what nobody marked, before all categories


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """What the coefficients are made of: a column a category, a row a document or a draw of documents.

    Of every two coders of a text, each is once the one and once the other, and their lengths count for one through
    the number of the others.
    """

    said: Numbers  # code points that a coder gave this category
    apart: Numbers  # of these, what another coder gave another category
    whole: Numbers  # squares of the lengths of its stretches; of gaps, their length
    both: Numbers  # as `said`, only where the other coder marked something too
    both_apart: Numbers
    both_whole: Numbers

    def drawn(self, weights: Numbers) -> Lengths:
        """The sums over documents, each as often as a row of the weights says."""
        return Lengths(
            said=_sums(weights, self.said),
            apart=_sums(weights, self.apart),
            whole=_sums(weights, self.whole),
            both=_sums(weights, self.both),
            both_apart=_sums(weights, self.both_apart),
            both_whole=_sums(weights, self.both_whole),
        )


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Disagreement as it was seen and as chance would have it, a row each, as shares; NaN where there is none."""

    observed: Numbers
    expected: Numbers

    @property
    def alpha(self) -> Numbers:
        """1 for none of what chance expects, 0 for all of it."""
        possible = self.expected > 0
        return np.where(possible, 1 - self.observed / np.where(possible, self.expected, 1), np.nan)


def u_alpha(lengths: Lengths) -> Disagreement:
    """Agreement on stretches, gaps and categories together (Krippendorff et al. 2016, equations 1, 4 and 5a)."""
    return _disagreement(lengths.said, lengths.apart.sum(axis=1), lengths.whole)


def u_alpha_binary(lengths: Lengths) -> Disagreement:
    """Agreement on what is marked at all and what is not (Krippendorff et al. 2016, equation 6)."""
    total, gap = lengths.said.sum(axis=1), lengths.said[:, GAP]
    rest = total**2 - lengths.whole.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return Disagreement(2 * lengths.apart[:, GAP] / total, 2 * gap * (total - gap) / rest)


def cu_alpha(lengths: Lengths) -> Disagreement:
    """Agreement on the categories of what both marked (Krippendorff et al. 2016, equations 10 and 11)."""
    return _disagreement(lengths.both, lengths.both_apart.sum(axis=1), lengths.both_whole)


def ku_alpha(lengths: Lengths, category: int) -> Disagreement:
    """Agreement on one category where both marked something (Krippendorff et al. 2016, equation 13b)."""
    total, one = lengths.both.sum(axis=1), lengths.both[:, category]
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = one * (total - one) / (one * total - lengths.both_whole[:, category])
        return Disagreement(lengths.both_apart[:, category] / one, expected)


def lengths_of(continua: Iterable[Continuum]) -> tuple[tuple[str, ...], Lengths]:
    """The documents in the order of their names, and categories' lengths in each, in the order of `categories_of`."""
    listed = list(continua)
    places = {c: n for n, c in enumerate(categories_of(listed), start=1)}
    by_document: dict[str, list[NDArray[np.float64]]] = defaultdict(list)
    for continuum in listed:
        if len(continuum.answers) > 1:
            by_document[continuum.document].append(_counted(continuum, places))
    documents = tuple(sorted(by_document))
    empty = np.zeros((6, len(places) + 1))
    rows = np.array([sum(by_document[d], empty) for d in documents]).reshape(len(documents), 6, len(places) + 1)
    said, apart, whole, both, both_apart, both_whole = rows.transpose(1, 0, 2)
    return documents, Lengths(
        said=said, apart=apart, whole=whole, both=both, both_apart=both_apart, both_whole=both_whole
    )


def categories_of(continua: Iterable[Continuum]) -> tuple[str, ...]:
    """The categories in flattened segments of texts that at least two coders coded."""
    return tuple(
        sorted({s.category for c in continua if len(c.answers) > 1 for marked in c.answers for s in flattened(marked)})
    )


@dataclass(frozen=True, slots=True)
class _Partition:
    """One coder's text in pieces: where each begins, how long it is and its category."""

    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    categories: NDArray[np.int64]


def _partition(segments: Sequence[Segment], length: int, places: dict[str, int]) -> _Partition:
    pieces: list[tuple[int, int, int]] = []
    at = 0
    for segment in segments:
        if segment.start > at:
            pieces.append((at, segment.start, GAP))
        pieces.append((segment.start, segment.end, places[segment.category]))
        at = segment.end
    if at < length:
        pieces.append((at, length, GAP))
    starts, ends, categories = np.array(pieces, dtype=np.int64).T
    return _Partition(starts, ends - starts, categories)


def _counted(continuum: Continuum, places: dict[str, int]) -> Numbers:
    """The six rows of `Lengths` for one text."""
    coders = [_partition(flattened(marked), continuum.length, places) for marked in continuum.answers]
    cuts = np.unique(np.concatenate([c.starts for c in coders]))
    sizes = np.diff(np.append(cuts, continuum.length))
    pieces = [np.searchsorted(c.starts, cuts, side="right") - 1 for c in coders]
    out = np.zeros((6, len(places) + 1))
    for coder in coders:
        weights = np.where(coder.categories == GAP, coder.sizes, coder.sizes**2)
        out[0] += np.bincount(coder.categories, coder.sizes, minlength=out.shape[1])
        out[2] += np.bincount(coder.categories, weights, minlength=out.shape[1])
    for one, other in permutations(range(len(coders)), 2):
        mine, theirs = coders[one].categories[pieces[one]], coders[other].categories[pieces[other]]
        both, apart = (mine != GAP) & (theirs != GAP), mine != theirs
        met = np.bincount(pieces[one], sizes * both, minlength=len(coders[one].starts))
        out[1] += np.bincount(mine, sizes * apart, minlength=out.shape[1])
        out[3] += np.bincount(mine, sizes * both, minlength=out.shape[1])
        out[4] += np.bincount(mine, sizes * (both & apart), minlength=out.shape[1])
        out[5] += np.bincount(coders[one].categories, met**2, minlength=out.shape[1])
    out[[1, 3, 4, 5]] /= len(coders) - 1
    return out


def _sums(weights: Numbers, values: Numbers) -> Numbers:
    # einsum and not matmul: its order of adding does not depend on the number of processors
    summed: Numbers = np.einsum("rd,dc->rc", weights, values, optimize=False)
    return summed


def _disagreement(said: Numbers, apart: Numbers, whole: Numbers) -> Disagreement:
    """Of lengths by category, with every stretch taken out of what chance could pair it with."""
    total = said.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return Disagreement(apart / total, (total**2 - (said**2).sum(axis=1)) / (total**2 - whole.sum(axis=1)))
