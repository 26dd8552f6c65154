"""What coders marked in some texts laid end to end, and how unlike two segments are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dalil.reliability.stretches.continua import Continuum

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
MOST_PAIRS = 1_000_000  # of segments that are looked at; more would take minutes
EMPTY = 1.0  # how unlike a segment and nothing are: the unit that everything else is measured in


class TooManyError(Exception):
    """There are more ways to put segments side by side than can be weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Segments of all coders, a place each, by coder and in order.

    `texts` and `documents` tell where a segment comes from, also after it was moved.
    """

    starts: Numbers
    sizes: Numbers
    categories: Places
    coders: Places
    texts: Places
    documents: Places
    coder_count: int
    length: int  # of all texts together

    def of(self, coder: int) -> Places:
        """The places of one coder's segments."""
        return np.flatnonzero(self.coders == coder)

    @property
    def each(self) -> float:
        """The mean number of segments of a coder (Mathet et al. 2015, section 4.3)."""
        return len(self.starts) / self.coder_count


def marks_of(continua: Sequence[Continuum], documents: Sequence[str]) -> Marks:
    """The marks in texts that the same coders coded; a document is told by its place in `documents`.

    Coders come in an order that what they marked gives, so that nothing depends on the order they are handed in.
    """
    place = {d: n for n, d in enumerate(documents)}
    ends = np.cumsum([0, *(c.length for c in continua)]).tolist()
    answers = sorted(
        [tuple(sorted(marked)) for marked in coder] for coder in zip(*(c.answers for c in continua), strict=True)
    )
    rows = sorted(
        (coder, ends[text] + s.start, s.end - s.start, s.category, text, place[continua[text].document])
        for coder, texts in enumerate(answers)
        for text, marked in enumerate(texts)
        for s in marked
    )
    names = {name: n for n, name in enumerate(sorted({row[3] for row in rows}))}
    return Marks(
        coders=np.array([row[0] for row in rows], dtype=np.int64),
        starts=np.array([row[1] for row in rows], dtype=np.float64),
        sizes=np.array([row[2] for row in rows], dtype=np.float64),
        categories=np.array([names[row[3]] for row in rows], dtype=np.int64),
        texts=np.array([row[4] for row in rows], dtype=np.int64),
        documents=np.array([row[5] for row in rows], dtype=np.int64),
        coder_count=len(answers),
        length=ends[-1],
    )


def place_apart(marks: Marks, one: Places, other: Places) -> Numbers:
    """The positional dissimilarity of segments, pair by pair (Mathet, Widlöcher and Métivier 2015, figure 10).

    0 for the same place, 1 for segments of one length that just touch, and growing without bound from there.
    """
    start_off = np.abs(marks.starts[one] - marks.starts[other])
    end_off = np.abs(marks.starts[one] + marks.sizes[one] - marks.starts[other] - marks.sizes[other])
    squared: Numbers = ((start_off + end_off) / (marks.sizes[one] + marks.sizes[other])) ** 2
    return squared * EMPTY


def apart(marks: Marks, one: Places, other: Places) -> Numbers:
    """How unlike segments are, pair by pair: the sum of both dissimilarities, of place and of category (ibid.)."""
    other_category: Numbers = EMPTY * (marks.categories[one] != marks.categories[other])
    return place_apart(marks, one, other) + other_category


def near(marks: Marks, one: Places, other: Places, bound: float) -> tuple[Places, Places]:
    """Where in `one` and in `other` segments stand that may be less than `bound` apart, pair by pair.

    All such pairs are there, and few others: segments are sought by their size, so that one that is as long as the
    text is not a reason to look at all others.
    """
    pairs = [_near(marks, one, other[sizes], bound, sizes) for sizes in _by_size(marks.sizes[other])]
    if sum(len(rows) for rows, _ in pairs) > MOST_PAIRS:
        raise TooManyError
    if not pairs:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    return np.concatenate([rows for rows, _ in pairs]), np.concatenate([places for _, places in pairs])


def _by_size(sizes: Numbers) -> list[Places]:
    """The places of segments of which none is more than twice as long as another."""
    group = np.frexp(sizes)[1]
    return [np.flatnonzero(group == g) for g in np.unique(group)]


def _near(marks: Marks, one: Places, other: Places, bound: float, at: Places) -> tuple[Places, Places]:
    middle_one = marks.starts[one] + marks.sizes[one] / 2
    middle_other = marks.starts[other] + marks.sizes[other] / 2
    order = np.argsort(middle_other, kind="stable")
    # the root of what two segments are apart is at least the distance of their middles by the mean of their sizes
    reach = np.sqrt(bound / EMPTY) * (marks.sizes[one] + marks.sizes[other].max()) / 2
    first = np.searchsorted(middle_other[order], middle_one - reach, side="left")
    last = np.searchsorted(middle_other[order], middle_one + reach, side="right")
    counts = last - first
    if counts.sum() > MOST_PAIRS:
        raise TooManyError
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(np.arange(len(one)), counts), at[order[np.repeat(first, counts) + offsets]]
