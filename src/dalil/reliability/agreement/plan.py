"""How coders are to be compared."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.reliability.comparing.matching import Match
from dalil.reliability.drawing import Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How claims are matched and intervals drawn."""

    match: Match = Match.ACTORS
    drawing: Drawing
    gamma: bool = True  # whether stretches are compared by gamma too, which takes by far the longest
