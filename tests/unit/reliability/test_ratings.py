from __future__ import annotations

from decimal import Decimal

import pytest

from dalil.records.agreements import Scale
from dalil.reliability.ratings import MISSING, ratings_of


def test_answers_become_places_among_the_values() -> None:
    found = ratings_of([("b", ["x", None]), ("a", ["y", "x"]), ("b", ["x", "x"])], 2)
    assert found.values == ("x", "y")
    assert found.codes.tolist() == [[0, MISSING], [1, 0], [0, 0]]
    assert found.documents.tolist() == [0, 1, 0]


def test_numbers_stand_by_size_and_words_as_they_are_given() -> None:
    assert ratings_of([("a", [10, Decimal("9.5"), 2])], 3, Scale.ORDINAL).values == (2, Decimal("9.5"), 10)
    order = ["low", "high", "never"]
    assert ratings_of([("a", ["high", "low"])], 2, Scale.ORDINAL, order=order).values == ("low", "high")


def test_sets_have_a_fixed_order() -> None:
    sets = [frozenset("ba"), frozenset(), frozenset("a")]
    assert ratings_of([("a", sets)], 3, Scale.SET).values == (frozenset(), frozenset("a"), frozenset("ab"))


def test_nobody_answering_nothing_is_no_fault() -> None:
    assert ratings_of([], 2).codes.shape == (0, 2)


def test_rows_of_another_width_are_refused() -> None:
    with pytest.raises(ValueError, match="row 1 has 3 answers for 2 coders"):
        ratings_of([("a", [1, 2]), ("a", [1, 2, 3])], 2)


def test_values_without_a_rank_are_refused() -> None:
    with pytest.raises(ValueError, match="without a place in the order"):
        ratings_of([("a", ["low", "often"])], 2, Scale.ORDINAL, order=["low", "high"])
