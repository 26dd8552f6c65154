"""Figures made of counts, each with an interval that says how far other documents might have moved it.

Every item of a set is counted once; a figure is a function of sums of counts. An interval comes from drawing the
documents anew, with replacement, for passages of one document are not independent; items are never judged again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

DRAWS = 1000
SEED = 20
LEVEL = 0.95
LEAST_DOCUMENTS = 10  # of fewer, draws say nothing

Counts = Mapping[str, float]
Formula = Callable[[Counts], float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What is told of a set."""

    name: str  # what is looked at: claim, dyad, ...
    measure: str  # p, r, f1, share, kappa
    formula: Formula
    of: str  # the counter that says how much it rests on
    human: Formula | None = None  # how well people agree among themselves, by the same measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure as it came out."""

    name: str
    measure: str
    value: float | None  # None where there was nothing to measure
    low: float | None
    high: float | None
    of: int
    human: float | None = None


def ratio(top: str, bottom: str) -> Formula:
    """One sum over another."""
    return lambda counts: counts.get(top, 0) / counts[bottom] if counts.get(bottom) else None


def f1_of(hit: str, got: str, want: str) -> Formula:
    """The harmonic mean of precision and recall."""

    def formula(counts: Counts) -> float | None:
        size = counts.get(got, 0) + counts.get(want, 0)
        return 2 * counts.get(hit, 0) / size if size else None

    return formula


def kappa_of(both: str, read: str, coded: str, items: str) -> Formula:
    """Cohen's kappa of two yes-or-no answers, from the numbers of yes."""

    def formula(counts: Counts) -> float | None:
        n = counts.get(items, 0)
        if not n:
            return None
        one, other = counts.get(read, 0) / n, counts.get(coded, 0) / n
        seen = 1 - one - other + 2 * counts.get(both, 0) / n
        chance = one * other + (1 - one) * (1 - other)
        return (seen - chance) / (1 - chance) if chance < 1 else None

    return formula


def fixed(value: float) -> Formula:
    """A value that is known from elsewhere."""
    return lambda _: value


def trio(name: str, *, human: Formula | None = None) -> tuple[Figure, ...]:
    """Precision, recall and F1 from the counters `name.hit`, `name.got` and `name.want`."""
    hit, got, want = (f"{name}.{part}" for part in ("hit", "got", "want"))
    return (
        Figure(name=name, measure="p", formula=ratio(hit, got), of=got),
        Figure(name=name, measure="r", formula=ratio(hit, want), of=want),
        Figure(name=name, measure="f1", formula=f1_of(hit, got, want), of=want, human=human),
    )


def share(name: str, top: str, bottom: str, *, human: Formula | None = None) -> Figure:
    """One counter as a share of another."""
    return Figure(name=name, measure="share", formula=ratio(top, bottom), of=bottom, human=human)


def by_document(counted: Iterable[tuple[str, Counts]]) -> list[Counts]:
    """The sums of each document, in the order in which documents come."""
    sums: dict[str, Counter[str]] = {}
    for document, counts in counted:
        sums.setdefault(document, Counter()).update(counts)
    return list(sums.values())


def estimates(
    figures: Sequence[Figure], documents: Sequence[Counts], *, draws: int = DRAWS, seed: int = SEED
) -> list[Estimate]:
    """The figures of a set, from the counts of its documents."""
    whole = _summed(documents)
    drawn = list(_drawn(documents, draws, seed)) if len(documents) >= LEAST_DOCUMENTS else []
    return [_estimate(figure, whole, drawn) for figure in figures]


def _estimate(figure: Figure, whole: Counts, drawn: Sequence[Counts]) -> Estimate:
    low, high = _interval([value for counts in drawn if (value := figure.formula(counts)) is not None])
    return Estimate(
        name=figure.name,
        measure=figure.measure,
        value=figure.formula(whole),
        low=low,
        high=high,
        of=round(whole.get(figure.of, 0)),
        human=None if figure.human is None else figure.human(whole),
    )


def _summed(documents: Sequence[Counts]) -> Counts:
    total: Counter[str] = Counter()
    for counts in documents:
        total.update(counts)
    return total


def _drawn(documents: Sequence[Counts], draws: int, seed: int) -> Iterable[Counts]:
    """Sums over documents drawn with replacement; column by column, which is quick."""
    names = sorted({name for counts in documents for name in counts})
    columns = [[counts.get(name, 0) for counts in documents] for name in names]
    chance, places = random.Random(seed), range(len(documents))
    for _ in range(draws):
        picks = chance.choices(places, k=len(documents))
        yield {n: sum(map(c.__getitem__, picks)) for n, c in zip(names, columns, strict=True)}


def _interval(values: list[float]) -> tuple[float | None, float | None]:
    """The values between which the middle `LEVEL` of the draws lie."""
    if not values:
        return None, None
    values.sort()
    out = (1 - LEVEL) / 2
    return values[int(out * len(values))], values[min(len(values) - 1, int((1 - out) * len(values)))]
