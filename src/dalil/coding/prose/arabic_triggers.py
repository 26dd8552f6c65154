"""What the places of groups say, seen from one Arabic trigger."""

from __future__ import annotations

from itertools import chain

from dalil.coding.prose.arabic_groups import CROSSINGS, PARTIES, Group, Groups
from dalil.coding.prose.arabic_lookup import spans
from dalil.coding.prose.arabic_signs import FARTHEST, Bundle, Scales, Side, mark_code, plain
from dalil.coding.prose.nodes import ACT, RELATIVE, VERB
from dalil.coding.prose.sentences import Reading

REACH = 5  # groups before a trigger, and after it, that are weighed; what is farther off hardly ever fills a slot
MANY = 3  # parties passed; more count alike
NO_VERB = -1  # that an act hangs on
TO, BY = mark_code("to"), mark_code("by")
NO_OBJECT, NEXT, LATER = range(3)  # of `BARE_OBJECTS`
NAMES = {  # what a function in the sentence is called among the reasons of a claim
    "adjective": "adjective", "genitive": "genitive", "subject": "subject", "subject of governor": "governor",
    "object": "object", "object of governor": "object", "doer": "agent",
}  # fmt: skip


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
        if node.kind is ACT:
            under = plain(node.preposition) if node.preposition else "nothing"
            self.genitive = lookup.genitive(at)
        self.agreeing = node.kind is VERB
        self.describing = self.agreeing and at > 0 and groups.nodes[at - 1].kind is RELATIVE
        self.grammatical = bool(self.agreeing or node.pronoun or self.objects or self.genitive)
        self.counts = groups.before
        wants = frame.thing, frame.pair, verb is not None
        self.before, self.after, self.own = scales.sides(reading.shape, (frame.relation, under), wants)
        self.sources, self.targets = spans(slots.sources), spans(slots.targets)  # the stretches that the rules found
        self.groups = groups.near(at, REACH)
        self.parties = [group.parties for group in self.groups]
        known = self.sources | self.targets
        self.known = [(n, g.covered) for n, g in enumerate(self.groups) if not g.covered.isdisjoint(known)]
        self.functions: list[str] = []
        self.bundles: list[list[Bundle]] = []  # what speaks for each group, or against it, in either slot
        self.source: list[float] = []  # how much, as source
        self.target: list[float] = []
        for group in self.groups:
            self._weigh(group)

    def name(self, number: int) -> str:
        """What the place of a group is called among the reasons of a claim."""
        group = self.groups[number]
        name = NAMES.get(self.functions[number])
        if name is None:
            name = "oblique" if group.at > self.at and group.node.preposition in self.frame.to else "near"
        return name

    def nobody(self, ruled: bool) -> Bundle:
        """What speaks for an empty slot, which rules filled or not."""
        shape, frame, node = self.reading.shape, self.frame, self.verb
        verb = "ungoverned" if node == NO_VERB else "first person" if self.lookup.nodes[node].first_person else ""
        filled = bool(self.sources) + bool(self.targets)
        return self.scales.nobody[shape, frame.relation, frame.thing, frame.takes_object, verb, filled, ruled]

    def _function(self, group: Group) -> str:
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

    def _weigh(self, group: Group) -> None:
        own, function = group.own, self._function(group)
        if group.at == self.at:
            by_function, place = self.own.function[function], self.own.place[1 << 4 | group.place]
            bundles = [own, by_function, place]
            source = own.source + by_function.source + place.source
            target = own.target + by_function.target + place.target
        else:
            side, at_place, crossed, mark, bare_object = self._beside(group)
            by_function, place, crossing = side.function[function], side.place[at_place], side.crossing[crossed]
            under, frame = side.mark[mark], side.frame[bare_object]
            bundles = [own, by_function, place, crossing, under, frame]
            # The sums are written out, as a loop over what every group has would take twice as long.
            source = own.source + by_function.source + place.source + crossing.source + under.source + frame.source
            target = own.target + by_function.target + place.target + crossing.target + under.target + frame.target
            if self.grammatical or group.subject_of is not None:
                for bundle in self._grammar(group, side):
                    bundles.append(bundle)
                    source += bundle.source
                    target += bundle.target
        self.functions.append(function)
        self.bundles.append(bundles)
        self.source.append(source)
        self.target.append(target)

    def _beside(self, group: Group) -> tuple[Side, int, int, int, int]:
        """On which side of the trigger a group is, how far off, over what, under what, and whether it may be the bare
        object, as the bundles of that side count it."""
        at, trigger, counts, frame = group.at, self.at, self.counts, self.frame
        mark, bare_object, preposition = group.mark, NO_OBJECT, group.node.preposition
        if at < trigger:
            side, far, between = self.before, trigger - at, counts[trigger] - counts[at + 1]
        else:
            side, far, between = self.after, at - trigger, counts[at] - counts[trigger + 1]
            if preposition is None and frame.takes_object:
                bare_object = NEXT if far == 1 else LATER
        if preposition is not None:
            mark = TO if preposition in frame.to else BY if preposition in frame.by else mark
        others = between >> PARTIES
        place = (others if others < MANY else MANY) << 8 | (far if far < FARTHEST else FARTHEST) << 4 | group.place
        return side, place, between & CROSSINGS, mark | group.flags, bare_object

    def _grammar(self, group: Group, side: Side) -> list[Bundle]:
        """Of which verb a group is the subject or object, whose genitive, and whether it agrees with the trigger."""
        scales, at, subject_of, bundles = self.scales, group.at, group.subject_of, []
        if subject_of is not None:
            whose = "trigger" if subject_of == self.at else "governor" if subject_of == self.verb else "another"
            bundles.append(scales.subject[whose, side.name, self.lookup.nodes[subject_of].roles])
        if self.agreeing:
            bundles.append(side.agreement[group.node.feminine == self.node.feminine])
            if self.describing:
                bundles.append(side.relative[at == self.at - 2])
        if self.node.pronoun:
            agrees = group.kind != "adjective" and self.lookup.agrees((at,), self.node.pronoun)
            bundles.append(side.pronoun[agrees])
        if at in self.objects:
            bundles.append(scales.object if self.verb == self.at else scales.object_of_governor)
        if at in self.genitive:
            bundles.append(scales.genitive[self.frame.takes_object, self.frame.thing])
        return bundles
