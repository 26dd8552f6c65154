"""One variable of a report: its answers as ratings, and the figures on them with what they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from dalil.records.agreements import Measured, Prevalence, Scale, Variable
from dalil.reliability.coefficients import measured, measures_for
from dalil.reliability.drawing import Drawing
from dalil.reliability.ratings import MISSING, Ratings, Row, Value, ratings_of
from dalil.reliability.saying import Asked, Claims, Said

YES, NO = "yes", "no"
MOST_VALUES = 40  # of which the prevalence is told
Reading = Callable[[Claims], Value | None]


def variable(
    name: str,
    rows: Iterable[Row],
    coders: int,
    *,
    drawing: Drawing,
    scale: Scale = Scale.NOMINAL,
    measures: Sequence[str] | None = None,
) -> Variable:
    """The variable of those answers; with the measures that its scale suggests, where none are named."""
    ratings = ratings_of(rows, coders, scale)
    wanted = measures_for(scale, coders) if measures is None else measures
    return of_ratings(name, ratings, measured(ratings, wanted, drawing=drawing))


def of_ratings(name: str, ratings: Ratings, figures: Sequence[Measured], *, of: tuple[str, ...] = ()) -> Variable:
    """A variable with its figures, and with the counts that stand beside them."""
    answers = (ratings.codes != MISSING).sum(axis=1)
    answered = Counter(answers.tolist())
    coders = ratings.codes.shape[1]
    return Variable(
        name=name,
        of=of,
        scale=ratings.scale,
        figures=tuple(figures),
        units=int((answers > 0).sum()),
        answered=tuple(answered[n] for n in range(coders + 1)),
        prevalence=prevalence_of(ratings),
    )


def prevalence_of(ratings: Ratings) -> tuple[Prevalence, ...]:
    """How often each value was given, the most frequent first."""
    counts = Counter(ratings.codes[ratings.codes != MISSING].tolist())
    found = [Prevalence(value=shown(ratings.values[n]), count=count) for n, count in counts.items()]
    return tuple(sorted(found, key=lambda p: (-p.count, p.value))[:MOST_VALUES])


def shown(value: Value) -> str:
    """A value as a report gives it."""
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(str, value)))
    return f"{value:g}" if isinstance(value, float) else str(value)


def read(said: Said, reading: Reading) -> list[Row]:
    """What each coder says of each unit, read in one way."""
    return [(u.document, _read(u, reading)) for u in said.units]


def _read(unit: Asked, reading: Reading) -> list[Value | None]:
    return [None if claims is None else reading(claims) for claims in unit.said]
