"""The learned weights of the event coder: small integers with a scale, kept in one file and read when first asked for.

`benchmarks/train_events.py` writes the file; nothing else does.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, fsum, sqrt
from typing import Any
from zlib import compress, decompress

from dalil.coding.events.features import Features, joint_of, joints_of, others_of, place, spelling_of
from dalil.text.forms import Forms

FILE = files("dalil.coding").joinpath("data/events.weights.json")
SLOTS = ("trigger", "source", "target")
MOST = 1 << 17  # pieces whose sums are remembered
LARGEST = 127  # what a weight can be, up or down
OFFSET, BITS = 128, 24  # what makes a weight positive, and what holds the sum of one at each place


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight for each place a feature can be hashed to."""

    values: array[int]
    scale: float

    def total(self, places: Iterable[int]) -> int:
        """What the features at these places come to before it is scaled."""
        return sum(map(self.values.__getitem__, places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """Whether a sentence reports an event of one kind."""

    blocks: tuple[Weights, ...]  # in the order of `features.BLOCKS`
    bias: float
    threshold: float

    def score(self, totals: Sequence[int], counts: Sequence[int]) -> float:
        """How far above its threshold a sentence lies, given what the weights of its features come to before they are
        scaled, and how many features there are, by block; negative where it lies below."""
        sums = [w.scale * t / sqrt(n) for w, t, n in zip(self.blocks, totals, counts, strict=True) if n]
        return fsum(sums) + self.bias - self.threshold


class Detection:
    """All detectors at once. The spelling of a sentence has hundreds of features, so the weights of all detectors at a
    place are one number, 24 bits for each, and those of a word are gathered when it is first seen."""

    def __init__(self, detectors: Mapping[str, Detector]) -> None:
        self.detectors = detectors
        self.weights = [d.blocks[0].values for d in detectors.values()]
        self.words = Forms[str, dict[int, int]](lambda word: self._bundled(spelling_of(word)))
        self.joint = lru_cache(maxsize=65536)(lambda end, beginning: self._bundled(joint_of(end, beginning)))

    def scores(self, words: Sequence[str]) -> dict[str, float]:
        """The score of each detector for a sentence of these folded words."""
        spelling: dict[int, int] = {}
        for word in words:
            spelling.update(self.words[word])
        for end, beginning in joints_of(words):
            spelling.update(self.joint(end, beginning))
        others = others_of(words)
        counts = [len(spelling), *map(len, others)]
        bundle, found = sum(spelling.values()), {}
        for at, (code, detector) in enumerate(self.detectors.items()):
            total = (bundle >> BITS * at & (1 << BITS) - 1) - OFFSET * len(spelling)
            rest = [w.total(places) for w, places in zip(detector.blocks[1:], others, strict=True)]
            found[code] = detector.score([total, *rest], counts)
        return found

    def _bundled(self, places: Features) -> dict[int, int]:
        return {p: sum([(w[p] + OFFSET) << BITS * at for at, w in enumerate(self.weights)]) for p in places}


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


class Sums(Forms[Piece, tuple[int, int, int]]):
    """What the features of each piece come to for trigger, source and target: summed when a piece is first seen."""

    def __init__(self, taggers: Mapping[str, Tagger]) -> None:
        super().__init__(self._summed, MOST)
        self.taggers = taggers

    def _summed(self, piece: Piece) -> tuple[int, int, int]:
        tells, *about = piece
        places = list(map(place, tells(*about)))
        trigger, source, target = (self.taggers[slot].weights.total(places) for slot in SLOTS)
        return trigger, source, target

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
    detection: Detection = field(init=False, compare=False, repr=False)  # by these detectors
    sums: Sums = field(init=False, compare=False, repr=False)  # of these taggers

    def __post_init__(self) -> None:
        object.__setattr__(self, "detection", Detection(self.detectors))
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
