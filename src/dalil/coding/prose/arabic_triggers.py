"""What the places of groups say, seen from one Arabic trigger."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dalil.coding.prose.arabic_groups import CROSSINGS, PARTIES, Group, Groups
from dalil.coding.prose.arabic_signs import Bundle, Scales, distance, plain
from dalil.coding.prose.nodes import ACT, RELATIVE, VERB
from dalil.coding.prose.sentences import Reading

MANY = 3  # parties passed; more count alike
NO_VERB = -1


class Trigger:
    """One trigger, with what is asked of it for every group."""

    def __init__(self, groups: Groups, scales: Scales, reading: Reading) -> None:
        lookup, frame, at = groups.lookup, reading.frame, reading.node
        self.groups, self.scales, self.at, self.shape, self.frame = groups, scales, at, reading.shape, frame
        self.node = node = groups.nodes[at]
        verb = at if reading.shape == "verb" else reading.governor
        self.governed = verb is not None
        self.verb = NO_VERB if verb is None else verb
        self.objects = () if verb is None else tuple(chain.from_iterable(lookup.clause(verb).objects))
        self.genitive: tuple[int, ...] = ()
        self.under: str | None = None
        if node.kind is ACT:
            self.genitive = lookup.genitive(at)
            self.under = plain(node.preposition) if node.preposition else "nothing"
        self.describes = node.kind is VERB and at > 0 and groups.nodes[at - 1].kind is RELATIVE
        self.thing = bool(frame.thing)

    def function(self, group: Group) -> str:
        """What a group is in the sentence: its plainest sign."""
        at = group.at
        if at == self.at:
            return "adjective"
        if at in self.genitive:
            return "genitive"
        if group.subject_of == self.verb:
            return "subject" if self.verb == self.at else "subject of governor"
        if at in self.objects:
            return "object" if self.verb == self.at else "object of governor"
        return group.function

    def bundles(self, group: Group, function: str) -> tuple[Bundle, ...]:
        """What speaks for a group, or against it, in either slot."""
        scales, shape, frame, at, trigger = self.scales, self.shape, self.frame, group.at, self.at
        if at == trigger:
            function_signs = scales.function[frame.relation, shape, function, "own", self.under]
            return group.own, function_signs, scales.place[shape, "own", "1", group.kind, None, 0]
        preposition, before, bare_object = group.node.preposition, self.groups.before, ""
        if at < trigger:
            side, far, between = "before", trigger - at, before[trigger] - before[at + 1]
        else:
            side, far, between = "after", at - trigger, before[at] - before[trigger + 1]
            if preposition is None and frame.takes_object:
                bare_object = "bare object next" if far == 1 else "bare object"
        others = between >> PARTIES
        mark = "to" if preposition in frame.to else "by" if preposition in frame.by else group.mark
        return (
            group.own,
            scales.function[frame.relation, shape, function, side, self.under],
            scales.place[
                shape, side, distance(far), group.kind, preposition is not None, others if others < MANY else MANY
            ],
            scales.crossing[side, between & CROSSINGS],
            scales.mark[shape, side, mark, at == self.groups.first, group.node.conjunction],
            scales.frame[side, bare_object, self.thing, frame.pair, self.governed],
            *self._grammar(group, side),
        )

    def _grammar(self, group: Group, side: str) -> Iterator[Bundle]:
        """Of which verb a group is the subject or object, whose genitive, and whether it agrees with the trigger."""
        scales, own, at = self.scales, self.node, group.at
        subject_of = group.subject_of
        if subject_of is not None:
            whose = "trigger" if subject_of == self.at else "governor" if subject_of == self.verb else "another"
            yield scales.subject[whose, side, self.groups.nodes[subject_of].roles]
        if own.kind is VERB:
            yield scales.agreement[side, group.node.feminine == own.feminine]
            if self.describes:
                yield scales.relative[side, at == self.at - 2]
        if own.pronoun:
            agrees = group.kind != "adjective" and self.groups.lookup.agrees((at,), own.pronoun)
            yield scales.pronoun[side, agrees]
        if at in self.objects:
            yield scales.object if self.verb == self.at else scales.object_of_governor
        if at in self.genitive:
            yield scales.genitive[self.frame.takes_object, self.thing]
