"""Whom an Arabic sentence names: the groups that may fill a trigger's slots, and what stands between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from dalil.coding.prose.arabic_lookup import Lookup, spans
from dalil.coding.prose.arabic_signs import (
    BARE,
    CROSSED,
    DIGIT,
    FEMININE,
    FIRST,
    JOINED,
    KIND_AT,
    KINDS,
    LEVEL,
    MARK_AT,
    MARKS,
    UNNAMED,
    Bundles,
    plain,
)
from dalil.coding.prose.lexicon import prose_lexicon
from dalil.coding.prose.nodes import ACT, COMMAS, ENDS, LINK, MARK, PHRASE, RELATIVE, THAT, VERB, Node
from dalil.coding.prose.slots import Parties

END, COMMA, A_VERB, A_THAT, A_RELATIVE, AN_ACT = (1 << DIGIT * i for i in range(len(CROSSED)))
PARTIES = DIGIT * len(CROSSED)  # where the digit of parties begins, above those of what is crossed
A_PARTY = 1 << PARTIES
CROSSINGS = A_PARTY - 1
A_DOER = MARKS.index("a doer")
KIND_CODES = {kind: number << KIND_AT for number, kind in enumerate(KINDS)}
COUNTED_MARKS = {**dict.fromkeys(ENDS, END), **dict.fromkeys(COMMAS, COMMA)}


class Group:
    """Joined phrases, or the adjectives of one, that stand for parties, with all that no trigger changes."""

    __slots__ = ("at", "covered", "kind", "mark", "own", "parties", "place", "preposition", "subject_of", "weight")

    def __init__(self, parties: Parties, at: int, node: Node, kind: str, own: Bundles, *, first: bool) -> None:
        one, actor = parties[0], parties[0].actor
        named = UNNAMED if actor is None else actor.kind
        self.parties, self.at, self.kind = parties, at, kind
        self.covered = spans(parties)  # the stretches of text they cover
        self.own = own[named, kind, one.pronoun, one.head, node.persons, len(parties) > 1]
        self.weight = self.own.weight + LEVEL
        self.preposition = preposition = node.preposition
        self.mark = BARE if preposition is None else _mark(preposition)
        place = self.mark << MARK_AT | KIND_CODES[kind]  # its part of what the signs of its place depend on
        if first:
            place |= FIRST
        if node.conjunction:
            place |= JOINED
        self.place = place | FEMININE if node.feminine else place
        self.subject_of: int | None = None  # the first verb whose subject it is in


@lru_cache(maxsize=1024)
def _mark(preposition: str) -> int:
    """What a group under a preposition stands under, by its number."""
    return A_DOER if preposition in prose_lexicon().lists["agent_preps"] else MARKS.index(plain(preposition))


class Groups:
    """The groups of one sentence, in text order."""

    def __init__(self, lookup: Lookup, own: Bundles) -> None:
        self.lookup, self.nodes = lookup, lookup.nodes
        self.before = _counts(self.nodes)  # how many nodes of each sort stand before each place
        first = bisect_left(self.before, A_PARTY) - 1  # the first phrase that names parties
        self.all = _groups(lookup, own, first)
        self.places = [group.at for group in self.all]
        self.parties = [group.parties for group in self.all]

    def near(self, at: int, reach: int) -> slice:
        """The nearest before a place, and as many of those at it and after it."""
        middle = bisect_left(self.places, at)
        return slice(max(middle - reach, 0), middle + reach)


def _groups(lookup: Lookup, own: Bundles, first: int) -> list[Group]:
    found: list[Group] = []
    covered: set[int] = set()
    for at, node in enumerate(lookup.nodes):
        if node.kind is PHRASE and at not in covered:
            joined = lookup.groups[at]
            parties = lookup.parties(joined)
            if parties:
                covered.update(joined)
                found.append(Group(parties, at, node, "phrase" if node.parties else "pronoun", own, first=at == first))
            elif node.weak:
                found.append(Group(node.weak, at, node, "place", own, first=at == first))
        if node.adjective:
            found.append(Group(node.adjective, at, node, "adjective", own, first=at == first))
    subjects: dict[int, int] = {}
    for verb, clause in lookup.clauses.by_verb.items():
        for at in clause.subject:
            subjects.setdefault(at, verb)
    for group in found:
        group.subject_of = subjects.get(group.at)
    return found


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
            total += COUNTED_MARKS.get(node.text, 0)
        elif kind is ACT:
            if node.frames:
                total += AN_ACT
        elif kind is THAT or kind is LINK:
            total += A_THAT
        elif kind is RELATIVE:
            total += A_RELATIVE
        found.append(total)
    return found
