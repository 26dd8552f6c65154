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
    sentence = sentence_in(unit, mentions)
    if not any(node.parties or node.adjective or node.weak for node in sentence.nodes):
        return sentence, []  # nobody is named who could fill a slot
    reader = Reader(sentence.nodes)
    readings = reader.readings()
    if not readings:
        return sentence, []
    attachments = Attachments(reader.lookup, weights)
    attached = map(attachments.attached, readings)
    return sentence, [reading for reading in attached if reading.slots.sources or reading.slots.targets]


def sentence_in(unit: UnitText, mentions: Mentions) -> Sentence:
    """A unit's sentence cut into nodes."""
    builder = Builder(laid_out(unit, mentions), unit.text, unit.unit.span.start)
    starts, ends = builder.tokens.starts, builder.tokens.ends

    def place(word: int) -> Place:
        return starts[word], ends[word]

    return sentence_of(unit, mentions, builder.build(), place, language="ar")


def reader_of(unit: UnitText, mentions: Mentions) -> tuple[Sentence, Reader]:
    """A sentence and who reads its triggers by the rules of their frames."""
    sentence = sentence_in(unit, mentions)
    return sentence, Reader(sentence.nodes)
