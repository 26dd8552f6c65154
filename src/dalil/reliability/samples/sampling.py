"""Drawing a stratified random sample: without replacement, with a seed, in an order in which it can be stopped."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import scipy

from dalil.records.samples import Drawn, Stratum
from dalil.reliability.samples.allocation import LEAST, Allocation, allotted, half_width
from dalil.reliability.samples.strata import By, FrameUnit, Guess, Layer, layers, merged

SEED = 20
NO_SAMPLE_YET = Guess()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a sample is to be drawn."""

    by: Collection[By] = (By.SOURCE, By.CODE, By.SCORE)
    allocation: Allocation = Allocation.NEYMAN
    seed: int = SEED
    guess: Guess = NO_SAMPLE_YET
    level: float = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """A sample as it was drawn."""

    strata: tuple[Stratum, ...]
    units: tuple[Drawn, ...]  # in the order of drawing
    half_width: float  # to be expected of the interval of all claims


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shares:
    layers: tuple[Layer, ...]
    drawn: tuple[int, ...]
    half_width: float


def draw(frame: Sequence[FrameUnit], units: int, wish: Wish) -> Draw:
    """A sample of so many units.

    The first units of each stratum come before all others, so that whoever stops early has some of each; after them
    the order is random over all strata. Either way the units of a stratum that come first are a random sample of it.
    """
    shares = _shares(frame, units, wish)
    chance = np.random.Generator(np.random.PCG64(wish.seed))
    taken = [chance.permutation(np.array(x.members))[:n] for x, n in zip(shares.layers, shares.drawn, strict=True)]
    first = [(place, int(n)) for place, members in enumerate(taken) for n in members[:LEAST]]
    rest = [(place, int(n)) for place, members in enumerate(taken) for n in members[LEAST:]]
    order = [part[n] for part in (first, rest) for n in chance.permutation(len(part))]
    return Draw(
        strata=tuple(
            Stratum(source=x.cell[0], predicted=x.cell[1], score=x.cell[2], size=x.size, drawn=n)
            for x, n in zip(shares.layers, shares.drawn, strict=True)
        ),
        units=tuple(Drawn(unit_id=frame[n].unit_id, source_id=frame[n].source_id, stratum=place) for place, n in order),
        half_width=shares.half_width,
    )


def needed(frame: Sequence[FrameUnit], width: float, wish: Wish) -> int:
    """How many units are to be drawn for the interval of all claims to be no wider than `width` to either side.

    The fewest found by halving; all units of the frame, where no fewer will do.
    """
    low, high = 0, len(frame)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _shares(frame, middle, wish).half_width <= width else (middle, high)
    return high


def _shares(frame: Sequence[FrameUnit], units: int, wish: Wish) -> _Shares:
    found = merged(layers(frame, wish.by, wish.guess), wish.allocation.weight, units)
    drawn = allotted(found, units, wish.allocation)
    claimed = [sum(bool(frame[n].scores) for n in layer.members) for layer in found]
    quantile = float(scipy.special.ndtri((1 + wish.level) / 2))
    return _Shares(layers=found, drawn=drawn, half_width=half_width(found, drawn, claimed, quantile))
