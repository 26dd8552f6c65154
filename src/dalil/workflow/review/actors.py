"""Who the actors of a study are: the registry, the study's own list, and what people said of them in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from dalil.adjudication.deeds import Language, holding
from dalil.adjudication.identities import NAME, ActorSets, actor_sets
from dalil.recognition.registry import Actor, Registry
from dalil.records.entries import Entry, EntryKind
from dalil.records.mentions import ActorRef
from dalil.storage.store import Store
from dalil.text.folding import fold_name
from dalil.workflow.project import Study
from dalil.workflow.review.kits import review_kit


def name_key(name: str) -> str:
    """The key of a name that no registry knows."""
    return NAME + (" ".join(fold_name(name).split()) or name)


@dataclass(slots=True, kw_only=True)
class Identities:
    """Who is who. Written names are remembered as they are asked for, so that a key can be shown as it was written."""

    registry: Registry
    sets: ActorSets
    _keys: dict[str, str] = field(default_factory=dict)  # by written name
    _written: dict[str, str] = field(default_factory=dict)  # by key before merging

    @classmethod
    def of(cls, study: Study, store: Store) -> Self:
        """The actors of a study as they stand now."""
        return cls.from_entries(review_kit(study).registry, store.entries(EntryKind.ACTOR))

    @classmethod
    def from_entries(cls, registry: Registry, entries: Sequence[Entry]) -> Self:
        """The actors of a registry after all that was said of them."""
        return cls(registry=registry, sets=actor_sets(holding(entries)))

    def key(self, actor: ActorRef) -> str:
        """The key of an actor: one for all names and ids that are one."""
        return self.key_of(actor.actor_id, actor.name)

    def key_of(self, actor_id: str | None, name: str) -> str:
        """The same, of a claim whose record is still JSON."""
        if actor_id is not None:
            return self.sets.canonical.get(actor_id, actor_id)
        found = self._keys.get(name)
        if found is None:
            own = name_key(name)
            self._written.setdefault(own, name)
            found = self._keys[name] = self.sets.key(own)
        return found

    def members(self, key: str) -> tuple[str, ...]:
        """The keys that are one with a key, the canonical one first."""
        return self.sets.all_of(key)

    def actor(self, key: str) -> Actor | None:
        """The registry's entry that stands for a key, or the study's own."""
        known = (self.entry(k) for k in self.members(key))
        return next((a for a in known if a is not None), None)

    def name(self, key: str, lang: str) -> str:
        """How an actor is called in `lang`: as people of the study chose, as the registry has it, as it is written."""
        return self.name_in(key, lang) or self.name_in(key, "en" if lang == "ar" else "ar") or self.written(key)

    def name_in(self, key: str, lang: str) -> str | None:
        """The name in just that language."""
        canonical = self.sets.key(key)
        chosen = self.sets.names.get((canonical, Language(lang)))
        if chosen is not None:
            return chosen
        entries = (a for k in self.members(canonical) if (a := self.entry(k)) is not None)
        return next((n for a in entries if (n := a.name_ar if lang == "ar" else a.name_en)), None)

    def kind(self, key: str) -> str | None:
        """The kind of an actor, where an entry tells it."""
        actor = self.actor(key)
        return None if actor is None else actor.kind

    def written(self, key: str) -> str:
        """A name as it is written somewhere, for keys that no entry names."""
        for member in self.members(key):
            name = self._written.get(member) or self.sets.written.get(member)
            if name is not None:
                return name
        return key.removeprefix(NAME)

    def own_writing(self, key: str) -> str:
        """How the name behind one key is written, whatever it is one with."""
        return self._written.get(key) or self.sets.written.get(key) or key.removeprefix(NAME)

    def label(self, key: str, lang: str) -> str:
        """How one key is shown apart from those it is one with: an entry by its name, a bare name as written."""
        actor = self.entry(key)
        return self.own_writing(key) if actor is None else actor.name(lang)

    def entry(self, key: str) -> Actor | None:
        """The entry of just that key: of a registry, or one that people of the study made."""
        found = self.registry.get(key)
        made = self.sets.made.get(key) if found is None else None
        if made is None:
            return found
        return Actor(id=key, kind=made.kind or "other", name_en=made.name, name_ar=made.name_ar, part_of=made.part_of)
