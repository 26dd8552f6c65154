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

from dalil.reliability.stretches.continua import Continuum, Segment, flattened

Numbers = NDArray[np.float64]
Flat = tuple[tuple[Segment, ...], ...]  # a coder each, without overlaps
ROUNDING = 1e-12  # lengths are shared out among pairs of coders, and thirds do not add up exactly
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
            said=sums(weights, self.said),
            apart=sums(weights, self.apart),
            whole=sums(weights, self.whole),
            both=sums(weights, self.both),
            both_apart=sums(weights, self.both_apart),
            both_whole=sums(weights, self.both_whole),
        )


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Disagreement as it was seen and as chance would have it, a row each, as shares; NaN where there is none."""

    observed: Numbers
    expected: Numbers

    @property
    def alpha(self) -> Numbers:
        """1 for none of what chance expects, 0 for all of it; NaN where too little was said to know chance."""
        possible = self.expected > 0
        return np.where(possible, 1 - self.observed / np.where(possible, self.expected, 1), np.nan)


def u_alpha(lengths: Lengths) -> Disagreement:
    """Agreement on stretches, gaps and categories together (Krippendorff et al. 2016, equations 1, 4 and 5a)."""
    return _disagreement(lengths.said, lengths.apart.sum(axis=1), lengths.whole)


def u_alpha_binary(lengths: Lengths) -> Disagreement:
    """Agreement on what is marked at all and what is not (Krippendorff et al. 2016, equation 6)."""
    total, gap = lengths.said.sum(axis=1), lengths.said[:, GAP]
    with np.errstate(invalid="ignore"):
        expected = 2 * gap * (total - gap) / _paired(total**2, lengths.whole.sum(axis=1))
        return Disagreement(2 * lengths.apart[:, GAP] / total, expected)


def cu_alpha(lengths: Lengths) -> Disagreement:
    """Agreement on the categories of what both marked (Krippendorff et al. 2016, equations 10 and 11)."""
    return _disagreement(lengths.both, lengths.both_apart.sum(axis=1), lengths.both_whole)


def ku_alpha(lengths: Lengths, category: int) -> Disagreement:
    """Agreement on one category where both marked something (Krippendorff et al. 2016, equation 13b)."""
    total, one = lengths.both.sum(axis=1), lengths.both[:, category]
    with np.errstate(invalid="ignore"):
        expected = one * (total - one) / _paired(one * total, lengths.both_whole[:, category])
        return Disagreement(lengths.both_apart[:, category] / one, expected)


def lengths_of(continua: Iterable[Continuum]) -> tuple[tuple[str, ...], tuple[str, ...], Lengths]:
    """The documents and the categories in the order of their names, and the lengths: gaps before all categories."""
    flat: dict[int, list[tuple[str, int, Flat]]] = defaultdict(list)
    for continuum in continua:
        if len(continuum.answers) > 1:
            answers = tuple(flattened(marked) for marked in continuum.answers)
            flat[len(answers)].append((continuum.document, continuum.length, answers))
    documents = tuple(sorted({document for texts in flat.values() for document, _, _ in texts}))
    categories = tuple(
        sorted({s.category for texts in flat.values() for _, _, answers in texts for marked in answers for s in marked})
    )
    rows = np.zeros((6, len(documents), len(categories) + 1))
    for texts in flat.values():
        rows += _counted(texts, documents, categories)
    said, apart, whole, both, both_apart, both_whole = rows
    return (
        documents,
        categories,
        Lengths(said=said, apart=apart, whole=whole, both=both, both_apart=both_apart, both_whole=both_whole),
    )


def _counted(texts: list[tuple[str, int, Flat]], documents: Sequence[str], categories: Sequence[str]) -> Numbers:
    """The rows of `Lengths` for texts that equally many coders coded, laid end to end."""
    coders = [_laid(texts, coder, documents, categories) for coder in range(len(texts[0][2]))]
    cuts = np.unique(np.concatenate([c.starts for c in coders]))
    sizes = np.diff(np.append(cuts, sum(length for _, length, _ in texts)))
    pieces = [np.searchsorted(c.starts, cuts, side="right") - 1 for c in coders]
    shape = (len(documents), len(categories) + 1)

    def summed(cells: NDArray[np.int64], weights: NDArray[np.int64]) -> Numbers:
        return np.bincount(cells, weights, minlength=shape[0] * shape[1]).reshape(shape).astype(np.float64)

    out = np.zeros((6, *shape))
    for coder in coders:
        out[0] += summed(coder.cells, coder.sizes)
        out[2] += summed(coder.cells, np.where(coder.gaps, coder.sizes, coder.sizes**2))
    for one, other in permutations(range(len(coders)), 2):
        mine, theirs = pieces[one], pieces[other]
        cells = coders[one].cells[mine]
        both = ~(coders[one].gaps[mine] | coders[other].gaps[theirs])
        apart = cells != coders[other].cells[theirs]
        met = np.bincount(mine, sizes * both, minlength=len(coders[one].cells))
        out[1] += summed(cells, sizes * apart)
        out[3] += summed(cells, sizes * both)
        out[4] += summed(cells, sizes * (both & apart))
        out[5] += summed(coders[one].cells, met**2)
    out[[1, 3, 4, 5]] /= len(coders) - 1
    return out


@dataclass(frozen=True, slots=True)
class _Pieces:
    """One coder's texts in pieces: where each begins, its length, its document and category, whether it is a gap."""

    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    cells: NDArray[np.int64]
    gaps: NDArray[np.bool_]


def _laid(
    texts: list[tuple[str, int, Flat]], coder: int, documents: Sequence[str], categories: Sequence[str]
) -> _Pieces:
    row = {d: n * (len(categories) + 1) for n, d in enumerate(documents)}
    column = {c: n for n, c in enumerate(categories, start=GAP + 1)}
    pieces: list[tuple[int, int]] = []  # start and cell
    before = 0
    for document, length, answers in texts:
        at = 0
        for segment in answers[coder]:
            if segment.start > at:
                pieces.append((before + at, row[document]))
            pieces.append((before + segment.start, row[document] + column[segment.category]))
            at = segment.end
        if at < length:
            pieces.append((before + at, row[document]))
        before += length
    starts, cells = np.array(pieces, dtype=np.int64).T
    return _Pieces(starts, np.diff(np.append(starts, before)), cells, cells % (len(categories) + 1) == GAP)


def sums(weights: Numbers, values: Numbers) -> Numbers:
    """Values by document, summed for each draw of documents."""
    # einsum and not matmul: its order of adding does not depend on the number of processors
    summed: Numbers = np.einsum("rd,dc->rc", weights, values, optimize=False)
    return summed


def _disagreement(said: Numbers, apart: Numbers, whole: Numbers) -> Disagreement:
    """Of lengths by category, with every stretch taken out of what chance could pair it with."""
    total = said.sum(axis=1)
    with np.errstate(invalid="ignore"):
        expected = (total**2 - (said**2).sum(axis=1)) / _paired(total**2, whole.sum(axis=1))
        return Disagreement(apart / total, expected)


def _paired(all_pairs: Numbers, with_themselves: Numbers) -> Numbers:
    """The pairs that chance can make of different stretches; NaN where there are none but for rounding."""
    left = all_pairs - with_themselves
    return np.where(left > ROUNDING * all_pairs, left, np.nan)
