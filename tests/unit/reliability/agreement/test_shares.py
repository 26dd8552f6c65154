from __future__ import annotations

import numpy as np
import pytest

from dalil.records.agreements import Lack
from dalil.reliability.agreement.shares import Basis, by_document, share
from dalil.reliability.drawing import Drawing, document_weights

BASIS = Basis(units=4, coders=2, values=8)
DRAWING = Drawing(draws=200)


def test_counts_are_added_up_by_document() -> None:
    assert by_document([(1, 2), (3, 4), (5, 6)], [0, 1, 0], 2).tolist() == [[6, 3], [8, 4]]
    assert by_document([], [], 2).shape == (2, 0)


@pytest.mark.parametrize("empty", [0, 100])
def test_an_interval_is_that_of_documents_drawn_anew(empty: int) -> None:
    top = np.array([*range(12), *[0] * empty], dtype=float)
    bottom = np.array([12.0] * 12 + [0.0] * empty)
    found = share("f1", top, bottom, BASIS, DRAWING)
    weights = document_weights(len(top), DRAWING)
    low, high = np.quantile((weights @ top) / (weights @ bottom), [0.025, 0.975])
    assert (found.value, found.low, found.high) == pytest.approx((top.sum() / bottom.sum(), low, high))
    assert found.documents == 12 + empty


def test_nothing_to_count_is_no_zero() -> None:
    found = share("precision", np.zeros(3), np.zeros(3), BASIS, DRAWING)
    assert (found.value, found.lack) == (None, Lack.NOTHING_CLAIMED)
    few = share("precision", np.ones(3), np.ones(3), BASIS, DRAWING)
    assert (few.value, few.interval_lack) == (1.0, Lack.FEW_DOCUMENTS)
