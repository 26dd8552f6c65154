"""What of the journal still holds."""

from __future__ import annotations

from collections.abc import Iterable

from dalil.records.entries import Entry, standing


def standing_entries(entries: Iterable[Entry]) -> list[Entry]:
    """Of entries in order, those that say something and that no standing entry undoes."""
    return [entry for entry in standing(entries) if entry.undoes is None]
