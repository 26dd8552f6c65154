"""Who fills the slots of an Arabic trigger: every party of the sentence weighed by named signs.

The rules of the frames are one sign among others, the strongest; where they find nobody, or the nearest stranger,
order, prepositions, clause boundaries and agreement decide. For each slot the options, nobody among them, are ranked by
a conditional logit (McFadden 1974) whose weights `benchmarks/train_attachments.py` fits on readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp, fsum, log
from typing import NamedTuple

from dalil.coding.datafiles import load_data
from dalil.coding.prose.arabic_groups import Groups
from dalil.coding.prose.arabic_lookup import Lookup, spans
from dalil.coding.prose.arabic_signs import HALF, LEVEL, REMEMBERED, ROLE, Bundle, Scales, Signs, Weights
from dalil.coding.prose.arabic_triggers import Trigger
from dalil.coding.prose.nodes import ACT, in_words
from dalil.coding.prose.sentences import Features, Reading
from dalil.coding.prose.slots import Parties, Slots

ROLES = ("source", "target")
CERTAINTY = {role: (f"{role} chance", f"{role} doubt") for role in ROLES}
SHIFT = {"source": 0, "target": HALF}  # to what a weight says of a role
SETTLED = frozenset({"together", "between"})  # slots by which one phrase fills both


class Option(NamedTuple):
    """Parties that may fill a slot, and what speaks for or against them; no parties is an option too."""

    parties: Parties
    signs: Signs


class _Slot:
    """The options of one slot: the groups near a trigger by number, perhaps parties whom only the rules found, and
    nobody; what speaks for each is summed in `sums`."""

    __slots__ = ("name", "others", "parties", "ruled", "sums", "trigger")

    def __init__(self, trigger: Trigger, role: str) -> None:
        scales, slots = trigger.scales, trigger.reading.slots
        if role == "source":
            filled, wanted, taken, name = slots.sources, trigger.sources, trigger.targets, slots.source_slot
        else:
            filled, wanted, taken, name = slots.targets, trigger.targets, trigger.sources, slots.target_slot
        parties, alone = trigger.parties.copy(), bool(filled)
        ruled: list[tuple[int, Bundle]] = []  # what the rules say of groups, beside what their places say
        for number, covered in trigger.known:
            if covered == wanted:
                alone = False
                ruled.append((number, scales.rule[name]))
            elif not covered.isdisjoint(wanted):
                ruled.append((number, scales.in_part))
            if covered == taken:
                ruled.append((number, scales.for_the_other))
        others = [trigger.nobody(bool(filled))]  # what speaks for those that are no groups
        if alone:
            parties.append(filled)
            others.insert(0, scales.rule_alone[name])
        parties.append(())
        weights = trigger.weights.copy()
        for number, bundle in ruled:
            weights[number] += bundle.weight
        weights += [bundle.weight + LEVEL for bundle in others]
        shift = SHIFT[weighed_as(trigger.reading, role)]
        self.trigger, self.name, self.parties = trigger, name, parties
        self.sums = [weight >> shift & ROLE for weight in weights]
        self.ruled, self.others = ruled, others

    def by_place(self, number: int) -> Sequence[Bundle]:
        """What speaks for an option, or against it, beside the rules."""
        groups = len(self.trigger.groups)
        return self.trigger.bundles(number) if number < groups else [self.others[number - groups]]

    def by_rule(self, number: int) -> list[Bundle]:
        """What the rules say of an option that is a group."""
        return [bundle for at, bundle in self.ruled if at == number]

    def reason(self, number: int) -> str:
        """The name of the sign that explains an option: the slot in which the rules found it, else its place."""
        if not self.parties[number]:
            return ""
        if number >= len(self.trigger.groups):
            return self.name
        rule = self.trigger.scales.rule[self.name]
        return (self.name if (number, rule) in self.ruled else "") or self.trigger.name(number)


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
        trigger = Trigger(self.groups, self.scales, reading)
        source, target = _Slot(trigger, "source"), _Slot(trigger, "target")
        best = _likeliest(source, target)
        if best is None:
            return reading.filled(Slots(), {})
        i, j = best
        signs = {
            **_certainty("source", source, i),
            **_certainty("target", target, j),
            **self._circumstances(reading),
        }
        return reading.filled(Slots(source.parties[i], target.parties[j], source.reason(i), target.reason(j)), signs)

    def ranks(self, reading: Reading) -> bool:
        """Whether the slots of a reading are weighed."""
        if reading.shape not in ("verb", "noun") or not self.groups.all:
            return False
        return not (reading.frame.mediates or reading.slots.target_slot in SETTLED) or not reading.slots.full

    def options(self, reading: Reading, role: str) -> list[Option]:
        """What may fill a slot: each party near the trigger, whom the rules found, nobody."""
        slot = _Slot(Trigger(self.groups, self.scales, reading), role)
        return [
            Option(
                parties,
                tuple([sign for bundle in (*slot.by_place(number), *slot.by_rule(number)) for sign in bundle.signs]),
            )
            for number, parties in enumerate(slot.parties)
        ]

    def _circumstances(self, reading: Reading) -> Features:
        """Features for the score: whether rules filled the slots, and how an act hangs on its clause."""
        found = {} if reading.slots.full else {"no rule": 1.0}
        node = self.nodes[reading.node]
        if node.kind is ACT:
            found[f"under {node.preposition or 'nothing'}"] = 1.0
            found[_governed(None if reading.governor is None else self.nodes[reading.governor].roles)] = 1.0
            if node.definite:
                found["definite"] = 1.0
        return found


@lru_cache(maxsize=REMEMBERED)
def _governed(by: frozenset[str] | None) -> str:
    return "governed by nothing" if by is None else f"governed {' and '.join(sorted(by)) or 'by a verb'}"


def _certainty(role: str, slot: _Slot, number: int) -> Features:
    """Features for the score: how likely the choice for a slot was, and what it crosses."""
    chance = _logarithm(slot.sums, number)
    by_chance, by_doubt = CERTAINTY[role]
    found = {by_chance: exp(chance), by_doubt: -chance / 4}
    for bundle in (*slot.by_rule(number), *slot.by_place(number)):
        if bundle.told is not None:
            found.update(bundle.told[role])
    return found


def weighed_as(reading: Reading, role: str) -> str:
    """The role whose weights rank a slot: the subject of to buy arms, or of a passive verb, is the target."""
    mirrored = reading.shape == "verb" and (reading.frame.swap or reading.slots.target_slot == "passive")
    return ROLES[role == "source"] if mirrored else role


def _logarithm(sums: Sequence[int], number: int) -> float:
    """The logarithm of an option's chance."""
    return log(_odds(sums[number]) / fsum(map(_odds, sums)))


@lru_cache(maxsize=REMEMBERED)
def _odds(weight: int) -> float:
    return exp((weight - (LEVEL & ROLE)) / 100)


def _likeliest(source: _Slot, target: _Slot) -> tuple[int, int] | None:
    """The likeliest pair of options that can stand together; of equals the likelier source, then the first."""
    sources, targets, as_source, as_target = source.parties, target.parties, source.sums, target.sums
    top = max(as_target)
    first, second = as_source.index(max(as_source)), as_target.index(top)
    if _can_stand(sources[first], targets[second]):
        return first, second
    best, most = None, -1
    by_chance = sorted(range(len(targets)), key=as_target.__getitem__, reverse=True)
    for i in sorted(range(len(sources)), key=as_source.__getitem__, reverse=True):
        if as_source[i] + top <= most:
            break
        for j in by_chance:
            sure = as_source[i] + as_target[j]
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
