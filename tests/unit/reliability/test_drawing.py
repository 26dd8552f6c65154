from __future__ import annotations

import numpy as np
import pytest

from dalil.records.agreements import Lack
from dalil.reliability.drawing import Drawing, document_weights, interval

DRAWING = Drawing(draws=1000, level=0.9)


def test_each_draw_has_as_many_documents_and_the_seed_tells_which() -> None:
    weights = document_weights(12, DRAWING)
    assert weights.shape == (1000, 12) and set(weights.sum(axis=1)) == {12.0}
    assert np.array_equal(weights, document_weights(12, DRAWING))
    assert not np.array_equal(weights, document_weights(12, Drawing(seed=21)))


def test_every_document_is_drawn_as_often_in_the_long_run() -> None:
    weights = document_weights(12, DRAWING)
    assert np.abs(weights.mean(axis=0) - 1).max() < 0.15
    assert 0.8 < weights.var() / (11 / 12) < 1.2  # as draws with replacement vary


def test_the_interval_is_the_middle_of_the_draws() -> None:
    assert interval(np.arange(1000) / 999, 12, DRAWING) == pytest.approx((0.05, 0.95))


def test_what_draws_cannot_tell_is_said() -> None:
    spread = np.arange(1000.0)
    assert interval(spread, 9, DRAWING) is Lack.FEW_DOCUMENTS
    assert interval(np.where(spread < 150, np.nan, spread), 12, DRAWING) is Lack.NOT_ENOUGH_DRAWS
    assert interval(np.ones(1000), 12, DRAWING) is Lack.SAME_DRAWS
