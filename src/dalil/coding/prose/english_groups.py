"""Which English phrases belong together: lists, and what follows a verb or noun."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.nodes import Kind, Node

STOPS = frozenset(".;:!?…")
REACH = 18
NOMINAL = frozenset((Kind.PHRASE, Kind.ACT))
Group = tuple[int, ...]


class Groups:
    """The nodes of one sentence, asked for lists and arguments."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes

    def group(self, at: int) -> Group:
        """The phrase at `at` and those joined to it: A, B and C."""
        found = self._members_of(at)
        return (at,) if len(found) > 1 and self._fronted(at) and self._verb_after(found[-1]) else tuple(found)

    def _members_of(self, at: int) -> list[int]:
        found = [at]
        i = self.past(at)
        if self.nodes[at].time:
            return found
        while i < len(self.nodes):
            node = self.nodes[i]
            if node.kind in NOMINAL and node.conjunction and self._joins(at, i):
                found.append(i)
                i = self.past(i)
            elif node.kind is Kind.MARK and node.text == "," and self._listed(i + 1, at):
                found.append(i + 1)
                i = self.past(i + 1)
            else:
                break
        return found

    def _fronted(self, at: int) -> bool:
        """Whether a phrase with a preposition may open a clause: In Iraq, A and B ..."""
        return self.nodes[at].preposition is not None and (at == 0 or self.nodes[at - 1].kind is Kind.MARK)

    def past(self, at: int) -> int:
        """The node after a phrase and the participles joined to it by a hyphen."""
        i = at + 1
        while i < len(self.nodes) and self.nodes[i].kind is Kind.PARTICIPLE:
            i += 1
        return i

    def _joins(self, first: int, at: int) -> bool:
        """Whether a phrase after "and" belongs to the phrases before, and is no new subject."""
        node, head = self.nodes[at], self.nodes[first]
        if node.preposition is not None and node.preposition != head.preposition:
            return False
        if node.time or (head.parties and node.kind is Kind.ACT and not node.adjective):
            return False
        return not (self._object_before(first) and self._verb_after(at))

    def _object_before(self, first: int) -> bool:
        """Whether a verb already stands before the first phrase, so that the phrase is no subject."""
        for i in range(first - 1, -1, -1):
            node = self.nodes[i]
            if node.kind is Kind.VERB:
                return node.form in ("finite", "infinitive", "ing", "participle")
            if node.kind in (Kind.LINK, Kind.THAT, Kind.RELATIVE) or (node.kind is Kind.MARK and node.text in STOPS):
                return False
        return False

    def _verb_after(self, at: int) -> bool:
        """Whether a finite verb follows the phrase, which would then be its subject."""
        i = self.past(at)
        while i < len(self.nodes) and self.nodes[i].preposition is not None and self.nodes[i].kind in NOMINAL:
            i += 1
        if i >= len(self.nodes) or self.nodes[i].kind is not Kind.VERB:
            return False
        return self.nodes[i].form == "finite" and not self.nodes[i].conjunction

    def _listed(self, at: int, first: int) -> bool:
        """Whether the phrase after a comma goes on with a list that ends in "and"."""
        i = at
        steps = 0
        while i < len(self.nodes) and steps < 12:
            node = self.nodes[i]
            steps += 1
            if node.kind not in NOMINAL or node.time:
                return False
            if node.preposition is not None and node.preposition != self.nodes[first].preposition and not (i > at):
                return False
            if node.conjunction:
                return self._joins(first, i) and (i > at or self.nodes[i].preposition is None)
            following = self.past(i)
            while following < len(self.nodes) and self.nodes[following].preposition == "of":
                following += 1
            if following >= len(self.nodes):
                return False
            if self.nodes[following].kind in NOMINAL and self.nodes[following].conjunction:
                return self._joins(first, following)
            if self.nodes[following].kind is not Kind.MARK or self.nodes[following].text != ",":
                return False
            i = following + 1
        return False

    def list_with(self, at: int) -> Group:
        """The whole list that a phrase belongs to."""
        return self.group(self._group_start(at))

    def _group_ending(self, last: int) -> Group:
        first = self._group_start(last)
        group = tuple(j for j in self.group(first) if j <= last)
        return group if group and group[-1] == last else (last,)

    def _group_start(self, last: int) -> int:
        """Where the list that ends in the phrase begins."""
        i = last
        while i > 0:
            node = self.nodes[i]
            before = i - 1
            while before > 0 and self.nodes[before].kind is Kind.PARTICIPLE:
                before -= 1
            if self.nodes[before].kind is Kind.MARK and self.nodes[before].text == "," and before > 0:
                start = before - 1
                if self.nodes[start].kind in NOMINAL and last in self.group(start):
                    i = start
                    continue
                return i
            if node.conjunction and self.nodes[before].kind in NOMINAL:
                i = before
                continue
            return i
        return i

    def arguments(self, at: int) -> tuple[list[Group], list[tuple[str, Group]], int]:
        """The phrases after a verb or noun: bare groups, those after prepositions, and where they stop."""
        bare: list[Group] = []
        obliques: list[tuple[str, Group]] = []
        i = at + 1
        while i < len(self.nodes) and i - at <= REACH:
            node = self.nodes[i]
            if self._ends(at, i):
                resumed = self._resumed(i, [p for p, _ in obliques])
                if resumed is None or self.nodes[at].kind is Kind.VERB:
                    break
                i = resumed
                node = self.nodes[i]
            if node.kind in NOMINAL and (not node.time or node.preposition == "by"):
                group = self.group(i)
                if node.preposition is None:
                    if self._own_subject(group[-1]):
                        break
                    bare.append(group)
                else:
                    obliques.append((node.preposition, group))
                i = self.past(group[-1])
                continue
            i += 1
        return bare, obliques, i

    def _resumed(self, at: int, prepositions: Sequence[str]) -> int | None:
        """Where a list of phrases goes on after a participle: support for the talks held in X, and *for* Y."""
        if self.nodes[at].kind is not Kind.VERB or self.nodes[at].form not in ("participle", "ing"):
            return None
        for i in range(at + 1, min(at + REACH, len(self.nodes))):
            node = self.nodes[i]
            if node.kind is Kind.VERB or (node.kind is Kind.MARK and node.text != ","):
                return None
            if node.kind in NOMINAL and node.conjunction and node.preposition in prepositions:
                return i
        return None

    def _own_subject(self, last: int) -> bool:
        """Whether a phrase is the subject of the finite verb after it."""
        i = self.past(last)
        if i < len(self.nodes) and self.nodes[i].kind is Kind.VERB:
            return self.nodes[i].form == "finite" and not self.nodes[i].conjunction
        return False

    def _ends(self, at: int, i: int) -> bool:
        """Whether the arguments of `at` stop before the node."""
        node = self.nodes[i]
        if node.kind in (Kind.THAT, Kind.LINK, Kind.RELATIVE):
            return True
        if node.kind is Kind.VERB:
            return True
        if node.kind is Kind.MARK:
            return node.text != "," or self._clause_begins(i + 1)
        return False

    def _clause_begins(self, at: int) -> bool:
        """Whether a new clause begins after a comma."""
        if at >= len(self.nodes):
            return True
        node = self.nodes[at]
        if node.kind in (Kind.VERB, Kind.LINK, Kind.THAT, Kind.RELATIVE):
            return True
        if node.kind in NOMINAL and node.preposition is None:
            return self._verb_after(self.group(at)[-1])
        return False
