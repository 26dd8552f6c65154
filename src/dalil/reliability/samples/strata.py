"""Strata: units of a frame that are alike in source, in what the machine claims of them, and in how sure it is.

A sample drawn by strata tells more of a machine's error than one of the same size drawn from all units at once, as
the units in which the machine claims something are few, and those in which it errs most are known beforehand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from statistics import quantiles

from dalil.records.quick import quick

FEWEST = 5  # draws to be expected of a stratum; of fewer, neither spread nor lost answers can be made good
MISS = 0.05  # how often a unit is taken to hide a claim, before any sample tells
MOST_SCALE = 10.0  # a small sample may say anything

Cell = tuple[str | None, str | None, str | None]  # source, predicted, score; None where all are together


class By(StrEnum):
    """What strata are made by."""

    SOURCE = "source"
    CODE = "code"
    SCORE = "score"


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class FrameUnit:
    """A unit that may be drawn, and what the machine says of it."""

    unit_id: str
    source_id: str
    predicted: str = ""  # the relation of its first claim; empty where nothing is claimed
    scores: tuple[float, ...] = ()  # of its claims, the first one's first


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """How much the machine is thought to err: from its scores, or from a sample that was coded earlier."""

    missed: float = MISS * (1 - MISS)  # the variance that claims give which the machine has not found, a unit
    scale: float = 1.0  # by how much the variance of its own claims is greater than their scores say

    def spread(self, unit: FrameUnit) -> float:
        """The variance to be expected of people's count less the machine's: each claim is right by its score."""
        return self.missed + self.scale * sum(p * (1 - p) for p in unit.scores)


def guessed(seen: Iterable[tuple[FrameUnit, int]]) -> Guess:
    """What units of an earlier sample tell, each with people's count of claims less the machine's.

    Half an error is added to what was seen, so that none seen is not taken for none there.
    """
    told = list(seen)
    empty = [error**2 for unit, error in told if not unit.scores]
    full = [(unit, error**2) for unit, error in told if unit.scores]
    missed = (sum(empty) + 0.5) / (len(empty) + 1)
    as_scored = fsum(Guess(missed=0).spread(unit) for unit, _ in full)
    above = sum(square for _, square in full) + 0.5 - missed * len(full)
    scale = above / as_scored if as_scored > 0 else 1.0
    return Guess(missed=missed, scale=min(max(scale, 1 / MOST_SCALE), MOST_SCALE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A stratum of a frame."""

    cell: Cell
    members: tuple[int, ...]  # places in the frame
    spread: float  # the mean variance to be expected of its units

    @property
    def size(self) -> int:
        """Its units."""
        return len(self.members)


Weigh = Callable[[Layer], float]  # how much of the draws a stratum is to have


def layers(frame: Sequence[FrameUnit], by: Collection[By], guess: Guess) -> tuple[Layer, ...]:
    """The strata of a frame in a fixed order, none merged."""
    bounds = _bounds(frame)
    groups: dict[Cell, list[int]] = defaultdict(list)
    for place, unit in enumerate(frame):
        groups[_cell(unit, by, bounds)].append(place)
    return _layers(groups, frame, guess)


def merged(found: Iterable[Layer], weigh: Weigh, units: int) -> tuple[Layer, ...]:
    """The strata with those put together of which fewer than `FEWEST` draws are to be expected.

    A small stratum goes together with the small ones of other sources that are else like it, then of other scores,
    then of other codes; what is small still is one stratum.
    """
    standing = list(found)
    for dropped in ((0,), (0, 2), (0, 1, 2)):
        total = sum(map(weigh, standing))
        kept: list[Layer] = []
        groups: dict[Cell, list[Layer]] = defaultdict(list)
        for layer in standing:
            if units * weigh(layer) >= FEWEST * total:
                kept.append(layer)
            else:
                source, code, score = (None if n in dropped else value for n, value in enumerate(layer.cell))
                groups[source, code, score].append(layer)
        alone = (members[0] for members in groups.values() if len(members) == 1)
        standing = [*kept, *alone, *(_join(cell, members) for cell, members in groups.items() if len(members) > 1)]
    return tuple(sorted(standing, key=_order))


def _layers(groups: Mapping[Cell, Sequence[int]], frame: Sequence[FrameUnit], guess: Guess) -> tuple[Layer, ...]:
    made = (
        Layer(cell=cell, members=tuple(m), spread=fsum(guess.spread(frame[n]) for n in m) / len(m))
        for cell, m in groups.items()
    )
    return tuple(sorted(made, key=_order))


def _join(cell: Cell, layers_: Sequence[Layer]) -> Layer:
    members = tuple(sorted(n for layer in layers_ for n in layer.members))
    spread = fsum(layer.spread * layer.size for layer in layers_) / len(members)
    return Layer(cell=cell, members=members, spread=spread)


def _order(layer: Layer) -> tuple[object, ...]:
    """Strata by their first unit; the same whatever way they came about."""
    return layer.members[0], layer.size


def _cell(unit: FrameUnit, by: Collection[By], bounds: tuple[float, float]) -> Cell:
    band = ("low", "middle", "high")[sum(unit.scores[0] > b for b in bounds)] if unit.scores else None
    return (
        unit.source_id if By.SOURCE in by else None,
        unit.predicted if By.CODE in by else None,
        band if By.SCORE in by else None,
    )


def _bounds(frame: Sequence[FrameUnit]) -> tuple[float, float]:
    """Where a score is no longer low, and where it is high: the thirds of the scores of first claims."""
    first = sorted(u.scores[0] for u in frame if u.scores)
    if len(first) < 2:
        return 1.0, 1.0
    low, high = quantiles(first, n=3, method="inclusive")
    return low, high
