"""What each function word of English is in its sentence."""

from __future__ import annotations

from dalil.coding.prose.english_context import (
    BEFORE_NOUN,
    CLAUSE_OR_PHRASE,
    LOOK,
    NOMINAL,
    Context,
    Tag,
    Tagged,
)
from dalil.records.mentions import MentionKind


class Functions(Context):
    """Tags function words."""

    def _function(self, at: int) -> Tagged | None:
        token = self.tokens[at]
        word, kinds = token.text, token.analysis.functions
        if word in ("more", "less", "fewer", "than") and self._measured(at):
            return Tagged(token, Tag.ADVERB)
        if word in ("more", "most") and self._next_text(at).endswith("ly"):
            return Tagged(token, Tag.ADVERB)
        if word == "to":
            return self._to(at)
        if word == "that":
            return self._that(at)
        if "conjunctions" in kinds:
            return Tagged(token, Tag.AND)
        if "relatives" in kinds and word != "where":
            return Tagged(token, Tag.RELATIVE, lemma=word)
        if word in ("not", "never", "n't"):
            return Tagged(token, Tag.NOT)
        return self._verbal(at) or self._small(at)

    def _verbal(self, at: int) -> Tagged | None:
        """Modals, auxiliaries and subordinators."""
        token = self.tokens[at]
        word, kinds = token.text, token.analysis.functions
        previous = self._previous()
        if word == "may" and previous is not None and previous.tag is Tag.PREPOSITION:
            return Tagged(token, Tag.NOUN)
        if "modals" in kinds and not self._after_noun_opener():
            return Tagged(token, Tag.MODAL, lemma=word)
        if kinds & {"be", "have", "do"} and not self._after_noun_opener():
            return self._auxiliary(at)
        if word in CLAUSE_OR_PHRASE or "subordinators" in kinds:
            return self._link(at)
        return None

    def _measured(self, at: int) -> bool:
        """Whether the word only weighs a number: more than a million."""
        i = at + 1 if self.tokens[at].text == "than" else at + 2
        if i >= len(self.tokens) or (self.tokens[at].text != "than" and self._next_text(at) != "than"):
            return False
        if self.tokens[at].text == "than" and not (
            at and self.tokens[at - 1].text in ("more", "less", "fewer", "other")
        ):
            return False
        following = self.tokens[i]
        return (
            following.mention is MentionKind.AMOUNT
            or following.text[0].isdigit()
            or bool(following.analysis.functions & {"numbers"})
            or following.text == "a"
        )

    def _small(self, at: int) -> Tagged | None:
        token = self.tokens[at]
        word, kinds = token.text, token.analysis.functions
        if word in ("over", "about", "around", "under", "nearly", "some", "up") and self._number_next(at):
            return Tagged(token, Tag.ADVERB)
        if "prepositions" in kinds and not self._particle(at):
            return Tagged(token, Tag.PREPOSITION, lemma=word)
        if "determiners" in kinds or word == "no":
            return self._determiner(at)
        if "pronouns" in kinds:
            return Tagged(token, Tag.PRONOUN, lemma=word)
        if "numbers" in kinds and self._weak(at):
            return Tagged(token, Tag.ADJECTIVE, "number")
        if "adverbs" in kinds and not token.analysis.adjective and token.analysis.noun is None:
            return Tagged(token, Tag.ADVERB)
        return None

    def _after_noun_opener(self) -> bool:
        if not self.out or self.out[-1].form == "number":
            return False
        return self.out[-1].tag in BEFORE_NOUN

    def _particle(self, at: int) -> bool:
        """Whether a preposition here is an adverb: nothing follows that it could govern; or no preposition at all."""
        token = self.tokens[at]
        if token.text in ("including", "following", "regarding", "concerning", "excluding", "pending"):
            previous = self._previous()
            return previous is not None and previous.tag in (Tag.AUXILIARY, Tag.AND, Tag.DETERMINER)
        if "adverbs" not in token.analysis.functions:
            return False
        return not self._weak(at)

    def _to(self, at: int) -> Tagged:
        token = self.tokens[at]
        i = at + 1
        while i < len(self.tokens) and (self.tokens[i].analysis.adverb or self.tokens[i].text == "not"):
            if self.tokens[i].analysis.form("base") is not None and self._weak(i):
                break
            i += 1
        if i < len(self.tokens) and self.tokens[i].mention is None:
            following = self.tokens[i].analysis
            base = following.form("base")
            if (
                base is not None
                and not following.functions & {"determiners", "prepositions"}
                and not self.tokens[i].capital
            ):
                return Tagged(token, Tag.TO)
            if following.functions & {"be", "have", "do"} and self.tokens[i].text in ("be", "have", "do"):
                return Tagged(token, Tag.TO)
        return Tagged(token, Tag.PREPOSITION, lemma="to")

    def _that(self, at: int) -> Tagged:
        token = self.tokens[at]
        previous = self._previous()
        i = self._next(at)
        following = self.tokens[i] if i is not None else None
        if following is None or following.mark:
            return Tagged(token, Tag.PRONOUN, lemma="that")
        common = following.mention is None and following.analysis.noun is not None and not following.analysis.functions
        verbal = (
            bool(following.analysis.functions & {"modals", "be", "have", "do"})
            or self._plural_does(at)
            or (
                following.mention is None
                and following.analysis.form("s", "past") is not None
                and not self._noun_likely(at + 1)
            )
        )
        if previous is not None and previous.tag in NOMINAL and verbal:
            return Tagged(token, Tag.RELATIVE, lemma="that")
        if (previous is None or previous.tag in (Tag.PREPOSITION, Tag.TO)) and (common or following.analysis.adjective):
            return Tagged(token, Tag.DETERMINER)
        if verbal and (previous is None or previous.tag in (Tag.PREPOSITION, Tag.MARK)):
            return Tagged(token, Tag.PRONOUN, lemma="that")
        if (
            previous is not None
            and previous.tag is Tag.VERB
            and common
            and not following.analysis.plural
            and previous.lemma not in self.prose.lists["that_verbs"]
        ):
            return Tagged(token, Tag.DETERMINER)
        return Tagged(token, Tag.THAT)

    def _plural_does(self, at: int) -> bool:
        """Whether a plural noun stands before "that" and a base form after it: networks that target civilians."""
        previous, i = self._previous(), self._next(at)
        if previous is None or i is None or previous.tag is not Tag.NOUN or not previous.token.analysis.plural:
            return False
        token = self.tokens[i]
        following = token.analysis.form("base")
        if following is None or token.mention is not None or token.analysis.functions:
            return False
        return token.analysis.noun is None or self._strong(i) or (self._weak(i) and not self._finite_later(i))

    def _auxiliary(self, at: int) -> Tagged:
        token = self.tokens[at]
        kinds = token.analysis.functions
        kind = "be" if "be" in kinds else "have" if "have" in kinds else "do"
        form = token.analysis.form("base", "s", "past", "part", "ing")
        own = form[0] if form is not None else "s"
        previous = self._previous()
        if previous is not None and previous.tag in (Tag.TO, Tag.MODAL):
            own = "base"
        if kind == "be":
            return Tagged(token, Tag.AUXILIARY, own, "be")
        i = self._next(at)
        while i is not None and i < len(self.tokens) and self._passed(i):
            i = self._next(i)
        following = self.tokens[i] if i is not None and i < len(self.tokens) else None
        if following is not None and following.mention is None:
            wanted = ("part",) if kind == "have" else ("base",)
            a = following.analysis
            if a.form(*wanted) is not None or (kind == "have" and following.text == "been"):
                return Tagged(token, Tag.AUXILIARY, own, kind)
            if kind == "do" and i is not None and i > at + 1:
                return Tagged(token, Tag.AUXILIARY, own, kind)
        return Tagged(token, Tag.VERB, own, kind)

    def _passed(self, i: int) -> bool:
        """Whether a word may stand between an auxiliary and its verb."""
        token = self.tokens[i]
        return token.text in ("not", "n't", "never") or (token.analysis.adverb and self._participle_next(i))

    def _link(self, at: int) -> Tagged:
        token = self.tokens[at]
        word = token.text
        previous = self._previous()
        if word not in CLAUSE_OR_PHRASE:
            if word in ("so", "yet") and previous is not None and previous.tag is not Tag.MARK:
                return Tagged(token, Tag.ADVERB)
            return Tagged(token, Tag.LINK, lemma=word)
        if word == "but":
            return Tagged(token, Tag.LINK, lemma=word)
        i = self._next(at)
        if i is not None and not self.tokens[i].mark:
            a = self.tokens[i].analysis
            if a.form("ing") is not None or (word == "as" and a.form("part") is not None and a.noun is None):
                return Tagged(token, Tag.PREPOSITION, lemma=word)
            if self.tokens[i].text in ("he", "she", "they", "we", "i") or self._clause_follows(at):
                return Tagged(token, Tag.LINK, lemma=word)
        return Tagged(token, Tag.PREPOSITION, lemma=word)

    def _clause_follows(self, at: int) -> bool:
        """Whether a subject and a finite verb follow before the next mark."""
        for i in range(at + 2, min(at + LOOK, len(self.tokens))):
            token = self.tokens[i]
            if token.mark:
                return False
            a = token.analysis
            if a.functions & {"relatives"}:
                return False
            if a.functions & {"modals", "be", "have"} and a.form("ing") is None and token.text != "been":
                return True
            if token.mention is None and a.noun is None and not a.functions and a.form("past", "s") is not None:
                return self._next_text(i) != "by"
        return False

    def _determiner(self, at: int) -> Tagged:
        token = self.tokens[at]
        if token.text in self.prose.lists["bare_determiners"]:
            i = self._next(at)
            following = self.tokens[i] if i is not None else None
            if following is None or following.mark:
                return Tagged(token, Tag.PRONOUN, lemma=token.text)
            a = following.analysis
            nounlike = (
                following.mention is not None
                or a.noun is not None
                or a.adjective
                or following.capital
                or following.text[0].isdigit()
            )
            if (
                not nounlike
                and not a.functions & {"determiners", "numbers", "pronouns"}
                and a.form("part", "ing") is None
            ):
                return Tagged(token, Tag.PRONOUN, lemma=token.text)
        return Tagged(token, Tag.DETERMINER, lemma=token.text)

    def _compound(self, at: int) -> Tagged | None:
        for words in self.prose.compounds.get(self.tokens[at].text, ()):
            if self.texts[at : at + len(words)] == words:
                text = " ".join(words)
                tag = Tag.LINK if text in self.prose.groups["clause_compounds"] else Tag.PREPOSITION
                if text in self.prose.groups["infinitive_compounds"]:
                    tag = Tag.TO
                if text == "as well as":
                    tag = Tag.AND
                return Tagged(self.tokens[at], tag, lemma=text, words=len(words))
        return None
