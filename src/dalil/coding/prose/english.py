"""English prose: a sentence into nodes and clauses, and its triggers into readings."""

from __future__ import annotations

from dalil.coding.prose.english_claims import english_readings
from dalil.coding.prose.english_nodes import english_nodes
from dalil.coding.prose.sentences import Reading, Sentence, sentence_of
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText


def read_english(unit: UnitText, mentions: Mentions) -> tuple[Sentence, list[Reading]]:
    """A sentence and the readings of its triggers."""
    place, nodes = english_nodes(unit, mentions)
    sentence = sentence_of(unit, mentions, nodes, place, language="en")
    return sentence, english_readings(nodes)
