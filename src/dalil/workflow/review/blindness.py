"""Who codes blind: a person who does sees no coding, note or explanation but their own, wherever they look.

A person on their own turns it on and off for themselves, source by source; an assignment may ask for it, and then holds
until it is taken back. Each turn is an entry of the journal, so that an agreement measured later can tell who had
looked before answering.
"""

from __future__ import annotations

from dalil.records.codings import Coder
from dalil.records.entries import EntryKind
from dalil.records.serial import load_plain
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.assignments import assignments
from dalil.workflow.review.journal import entry_by, keep
from dalil.workflow.review.seats import Seat

OWN_TURN = "blind_turn"  # the key by which a body says that a person turned it on or off


def is_blind(study: Study, store: Store, person: Coder, source_id: str) -> bool:
    """Whether a person must not see what others made of a source."""
    turns = (
        body[OWN_TURN]
        for entry in reversed(store.entries(EntryKind.ASSIGNMENT, source_id))
        if entry.by == person.id and OWN_TURN in (body := load_plain(entry.body, "Entry"))
    )
    return bool(next(turns, False)) or any(
        a.is_blind and a.coder_id == person.id for a in assignments(store, source_id)
    )


def blind_sources(study: Study, store: Store, person: Coder) -> frozenset[str]:
    """The sources of which a person must not see what others made."""
    spoken_of = {entry.subject for entry in store.entries(EntryKind.ASSIGNMENT)}
    return frozenset(source_id for source_id in spoken_of if is_blind(study, store, person, source_id))


def turn_blind(seat: Seat, source_id: str, *, blind: bool) -> None:
    """Have the person code a source blind from now on, or no longer."""
    with seat.store.transaction():
        keep(seat, entry_by(seat, EntryKind.ASSIGNMENT, source_id, {OWN_TURN: blind}))
