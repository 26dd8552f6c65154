"""Coefficients of agreement with all that is needed to judge them: the one call that the other stages use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

import numpy as np

from dalil.errors import UsageError
from dalil.records.agreements import Lack, Measured, Scale
from dalil.reliability.alpha import DISTANCES, alpha
from dalil.reliability.chance import percent
from dalil.reliability.drawing import Drawing, document_weights, interval
from dalil.reliability.ratings import MISSING, Ratings
from dalil.reliability.tallies import Floats, Outcome, Statistic, answers_each, documents_of, with_answers

Builder = Callable[[Ratings], Statistic | Lack]
BLOCK = 4_000_000  # numbers held at a time while drawing

MEASURES: Final[dict[str, Builder]] = {
    "percent": percent,
    **{name: partial(alpha, measure=name) for name in (*DISTANCES, "alpha_ordinal")},
}
BY_SCALE: Final[dict[Scale, tuple[str, ...]]] = {
    Scale.NOMINAL: ("percent", "alpha_nominal"),
    Scale.ORDINAL: ("percent", "alpha_ordinal"),
    Scale.INTERVAL: ("percent", "alpha_interval"),
    Scale.RATIO: ("percent", "alpha_ratio"),
    Scale.SET: ("percent", "alpha_masi", "alpha_jaccard", "alpha_nominal"),
}


def measures_for(scale: Scale, coders: int) -> tuple[str, ...]:
    """The measures that make sense for values of this scale from so many coders."""
    return BY_SCALE[scale]


def measured(ratings: Ratings, measures: Sequence[str], *, drawing: Drawing) -> tuple[Measured, ...]:
    """Each measure of these ratings, with its interval and what it rests on, or with the reason why it has no value."""
    unknown = [m for m in measures if m not in MEASURES]
    if unknown:
        raise UsageError("D502", measure=unknown[0], known=", ".join(MEASURES))
    return tuple(_measured(ratings, m, drawing) for m in measures)


def _measured(ratings: Ratings, measure: str, drawing: Drawing) -> Measured:
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
    return _figure(made, statistic, drawing)


def _lack(ratings: Ratings, paired: Ratings, measure: str) -> Lack | None:
    """Why no measure has a value for these ratings."""
    if (ratings.codes != MISSING).any(axis=0).sum() < 2:
        return Lack.ONE_CODER
    if not len(paired.codes):
        return Lack.NO_PAIRS
    return Lack.ONE_UNIT if len(paired.codes) == 1 and measure != "percent" else None


def _figure(made: Callable[..., Measured], statistic: Statistic, drawing: Drawing) -> Measured:
    documents = statistic.counts.shape[1]
    outcome = statistic.figure(statistic.counts @ np.ones((documents, 1)))
    seen = {"observed": float(outcome.observed[0])}
    if outcome.expected is not None:
        seen["expected"] = float(outcome.expected[0])
    if np.isnan(outcome.value[0]):
        return made(value=None, lack=Lack.NO_VARIATION, **seen)
    drawn = np.concatenate([o.value for o in _draws(statistic, documents, drawing)])
    found = interval(drawn, documents, drawing)
    between = {"interval_lack": found} if isinstance(found, Lack) else {"low": found[0], "high": found[1]}
    return made(value=float(outcome.value[0]), **seen, **between)


def _draws(statistic: Statistic, documents: int, drawing: Drawing) -> Iterator[Outcome]:
    """The figure for each draw, some draws at a time."""
    weights: Floats = document_weights(documents, drawing)
    step = max(1, BLOCK // max(1, sum(statistic.counts.shape)))
    for start in range(0, drawing.draws, step):
        yield statistic.figure(statistic.counts @ np.ascontiguousarray(weights[start : start + step].T))
