"""Arabic prose: a sentence into nodes and clauses, and its triggers into readings."""

from __future__ import annotations

from dalil.coding.prose.arabic_claims import Reader
from dalil.coding.prose.arabic_nodes import Builder
from dalil.coding.prose.sentences import Reading, Sentence, sentence_of
from dalil.coding.rules.atoms import atoms_of
from dalil.coding.rules.lexicon import lexicon_for
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText


def read_arabic(unit: UnitText, mentions: Mentions) -> tuple[Sentence, list[Reading]]:
    """A sentence and the readings of its triggers, in text order."""
    atoms = atoms_of(unit, mentions, lexicon_for("ar").grammar)
    builder = Builder(atoms, unit.text, unit.unit.span.start)
    nodes = builder.build()
    words = [(a.start, a.end) for a in builder.atoms]
    sentence = sentence_of(unit, mentions, nodes, words, language="ar")
    return sentence, list(Reader(nodes).readings())
