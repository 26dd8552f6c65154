"""Who codes blind: a person who does sees no coding, note or explanation but their own, wherever they look.

A person on their own turns it on and off for themselves, source by source; an assignment may ask for it, and then holds
until it is taken back. Each turn is an entry of the journal, so that an agreement measured later can tell who had
looked before answering.
"""

from __future__ import annotations

from collections.abc import Sequence

from dalil.records.codings import Coder
from dalil.records.entries import Entry, EntryKind
from dalil.records.serial import load_plain
from dalil.storage.store import Store
from dalil.workflow.review.assignments import assignments_in
from dalil.workflow.review.journal import entry_by, keep
from dalil.workflow.review.seats import Seat

OWN_TURN = "blind_turn"  # the key by which a body says that a person turned it on or off


def is_blind(store: Store, person: Coder, source_id: str) -> bool:
    """Whether a person must not see what others made of a source."""
    return source_id in hidden_from(store.entries(EntryKind.ASSIGNMENT, source_id), person)


def blind_sources(store: Store, person: Coder) -> frozenset[str]:
    """The sources of which a person must not see what others made."""
    return hidden_from(store.entries(EntryKind.ASSIGNMENT), person)


def turn_blind(seat: Seat, source_id: str, *, blind: bool) -> None:
    """Have the person code a source blind from now on, or no longer."""
    with seat.store.transaction():
        keep(seat, entry_by(seat, EntryKind.ASSIGNMENT, source_id, {OWN_TURN: blind}))


def hidden_from(entries: Sequence[Entry], person: Coder) -> frozenset[str]:
    """The sources that the person coded blind at the last turn of their own, or has to by an assignment that stands."""
    turned: dict[str, bool] = {}
    for entry in entries:
        if entry.by == person.id and OWN_TURN in (body := load_plain(entry.body, "Entry")):
            turned[entry.subject] = body[OWN_TURN]
    handed = (a.source_id for a in assignments_in(entries) if a.coder_id == person.id and a.is_blind)
    return frozenset((*handed, *(source_id for source_id, blind in turned.items() if blind)))
