"""The names of a registry, ready to be matched."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.recognition.matching.index import NameIndex
from dalil.recognition.matching.words import senses_with
from dalil.recognition.registry import Actor, Registry


def index_of(registry: Registry, further: tuple[tuple[str, str], ...] = ()) -> NameIndex:
    """An index of every name of every actor, and of further keys with a name each."""
    actors = registry.actors.values()
    names = ((actor.id, name) for actor in actors for name in names_of(actor))
    return NameIndex((*names, *further), senses_with(actors))


def names_of(actor: Actor) -> Iterator[str]:
    """The names and aliases of an actor; capitals and adjectives that stand for it are no names."""
    yield from (n for n in (actor.name_en, actor.name_ar) if n)
    yield from (*actor.aliases_en, *actor.aliases_ar)
