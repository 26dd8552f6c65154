"""Arabic prose: a sentence into nodes and clauses, and its triggers into readings."""

from __future__ import annotations

from dalil.coding.prose.arabic_attachments import Attachments
from dalil.coding.prose.arabic_claims import Reader
from dalil.coding.prose.arabic_nodes import Builder
from dalil.coding.prose.arabic_signs import Weights
from dalil.coding.prose.sentences import Place, Reading, Sentence, sentence_of
from dalil.coding.rules.atoms import atoms_of
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText


def read_arabic(unit: UnitText, mentions: Mentions, weights: Weights | None = None) -> tuple[Sentence, list[Reading]]:
    """A sentence and the readings of its triggers, in text order; other `weights` of attachments are for training."""
    sentence, reader = reader_of(unit, mentions)
    readings = list(reader.readings())
    if not readings:
        return sentence, []
    attachments = Attachments(reader.lookup, weights)
    attached = map(attachments.attached, readings)
    return sentence, [reading for reading in attached if reading.slots.sources or reading.slots.targets]


def reader_of(unit: UnitText, mentions: Mentions) -> tuple[Sentence, Reader]:
    """A sentence and who reads its triggers by the rules of their frames."""
    atoms = atoms_of(unit, mentions)
    builder = Builder(atoms, unit.text, unit.unit.span.start)
    nodes = builder.build()
    words = builder.atoms

    def place(word: int) -> Place:
        return words[word].start, words[word].end

    return sentence_of(unit, mentions, nodes, place, language="ar"), Reader(nodes)
