"""Krippendorff's alpha for stretches of text, against what is printed."""

import numpy as np
import pytest

from dalil.reliability.stretches import unitizing
from dalil.reliability.stretches.continua import Continuum, Segment


def marked(*stretches):
    return tuple(Segment(start, end, str(category)) for start, end, category in stretches)


@pytest.fixture(scope="module")
def printed():
    """Three coders on a text of length 60: Krippendorff (2019), Content Analysis, 4th ed., figure 12.11, page 340."""
    alex = marked((2, 9, 1), (11, 17, 2), (24, 30, 5), (32, 36, 6), (36, 44, 6), (44, 60, 7))
    paul = marked((2, 9, 1), (11, 17, 3), (19, 25, 5), (32, 44, 6))
    suzan = marked((2, 9, 1), (11, 17, 4), (21, 27, 5), (32, 36, 6), (36, 40, 6), (40, 44, 6))
    return unitizing.lengths_of([Continuum(document="d", length=60, segments=(alex, paul, suzan))])[2]


@pytest.mark.parametrize(("formula", "value"), [("u_alpha", 0.510), ("u_alpha_binary", 0.413), ("cu_alpha", 0.724)])
def test_the_printed_example_comes_out(printed, formula, value):
    assert round(getattr(unitizing, formula)(printed).alpha[0], 3) == value


@pytest.mark.parametrize(("category", "value"), [(1, 1), (2, 0), (3, 0), (4, 0), (5, 1), (6, 1)])
def test_the_printed_agreement_on_single_categories_comes_out(printed, category, value):
    assert unitizing.ku_alpha(printed, category).alpha[0] == pytest.approx(value, abs=1e-12)


def test_the_printed_coverage_of_a_category_comes_out(printed):
    assert round(float(printed.both[0, 5] / printed.said[0, 5]), 2) == 0.44


def test_a_category_that_met_only_gaps_has_no_value(printed):
    assert np.isnan(unitizing.ku_alpha(printed, 7).alpha[0])


def test_two_texts_count_as_one_long_one():
    first, second = marked((0, 4, "a"), (6, 9, "b")), marked((1, 5, "a"), (6, 9, "a"))
    moved = [tuple(Segment(s.start + 12, s.end + 12, s.category) for s in one) for one in (second, first)]
    apart = [
        Continuum(document="d", length=12, segments=(first, second)),
        Continuum(document="e", length=12, segments=(second, first)),
    ]
    joined = Continuum(document="d", length=24, segments=(first + moved[0], second + moved[1]))
    summed = unitizing.lengths_of(apart)[2].drawn(np.ones((1, 2)))
    assert unitizing.u_alpha(summed).alpha == unitizing.u_alpha(unitizing.lengths_of([joined])[2]).alpha


def test_a_text_that_one_coder_saw_holds_no_pair():
    seen = Continuum(document="d", length=9, segments=(marked((0, 4, "a")), marked((0, 5, "a")), None))
    alone = Continuum(document="e", length=90, segments=(None, None, marked((0, 80, "z"))))
    documents, categories, lengths = unitizing.lengths_of([seen, alone])
    assert (documents, categories) == (("d",), ("a",))
    assert lengths.said.tolist() == [[9, 9]]


def test_gaps_count_by_length_and_stretches_as_wholes():
    lengths = unitizing.lengths_of([Continuum(document="d", length=9, segments=(marked((0, 4, "a")), ()))])[2]
    assert lengths.whole.tolist() == [[14, 16]]
