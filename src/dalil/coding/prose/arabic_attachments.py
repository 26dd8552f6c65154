"""Who fills the slots of an Arabic trigger: every party of the sentence weighed by named signs.

The rules of the frames are one sign among others, the strongest; where they find nobody, or the nearest stranger,
order, prepositions, clause boundaries and agreement decide. For each slot the options, nobody among them, are ranked by
a conditional logit (McFadden 1974) whose weights `benchmarks/train_attachments.py` fits on readings.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from dalil.coding.datafiles import load_data
from dalil.coding.prose.arabic_arguments import ends, is_comma
from dalil.coding.prose.arabic_lookup import Lookup, spans
from dalil.coding.prose.lexicon import Frame, prose_lexicon
from dalil.coding.prose.nodes import Kind, Node, in_words
from dalil.coding.prose.sentences import Reading
from dalil.coding.prose.slots import Parties, Slots

Weights = Mapping[str, Mapping[str, float]]  # by slot, then by sign

ROLES = ("source", "target")
SETTLED = frozenset({"together", "between"})  # slots by which one phrase fills both
PLAIN_PREPOSITIONS = frozenset({"في", "من", "ل", "الي", "علي", "مع", "ب", "بين", "ضد", "عن", "لدي"})
FAR = ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"))  # nodes
REACH = 16  # groups before a trigger, and after it, that are weighed; few sentences have more
CROSSED = ("end", "comma", "verb", "that", "relative", "act")
SLOTS = {  # what a function in the sentence is called among the reasons of a claim
    "adjective": "adjective", "genitive": "genitive", "subject": "subject", "subject of governor": "governor",
    "object": "object", "object of governor": "object", "doer": "agent",
}  # fmt: skip
GOVERNED = frozenset(SLOTS) - {"doer"}


@dataclass(frozen=True, slots=True)
class Option:
    """Parties that may fill a slot, and what speaks for or against them; no parties is an option too."""

    parties: Parties
    signs: tuple[str, ...]
    slot: str = ""  # the name of the sign that explains it


@dataclass(frozen=True, slots=True)
class _Group:
    """Joined phrases, or the adjectives of one, that stand for parties."""

    parties: Parties
    covered: set[tuple[int, int]]  # the stretches of text they cover
    at: int
    kind: str  # phrase, pronoun, place, adjective
    own: tuple[str, ...]  # signs that do not depend on the trigger


Described = tuple[_Group, tuple[str, ...], str]  # a group, its signs, and the name of the plainest


@cache
def attachment_weights() -> Weights:
    """The weights shipped."""
    return load_data("attachments.toml")


class Attachments:
    """Ranks the parties of one sentence for each of its triggers."""

    def __init__(self, lookup: Lookup, weights: Weights | None = None) -> None:
        self.lookup, self.nodes = lookup, lookup.nodes
        self.weights = attachment_weights() if weights is None else weights
        self.agents = prose_lexicon().lists["agent_preps"]
        self.groups = tuple(self._groups())
        self.first = next((i for i, n in enumerate(self.nodes) if n.kind is Kind.PHRASE and n.parties), None)
        self.subjects: dict[int, int] = {}  # the first verb whose subject a phrase is in
        for verb, clause in lookup.clauses.by_verb.items():
            for at in clause.subject:
                self.subjects.setdefault(at, verb)
        self.places = [group.at for group in self.groups]
        self.described: tuple[Reading, list[Described]] | None = None
        self.before = {name: self._counts(name) for name in (*CROSSED, "party")}

    def attached(self, reading: Reading) -> Reading:
        """The reading with the likeliest parties in its slots, where rules alone do not settle them."""
        if not self.ranks(reading):
            return reading
        options = {role: self.options(reading, role) for role in ROLES}
        ranked = {role: self._logarithms(weighed_as(reading, role), options[role]) for role in ROLES}
        best = _likeliest(options, ranked)
        if best is None:
            return replace(reading, slots=Slots())
        i, j = best
        chosen = (options["source"][i], options["target"][j])
        slots = Slots(chosen[0].parties, chosen[1].parties, chosen[0].slot, chosen[1].slot)
        signs = tuple(self._certainty(reading, chosen, (ranked["source"][i], ranked["target"][j])))
        return replace(reading, slots=slots, signs=signs)

    def ranks(self, reading: Reading) -> bool:
        """Whether the slots of a reading are weighed."""
        if reading.shape not in ("verb", "noun") or not self.groups:
            return False
        return not (reading.frame.mediates or reading.target_slot in SETTLED) or not reading.slots.full

    def options(self, reading: Reading, role: str) -> list[Option]:
        """What may fill a slot: each party of the sentence, whom the rules found, nobody."""
        source = role == "source"
        ruled = reading.sources if source else reading.targets
        other = spans(reading.targets if source else reading.sources)
        slot = reading.source_slot if source else reading.target_slot
        wanted, seen, found = spans(ruled), False, []
        for group, plain, name in self._described(reading):
            signs = plain
            if wanted and group.covered == wanted:
                signs, name, seen = (*signs, "rule", f"rule {slot}"), slot, True
            elif group.covered & wanted:
                signs = (*signs, "rule in part")
            if other and group.covered == other:
                signs = (*signs, "rule for the other")
            found.append(Option(group.parties, signs, name))
        if ruled and not seen:
            found.append(Option(ruled, ("rule", f"rule {slot}", "rule alone"), slot))
        found.append(Option((), tuple(self._nobody(reading, ruled))))
        return found

    def _described(self, reading: Reading) -> list[Described]:
        """The groups within reach, each with its signs for either slot and the plainest; kept for the other slot."""
        if self.described is None or self.described[0] is not reading:
            found = []
            middle = bisect_left(self.places, reading.node)
            for group in self.groups[max(middle - REACH, 0) : middle + REACH]:
                function = self._function(reading, group)
                signs = (*group.own, *self._signs(reading, group), *self._functional(reading, group, function))
                found.append((group, signs, self._slot(reading, group, function)))
            self.described = (reading, found)
        return self.described[1]

    def _logarithms(self, role: str, options: Sequence[Option]) -> list[float]:
        """The logarithm of each option's chance."""
        known = self.weights[role]
        sums = [sum(known.get(sign, 0.0) for sign in option.signs) for option in options]
        top = max(sums)
        total = top + math.log(sum(math.exp(s - top) for s in sums))
        return [s - total for s in sums]

    def _certainty(
        self, reading: Reading, chosen: tuple[Option, Option], chances: tuple[float, float]
    ) -> Iterator[tuple[str, float]]:
        """Features for the score: how likely the choice was, and what it crosses."""
        for role, option, chance in zip(ROLES, chosen, chances, strict=True):
            yield f"{role} chance", math.exp(chance)
            yield f"{role} doubt", -chance / 4
            if "rule" in option.signs:
                yield f"{role} by rule", 1.0
            if "place" in option.signs:
                yield f"{role} place", 1.0
            for sign in option.signs:
                if sign.startswith(("over ", "under ")):
                    yield f"{role} {sign}", 1.0
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

    # --- signs ---

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
        own += (
            name
            for name, holds in (
                ("by pronoun", first.pronoun),
                ("inside", not first.head),
                ("person", node.persons),
                ("several", len(parties) > 1),
            )
            if holds
        )
        return _Group(parties, spans(parties), at, kind, tuple(own))

    def _counts(self, name: str) -> list[int]:
        """How many nodes of a sort stand before each node."""
        return list(accumulate((_is(name, node) for node in self.nodes), initial=0))

    def _between(self, name: str, low: int, high: int) -> int:
        """How many nodes of a sort stand between two nodes."""
        return self.before[name][high] - self.before[name][low + 1] if high > low else 0

    def _signs(self, reading: Reading, group: _Group) -> Iterator[str]:
        """What the place of a group says of it."""
        trigger, at = reading.node, group.at
        shape, node = reading.shape, self.nodes[at]
        side = _side(trigger, at)
        low, high = min(at, trigger), max(at, trigger)
        yield f"{shape} {side} {_distance(high - low)}"
        if group.kind != "phrase":
            yield f"{shape} {group.kind} {side}"
        if at == trigger:
            return
        yield self._mark(reading.frame, node, shape, side)
        for name in CROSSED:
            if self._between(name, low, high):
                yield f"over {name} {side}"
        if self._between("verb", low, high) > 1:
            yield f"over verbs {side}"
        others = self._between("party", low, high)
        yield f"{shape} {side} past {min(others, 3)}"
        if not others:
            yield f"nearest {side} {'bare' if node.preposition is None else 'marked'}"
        if at == self.first:
            yield f"{shape} first"
        if node.conjunction:
            yield "joined"
        yield from self._grammar(reading, group, side)
        yield from self._agreement(reading, group, side)

    def _mark(self, frame: Frame, node: Node, shape: str, side: str) -> str:
        """Under which preposition a phrase stands."""
        preposition = node.preposition
        if preposition is None:
            return f"{shape} {side} bare"
        if preposition in frame.to:
            return f"under to {side}"
        if preposition in frame.by:
            return f"under by {side}"
        return f"under {'a doer' if preposition in self.agents else _plain(preposition)} {side}"

    def _grammar(self, reading: Reading, group: _Group, side: str) -> Iterator[str]:
        """Of which verb a phrase is subject or object, and whether it is the trigger's genitive."""
        at, trigger, frame = group.at, self.nodes[reading.node], reading.frame
        verb = self._verb(reading)
        yield from self._subject(reading.node, at, verb, side)
        if verb is not None and any(at in g for g in self.lookup.clause(verb).objects):
            yield "object" if verb == reading.node else "object of governor"
        if trigger.kind is Kind.ACT and at in self.lookup.genitive(reading.node):
            yield "genitive"
            yield f"genitive {'acted upon' if frame.takes_object else 'acting'}{' thing' if frame.thing else ''}"
        if verb is None:
            yield f"ungoverned {side}"
        if frame.takes_object and side == "after" and self.nodes[at].preposition is None:
            yield "bare object next" if at == reading.node + 1 else "bare object"
        if frame.thing:
            yield f"thing {side}"
        if frame.pair:
            yield f"pair {side}"

    def _subject(self, trigger: int, at: int, verb: int | None, side: str) -> Iterator[str]:
        subject_of = self.subjects.get(at)
        if subject_of is None:
            return
        if "saying" in self.nodes[subject_of].roles:
            yield "speaker"
        if subject_of == trigger:
            yield "subject"
        elif subject_of == verb:
            yield "subject of governor"
            yield from (f"subject of {role}" for role in sorted(self.nodes[subject_of].roles))
        else:
            yield f"subject of another {side}"

    def _agreement(self, reading: Reading, group: _Group, side: str) -> Iterator[str]:
        """Whether a party agrees with the trigger's verb or pronoun, or is what a relative clause describes."""
        at, trigger = group.at, self.nodes[reading.node]
        if trigger.kind is Kind.VERB:
            yield f"{'agrees' if self.nodes[at].feminine == trigger.feminine else 'disagrees'} {side}"
        if trigger.pronoun:
            yield self._meant(group, trigger.pronoun, side)
        if trigger.kind is Kind.VERB and reading.node and self.nodes[reading.node - 1].kind is Kind.RELATIVE:
            yield f"relative {side}"
            if at == reading.node - 2:
                yield "described"

    def _verb(self, reading: Reading) -> int | None:
        return reading.node if reading.shape == "verb" else reading.governor

    def _meant(self, group: _Group, pronoun: str, side: str) -> str:
        agrees = group.kind != "adjective" and self.lookup.agrees((group.at,), pronoun)
        return f"pronoun {'can mean' if agrees else 'cannot mean'} {side}"

    def _nobody(self, reading: Reading, ruled: Parties) -> Iterator[str]:
        """What speaks for an empty slot."""
        yield "nobody"
        yield f"nobody {reading.shape}"
        yield f"nobody {reading.frame.relation}"
        if not reading.slots.full and not ruled:
            yield "nobody by rule"
        if reading.slots.sources or reading.slots.targets:
            yield "nobody beside" if not ruled else "nobody against rule"
        if reading.frame.thing:
            yield "nobody thing"
        if reading.frame.takes_object:
            yield "nobody acted upon"
        verb = self._verb(reading)
        if verb is None:
            yield "nobody ungoverned"
        elif self.nodes[verb].first_person:
            yield "nobody first person"

    # --- function ---

    def _function(self, reading: Reading, group: _Group) -> str:
        """What a group is in the sentence, seen from the trigger: its plainest sign."""
        at, verb, trigger = group.at, self._verb(reading), reading.node
        if at == trigger:
            return "adjective"
        if self.nodes[trigger].kind is Kind.ACT and at in self.lookup.genitive(trigger):
            return "genitive"
        if verb is not None and self.subjects.get(at) == verb:
            return "subject" if verb == trigger else "subject of governor"
        if verb is not None and any(at in g for g in self.lookup.clause(verb).objects):
            return "object" if verb == trigger else "object of governor"
        preposition = self.nodes[at].preposition
        if preposition is None:
            return "bare"
        return "doer" if preposition in self.agents else f"under {_plain(preposition)}"

    def _functional(self, reading: Reading, group: _Group, function: str) -> Iterator[str]:
        """What the function of a group says beside the trigger's shape, preposition and relation."""
        side, relation = _side(reading.node, group.at), reading.frame.relation
        yield f"{reading.shape} {function} {side}"
        yield f"{relation} {reading.shape} {side}"
        trigger = self.nodes[reading.node]
        if trigger.kind is Kind.ACT:
            yield f"{function} of an act under {_plain(trigger.preposition) if trigger.preposition else 'nothing'}"
        if function in GOVERNED:
            yield f"{relation} {function}"

    def _slot(self, reading: Reading, group: _Group, function: str) -> str:
        """The name of the function, for whoever asks why."""
        marked = self.nodes[group.at].preposition in reading.frame.to and group.at > reading.node
        return SLOTS.get(function, "oblique" if marked else "near")


