"""Whom an Arabic sentence names: the groups that may fill a trigger's slots, and what stands between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from dalil.coding.prose.arabic_lookup import Lookup, spans
from dalil.coding.prose.arabic_signs import CROSSED, DIGIT, KIND_CODES, UNNAMED, Bundles, mark_code, plain
from dalil.coding.prose.lexicon import prose_lexicon
from dalil.coding.prose.nodes import ACT, COMMAS, ENDS, LINK, MARK, PHRASE, RELATIVE, THAT, VERB, Node
from dalil.coding.prose.slots import Parties

END, COMMA, A_VERB, A_THAT, A_RELATIVE, AN_ACT = (1 << DIGIT * i for i in range(len(CROSSED)))
PARTIES = DIGIT * len(CROSSED)  # where the digit of parties begins, above those of what is crossed
A_PARTY = 1 << PARTIES
CROSSINGS = A_PARTY - 1
COUNTED_MARKS = {**dict.fromkeys(ENDS, END), **dict.fromkeys(COMMAS, COMMA)}


class Group:
    """Joined phrases, or the adjectives of one, that stand for parties, with all that no trigger changes."""

    __slots__ = ("at", "covered", "flags", "function", "kind", "mark", "node", "own", "parties", "place", "subject_of")

    def __init__(self, parties: Parties, at: int, node: Node, kind: str, own: Bundles, *, first: bool) -> None:
        one, actor = parties[0], parties[0].actor
        named = UNNAMED if actor is None else actor.kind
        self.parties, self.at, self.node, self.kind = parties, at, node, kind
        self.covered = spans(parties)  # the stretches of text they cover
        self.own = own[named, kind, one.pronoun, one.head, node.persons, len(parties) > 1]
        self.place = KIND_CODES[kind] | (node.preposition is not None)
        self.function, self.mark = _under(node.preposition)
        self.flags = first << 1 | node.conjunction  # beside its mark
        self.subject_of: int | None = None  # the first verb whose subject it is in


@lru_cache(maxsize=1024)
def _under(preposition: str | None) -> tuple[str, int]:
    """What standing under a preposition makes of a group, and the code of its mark."""
    if preposition is None:
        return "bare", mark_code("bare")
    if preposition in prose_lexicon().lists["agent_preps"]:
        return "doer", mark_code("a doer")
    return f"under {plain(preposition)}", mark_code(plain(preposition))


class Groups:
    """The groups of one sentence, in text order."""

    def __init__(self, lookup: Lookup, own: Bundles) -> None:
        self.lookup, self.nodes = lookup, lookup.nodes
        self.before = _counts(self.nodes)  # how many nodes of each sort stand before each place
        first = bisect_left(self.before, A_PARTY) - 1  # the first phrase that names parties
        self.all = _groups(lookup, own, first)
        self.places = [group.at for group in self.all]

    def near(self, at: int, reach: int) -> list[Group]:
        """The nearest before a place, and as many of those at it and after it."""
        middle = bisect_left(self.places, at)
        return self.all[max(middle - reach, 0) : middle + reach]


def _groups(lookup: Lookup, own: Bundles, first: int) -> list[Group]:
    found: list[Group] = []
    covered: set[int] = set()
    for at, node in enumerate(lookup.nodes):
        if node.kind is PHRASE and at not in covered:
            joined = lookup.clauses.group(at)
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
