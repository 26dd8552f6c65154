"""Frames of units, and samples of counts, for tests of sampling and estimation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dalil.reliability.samples.estimators import Sampled
from dalil.reliability.samples.strata import FrameUnit


def frame_unit(place: int, source: str = "s", predicted: str = "", *scores: float) -> FrameUnit:
    """A unit by its number."""
    return FrameUnit(unit_id=f"u{place}", source_id=source, predicted=predicted, scores=scores)


def a_frame(units: int = 400, sources: int = 4, every: int = 4) -> list[FrameUnit]:
    """Units of some sources, of which every so many-th has a claim of one of two codes, with scores from .5 to .9."""
    return [
        frame_unit(n, f"s{n % sources}", "funding" if n % (2 * every) else "arming", 0.5 + n % 5 / 10)
        if n % every == 0
        else frame_unit(n, f"s{n % sources}")
        for n in range(units)
    ]


def sampled_counts(sizes: Sequence[int], units: Sequence[tuple[int, float, float]], total: float = 0.0) -> Sampled:
    """A sample of one count: of each unit its stratum, what the machine says and what people say."""
    return Sampled(
        sizes=np.array(sizes, dtype=np.float64),
        stratum=np.array([stratum for stratum, _, _ in units], dtype=np.int64),
        machine=np.array([[machine] for _, machine, _ in units], dtype=np.float64),
        people=np.array([[people] for _, _, people in units], dtype=np.float64),
        totals=np.array([total], dtype=np.float64),
    )
