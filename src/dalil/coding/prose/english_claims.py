"""Claims from the clauses of an English sentence: one reading a trigger, then coordination."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dalil.coding.prose.english_groups import NOMINAL, STOPS
from dalil.coding.prose.english_lexicon import EnglishFrame
from dalil.coding.prose.english_nouns import Nouns
from dalil.coding.prose.english_slots import NOBODY, Slot
from dalil.coding.prose.english_triggers import OUGHT, WITH, is_posting, triggers_of, with_prepositions
from dalil.coding.prose.nodes import ACT, MARK, PARTICIPLE, PHRASE, VERB, Node
from dalil.coding.prose.sentences import Reading

SHORT = 9  # letters of a single common noun: the government must ...
ELECTED = frozenset(
    ("presidency", "election", "vote", "office", "seat", "majority", "referendum", "candidacy", "premiership")
)
MUST = EnglishFrame(id="must", relation="demand_request", shape="verb", takes_object=True)
POSTED = EnglishFrame(id="posted", relation="troops", shape="noun")
UNNAMED = Slot(nameless=True)


class EnglishReader(Nouns):
    """Reads the triggers of one sentence."""

    def readings(self, triggers: Sequence[int]) -> Iterator[Reading]:
        """The triggers of the sentence that report an act between parties, verbs first."""
        nodes = self.nodes
        for at in triggers:
            if nodes[at].kind is VERB:
                one = self._must(at) if nodes[at].modal in OUGHT else self._reading(at, nodes[at])
                if one is not None:
                    yield one
        for at in triggers:
            node = nodes[at]
            if node.kind is not VERB:
                one = self._reading(at, node) if node.frames else None
                if one is None and is_posting(nodes, at):
                    one = self._made(at, POSTED, UNNAMED, Slot(node.parties), shape="noun")
                if one is not None:
                    yield one
                    yield from self._also(one)
                name = with_prepositions().get(node.preposition)
                helped = self._with(at, name) if name is not None and node.kind in NOMINAL else None
                if helped is not None:
                    yield helped

    def _reading(self, at: int, node: Node) -> Reading | None:
        if self._asked_for(at):
            return None
        if node.kind is VERB:
            return self._verb(at, node)
        if node.kind is PARTICIPLE:
            return self._compound(at, node)
        if node.kind is ACT or node.kind is PHRASE:
            return self._noun(at, node)
        return None

    def _must(self, at: int) -> Reading | None:
        """What the document says that another must do, it asks of them."""
        node, clause = self.nodes[at], self.clauses.by_verb[at]
        if node.modal == "shall" and not self._in_voice(at):
            return self._reading(at, node)
        if node.passive or "copula" in node.roles:
            return None
        asked = tuple(p for p in self.slot(clause.subject).parties if p.actor is not None or p.end - p.start > SHORT)
        return self._made(at, MUST, Slot(nameless=True, name="voice"), Slot(asked), shape="verb")

    def _also(self, one: Reading) -> Iterator[Reading]:
        """Further kinds of help that the same words name: economic and humanitarian assistance; aid, including arms."""
        if one.frame.refine != "support" or one.shape != "noun":
            return
        words = self.nodes[one.node].words
        kinds = [
            r for r, known in self.prose.refine["support"].items() if words & known and r != "political_endorsement"
        ]
        if "military" in words and kinds:
            kinds.append(one.frame.relation)
        for relation in kinds:
            if relation != one.settled:
                yield replace(one, settled=relation)

    def _asked_for(self, at: int) -> bool:
        """Whether the words only say what is asked of someone: asking is the claim, what is asked for is none."""
        node = self.nodes[at]
        verb: int | None = at
        if self._asked_by_noun(at):
            return True
        if node.kind is not VERB:
            governor = self.governors.get(at)
            verb = governor[0] if governor is not None else None
            if verb is not None and governor is not None and governor[1] == "object" and self._ends_it(verb):
                return False
        steps = 0
        while verb is not None and steps < 5:
            clause = self.clauses.by_verb[verb]
            if clause.governor is None or not self._complements(verb):
                return False
            asking = self.nodes[clause.governor]
            if any(f.relation in ("demand_request", "threat") and not f.needs_inside for f in asking.frames):
                return True
            verb, steps = clause.governor, steps + 1
        return False

    def _asked_by_noun(self, at: int) -> bool:
        """Whether an infinitive says what a call or demand before it is for: an appeal to X to release Y."""
        if self.nodes[at].form != "infinitive":
            return False
        for i in range(at - 1, max(at - 4, -1), -1):
            node = self.nodes[i]
            if node.kind not in NOMINAL or any(f.relation == "demand_request" for f in node.frames):
                return node.kind in NOMINAL
            if node.preposition is None:
                return False
        return False

    def _ends_it(self, verb: int) -> bool:
        """Whether a verb ends what is its object, which therefore takes place."""
        return self.nodes[verb].text in self.prose.lists["ending"]

    def _complements(self, verb: int) -> bool:
        """Whether a verb completes another: an infinitive, or a gerund after a preposition or verb."""
        node = self.nodes[verb]
        if node.form == "ing":
            return node.preposition is not None or (verb > 0 and self.nodes[verb - 1].kind is VERB)
        return node.form == "infinitive"

    def _compound(self, at: int, node: Node) -> Reading | None:
        described = at - 1
        while described >= 0 and self.nodes[described].kind is PARTICIPLE:
            described -= 1
        if described < 0:
            return None
        group = (described,)
        for frame in sorted(node.frames, key=lambda f: not f.needs_inside):
            assert isinstance(frame, EnglishFrame)
            if frame.needs_inside and not self._words(group) & frame.needs_inside:
                continue
            target = self._described(described, frame)
            one = self._made(at, frame, Slot(node.adjective), target, shape="compound")
            if one is not None:
                return one
        return None

    def _described(self, at: int, frame: EnglishFrame) -> Slot:
        if frame.mediates:
            between = self._between(self.clauses.arguments(at)[1])
            if between:
                return Slot(between)
            governor = self.governors.get(at)
            if governor is None:
                return NOBODY
            subject = self.subject(governor[0])
            partners = self._oblique(self.clauses.by_verb[governor[0]], ("with",))
            return Slot(tuple(p for p in (*subject.parties, *partners.parties) if p not in self.nodes[at].parties))
        return self.slot((at,))

    def _with(self, at: int, name: str) -> Reading | None:
        """Who does something with whose help, by the preposition between: in support of, in alliance with."""
        group = self.slot(self.clauses.group(at))
        governor = self._verb_of(at)
        if governor is None and name in ("with_coop", "with_support"):
            governor = next((v for v in self.clauses.by_verb if v > at), None)
        if governor is None or not group or self._asked_for(governor):
            return None
        subject, relation = self.subject(governor), WITH[name]
        if name == "with_support" and self._won(governor):
            relation = "political_endorsement"
        frame = EnglishFrame(id=name, relation=relation, shape="with")
        if name in ("with_rejection", "with_endorsement", "with_coop"):
            return self._made(at, frame, subject, group, shape="with", first=governor)
        if name == "with_broker" and not subject.parties:
            return None
        return self._made(at, frame, group, subject, shape="with", first=governor)

    def _won(self, verb: int) -> bool:
        """Whether somebody came to an office or won a vote, so that whoever backed them did so in words or votes."""
        groups = (*self.clauses.by_verb[verb].objects, *self.clauses.by_verb[verb].after(("to", "for")))
        return any(self._words(g) & ELECTED for g in groups)

    def _verb_of(self, at: int) -> int | None:
        for i in range(at - 1, -1, -1):
            if self.nodes[i].kind is VERB:
                return i
            if self.nodes[i].kind is MARK and self.nodes[i].text in STOPS:
                return None
        return None


def english_readings(nodes: Sequence[Node]) -> list[Reading]:
    """The readings of the triggers among the nodes of a sentence."""
    triggers = triggers_of(nodes)
    return list(EnglishReader(nodes).readings(triggers)) if triggers else []
