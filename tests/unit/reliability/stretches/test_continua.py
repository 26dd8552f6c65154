"""Texts in which coders marked stretches."""

import pytest

from dalil.reliability.stretches.continua import Continuum, Segment, flattened


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_segment_has_a_length(start, end):
    with pytest.raises(ValueError, match="has a length"):
        Segment(start, end, "funding")


def test_a_segment_has_a_category():
    with pytest.raises(ValueError, match="no category"):
        Segment(0, 3, "")


def test_a_segment_lies_inside_the_text():
    with pytest.raises(ValueError, match="ends at 9, the text at 8"):
        Continuum(document="d", length=8, segments=((Segment(0, 9, "a"),), None))


def test_a_text_has_a_length():
    with pytest.raises(ValueError, match="length 0"):
        Continuum(document="d", length=0, segments=((), ()))


def test_who_did_not_code_a_text_gave_no_answer():
    continuum = Continuum(document="d", length=8, segments=((), None, (Segment(0, 1, "a"),)))
    assert continuum.answers == ((), (Segment(0, 1, "a"),))


def test_segments_that_touch_stay_two_and_come_in_order():
    assert flattened([Segment(5, 8, "a"), Segment(0, 5, "a")]) == (Segment(0, 5, "a"), Segment(5, 8, "a"))


def test_overlapping_segments_of_one_category_become_one():
    assert flattened([Segment(0, 5, "a"), Segment(3, 8, "a"), Segment(3, 8, "a")]) == (Segment(0, 8, "a"),)


def test_a_stretch_under_two_categories_gets_both_whichever_came_first():
    parts = (Segment(0, 4, "arms"), Segment(4, 6, "arms + funding"), Segment(6, 9, "funding"))
    assert flattened([Segment(0, 6, "arms"), Segment(4, 9, "funding")]) == parts
    assert flattened([Segment(4, 9, "funding"), Segment(0, 6, "arms")]) == parts


def test_a_segment_within_another_cuts_it_in_three():
    parts = (Segment(0, 3, "b"), Segment(3, 5, "a + b"), Segment(5, 9, "b"))
    assert flattened([Segment(0, 9, "b"), Segment(3, 5, "a")]) == parts
