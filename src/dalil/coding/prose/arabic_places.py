"""Where the nodes of each sort stand in an Arabic sentence, told by one pass over them.

A set of places is a whole number with one bit a node, so that what stands between two places, or next before one, is
found without a walk.
"""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.nodes import ACT, COMMAS, ENDS, LINK, MARK, PHRASE, RELATIVE, THAT, VERB, Node


def within(places: int, first: int, stop: int) -> int:
    """Those of the places that stand from `first` up to `stop`, counted from `first`, or zero."""
    return (places & (1 << stop) - 1) >> first if first < stop else 0


def last_before(places: int, at: int) -> int:
    """The last of the places before `at`, or -1."""
    return (places & (1 << at) - 1).bit_length() - 1


def first_within(places: int, first: int, stop: int) -> int:
    """The first of the places from `first` up to `stop`, or `stop`."""
    later = within(places, first, stop)
    return first + (later & -later).bit_length() - 1 if later else stop


class Places:
    """The places of phrases under prepositions, verbs, acts, marks and function words."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.marked: list[tuple[int, str]] = []  # phrases under a preposition, with it
        self.going_on: list[int] = []  # commas and joined phrases, which may go on with the phrase before them
        self.clauses: list[int] = []  # the verbs, in order
        self.marks = self.ends = 0  # sets, as all that follow
        verbs = acts = relatives = openers = 0
        for at, node in enumerate(nodes):
            kind = node.kind
            if kind is PHRASE:
                if node.conjunction:
                    self.going_on.append(at)
                if node.preposition is not None:
                    self.marked.append((at, node.preposition))
            elif kind is VERB:
                self.clauses.append(at)
                verbs |= 1 << at
            elif kind is ACT:
                acts |= 1 << at
            elif kind is MARK:
                self._mark(at, node.text)
            elif kind is THAT or kind is LINK:
                openers |= 1 << at
            elif kind is RELATIVE:
                relatives |= 1 << at
        self.verbs, self.acts, self.relatives = verbs, acts, relatives
        self.breaks = self.marks | openers
        self.openings = self.ends | openers  # a clause begins after them
        self.blocks = self.openings | relatives

    def _mark(self, at: int, text: str) -> None:
        self.marks |= 1 << at
        if text in ENDS:
            self.ends |= 1 << at
        elif text in COMMAS:
            self.going_on.append(at)
