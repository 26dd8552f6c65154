"""The words of an English sentence, tagged so far, and what stands beside a word."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.english_lexicon import english_prose
from dalil.coding.prose.english_tokens import Token
from dalil.coding.prose.english_words import Ahead, Tag
from dalil.records.mentions import MentionKind

# Members of an enumeration are slow to look up, and these are asked for with every word.
NOUN, ADJECTIVE, DETERMINER, PRONOUN = Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER, Tag.PRONOUN
VERB, AUXILIARY, MODAL, TO = Tag.VERB, Tag.AUXILIARY, Tag.MODAL, Tag.TO
PREPOSITION, AND, RELATIVE, THAT, LINK = Tag.PREPOSITION, Tag.AND, Tag.RELATIVE, Tag.THAT, Tag.LINK
ADVERB, NOT, MARK = Tag.ADVERB, Tag.NOT, Tag.MARK
NOTHING, ENDS, FINITE, SURE = Ahead.NOTHING, Ahead.ENDS, Ahead.FINITE, Ahead.VERB

STOPS = frozenset(".;:!?…(")
OBJECT_PRONOUNS = frozenset(("him", "them", "us", "me", "itself", "themselves", "himself", "herself", "ourselves"))
LOOK = 9

NOMINAL = frozenset((NOUN, PRONOUN))
BEFORE_NOUN = frozenset((DETERMINER, ADJECTIVE))
IN_NOUN_PHRASE = frozenset((NOUN, ADJECTIVE, DETERMINER, PRONOUN))
GOVERNING = frozenset((PREPOSITION, DETERMINER, ADJECTIVE, VERB))
BEFORE_BASE = frozenset((TO, MODAL))


class Context:
    """The tokens of one sentence, tagged so far."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.count = len(tokens)
        self.prose = english_prose()
        self.out: list[Token] = []
        self.title = _is_title(tokens)

    def _previous(self) -> Token | None:
        """The word before, adverbs and negations left out."""
        inside, last = False, True
        for token in reversed(self.out):
            tag = token.tag
            if tag is MARK and token.text in ")(":
                inside = token.text == ")"
                if inside or not last:
                    last = False
                    continue
            if not inside and tag is not ADVERB and tag is not NOT:
                return token
            last = False
        return None

    def _next(self, at: int) -> int | None:
        """The next token that is no adverb."""
        tokens, i = self.tokens, at + 1
        while i < self.count:
            token = tokens[i]
            if not token.analysis.skipped or token.actor is not None:
                return i
            i += 1
        return None

    def _following(self, at: int) -> Token | None:
        """The same, if it is no mark."""
        i = self._next(at)
        return None if i is None or self.tokens[i].mark else self.tokens[i]

    def _strong(self, at: int) -> bool:
        """Whether a noun phrase surely begins after the token."""
        token = self._following(at)
        return token is not None and (token.analysis.opens or self._named(token))

    def _named(self, token: Token) -> bool:
        """Whether a token is or holds a name."""
        return token.mention is not None or bool(token.left) or (token.capital and not self.title)

    def _weak(self, at: int) -> bool:
        """Whether a noun phrase may begin after the token."""
        token = self._following(at)
        return token is not None and (token.analysis.begins or self._named(token))

    def _one_of_adjectives(self, at: int) -> bool:
        """Whether "and" and another adjective follow before a noun: military and economic aid."""
        if at + 3 >= self.count or self.tokens[at + 1].text not in ("and", "or", ","):
            return False
        following = self.tokens[at + 2].analysis
        return (
            following.adjective
            and following.noun is None
            and (self._nounish(at + 2) or self.tokens[at + 3].text in (",", "and"))
        )

    def _nounish(self, at: int) -> bool:
        """Whether a noun or adjective follows, so that a word before it may be an adjective."""
        token = self._following(at)
        if token is None or not token.analysis.naming:
            return False
        a = token.analysis
        return a.adjective or a.noun is not None or token.mention is not None or token.capital

    def _next_text(self, at: int) -> str:
        return self.tokens[at + 1].text if at + 1 < self.count else ""

    def _finite_later(self, at: int) -> bool:
        """Whether a verb that must be finite follows before the clause ends."""
        for i in range(at + 1, min(at + LOOK, self.count)):
            token = self.tokens[i]
            ahead = token.analysis.ahead
            if token.mark:
                if token.text not in ",-":
                    return False
            elif ahead is not NOTHING:
                if ahead is FINITE or ahead is ENDS:
                    return ahead is FINITE
                if token.mention is None and (ahead is SURE or self._past_with_object(i)):
                    return True
        return False

    def _past_with_object(self, i: int) -> bool:
        """Whether a past form that may be a participle stands between a noun and another."""
        before = self.tokens[i - 1].analysis
        return not before.functions and before.noun is not None and self._strong(i)

    def _next_ing(self, at: int) -> bool:
        return at + 1 < self.count and self.tokens[at + 1].analysis.ing is not None

    def _participle_next(self, at: int) -> bool:
        if at + 1 >= self.count:
            return False
        following = self.tokens[at + 1].analysis
        return following.part is not None or following.ing is not None

    def _number_next(self, at: int) -> bool:
        """Whether a sum or number follows, so that a preposition only weighs it: over $3 billion."""
        if at + 1 >= self.count:
            return False
        following = self.tokens[at + 1]
        return following.mention is MentionKind.AMOUNT or (
            following.text[0].isdigit() and following.mention is None and self._weak(at + 1)
        )

    def _adverb_follows(self, at: int) -> bool:
        if at + 1 >= self.count:
            return False
        following = self.tokens[at + 1].analysis
        return following.adverb and following.noun is None

    def _adjective_follows(self, at: int) -> bool:
        i = self._next(at)
        return i is not None and self.tokens[i].analysis.adjective and self.tokens[i].analysis.noun is None


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether most words have a capital, as in a headline."""
    capitals = [t.capital for t in tokens if len(t.text) > 3 and t.mention is None]
    return len(capitals) >= 4 and sum(capitals) > 0.7 * len(capitals)
