"""Who fills the slots of an Arabic trigger: every party of the sentence weighed by named signs.

The rules of the frames are one sign among others, the strongest; where they find nobody, or the nearest stranger,
order, prepositions, clause boundaries and agreement decide. For each slot the options, nobody among them, are ranked by
a conditional logit (McFadden 1974) whose weights `benchmarks/train_attachments.py` fits on readings.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

from dalil.coding.datafiles import load_data
from dalil.coding.prose.arabic_lookup import Lookup, spans
from dalil.coding.prose.arabic_signs import (
    CROSSED,
    DIGIT,
    Scales,
    Signs,
    Weights,
    agreement_signs,
    crossing_signs,
    distance,
    frame_signs,
    function_signs,
    genitive_signs,
    mark_signs,
    nobody_signs,
    place_signs,
    plain,
    pronoun_signs,
    rule_signs,
    subject_signs,
    telling,
)
from dalil.coding.prose.lexicon import Frame, prose_lexicon
from dalil.coding.prose.nodes import Kind, Node, ends, in_words, is_comma
from dalil.coding.prose.sentences import Reading
from dalil.coding.prose.slots import Parties, Slots

ROLES = ("source", "target")
SETTLED = frozenset({"together", "between"})  # slots by which one phrase fills both
REACH = 5  # groups before a trigger, and after it, that are weighed; what is farther off hardly ever fills a slot
MANY = 3  # parties passed; more count alike
CROSSED_AS = {name: 1 << DIGIT * i for i, name in enumerate(CROSSED)}
PARTIES = DIGIT * len(CROSSED)  # where the digit of parties begins, above those of what is crossed
CROSSINGS = (1 << PARTIES) - 1
IN_PART, FOR_THE_OTHER = ("rule in part",), ("rule for the other",)
OBJECT, GOVERNORS_OBJECT = ("object",), ("object of governor",)
SLOTS = {  # what a function in the sentence is called among the reasons of a claim
    "adjective": "adjective", "genitive": "genitive", "subject": "subject", "subject of governor": "governor",
    "object": "object", "object of governor": "object", "doer": "agent",
}  # fmt: skip


class Option(NamedTuple):
    """Parties that may fill a slot, and what speaks for or against them; no parties is an option too."""

    parties: Parties
    bundles: tuple[Signs, ...]
    sums: tuple[float, float]  # of the weights of its signs, as source and as target
    slot: str = ""  # the name of the sign that explains it

    @property
    def signs(self) -> Signs:
        """All its signs."""
        return tuple(chain.from_iterable(self.bundles))


@dataclass(slots=True)
class _Group:
    """Joined phrases, or the adjectives of one, that stand for parties."""

    parties: Parties
    covered: set[tuple[int, int]]  # the stretches of text they cover
    at: int
    kind: str  # phrase, pronoun, place, adjective
    own: Signs  # signs that do not depend on the trigger


Described = tuple[set[tuple[int, int]], Option]  # the stretches that a group covers, and what its place says of it


@cache
def attachment_scales() -> Scales:
    """The weights shipped."""
    return Scales(load_data("attachments.toml"))


class Attachments:
    """Ranks the parties of one sentence for each of its triggers."""

    def __init__(self, lookup: Lookup, weights: Weights | None = None) -> None:
        self.lookup, self.nodes = lookup, lookup.nodes
        self.scales = attachment_scales() if weights is None else Scales(weights)
        self.agents = prose_lexicon().lists["agent_preps"]
        self.groups = tuple(self._groups())
        self.first = next((i for i, n in enumerate(self.nodes) if n.kind is Kind.PHRASE and n.parties), None)
        self.subjects: dict[int, int] = {}  # the first verb whose subject a phrase is in
        for verb, clause in lookup.clauses.by_verb.items():
            for at in clause.subject:
                self.subjects.setdefault(at, verb)
        self.places = [group.at for group in self.groups]
        self.described: tuple[Reading, list[Described]] | None = None
        self.before = list(accumulate(map(_counted, self.nodes), initial=0))

    def attached(self, reading: Reading) -> Reading:
        """The reading with the likeliest parties in its slots, where rules alone do not settle them."""
        if not self.ranks(reading):
            return reading
        options = {role: self.options(reading, role) for role in ROLES}
        ranked = {role: self._logarithms(weighed_as(reading, role), options[role]) for role in ROLES}
        best = _likeliest(options, ranked)
        if best is None:
            return reading.filled(Slots())
        i, j = best
        source, target = options["source"][i], options["target"][j]
        signs = [
            *_certainty("source", source, ranked["source"][i]),
            *_certainty("target", target, ranked["target"][j]),
            *self._circumstances(reading),
        ]
        return reading.filled(Slots(source.parties, target.parties, source.slot, target.slot), tuple(signs))

    def ranks(self, reading: Reading) -> bool:
        """Whether the slots of a reading are weighed."""
        if reading.shape not in ("verb", "noun") or not self.groups:
            return False
        return not (reading.frame.mediates or reading.target_slot in SETTLED) or not reading.slots.full

    def options(self, reading: Reading, role: str) -> list[Option]:
        """What may fill a slot: each party near the trigger, whom the rules found, nobody."""
        source = role == "source"
        ruled = reading.sources if source else reading.targets
        other = spans(reading.targets if source else reading.sources)
        slot = reading.source_slot if source else reading.target_slot
        by_rule = rule_signs(slot)
        wanted, seen, found = spans(ruled), False, []
        for covered, option in self._described(reading):
            if wanted and covered & wanted:
                if covered == wanted:
                    option, seen = self._with(option, by_rule, slot), True
                else:
                    option = self._with(option, IN_PART)
            if other and covered == other:
                option = self._with(option, FOR_THE_OTHER)
            found.append(option)
        if ruled and not seen:
            found.append(self._option(ruled, ((*by_rule, "rule alone"),), slot))
        found.append(self._option((), (self._nobody(reading, ruled),)))
        return found

    def _option(self, parties: Parties, bundles: Iterable[Signs], slot: str = "") -> Option:
        source = target = 0.0
        scales = self.scales
        for signs in bundles:
            as_source, as_target = scales[signs]
            source += as_source
            target += as_target
        return Option(parties, tuple(bundles), (source, target), slot)

    def _with(self, option: Option, signs: Signs, slot: str | None = None) -> Option:
        """The option with one bundle more, perhaps under another name."""
        (source, target), more = option.sums, self.scales[signs]
        return Option(
            option.parties, (*option.bundles, signs), (source + more[0], target + more[1]), slot or option.slot
        )

    def _described(self, reading: Reading) -> list[Described]:
        """The groups within reach, each with its signs for either slot and the plainest; kept for the other slot."""
        if self.described is None or self.described[0] is not reading:
            middle = bisect_left(self.places, reading.node)
            near = self.groups[max(middle - REACH, 0) : middle + REACH]
            self.described = (reading, self._describe(reading, near))
        return self.described[1]

    def _logarithms(self, role: str, options: Sequence[Option]) -> list[float]:
        """The logarithm of each option's chance."""
        which = ROLES.index(role)
        sums = [option.sums[which] for option in options]
        top = max(sums)
        total = top + math.log(sum([math.exp(s - top) for s in sums]))
        return [s - total for s in sums]

    def _circumstances(self, reading: Reading) -> Iterator[tuple[str, float]]:
        """Features for the score: whether rules filled the slots, and how an act hangs on its clause."""
        if not reading.slots.full:
            yield "no rule", 1.0
        node = self.nodes[reading.node]
        if node.kind is Kind.ACT:
            yield f"under {node.preposition or 'nothing'}", 1.0
            yield f"governed {self._roles(reading)}", 1.0
            if node.definite:
                yield "definite", 1.0

    def _roles(self, reading: Reading) -> str:
        if reading.governor is None:
            return "by nothing"
        return " and ".join(sorted(self.nodes[reading.governor].roles)) or "by a verb"

    # --- groups ---

    def _groups(self) -> Iterator[_Group]:
        covered: set[int] = set()
        for at, node in enumerate(self.nodes):
            if node.kind is Kind.PHRASE and at not in covered:
                joined = self.lookup.clauses.group(at)
                parties = self.lookup.parties(joined)
                if parties:
                    covered.update(joined)
                    yield self._group(parties, at, "phrase" if node.parties else "pronoun")
                elif node.weak:
                    yield self._group(node.weak, at, "place")
            if node.adjective:
                yield self._group(node.adjective, at, "adjective")

    def _group(self, parties: Parties, at: int, kind: str) -> _Group:
        node, first = self.nodes[at], parties[0]
        own = ["named" if first.actor is not None else "unnamed"]
        if first.actor is not None:
            own.append(f"of kind {first.actor.kind}")
        if kind != "phrase":
            own.append(kind)
        if first.pronoun:
            own.append("by pronoun")
        if not first.head:
            own.append("inside")
        if node.persons:
            own.append("person")
        if len(parties) > 1:
            own.append("several")
        return _Group(parties, spans(parties), at, kind, tuple(own))

    # --- signs ---

    def _describe(self, reading: Reading, groups: Sequence[_Group]) -> list[Described]:
        """The groups, each with what its place says of it."""
        frame, shape, trigger, nodes = reading.frame, reading.shape, reading.node, self.nodes
        own, before, scaled = nodes[trigger], self.before, self._option
        verb = trigger if shape == "verb" else reading.governor
        objects = set() if verb is None else {i for group in self.lookup.clause(verb).objects for i in group}
        acts = own.kind is Kind.ACT
        genitive = self.lookup.genitive(trigger) if acts else ()
        under = (plain(own.preposition) if own.preposition else "nothing") if acts else None
        thing, pair, governed = bool(frame.thing), frame.pair, verb is not None
        found: list[Described] = []
        for group in groups:
            at, kind = group.at, group.kind
            node, side = nodes[at], "before" if at < trigger else "after" if at > trigger else "own"
            function = self._function(at, trigger, verb, objects, genitive)
            bundles = [group.own, function_signs(frame.relation, shape, function, side, under)]
            if at == trigger:
                bundles.append(place_signs(shape, side, "1", kind, None, 0))
            else:
                low, high = (at, trigger) if at < trigger else (trigger, at)
                between = before[high] - before[low + 1]
                others = between >> PARTIES
                bare = node.preposition is None
                bare_object = _bare_object(at, trigger) if frame.takes_object and bare else ""
                bundles += (
                    place_signs(shape, side, distance(high - low), kind, not bare, others if others < MANY else MANY),
                    crossing_signs(side, between & CROSSINGS),
                    mark_signs(shape, side, self._mark(frame, node), at == self.first, node.conjunction),
                    frame_signs(side, bare_object, thing, pair, governed),
                )
                self._add_grammar(bundles, reading, group, side, verb)
                if at in objects:
                    bundles.append(OBJECT if verb == trigger else GOVERNORS_OBJECT)
                if at in genitive:
                    bundles.append(genitive_signs(frame.takes_object, thing))
            slot = SLOTS.get(function)
            if slot is None:
                slot = "oblique" if at > trigger and node.preposition in frame.to else "near"
            found.append((group.covered, scaled(group.parties, bundles, slot)))
        return found

    def _function(
        self, at: int, trigger: int, verb: int | None, objects: Collection[int], genitive: Collection[int]
    ) -> str:
        """What a group is in the sentence, seen from the trigger: its plainest sign."""
        if at == trigger:
            return "adjective"
        if at in genitive:
            return "genitive"
        if verb is not None and self.subjects.get(at) == verb:
            return "subject" if verb == trigger else "subject of governor"
        if at in objects:
            return "object" if verb == trigger else "object of governor"
        preposition = self.nodes[at].preposition
        if preposition is None:
            return "bare"
        return "doer" if preposition in self.agents else f"under {plain(preposition)}"

    def _mark(self, frame: Frame, node: Node) -> str:
        """Under which preposition a phrase stands."""
        preposition = node.preposition
        if preposition is None:
            return "bare"
        if preposition in frame.to:
            return "to"
        if preposition in frame.by:
            return "by"
        return "a doer" if preposition in self.agents else plain(preposition)

    def _add_grammar(self, bundles: list[Signs], reading: Reading, group: _Group, side: str, verb: int | None) -> None:
        """Of which verb a group is the subject, and whether it agrees with the trigger's verb or pronoun."""
        at, trigger = group.at, self.nodes[reading.node]
        subject_of = self.subjects.get(at)
        if subject_of is not None:
            whose = "trigger" if subject_of == reading.node else "governor" if subject_of == verb else "another"
            bundles.append(subject_signs(whose, side, self.nodes[subject_of].roles))
        if trigger.kind is Kind.VERB:
            bundles.append(agreement_signs(side, self.nodes[at].feminine == trigger.feminine))
            if reading.node and self.nodes[reading.node - 1].kind is Kind.RELATIVE:
                bundles.append((f"relative {side}", "described") if at == reading.node - 2 else (f"relative {side}",))
        if trigger.pronoun:
            agrees = group.kind != "adjective" and self.lookup.agrees((at,), trigger.pronoun)
            bundles.append(pronoun_signs(side, agrees))

    def _nobody(self, reading: Reading, ruled: Parties) -> Signs:
        """What speaks for an empty slot."""
        more = []
        if not reading.slots.full and not ruled:
            more.append("nobody by rule")
        if reading.slots.sources or reading.slots.targets:
            more.append("nobody against rule" if ruled else "nobody beside")
        if reading.frame.thing:
            more.append("nobody thing")
        if reading.frame.takes_object:
            more.append("nobody acted upon")
        verb = reading.node if reading.shape == "verb" else reading.governor
        if verb is None:
            more.append("nobody ungoverned")
        elif self.nodes[verb].first_person:
            more.append("nobody first person")
        return nobody_signs(reading.shape, reading.frame.relation, tuple(more))


