"""Looking names up in the registry, and loading it with the lists of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dalil.errors import UsageError
from dalil.recognition.registry import Actor, Registry, load_registry
from dalil.records.runs import content_id
from dalil.text.folding import fold_text


def registry_with(extra: Sequence[Path]) -> Registry:
    """The built-in registry and the lists of the user; raises `UsageError` D011 where a list does not exist."""
    for path in extra:
        if not path.is_file():
            raise UsageError("D011", path=path)
    return load_registry(*extra)


def settings_digest(registry: Registry) -> str:
    """A digest of what a registry adds to the coder's settings: actors beyond those that come with its version."""
    built_in = load_registry().actors
    further = [repr(actor) for actor_id, actor in registry.actors.items() if built_in.get(actor_id) != actor]
    return content_id("actors", further) if further else "default"


def find_actors(names: Sequence[str], extra: Sequence[Path] = ()) -> tuple[Actor, ...]:
    """The actors one of whose names holds one of `names`, after folding; all of them where no name is given."""
    wanted = [folded for n in names if (folded := fold_text(n).strip())]
    if names and not wanted:
        return ()
    actors = registry_with(extra).actors.values()
    return tuple(a for a in actors if not wanted or any(w in fold_text(n) for w in wanted for n in all_names(a)))


def all_names(actor: Actor) -> tuple[str, ...]:
    """Every name the registry has for an actor."""
    lists = (actor.aliases_en, actor.aliases_ar, actor.metonyms_en, actor.metonyms_ar)
    named = (actor.id, actor.name_en, actor.name_ar, *(n for names in lists for n in names))
    return tuple(n for n in named if n)
