"""What the places of groups say, seen from one Arabic trigger."""

from __future__ import annotations

from itertools import chain

from dalil.coding.prose.arabic_groups import A_DOER, CROSSINGS, PARTIES, Groups
from dalil.coding.prose.arabic_lookup import spans
from dalil.coding.prose.arabic_signs import (
    AGREEING,
    BY,
    DESCRIBING,
    FAR_AT,
    FARTHEST,
    FOR_A_WOMAN,
    GENITIVE,
    MANY,
    MEANT,
    OBJECT,
    OBJECTS,
    PASSED_AT,
    PRONOUN,
    SUBJECT,
    TO,
    Bundle,
    Scales,
    Side,
    plain,
)
from dalil.coding.prose.nodes import ACT, RELATIVE, VERB
from dalil.coding.prose.sentences import Reading

REACH = 5  # groups before a trigger, and after it, that are weighed; what is farther off hardly ever fills a slot
NO_VERB = -1  # that an act hangs on


class Trigger:
    """One trigger and the groups near it, weighed; what is found of them stands in lists that run side by side, as a
    record for every group and trigger would cost more than the weighing."""

    def __init__(self, groups: Groups, scales: Scales, reading: Reading) -> None:
        lookup, frame, at, slots = groups.lookup, reading.frame, reading.node, reading.slots
        self.reading, self.scales, self.lookup, self.frame, self.at = reading, scales, lookup, frame, at
        self.node = node = groups.nodes[at]
        verb = at if reading.shape == "verb" else reading.governor
        self.verb = NO_VERB if verb is None else verb
        self.objects = () if verb is None else tuple(chain.from_iterable(lookup.clause(verb).objects))
        under = None
        self.genitive: tuple[int, ...] = ()
        place = OBJECTS if frame.takes_object else 0  # the trigger's part of what signs of places depend on
        if node.kind is ACT:
            under = plain(node.preposition) if node.preposition else "nothing"
            self.genitive = lookup.genitive(at)
        elif node.kind is VERB:
            place |= AGREEING | FOR_A_WOMAN if node.feminine else AGREEING
            if at > 0 and groups.nodes[at - 1].kind is RELATIVE:
                place |= DESCRIBING
        if node.pronoun:
            place |= PRONOUN
        self.place, self.counts = place, groups.before
        sort = reading.shape, frame.relation, under, frame.thing, frame.pair, verb is not None
        self.before, self.after, self.own = scales.sides[sort]
        self.sources, self.targets = spans(slots.sources), spans(slots.targets)  # the stretches that the rules found
        near = groups.near(at, REACH)
        self.groups, self.parties = groups.all[near], groups.parties[near]
        known = self.sources | self.targets
        self.known = [(n, g.covered) for n, g in enumerate(self.groups) if not g.covered.isdisjoint(known)]
        self.places: list[int] = []  # what speaks for each group: its place as one number
        self.crossed: list[int] = []
        self.weights: list[int] = []  # how much, in both roles
        self._weigh()

    def name(self, number: int) -> str:
        """What the place of a group is called among the reasons of a claim."""
        group = self.groups[number]
        at = group.at
        if at == self.at:
            return "adjective"
        if at in self.genitive:
            return "genitive"
        if group.subject_of == self.verb:
            return "subject" if self.verb == self.at else "governor"
        if at in self.objects:
            return "object"
        if group.mark == A_DOER:
            return "agent"
        return "oblique" if at > self.at and group.preposition in self.frame.to else "near"

    def nobody(self, ruled: bool) -> Bundle:
        """What speaks for an empty slot, which rules filled or not."""
        shape, frame, node = self.reading.shape, self.frame, self.verb
        verb = "ungoverned" if node == NO_VERB else "first person" if self.lookup.nodes[node].first_person else ""
        filled = bool(self.sources) + bool(self.targets)
        return self.scales.nobody[shape, frame.relation, frame.thing, frame.takes_object, verb, filled, ruled]

    def bundles(self, number: int) -> list[Bundle]:
        """What speaks for a group, or against it, in either slot."""
        group = self.groups[number]
        if group.at == self.at:
            return [group.own, *self.own.place(self.places[number])]
        side = self.before if group.at < self.at else self.after
        found = [group.own, side.crossing[self.crossed[number]], *side.place(self.places[number])]
        if group.subject_of is not None:
            found.append(self._subject(group.subject_of, side))
        return found

    def _weigh(self) -> None:
        """Sum what speaks for each group: what it is by itself, what it crosses, and its place."""
        trigger, counts, to, by, verb = self.at, self.counts, self.frame.to, self.frame.by, self.verb
        genitive, objects, own_place = self.genitive, self.objects, self.place
        places, crossed, weights = self.places, self.crossed, self.weights
        here, beyond = counts[trigger], counts[trigger + 1]
        for group in self.groups:
            at, place, preposition = group.at, own_place | group.place, group.preposition
            if at < trigger:
                side, far, between = self.before, trigger - at, here - counts[at + 1]
            elif at > trigger:
                side, far, between = self.after, at - trigger, counts[at] - beyond
            else:
                place |= 1 << FAR_AT
                places.append(place)
                crossed.append(0)
                weights.append(group.weight + self.own.weights[place])
                continue
            passed = between >> PARTIES
            place |= (far if far < FARTHEST else FARTHEST) << FAR_AT | (passed if passed < MANY else MANY) << PASSED_AT
            if preposition is not None:
                place |= TO if preposition in to else BY if preposition in by else 0
            if at in objects:
                place |= OBJECT
            if at in genitive:
                place |= GENITIVE
            if place & PRONOUN and group.kind != "adjective" and self.lookup.agrees((at,), self.node.pronoun):
                place |= MEANT
            between &= CROSSINGS
            weight = group.weight + side.crossing[between].weight
            if group.subject_of is not None:
                weight += self._subject(group.subject_of, side).weight
                if group.subject_of == verb:
                    place |= SUBJECT
            places.append(place)
            crossed.append(between)
            weights.append(weight + side.weights[place])

    def _subject(self, verb: int, side: Side) -> Bundle:
        """What it says of a group that it is a verb's subject."""
        whose = "trigger" if verb == self.at else "governor" if verb == self.verb else "another"
        return self.scales.subject[whose, side.name, self.lookup.nodes[verb].roles]
