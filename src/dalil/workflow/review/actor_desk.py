"""The actors of a study, kept in memory from one request to the next and made anew when something changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from dalil.records.entries import EntryKind
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.actors import Identities, registry_of
from dalil.workflow.review.completing import Completer


@dataclass(frozen=True, kw_only=True)
class ActorScene:
    """The actors at one moment, and how often the study speaks of each."""

    identities: Identities
    uses: Mapping[str, int] = field(default_factory=dict)  # claims, by key

    @cached_property
    def completer(self) -> Completer:
        """Their names, ready to be completed."""
        return Completer(self.identities, self.uses)


class ActorDesk:
    """The actors of one study; safe under threads."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._lock = Lock()
        self._seen: tuple[object, ...] = ()
        self._scene: ActorScene | None = None

    def refresh(self, store: Store) -> ActorScene:
        """The actors as the store has them now."""
        with self._lock:
            registry, entries = registry_of(self._study), store.entries(EntryKind.ACTOR)
            if self._scene is None or self._seen != (registry, entries):
                self._scene = ActorScene(identities=Identities.from_entries(registry, entries))
                self._seen = (registry, entries)
            return self._scene
