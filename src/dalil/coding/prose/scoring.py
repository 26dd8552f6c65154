"""How sure a claim is: a few weights over named features, fitted on readings by `benchmarks/train_scores.py`.

Most features are of the reading; those of its parties come last, so that the sum of the former is shared by its claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from math import exp
from typing import NamedTuple

from dalil.coding.datafiles import load_data
from dalil.coding.prose.nodes import Party
from dalil.coding.prose.sentences import Features, Reading, Sentence

FAR = 240  # code points between the parties, from which on distance says no more
MANY = 6  # readings in a sentence, from which on their number says no more
LONG = 40  # nodes in a sentence, likewise
CROWDED = 10  # phrases with parties, likewise


class Setting(NamedTuple):
    """How full a sentence is."""

    readings: float
    nodes: float
    parties: float


def setting_of(sentence: Sentence, readings: int) -> Setting:
    """The setting of all claims of a sentence, each figure between 0 and 1."""
    nodes = sentence.nodes
    parties = len([None for node in nodes if node.parties])
    return Setting(min(readings, MANY) / MANY, min(len(nodes), LONG) / LONG, min(parties, CROWDED) / CROWDED)


def features_of(
    sentence: Sentence, reading: Reading, source: Party | None, target: Party | None, count: int
) -> Features:
    """The named features of one claim of a sentence that has `count` readings, each between 0 and 1."""
    shared = {**kind_features(reading), **shared_features(sentence, reading, setting_of(sentence, count))}
    found = {**shared, **party_features(shared, source, target)}
    return {name: value for name, value in found.items() if value}


def shared_features(sentence: Sentence, reading: Reading, setting: Setting) -> Features:
    """The features that all claims of a reading share, beside those of its kind."""
    trigger = sentence.nodes[reading.node]
    found = {"crowd": setting.readings}
    if reading.frame.thing:
        found["thing"] = 1.0
    if trigger.negated:
        found["negated"] = 1.0
    if trigger.future:
        found["future"] = 1.0
    if trigger.first_person:
        found["first person"] = 1.0
    if trigger.conjunction:
        found["joined"] = 1.0
    if trigger.adjective:
        found["adjective"] = 1.0
    found["length"] = setting.nodes
    found["place"] = reading.node / len(sentence.nodes)
    found["parties"] = setting.parties
    found.update(reading.signs)
    return found


def kind_features(reading: Reading) -> Features:
    """The features that tell how a trigger is read, which come before all others."""
    return _kind(*_kind_of(reading))


def kind_weighed(reading: Reading) -> float:
    """The sum of those features by the weights shipped."""
    return _kind_weighed(*_kind_of(reading))


def _kind_of(reading: Reading) -> tuple[str, str, str, str, str]:
    frame, slots = reading.frame, reading.slots
    return slots.source_slot, slots.target_slot, reading.shape, frame.relation, frame.id


@lru_cache(maxsize=16384)
def _kind_weighed(*kind: str) -> float:
    return weighed(_kind(*kind), weights())


@lru_cache(maxsize=1024)
def _kind(source_slot: str, target_slot: str, shape: str, relation: str, entry: str) -> Features:
    names = f"source:{source_slot}", f"target:{target_slot}", f"shape:{shape}", f"relation:{relation}", f"entry:{entry}"
    return dict.fromkeys(("bias", *names), 1.0)


def party_features(shared: Features, source: Party | None, target: Party | None) -> Features:
    """The features of one source with one target of a reading."""
    found = {**_party("source", source), **_party("target", target)}
    chance, other = shared.get("source chance"), shared.get("target chance")
    if chance is not None and other is not None:
        found["worse chance"] = min(chance, other)  # a claim is no surer than its less sure side
    if source is not None and target is not None:
        found["distance"] = min(abs(source.start - target.start), FAR) / FAR
        found["in order"] = float(source.start < target.start)
    return found


def _party(role: str, party: Party | None) -> Features:
    if party is None:
        return _named(role, "nobody", False, False, True)
    actor = party.actor
    if actor is None:
        return _named(role, "unlisted", not party.pronoun, False, party.head)
    return _named(role, str(actor.kind), not party.pronoun, True, party.head)


@lru_cache(maxsize=1024)
def _named(role: str, kind: str, in_words: bool, named: bool, head: bool) -> Features:
    """The features that a party has in its role; the same for all that are alike, so never changed."""
    more = (("unknown", not in_words), ("named", named), ("inside", not head))
    return dict.fromkeys((f"{role} is {kind}", *[f"{role} {name}" for name, has in more if has]), 1.0)


def score_of(features: Mapping[str, float], known: Mapping[str, float] | None = None) -> float:
    """The chance that a claim with these features is right, to two digits; by the weights shipped, if not by others."""
    return chance_of(weighed(features, weights() if known is None else known))


def weighed(features: Mapping[str, float], known: Mapping[str, float], sum_before: float = 0.0) -> float:
    """The sum of the weighted features, added to that of features before them."""
    weight = known.get
    for name, value in features.items():
        sum_before += weight(name, 0.0) * value
    return sum_before


def chance_of(weighed: float) -> float:
    """The logistic function of a sum, to two digits."""
    return round(1 / (1 + exp(-weighed)), 2)


@cache
def weights() -> Mapping[str, float]:
    """The weight of each named feature."""
    return {name: float(value) for name, value in load_data("scores.toml")["weights"].items()}
