"""English words of a sentence: joined at hyphens, parted at contractions, each with everything it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dalil.coding.prose.english_lexicon import english_prose
from dalil.coding.prose.english_words import FORMS, NO_FUNCTION, Analysis, Tag, analyse, guessed
from dalil.coding.rules.atoms import covered
from dalil.coding.rules.lexicon import words_for
from dalil.records.mentions import ActorRef, Mention, MentionKind, Mentions
from dalil.records.units import UnitText
from dalil.text.folding import fold
from dalil.text.words import cut_raw

QUOTES = frozenset("\"'“”«»‘’`")
AGAINST_OR_FOR = frozenset(("anti", "pro", "non", "counter"))
PREFIXES = AGAINST_OR_FOR | {"pre", "post", "mid", "self", "co", "multi", "inter", "ex", "then", "vice", "semi"}
CONTRACTIONS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}
STEMS = {"ca": "can", "wo": "will", "sha": "shall"}  # before n't
NOWHERE = -1

Joined = tuple[int, int, ActorRef | None]  # a word joined to another by a hyphen: where it stands, and whom it names


@dataclass(slots=True)
class Token:
    """A word, name or mark, and what it is in its sentence; `start` and `end` count code points of the unit's text."""

    start: int
    end: int
    text: str
    analysis: Analysis
    capital: bool = False
    upper: bool = False  # written in capitals
    mention: MentionKind | None = None
    actor: ActorRef | None = None
    possessive: bool = False
    mark: bool = False
    words: tuple[str, ...] = ()  # of a mention of several words
    left: tuple[Joined, ...] = ()  # actors joined by a hyphen before the word
    tag: Tag = Tag.NOUN  # this and what follows: set when the sentence is tagged
    form: str = ""  # of a verb: s, past, base, ing, part
    lemma: str = ""


