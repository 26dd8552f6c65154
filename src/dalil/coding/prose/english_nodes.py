"""Tagged English words into phrases with their parties, verb groups and marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dalil.coding.prose.english_context import (
    ADVERB,
    AND,
    AUXILIARY,
    LINK,
    MARK,
    MODAL,
    NOT,
    PREPOSITION,
    RELATIVE,
    THAT,
    TO,
    VERB,
)
from dalil.coding.prose.english_groups import NOMINAL
from dalil.coding.prose.english_lexicon import Lemma
from dalil.coding.prose.english_phrases import IN_PHRASE, Phrases
from dalil.coding.prose.english_tags import Tagger
from dalil.coding.prose.english_tokens import Token, tokens_of
from dalil.coding.prose.nodes import Kind, Node
from dalil.coding.prose.sentences import Place
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText

SUCH = frozenset(("particularly", "especially", "notably", "namely"))
STATES = ("in", "with", "to", "against", "for", "on")  # after a participle that tells a state
REFUSING = ("refuse", "decline", "deny")
PROMISES = frozenset(
    ("agreement", "accord", "deal", "pact", "treaty", "contract", "memorandum", "plan", "promise", "pledge")
)
DOUBTING = ("believe", "think", "hope", "expect", "feel", "consider", "suggest", "insist")
COPULAS = frozenset(("be", "remain", "become", "stay", "seem", "appear"))
A_COPULA = frozenset(("copula",))
IN_VERB_GROUP = frozenset((TO, MODAL, AUXILIARY, VERB))
OPENERS = {RELATIVE: Kind.RELATIVE, THAT: Kind.THAT, LINK: Kind.LINK}
FORMS = {
    "": "finite", "imperative": "imperative", "bare": "infinitive", "s": "finite", "past": "finite",
    "base": "finite", "ing": "ing", "part": "participle",
}  # fmt: skip


class Builder(Phrases):
    """Builds the nodes of one sentence."""

    def build(self) -> list[Node]:
        """The nodes, in order."""
        at, tagged, count = 0, self.tagged, self.count
        while at < count:
            tag = tagged[at].tag
            if tag in IN_PHRASE:
                at = self._phrase(at)
            elif tag is PREPOSITION:
                self._drop_preposition(at)
                self.preposition = tagged[at].lemma
                at += 1
            elif tag in IN_VERB_GROUP:
                at = self._verb(at)
            elif tag is MARK:
                at = self._mark(at)
            else:
                at = self._small(at)
        return self.nodes

    def _small(self, at: int) -> int:
        """A pronoun, or a word that opens, joins, negates or adds."""
        one = self.tagged[at]
        tag = one.tag
        if tag is AND:
            self.conjunction = True
        elif tag in OPENERS:
            self._add(Node(OPENERS[tag], at, at + 1, one.lemma or one.text))
        elif tag is ADVERB:
            if one.text in SUCH and self.preposition is None:
                self.preposition = "including"
        elif tag is NOT:
            self.negated = True
        else:
            return self._phrase(at)
        return at + 1

    def _drop_preposition(self, at: int) -> None:
        """A preposition that no phrase follows stands alone."""
        if self.preposition is not None:
            self.nodes.append(Node(Kind.OTHER, at - 1, at, self.preposition, self.preposition))
            self.preposition = None

    def _mark(self, at: int) -> int:
        text = self.tagged[at].text
        if text in "([":
            for i in range(at + 1, min(at + 12, self.count)):
                if self.tagged[i].tag is MARK and self.tagged[i].text in ")]":
                    return i + 1
        self._drop_preposition(at)
        self.conjunction = False
        self._add(Node(Kind.MARK, at, at + 1, text))
        return at + 1

    def _verb(self, at: int) -> int:
        node, auxiliary, at = self._auxiliaries(at)
        verb = self.tagged[at] if at < self.count else None
        if verb is not None and verb.tag is VERB and not (verb.form == "s" and node.form):
            node.passive = verb.form == "part" and auxiliary != "have" and not self._stative(at)
            if node.passive and not auxiliary and self.conjunction and self._active_before():
                node.passive, node.form = False, "finite"
            node.text, node.form, node.past = verb.lemma, node.form or self._joined_form(verb), verb.form == "past"
            at += 1
        else:
            node.text, at = auxiliary or "be", max(at, node.first + 1)
        node.last, node.form = at, node.form or "finite"
        known = self.prose.verbs.get(node.text)
        if known is not None:
            node.roles = known.roles
            at = self._frames_of_verb(node, known, at)
        self._qualify(node)
        self._add(node)
        return at

    def _qualify(self, node: Node) -> None:
        """What the words before say of a verb: that it is refused, promised or still to come."""
        if node.form == "infinitive" or node.form == "ing":
            node.negated = node.negated != self._refused()
        node.future = node.future or self._promised(node) or self._foretold(node)
        if node.future and node.modal == "would":
            node.modal = "will"
        if node.text in COPULAS and not node.passive:
            node.roles = A_COPULA

    def _auxiliaries(self, at: int) -> tuple[Node, str, int]:
        """What stands before the verb of a group: to, modals, auxiliaries and negations; the last auxiliary."""
        node = Node(Kind.VERB, at, at)
        auxiliary = ""
        while at < self.count:
            one = self.tagged[at]
            tag = one.tag
            if tag is VERB:
                break
            if tag is AUXILIARY:
                node.form, auxiliary = node.form or FORMS[one.form], one.lemma
            elif tag is MODAL:
                node.form, node.modal = node.form or "finite", one.lemma
                node.future = node.future or one.lemma in ("will", "shall")
            elif tag is TO:
                if node.form:
                    break
                node.form = "infinitive"
            elif tag is NOT:
                node.negated = True
            elif tag is not ADVERB:
                break
            at += 1
        return node, auxiliary, at

    def _stative(self, at: int) -> bool:
        """Whether a participle says what its subject does or is: engaged in, allied with; but opposed by."""
        following = self.tagged[at + 1].text if at + 1 < self.count else ""
        return following in STATES and self.tagged[at].lemma in self.prose.lists["stative"]

    def _refused(self) -> bool:
        """Whether the verb before says that this one is not done: refused to meet X, denied arming X."""
        last = self.nodes[-1] if self.nodes else None
        return last is not None and last.kind is Kind.VERB and last.text in REFUSING and not last.negated

    def _promised(self, node: Node) -> bool:
        """Whether an agreement or plan before an infinitive tells what is to come: a deal with X to lend X money."""
        if node.form != "infinitive" or node.text in self.prose.lists["ending"]:
            return False
        for before in reversed(self.nodes[-3:]):
            if before.kind not in NOMINAL or before.text in PROMISES:
                return before.kind in NOMINAL
            if before.preposition is None:
                return False
        return False

    def _foretold(self, node: Node) -> bool:
        """Whether "would" tells what somebody said that they will do: announced that it would train X."""
        if node.modal != "would":
            return False
        for before in reversed(self.nodes[-4:]):
            if before.kind is Kind.VERB:
                return "saying" in before.roles and before.text not in DOUBTING
            if before.kind not in NOMINAL and before.kind is not Kind.THAT:
                return False
        return False

    def _active_before(self) -> bool:
        """Whether the verb before is active, and so a participle joined to it: has defied X and expelled Y."""
        last = self._verb_before()
        return last is not None and last.form == "finite" and not last.passive

    def _verb_before(self) -> Node | None:
        for node in reversed(self.nodes):
            if node.kind is Kind.VERB:
                return node
        return None

    def _joined_form(self, one: Token) -> str:
        """The form of a verb; after "and", a base form goes on with the infinitive before: to stop and withdraw."""
        if one.form == "base" and self.conjunction:
            last = self._verb_before()
            if last is not None and last.form == "infinitive":
                return "infinitive"
        return FORMS[one.form]

    def _frames_of_verb(self, node: Node, known: Lemma, at: int) -> int:
        """The frames whose particle follows, or that need none; a particle is swallowed."""
        for particle in known.particles:
            if self._particle(at, particle):
                node.frames = tuple([f for f in known.frames if f.particle == particle])
                node.words = frozenset(particle)
                if self.tagged[at].tag is ADVERB or self.tagged[at].tag is PREPOSITION:
                    node.last = at + len(particle)
                    return at + len(particle)
                return at
        node.frames = known.bare
        return at

    def _particle(self, at: int, words: Sequence[str]) -> bool:
        if at >= self.count or self.tagged[at].text != words[0]:
            return False
        return tuple([one.text for one in self.tagged[at : at + len(words)]]) == words


def english_nodes(unit: UnitText, mentions: Mentions) -> tuple[Callable[[int], Place], list[Node]]:
    """Where each word of a unit stands, a compound preposition being one, and the nodes that count the words."""
    tagger = Tagger(tokens_of(unit, mentions))
    tagger.tag()
    return tagger.place, Builder(tagger.out).build()
