"""Who fills the slots of an Arabic trigger: every party of the sentence weighed by named signs.

The rules of the frames are one sign among others, the strongest; where they find nobody, or the nearest stranger,
order, prepositions, clause boundaries and agreement decide. For each slot the options, nobody among them, are ranked by
a conditional logit (McFadden 1974) whose weights `benchmarks/train_attachments.py` fits on readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import exp, inf, log
from operator import attrgetter
from typing import NamedTuple

from dalil.coding.datafiles import load_data
from dalil.coding.prose.arabic_groups import Groups
from dalil.coding.prose.arabic_lookup import Lookup, spans
from dalil.coding.prose.arabic_signs import REMEMBERED, Bundle, Scales, Signs, Weights
from dalil.coding.prose.arabic_triggers import Trigger
from dalil.coding.prose.nodes import ACT, in_words
from dalil.coding.prose.sentences import Features, Reading
from dalil.coding.prose.slots import Parties, Slots

ROLES = ("source", "target")
WEIGHT = {role: attrgetter(role) for role in ROLES}  # of a bundle
SETTLED = frozenset({"together", "between"})  # slots by which one phrase fills both
REACH = 5  # groups before a trigger, and after it, that are weighed; what is farther off hardly ever fills a slot
SLOTS = {  # what a function in the sentence is called among the reasons of a claim
    "adjective": "adjective", "genitive": "genitive", "subject": "subject", "subject of governor": "governor",
    "object": "object", "object of governor": "object", "doer": "agent",
}  # fmt: skip


class Option(NamedTuple):
    """Parties that may fill a slot, and what speaks for or against them; no parties is an option too."""

    parties: Parties
    signs: Signs


@dataclass(slots=True)
class _Options:
    """What may fill one slot, in lists that run side by side: built for every trigger, records would cost too much."""

    parties: list[Parties]
    bundles: list[tuple[Bundle, ...]]
    names: list[str]  # of the sign that explains each
    sums: list[float]  # of the weights of its signs


@dataclass(slots=True)
class _Near:
    """The groups near a trigger with what their places say of them for either slot, side by side likewise."""

    covered: list[set[tuple[int, int]]] = field(default_factory=list)  # stretches of the text
    parties: list[Parties] = field(default_factory=list)
    bundles: list[tuple[Bundle, ...]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    source: list[float] = field(default_factory=list)  # the sum of the weights as source
    target: list[float] = field(default_factory=list)


@cache
def attachment_scales() -> Scales:
    """The weights shipped."""
    return Scales(load_data("attachments.toml"))


class Attachments:
    """Ranks the parties of one sentence for each of its triggers."""

    def __init__(self, lookup: Lookup, weights: Weights | None = None) -> None:
        self.nodes = lookup.nodes
        self.scales = attachment_scales() if weights is None else Scales(weights)
        self.groups = Groups(lookup, self.scales.own)

    def attached(self, reading: Reading) -> Reading:
        """The reading with the likeliest parties in its slots, where rules alone do not settle them."""
        if not self.ranks(reading):
            return reading
        near = self._near(reading)
        sources, targets = self._options(reading, "source", near), self._options(reading, "target", near)
        as_source, as_target = _logarithms(sources.sums), _logarithms(targets.sums)
        best = _likeliest(sources.parties, as_source, targets.parties, as_target)
        if best is None:
            return reading.filled(Slots())
        i, j = best
        signs = (
            *_certainty("source", sources.bundles[i], as_source[i]),
            *_certainty("target", targets.bundles[j], as_target[j]),
            *self._circumstances(reading),
        )
        return reading.filled(Slots(sources.parties[i], targets.parties[j], sources.names[i], targets.names[j]), signs)

    def ranks(self, reading: Reading) -> bool:
        """Whether the slots of a reading are weighed."""
        if reading.shape not in ("verb", "noun") or not self.groups.all:
            return False
        return not (reading.frame.mediates or reading.target_slot in SETTLED) or not reading.slots.full

    def options(self, reading: Reading, role: str) -> list[Option]:
        """What may fill a slot: each party near the trigger, whom the rules found, nobody."""
        found = self._options(reading, role, self._near(reading))
        pairs = zip(found.parties, found.bundles, strict=True)
        return [Option(parties, tuple([sign for bundle in own for sign in bundle.signs])) for parties, own in pairs]

    def _near(self, reading: Reading) -> _Near:
        """The groups within reach."""
        trigger = Trigger(self.groups, self.scales, reading)
        found = _Near()
        for group in self.groups.near(reading.node, REACH):
            function = trigger.function(group)
            bundles = trigger.bundles(group, function)
            source = target = 0.0
            for bundle in bundles:
                source += bundle.source
                target += bundle.target
            found.covered.append(group.covered)
            found.parties.append(group.parties)
            found.bundles.append(bundles)
            found.source.append(source)
            found.target.append(target)
            name = SLOTS.get(function)
            if name is None:
                name = "oblique" if group.at > reading.node and group.node.preposition in reading.frame.to else "near"
            found.names.append(name)
        return found

    def _options(self, reading: Reading, role: str, near: _Near) -> _Options:
        """The groups, with what the rules say of each; whom only the rules found; nobody."""
        scales, slots, weighed = self.scales, reading.slots, weighed_as(reading, role)
        if role == "source":
            ruled, others, name = slots.sources, slots.targets, slots.source_slot
        else:
            ruled, others, name = slots.targets, slots.sources, slots.target_slot
        weight = WEIGHT[weighed]
        parties, bundles, names = near.parties.copy(), near.bundles.copy(), near.names.copy()
        sums = (near.source if weighed == "source" else near.target).copy()
        wanted, other, alone = spans(ruled), spans(others), bool(ruled)
        for at, covered in enumerate(near.covered):
            if not covered.isdisjoint(wanted):
                bundle = scales.in_part
                if covered == wanted:
                    bundle, alone = scales.rule[name, False], False
                    names[at] = name or names[at]
                bundles[at] += (bundle,)
                sums[at] += weight(bundle)
            if covered == other:
                bundles[at] += (scales.for_the_other,)
                sums[at] += weight(scales.for_the_other)
        if alone:
            parties.append(ruled)
            names.append(name)
            bundles.append((scales.rule[name, True],))
            sums.append(weight(scales.rule[name, True]))
        nobody = self._nobody(reading, ruled)
        return _Options([*parties, ()], [*bundles, (nobody,)], [*names, ""], [*sums, weight(nobody)])

    def _nobody(self, reading: Reading, ruled: Parties) -> Bundle:
        """What speaks for an empty slot."""
        frame, slots, more = reading.frame, reading.slots, []
        if not ruled and not slots.full:
            more.append("nobody by rule")
        if slots.sources or slots.targets:
            more.append("nobody against rule" if ruled else "nobody beside")
        if frame.thing:
            more.append("nobody thing")
        if frame.takes_object:
            more.append("nobody acted upon")
        verb = reading.node if reading.shape == "verb" else reading.governor
        if verb is None:
            more.append("nobody ungoverned")
        elif self.nodes[verb].first_person:
            more.append("nobody first person")
        return self.scales.nobody[reading.shape, frame.relation, tuple(more)]

    def _circumstances(self, reading: Reading) -> Iterator[tuple[str, float]]:
        """Features for the score: whether rules filled the slots, and how an act hangs on its clause."""
        if not reading.slots.full:
            yield "no rule", 1.0
        node = self.nodes[reading.node]
        if node.kind is ACT:
            yield f"under {node.preposition or 'nothing'}", 1.0
            yield (
                f"governed {'by nothing' if reading.governor is None else _by(self.nodes[reading.governor].roles)}",
                1.0,
            )
            if node.definite:
                yield "definite", 1.0


@lru_cache(maxsize=REMEMBERED)
def _by(roles: frozenset[str]) -> str:
    return " and ".join(sorted(roles)) or "by a verb"


def _certainty(role: str, bundles: Sequence[Bundle], chance: float) -> Features:
    """Features for the score: how likely the choice for a slot was, and what it crosses."""
    told = tuple([sign for bundle in bundles for sign in bundle.told])
    return (f"{role} chance", exp(chance)), (f"{role} doubt", -chance / 4), *_told(role, told)


@lru_cache(maxsize=REMEMBERED)
def _told(role: str, signs: Signs) -> Features:
    """Signs as features of a role, first that it is whom the rules found, then that it is a place."""
    found = [(f"{role} by rule", 1.0)] if "rule" in signs else []
    if "place" in signs:
        found.append((f"{role} place", 1.0))
    return (*found, *[(f"{role} {sign}", 1.0) for sign in signs if sign not in ("rule", "place")])


def weighed_as(reading: Reading, role: str) -> str:
    """The role whose weights rank a slot: the subject of to buy arms, or of a passive verb, is the target."""
    mirrored = reading.shape == "verb" and (reading.frame.swap or reading.slots.target_slot == "passive")
    return ROLES[role == "source"] if mirrored else role


def _logarithms(sums: Sequence[float]) -> list[float]:
    """The logarithm of each option's chance."""
    top = max(sums)
    total = top + log(sum([exp(s - top) for s in sums]))
    return [s - total for s in sums]


def _likeliest(
    sources: Sequence[Parties], as_source: Sequence[float], targets: Sequence[Parties], as_target: Sequence[float]
) -> tuple[int, int] | None:
    """The likeliest pair of options that can stand together, the first of equals."""
    by_chance = sorted(range(len(targets)), key=as_target.__getitem__, reverse=True)
    best: tuple[int, int] | None = None
    most = -inf
    for i, chance in enumerate(as_source):
        for j in by_chance:
            sure = chance + as_target[j]
            if sure <= most:
                break
            if _can_stand(sources[i], targets[j]):
                best, most = (i, j), sure
                break
    return best


def _can_stand(source: Parties, target: Parties) -> bool:
    """Whether two options make a claim: somebody is named, and nobody stands on both sides."""
    if len(source) == len(target) == 1:
        one, other = source[0], target[0]
        if (one.start == other.start and one.end == other.end) or one.same_actor(other):
            return False
        return not (one.pronoun and other.pronoun)
    if source and target and not spans(source).isdisjoint(spans(target)):
        return False
    return any(map(in_words, source)) or any(map(in_words, target))
