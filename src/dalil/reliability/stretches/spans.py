"""Agreement on where spans begin and end, with intervals: the calls for the measures on stretches of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from dalil.records.agreements import Lack, Measured
from dalil.reliability.drawing import LEAST_DOCUMENTS, Drawing, document_weights, interval
from dalil.reliability.stretches import unitizing
from dalil.reliability.stretches.continua import JOINED, Continuum
from dalil.reliability.stretches.gamma import disorders_of
from dalil.reliability.stretches.marks import Numbers, TooManyError
from dalil.reliability.stretches.unitizing import Disagreement, Lengths

Formula = Callable[[Lengths], Disagreement]
ALPHAS: dict[str, Formula] = {
    "u_alpha": unitizing.u_alpha,
    "u_alpha_binary": unitizing.u_alpha_binary,
    "cu_alpha": unitizing.cu_alpha,
}
MEASURES = (*ALPHAS, "gamma")


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts that at least two coders coded, and why no measure on them can have a value."""

    continua: tuple[Continuum, ...]
    documents: tuple[str, ...]
    categories: tuple[str, ...]
    lengths: Lengths
    weights: Numbers  # how often each document was drawn: a row a draw, none where there are too few documents
    drawn: Lengths  # a row a draw
    lack: Lack | None


def measured_spans(
    continua: Sequence[Continuum], measures: Sequence[str] = MEASURES, *, drawing: Drawing
) -> tuple[Measured, ...]:
    """The measures on what coders marked in some texts, in the order asked for."""
    unknown = [m for m in measures if m not in MEASURES]
    if unknown:
        raise ValueError(f"unknown measures {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    texts = _texts(continua, drawing)
    return tuple(_alpha(m, ALPHAS[m], texts, drawing) if m in ALPHAS else _gamma(m, texts, drawing) for m in measures)


def measured_categories(continua: Sequence[Continuum], *, drawing: Drawing) -> tuple[tuple[str, Measured], ...]:
    """Agreement on each category by itself where two coders marked something, by the names of the categories.

    Stretches under several categories are no category of their own here.
    """
    texts = _texts(continua, drawing)
    marked = Counter(s.category for c in texts.continua for segments in c.answers for s in segments)
    found = (
        (name, _alpha("ku_alpha", partial(unitizing.ku_alpha, category=place), texts, drawing))
        for place, name in enumerate(texts.categories, start=1)
        if JOINED not in name
    )
    return tuple((name, replace(figure, values=marked[name])) for name, figure in found)


def _texts(continua: Sequence[Continuum], drawing: Drawing) -> Texts:
    shared = tuple(c for c in continua if len(c.answers) > 1)
    documents, categories, lengths = unitizing.lengths_of(shared)
    few = len(documents) < LEAST_DOCUMENTS
    weights = np.zeros((0, len(documents))) if few else document_weights(len(documents), drawing)
    return Texts(
        continua=shared,
        documents=documents,
        categories=categories,
        lengths=lengths,
        weights=weights,
        drawn=lengths.drawn(weights),
        lack=_lack(continua, shared),
    )


def _lack(continua: Sequence[Continuum], shared: Sequence[Continuum]) -> Lack | None:
    if not shared:
        return Lack.NO_PAIRS if len(_coders(continua)) > 1 else Lack.ONE_CODER
    return None if any(any(c.answers) for c in shared) else Lack.NOTHING_CLAIMED


def _alpha(measure: str, formula: Formula, texts: Texts, drawing: Drawing) -> Measured:
    if texts.lack is not None:
        return _measured(measure, texts, texts.lack)
    seen = formula(texts.lengths.drawn(np.ones((1, len(texts.documents)))))
    observed, expected, value = float(seen.observed[0]), float(seen.expected[0]), float(seen.alpha[0])
    if np.isnan(value):
        return _measured(measure, texts, _why(observed, expected))
    bounds = interval(formula(texts.drawn).alpha, len(texts.documents), drawing)
    return _measured(measure, texts, (value, observed, expected), bounds)


def _why(observed: float, expected: float) -> Lack:
    """Why an alpha has no value.

    What chance expects is worked out without pairing a stretch with itself. Where only some of three coders or more
    mark the same words, and hardly anywhere, that takes away more than there is.
    """
    if np.isnan(observed):
        return Lack.NEVER_MET
    return Lack.TOO_LITTLE if expected else Lack.NO_VARIATION


def _gamma(measure: str, texts: Texts, drawing: Drawing) -> Measured:
    """1 less the disorder that was seen by the disorder of chance; a drawn document brings its own of both."""
    if texts.lack is not None:
        return _measured(measure, texts, texts.lack)
    try:
        found = disorders_of(texts.continua, texts.documents, seed=drawing.seed)
    except TooManyError:
        return _measured(measure, texts, Lack.TOO_MANY)
    observed, expected, each = found.observed.sum(), found.expected.sum(), found.each.sum()
    if not expected:
        return _measured(measure, texts, Lack.NO_VARIATION)
    drawn = Disagreement(
        *(unitizing.sums(texts.weights, part[:, None])[:, 0] for part in (found.observed, found.expected))
    )
    bounds = interval(drawn.alpha, len(texts.documents), drawing)
    return _measured(measure, texts, (1 - observed / expected, observed / each, expected / each), bounds)


def _measured(
    measure: str,
    texts: Texts,
    found: tuple[float, float, float] | Lack,
    bounds: tuple[float, float] | Lack | None = None,
) -> Measured:
    """A figure (value, observed, expected) or why there is none, with what it rests on."""
    value, observed, expected = (None, None, None) if isinstance(found, Lack) else map(float, found)
    low, high = bounds if isinstance(bounds, tuple) else (None, None)
    return Measured(
        measure=measure,
        value=value,
        low=low,
        high=high,
        lack=found if isinstance(found, Lack) else None,
        interval_lack=bounds if isinstance(bounds, Lack) else None,
        units=sum(c.units for c in texts.continua),
        coders=len(_coders(texts.continua)),
        values=sum(len(marked) for c in texts.continua for marked in c.answers),
        documents=len(texts.documents),
        observed=observed,
        expected=expected,
    )


def _coders(continua: Sequence[Continuum]) -> set[int]:
    return {place for c in continua for place, marked in enumerate(c.segments) if marked is not None}
