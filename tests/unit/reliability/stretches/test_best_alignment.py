"""The alignment with the least disorder."""

from itertools import product

import numpy as np
import pytest

from dalil.reliability.stretches import best_alignment as aligning
from dalil.reliability.stretches.best_alignment import best_alignment
from dalil.reliability.stretches.continua import Continuum, Segment
from dalil.reliability.stretches.marks import EMPTY, TooManyError, apart, marks_of


def marked(*stretches):
    return tuple(Segment(start, end, str(category)) for start, end, category in stretches)


ALEX = marked((2, 9, 1), (11, 17, 2), (24, 30, 5), (32, 36, 6), (36, 44, 6), (44, 60, 7))
PAUL = marked((2, 9, 1), (11, 17, 3), (19, 25, 5), (32, 44, 6))
SUZAN = marked((2, 9, 1), (11, 17, 4), (21, 27, 5), (32, 36, 6), (36, 40, 6), (40, 44, 6))


def marks(*coders, length=60):
    return marks_of([Continuum(document="d", length=length, segments=coders)], ["d"])


def disorder(given):
    found = best_alignment(given)
    alone = len(given.starts) - int((found.members >= 0).sum())
    return (float(found.disorders.sum()) + alone * EMPTY) / given.each


@pytest.mark.parametrize(
    ("coders", "computed"),
    [
        ((ALEX, PAUL, SUZAN), 0.6535417),
        ((ALEX, PAUL), 0.7468889),
        ((ALEX, SUZAN), 0.5601852),
        ((PAUL, SUZAN), 0.6722222),
    ],
)
def test_disorder_is_as_computed_by_pygamma_agreement(coders, computed):
    """As computed by pygamma-agreement 0.5.9, with the weights of place, category and empty at 1."""
    assert disorder(marks(*coders)) == pytest.approx(computed, abs=1e-6)


def least(given):
    """The least disorder of all alignments, found by trying them all."""
    pairs = given.coder_count * (given.coder_count - 1) / 2

    def cost(members):
        there = [m for m in members if m is not None]
        between = sum(
            float(apart(given, np.array([one]), np.array([other]))[0])
            for n, one in enumerate(there)
            for other in there[n + 1 :]
        )
        return (between + (pairs - len(there) * (len(there) - 1) / 2) * EMPTY) / pairs

    def rest(left):
        coder = next((n for n, own in enumerate(left) if own), None)
        if coder is None:
            return 0.0
        first = left[coder][0]
        options = [[first] if n == coder else [None, *own] for n, own in enumerate(left)]
        return min(
            cost(members) + rest([[m for m in own if m != c] for own, c in zip(left, members, strict=True)])
            for members in product(*options)
        )

    return rest([given.of(n).tolist() for n in range(given.coder_count)]) / given.each


@pytest.mark.parametrize("coders", [2, 3, 4])
@pytest.mark.parametrize("seed", range(4))
def test_no_other_alignment_has_less_disorder(coders, seed):
    chance = np.random.default_rng([coders, seed])
    answers = [
        tuple(
            Segment(start, start + int(chance.integers(1, 9)), "ab"[chance.integers(2)])
            for start in chance.integers(0, 30, size=chance.integers(1, 5 - coders // 2)).tolist()
        )
        for _ in range(coders)
    ]
    given = marks(*answers)
    assert disorder(given) == pytest.approx(least(given))


def test_lots_that_are_solved_apart_give_what_one_gives(monkeypatch):
    whole = [tuple(s for s in coder) for coder in (ALEX, PAUL, SUZAN)]
    together = disorder(marks(*whole))
    monkeypatch.setattr(aligning, "LOT", 1)
    assert disorder(marks(*whole)) == together


def test_segments_of_different_texts_meet_only_where_they_may():
    one = Continuum(document="d", length=9, segments=((Segment(5, 9, "a"),), ()))
    other = Continuum(document="d", length=9, segments=((), (Segment(0, 4, "a"),)))
    given = marks_of([one, other], ["d"])
    assert len(best_alignment(given).disorders) == 0
    assert best_alignment(given, across=True).disorders.tolist() == [1]


def test_the_same_marks_have_no_disorder():
    assert disorder(marks(ALEX, ALEX, ALEX)) == 0


def test_whoever_has_nobody_near_stands_alone():
    assert disorder(marks(marked((0, 5, "a")), marked((40, 50, "a")))) == 2


@pytest.mark.parametrize("limit", ["MOST_CANDIDATES", "MOST_TOGETHER"])
def test_too_many_choices_are_refused(limit, monkeypatch):
    monkeypatch.setattr(aligning, limit, 5)
    with pytest.raises(TooManyError):
        best_alignment(marks(ALEX, PAUL, SUZAN))
