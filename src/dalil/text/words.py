"""Words of folded text, and the clitics an Arabic word may carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from dalil.text.folding import Folded

# The first case is the second again, for plain words, which are most.
TOKEN = re.compile(
    r"[a-z\u0621-\u064a]++(?![\w'])|[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,٫٬/:]\d+)*|[^\w\s]|_",
)
PARTING = re.compile(f"({TOKEN.pattern})")
ARABIC_WORD = re.compile("[\u0620-\u064a]+$")
CONJUNCTIONS = frozenset("وف")
PREPOSITIONS = frozenset("بكلس")
ENCLITICS = ("ها", "هم", "هن", "هما", "نا", "كم", "ه", "ك", "ي")


class Word(NamedTuple):
    """A token of folded text; `start` and `end` count folded characters."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is letters or digits, not punctuation."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Cut:
    """The tokens of folded text side by side: their words, and where each starts and ends."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(slots=True)
class Split:
    """One way to take clitics off an Arabic word."""

    conjunction: str  # و, ف or nothing
    preposition: str  # ب, ك, ل, س (future) or nothing
    article: bool  # ال stands before the stem
    stem: str  # without the article


@lru_cache(maxsize=512)  # study, recognition and coding cut the same units of a document
def cut_words(folded: str) -> Cut:
    """The tokens of folded text, in order."""
    pieces = PARTING.split(folded)  # what lies before a token and the token, by turns; last what lies after all
    places = list(accumulate(map(len, pieces)))
    return Cut(tuple(pieces[1::2]), tuple(places[:-1:2]), tuple(places[1::2]))


def cut_raw(folded: Folded) -> Cut:
    """The same with their places in the raw text."""
    cut = cut_words(folded.text)
    if folded.in_place:
        return cut
    starts, ends = folded.starts, folded.ends
    return Cut(cut.words, tuple([starts[first] for first in cut.starts]), tuple([ends[last - 1] for last in cut.ends]))


def words_of(folded: str) -> tuple[Word, ...]:
    """The same, one record a token."""
    cut = cut_words(folded)
    return tuple(map(Word, cut.words, cut.starts, cut.ends))


@lru_cache(maxsize=1024)  # each stage asks where it first sees a word, and remembers what that tells it
def splits(word: str) -> tuple[Split, ...]:
    """Every way to read `word` as conjunction + preposition + article + stem, least split first.

    A stem keeps at least two letters. لل is read as ل + ال.
    """
    if not ARABIC_WORD.match(word):
        return (Split("", "", False, word),)
    found: list[Split] = []
    _split(found, "", "", word)
    first = word[0]
    if first in PREPOSITIONS:
        _split(found, "", first, word[1:])
    elif first in CONJUNCTIONS:
        rest = word[1:]
        _split(found, first, "", rest)
        if rest[:1] in PREPOSITIONS:
            _split(found, first, rest[0], rest[1:])
    return tuple(found)


def _split(found: list[Split], conjunction: str, preposition: str, stem: str) -> None:
    """The ways to read what is left of a word when so much is off, the article first."""
    size = len(stem)
    if preposition == "ل" and size > 2 and stem[0] == "ل":
        found.append(Split(conjunction, preposition, True, stem[1:]))
    if size > 3 and stem.startswith("ال"):
        found.append(Split(conjunction, preposition, True, stem[2:]))
    if size >= 2:
        found.append(Split(conjunction, preposition, False, stem))
