"""Chooses among the ways to cut a word: a linear ranker, its weights and its word list read when first needed."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dalil.text.clitic_features import Bands, Bundle, Cut, bundles_of, cuts_of, names_of
from dalil.text.forms import Forms

WORDS = "clitics.words.ar.gz"
WEIGHTS = "clitics.weights.ar.tsv"


class Scale(Forms[Bundle, int]):
    """What bundles of features weigh, added up when first asked for; a feature never learnt weighs nothing."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__(lambda bundle: sum([weights.get(name, 0) for name in names_of(bundle)]))
        self.weights = weights


@dataclass(frozen=True, slots=True)
class Model:
    """A word list and the weights learnt with it."""

    bands: Bands
    scale: Scale


def best_cut(word: str, *, pronoun_possible: bool = True, model: Model | None = None) -> Cut:
    """The cut with the highest score; of equals, the one that cuts least."""
    cuts = cuts_of(word, pronoun_possible=pronoun_possible)
    if len(cuts) == 1:
        return cuts[0]
    model = model or shipped_model()
    weight = model.scale.__getitem__
    scores = [sum(map(weight, bundles)) for bundles in bundles_of(word, cuts, model.bands)]
    return cuts[scores.index(max(scores))]


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model that comes with dalil."""
    return Model(bands_from(_data(WORDS)), Scale(weights_from(_data(WEIGHTS))))


def bands_from(packed: bytes) -> dict[str, int]:
    """Read a word list: one line a band, its words after a tab."""
    bands: dict[str, int] = {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        band, words = line.split("\t")
        number = int(band)
        for word in words.split(" "):
            bands[word] = number
    return bands


def weights_from(table: bytes) -> dict[str, int]:
    """Read weights: a feature, a tab and its weight on each line; lines from # on are remarks."""
    lines = (line for line in table.decode("utf-8").splitlines() if not line.startswith("#"))
    return {name: int(weight) for name, weight in (line.split("\t") for line in lines)}


def _data(name: str) -> bytes:
    return files("dalil.text").joinpath("data", name).read_bytes()
