"""One variable of a report: its answers as ratings, and the figures on them with what they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dalil.records.agreements import Measured, Prevalence, Scale, Variable
from dalil.reliability.coefficients.measuring import measured, measures_for
from dalil.reliability.comparing.saying import Asked, Claims, Said
from dalil.reliability.drawing import Drawing
from dalil.reliability.ratings import MISSING, Ratings, Row, Value, ratings_of

YES, NO = "yes", "no"
ARROW = " → "
MOST_VALUES = 40  # of which the prevalence is told
NAMELESS: Mapping[str, str] = MappingProxyType({})
Reading = Callable[[Claims], Value | None]


def variable(
    name: str,
    rows: Iterable[Row],
    coders: int,
    *,
    drawing: Drawing,
    scale: Scale = Scale.NOMINAL,
    names: Mapping[str, str] = NAMELESS,
) -> Variable:
    """The variable of those answers, with the measures that its scale suggests; `names` tells how values are shown."""
    ratings = ratings_of(rows, coders, scale)
    figures = measured(ratings, measures_for(scale, coders), drawing=drawing)
    return replace(of_ratings(name, ratings, figures), prevalence=prevalence_of(ratings, names))


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


def prevalence_of(ratings: Ratings, names: Mapping[str, str] = NAMELESS) -> tuple[Prevalence, ...]:
    """How often each value was given, the most frequent first."""
    counts = Counter(ratings.codes[ratings.codes != MISSING].tolist())
    found = [Prevalence(value=shown(ratings.values[n], names), count=count) for n, count in counts.items()]
    return tuple(sorted(found, key=lambda p: (-p.count, p.value))[:MOST_VALUES])


def shown(value: Value, names: Mapping[str, str]) -> str:
    """A value as a report gives it."""
    if isinstance(value, frozenset):
        return ", ".join(sorted(shown(member, names) for member in value))
    if isinstance(value, tuple):
        return ARROW.join(shown(end, names) for end in value)
    return f"{value:g}" if isinstance(value, float) else names.get(str(value), str(value))


def read(said: Said, reading: Reading) -> list[Row]:
    """What each coder says of each unit, read in one way."""
    return [(u.document, _read(u, reading)) for u in said.units]


def _read(unit: Asked, reading: Reading) -> list[Value | None]:
    return [None if claims is None else reading(claims) for claims in unit.said]
