"""Claims over time, in steps no finer than their dates.

A date keeps the precision its text has: a claim of 2019 stands in the year 2019 and in none of its months. Where the
steps are finer than a date, the claim is counted beside the timeline, never spread over it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from dalil.publishing.lean import DateBasis, LeanClaim
from dalil.publishing.networks import counted

MONTH = 7  # letters of a date that names its month
YEAR = 4


class Step(StrEnum):
    """How long the steps of a timeline are."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


class Layer(StrEnum):
    """What the steps are parted by."""

    FAMILY = "family"
    POLARITY = "polarity"
    DOMAIN = "domain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One step that has claims."""

    period: str  # 2019, 2019-Q2 or 2019-05
    claims: int
    layers: tuple[tuple[str, int], ...]  # the most frequent first; an empty code where a claim names none


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The steps in order, and what has no place among them."""

    step: Step
    layer: Layer
    moments: tuple[Moment, ...]
    undated: int
    too_coarse: tuple[tuple[str, int], ...]  # years of claims whose date says no more, in order


LAYERS: dict[Layer, Callable[[LeanClaim], str | None]] = {
    Layer.FAMILY: lambda c: c.family,
    Layer.POLARITY: lambda c: c.polarity,
    Layer.DOMAIN: lambda c: c.domain,
}


def timeline_of(
    claims: Iterable[LeanClaim], *, step: Step = Step.YEAR, layer: Layer = Layer.FAMILY, basis: DateBasis
) -> Timeline:
    """The timeline of some claims."""
    groups: dict[str, list[str]] = defaultdict(list)
    coarse: Counter[str] = Counter()
    undated = 0
    code_of = LAYERS[layer]
    for claim in claims:
        date = claim.dated(basis)
        if date is None:
            undated += 1
        elif step is not Step.YEAR and len(date) < MONTH:
            coarse[date] += 1
        else:
            groups[period_of(date, step)].append(code_of(claim) or "")
    moments = (Moment(period=p, claims=len(codes), layers=counted(codes)) for p, codes in sorted(groups.items()))
    return Timeline(
        step=step, layer=layer, moments=tuple(moments), undated=undated, too_coarse=tuple(sorted(coarse.items()))
    )


def period_of(date: str, step: Step) -> str:
    """The step that a date lies in; the date is at least as fine as the step."""
    if step is Step.YEAR:
        return date[:YEAR]
    if step is Step.MONTH:
        return date[:MONTH]
    return f"{date[:YEAR]}-Q{(int(date[5:MONTH]) + 2) // 3}"
