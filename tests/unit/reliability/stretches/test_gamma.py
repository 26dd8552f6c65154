"""The disorder that was seen, and that of shuffled texts."""

import numpy as np
import pytest

from dalil.reliability.stretches.continua import Continuum, Segment
from dalil.reliability.stretches.gamma import disorders_of, shuffled
from dalil.reliability.stretches.marks import marks_of

A, B, C = Segment(0, 4, "a"), Segment(6, 9, "b"), Segment(12, 19, "a")


def text(*segments, document="d", length=40):
    return Continuum(document=document, length=length, segments=segments)


def test_disorders_add_up_over_documents():
    texts = [text((A, B), (A,)), text((A, C), (A, C), document="e")]
    found = disorders_of(texts, ["d", "e"], seed=1)
    assert found.observed.tolist() == [1, 0]
    assert found.each.tolist() == [1.5, 2]
    assert (found.expected > 0).all()


def test_texts_that_other_coders_coded_are_shuffled_by_themselves():
    texts = [text((A, B), (A,), None), text((A,), None, (A, C), document="e")]
    apart = [disorders_of([t], [t.document], seed=1) for t in texts]
    together = disorders_of(texts, ["d", "e"], seed=1)
    assert together.observed.tolist() == [apart[0].observed[0], apart[1].observed[0]]
    assert together.expected[0] == pytest.approx(apart[0].expected[0])


def test_shuffled_marks_are_those_of_a_coder_moved_along_and_around():
    marks = marks_of([text((A, B, C), (A, B, C))], ["d"])
    moved = shuffled(marks, np.random.default_rng(4))
    starts = moved.starts.reshape(2, 3)
    assert ((starts >= 0) & (starts < 40)).all()
    assert (np.diff(starts, axis=1) % 40).tolist() == [[6, 6], [6, 6]]
    assert moved.sizes.tolist() == [4, 3, 7, 4, 3, 7]


def test_moved_marks_of_two_coders_lie_a_mean_size_apart():
    marks = marks_of([text((A,), (A,))], ["d"])
    chance = np.random.default_rng(4)
    for _ in range(50):
        starts = shuffled(marks, chance).starts
        assert 4 <= (starts[0] - starts[1]) % 40 <= 36


def test_a_text_of_one_letter_is_shuffled_too():
    letter = Segment(0, 1, "a")
    found = disorders_of([text((letter,), (letter,), length=1)], ["d"], seed=1)
    assert (found.observed[0], found.expected[0]) == (0, 0)


def test_a_coder_who_marked_nothing_is_drawn_too():
    found = disorders_of([text((A, B), ())], ["d"], seed=1)
    assert found.observed[0] == 2
    assert found.expected[0] == pytest.approx(1.9, abs=0.2)
