"""What each English word is in its sentence: one pass from left to right, by its forms and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dalil.coding.prose.english_context import (
    ADJECTIVE,
    ADVERB,
    AND,
    AUXILIARY,
    BEFORE_BASE,
    DETERMINER,
    LINK,
    MARK,
    MODAL,
    NOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    STOPS,
    THAT,
    TO,
    VERB,
)
from dalil.coding.prose.english_functions import A_NUMBER
from dalil.coding.prose.english_heads import Heads
from dalil.coding.prose.english_tokens import Token
from dalil.coding.prose.english_words import A_NOUN, AN_ADJECTIVE, AN_ADVERB, Said, Tag

NEEDING = frozenset(("the", "a", "an", "its", "his", "their", "our", "my", "your"))  # determiners that a noun follows
A_NAME: Said = (NOUN, "name", "")
A_PARTICIPLE: Said = (ADJECTIVE, "part", "")
NOTED = frozenset((MARK, RELATIVE, LINK, THAT, AND, MODAL, VERB, AUXILIARY))  # tags that tell where clauses stand
OPENERS = (RELATIVE, LINK, THAT)


class Tagger(Heads):
    """Tags the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self.compounds: dict[int, int] = {}  # by the number of a compound among the tagged words, where its last ends
        self.outer: list[bool] = []  # whether the clauses around have their finite verb
        self.relative = False

    def tag(self) -> None:
        """Tags the tokens; a compound preposition is one, told by its first token."""
        tokens, out = self.tokens, self.out
        at, count = 0, self.count
        while at < count:
            token = tokens[at]
            a, last = token.analysis, at + 1
            if token.mark:
                tag = token.tag = MARK
            elif token.mention is not None:
                tag = NOUN
            elif a.always is not None and not token.capital and not token.left:
                tag, token.form, token.lemma = a.always
                token.tag = tag
            elif a.compounds and (words := self._compound(at, a.compounds)) is not None:
                last = at + len(words)
                self.compounds[len(out)] = tokens[last - 1].end
                tag, _, token.lemma = self._as_one(" ".join(words))
                token.tag = tag
            else:
                tag, token.form, token.lemma = self._one(at, token)
                token.tag = tag
            if tag in NOTED:
                self._note(token)
            out.append(token)
            at = last

    def place(self, at: int) -> tuple[int, int]:
        """Where a tagged word stands in the text, a compound from its first token to its last."""
        token = self.out[at]
        return token.start, self.compounds.get(at, token.end)

    def _one(self, at: int, token: Token) -> Said:
        """What a word is: a name, what it is everywhere, or what the words around make of it."""
        a = token.analysis
        if token.capital and not a.functions and self._name(at):
            return A_NAME
        if token.left and (a.noun is None or a.part is not None):
            return (ADJECTIVE, *a.part[1:]) if a.part is not None else AN_ADJECTIVE
        if a.base is not None and self._after_to() and token.text not in ("have", "be", "do"):
            return a.base
        if a.mostly is not None:
            return a.mostly
        found = self._function(at) if a.functions else None
        if found is not None:
            return found
        if self._adverb(at):
            return AN_ADVERB
        if token.text[0].isdigit():
            return A_NUMBER if self._weak(at) else (NOUN, "number", "")
        previous = self._previous()
        return AFTER[previous.tag if previous is not None else None](self, at)

    def _after_to(self) -> bool:
        return bool(self.out) and self.out[-1].tag in BEFORE_BASE

    def _name(self, at: int) -> bool:
        """Whether a capitalised word is a name: nothing is known of it, or it is written in capitals."""
        token = self.tokens[at]
        a = token.analysis
        if token.upper:
            return True
        if at == 0 or self.tokens[at - 1].mark:
            return not a.known and not a.adverb and not a.adjective
        if not a.known:
            return not self.title or (a.past is None and a.ing is None)
        return not self.title and a.noun is None and not a.adjective

    def _base(self, at: int) -> Said:
        a = self.tokens[at].analysis
        return a.base or a.ing or a.part or self._noun(at)

    def _after_auxiliary(self, at: int) -> Said:
        auxiliary = self._previous()
        assert auxiliary is not None
        a = self.tokens[at].analysis
        if auxiliary.lemma == "be":
            if a.ing is not None and (a.noun is None or auxiliary.form != "ing" or self._weak(at)):
                return a.ing
            return a.part or self._noun(at)
        if auxiliary.lemma == "have":
            return a.part or self._noun(at)
        return a.base or self._noun(at)

    def _after_determiner(self, at: int) -> Said:
        token = self.tokens[at]
        a = token.analysis
        if not a.verbs:
            return self._noun(at)
        ing, part, bare = a.ing, a.part, a.noun is None
        if ing is not None and (bare or not a.known) and self._weak(at) and not self._strong(at):
            return ADJECTIVE, "ing", ing[2]
        if part is not None and "-" in token.text and not self._ends_here(at):
            return ADJECTIVE, "part", part[2]
        if part is not None and bare:
            if self._weak(at):
                return ADJECTIVE, "part", part[2]
            return self._after_head(at) if self.out[-1].form == "part" else part
        if ing is not None and bare:
            return NOUN, "ing", ing[2]
        if bare and not a.adjective:
            if self.out[-1].text in NEEDING and (a.base is not None or a.s is not None):
                return A_NOUN
            return self._after_head(at)
        return self._noun(at)

    def _accused_of(self) -> bool:
        """Whether "of" after a verb of accusing stands before the word: accused X of backing."""
        last = self._last_verb() if self.out[-1].lemma == "of" else None
        return last is not None and last.lemma in ("accuse", "suspect", "convict")

    def _ends_here(self, at: int) -> bool:
        """Whether neither a noun phrase nor another adjective after a comma can follow."""
        return not (self._weak(at) or (self._next_text(at) == "," and self._weak(at + 1)))

    def _after_preposition(self, at: int) -> Said:
        a = self.tokens[at].analysis
        if a.ing is not None:
            lemma = self.prose.nouns.get(a.noun) if a.noun is not None else None
            named = lemma is not None and bool(lemma.frames)
            if not named or self._strong(at) or self._nounish(at) or self._accused_of():
                return a.ing
            return A_NOUN
        if a.part is not None and a.noun is None:
            described = self._weak(at) and self._next_text(at) != "both"
            return (ADJECTIVE, "part", a.part[2]) if described else a.part
        return self._noun(at)

    def _after_noun(self, at: int) -> Said:
        previous = self._previous()
        if previous is not None and previous.possessive:
            return self._after_determiner(at)
        return self._after_head(at)

    def _after_verb(self, at: int) -> Said:
        a = self.tokens[at].analysis
        previous = self._previous()
        assert previous is not None
        bare = a.noun is None
        if a.base is not None and previous.lemma in ("help", "let", "make", "see") and (bare or self._strong(at)):
            return VERB, "bare", a.base[2]
        if a.ing is not None:
            if bare or self._strong(at) or (self._weak(at) and self._takes_gerund(previous.lemma)):
                return a.ing
            return self._noun(at)
        if a.part is not None and bare:
            return self._participle(at, a.part)
        return self._noun(at)

    def _participle(self, at: int, part: Said) -> Said:
        """A participle: an adjective, where a noun phrase may go on after it."""
        return (ADJECTIVE, "part", part[2]) if self._weak(at) else part

    def _takes_gerund(self, lemma: str) -> bool:
        known = self.prose.verbs.get(lemma)
        return known is not None and bool(known.roles & {"denying", "auxiliaries"})

    def _after_and(self, at: int) -> Said:
        """A word after "and": a verb of the same form as the last verb, else what it is by itself."""
        a, last = self.tokens[at].analysis, self._last_verb()
        if not a.verbs and not a.adjective:
            return self._noun(at)
        if a.adjective and a.part is not None and self._weak(at) and not self._strong(at):
            return A_PARTICIPLE
        joined = self._joined_verb(at, last) if last is not None and a.verbs else None
        if joined is not None:
            return joined
        if last is None and a.part is not None and a.noun is None and self._weak(at) and not self._strong(at):
            return A_PARTICIPLE
        if (a.adjective or a.part is not None) and self._after_adjective() and self._weak(at):
            return AN_ADJECTIVE
        if a.ing is not None and (a.noun is None or self._strong(at)):
            return a.ing
        return self._noun(at)

    def _joined_verb(self, at: int, last: Token) -> Said | None:
        """A verb that goes on with the last one, or a participle before a noun."""
        a = self.tokens[at].analysis
        same = a.form(last.form)
        form = same or (a.form("part") if last.form == "past" else None) or a.form("past", "s")
        if form is None:
            return None
        if form[0] == "past" and last.form not in ("past", "part", "s") and self._nounish(at) and not self._strong(at):
            return ADJECTIVE, "part", form[1]
        if a.noun is None or self._strong(at) or self._takes_preposition(at, form[1]):
            return VERB, last.form if same else form[0], form[1]
        return None

    def _after_adjective(self) -> bool:
        """Whether an adjective stands before the last "and"."""
        out = self.out
        for i in range(len(out) - 1, 0, -1):
            if out[i].tag is AND:
                return out[i - 1].tag is ADJECTIVE
        return False

    def _after_mark(self, at: int) -> Said:
        if self._only_marks():
            return self._opening(at)
        before = self.out[-1]
        if before.tag is MARK and before.text in STOPS and before.text != "(":
            return self._opening(at)
        a = self.tokens[at].analysis
        if a.ing is not None and (a.noun is None or self._strong(at)):
            return a.ing
        if not a.verbs or (a.adjective and self._weak(at) and not self._strong(at)):
            return self._noun(at)
        if a.noun is None:
            return self._sure_verb_after_mark(at)
        verb = a.past or a.s or a.base
        if verb is not None and self._strong(at) and (verb is not a.base or self._listed(verb[1])):
            return verb
        return self._noun(at)

    def _listed(self, form: str) -> bool:
        """Whether the last verb has the same form, so that this one goes on with a list of acts."""
        last = self._last_verb()
        return last is not None and last.form == form

    def _listed_past(self) -> tuple[str, ...]:
        """The forms that go on with the verb before, where it tells of the past and does not describe a noun."""
        for i in range(len(self.out) - 1, -1, -1):
            one = self.out[i]
            if one.tag is VERB:
                helped = i > 0 and self.out[i - 1].tag is AUXILIARY and self.out[i - 1].lemma == "have"
                return ("past",) if one.form == "past" else ("past", "part") if one.form == "part" and helped else ()
            if one.tag in OPENERS:
                return ()
        return ()

    def _sure_verb_after_mark(self, at: int) -> Said:
        a = self.tokens[at].analysis
        listed = a.form(*self._listed_past())
        if listed is not None and self._next_text(at) != "by" and self._weak(at):
            return VERB, "past", listed[1]
        if a.part is not None and (self._next_text(at) == "by" or (self.finite and not self._strong(at))):
            return a.part
        if a.adjective and self._weak(at) and not self._strong(at):
            return self._noun(at)
        return a.past or a.s or a.part or a.base or self._noun(at)

    def _after_relative(self, at: int) -> Said:
        previous = self._previous()
        if previous is not None and previous.lemma == "whose":
            return self._after_determiner(at)
        a = self.tokens[at].analysis
        verb = a.past or a.s or a.base
        if verb is not None and (a.noun is None or self._strong(at) or not self._finite_later(at)):
            return verb
        return self._noun(at)

    def _after_link(self, at: int) -> Said:
        a = self.tokens[at].analysis
        if a.ing is not None and (a.noun is None or self._strong(at)):
            return a.ing
        if a.part is not None and a.noun is None and not self._strong(at):
            return self._participle(at, a.part)
        return self._noun(at)

    def _opening(self, at: int) -> Said:
        """The first word of a sentence: a participle, a verb whose subject is the document, else a noun."""
        said = self._first(at)
        self.voice = self.voice or (said[0] is VERB and said[1] in ("ing", "s") and self._only_marks())
        return said

    def _only_marks(self) -> bool:
        """Whether nothing but a number, a letter or marks stands before: 4. Condemns, (a) Urges."""
        for token in self.out:
            tag = token.tag
            if tag is not MARK and tag is not ADVERB and token.form != "number" and len(token.text) > 1:
                return False
        return True

    def _first(self, at: int) -> Said:
        token = self.tokens[at]
        a, bare = token.analysis, token.analysis.noun is None
        if token.text == "let":
            return VERB, "imperative", "let"
        if not a.verbs:
            return self._noun(at)
        following = self._next_text(at)
        if a.ing is not None and (bare or following in ("that", "its", "also", "once") or self._strong(at)):
            return a.ing
        if a.s is not None and (
            bare
            or following == "that"
            or self._strong(at)
            or self._speaks(at, a.s[2])
            or self._takes_preposition(at, a.s[2])
        ):
            return a.s
        if a.part is not None and bare:
            return self._participle(at, a.part)
        if a.base is not None and not a.adjective and (bare or self._strong(at)) and not self._finite_later(at):
            return VERB, "imperative", a.base[2]
        return self._noun(at)

    def _speaks(self, at: int, lemma: str) -> bool:
        """Whether a document speaks with the verb: Pays tribute to, Calls once more upon."""
        return lemma in self.prose.lists["voice"] and not self._finite_later(at)

    def _note(self, token: Token) -> None:
        """Keeps whether the clause has its finite verb."""
        tag = token.tag
        if tag is MARK:
            if token.text in STOPS:
                self.finite, self.outer = False, []
            elif token.text == "," and self.outer:
                self.finite = self.outer.pop()
        elif tag is AND:
            self.finite = False
        elif tag in OPENERS:
            self.outer.append(self.finite)
            self.relative, self.finite = tag is RELATIVE, False
        elif tag is MODAL or token.form in ("s", "past", "base"):
            self._finite_found(token)

    def _finite_found(self, token: Token) -> None:
        if token.form == "base":
            previous = self._previous()
            if previous is not None and previous.tag in (TO, MODAL, AUXILIARY):
                return
        if self.finite is False and self.relative and self.outer:
            self.finite, self.relative = self.outer.pop(), False
        else:
            self.finite = True


AFTER: Mapping[Tag | None, Callable[[Tagger, int], Said]] = {
    TO: Tagger._base,
    MODAL: Tagger._base,
    AUXILIARY: Tagger._after_auxiliary,
    DETERMINER: Tagger._after_determiner,
    ADJECTIVE: Tagger._after_determiner,
    PREPOSITION: Tagger._after_preposition,
    NOUN: Tagger._after_noun,
    PRONOUN: Tagger._after_noun,
    AND: Tagger._after_and,
    MARK: Tagger._after_mark,
    VERB: Tagger._after_verb,
    RELATIVE: Tagger._after_relative,
    LINK: Tagger._after_link,
    THAT: Tagger._after_link,
    None: Tagger._opening,
}  # by the word before; fmt: skip
