"""Answers that were refused as another had come first: kept in the journal, never lost."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.records.codings import Coding
from dalil.records.entries import Entry, EntryKind, entry_of
from dalil.records.serial import dump_plain, from_json, load_plain, to_json
from dalil.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """An answer that was refused, kept beside the chain."""

    id: str
    at: str
    stood: str | None  # the answer that stood then
    coding: Coding


def lay_aside(store: Store, coding: Coding, *, stood: str | None) -> str:
    """Keep a refused answer; gives the id of its entry."""
    body = dump_plain({"stood": stood, "coding": to_json(coding)})
    entry = entry_of(EntryKind.ASIDE, coding.unit_id, body, by=coding.coder_id, at=coding.at or "")
    store.add_entries((entry,))
    return entry.id


def asides_of(store: Store, unit_id: str) -> tuple[Aside, ...]:
    """The refused answers for a unit, oldest first; refused decisions lie in the journal too, and are none."""
    bodies = ((e, load_plain(e.body, "Entry")) for e in store.entries(EntryKind.ASIDE, unit_id))
    return tuple(_aside(entry, body) for entry, body in bodies if "coding" in body)


def _aside(entry: Entry, body: dict[str, object]) -> Aside:
    stood = body.get("stood")
    return Aside(
        id=entry.id,
        at=entry.at,
        stood=stood if isinstance(stood, str) else None,
        coding=from_json(Coding, body["coding"]),
    )
