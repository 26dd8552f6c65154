"""A sentence of prose in either language, read."""

from __future__ import annotations

from dalil.coding.prose.arabic import read_arabic
from dalil.coding.prose.arabic_signs import Weights
from dalil.coding.prose.english import read_english
from dalil.coding.prose.sentences import Reading, Sentence
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText


def read_sentence(unit: UnitText, mentions: Mentions, weights: Weights | None = None) -> tuple[Sentence, list[Reading]]:
    """The sentence and the readings of its triggers; `weights` other than those shipped are for training."""
    if unit.language == "ar":
        return read_arabic(unit, mentions, weights)
    return read_english(unit, mentions)
