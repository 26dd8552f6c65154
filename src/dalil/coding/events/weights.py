"""The learned weights of the event coder: small integers with a scale, kept in one file and read when first asked for.

`benchmarks/train_events.py` writes the file; nothing else does.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp, sqrt
from typing import Any
from zlib import compress, decompress

from dalil.coding.events.features import place

FILE = files("dalil.coding").joinpath("data/events.weights.json")
SLOTS = ("trigger", "source", "target")
MOST = 1 << 17  # pieces whose sums are remembered
LARGEST = 127  # what a weight can be, up or down


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight for each place a feature can be hashed to."""

    values: array[int]
    scale: float

    def sum(self, places: Iterable[int]) -> float:
        """What the features at these places come to."""
        return self.scale * self.total(places)

    def total(self, places: Iterable[int]) -> int:
        """The same before it is scaled."""
        return sum(map(self.values.__getitem__, places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """Whether a sentence reports an event of one kind."""

    blocks: tuple[Weights, ...]  # in the order of `features.BLOCKS`
    bias: float
    threshold: float

    def score(self, features: Sequence[Collection[int]]) -> float:
        """How far above its threshold a sentence lies; negative where it lies below."""
        sums = (w.sum(f) / sqrt(len(f)) for w, f in zip(self.blocks, features, strict=True) if f)
        return sum(sums) + self.bias - self.threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """Which words of a sentence fill one slot of its event."""

    weights: Weights
    bias: float
    thresholds: Mapping[str, float]  # by code, the probability from which on a word is worth taking

    def probability(self, features: Iterable[int]) -> float:
        """How likely a word with these features fills the slot."""
        return self.chance(self.weights.total(features))

    def chance(self, total: int) -> float:
        """The same, given what the weights of its features come to before they are scaled."""
        return probability(self.weights.scale * total + self.bias)


Piece = tuple[Any, ...]  # a function that names features of a word, and what it needs to know


class Sums(dict[Piece, tuple[int, int, int]]):
    """What the features of each piece come to for trigger, source and target: summed when a piece is first seen."""

    def __init__(self, taggers: Mapping[str, Tagger]) -> None:
        super().__init__()
        self.taggers = taggers

    def __missing__(self, piece: Piece) -> tuple[int, int, int]:
        if len(self) >= MOST:
            self.clear()
        tells, *about = piece
        places = list(map(place, tells(*about)))
        trigger, source, target = (self.taggers[slot].weights.total(places) for slot in SLOTS)
        self[piece] = trigger, source, target
        return self[piece]

    def of(self, pieces: Sequence[Piece]) -> tuple[int, int, int]:
        """What all the pieces come to."""
        trigger = source = target = 0
        for piece in pieces:
            one, other, last = self[piece]
            trigger, source, target = trigger + one, source + other, target + last
        return trigger, source, target


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """All that is learned."""

    detectors: Mapping[str, Detector]  # by code
    taggers: Mapping[str, Tagger]  # trigger, source, target
    sums: Sums = field(init=False, compare=False, repr=False)  # of these taggers

    def __post_init__(self) -> None:
        object.__setattr__(self, "sums", Sums(self.taggers))


def probability(score: float) -> float:
    """The logistic function."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def weights_from(values: Sequence[float]) -> Weights:
    """Real weights as small integers."""
    scale = max(map(abs, values)) / LARGEST or 1.0
    return Weights(array("b", [round(v / scale) for v in values]), scale)


@cache
def models() -> Models:
    """The models that come with dalil."""
    return models_from(json.loads(FILE.read_bytes()))


def models_from(data: Mapping[str, Any]) -> Models:
    """The models of plain data, as `plain` makes it."""
    detectors = {
        code: Detector(blocks=tuple(map(_weights, d["blocks"])), bias=d["bias"], threshold=d["threshold"])
        for code, d in data["detectors"].items()
    }
    taggers = {
        slot: Tagger(weights=_weights(d["weights"]), bias=d["bias"], thresholds=d["thresholds"])
        for slot, d in data["taggers"].items()
    }
    return Models(detectors=detectors, taggers=taggers)


def plain(models: Models) -> dict[str, Any]:
    """Models as plain data for JSON."""
    return {
        "detectors": {
            code: {"bias": d.bias, "threshold": d.threshold, "blocks": list(map(_packed, d.blocks))}
            for code, d in models.detectors.items()
        },
        "taggers": {
            slot: {"bias": t.bias, "thresholds": dict(t.thresholds), "weights": _packed(t.weights)}
            for slot, t in models.taggers.items()
        },
    }


def _weights(data: Mapping[str, Any]) -> Weights:
    return Weights(array("b", decompress(b64decode(data["values"]))), data["scale"])


def _packed(weights: Weights) -> dict[str, Any]:
    return {"scale": weights.scale, "values": b64encode(compress(weights.values.tobytes(), 9)).decode("ascii")}
