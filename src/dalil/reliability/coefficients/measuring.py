"""Coefficients of agreement with all that is needed to judge them: the one call that the other stages use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

import numpy as np

from dalil.errors import UsageError
from dalil.records.agreements import Lack, Measured, Scale
from dalil.reliability.coefficients.alpha import alpha
from dalil.reliability.coefficients.chance import ac, brennan_prediger, fleiss, fleiss_missing, percent
from dalil.reliability.coefficients.tallies import Floats, Statistic, answers_each, documents_of, with_answers
from dalil.reliability.coefficients.two_coders import cohen, scott
from dalil.reliability.coefficients.weights import BY_SCALE
from dalil.reliability.drawing import LEAST_DOCUMENTS, Drawing, document_weights, interval
from dalil.reliability.ratings import MISSING, Ratings

Builder = Callable[[Ratings], Statistic | Lack]
BLOCK = 4_000_000  # numbers held at a time while drawing

MEASURES: Final[dict[str, Builder]] = {
    "percent": percent,
    **{name: partial(alpha, measure=name) for name in ("alpha_nominal", "alpha_ordinal", "alpha_interval")},
    **{name: partial(alpha, measure=name) for name in ("alpha_ratio", "alpha_jaccard", "alpha_masi")},
    "scott": scott,
    "cohen": partial(cohen, weights=None),
    "cohen_linear": partial(cohen, weights="linear"),
    "cohen_quadratic": partial(cohen, weights="quadratic"),
    "fleiss": fleiss,
    "fleiss_missing": fleiss_missing,
    "brennan_prediger": brennan_prediger,
    "ac1": partial(ac, weights=None),
    "ac2": lambda ratings: ac(ratings, BY_SCALE.get(ratings.scale)),
    **{f"ac2_{name}": partial(ac, weights=name) for name in ("linear", "quadratic", "ordinal", "ratio")},
}

# What suits each scale: for any number of coders, for exactly two, for others.
ANY: Final[dict[Scale, tuple[str, ...]]] = {
    Scale.NOMINAL: ("percent", "alpha_nominal", "brennan_prediger", "ac1"),
    Scale.ORDINAL: ("percent", "alpha_ordinal", "ac2"),
    Scale.INTERVAL: ("percent", "alpha_interval"),
    Scale.RATIO: ("percent", "alpha_ratio"),
    Scale.SET: ("percent", "alpha_masi", "alpha_jaccard", "alpha_nominal"),
}
TWO: Final[dict[Scale, tuple[str, ...]]] = {
    Scale.NOMINAL: ("scott", "cohen"),
    Scale.ORDINAL: ("cohen_linear", "cohen_quadratic"),
    Scale.INTERVAL: ("cohen_quadratic",),
}
MORE: Final[dict[Scale, tuple[str, ...]]] = {Scale.NOMINAL: ("fleiss",)}


def measures_for(scale: Scale, coders: int) -> tuple[str, ...]:
    """The measures that make sense for values of this scale from so many coders, the first two to look at first."""
    return ANY[scale] + (TWO if coders == 2 else MORE).get(scale, ())


def measured(ratings: Ratings, measures: Sequence[str], *, drawing: Drawing) -> tuple[Measured, ...]:
    """Each measure of these ratings, with its interval and what it rests on, or with the reason why it has no value."""
    unknown = [m for m in measures if m not in MEASURES]
    if unknown:
        raise UsageError("D502", measure=unknown[0], known=", ".join(MEASURES))
    weights: dict[int, Floats] = {}  # by the number of documents
    return tuple(_measured(ratings, m, drawing, weights) for m in measures)


def _measured(ratings: Ratings, measure: str, drawing: Drawing, weights: dict[int, Floats]) -> Measured:
    paired = with_answers(ratings, 2)
    made = partial(
        Measured,
        measure=measure,
        units=len(paired.codes),
        coders=int((paired.codes != MISSING).any(axis=0).sum()),
        values=int(answers_each(paired).sum()),
        documents=documents_of(paired),
    )
    statistic = _lack(ratings, paired, measure) or MEASURES[measure](ratings)
    if isinstance(statistic, Lack):
        return made(value=None, lack=statistic)
    outcome = statistic.figure(statistic.counts @ np.ones((statistic.counts.shape[1], 1)))
    if outcome.expected is not None:
        made = partial(made, expected=float(outcome.expected[0]))
    made = partial(made, observed=float(outcome.observed[0]))
    if np.isnan(outcome.value[0]):
        return made(value=None, lack=Lack.NO_VARIATION)
    return made(value=float(outcome.value[0]), **_interval(statistic, drawing, weights))


def _lack(ratings: Ratings, paired: Ratings, measure: str) -> Lack | None:
    """Why no measure has a value for these ratings."""
    if (ratings.codes != MISSING).any(axis=0).sum() < 2:
        return Lack.ONE_CODER
    if not len(paired.codes):
        return Lack.NO_PAIRS
    return Lack.ONE_UNIT if len(paired.codes) == 1 and measure != "percent" else None


def _interval(statistic: Statistic, drawing: Drawing, weights: dict[int, Floats]) -> dict[str, Any]:
    documents = statistic.counts.shape[1]
    if documents < LEAST_DOCUMENTS:
        return {"interval_lack": Lack.FEW_DOCUMENTS}
    if documents not in weights:
        weights[documents] = document_weights(documents, drawing)
    found = interval(_drawn(statistic, weights[documents]), documents, drawing)
    return {"interval_lack": found} if isinstance(found, Lack) else {"low": found[0], "high": found[1]}


def _drawn(statistic: Statistic, weights: Floats) -> Floats:
    """The figure for each draw, some draws at a time."""
    step = max(1, BLOCK // sum(statistic.counts.shape))
    blocks = (np.ascontiguousarray(weights[start : start + step].T) for start in range(0, len(weights), step))
    return np.concatenate([statistic.figure(statistic.counts @ block).value for block in blocks])
