"""How often the right actor is suggested for a name in the other script.

The registry's actors that have names in both languages are asked for in folds: those of a fold lose every name of one
script, the index is built of what is left, and their main name of that script is looked up. Country names and
adjectives that were taken away are unknown to the matcher too.

    python benchmarks/workbench/name_matches.py [--folds 10] [--misses]
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dalil.recognition.matching.index import NameIndex
from dalil.recognition.matching.registry import index_of
from dalil.recognition.registry import Actor, Registry, load_registry

SCRIPTS = ("ar", "en")


def without(actor: Actor, script: str) -> Actor:
    """The actor with no name in a script."""
    taken = {f"{field}_{script}": () for field in ("aliases", "adjectives", "metonyms")}
    return replace(actor, **{f"name_{script}": None}, **taken)


def asked(registry: Registry, script: str, folds: int) -> Iterator[tuple[Actor, NameIndex]]:
    """Each actor with an index that knows no name of it in the script."""
    both = [a for a in registry.actors.values() if a.name_en and a.name_ar]
    for fold in range(folds):
        hidden = {a.id for a in both[fold::folds]}
        left = {i: without(a, script) if i in hidden else a for i, a in registry.actors.items()}
        index = index_of(Registry(left))
        yield from ((a, index) for a in both[fold::folds])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--misses", action="store_true")
    wanted = parser.parse_args()
    registry = load_registry()
    for script in SCRIPTS:
        first: Counter[str] = Counter()
        five: Counter[str] = Counter()
        all_: Counter[str] = Counter()
        spent = 0.0
        for actor, index in asked(registry, script, wanted.folds):
            name = actor.name_ar if script == "ar" else actor.name_en
            begun = time.perf_counter()
            found = [m.key for m in index.matches(name or "", limit=5)]
            spent += time.perf_counter() - begun
            for kind in (actor.kind, "all"):
                all_[kind] += 1
                first[kind] += found[:1] == [actor.id]
                five[kind] += actor.id in found
            if wanted.misses and actor.id not in found:
                print(script, actor.kind, actor.name_en, "|", actor.name_ar, "|", found[:2])
        figures = {
            k: {"asked": n, "first": f"{first[k] / n:.2f}", "in_five": f"{five[k] / n:.2f}"} for k, n in all_.items()
        }
        print(json.dumps({"given": script, "ms_each": round(1000 * spent / all_["all"], 1), **figures}, indent=1))


if __name__ == "__main__":
    main()
