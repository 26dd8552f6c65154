"""The triggers of an Arabic sentence, each read once: verbs, acts, participles, and two turns of phrase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dalil.coding.prose.arabic_acts import INSIDE_REACH, Acts
from dalil.coding.prose.arabic_lookup import FROM, ON, WITH, Lookup, spans
from dalil.coding.prose.arabic_verbs import holding, holds, read_verb
from dalil.coding.prose.lexicon import Frame, prose_lexicon
from dalil.coding.prose.nodes import ACT, LINK, MARK, OTHER, PARTICIPLE, PHRASE, THAT, VERB, Node, ends, is_comma
from dalil.coding.prose.sentences import Reading
from dalil.coding.prose.slots import Parties, Slots

JOINTLY = "jointly"
WITH_THE = {
    "with_support": "unspecified_support",
    "with_funding": "funding",
    "with_broker": "mediation",
    JOINTLY: "security_cooperation",
}
MUST = Frame(id="must", relation="demand_request", shape="must")
SUPPORT = "support"
PARTICIPLE_REACH, STATE_REACH = 4, 7  # nodes


@cache
def _with_the() -> Mapping[str, tuple[str, ...]]:
    """The prepositions that say with whom or under whom something is done, each with the lists that hold it."""
    lists = prose_lexicon().lists
    return {p: tuple(name for name in WITH_THE if p in lists[name]) for name in WITH_THE for p in lists[name]}


@cache
def _supports() -> frozenset[str]:
    """The nouns of support, which may be of several kinds at once."""
    return frozenset(noun for noun, frames in prose_lexicon().nouns.items() if any(f.refine == SUPPORT for f in frames))


class Reader:
    """Reads the triggers of one sentence."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.lookup = Lookup(nodes)
        self.acts = Acts(self.lookup)
        self.consumed: set[int] = set()

    def readings(self) -> list[Reading]:
        """What the sentence may report, in text order; slots that no rule fills are empty."""
        found: list[Reading] = []
        consumed, with_the, supports = self.consumed, _with_the(), _supports()
        for at, node in enumerate(self.nodes):
            frames, preposition = node.frames, node.preposition
            if (not frames and preposition is None) or at in consumed:
                continue
            one = self._read(at, node) if frames else None
            if one is not None:
                if one.frame.needs_inside:
                    self._consume(one)
                found.append(one)
                if node.text in supports and node.kind is ACT:
                    found += self._kinds(one)
            if preposition is None:
                continue
            if node.parties and preposition in with_the:
                found += self._with_the(at, with_the[preposition])
            if preposition == ON and (node.parties or not node.text):
                found += self._must(at)
        return found

    def _read(self, at: int, node: Node) -> Reading | None:
        if node.kind is ACT:
            return self.acts.reading(at)
        if node.kind is VERB:
            return read_verb(self.lookup, at)
        return self._participle(at, node) if node.kind is PARTICIPLE else None

    def _kinds(self, one: Reading) -> Iterator[Reading]:
        """The further kinds of support that one act names: *political and financial* support."""
        words = self.nodes[one.node].words
        named = [relation for relation, known in prose_lexicon().refine[SUPPORT].items() if words & known]
        own = named[0] if named and one.frame.refine == SUPPORT else one.frame.relation
        yield from (replace(one, settled=relation) for relation in named if relation != own)

    def _consume(self, one: Reading) -> None:
        """An act inside an expression reports nothing more: ended *its support*."""
        if one.frame.said or not (one.sources or one.targets):
            return
        stop = one.evidence[1] if one.shape == "verb" else one.node + INSIDE_REACH
        for i in range(one.node + 1, min(stop, one.node + INSIDE_REACH, len(self.nodes))):
            node = self.nodes[i]
            if node.kind is ACT and holds(node, one.frame.needs_inside):
                if not self._adds(i, one):
                    self.consumed.add(i)
                return

    def _adds(self, at: int, one: Reading) -> bool:
        """Whether the act inside tells the same of somebody else: arrived in X to meet *Y*."""
        same = any(f.relation == one.frame.relation for f in self.nodes[at].frames)
        own = self.lookup.parties(self.lookup.genitive(at)) or self.lookup.after(at, at + INSIDE_REACH, (WITH,))
        return same and bool(spans(own) - spans((*one.sources, *one.targets)))

    # --- participles ---

    def _participle(self, at: int, node: Node) -> Reading | None:
        """X-backed: the party described is acted upon; backing X: it acts."""
        described = self._described(at)
        stop = min(at + PARTICIPLE_REACH, len(self.nodes))
        before = (at - 1,) if at > 0 else ()
        for frame in holding(self.lookup, at, node.frames, stop, described=before) if described else ():
            if frame.shape == "act":
                slots = Slots(described, self.lookup.after(at, stop, frame.to), "participle", "participle")
                if frame.takes_object:
                    slots.target(self._governed_by(at), "participle")
            else:
                slots = Slots(self.lookup.after(at, stop, (*frame.by, FROM)), described, "participle", "participle")
            if slots.full:
                return Reading(at, frame, frame.shape, (max(at - 1, 0), stop), slots)
        return None

    def _governed_by(self, at: int) -> Parties:
        node = self.lookup.node(at + 1)
        if node is None or node.kind is not PHRASE or node.preposition is not None or node.conjunction:
            return ()
        return self.lookup.parties(self.lookup.groups[at + 1])

    def _described(self, at: int) -> Parties:
        """Whom a participle describes: the phrase before it, or as a state the clause's subject."""
        before = self.lookup.node(at - 1)
        if before is not None and self._is_topic(at - 1, before):
            return before.parties
        if not self.nodes[at].definite and (before is None or before.definite or not before.parties):
            return self._in_state(at)
        for i in range(at - 1, max(at - PARTICIPLE_REACH, -1), -1):
            node = self.nodes[i]
            if node.kind is PHRASE and node.parties:
                return node.parties[:1]
            if not is_comma(node) and node.kind not in (OTHER, PARTICIPLE):
                return ()
        return ()

    def _is_topic(self, at: int, node: Node) -> bool:
        """Whether a phrase opens a clause without a verb: (that) *X* is backed by Y."""
        if node.kind is not PHRASE or node.preposition is not None or not node.definite:
            return False
        opening = self.lookup.node(at - 1)
        return opening is None or opening.kind in (THAT, LINK, MARK)

    def _in_state(self, at: int) -> Parties:
        own = self.nodes[at]
        for node in reversed(self.nodes[max(at - STATE_REACH, 0) : at]):
            if node.kind is PHRASE and node.parties and not node.definite and node.feminine == own.feminine:
                return node.parties[:1]
        for i in range(at - 1, -1, -1):
            node = self.nodes[i]
            if node.kind is VERB:
                return self.lookup.subject(i)
            if ends(node):
                return ()
        return ()

    # --- turns of phrase ---

    def _must(self, at: int) -> Iterator[Reading]:
        """What a speaker says that someone has to do: he said that X must leave."""
        if not self.lookup.obliged(at):
            return
        pronoun = self.nodes[at].pronoun
        who = self.lookup.parties(self.lookup.groups[at]) if self.nodes[at].text else ()
        if not who and pronoun:
            who = self.lookup.antecedent(at, pronoun, avoid=self.lookup.speaker(at))
        slots = Slots(self.lookup.speaker(at), who, "speaker", "must")
        if slots.full:
            yield Reading(at, MUST, "must", (at - 1, min(at + 3, len(self.nodes))), slots)

    def _with_the(self, at: int, names: Sequence[str]) -> Iterator[Reading]:
        """Under the sponsorship of X: X mediates for whom the clause is about; in cooperation with X: it is with X."""
        for name in names:
            relation, governor = WITH_THE[name], self.lookup.governor(at)
            if governor is None or (relation == "mediation" and not self.lookup.talks):
                continue
            named, subject = self.lookup.parties(self.lookup.groups[at]), self.lookup.subject(governor)
            if relation == "mediation" and len(sides := self.lookup.between(governor, at)) > 1:
                subject = sides
            slots = (
                Slots(subject, named, "subject", "with")
                if name == JOINTLY
                else Slots(named, subject, "with", "subject")
            )
            if slots.full:
                frame = Frame(id=name, relation=relation, shape="with", refine="coop" if name == JOINTLY else None)
                yield Reading(at, frame, "with", (governor, at + 1), slots)
