"""The journal as people write in it, and what of it still holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dalil.records.entries import Entry, EntryKind, entry_of, standing
from dalil.records.serial import dump_plain
from dalil.workflow.review.seats import Seat, now


def entry_by(
    seat: Seat,
    kind: EntryKind,
    subject: str,
    body: Mapping[str, object],
    *,
    undoes: str | None = None,
    at: str | None = None,
) -> Entry:
    """What the person says, as an entry that is not kept yet; `at` is now where it is not given."""
    return entry_of(kind, subject, dump_plain(body), by=seat.person.id, at=now() if at is None else at, undoes=undoes)


def keep(seat: Seat, *entries: Entry) -> None:
    """Add entries of the person to the journal."""
    seat.store.add_coder(seat.person)
    seat.store.add_entries(entries)


def standing_entries(entries: Iterable[Entry]) -> list[Entry]:
    """Of entries in order, those that say something and that no standing entry undoes."""
    return [entry for entry in standing(entries) if entry.undoes is None]
