"""How sure a claim is: a few weights over named features, fitted on readings by `benchmarks/train_scores.py`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from dalil.coding.datafiles import load_data
from dalil.coding.prose.nodes import Node, Party, in_words
from dalil.coding.prose.sentences import Reading, Sentence

FAR = 240  # code points between the parties, from which on distance says no more
MANY = 6  # readings in a sentence, from which on their number says no more
LONG = 40  # nodes in a sentence, likewise
CROWDED = 10  # phrases with parties, likewise
CHANCES = ("source chance", "target chance")


def features_of(
    sentence: Sentence, reading: Reading, source: Party | None, target: Party | None, count: int
) -> dict[str, float]:
    """The named features of one claim, each between 0 and 1."""
    frame, slots = reading.frame, reading.slots
    found = {
        "bias": 1.0,
        f"source:{slots.source_slot}": 1.0,
        f"target:{slots.target_slot}": 1.0,
        f"shape:{reading.shape}": 1.0,
        f"relation:{frame.relation}": 1.0,
        f"entry:{frame.id}": 1.0,
        "crowd": min(count, MANY) / MANY,
        "thing": float(frame.thing),
    }
    found.update(_around(sentence.nodes, reading.node))
    found.update(reading.signs)
    for role, party in (("source", source), ("target", target)):
        found[f"{role} is {_kind(party)}"] = 1.0
        if not in_words(party):
            found[f"{role} unknown"] = 1.0
        if party is not None and party.actor is not None:
            found[f"{role} named"] = 1.0
        if party is not None and not party.head:
            found[f"{role} inside"] = 1.0
    chances = [found[name] for name in CHANCES if name in found]
    if chances:
        found["worse chance"] = min(chances)  # a claim is no surer than its less sure side
    if source is not None and target is not None:
        found["distance"] = min(abs(source.start - target.start), FAR) / FAR
        found["in order"] = float(source.start < target.start)
    return {name: value for name, value in found.items() if value}


def _around(nodes: Sequence[Node], at: int) -> dict[str, float]:
    """How the trigger stands, and how full its sentence is."""
    trigger, parties = nodes[at], len([None for node in nodes if node.parties])
    return {
        "negated": float(trigger.negated),
        "future": float(trigger.future),
        "first person": float(trigger.first_person),
        "joined": float(trigger.conjunction),
        "adjective": float(bool(trigger.adjective)),
        "length": min(len(nodes), LONG) / LONG,
        "place": at / len(nodes),
        "parties": min(parties, CROWDED) / CROWDED,
    }


def _kind(party: Party | None) -> str:
    if party is None:
        return "nobody"
    return "unlisted" if party.actor is None else str(party.actor.kind)


def score_of(features: Mapping[str, float], known: Mapping[str, float] | None = None) -> float:
    """The chance that a claim with these features is right, to two digits; by the weights shipped, if not by others."""
    known = weights() if known is None else known
    z = sum([known.get(name, 0.0) * value for name, value in features.items()])
    return round(1 / (1 + math.exp(-z)), 2)


@cache
def weights() -> Mapping[str, float]:
    """The weight of each named feature."""
    return {name: float(value) for name, value in load_data("scores.toml")["weights"].items()}
