"""Gamma: how far coders agree on which stretches there are, where they begin and end, and what they are.

Mathet, Widlöcher and Métivier (2015), The unified and holistic method gamma for inter-annotator agreement measure and
alignment, Computational Linguistics 41(3), 437-479. Gamma is 1 less the disorder of the best alignment by the disorder
that chance would have. Unlike the alphas it takes segments that overlap, and forgives a segment that is a little off.

Several texts are one long continuum: chance may put segments anywhere in them, while coders' segments are aligned
within a text only. Place and category weigh alike, and a segment without a partner weighs as much as the largest
difference of categories: alpha, beta and delta of the paper are all 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dalil.reliability.stretches.best_alignment import Alignment, best_alignment
from dalil.reliability.stretches.continua import Continuum, Segment
from dalil.reliability.stretches.marks import EMPTY, Marks, Numbers, marks_of

LEAST_SAMPLES, MOST_SAMPLES = 30, 1000
PRECISION = 0.02  # of the disorder by chance, at 95 in 100
Z = 1.96
TRIES = 100  # to move one coder's marks by another length than the others'


@dataclass(frozen=True, slots=True, kw_only=True)
class Disorders:
    """Disorder by document, in sums that add up over documents, and the segments of a coder in each."""

    observed: Numbers
    expected: Numbers  # what chance gives the segments that come from the document
    each: Numbers


def disorders_of(continua: Sequence[Continuum], documents: Sequence[str], *, seed: int) -> Disorders:
    """The disorder that was seen and that chance would have, in texts that two coders or more coded.

    Texts that other coders coded are put aside and shuffled by themselves.
    """
    groups: dict[tuple[int, ...], list[Continuum]] = {}
    for continuum in sorted(continua, key=_content):
        coders = tuple(n for n, marked in enumerate(continuum.segments) if marked is not None)
        groups.setdefault(coders, []).append(continuum)
    numbered = list(enumerate(sorted(groups.values(), key=lambda texts: [_content(t) for t in texts])))
    total = np.zeros((3, len(documents)))
    for number, group in sorted(numbered, key=lambda n: -sum(len(m) for text in n[1] for m in text.answers)):
        marks = marks_of(group, documents)  # the largest first: they show soonest whether there are too many
        if len(marks.starts):
            total += _counted(marks, len(documents), np.random.Generator(np.random.PCG64([seed, number])))
    observed, expected, each = total
    return Disorders(observed=observed, expected=expected, each=each)


def _content(continuum: Continuum) -> tuple[str, int, list[tuple[Segment, ...]]]:
    """What texts are ordered by, so that chance falls the same in whatever order texts and coders come."""
    return continuum.document, continuum.length, sorted(tuple(sorted(marked)) for marked in continuum.answers)


def _counted(marks: Marks, documents: int, chance: np.random.Generator) -> Numbers:
    each = np.bincount(marks.documents, minlength=documents) / marks.coder_count
    observed = _disorder(marks, best_alignment(marks), documents)
    return np.array([observed, marks.each * _expected(marks, documents, chance), each])


def _disorder(marks: Marks, alignment: Alignment, documents: int) -> Numbers:
    """The disorder of an alignment, that of each unitary alignment in equal parts to the documents of its segments."""
    present = alignment.members >= 0
    members = alignment.members[present]
    share = np.full(len(marks.starts), EMPTY)
    share[members] = np.repeat(alignment.disorders / present.sum(axis=1), present.sum(axis=1))
    shares: Numbers = np.bincount(marks.documents, share, minlength=documents).astype(np.float64)
    return shares


def _expected(marks: Marks, documents: int, chance: np.random.Generator) -> Numbers:
    """The mean disorder of shuffled texts, by a segment of a coder.

    There are as many as keep its error within `PRECISION` (section 5.3), the first 30 telling how much it varies.
    """
    drawn = [_sample(marks, documents, chance) for _ in range(LEAST_SAMPLES)]
    totals = np.array([d.sum() for d in drawn])
    spread = totals.std() / totals.mean() if totals.mean() > 0 else 0.0
    wanted = min(int(np.ceil((spread * Z / PRECISION) ** 2)), MOST_SAMPLES)
    drawn += [_sample(marks, documents, chance) for _ in range(wanted - LEAST_SAMPLES)]
    mean: Numbers = np.mean(drawn, axis=0)
    return mean


def _sample(marks: Marks, documents: int, chance: np.random.Generator) -> Numbers:
    moved = shuffled(marks, chance)
    return _disorder(moved, best_alignment(moved, across=True), documents) / moved.each


def shuffled(marks: Marks, chance: np.random.Generator) -> Marks:
    """What as many coders might have marked by chance (section 5.2.1).

    Each takes the marks of a coder drawn by chance, moved along by chance, from the end on to the beginning. Two do
    not move by nearly the same, as they would agree if they took the same marks: by the mean size of a segment.
    """
    while True:
        taken = chance.integers(marks.coder_count, size=marks.coder_count)
        if np.isin(marks.coders, taken).any():
            break
    moves = _moves(marks, chance)
    places = [marks.of(coder) for coder in taken]
    moved = np.concatenate([(marks.starts[p] + move) % marks.length for p, move in zip(places, moves, strict=True)])
    at = np.concatenate(places)
    return replace(
        marks,
        starts=moved,
        sizes=marks.sizes[at],
        categories=marks.categories[at],
        coders=np.repeat(np.arange(marks.coder_count), [len(p) for p in places]),
        texts=marks.texts[at],
        documents=marks.documents[at],
    )


def _moves(marks: Marks, chance: np.random.Generator) -> list[int]:
    """How far each moves; where the texts are too short to keep all apart, the last may come near the others."""
    apart = min(float(marks.sizes.mean()), marks.length / (2 * marks.coder_count))
    moves: list[int] = []
    while len(moves) < marks.coder_count:
        for _ in range(TRIES):
            move = int(chance.integers(marks.length))
            if all(apart <= (move - other) % marks.length <= marks.length - apart for other in moves):
                break
        moves.append(move)
    return moves
