"""A sentence under analysis: its nodes, and the readings of its triggers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from dalil.coding.prose.lexicon import Frame
from dalil.coding.prose.nodes import Node, Party
from dalil.coding.prose.slots import Parties, Slots
from dalil.records.mentions import ActorRef, Amount, Mentions, PartialDate
from dalil.records.units import UnitText
from dalil.text.folding import fold_name

Place = tuple[int, int]
Features = dict[str, float]  # by name, for the score


@dataclass(slots=True)
class Reading:
    """One trigger read: its frame and who fills its slots; `node` and `evidence` count nodes."""

    node: int
    frame: Frame
    shape: str  # verb, noun, act, pas, with, must
    evidence: tuple[int, int]  # the last excluded
    slots: Slots
    governor: int | None = None  # the verb that an act hangs on
    settled: str | None = None  # the relation, where reading settles it
    signs: Features = field(default_factory=dict)  # how sure its slots are, for the score

    @property
    def sources(self) -> Parties:
        """Who acts."""
        return self.slots.sources

    @property
    def targets(self) -> Parties:
        """Whom it is done to, for or with."""
        return self.slots.targets

    def pairs(self) -> Iterator[tuple[Party | None, Party | None]]:
        """Each source with each target; None where nobody is known."""
        return product(self.sources or (None,), self.targets or (None,))

    def filled(self, slots: Slots, signs: Features) -> Reading:
        """The same trigger with other slots, and what says how sure they are."""
        return Reading(self.node, self.frame, self.shape, self.evidence, slots, self.governor, self.settled, signs)

    @property
    def source_slot(self) -> str:
        """The sign that the source was found by."""
        return self.slots.source_slot

    @property
    def target_slot(self) -> str:
        """The sign that the target was found by."""
        return self.slots.target_slot


@dataclass(slots=True)
class Sentence:
    """A unit's text cut into nodes; `offset` is where it begins in the source."""

    text: str
    offset: int
    language: str
    nodes: Sequence[Node]
    place: Callable[[int], Place]  # where a word stands in the text, by its number
    values: Sequence[tuple[Place, Amount | PartialDate]]  # the sums and dates, in text order

    def span(self, first: int, last: int) -> Place:
        """The code points of the text from node `first` up to node `last`."""
        nodes = self.nodes
        first = min(first, len(nodes) - 1)
        last = max(first + 1, min(last, len(nodes)))
        return self.place(nodes[first].first)[0], self.place(nodes[last - 1].last - 1)[1]

    def words_of(self, node: int) -> str:
        """The words of one node as written."""
        start, end = self.span(node, node + 1)
        return self.text[start:end]

    def same(self, one: Party | None, other: Party | None) -> bool:
        """Whether two parties are one actor, or named by the same words."""
        if one is None or other is None:
            return False
        text = self.text
        return one.same_actor(other) or _same_words(text[one.start : one.end], text[other.start : other.end])


@lru_cache(maxsize=16384)
def _same_words(one: str, other: str) -> bool:
    return fold_name(one).removeprefix("ل") == fold_name(other).removeprefix("ل")


def sentence_of(
    unit: UnitText, mentions: Mentions, nodes: Sequence[Node], place: Callable[[int], Place], *, language: str
) -> Sentence:
    """A sentence of nodes that count words; `place` tells where each word stands in the unit's text."""
    offset = unit.unit.span.start
    values = [
        ((m.quote.span.start - offset, m.quote.span.end - offset), m.value)
        for m in mentions.found
        if not isinstance(m.value, ActorRef)
    ]
    return Sentence(unit.text, offset, language, nodes, place, values)
