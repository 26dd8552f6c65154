"""Alpha beside the packages `krippendorff` and NLTK, on random answers of which some are missing."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import jaccard_distance, masi_distance
from numpy.typing import NDArray

from coded_units import coded, figure
from dalil.records.agreements import Scale
from dalil.reliability.coefficients.measuring import measured
from dalil.reliability.drawing import Drawing, document_weights
from dalil.reliability.ratings import Ratings, ratings_of

SCALES = (Scale.NOMINAL, Scale.ORDINAL, Scale.INTERVAL, Scale.RATIO)


def answers(
    seed: int, *, units: int = 60, coders: int = 4, values: int = 6, missing: float = 0.3
) -> NDArray[np.float64]:
    """Numbers that coders gave units, near a true one; NaN where there is none."""
    chance = np.random.default_rng(seed)
    found = chance.integers(0, values, (1, units)) + chance.integers(0, 2, (coders, units))
    return np.where(chance.random((coders, units)) < missing, np.nan, found)


def given(table: NDArray[np.float64], scale: Scale) -> Ratings:
    return coded(*[[None if np.isnan(v) else v for v in row] for row in table.tolist()], scale=scale)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("scale", SCALES)
def test_alpha_is_that_of_krippendorff(seed: int, scale: Scale) -> None:
    table = answers(seed)
    peer = krippendorff.alpha(reliability_data=table, level_of_measurement=scale)
    assert figure(given(table, scale), f"alpha_{scale}").value == pytest.approx(peer, abs=1e-12)


@pytest.mark.parametrize("scale", SCALES)
def test_the_interval_is_that_of_drawing_units_and_computing_alpha_again(scale: Scale) -> None:
    chance, table, drawing = np.random.default_rng(3), answers(3), Drawing(draws=60)
    documents = chance.permutation(np.repeat(np.arange(15), 4))
    rows = [
        (str(d), [None if np.isnan(v) else v for v in unit])
        for d, unit in zip(documents, table.T.tolist(), strict=True)
    ]
    ratings = ratings_of(rows, 4, scale)
    again = [
        krippendorff.alpha(
            reliability_data=np.repeat(table, weights[ratings.documents].astype(int), axis=1),
            level_of_measurement=scale,
        )
        for weights in document_weights(15, drawing)
    ]
    found = measured(ratings, [f"alpha_{scale}"], drawing=drawing)[0]
    assert (found.low, found.high) == pytest.approx(tuple(np.quantile(again, [0.025, 0.975])), abs=1e-12)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("measure", "distance"), [("alpha_jaccard", jaccard_distance), ("alpha_masi", masi_distance)])
def test_alpha_of_sets_is_that_of_nltk(seed: int, measure: str, distance: object) -> None:
    chance = np.random.default_rng(seed)
    sets = [[frozenset(np.flatnonzero(chance.random(4) < 0.5).tolist()) | {9} for _ in range(3)] for _ in range(40)]
    task = AnnotationTask([(c, u, v) for u, unit in enumerate(sets) for c, v in enumerate(unit)], distance=distance)
    found = figure(coded(*zip(*sets, strict=True), scale=Scale.SET), measure).value
    assert found == pytest.approx(task.alpha(), abs=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_two_coders_are_as_in_nltk(seed: int) -> None:
    table = answers(seed, coders=2, missing=0)
    triples = [(c, u, v) for c, row in enumerate(table.tolist()) for u, v in enumerate(row)]
    task, steps = AnnotationTask(triples), AnnotationTask(triples, distance=lambda one, other: abs(one - other))
    ratings = given(table, Scale.INTERVAL)
    found = [figure(ratings, m).value for m in ("percent", "scott", "cohen", "brennan_prediger", "alpha_nominal")]
    assert found == pytest.approx([task.avg_Ao(), task.pi(), task.kappa(), task.S(), task.alpha()], abs=1e-12)
    assert figure(ratings, "cohen_linear").value == pytest.approx(steps.weighted_kappa(), abs=1e-12)
