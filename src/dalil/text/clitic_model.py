"""Chooses among the ways to cut a word: a linear ranker, its weights and its word list read when first needed."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dalil.text.clitic_features import Bands, Cut, cuts_of, features

WORDS = "clitics.words.ar.gz"
WEIGHTS = "clitics.weights.ar.tsv"


@dataclass(frozen=True, slots=True)
class Model:
    """A word list and the weights learnt with it."""

    bands: Bands
    weights: Mapping[str, int]


def best_cut(word: str, *, pronoun_possible: bool = True, model: Model | None = None) -> Cut:
    """The cut with the highest score; of equals, the one that cuts least."""
    cuts = tuple(cuts_of(word, pronoun_possible=pronoun_possible))
    if len(cuts) == 1:
        return cuts[0]
    model = model or shipped_model()
    scores = [score(names, model.weights) for names in features(word, cuts, model.bands)]
    return cuts[scores.index(max(scores))]


def score(names: list[str], weights: Mapping[str, int]) -> int:
    """The sum of the weights of these features; one that was never learnt counts nothing."""
    return sum(weights.get(name, 0) for name in names)


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model that comes with dalil."""
    return Model(bands_from(_data(WORDS)), weights_from(_data(WEIGHTS)))


def bands_from(packed: bytes) -> dict[str, int]:
    """Read a word list: one line a band, its words after a tab."""
    bands: dict[str, int] = {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        band, words = line.split("\t")
        bands.update(dict.fromkeys(words.split(" "), int(band)))
    return bands


def weights_from(table: bytes) -> dict[str, int]:
    """Read weights: a feature, a tab and its weight on each line; lines from # on are remarks."""
    lines = (line for line in table.decode("utf-8").splitlines() if not line.startswith("#"))
    return {name: int(weight) for name, weight in (line.split("\t") for line in lines)}


def _data(name: str) -> bytes:
    return files("dalil.text").joinpath("data", name).read_bytes()
