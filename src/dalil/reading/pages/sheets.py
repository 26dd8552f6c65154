"""A page as lines of text and drawn rules, before anything is known of columns and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.reading.pages.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line drawn on a page, upright or level; axes run right and down from the top left, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page."""

    number: int  # from 1
    width: float  # points
    height: float
    lines: Sequence[Line] = ()
    rules: Sequence[Rule] = ()
