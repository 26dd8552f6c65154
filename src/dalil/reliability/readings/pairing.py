"""Which coded claim stands for which read claim.

Two actors match when the token F1 of their words is at least 0.5 after folding (vowel signs, hamza seats, final ya and
ta marbuta), with or without attached wa, fa, bi, li, ka and al-. Where the reader found no words for an actor, the
coder must have found none either, or a name that matches what the reader says is meant. The rules, and the order in
which claims are paired, are fixed: figures of different versions can be compared only as long as these stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

MATCH = 0.5
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
WORD = re.compile(r"[^\W_]+")
ARABIC = re.compile("[\u0600-\u06ff]")
ATTACHED = tuple(map(re.compile, ("^[وف](?=...)", "^لل(?=..)|^[بلك](?=...)", "^ال(?=..)")))
PLAIN = frozenset({"the", "a", "an", "of", "and", "s"})

Money = tuple[float | str, str | None]  # the number, or words that are none, and the currency
Left = TypeVar("Left")
Right = TypeVar("Right")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """A claim as a person read it."""

    relation: str
    source: str | None  # words of the passage; None where it has none
    target: str | None
    implied_source: str | None = None  # who is meant where the passage has no words for it
    implied_target: str | None = None
    domain: str | None = None
    polarity: str | None = None
    amount: Money | None = None
    trigger: str | None = None  # the words that report it


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor as a coder gives it."""

    surface: str | None = None  # words of the passage; None where inherited
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedClaim:
    """A claim as a coder gives it."""

    relation: str
    source: Named = Named()  # nobody
    target: Named = Named()
    domain: str | None = None
    polarity: str | None = None
    amount: Money | None = None
    score: float = 1.0


def dyads_match(read: ReadClaim, coded: CodedClaim) -> bool:
    """Whether both actors match, each on its side."""
    return actors_match(read.source, read.implied_source, coded.source) and actors_match(
        read.target, read.implied_target, coded.target
    )


def actors_match(words: str | None, implied: str | None, coded: Named) -> bool:
    """Whether a coder's actor is the one the reader found in the words, or implied."""
    given = [name for name in (coded.surface, coded.name) if name]
    if words is not None:
        return any(overlap(words, name) >= MATCH for name in given)
    if not implied:
        return not coded.surface
    return not given or any(overlap(implied, name) >= MATCH for name in given)


@lru_cache(maxsize=65536)
def overlap(one: str, other: str) -> float:
    """Token F1 of two names; two words are the same when any of their forms are."""
    left, right = tokens(one), list(tokens(other))
    size, common = len(left) + len(right), 0
    for word in left:
        twin = next((w for w in right if word & w), None)
        if twin is not None:
            right.remove(twin)
            common += 1
    return 2 * common / size if common else 0.0


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[frozenset[str], ...]:
    """The words of a name, each as the forms it may have without what is attached to it."""
    folded = MARKS.sub("", name).translate(LETTERS).lower()
    return tuple(_forms(word) for word in WORD.findall(folded) if word not in PLAIN)


def _forms(word: str) -> frozenset[str]:
    found = {word}
    if ARABIC.match(word):
        for attached in ATTACHED:
            found |= {attached.sub("", form) for form in found}
    return frozenset(found)


def pair_up(
    read: Sequence[Left], coded: Sequence[Right], same: Callable[[Left, Right], bool]
) -> list[tuple[Left, Right]]:
    """The largest one-to-one matching, found by augmenting paths; the lists are short."""
    owner: dict[int, int] = {}

    def place(at: int, seen: set[int]) -> bool:
        for other, candidate in enumerate(coded):
            if other not in seen and same(read[at], candidate):
                seen.add(other)
                if other not in owner or place(owner[other], seen):
                    owner[other] = at
                    return True
        return False

    for at in range(len(read)):
        place(at, set())
    return [(read[at], coded[other]) for other, at in owner.items()]
