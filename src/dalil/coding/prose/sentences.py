"""A sentence under analysis: its atoms and nodes, and the readings of its triggers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.prose.lexicon import Frame
from dalil.coding.prose.nodes import Node, Party
from dalil.coding.prose.slots import Parties, Slots
from dalil.coding.rules.atoms import Atom
from dalil.text.folding import fold_text


@dataclass(frozen=True, slots=True)
class Reading:
    """One trigger read: its frame and who fills its slots; `node` and `evidence` count nodes."""

    node: int
    frame: Frame
    shape: str  # verb, noun, act, pas, with, must
    evidence: tuple[int, int]  # the last excluded
    slots: Slots
    governor: int | None = None  # the verb that an act hangs on

    @property
    def sources(self) -> Parties:
        """Who acts."""
        return self.slots.sources

    @property
    def targets(self) -> Parties:
        """Whom it is done to, for or with."""
        return self.slots.targets

    @property
    def source_slot(self) -> str:
        """The sign that the source was found by."""
        return self.slots.source_slot

    @property
    def target_slot(self) -> str:
        """The sign that the target was found by."""
        return self.slots.target_slot


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit's text, cut into atoms and nodes; `offset` is where it begins in the source."""

    text: str
    offset: int
    language: str
    atoms: Sequence[Atom]
    nodes: Sequence[Node]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points of the text from node `first` up to node `last`."""
        first = min(first, len(self.nodes) - 1)
        last = max(first + 1, min(last, len(self.nodes)))
        return self.atoms[self.nodes[first].first].start, self.atoms[self.nodes[last - 1].last - 1].end

    def words_of(self, node: int) -> str:
        """The words of one node as written."""
        start, end = self.span(node, node + 1)
        return self.text[start:end]

    def same(self, one: Party | None, other: Party | None) -> bool:
        """Whether two parties are named by the same words."""
        if one is None or other is None:
            return False
        return self._folded(one) == self._folded(other)

    def _folded(self, party: Party) -> str:
        return fold_text(self.text[party.start : party.end]).removeprefix("ل")
