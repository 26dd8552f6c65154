"""Small raised numbers: those that refer to a note are no part of the words they stand at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from dalil.reading.pdf.clusters import Cluster

SMALL = 0.85  # of the size of the line
RAISED = 0.15  # the same: how much higher they stand
NEAR = 0.35  # the same: how far from their word
UNITS = "mم"  # square and cubic metres
POWERS = "23²³"


def raised_numbers(segment: Sequence[Cluster]) -> list[bool]:
    """For each character of a line, whether it is part of a small raised number."""
    size = median(c.size for c in segment)
    if not any(c.size < SMALL * size for c in segment):
        return [False] * len(segment)
    baseline = median(c.bases[0].y for c in segment)
    return [c.text.isdigit() and c.size < SMALL * size and c.bases[0].y < baseline - RAISED * size for c in segment]


def silence_references(segment: Sequence[Cluster], *, rtl: bool) -> tuple[str, ...]:
    """Have the raised numbers that follow a word not read, and say which they are; one that begins a line stays."""
    raised = raised_numbers(segment)
    if not any(raised):
        return ()
    step = 1 if rtl else -1
    for n in range(len(segment) - 1, -1, -1) if rtl else range(len(segment)):
        before = n + step
        if not raised[n] or not 0 <= before < len(segment):
            continue
        goes_on = raised[before] and segment[before].silent
        segment[n].silent = goes_on or (not raised[before] and _refers(segment[n], segment[before]))
    runs = groupby(segment, key=lambda c: c.silent and c.text.isdigit())
    return tuple("".join(c.text for c in run) for silent, run in runs if silent)


def _refers(number: Cluster, before: Cluster) -> bool:
    """Whether a raised number refers to a note at what stands before it, and is no power."""
    gap = max(number.start - before.end, before.start - number.end)
    last = before.text[-1]
    power = number.text in POWERS and last in UNITS
    return gap <= NEAR * before.size and not last.isdigit() and not power