def _certainty(role: str, option: Option, chance: float) -> list[tuple[str, float]]:
    """Features for the score: how likely the choice for a slot was, and what it crosses."""
    told = [sign for bundle in option.bundles for sign in telling(bundle)]
    found = [(f"{role} chance", math.exp(chance)), (f"{role} doubt", -chance / 4)]
    if "rule" in told:
        found.append((f"{role} by rule", 1.0))
    if "place" in told:
        found.append((f"{role} place", 1.0))
    found += [(f"{role} {sign}", 1.0) for sign in told if sign not in ("rule", "place")]
    return found


def weighed_as(reading: Reading, role: str) -> str:
    """The role whose weights rank a slot: the subject of to buy arms, or of a passive verb, is the target."""
    mirrored = reading.shape == "verb" and (reading.frame.swap or reading.target_slot == "passive")
    return next(r for r in ROLES if r != role) if mirrored else role


def _counted(node: Node) -> int:
    """A node as one of its sorts: a one in the digit of each."""
    kind = node.kind
    if kind is Kind.PHRASE:
        return 1 << PARTIES if node.parties else 0
    if kind is Kind.ACT:
        return CROSSED_AS["act"] if node.frames else 0
    if kind is Kind.MARK:
        return (CROSSED_AS["end"] if ends(node) else 0) + (CROSSED_AS["comma"] if is_comma(node) else 0)
    if kind is Kind.VERB:
        return CROSSED_AS["verb"]
    if kind is Kind.THAT or kind is Kind.LINK:
        return CROSSED_AS["that"]
    return CROSSED_AS["relative"] if kind is Kind.RELATIVE else 0


