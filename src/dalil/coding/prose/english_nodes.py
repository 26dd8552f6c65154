"""Tagged English words into phrases with their parties, verb groups and marks."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.english_context import Tag, Tagged
from dalil.coding.prose.english_groups import NOMINAL
from dalil.coding.prose.english_lexicon import EnglishFrame
from dalil.coding.prose.english_phrases import Phrases
from dalil.coding.prose.english_tags import tags_of
from dalil.coding.prose.english_words import Token, tokens_of
from dalil.coding.prose.nodes import Kind, Node
from dalil.coding.rules.atoms import Atom

SUCH = frozenset(("particularly", "especially", "notably", "namely"))
STATES = ("in", "with", "to", "against", "for", "on")  # after a participle that tells a state
REFUSING = ("refuse", "decline", "deny")
PROMISES = ("agreement", "accord", "deal", "pact", "treaty", "contract", "memorandum", "plan", "promise", "pledge")
DOUBTING = ("believe", "think", "hope", "expect", "feel", "consider", "suggest", "insist")
COPULAS = ("be", "remain", "become", "stay", "seem", "appear")


class Builder(Phrases):
    """Builds the nodes of one sentence."""

    def build(self) -> list[Node]:
        """The nodes, in order."""
        at = 0
        while at < len(self.tagged):
            at = self._step(at)
        return self.nodes

    def _step(self, at: int) -> int:
        one = self.tagged[at]
        tag = one.tag
        if tag is Tag.MARK:
            return self._mark(at)
        if tag is Tag.PREPOSITION:
            self._drop_preposition(at)
            self.preposition = one.lemma
            return at + 1
        if tag is Tag.AND:
            self.conjunction = True
            return at + 1
        if tag in (Tag.RELATIVE, Tag.THAT, Tag.LINK):
            kind = {Tag.RELATIVE: Kind.RELATIVE, Tag.THAT: Kind.THAT, Tag.LINK: Kind.LINK}[tag]
            self._add(Node(kind, at, at + 1, one.lemma or one.token.text))
            return at + 1
        if tag is Tag.ADVERB:
            if one.token.text in SUCH and self.preposition is None:
                self.preposition = "including"
            return at + 1
        if tag is Tag.NOT:
            self.negated = True
            return at + 1
        if tag in (Tag.TO, Tag.MODAL, Tag.AUXILIARY, Tag.VERB):
            return self._verb(at)
        return self._phrase(at)

    def _drop_preposition(self, at: int) -> None:
        """A preposition that no phrase follows stands alone."""
        if self.preposition is not None:
            self.nodes.append(Node(Kind.OTHER, at - 1, at, self.preposition, self.preposition))
            self.preposition = None

    def _mark(self, at: int) -> int:
        text = self.tagged[at].token.text
        if text in "([":
            for i in range(at + 1, min(at + 12, len(self.tagged))):
                if self.tagged[i].tag is Tag.MARK and self.tagged[i].token.text in ")]":
                    return i + 1
        self._drop_preposition(at)
        self.conjunction = False
        self._add(Node(Kind.MARK, at, at + 1, text))
        return at + 1

    def _verb(self, at: int) -> int:
        node, auxiliary, at = self._auxiliaries(at)
        verb = self.tagged[at] if at < len(self.tagged) else None
        if verb is not None and verb.tag is Tag.VERB and not (verb.form == "s" and node.form):
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
            at = self._frames_of_verb(node, known.frames, at)
        node.negated = node.negated != self._refused(node)
        node.future = node.future or self._promised(node) or self._foretold(node)
        if node.future and node.modal == "would":
            node.modal = "will"
        if node.text in COPULAS and not node.passive:
            node.roles = frozenset(("copula",))
        self._add(node)
        return at

    def _auxiliaries(self, at: int) -> tuple[Node, str, int]:
        """What stands before the verb of a group: to, modals, auxiliaries and negations; the last auxiliary."""
        node = Node(Kind.VERB, at, at)
        auxiliary = ""
        while at < len(self.tagged):
            one = self.tagged[at]
            if one.tag is Tag.TO:
                if node.form:
                    break
                node.form = "infinitive"
            elif one.tag is Tag.MODAL:
                node.form, node.modal = node.form or "finite", one.lemma
                node.future = node.future or one.lemma in ("will", "shall")
            elif one.tag is Tag.AUXILIARY:
                node.form = node.form or self._form_of(one)
                auxiliary = one.lemma
            elif one.tag is Tag.NOT:
                node.negated = True
            elif one.tag is not Tag.ADVERB:
                break
            at += 1
        return node, auxiliary, at

    def _stative(self, at: int) -> bool:
        """Whether a participle says what its subject does or is: engaged in, allied with; but opposed by."""
        following = self.tagged[at + 1].token.text if at + 1 < len(self.tagged) else ""
        return self.tagged[at].lemma in self.prose.lists["stative"] and following in STATES

    def _refused(self, node: Node) -> bool:
        """Whether the verb before says that this one is not done: refused to meet X, denied arming X."""
        last = self.nodes[-1] if self.nodes else None
        if last is None or last.kind is not Kind.VERB or node.form not in ("infinitive", "ing"):
            return False
        return last.text in REFUSING and not last.negated

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
        last = next((n for n in reversed(self.nodes) if n.kind is Kind.VERB), None)
        return last is not None and last.form == "finite" and not last.passive

    def _joined_form(self, one: Tagged) -> str:
        """The form of a verb; after "and", a base form goes on with the infinitive before: to stop and withdraw."""
        if one.form == "base" and self.conjunction:
            last = next((n for n in reversed(self.nodes) if n.kind is Kind.VERB), None)
            if last is not None and last.form == "infinitive":
                return "infinitive"
        return self._form_of(one)

    def _form_of(self, one: Tagged) -> str:
        return {
            "imperative": "imperative",
            "bare": "infinitive",
            "s": "finite",
            "past": "finite",
            "base": "finite",
            "ing": "ing",
            "part": "participle",
        }[one.form or "base"]

    def _frames_of_verb(self, node: Node, frames: Sequence[EnglishFrame], at: int) -> int:
        """The frames whose particle follows, or that need none; a particle is swallowed."""
        for frame in frames:
            if frame.particle and self._particle(at, frame.particle):
                node.frames = tuple(f for f in frames if f.particle == frame.particle)
                node.words = frozenset(frame.particle)
                if self.tagged[at].tag is Tag.ADVERB or self.tagged[at].tag is Tag.PREPOSITION:
                    node.last = at + len(frame.particle)
                    return at + len(frame.particle)
                break
        else:
            node.frames = tuple(f for f in frames if not f.particle)
        return at

    def _particle(self, at: int, words: Sequence[str]) -> bool:
        return len(words) <= len(self.tagged) - at and all(
            self.tagged[at + i].token.text == w for i, w in enumerate(words)
        )


def english_nodes(atoms: Sequence[Atom], text: str) -> tuple[list[tuple[int, int]], list[Node]]:
    """The places of a unit's words, a compound preposition being one, and the nodes that count them."""
    tokens = tokens_of(atoms, text)
    tagged = tags_of(tokens)
    return _places(tokens, tagged), Builder(tagged).build()


def _places(tokens: Sequence[Token], tagged: Sequence[Tagged]) -> list[tuple[int, int]]:
    """Where each tagged word stands: from its first token to the end of its last."""
    found: list[tuple[int, int]] = []
    at = 0
    for one in tagged:
        found.append((tokens[at].start, tokens[at + one.words - 1].end))
        at += one.words
    return found
