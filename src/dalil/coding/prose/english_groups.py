"""Which English phrases belong together: lists, and what follows a verb or noun."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.nodes import ACT, LINK, MARK, PARTICIPLE, PHRASE, RELATIVE, THAT, VERB, Node

STOPS = frozenset(".;:!?…")
REACH = 18
NOMINAL = frozenset((PHRASE, ACT))
OPENING = frozenset((THAT, LINK, RELATIVE))  # nodes with which a clause begins
Group = tuple[int, ...]
Obliques = tuple[tuple[str, Group], ...]


class Groups:
    """The nodes of one sentence, asked for lists and arguments."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.count = len(nodes)
        self.after = _after(nodes)  # for each node, the one after it and the participles joined to it by a hyphen
        self.groups: dict[int, Group] = {}  # the answers to `group` and `arguments` so far: both are asked for often
        self.found: dict[int, tuple[tuple[Group, ...], Obliques, int]] = {}

    def group(self, at: int) -> Group:
        """The phrase at `at` and those joined to it: A, B and C."""
        known = self.groups.get(at)
        if known is None:
            found = self._members_of(at)
            alone = len(found) > 1 and self._fronted(at) and self._verb_after(found[-1])
            known = self.groups[at] = (at,) if alone else tuple(found)
        return known

    def _members_of(self, at: int) -> list[int]:
        found, nodes, i = [at], self.nodes, self.after[at]
        if nodes[at].time:
            return found
        while i < self.count:
            node = nodes[i]
            if node.conjunction and node.kind in NOMINAL and self._joins(at, i):
                found.append(i)
                i = self.after[i]
            elif node.kind is MARK and node.text == "," and self._listed(i + 1, at):
                found.append(i + 1)
                i = self.after[i + 1]
            else:
                break
        return found

    def past(self, at: int) -> int:
        """The node after a phrase and the participles joined to it by a hyphen."""
        return self.after[at]

    def _fronted(self, at: int) -> bool:
        """Whether a phrase with a preposition may open a clause: In Iraq, A and B ..."""
        return self.nodes[at].preposition is not None and (at == 0 or self.nodes[at - 1].kind is MARK)

    def _joins(self, first: int, at: int) -> bool:
        """Whether a phrase after "and" belongs to the phrases before, and is no new subject."""
        node, head = self.nodes[at], self.nodes[first]
        if node.preposition is not None and node.preposition != head.preposition:
            return False
        if node.time or (node.kind is ACT and head.parties and not node.adjective):
            return False
        return not (self._verb_after(at) and self._object_before(first))

    def _object_before(self, first: int) -> bool:
        """Whether a verb already stands before the first phrase, so that the phrase is no subject."""
        nodes = self.nodes
        for i in range(first - 1, -1, -1):
            kind = nodes[i].kind
            if kind is VERB:
                return nodes[i].form != "imperative"
            if kind in OPENING or (kind is MARK and nodes[i].text in STOPS):
                return False
        return False

    def _verb_after(self, at: int) -> bool:
        """Whether a finite verb follows the phrase, which would then be its subject."""
        i, nodes = self.after[at], self.nodes
        while i < self.count and nodes[i].preposition is not None and nodes[i].kind in NOMINAL:
            i += 1
        return self._finite(i)

    def _finite(self, i: int) -> bool:
        """Whether the node is a finite verb that goes on with no other."""
        if i >= self.count:
            return False
        node = self.nodes[i]
        return node.kind is VERB and node.form == "finite" and not node.conjunction

    def _listed(self, at: int, first: int) -> bool:
        """Whether the phrase after a comma goes on with a list that ends in "and"."""
        nodes, count, i = self.nodes, self.count, at
        steps = 0
        while i < count and steps < 12:
            node = nodes[i]
            steps += 1
            if node.kind not in NOMINAL or node.time:
                return False
            if i == at and node.preposition is not None and node.preposition != nodes[first].preposition:
                return False
            if node.conjunction:
                return self._joins(first, i) and (i > at or node.preposition is None)
            following = self.after[i]
            while following < count and nodes[following].preposition == "of":
                following += 1
            if following >= count:
                return False
            after = nodes[following]
            if after.conjunction and after.kind in NOMINAL:
                return self._joins(first, following)
            if after.kind is not MARK or after.text != ",":
                return False
            i = following + 1
        return False

    def list_with(self, at: int) -> Group:
        """The whole list that a phrase belongs to."""
        return self.group(self._group_start(at))

    def _group_ending(self, last: int) -> Group:
        group = tuple([j for j in self.group(self._group_start(last)) if j <= last])
        return group if group and group[-1] == last else (last,)

    def _group_start(self, last: int) -> int:
        """Where the list that ends in the phrase begins."""
        nodes, i = self.nodes, last
        while i > 0:
            before = i - 1
            while before > 0 and nodes[before].kind is PARTICIPLE:
                before -= 1
            if before > 0 and nodes[before].kind is MARK and nodes[before].text == ",":
                start = before - 1
                if nodes[start].kind in NOMINAL and last in self.group(start):
                    i = start
                    continue
                return i
            if nodes[i].conjunction and nodes[before].kind in NOMINAL:
                i = before
                continue
            return i
        return i

    def arguments(self, at: int) -> tuple[tuple[Group, ...], Obliques, int]:
        """The phrases after a verb or noun: bare groups, those after prepositions, and where they stop."""
        known = self.found.get(at)
        if known is None:
            known = self.found[at] = self._arguments(at)
        return known

    def _arguments(self, at: int) -> tuple[tuple[Group, ...], Obliques, int]:
        nodes, after, last = self.nodes, self.after, min(self.count, at + REACH + 1)
        bare: list[Group] = []
        obliques: list[tuple[str, Group]] = []
        i = at + 1
        while i < last:
            node = nodes[i]
            if node.kind in NOMINAL:
                if node.time and node.preposition != "by":
                    i += 1
                    continue
                group = self.group(i)
                if node.preposition is not None:
                    obliques.append((node.preposition, group))
                elif self._finite(after[group[-1]]):  # whose subject it is
                    break
                else:
                    bare.append(group)
                i = after[group[-1]]
            elif self._ends(i):
                resumed = self._resumed(i, obliques) if nodes[at].kind is not VERB else None
                if resumed is None:
                    break
                i, last = resumed, max(last, resumed + 1)
            else:
                i += 1
        return tuple(bare), tuple(obliques), i

    def _resumed(self, at: int, obliques: Sequence[tuple[str, Group]]) -> int | None:
        """Where a list of phrases goes on after a participle: support for the talks held in X, and *for* Y."""
        nodes = self.nodes
        if nodes[at].kind is not VERB or nodes[at].form not in ("participle", "ing"):
            return None
        for i in range(at + 1, min(at + REACH, self.count)):
            node = nodes[i]
            if node.kind is VERB or (node.kind is MARK and node.text != ","):
                return None
            if node.conjunction and node.kind in NOMINAL and node.preposition in [p for p, _ in obliques]:
                return i
        return None

    def _ends(self, i: int) -> bool:
        """Whether the arguments of what stands before stop before a node that is no phrase."""
        kind = self.nodes[i].kind
        if kind is MARK:
            return self.nodes[i].text != "," or self._clause_begins(i + 1)
        return kind is VERB or kind in OPENING

    def _clause_begins(self, at: int) -> bool:
        """Whether a new clause begins after a comma."""
        if at >= self.count:
            return True
        node = self.nodes[at]
        if node.kind in NOMINAL:
            return node.preposition is None and self._verb_after(self.group(at)[-1])
        return node.kind is VERB or node.kind in OPENING


def _after(nodes: Sequence[Node]) -> list[int]:
    found = list(range(1, len(nodes) + 1))
    for i in range(len(nodes) - 2, -1, -1):
        if nodes[i + 1].kind is PARTICIPLE:
            found[i] = found[i + 1]
    return found
