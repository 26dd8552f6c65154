"""The journal: what people note, ask, hand out and settle while they code.

Entries are only added. What holds now (which actors are one, who codes what, which question is open) is worked out from
all of them in order, so that whatever was done can be seen, and undone by a further entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dalil.records.runs import content_id


class EntryKind(StrEnum):
    """What an entry is about."""

    NOTE = "note"  # on a unit: a remark, a question, an answer
    ASIDE = "aside"  # on a unit: an answer that was refused since another had come first
    ASSIGNMENT = "assignment"  # on a source: who is to code it
    ACTOR = "actor"  # on actors: which are one, which are not, how one is called
    SAMPLE = "sample"  # on a sample: what was drawn for people to code, and with which probabilities


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the journal; `body` is the JSON of what its kind says."""

    id: str
    kind: EntryKind
    subject: str  # id of the unit or source, or key of the actor
    by: str  # id of the coder who made it
    at: str  # UTC, ISO 8601
    body: str
    undoes: str | None = None  # id of an earlier entry that holds no longer

    def __post_init__(self) -> None:
        if not self.subject or not self.by:
            raise ValueError(f"entry {self.id} names no subject or no person")


def entry_of(kind: EntryKind, subject: str, body: str, *, by: str, at: str, undoes: str | None = None) -> Entry:
    """An entry with its id."""
    made = content_id("entry", kind.value, subject, body, by, at, undoes)
    return Entry(id=made, kind=kind, subject=subject, by=by, at=at, body=body, undoes=undoes)


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Of entries in order, those that no standing entry undoes; the ones that undo are among them."""
    undone: set[str] = set()
    found: list[Entry] = []
    for entry in reversed(tuple(entries)):  # an entry is undone by later ones only
        if entry.id in undone:
            continue
        found.append(entry)
        if entry.undoes is not None:
            undone.add(entry.undoes)
    return tuple(reversed(found))
