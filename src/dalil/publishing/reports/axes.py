"""Axes of plots: where they begin and end, and what is printed under them."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, log10

from dalil.publishing.reports.blocks import Axis
from dalil.publishing.reports.wording import grouped, rounded

QUARTERS = 4


def coefficient_axis(values: Iterable[float]) -> Axis:
    """From 0, or the half below the least value, to 1."""
    low = min(0.0, floor(2 * min(values, default=0.0)) / 2)
    places = [low + step / QUARTERS for step in range(round((1 - low) * QUARTERS) + 1)]
    shown = places if low == 0 else places[::2]
    return Axis(low=low, high=1.0, ticks=tuple((p, rounded(p, 2).rstrip("0").rstrip(".")) for p in shown))


def count_axis(values: Iterable[float]) -> Axis:
    """From 0, or a round number below the least value, to a round number above the greatest."""
    found = [0.0, *values]
    step = _round_step(max(found) - min(found))
    first, last = floor(min(found) / step), max(1, ceil(max(found) / step))
    ticks = tuple((i * step, grouped(i * step) if step >= 1 else f"{i * step:g}") for i in range(first, last + 1))
    return Axis(low=first * step, high=last * step, ticks=ticks)


def _round_step(reach: float) -> float:
    """A step of 1, 2 or 5 times a power of ten, of which about four make the reach."""
    if reach <= 0:
        return 1.0
    power = 10.0 ** floor(log10(reach / QUARTERS))
    return next((n * power for n in (1, 2, 5) if n * power * (QUARTERS + 1) >= reach), 10 * power)
