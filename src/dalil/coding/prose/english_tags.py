"""What each English word is in its sentence: one pass from left to right, by its forms and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dalil.coding.prose.english_context import (
    GOVERNING,
    IN_NOUN_PHRASE,
    OBJECT_PRONOUNS,
    STOPS,
    Tag,
    Tagged,
)
from dalil.coding.prose.english_functions import Functions
from dalil.coding.prose.english_words import Token
from dalil.records.mentions import MentionKind

NEEDING = frozenset(("the", "a", "an", "its", "his", "their", "our", "my", "your"))  # determiners that a noun follows


class Tagger(Functions):
    """Tags the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self.finite = False  # a finite verb stands in the clause so far
        self.outer: list[bool] = []  # the same of the clauses around
        self.relative = False
        self.voice = False  # the sentence opens with what the document does: Welcoming ...
        self.after: dict[Tag | None, Callable[[int], Tagged]] = {
            Tag.TO: self._base, Tag.MODAL: self._base, Tag.AUXILIARY: self._after_auxiliary,
            Tag.DETERMINER: self._after_determiner, Tag.ADJECTIVE: self._after_determiner,
            Tag.PREPOSITION: self._after_preposition, Tag.NOUN: self._after_noun, Tag.PRONOUN: self._after_noun,
            Tag.AND: self._after_and, Tag.MARK: self._after_mark, Tag.VERB: self._after_verb,
            Tag.RELATIVE: self._after_relative, Tag.LINK: self._after_link, Tag.THAT: self._after_link,
            None: self._opening,
        }  # fmt: skip

    def tag(self) -> list[Tagged]:
        """The tagged tokens; compound prepositions are one."""
        at = 0
        while at < len(self.tokens):
            tagged = self._one(at)
            self._note(tagged)
            self.out.append(tagged)
            at += tagged.words
        return self.out

    def _one(self, at: int) -> Tagged:
        token = self.tokens[at]
        if token.mark:
            return Tagged(token, Tag.MARK)
        if token.mention is not None:
            return Tagged(token, Tag.NOUN)
        compound = self._compound(at)
        if compound is not None:
            return compound
        if token.capital and self._name(at):
            return Tagged(token, Tag.NOUN, "name")
        if token.left and (token.analysis.noun is None or token.analysis.form("part") is not None):
            part = token.analysis.form("part")
            return Tagged(token, Tag.ADJECTIVE, *part) if part is not None else Tagged(token, Tag.ADJECTIVE)
        found = self._by_itself(at)
        if found is not None:
            return found
        previous = self._previous()
        return self.after[previous.tag if previous is not None else None](at)

    def _by_itself(self, at: int) -> Tagged | None:
        """Verbs after "to" and modals, function words, adverbs and numbers."""
        token = self.tokens[at]
        last = self.out[-1].tag if self.out else None
        if last in (Tag.TO, Tag.MODAL) and token.analysis.form("base") and token.text not in ("have", "be", "do"):
            return self._base(at)
        found = self._function(at) if token.analysis.functions else None
        if found is not None:
            return found
        if self._adverb(at, last):
            return Tagged(token, Tag.ADVERB)
        if token.text[0].isdigit():
            return Tagged(token, Tag.ADJECTIVE if self._weak(at) else Tag.NOUN, "number")
        return None

    def _adverb(self, at: int, last: Tag | None) -> bool:
        """Whether a word is an adverb here: it may also be an adjective before a noun."""
        token = self.tokens[at]
        if token.text in ("further", "once") and last is None:
            return self._next_ing(at)
        if not token.analysis.adverb:
            return False
        between = last is Tag.AUXILIARY and self._participle_next(at)
        return between or not (token.analysis.adjective and self._weak(at))

    def _name(self, at: int) -> bool:
        """Whether a capitalised word is a name: nothing is known of it, or it is written in capitals."""
        token = self.tokens[at]
        written = token.analysis
        if token.upper and not written.functions:
            return True
        if at == 0 or self.tokens[at - 1].mark:
            return not written.known and not written.adverb and not written.adjective
        if not written.known:
            return not self.title or written.form("past", "ing") is None
        return not self.title and written.noun is None and not written.functions and not written.adjective

    def _verb(self, at: int, *kinds: str) -> Tagged | None:
        form = self.tokens[at].analysis.form(*kinds)
        return Tagged(self.tokens[at], Tag.VERB, form[0], form[1]) if form is not None else None

    def _noun(self, at: int) -> Tagged:
        """A noun, else an adjective, else whatever verb form it is."""
        token = self.tokens[at]
        a = token.analysis
        if a.noun is not None and not (a.adjective and (self._nounish(at) or self._one_of_adjectives(at))):
            return Tagged(token, Tag.NOUN)
        if a.adjective:
            return Tagged(token, Tag.ADJECTIVE)
        if a.noun is not None:
            return Tagged(token, Tag.NOUN)
        previous = self._previous()
        if a.form("base") is not None and previous is not None and previous.tag in GOVERNING:
            return Tagged(token, Tag.NOUN)
        if a.form("s") is not None and previous is not None and previous.tag is Tag.PREPOSITION:
            return Tagged(token, Tag.NOUN)
        return self._verb(at, "past", "s", "part", "ing", "base") or Tagged(token, Tag.ADVERB if a.adverb else Tag.NOUN)

    def _base(self, at: int) -> Tagged:
        return self._verb(at, "base") or self._verb(at, "ing", "part") or self._noun(at)

    def _after_auxiliary(self, at: int) -> Tagged:
        auxiliary = self._previous()
        assert auxiliary is not None
        a = self.tokens[at].analysis
        if auxiliary.lemma == "be":
            ing = self._verb(at, "ing")
            if ing is not None and not (a.noun is not None and not self._weak(at) and auxiliary.form == "ing"):
                return ing
            return self._verb(at, "part") or self._noun(at)
        if auxiliary.lemma == "have":
            return self._verb(at, "part") or self._noun(at)
        return self._verb(at, "base") or self._noun(at)

    def _after_determiner(self, at: int) -> Tagged:
        token = self.tokens[at]
        a = token.analysis
        part, ing = a.form("part"), a.form("ing")
        if ing is not None and (a.noun is None or not token.analysis.known) and self._weak(at) and not self._strong(at):
            return Tagged(token, Tag.ADJECTIVE, "ing", ing[1])
        if part is not None and "-" in token.text and not self._ends_here(at):
            return Tagged(token, Tag.ADJECTIVE, "part", part[1])
        if part is not None and a.noun is None:
            if self.out[-1].form == "part" and not self._weak(at):
                return self._after_head(at)
            return Tagged(token, Tag.ADJECTIVE if self._weak(at) else Tag.VERB, "part", part[1])
        if ing is not None and a.noun is None:
            return Tagged(token, Tag.NOUN, "ing", ing[1])
        if a.noun is None and a.verbs and not a.adjective:
            if self.out[-1].token.text in NEEDING and a.form("base", "s") is not None:
                return Tagged(token, Tag.NOUN)
            return self._after_head(at)
        return self._noun(at)

    def _accused_of(self) -> bool:
        """Whether "of" after a verb of accusing stands before the word: accused X of backing."""
        last = next((t for t in reversed(self.out) if t.tag is Tag.VERB), None)
        return self.out[-1].lemma == "of" and last is not None and last.lemma in ("accuse", "suspect", "convict")

    def _ends_here(self, at: int) -> bool:
        """Whether neither a noun phrase nor another adjective after a comma can follow."""
        return not (self._weak(at) or (self._next_text(at) == "," and self._weak(at + 1)))

    def _after_preposition(self, at: int) -> Tagged:
        a = self.tokens[at].analysis
        ing, part = a.form("ing"), a.form("part")
        if ing is not None:
            lemma = self.prose.nouns.get(a.noun) if a.noun is not None else None
            named = lemma is not None and bool(lemma.frames)
            if not named or self._strong(at) or self._nounish(at) or self._accused_of():
                return Tagged(self.tokens[at], Tag.VERB, "ing", ing[1])
            return Tagged(self.tokens[at], Tag.NOUN)
        if part is not None and a.noun is None:
            described = self._weak(at) and self._next_text(at) != "both"
            return Tagged(self.tokens[at], Tag.ADJECTIVE if described else Tag.VERB, "part", part[1])
        return self._noun(at)

    def _after_noun(self, at: int) -> Tagged:
        previous = self._previous()
        if previous is not None and previous.token.possessive:
            return self._after_determiner(at)
        return self._after_head(at)

    def _after_head(self, at: int) -> Tagged:
        """After a noun that is no possessor, or where the phrase must have ended though a determiner opened it."""
        token = self.tokens[at]
        a = token.analysis
        if not a.verbs:
            return self._noun(at)
        if a.form("base") is not None and self._helped(at):
            return Tagged(token, Tag.VERB, "bare", a.form("base")[1])  # type: ignore[index]
        if a.noun is None and not (a.adjective and a.form("past") is None):
            return self._sure_verb(at)
        return self._verb_or_noun(at)

    def _helped(self, at: int) -> bool:
        """Whether the noun before is helped or asked to do what the verb says: help Poland *rebuild*."""
        if self.tokens[at].analysis.noun is not None and not self._strong(at):
            return False
        for tagged in reversed(self.out[-5:]):
            if tagged.tag is Tag.VERB:
                return tagged.lemma in ("help", "let", "make", "have", "assist")
            if tagged.tag not in IN_NOUN_PHRASE:
                return False
        return False

    def _sure_verb(self, at: int) -> Tagged:
        """A word that is only a verb, after a noun: finite, or a participle that describes the noun."""
        a = self.tokens[at].analysis
        past, part = a.form("past"), a.form("part")
        if past is not None:
            if part is not None and self._reduced(at):
                return Tagged(self.tokens[at], Tag.VERB, "part", part[1])
            return Tagged(self.tokens[at], Tag.VERB, "past", past[1])
        return self._verb(at, "part", "ing", "s", "base") or self._noun(at)

    def _reduced(self, at: int) -> bool:
        """Whether a past form after a noun is a participle: weapons *supplied by*."""
        if self._next_text(at) == "by":
            return not self._takes_by(at)
        if self._next_text(at) == "to" and self.tokens[at].text in ("designed", "intended", "meant", "aimed", "bound"):
            return True
        previous = self._previous()
        if previous is not None and previous.tag is Tag.PRONOUN:
            return False
        if self._after_object():
            return False
        if self.finite or (self.voice and not self._weak(at)):
            return not self._strong(at) or self.tokens[at].analysis.form("part") is None
        return not self._weak(at) and self._finite_later(at)

    def _takes_by(self, at: int) -> bool:
        """Whether "by" goes with an active verb: stood by X."""
        part = self.tokens[at].analysis.form("part")
        known = self.prose.verbs.get(part[1]) if part is not None else None
        return known is not None and any(f.oblique and not f.needs_inside and "by" in f.to for f in known.frames)

    def _after_object(self) -> bool:
        """Whether two phrases stand side by side, so that the second has its own verb: the aid *this state* gave."""
        for i in range(len(self.out) - 1, 0, -1):
            if self.out[i].tag is Tag.DETERMINER:
                before = self.out[i - 1]
                return before.tag is Tag.NOUN and not before.token.possessive
            if self.out[i].tag not in (Tag.NOUN, Tag.ADJECTIVE):
                return False
        return False

    def _verb_or_noun(self, at: int) -> Tagged:
        """A word that is a verb or a noun, after a noun."""
        token = self.tokens[at]
        previous = self._previous()
        assert previous is not None
        pronoun = previous.tag is Tag.PRONOUN and previous.lemma not in OBJECT_PRONOUNS
        form = token.analysis.form("past", "s", "base", "ing", "part")
        assert form is not None
        if form[0] in ("s", "base") and not self._agrees(previous, form[0]):
            return self._noun(at)
        if pronoun and previous.lemma not in ("this", "that", "these", "those") and form[0] != "ing":
            return Tagged(token, Tag.VERB, form[0], form[1])
        if form[0] == "ing":
            return Tagged(token, Tag.VERB, "ing", form[1]) if self._strong(at) else self._noun(at)
        if self.finite and form[0] != "past" and not (self._said_before() and self._strong(at)):
            return self._noun(at)
        if self._strong(at) or (
            self._next_text(at) in ("that", "to") and form[0] != "base" and not self._finite_later(at)
        ):
            return Tagged(token, Tag.VERB, form[0], form[1])
        if form[0] == "past" and not self.finite:
            return Tagged(token, Tag.VERB, form[0], form[1])
        if form[0] == "s" and (self._adjective_follows(at) or self._adverb_follows(at)) and not self._finite_later(at):
            return Tagged(token, Tag.VERB, form[0], form[1])
        if (
            not self.finite
            and not self._finite_later(at)
            and self._takes_preposition(at, form[1])
            and previous.token.mention is not None
            and form[0] == "s"
        ):
            return Tagged(token, Tag.VERB, form[0], form[1])
        if self._only_verb(at, previous):
            return Tagged(token, Tag.VERB, form[0], form[1])
        return self._noun(at)

    def _said_before(self) -> bool:
        """Whether a verb of saying stands before the noun phrase that ends here: says the union *arms* X."""
        for tagged in reversed(self.out):
            if tagged.tag is Tag.VERB:
                known = self.prose.verbs.get(tagged.lemma)
                return known is not None and "saying" in known.roles and tagged.form in ("s", "past", "base")
            if tagged.tag not in IN_NOUN_PHRASE:
                return False
        return False

    def _only_verb(self, at: int, subject: Tagged) -> bool:
        """Whether a sentence would lack a verb without this one: Kenya *exports* tea to Malta."""
        if self.finite or self.title or subject.token.mention is not MentionKind.ACTOR or self._finite_later(at):
            return False
        return self.tokens[-1].text == "." and self._weak(at) and self._next(at) == at + 1

    def _takes_preposition(self, at: int, lemma: str) -> bool:
        known = self.prose.verbs.get(lemma)
        following = self._next_text(at)
        return (
            known is not None
            and any(f.oblique and following in f.to for f in known.frames)
            and following not in ("of",)
        )

    def _agrees(self, subject: Tagged, form: str) -> bool:
        """Whether a present form can have the noun before it as its subject."""
        if subject.tag is Tag.PRONOUN:
            return (subject.lemma in ("it", "he", "she", "this", "that", "each", "one")) == (form == "s")
        if subject.token.analysis.plural and subject.token.mention is None:
            return form == "base"
        if form == "base":
            return any(t.tag is Tag.AND for t in self.out[-6:]) or (
                subject.token.mention is not None and subject.token.text.endswith("s")
            )
        return True

    def _after_verb(self, at: int) -> Tagged:
        token = self.tokens[at]
        a = token.analysis
        previous = self._previous()
        assert previous is not None
        helps = previous.lemma in ("help", "let", "make", "see")
        if helps and a.form("base") is not None and (a.noun is None or self._strong(at)):
            base = self.tokens[at].analysis.form("base")
            return Tagged(token, Tag.VERB, "bare", base[1]) if base is not None else self._noun(at)
        ing, part = a.form("ing"), a.form("part")
        if ing is not None:
            if a.noun is None or self._strong(at) or (self._weak(at) and self._takes_gerund(previous.lemma)):
                return Tagged(token, Tag.VERB, "ing", ing[1])
            return self._noun(at)
        if part is not None and a.noun is None:
            return Tagged(token, Tag.ADJECTIVE if self._weak(at) else Tag.VERB, "part", part[1])
        return self._noun(at)

    def _takes_gerund(self, lemma: str) -> bool:
        known = self.prose.verbs.get(lemma)
        return known is not None and bool(known.roles & {"denying", "auxiliaries"})

    def _after_and(self, at: int) -> Tagged:
        """A word after "and": a verb of the same form as the last verb, else what it is by itself."""
        a = self.tokens[at].analysis
        last = next((t for t in reversed(self.out) if t.tag is Tag.VERB), None)
        if a.adjective and a.form("part") is not None and self._weak(at) and not self._strong(at):
            return Tagged(self.tokens[at], Tag.ADJECTIVE, "part")
        if last is not None and a.verbs:
            form = a.form(last.form) or (a.form("part") if last.form == "past" else None) or (a.form("past", "s"))
            if (
                form is not None
                and form[0] == "past"
                and last.form not in ("past", "part", "s")
                and self._nounish(at)
                and not self._strong(at)
            ):
                return Tagged(self.tokens[at], Tag.ADJECTIVE, "part", form[1])
            if form is not None and (a.noun is None or self._strong(at) or self._takes_preposition(at, form[1])):
                return Tagged(self.tokens[at], Tag.VERB, last.form if a.form(last.form) else form[0], form[1])
        before = self._before_and()
        if last is None and a.form("part") is not None and a.noun is None and self._weak(at) and not self._strong(at):
            return Tagged(self.tokens[at], Tag.ADJECTIVE, "part")
        if before is not None and before.tag is Tag.ADJECTIVE and (a.adjective or a.form("part")) and self._weak(at):
            return Tagged(self.tokens[at], Tag.ADJECTIVE)
        ing = a.form("ing")
        if ing is not None and (a.noun is None or self._strong(at)):
            return Tagged(self.tokens[at], Tag.VERB, "ing", ing[1])
        return self._noun(at)

    def _before_and(self) -> Tagged | None:
        for i in range(len(self.out) - 1, -1, -1):
            if self.out[i].tag is Tag.AND:
                return self.out[i - 1] if i else None
        return None

    def _after_mark(self, at: int) -> Tagged:
        if self._only_marks():
            return self._opening(at)
        mark = self.out[-1].token.text if self.out[-1].tag is Tag.MARK else ","
        if mark in STOPS and mark != "(":
            return self._opening(at)
        a = self.tokens[at].analysis
        ing = a.form("ing")
        if ing is not None and (a.noun is None or self._strong(at)):
            return Tagged(self.tokens[at], Tag.VERB, "ing", ing[1])
        if not a.verbs or (a.adjective and self._weak(at) and not self._strong(at)):
            return self._noun(at)
        if a.noun is None:
            return self._sure_verb_after_mark(at)
        form = a.form("past", "s", "base")
        if form is not None and self._strong(at) and (form[0] != "base" or self._listed(form[0])):
            return Tagged(self.tokens[at], Tag.VERB, form[0], form[1])
        return self._noun(at)

    def _listed(self, form: str) -> bool:
        """Whether the last verb has the same form, so that this one goes on with a list of acts."""
        last = next((t for t in reversed(self.out) if t.tag is Tag.VERB), None)
        return last is not None and last.form == form

    def _listed_past(self) -> tuple[str, ...]:
        """The forms that go on with the verb before, where it tells of the past and does not describe a noun."""
        for i in range(len(self.out) - 1, -1, -1):
            one = self.out[i]
            if one.tag is Tag.VERB:
                helped = i > 0 and self.out[i - 1].tag is Tag.AUXILIARY and self.out[i - 1].lemma == "have"
                return ("past",) if one.form == "past" else ("past", "part") if one.form == "part" and helped else ()
            if one.tag in (Tag.RELATIVE, Tag.LINK, Tag.THAT):
                return ()
        return ()

    def _sure_verb_after_mark(self, at: int) -> Tagged:
        a = self.tokens[at].analysis
        part, listed = a.form("part"), a.form(*self._listed_past())
        if listed is not None and self._next_text(at) != "by" and self._weak(at):
            return Tagged(self.tokens[at], Tag.VERB, "past", listed[1])
        if part is not None and (self._next_text(at) == "by" or (not self._strong(at) and self.finite)):
            return Tagged(self.tokens[at], Tag.VERB, "part", part[1])
        if a.adjective and self._weak(at) and not self._strong(at):
            return self._noun(at)
        return self._verb(at, "past", "s", "part", "base") or self._noun(at)

    def _after_relative(self, at: int) -> Tagged:
        a = self.tokens[at].analysis
        if self._previous() is not None and self._previous().lemma == "whose":  # type: ignore[union-attr]
            return self._after_determiner(at)
        form = a.form("past", "s", "base")
        if form is not None and (a.noun is None or self._strong(at) or not self._finite_later(at)):
            return Tagged(self.tokens[at], Tag.VERB, form[0], form[1])
        return self._noun(at)

    def _after_link(self, at: int) -> Tagged:
        a = self.tokens[at].analysis
        ing = a.form("ing")
        if ing is not None and (a.noun is None or self._strong(at)):
            return Tagged(self.tokens[at], Tag.VERB, "ing", ing[1])
        part = a.form("part")
        if part is not None and a.noun is None and not self._strong(at):
            return Tagged(self.tokens[at], Tag.ADJECTIVE if self._weak(at) else Tag.VERB, "part", part[1])
        return self._noun(at)

    def _opening(self, at: int) -> Tagged:
        """The first word of a sentence: a participle, a verb whose subject is the document, else a noun."""
        tagged = self._first(at)
        self.voice = self.voice or (self._only_marks() and tagged.tag is Tag.VERB and tagged.form in ("ing", "s"))
        return tagged

    def _only_marks(self) -> bool:
        """Whether nothing but a number, a letter or marks stands before: 4. Condemns, (a) Urges."""
        return all(t.tag in (Tag.MARK, Tag.ADVERB) or t.form == "number" or len(t.token.text) < 2 for t in self.out)

    def _first(self, at: int) -> Tagged:
        token = self.tokens[at]
        if token.text == "let":
            return Tagged(token, Tag.VERB, "imperative", "let")
        a = token.analysis
        ing = a.form("ing")
        if ing is not None and (
            a.noun is None or self._strong(at) or self._next_text(at) in ("that", "its", "also", "once")
        ):
            return Tagged(token, Tag.VERB, "ing", ing[1])
        form = a.form("s")
        if form is not None and self._speaks(at, form[1]):
            return Tagged(token, Tag.VERB, "s", form[1])
        if form is not None and (
            a.noun is None or self._strong(at) or self._takes_preposition(at, form[1]) or self._next_text(at) == "that"
        ):
            return Tagged(token, Tag.VERB, "s", form[1])
        part = a.form("part")
        if part is not None and a.noun is None:
            return Tagged(token, Tag.VERB if not self._weak(at) else Tag.ADJECTIVE, "part", part[1])
        base = a.form("base")
        if base is not None and not a.adjective and (a.noun is None or self._strong(at)) and not self._finite_later(at):
            return Tagged(token, Tag.VERB, "imperative", base[1])
        return self._noun(at)

    def _speaks(self, at: int, lemma: str) -> bool:
        """Whether a document speaks with the verb: Pays tribute to, Calls once more upon."""
        return lemma in self.prose.lists["voice"] and not self._finite_later(at)

    def _note(self, tagged: Tagged) -> None:
        """Keeps whether the clause has its finite verb."""
        if tagged.tag is Tag.MARK:
            if tagged.token.text in STOPS:
                self.finite, self.outer = False, []
            elif tagged.token.text == "," and self.outer:
                self.finite = self.outer.pop()
        elif tagged.tag in (Tag.RELATIVE, Tag.LINK, Tag.THAT):
            self.outer.append(self.finite)
            self.relative, self.finite = tagged.tag is Tag.RELATIVE, False
        elif tagged.tag is Tag.AND:
            self.finite = False
        elif tagged.tag is Tag.MODAL or (
            tagged.tag in (Tag.VERB, Tag.AUXILIARY) and tagged.form in ("s", "past", "base")
        ):
            self._finite_found(tagged)

    def _finite_found(self, tagged: Tagged) -> None:
        if tagged.form == "base" and tagged.tag is not Tag.MODAL:
            previous = self._previous()
            if previous is not None and previous.tag in (Tag.TO, Tag.MODAL, Tag.AUXILIARY):
                return
        if self.finite is False and self.relative and self.outer:
            self.finite, self.relative = self.outer.pop(), False
        else:
            self.finite = True


def tags_of(tokens: Sequence[Token]) -> list[Tagged]:
    """The tokens with their tags."""
    return Tagger(tokens).tag()
