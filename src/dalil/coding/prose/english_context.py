"""The tags of English words, and what stands beside a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from dalil.coding.prose.english_lexicon import english_prose
from dalil.coding.prose.english_words import Token
from dalil.records.mentions import MentionKind

STOPS = frozenset(".;:!?…(")
OBJECT_PRONOUNS = frozenset(("him", "them", "us", "me", "itself", "themselves", "himself", "herself", "ourselves"))
CLAUSE_OR_PHRASE = frozenset(("after", "before", "since", "until", "till", "as", "than", "but", "because"))
LOOK = 9


class Tag(Enum):
    """What a word is in its sentence."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    DETERMINER = "determiner"
    PRONOUN = "pronoun"
    VERB = "verb"
    AUXILIARY = "auxiliary"
    MODAL = "modal"
    TO = "to"
    PREPOSITION = "preposition"
    AND = "and"
    RELATIVE = "relative"
    THAT = "that"
    LINK = "link"
    ADVERB = "adverb"
    NOT = "not"
    MARK = "mark"

    __hash__ = object.__hash__  # members are single, and hashed for every word


NOMINAL = frozenset((Tag.NOUN, Tag.PRONOUN))
BEFORE_NOUN = frozenset((Tag.DETERMINER, Tag.ADJECTIVE))
IN_NOUN_PHRASE = frozenset((Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.PRONOUN))
GOVERNING = frozenset((Tag.PREPOSITION, Tag.DETERMINER, Tag.ADJECTIVE, Tag.VERB))
SKIPPED = frozenset((Tag.ADVERB, Tag.NOT))


@dataclass(slots=True)
class Tagged:
    """A token with its tag; a verb with its form and base form."""

    token: Token
    tag: Tag
    form: str = ""  # s, past, base, ing, part
    lemma: str = ""
    words: int = 1  # a compound preposition covers several tokens


class Context:
    """The tokens of one sentence, tagged so far."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.texts = tuple(t.text for t in tokens)
        self.prose = english_prose()
        self.out: list[Tagged] = []
        self.title = _is_title(tokens)

    def _previous(self) -> Tagged | None:
        """The word before, adverbs and negations left out."""
        inside = False
        for tagged in reversed(self.out):
            if tagged.tag is Tag.MARK and tagged.token.text in ")(":
                inside = tagged.token.text == ")"
                if inside or (len(self.out) > 1 and tagged is not self.out[-1]):
                    continue
            if not inside and tagged.tag not in SKIPPED:
                return tagged
        return None

    def _next(self, at: int) -> int | None:
        """The next token that is no adverb."""
        i = at + 1
        while i < len(self.tokens) and self.tokens[i].analysis.adverb and not self._nominal_word(i):
            i += 1
        return i if i < len(self.tokens) else None

    def _nominal_word(self, i: int) -> bool:
        a = self.tokens[i].analysis
        return (
            bool(a.functions & {"determiners", "pronouns", "prepositions"})
            or a.adjective
            or self.tokens[i].actor is not None
        )

    def _strong(self, at: int) -> bool:
        """Whether a noun phrase surely begins after the token."""
        i = self._next(at)
        if i is None:
            return False
        token = self.tokens[i]
        if token.mark:
            return False
        if token.mention is not None or token.left or (token.capital and not self.title):
            return True
        return (
            bool(token.analysis.functions & {"determiners", "possessives", "pronouns", "numbers"})
            or token.text[0].isdigit()
        )

    def _weak(self, at: int) -> bool:
        """Whether a noun phrase may begin after the token."""
        i = self._next(at)
        if i is None or self.tokens[i].mark:
            return False
        a = self.tokens[i].analysis
        return self._strong(at) or a.adjective or a.noun is not None or a.form("part", "ing") is not None

    def _one_of_adjectives(self, at: int) -> bool:
        """Whether "and" and another adjective follow before a noun: military and economic aid."""
        if at + 3 >= len(self.tokens) or self.tokens[at + 1].text not in ("and", "or", ","):
            return False
        following = self.tokens[at + 2].analysis
        return (
            following.adjective
            and following.noun is None
            and (self._nounish(at + 2) or self.tokens[at + 3].text in (",", "and"))
        )

    def _nounish(self, at: int) -> bool:
        """Whether a noun or adjective follows, so that a word before it may be an adjective."""
        i = self._next(at)
        if i is None or self.tokens[i].mark:
            return False
        token = self.tokens[i]
        if token.analysis.functions - {"adjectives", "numbers", "titles", "unnamed"}:
            return False
        return token.mention is not None or token.capital or token.analysis.adjective or token.analysis.noun is not None

    def _next_text(self, at: int) -> str:
        return self.tokens[at + 1].text if at + 1 < len(self.tokens) else ""

    def _finite_later(self, at: int) -> bool:
        """Whether a verb that must be finite follows before the clause ends."""
        for i in range(at + 1, min(at + LOOK, len(self.tokens))):
            token = self.tokens[i]
            a = token.analysis
            if token.mark and token.text not in ",-":
                return False
            if a.functions & {"modals", "relatives", "subordinators"} and token.text not in ("as", "than"):
                return bool(a.functions & {"modals"})
            if a.functions & {"be", "have", "do"} and a.form("ing") is None and token.text not in ("be", "been"):
                return True
            if self._surely_finite(i):
                return True
        return False

    def _surely_finite(self, i: int) -> bool:
        token = self.tokens[i]
        a = token.analysis
        if token.mention is not None or a.noun is not None or a.functions or a.adjective:
            return False
        past = a.form("past")
        if past is None:
            return a.form("s") is not None
        part = a.form("part")
        if part is None:
            return True
        before = self.tokens[i - 1].analysis
        return self._strong(i) and not before.functions and before.noun is not None

    def _next_ing(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at + 1].analysis.form("ing") is not None

    def _participle_next(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at + 1].analysis.form("part", "ing") is not None

    def _number_next(self, at: int) -> bool:
        """Whether a sum or number follows, so that a preposition only weighs it: over $3 billion."""
        if at + 1 >= len(self.tokens):
            return False
        following = self.tokens[at + 1]
        return following.mention is MentionKind.AMOUNT or (
            following.text[0].isdigit() and following.mention is None and self._weak(at + 1)
        )

    def _adverb_follows(self, at: int) -> bool:
        return (
            at + 1 < len(self.tokens)
            and self.tokens[at + 1].analysis.adverb
            and self.tokens[at + 1].analysis.noun is None
        )

    def _adjective_follows(self, at: int) -> bool:
        i = self._next(at)
        return i is not None and self.tokens[i].analysis.adjective and self.tokens[i].analysis.noun is None

    def _noun_likely(self, i: int) -> bool:
        return self.tokens[i].analysis.noun is not None and not self._strong(i)


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether most words have a capital, as in a headline."""
    words = [t for t in tokens if not t.mark and len(t.text) > 3 and t.mention is None]
    return len(words) >= 4 and sum(t.capital for t in words) > 0.7 * len(words)
