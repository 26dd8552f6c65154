"""What OCR found on a page, or why it found nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dalil.reading.pages.lines import Line
from dalil.reading.pages.sheets import Rule


class Failure(Enum):
    """Why a page with something on it was not read."""

    LATE = "late"  # the time for the page ran out
    BROKEN = "broken"  # Tesseract broke off, twice
    CROWDED = "crowded"  # more pieces of ink than any text has, or none that look like lines


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """What OCR found on a page."""

    lines: tuple[Line, ...]  # from the top down
    confidence: float  # mean over its words by their letters, 0 to 1
    sense: float | None = None  # the share of its words that are in use
    rules: tuple[Rule, ...] = ()  # drawn lines
    left_out: tuple[str, ...] = ()  # signs that were taken for dirt
    failure: Failure | None = None
    reason: str = ""  # what Tesseract said when it broke off
