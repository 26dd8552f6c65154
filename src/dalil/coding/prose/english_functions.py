"""What each function word of English is in its sentence, where that depends on the words around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dalil.coding.prose.english_context import (
    AND,
    AUXILIARY,
    BEFORE_BASE,
    BEFORE_NOUN,
    DETERMINER,
    LINK,
    LOOK,
    MARK,
    MODAL,
    NOMINAL,
    NOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    TO,
    VERB,
    Context,
)
from dalil.coding.prose.english_tokens import Token
from dalil.coding.prose.english_words import (
    A_NOUN,
    AN_ADVERB,
    CLAUSE_OR_PHRASE,
    HELPING,
    MAYBE_PREPOSITIONS,
    WEIGHING,
    Said,
    Tag,
)
from dalil.records.mentions import MentionKind

COMPARING = frozenset(("more", "less", "fewer", "than", "most"))
PLAIN_TO: Said = (TO, "", "")
TO_SOMEBODY: Said = (PREPOSITION, "", "to")
A_NUMBER: Said = (Tag.ADJECTIVE, "number", "")
SUBJECTS = frozenset(("he", "she", "they", "we", "i"))
MODAL_OR_HELPING = HELPING | {"modals"}
FINITE_HELP = frozenset(("modals", "be", "have"))
NO_BASE = frozenset(("determiners", "prepositions"))
COUNTED = frozenset(("determiners", "numbers", "pronouns"))


class Functions(Context):
    """Tags function words."""

    def _function(self, at: int) -> Said | None:
        token = self.tokens[at]
        word = token.text
        if word == "to":
            return self._to(at)
        if word == "that":
            return self._that(at)
        if word in COMPARING:
            if word != "most" and self._measured(at):
                return AN_ADVERB
            if word in ("more", "most") and self._next_text(at).endswith("ly"):
                return AN_ADVERB
        return self._verbal(at) or self._small(at)

    def _verbal(self, at: int) -> Said | None:
        """Modals, auxiliaries and subordinators."""
        token = self.tokens[at]
        word, kinds = token.text, token.analysis.functions
        if word == "may":
            previous = self._previous()
            if previous is not None and previous.tag is PREPOSITION:
                return A_NOUN
        if not kinds.isdisjoint(MODAL_OR_HELPING) and not self._after_noun_opener():
            return (MODAL, "", word) if "modals" in kinds else self._auxiliary(at)
        if word in CLAUSE_OR_PHRASE or "subordinators" in kinds:
            return self._link(at)
        return None

    def _measured(self, at: int) -> bool:
        """Whether the word only weighs a number: more than a million."""
        if self.tokens[at].text == "than":
            i = at + 1
            weighs = at > 0 and self.tokens[at - 1].text in ("more", "less", "fewer", "other")
        else:
            i = at + 2
            weighs = self._next_text(at) == "than"
        if i >= self.count or not weighs:
            return False
        following = self.tokens[i]
        return (
            following.mention is MentionKind.AMOUNT
            or following.text[0].isdigit()
            or "numbers" in following.analysis.functions
            or following.text == "a"
        )

    def _small(self, at: int) -> Said | None:
        """Prepositions, determiners and numbers."""
        token = self.tokens[at]
        word, kinds = token.text, token.analysis.functions
        if word in WEIGHING and self._number_next(at):
            return AN_ADVERB
        if "prepositions" in kinds and not self._particle(at):
            return PREPOSITION, "", word
        if "determiners" in kinds:
            return self._determiner(at)
        if "pronouns" in kinds:
            return PRONOUN, "", word
        if "numbers" in kinds and self._weak(at):
            return A_NUMBER
        if "adverbs" in kinds and not token.analysis.adjective and token.analysis.noun is None:
            return AN_ADVERB
        return None

    def _after_noun_opener(self) -> bool:
        if not self.out or self.out[-1].form == "number":
            return False
        return self.out[-1].tag in BEFORE_NOUN

    def _particle(self, at: int) -> bool:
        """Whether a preposition here is an adverb: nothing follows that it could govern; or no preposition at all."""
        token = self.tokens[at]
        if token.text in MAYBE_PREPOSITIONS:
            previous = self._previous()
            return previous is not None and previous.tag in (AUXILIARY, AND, DETERMINER)
        if "adverbs" not in token.analysis.functions:
            return False
        return not self._weak(at)

    def _to(self, at: int) -> Said:
        i = at + 1
        while i < self.count and (self.tokens[i].analysis.adverb or self.tokens[i].text == "not"):
            if self.tokens[i].analysis.base is not None and self._weak(i):
                break
            i += 1
        if i < self.count and self.tokens[i].mention is None:
            token = self.tokens[i]
            following = token.analysis
            if following.base is not None and not token.capital and following.functions.isdisjoint(NO_BASE):
                return PLAIN_TO
            if token.text in ("be", "have", "do") and not following.functions.isdisjoint(HELPING):
                return PLAIN_TO
        return TO_SOMEBODY

    def _that(self, at: int) -> Said:
        previous = self._previous()
        i = self._next(at)
        following = self.tokens[i] if i is not None else None
        if following is None or following.mark:
            return PRONOUN, "", "that"
        a = following.analysis
        common = following.mention is None and a.noun is not None and not a.functions
        tag = previous.tag if previous is not None else None
        verbal = self._verbal_after_that(at, following)
        if verbal and tag in NOMINAL:
            return RELATIVE, "", "that"
        if (tag is None or tag is PREPOSITION or tag is TO) and (common or a.adjective):
            return DETERMINER, "", ""
        if verbal and (tag is None or tag is PREPOSITION or tag is MARK):
            return PRONOUN, "", "that"
        said = previous is not None and tag is VERB and previous.lemma in self.prose.lists["that_verbs"]
        if tag is VERB and common and not a.plural and not said:
            return DETERMINER, "", ""
        return THAT, "", ""

    def _verbal_after_that(self, at: int, following: Token) -> bool:
        """Whether a finite verb stands right after "that"."""
        a = following.analysis
        if not a.functions.isdisjoint(MODAL_OR_HELPING) or self._plural_does(at):
            return True
        if following.mention is not None or (a.s is None and a.past is None):
            return False
        return self.tokens[at + 1].analysis.noun is None or self._strong(at + 1)

    def _plural_does(self, at: int) -> bool:
        """Whether a plural noun stands before "that" and a base form after it: networks that target civilians."""
        previous, i = self._previous(), self._next(at)
        if previous is None or i is None or previous.tag is not NOUN or not previous.analysis.plural:
            return False
        token = self.tokens[i]
        a = token.analysis
        if a.base is None or token.mention is not None or a.functions:
            return False
        return a.noun is None or self._strong(i) or (self._weak(i) and not self._finite_later(i))

    def _auxiliary(self, at: int) -> Said:
        a = self.tokens[at].analysis
        kind = "be" if "be" in a.functions else "have" if "have" in a.functions else "do"
        form = a.base or a.s or a.past or a.part or a.ing
        own = form[1] if form is not None else "s"
        previous = self._previous()
        if previous is not None and previous.tag in BEFORE_BASE:
            own = "base"
        if kind == "be":
            return AUXILIARY, own, "be"
        i = self._next(at)
        while i is not None and self._passed(i):
            i = self._next(i)
        following = self.tokens[i] if i is not None else None
        if following is not None and following.mention is None:
            main = following.analysis
            if (main.part if kind == "have" else main.base) or (kind == "have" and following.text == "been"):
                return AUXILIARY, own, kind
            if kind == "do" and i is not None and i > at + 1:
                return AUXILIARY, own, kind
        return VERB, own, kind

    def _passed(self, i: int) -> bool:
        """Whether a word may stand between an auxiliary and its verb."""
        token = self.tokens[i]
        return token.text in ("not", "n't", "never") or (token.analysis.adverb and self._participle_next(i))

    def _link(self, at: int) -> Said:
        word = self.tokens[at].text
        if word not in CLAUSE_OR_PHRASE:
            if word in ("so", "yet"):
                previous = self._previous()
                if previous is not None and previous.tag is not MARK:
                    return AN_ADVERB
            return LINK, "", word
        if word == "but":
            return LINK, "", word
        following = self._following(at)
        if following is not None:
            a = following.analysis
            if a.ing is not None or (word == "as" and a.part is not None and a.noun is None):
                return PREPOSITION, "", word
            if following.text in SUBJECTS or self._clause_follows(at):
                return LINK, "", word
        return PREPOSITION, "", word

    def _clause_follows(self, at: int) -> bool:
        """Whether a subject and a finite verb follow before the next mark."""
        for i in range(at + 2, min(at + LOOK, self.count)):
            token = self.tokens[i]
            a = token.analysis
            if token.mark or "relatives" in a.functions:
                return False
            if a.functions:
                if a.ing is None and token.text != "been" and not a.functions.isdisjoint(FINITE_HELP):
                    return True
            elif a.noun is None and (a.past is not None or a.s is not None) and token.mention is None:
                return self._next_text(i) != "by"
        return False

    def _determiner(self, at: int) -> Said:
        """A determiner that may stand without a noun: all, some, these."""
        word, following = self.tokens[at].text, self._following(at)
        if word not in self.prose.lists["bare_determiners"]:
            return DETERMINER, "", word
        if following is None:
            return PRONOUN, "", word
        a = following.analysis
        if following.mention is not None or following.capital or a.begins or not a.functions.isdisjoint(COUNTED):
            return DETERMINER, "", word
        return PRONOUN, "", word

    def _compound(self, at: int, compounds: Mapping[str, Sequence[tuple[str, ...]]]) -> tuple[str, ...] | None:
        """The longest preposition or link of several words that begins here."""
        for words in compounds.get(self._next_text(at), ()):
            if tuple([t.text for t in self.tokens[at : at + len(words)]]) == words:
                return words
        return None

    def _as_one(self, text: str) -> Said:
        """What a compound is as a whole."""
        if text == "as well as":
            return AND, "", text
        if text in self.prose.groups["infinitive_compounds"]:
            return TO, "", text
        return (LINK if text in self.prose.groups["clause_compounds"] else PREPOSITION), "", text
