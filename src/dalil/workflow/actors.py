"""Looking names up in the registry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dalil.recognition.registry import Actor, load_registry
from dalil.text.folding import fold_text


def find_actors(names: Sequence[str], extra: Sequence[Path] = ()) -> tuple[Actor, ...]:
    """The actors one of whose names holds one of `names`, after folding; all of them where no name is given."""
    registry = load_registry(*extra)
    wanted = [fold_text(n) for n in names]
    return tuple(
        a for a in registry.actors if not wanted or any(w in fold_text(n) for w in wanted for n in all_names(a))
    )


def all_names(actor: Actor) -> tuple[str, ...]:
    """Every name the registry has for an actor."""
    named = (actor.id, actor.name_en, actor.name_ar, *actor.aliases_en, *actor.aliases_ar)
    return tuple(n for n in named if n)
