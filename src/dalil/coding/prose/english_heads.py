"""What an English word after a noun is: the verb of the noun, or one more noun."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.english_context import (
    ADJECTIVE,
    AND,
    AUXILIARY,
    DETERMINER,
    GOVERNING,
    IN_NOUN_PHRASE,
    NOUN,
    OBJECT_PRONOUNS,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from dalil.coding.prose.english_functions import Functions
from dalil.coding.prose.english_tokens import Token
from dalil.coding.prose.english_words import A_NOUN, AN_ADJECTIVE, AN_ADVERB, Said
from dalil.records.mentions import MentionKind

HELPING_VERBS = ("help", "let", "make", "have", "assist")
AIMED = frozenset(("designed", "intended", "meant", "aimed", "bound"))
SINGULAR = frozenset(("it", "he", "she", "this", "that", "each", "one"))
POINTING = ("this", "that", "these", "those")


class Heads(Functions):
    """Tags words after nouns, and words that are nouns or adjectives."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self.finite = False  # a finite verb stands in the clause so far
        self.voice = False  # the sentence opens with what the document does: Welcoming ...

    def _noun(self, at: int) -> Said:
        """A noun, else an adjective, else whatever verb form it is."""
        a = self.tokens[at].analysis
        if a.noun is not None and not (a.adjective and (self._nounish(at) or self._one_of_adjectives(at))):
            return A_NOUN
        if a.adjective:
            return AN_ADJECTIVE
        if a.noun is not None:
            return A_NOUN
        previous = self._previous()
        if previous is not None:
            if a.base is not None and previous.tag in GOVERNING:
                return A_NOUN
            if a.s is not None and previous.tag is PREPOSITION:
                return A_NOUN
        return a.past or a.s or a.part or a.ing or a.base or (AN_ADVERB if a.adverb else A_NOUN)

    def _last_verb(self) -> Token | None:
        for token in reversed(self.out):
            if token.tag is VERB:
                return token
        return None

    def _after_head(self, at: int) -> Said:
        """After a noun that is no possessor, or where the phrase must have ended though a determiner opened it."""
        a = self.tokens[at].analysis
        if not a.verbs:
            return self._noun(at)
        if a.base is not None and self._helped(at):
            return VERB, "bare", a.base[2]
        if a.noun is None and not (a.adjective and a.past is None):
            return self._sure_verb(at)
        return self._verb_or_noun(at)

    def _helped(self, at: int) -> bool:
        """Whether the noun before is helped or asked to do what the verb says: help Poland *rebuild*."""
        if self.tokens[at].analysis.noun is not None and not self._strong(at):
            return False
        for token in reversed(self.out[-5:]):
            if token.tag is VERB:
                return token.lemma in HELPING_VERBS
            if token.tag not in IN_NOUN_PHRASE:
                return False
        return False

    def _sure_verb(self, at: int) -> Said:
        """A word that is only a verb, after a noun: finite, or a participle that describes the noun."""
        a = self.tokens[at].analysis
        if a.past is not None:
            return a.part if a.part is not None and self._reduced(at) else a.past
        return a.part or a.ing or a.s or a.base or self._noun(at)

    def _reduced(self, at: int) -> bool:
        """Whether a past form after a noun is a participle: weapons *supplied by*."""
        following = self._next_text(at)
        if following == "by":
            return not self._takes_by(at)
        if following == "to" and self.tokens[at].text in AIMED:
            return True
        previous = self._previous()
        if (previous is not None and previous.tag is PRONOUN) or self._after_object():
            return False
        if self.finite or (self.voice and not self._weak(at)):
            return not self._strong(at)
        return not self._weak(at) and self._finite_later(at)

    def _takes_by(self, at: int) -> bool:
        """Whether "by" goes with an active verb: stood by X."""
        part = self.tokens[at].analysis.part
        known = self.prose.verbs.get(part[2]) if part is not None else None
        return known is not None and any(f.oblique and not f.needs_inside and "by" in f.to for f in known.frames)

    def _after_object(self) -> bool:
        """Whether two phrases stand side by side, so that the second has its own verb: the aid *this state* gave."""
        out = self.out
        for i in range(len(out) - 1, 0, -1):
            tag = out[i].tag
            if tag is DETERMINER:
                return out[i - 1].tag is NOUN and not out[i - 1].possessive
            if tag is not NOUN and tag is not ADJECTIVE:
                return False
        return False

    def _verb_or_noun(self, at: int) -> Said:
        """A word that is a verb or a noun, after a noun."""
        a = self.tokens[at].analysis
        previous = self._previous()
        verb = a.past or a.s or a.base or a.ing or a.part
        assert previous is not None and verb is not None
        form = verb[1]
        if form in ("s", "base") and not self._agrees(previous, form):
            return self._noun(at)
        pronoun = previous.tag is PRONOUN and previous.lemma not in OBJECT_PRONOUNS
        if pronoun and previous.lemma not in POINTING and form != "ing":
            return verb
        if form == "ing":
            return verb if self._strong(at) else self._noun(at)
        if self.finite and form != "past" and not (self._said_before() and self._strong(at)):
            return self._noun(at)
        return verb if self._is_its_verb(at, verb, previous) else self._noun(at)

    def _is_its_verb(self, at: int, verb: Said, subject: Token) -> bool:
        """Whether a finite form after a noun is the verb of the noun, by what follows."""
        form = verb[1]
        if self._strong(at) or (form == "past" and not self.finite):
            return True
        if form != "base" and self._next_text(at) in ("that", "to") and not self._finite_later(at):
            return True
        if form == "s" and not self._finite_later(at):
            if self._adjective_follows(at) or self._adverb_follows(at):
                return True
            if not self.finite and subject.mention is not None and self._takes_preposition(at, verb[2]):
                return True
        return self._only_verb(at, subject)

    def _said_before(self) -> bool:
        """Whether a verb of saying stands before the noun phrase that ends here: says the union *arms* X."""
        for token in reversed(self.out):
            if token.tag is VERB:
                known = self.prose.verbs.get(token.lemma)
                return known is not None and "saying" in known.roles and token.form in ("s", "past", "base")
            if token.tag not in IN_NOUN_PHRASE:
                return False
        return False

    def _only_verb(self, at: int, subject: Token) -> bool:
        """Whether a sentence would lack a verb without this one: Kenya *exports* tea to Malta."""
        if self.finite or self.title or subject.mention is not MentionKind.ACTOR or self._finite_later(at):
            return False
        return self.tokens[-1].text == "." and self._weak(at) and self._next(at) == at + 1

    def _takes_preposition(self, at: int, lemma: str) -> bool:
        known = self.prose.verbs.get(lemma)
        following = self._next_text(at)
        return known is not None and following != "of" and any(f.oblique and following in f.to for f in known.frames)

    def _agrees(self, subject: Token, form: str) -> bool:
        """Whether a present form can have the noun before it as its subject."""
        if subject.tag is PRONOUN:
            return (subject.lemma in SINGULAR) == (form == "s")
        if subject.analysis.plural and subject.mention is None:
            return form == "base"
        if form == "base":
            joined = any(t.tag is AND for t in self.out[-6:])
            return joined or (subject.mention is not None and subject.text.endswith("s"))
        return True

    def _adverb(self, at: int) -> bool:
        """Whether a word is an adverb here: it may also be an adjective before a noun."""
        token = self.tokens[at]
        last = self.out[-1].tag if self.out else None
        if last is None and token.text in ("further", "once"):
            return self._next_ing(at)
        if not token.analysis.adverb:
            return False
        between = last is AUXILIARY and self._participle_next(at)
        return between or not (token.analysis.adjective and self._weak(at))
