"""What of the journal still holds."""

from __future__ import annotations

from collections.abc import Iterable

from dalil.records.entries import Entry


def standing_entries(entries: Iterable[Entry]) -> list[Entry]:
    """Of entries in order, those that say something and that no standing entry undoes."""
    undone: set[str] = set()
    found: list[Entry] = []
    for entry in reversed(list(entries)):  # what undoes an entry comes after it
        if entry.id in undone:
            continue
        if entry.undoes is not None:
            undone.add(entry.undoes)
        else:
            found.append(entry)
    return found[::-1]
