"""Which words of an English noun phrase stand for political actors."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.english_context import ADJECTIVE, DETERMINER
from dalil.coding.prose.english_lexicon import english_prose
from dalil.coding.prose.english_tokens import Token
from dalil.coding.prose.nodes import Node, Party

PARTY_CLASSES = frozenset(("persons", "bodies"))
ORIGINS = ("an", "ish", "ese", "i", "ch", "ic")
IRREGULAR_ORIGINS = ("soviet", "greek", "dutch", "swiss", "thai", "czech")
ABBREVIATIONS = frozenset(("us", "u.s.", "uk", "un", "eu", "u"))
WAVES = ("radio", "television")
OF_THE_SPEAKER = ("our", "my")
PLACED = ("of", "for")  # after a plural: offices of X, camps of X
BETWEEN_SIDES = frozenset(("to", "by", "against", "on", "between", "with"))  # after a noun for an act


class Parties:
    """The tagged words of one sentence, asked for parties."""

    def __init__(self, tagged: Sequence[Token]) -> None:
        self.tagged = tagged
        self.count = len(tagged)
        self.prose = english_prose()

    def _is_actor(self, i: int) -> bool:
        token = self.tagged[i]
        return token.actor is not None or (token.form == "name" and not token.analysis.known)

    def _party(self, first: int, last: int) -> Party:
        final = self.tagged[last - 1]
        form = self.prose.noun_forms.get(final.words[-1] if final.words else final.text)
        plural = form is not None and form[1]
        return Party(self.tagged[first].start, final.end, final.actor, plural=plural)

    def _names_party(self, i: int) -> bool:
        """Whether the noun at `i`, or the next after adjectives, is one for a party."""
        while i + 1 < self.count and self.tagged[i].tag is ADJECTIVE and self.tagged[i].form != "number":
            i += 1
        noun = self.prose.nouns.get(self.tagged[i].analysis.noun or "")
        return noun is not None and bool(noun.roles & PARTY_CLASSES) and "places" not in noun.roles

    def _origin(self, i: int, first: int) -> bool:
        """Whether a word of the phrase that begins at `first` is an adjective of origin."""
        token = self.tagged[i]
        if token.actor is None or token.possessive:
            return False
        word = token.text
        if word in ABBREVIATIONS:
            return self.tagged[first].tag is DETERMINER or i > first
        if word in IRREGULAR_ORIGINS or not word.endswith(ORIGINS):
            return word in IRREGULAR_ORIGINS
        return word != token.actor.name.lower() and word != (token.actor.name_en or "").lower()

    def _describes(self, i: int) -> bool:
        """Whether a word for a body is a plain adjective before a noun: military action, security cooperation."""
        token = self.tagged[i]
        if token.actor is None or token.actor.quote is None or token.words:
            return False
        return token.analysis.adjective and token.actor.quote.exact.islower()

    def _paired(self, first: int, head: int) -> tuple[Party, ...]:
        """Two parties joined by a hyphen before an act between them: the X-Y war."""
        for token in self.tagged[first:head]:
            if len(token.left) > 1 and token.form != "part":
                return tuple([Party(a, b, actor) for a, b, actor in token.left])
        return ()

    def _stands_for_party(self, node: Node, head: int, *, owned: bool, outside: bool) -> bool:
        """Whether a phrase without a known actor names a party; `owned` by another, `outside` after "on" or "and"."""
        token, classes = self.tagged[head], node.roles
        if token.mention is not None or "time" in classes:
            return False
        if token.form == "name" and not token.analysis.known:
            return len(token.text) > 1 and "unnamed" not in self.prose.functions.get(token.text, ())
        if not classes or (outside and node.text in WAVES):
            return False  # spoke on the radio
        if "places" in classes:
            if self._hostile(node.first, head):
                return True
            if token.analysis.plural and self._next_lemma(head) in PLACED:
                return False  # hit or held, they stand for X
        if classes.isdisjoint(PARTY_CLASSES):
            return False
        acts = bool(node.frames) and not any(f.thing for f in node.frames)
        return not acts or (not owned and self._party_likelier(node.first, head))

    def _next_lemma(self, at: int) -> str | None:
        return self.tagged[at + 1].lemma if at + 1 < self.count else None

    def _hostile(self, first: int, head: int) -> bool:
        """Whether a place is named by those who hold it: terrorist targets, rebel positions."""
        for token in self.tagged[first:head]:
            known = self.prose.nouns.get(lemma_of(token))
            if known is not None and known.roles & PARTY_CLASSES and not token.possessive:
                return True
        return False

    def _party_likelier(self, first: int, head: int) -> bool:
        """A word for a party that also names an act: opposition, coalition; the party when it is definite."""
        opening = self.tagged[first]
        if opening.tag is not DETERMINER or "possessives" in opening.analysis.functions:
            return False
        return self._next_lemma(head) not in BETWEEN_SIDES

    def _named(self, first: int, last: int) -> Party:
        """The words of a party, without what opens them."""
        tagged = self.tagged
        while first < last - 1 and tagged[first].tag is DETERMINER and tagged[first].text not in OF_THE_SPEAKER:
            first += 1
        if first < last - 1 and tagged[first].form == "number" and tagged[last - 1].actor is not None:
            first += tagged[first + 1].actor is not None
        return self._party(first, last)

    def _own_parties(self, first: int, last: int) -> tuple[Party, ...]:
        """The words first..last as one party, without what opens them."""
        while first < last - 1 and self.tagged[first].tag is DETERMINER:
            first += 1
        if any(self._is_actor(i) for i in range(first, last)) or self._head_is_party(first, last):
            return (self._party(first, last),)
        return ()

    def _head_is_party(self, first: int, last: int) -> bool:
        token = self.tagged[last - 1]
        known = self.prose.nouns.get(token.analysis.noun or "")
        roles = known.roles if known is not None else frozenset[str]()
        return not roles.isdisjoint(PARTY_CLASSES) or (token.capital and first < last and "time" not in roles)


def lemma_of(token: Token) -> str:
    """The base form of a word."""
    return token.analysis.noun or token.lemma or token.text