class _Tokens:
    """The tokens of one unit, read from left to right."""

    def __init__(self, unit: UnitText, mentions: Mentions) -> None:
        self.text = unit.text
        self.found: list[Token] = []
        self.edge = NOWHERE  # where the last word ends; nowhere after a mark
        self.hyphen: Token | None = None  # a hyphen that the last word stands right before
        self.voice = words_for("en")["us"] if mentions.voice is not None else NO_FUNCTION

    def outside(self, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> None:
        """Words and marks that no mention covers."""
        text, found, voice = self.text, self.found, self.voice
        for start, end, word, a in zip(starts, ends, words, map(FORMS.__getitem__, words), strict=True):
            if a.plain and self.hyphen is None and not (voice and word in voice):
                capital = text[start].isupper()
                upper = capital and end - start > 1 and text[start:end].isupper()
                found.append(Token(start, end, word, a, capital, upper))
                self.edge = end
            elif word[0].isalnum():
                self.add(start, end, word, self.parted(start, end, word))
            else:
                self.mark(start, end, word)

    def mark(self, start: int, end: int, text: str) -> None:
        """A punctuation mark; quotation marks are dropped."""
        self.dangling()
        found = self.found
        if text == "-" and start == self.edge and not found[-1].mark:
            self.hyphen = Token(start, end, text, analyse(text), mark=True)
        elif text not in QUOTES:
            found.append(Token(start, end, text, analyse(text), mark=True))
        elif text == "'" and found and found[-1].end == start and found[-1].text.endswith("s"):
            found[-1].possessive = True
        self.edge = NOWHERE

    def dangling(self) -> None:
        """A hyphen that joins nothing is a mark."""
        if self.hyphen is not None:
            self.found.append(self.hyphen)
            self.hyphen = None

    def mention(self, start: int, end: int, word: str, mention: Mention) -> None:
        """A mention, which swallows the words it covers."""
        text = self.text
        actor = mention.value if isinstance(mention.value, ActorRef) else None
        token = Token(start, end, word, analyse(word), True, False, mention.kind, actor)
        token.possessive = text[end : end + 2] in ("'s", "’s")
        if actor is not None and (actor.quote is None or _common(token, actor)):
            token.mention = token.actor = None
        elif " " in text[start:end]:
            token.words = tuple(text[start:end].lower().split())
        self.add(start, end, word, [token])

    def add(self, start: int, end: int, word: str, tokens: list[Token]) -> None:
        """Adds what a word or mention is read as: after a hyphen, joined to the word before."""
        found = self.found
        if self.hyphen is not None and self.hyphen.end == start:
            self.hyphen = None
            found.append(_joined(found.pop(), tokens[0]))
        else:
            self.dangling()
            if word == "s" and found and found[-1].end == start and found[-1].text[0].isdigit():
                found[-1].end = end  # the 1990s
            else:
                found.extend(tokens)
        self.edge = end

    def parted(self, start: int, end: int, word: str) -> list[Token]:
        """A word as one token; a contraction as two, a possessor without its ending."""
        text, capital = self.text, self.text[start].isupper()
        if word in self.voice:
            return [Token(start, end, word, analyse(word), capital=True, possessive=word == "our")]
        if word.endswith("'s"):
            cut, upper = end - 2, text[start : end - 2].isupper()
            return [Token(start, cut, word[:-2], analyse(word[:-2]), capital, upper, possessive=True)]
        ending = next((e for e in CONTRACTIONS if word.endswith(e)), "") if "'" in word else ""
        if not ending:
            upper = capital and "'" not in word and end - start > 1 and text[start:end].isupper()
            return [Token(start, end, word, analyse(word), capital, upper)]
        cut, stem = end - len(ending), STEMS.get(word[: -len(ending)], word[: -len(ending)])
        rest = Token(cut, end, CONTRACTIONS[ending], analyse(CONTRACTIONS[ending]))
        return [Token(start, cut, stem, analyse(stem), capital), rest] if stem else [rest]


def tokens_of(unit: UnitText, mentions: Mentions) -> list[Token]:
    """The tokens of a unit; "us" and "our" of a document that speaks are written like names."""
    cut, tokens, at = cut_raw(fold(unit.text)), _Tokens(unit, mentions), 0
    words, starts, ends = cut.words, cut.starts, cut.ends
    for mention, (start, end), first, last in covered(cut, unit, mentions):
        tokens.outside(words[at:first], starts[at:first], ends[at:first])
        tokens.mention(min(starts[first], start), end, words[first], mention)
        at = last
    tokens.outside(words[at:], starts[at:], ends[at:])
    tokens.dangling()
    return tokens.found


def _common(token: Token, actor: ActorRef) -> bool:
    """Whether an unresolved mention is one common noun that also names an act: opposition."""
    if actor.actor_id is not None or token.end - token.start != len(token.text):
        return False
    known = english_prose().nouns.get(token.analysis.noun or "")
    return known is not None and any(not f.thing for f in known.frames)


def _joined(left: Token, right: Token) -> Token:
    """Two words joined by a hyphen."""
    text = left.text + "-" + right.text
    token = Token(left.start, right.end, text, _hyphenated(left.text, right.text), left.capital)
    token.possessive = right.possessive
    if left.capital and right.capital and (left.actor is None or right.actor is None):
        token.analysis, token.actor = guessed(text), left.actor or right.actor
        token.mention = left.mention or right.mention
    elif left.actor is not None or left.left or (left.capital and not left.analysis.known):
        token.left = left.left or ((left.start, left.end, left.actor),)
        if right.actor is not None or (right.capital and not right.analysis.known):
            token.left = (*token.left, (right.start, right.end, right.actor))
    elif right.actor is not None:
        token.analysis = _describing(text)
        if left.text not in PREFIXES:
            token.mention, token.actor = right.mention, right.actor
    elif left.text in AGAINST_OR_FOR and right.analysis.noun and not analyse(text).known:
        noun, plural = right.analysis.noun, right.analysis.plural
        token.analysis = Analysis(text, NO_FUNCTION, (), noun, plural, True, False, True)
    if token.left:
        token.capital = False
        if right.capital:
            token.analysis = _describing(text)
    return token


@lru_cache(maxsize=8192)
def _hyphenated(left: str, right: str) -> Analysis:
    """What two joined words can be: what the lexicon says of them with a hyphen or without, else what the second is."""
    text = left + "-" + right
    found = analyse(text)
    if found.known:
        return found
    together = analyse(left + right)
    a = together if together.known else analyse(right)
    return Analysis(text, a.functions, a.verbs, a.noun, a.plural, a.adjective, a.adverb, a.known)


@lru_cache(maxsize=8192)
def _describing(text: str) -> Analysis:
    """A joined word that can only be an adjective."""
    return Analysis(text, NO_FUNCTION, (), None, False, True, False, True)