def _bare_object(at: int, trigger: int) -> str:
    """How a group under no preposition may be the object of a trigger before it."""
    if at < trigger:
        return ""
    return "bare object next" if at == trigger + 1 else "bare object"


def _likeliest(
    options: Mapping[str, Sequence[Option]], ranked: Mapping[str, Sequence[float]]
) -> tuple[int, int] | None:
    """The likeliest pair of options that can stand together, the first of equals."""
    sources, targets = options["source"], options["target"]
    by_chance = [(t, j) for j, t in sorted(enumerate(ranked["target"]), key=lambda e: -e[1])]
    best: tuple[int, int] | None = None
    most = -math.inf
    for i, source in enumerate(sources):
        for chance, j in by_chance:
            sure = ranked["source"][i] + chance
            if sure <= most:
                break
            if _can_stand(source.parties, targets[j].parties):
                best, most = (i, j), sure
                break
    return best


def _can_stand(source: Parties, target: Parties) -> bool:
    """Whether two options make a claim: somebody is named, and nobody stands on both sides."""
    if len(source) == len(target) == 1:
        one, other = source[0], target[0]
        if (one.start, one.end) == (other.start, other.end) or one.same_actor(other):
            return False
        return in_words(one) or in_words(other)
    if source and target and spans(source) & spans(target):
        return False
    return any(map(in_words, (*source, *target)))
