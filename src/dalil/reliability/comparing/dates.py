"""Dates of different precision, brought to the coarsest among them, so that they can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

ISO = re.compile(r"\d{4}(-\d{2}){0,2}")
FIRST = "0000-01-01"


def days_of(dates: Sequence[str | None]) -> list[int | None]:
    """The dates as days, each cut to the coarsest precision among them; None for words that are no date."""
    known = [d if d is not None and ISO.fullmatch(d) else None for d in dates]
    coarsest = min((len(d) for d in known if d is not None), default=0)
    return [None if d is None else _day(d[:coarsest]) for d in known]


def _day(prefix: str) -> int | None:
    """The first day of a year, a month, or the day itself; None where the calendar has no such day."""
    try:
        return date.fromisoformat(prefix + FIRST[len(prefix) :]).toordinal()
    except ValueError:
        return None
