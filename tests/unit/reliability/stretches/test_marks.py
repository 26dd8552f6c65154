"""How unlike two segments are."""

import numpy as np
import pytest

from dalil.reliability.stretches import marks as marking
from dalil.reliability.stretches.continua import Continuum, Segment
from dalil.reliability.stretches.marks import TooManyError, apart, marks_of, near, place_apart


def pair(one, other):
    """The marks of two coders who marked one segment each."""
    segments = ((Segment(*one, "a"),), (Segment(*other, "a"),))
    return marks_of([Continuum(document="d", length=50, segments=segments)], ["d"])


FIRST, SECOND = np.array([0]), np.array([1])


@pytest.mark.parametrize(
    ("one", "other", "printed", "digits"),
    [
        ((4, 14), (40, 44), 22.2, 1),
        ((4, 14), (4, 14), 0, 1),
        ((4, 14), (20, 25), 3.2, 1),
        ((4, 14), (14, 24), 1, 1),
        ((20, 30), (20, 25), 0.11, 2),
        ((20, 25), (14, 24), 0.22, 2),
    ],
)
def test_printed_positional_dissimilarities_come_out(one, other, printed, digits):
    """Mathet, Widlöcher and Métivier (2015), figure 10."""
    assert round(float(place_apart(pair(one, other), FIRST, SECOND)[0]), digits) == printed


def test_the_scale_of_a_text_does_not_matter():
    """Mathet, Widlöcher and Métivier (2015), figure 20."""
    small, large = (place_apart(pair((0, 7 * n), (0, 10 * n)), FIRST, SECOND) for n in (1, 3))
    assert small == pytest.approx(large)


def test_another_category_adds_as_much_as_no_partner():
    segments = ((Segment(0, 5, "a"),), (Segment(0, 5, "b"),))
    marks = marks_of([Continuum(document="d", length=9, segments=segments)], ["d"])
    assert apart(marks, FIRST, SECOND).tolist() == [1]


def test_texts_are_laid_end_to_end():
    texts = [Continuum(document=d, length=9, segments=((Segment(2, 4, "a"),), ())) for d in "ed"]
    marks = marks_of(texts, ["d", "e"])
    assert marks.starts.tolist() == [2, 11]
    assert (marks.documents.tolist(), marks.length, marks.each) == ([1, 0], 18, 1)


def test_all_pairs_that_are_near_enough_are_found():
    chance = np.random.default_rng(5)
    starts = chance.integers(0, 900, 60).tolist()
    segments = [Segment(s, s + 1 + n, "a") for n, s in enumerate(starts)]
    segments[1] = Segment(0, 999, "a")
    marks = marks_of([Continuum(document="d", length=999, segments=(segments[::2], segments[1::2]))], ["d"])
    one, other = marks.of(0), marks.of(1)
    found = set(zip(*(x.tolist() for x in near(marks, one, other, 2.0)), strict=True))
    for at, mine in enumerate(one):
        close = np.flatnonzero(place_apart(marks, np.full(len(other), mine), other) < 2)
        assert {(at, int(n)) for n in close} <= found


def test_more_pairs_than_can_be_looked_at_are_refused(monkeypatch):
    monkeypatch.setattr(marking, "MOST_PAIRS", 0)
    given = pair((0, 5), (2, 6))
    with pytest.raises(TooManyError):
        near(given, FIRST, SECOND, 2.0)


def test_long_segments_do_not_bring_short_ones_together():
    short = tuple(Segment(n * 100, n * 100 + 5, "a") for n in range(9))
    whole = Segment(0, 1000, "a")
    marks = marks_of([Continuum(document="d", length=1000, segments=((*short, whole), (*short, whole)))], ["d"])
    rows, _ = near(marks, marks.of(0), marks.of(1), 2.0)
    assert len(rows) < 30
