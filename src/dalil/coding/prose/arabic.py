"""Arabic prose: a sentence into nodes and clauses, and its triggers into readings."""

from __future__ import annotations

from dalil.coding.prose.arabic_attachments import Attachments
from dalil.coding.prose.arabic_claims import Reader
from dalil.coding.prose.arabic_nodes import Builder
from dalil.coding.prose.arabic_signs import Weights
from dalil.coding.prose.sentences import Place, Reading, Sentence, sentence_of
from dalil.coding.rules.atoms import laid_out
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText


def read_arabic(unit: UnitText, mentions: Mentions, weights: Weights | None = None) -> tuple[Sentence, list[Reading]]:
    """A sentence and the readings of its triggers, in text order; other `weights` of attachments are for training."""
    sentence, reader = reader_of(unit, mentions)
    readings = reader.readings()
    if not readings:
        return sentence, []
    attachments = Attachments(reader.lookup, weights)
    attached = map(attachments.attached, readings)
    return sentence, [reading for reading in attached if reading.slots.sources or reading.slots.targets]


def reader_of(unit: UnitText, mentions: Mentions) -> tuple[Sentence, Reader]:
    """A sentence and who reads its triggers by the rules of their frames."""
    builder = Builder(laid_out(unit, mentions), unit.text, unit.unit.span.start)
    nodes = builder.build()
    starts, ends = builder.tokens.starts, builder.tokens.ends

    def place(word: int) -> Place:
        return starts[word], ends[word]

    return sentence_of(unit, mentions, nodes, place, language="ar"), Reader(nodes)
