"""Over time: how far people agree month by month, or, where all was coded within a month, from tenth to tenth.

The time of a unit is that of its last answer, when its agreement was settled.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dalil.records.agreements import Section, Variable
from dalil.reliability.agreement.coders import READINGS
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.variables import of_ratings, read
from dalil.reliability.coefficients.measuring import measured
from dalil.reliability.comparing.saying import Asked, Said
from dalil.reliability.ratings import ratings_of

HUMAN = "human"
MONTH = 31  # days within which all may have been coded
FEWEST = 50  # units that are worth being cut into tenths
PARTS = 10

Period = tuple[str, list[Asked]]


def time_section(said: Said, plan: Plan) -> Section:
    """The agreement of people in each period."""
    people = tuple(n for n, voter in enumerate(said.voters) if voter.kind == HUMAN)
    own = said.among(people)
    timed = sorted(((at, u) for u in own.units if u.answers > 1 and (at := _at(u))), key=lambda t: (t[0], t[1].unit_id))
    periods = [p for p in _periods(timed) if p[1]]
    return Section(name="time", variables=tuple(_variables(Said(voters=own.voters, units=()), periods, plan)))


def _variables(frame: Said, periods: list[Period], plan: Plan) -> Iterator[Variable]:
    if len(periods) < 2:
        return
    for name, reading, scale, measures in READINGS:
        for period, units in periods:
            rows = read(Said(voters=frame.voters, units=tuple(units)), reading)
            ratings = ratings_of(rows, len(frame.voters), scale)
            yield of_ratings(name, ratings, measured(ratings, measures, drawing=plan.drawing), of=(period,))


def _at(unit: Asked) -> str | None:
    """When a unit was answered last."""
    pairs = zip(unit.at, unit.said, strict=False)
    return max((at for at, claims in pairs if at is not None and claims is not None), default=None)


def _periods(timed: list[tuple[str, Asked]]) -> list[Period]:
    if not timed:
        return []
    first, last = (date.fromisoformat(timed[n][0][:10]) for n in (0, -1))
    if (last - first).days <= MONTH:
        return _tenths([u for _, u in timed])
    months: dict[str, list[Asked]] = {}
    for at, unit in timed:
        months.setdefault(at[:7], []).append(unit)
    return list(months.items())


def _tenths(units: list[Asked]) -> list[Period]:
    """The units in ten parts of about the same size, in their order."""
    if len(units) < FEWEST:
        return []
    cuts = [len(units) * n // PARTS for n in range(PARTS + 1)]
    return [(f"{n + 1}/{PARTS}", units[cuts[n] : cuts[n + 1]]) for n in range(PARTS)]