def weighed_as(reading: Reading, role: str) -> str:
    """The role whose weights rank a slot: the subject of to buy arms, or of a passive verb, is the target."""
    mirrored = reading.shape == "verb" and (reading.frame.swap or reading.target_slot == "passive")
    return next(r for r in ROLES if r != role) if mirrored else role


def _is(name: str, node: Node) -> bool:
    if name == "end":
        return ends(node)
    if name == "comma":
        return is_comma(node)
    if name == "that":
        return node.kind in (Kind.THAT, Kind.LINK)
    if name == "act":
        return node.kind is Kind.ACT and bool(node.frames)
    if name == "party":
        return node.kind is Kind.PHRASE and bool(node.parties)
    return node.kind is (Kind.VERB if name == "verb" else Kind.RELATIVE)


def _side(trigger: int, at: int) -> str:
    return "before" if at < trigger else "after" if at > trigger else "own"


def _plain(preposition: str) -> str:
    return preposition if preposition in PLAIN_PREPOSITIONS else "another"


def _distance(nodes: int) -> str:
    return next((name for most, name in FAR if nodes <= most), "9+")


def _likeliest(
    options: Mapping[str, Sequence[Option]], ranked: Mapping[str, Sequence[float]]
) -> tuple[int, int] | None:
    """The likeliest pair of options that can stand together, the first of equals."""
    sources, targets = options["source"], options["target"]
    best: tuple[int, int] | None = None
    most = -math.inf
    for i, source in enumerate(sources):
        for j, target in enumerate(targets):
            sure = ranked["source"][i] + ranked["target"][j]
            if sure > most and _can_stand(source.parties, target.parties):
                best, most = (i, j), sure
    return best


def _can_stand(source: Parties, target: Parties) -> bool:
    """Whether two options make a claim: somebody is named, and nobody stands on both sides."""
    if spans(source) & spans(target):
        return False
    if len(source) == len(target) == 1 and source[0].same_actor(target[0]):
        return False
    return any(map(in_words, (*source, *target)))
