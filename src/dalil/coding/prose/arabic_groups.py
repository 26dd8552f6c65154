"""Whom an Arabic sentence names: the groups that may fill a trigger's slots, and what stands between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.coding.prose.arabic_lookup import Lookup, spans
from dalil.coding.prose.arabic_signs import CROSSED, DIGIT, UNNAMED, Bundle, Bundles, plain
from dalil.coding.prose.lexicon import prose_lexicon
from dalil.coding.prose.nodes import ACT, COMMAS, ENDS, LINK, MARK, PHRASE, RELATIVE, THAT, VERB, Node
from dalil.coding.prose.slots import Parties

END, COMMA, A_VERB, A_THAT, A_RELATIVE, AN_ACT = (1 << DIGIT * i for i in range(len(CROSSED)))
PARTIES = DIGIT * len(CROSSED)  # where the digit of parties begins, above those of what is crossed
A_PARTY = 1 << PARTIES
CROSSINGS = A_PARTY - 1
MARKS = {**dict.fromkeys(ENDS, END), **dict.fromkeys(COMMAS, COMMA)}


@dataclass(slots=True)
class Group:
    """Joined phrases, or the adjectives of one, that stand for parties."""

    parties: Parties
    covered: set[tuple[int, int]]  # the stretches of text they cover
    at: int
    node: Node
    kind: str  # phrase, pronoun, place, adjective
    own: Bundle  # signs that do not depend on the trigger
    subject_of: int | None  # the first verb whose subject it is in
    function: str  # what its preposition makes of it
    mark: str  # its preposition as signs name it


class Groups:
    """The groups of one sentence, in text order."""

    def __init__(self, lookup: Lookup, own: Bundles) -> None:
        self.lookup, self.nodes = lookup, lookup.nodes
        self.all = tuple(_groups(lookup, own))
        self.places = [group.at for group in self.all]
        self.first = next((at for at, node in enumerate(self.nodes) if node.kind is PHRASE and node.parties), None)
        self.before = _counts(self.nodes)  # how many nodes of each sort stand before each place

    def near(self, at: int, reach: int) -> Sequence[Group]:
        """The nearest before a place, and as many of those at it and after it."""
        middle = bisect_left(self.places, at)
        return self.all[max(middle - reach, 0) : middle + reach]


def _groups(lookup: Lookup, own: Bundles) -> Iterator[Group]:
    agents = prose_lexicon().lists["agent_preps"]
    subjects: dict[int, int] = {}
    for verb, clause in lookup.clauses.by_verb.items():
        for at in clause.subject:
            subjects.setdefault(at, verb)
    for at, node, parties, kind in _named(lookup):
        first, preposition = parties[0], node.preposition
        actor = UNNAMED if first.actor is None else first.actor.kind
        if preposition is None:
            function = mark = "bare"
        elif preposition in agents:
            function, mark = "doer", "a doer"
        else:
            mark = plain(preposition)
            function = f"under {mark}"
        yield Group(
            parties,
            spans(parties),
            at,
            node,
            kind,
            own[actor, kind, first.pronoun, first.head, node.persons, len(parties) > 1],
            subjects.get(at),
            function,
            mark,
        )


def _named(lookup: Lookup) -> Iterator[tuple[int, Node, Parties, str]]:
    """Where parties stand, who they are, and as what."""
    covered: set[int] = set()
    for at, node in enumerate(lookup.nodes):
        if node.kind is PHRASE and at not in covered:
            joined = lookup.clauses.group(at)
            parties = lookup.parties(joined)
            if parties:
                covered.update(joined)
                yield at, node, parties, "phrase" if node.parties else "pronoun"
            elif node.weak:
                yield at, node, node.weak, "place"
        if node.adjective:
            yield at, node, node.adjective, "adjective"


def _counts(nodes: Sequence[Node]) -> list[int]:
    """For each place among the nodes, how many of each sort stand before it, each in its digit."""
    total = 0
    found = [0]
    for node in nodes:
        kind = node.kind
        if kind is PHRASE:
            if node.parties:
                total += A_PARTY
        elif kind is VERB:
            total += A_VERB
        elif kind is MARK:
            total += MARKS.get(node.text, 0)
        elif kind is ACT:
            if node.frames:
                total += AN_ACT
        elif kind is THAT or kind is LINK:
            total += A_THAT
        elif kind is RELATIVE:
            total += A_RELATIVE
        found.append(total)
    return found
