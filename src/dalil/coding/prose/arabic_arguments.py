"""What stands after a verb or act: bare phrases in order, and where its reach ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dalil.coding.prose.arabic_places import Places
from dalil.coding.prose.lexicon import prose_lexicon
from dalil.coding.prose.nodes import ACT, COMMAS, ENDS, LINK, MARK, PHRASE, RELATIVE, THAT, VERB, Node, is_comma

OPENING, CLOSING = frozenset("(["), frozenset(")]")
REACH = 16  # nodes
STOPPING = (LINK, VERB, THAT)  # may end a reach
AMONG = frozenset({"بين", "من", "علي راس", "في مقدمه"})  # with a pronoun they name members: among them, at their head
OFFICE_PLACES = ("في", "لدي", "ل")  # may go on with an office: the ambassador of X in Y

Group = tuple[int, ...]


@lru_cache(maxsize=128)
def _alone(size: int) -> dict[int, Group]:
    """The groups of so many nodes where none is joined to another; only to be copied."""
    return {at: (at,) for at in range(size)}


def _is_office(node: Node) -> bool:
    """Whether a phrase is headed by a person or office, which may be a part of a name: the ambassador of X."""
    first = node.text.split(" ", 1)[0].removeprefix("ال")
    return node.persons or "persons" in prose_lexicon().classes.get(first, frozenset())


def opens_clause(nodes: Sequence[Node], at: int) -> bool:
    """Whether a joined phrase opens a clause with its verb: attacked X, and Y (will) respond."""
    node = nodes[at]
    if node.kind is not PHRASE or not node.conjunction or node.preposition is not None or not node.parties:
        return False
    return at + 1 < len(nodes) and nodes[at + 1].kind is VERB and not nodes[at + 1].conjunction


class Groups(dict[int, Group]):
    """For each node, it and the phrases joined to it: A, B and C. Of what may go on the group is found when asked for,
    as each member of a long list would hold the rest of it."""

    def __init__(self, nodes: Sequence[Node], places: Places) -> None:
        super().__init__(_alone(len(nodes)))  # copied, which is faster than made anew
        self.nodes, self.size = nodes, len(nodes)
        for place in places.going_on:
            self.pop(place - 1, None)

    def __missing__(self, at: int) -> Group:
        """The group that begins with a node, found and kept."""
        found = self[at] = self._joined(at)
        return found

    def node(self, at: int) -> Node | None:
        """The node at a place, if there is one."""
        return self.nodes[at] if 0 <= at < self.size else None

    def _joined(self, at: int) -> Group:
        """The phrase at `at` and those joined to it: A, B and C."""
        found, nodes = [at], self.nodes
        while (place := found[-1] + 1) < self.size:
            following = nodes[place]
            if following.kind is PHRASE:
                if not (following.conjunction and self._joins(place - 1, place)):
                    break
                found.append(place)
            elif is_comma(following) and self._listed(place, found):
                found.append(place + 1)
            else:
                break
        return tuple(found)

    def _joins(self, before: int, at: int) -> bool:
        """Whether `and` joins two phrases; a subject with its own verb after it opens a clause."""
        node, previous, following = self.nodes[at], self.nodes[before], self.node(at + 1)
        if node.preposition is not None and node.preposition != previous.preposition:
            return False
        verb = following is not None and following.kind is VERB and not following.conjunction
        if verb and following is not None and node.preposition is None:
            both_named = bool(node.parties and previous.parties)
            if previous.preposition is not None or previous.conjunction:  # A, B and C (have) met
                return both_named
            return following.plural and not node.plural
        return bool(node.parties) or not previous.parties

    def _listed(self, comma: int, found: Sequence[int]) -> bool:
        """Whether a comma goes on with a list: it ends in `and`, or names three known actors."""
        at = comma + 1
        while (node := self.node(at)) is not None:
            if node.kind is not PHRASE or not node.parties or node.preposition is not None:
                return False
            if at == comma + 1 and len(found) == 1 and opens_clause(self.nodes, at):
                return False
            if node.conjunction or (node.named and (len(found) > 1 or at > comma + 2) and self._all_named(found)):
                return True
            following = self.node(at + 1)
            if following is None:
                return False
            if following.kind is PHRASE and following.conjunction and following.parties:
                return True
            if not is_comma(following):
                return False
            at += 2
        return False

    def _all_named(self, group: Sequence[int]) -> bool:
        return all(self.nodes[at].named for at in group)


class Arguments:
    """Groups of joined phrases, and the arguments after a node, over the nodes of one sentence; both are kept."""

    def __init__(self, nodes: Sequence[Node], places: Places) -> None:
        self.nodes, self.size = nodes, len(nodes)
        self.groups = Groups(nodes, places)
        self._after: dict[int, tuple[tuple[Group, ...], int]] = {}

    def aside(self, at: int) -> bool:
        """Whether a phrase only names some of a group before it: soldiers, *among them an officer*."""
        if at == 0:
            return False
        before = self.nodes[at - 1]
        return bool(before.pronoun) and not before.text and before.preposition in AMONG

    # --- arguments ---

    def after(self, at: int) -> tuple[tuple[Group, ...], int]:
        """The bare phrases and acts after a node, in order, and where its reach ends; relative clauses are skipped."""
        found = self._after.get(at)
        if found is None:
            found = self._after[at] = self._found_after(at)
        return found

    def _found_after(self, at: int) -> tuple[tuple[Group, ...], int]:
        bare: list[Group] = []
        nodes, last = self.nodes, min(at + REACH + 1, self.size)
        i, skipping = at + 1, False
        while i < last:
            node = nodes[i]
            kind = node.kind
            if kind is PHRASE:
                if skipping or node.time:
                    i += 1
                    continue
                group = self.groups[i]
                joined = node.conjunction and not bare  # to a phrase before
                if node.preposition is None and not joined and not (nodes[i - 1].pronoun and self.aside(i)):
                    bare.append(group)
                i = group[-1] + 1
            elif kind is MARK:
                following = None if node.text in ENDS else self._past_mark(i, node, bare)
                if following is None:
                    break
                i, skipping = following, False
            elif kind in STOPPING and (not skipping or kind is LINK or (kind is VERB and node.conjunction)):
                break  # inside a relative clause only a link or a joined verb ends the reach
            elif kind is ACT and not (skipping or node.time):
                i = self._take_act(i, node, bare)
            else:
                skipping = skipping or kind is RELATIVE
                i += 1
        return tuple(bare), i

    def _past_mark(self, at: int, mark: Node, bare: Sequence[Group]) -> int | None:
        """The node after a mark that ends no sentence, or None where it closes the clause."""
        if mark.text in OPENING:
            return next((i + 1 for i in range(at, self.size) if self.nodes[i].text in CLOSING), None)
        if mark.text in COMMAS:
            office = self._past_office(at) if bare and bare[-1][-1] == at - 1 else None
            if office is not None:
                return office
            following = self.groups.node(at + 1)
            if following is None or following.kind in STOPPING or opens_clause(self.nodes, at + 1):
                return None
        return at + 1

    def _past_office(self, comma: int) -> int | None:
        """The node after an office that explains the person before a comma, the last taken."""
        node = self.groups.node(comma + 1)
        if node is None or node.kind is not PHRASE or node.conjunction or node.preposition or not _is_office(node):
            return None
        i = comma + 2
        while (further := self.groups.node(i)) is not None and further.kind is PHRASE:
            if further.preposition not in OFFICE_PLACES:
                break
            i += 1
        enclosed = further is not None and is_comma(further)  # X, *the ally of Y*, asked Z
        return i if enclosed or self.nodes[comma - 1].persons else None

    def _take_act(self, at: int, node: Node, bare: list[Group]) -> int:
        """Take an act with the phrase that belongs to it."""
        if node.preposition is None:
            if not node.conjunction:
                bare.append((at,))
            elif bare and self.nodes[bare[-1][-1]].kind is ACT:
                bare[-1] = (*bare[-1], at)
        owned = at + 1 < self.size and self.nodes[at + 1].kind is PHRASE
        return self._past_genitive(at, node, self.nodes[at + 1]) if owned else at + 1

    def _past_genitive(self, at: int, node: Node, following: Node) -> int:
        if node.definite and not node.pronoun:
            return at + 1
        if node.adjective:  # *Kenyan* planes (bombed) X
            return at + 1
        if following.preposition is not None or following.conjunction or following.time:
            return at + 1
        return self.groups[at + 1][-1] + 1
