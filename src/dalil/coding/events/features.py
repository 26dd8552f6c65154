"""What the detector sees of a sentence: hashed features in four blocks: spellings, words, groups, pairs of groups.

Features are hashed into a fixed number of places with CRC-32, which is the same on every machine. What depends on one
word alone is remembered for the word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from dalil.coding.events.wording import groups_of, stem_of

BITS = 16
SIZE = 1 << BITS
BLOCKS = ("spelling", "word", "group", "pair")
REACH = 4  # how far apart two words may stand whose groups are seen together
OPENING = 6  # how many words count as the beginning
LONGEST = 5  # letters of a piece of a word
JOINT = 3  # letters of a word that are seen beside the next word

Features = frozenset[int]


def features_of(words: Sequence[str]) -> tuple[Features, ...]:
    """The features of a sentence, given its folded words: one set for each block."""
    joints = [joint_of(a, b) for a, b in joints_of(words)]
    return frozenset[int]().union(*map(spelling_of, words), *joints), *others_of(words)


def others_of(words: Sequence[str]) -> tuple[Features, Features, Features]:
    """The features of all blocks but that of spellings."""
    held = [(at, group) for at, word in enumerate(words) for group in groups_of(word)]
    return _words(words), frozenset(map(place, _groups(held))), frozenset(map(place, _pairs(held)))


def joints_of(words: Sequence[str]) -> list[tuple[str, str]]:
    """The end of each word with the beginning of the next."""
    return [(a[-JOINT:], b[:JOINT]) for a, b in pairwise(words)]


@lru_cache(maxsize=1 << 17)
def place(feature: str) -> int:
    """Where a feature is hashed to."""
    return _hashed(feature)


def _hashed(feature: str) -> int:
    return crc32(feature.encode("utf-8")) & (SIZE - 1)


def spelling_of(word: str) -> Features:
    """The pieces of a word."""
    padded = f" {word} "
    sizes = range(2, LONGEST + 1)
    return frozenset(_hashed(padded[at : at + n]) for n in sizes for at in range(len(padded) - n + 1))


def joint_of(end: str, beginning: str) -> Features:
    """Pieces that reach from one word into the next."""
    whole = f"{end} {beginning}"
    sizes = range(3, LONGEST + 1)
    pieces = (whole[at : at + n] for n in sizes for at in range(len(whole) - n + 1))
    return frozenset(_hashed(p) for p in pieces if " " in p[1:-1])


def _words(words: Sequence[str]) -> Features:
    """Each stem alone, and with the next; a checksum goes on with the next stem where it stopped."""
    stems = [OPENING_STEM, *map(_stem, words), CLOSING_STEM]
    found = {alone for alone, _, _ in stems}
    found.update([crc32(after, before) & (SIZE - 1) for (_, before, _), (_, _, after) in pairwise(stems)])
    return frozenset(found)


def _summed(stem: str) -> tuple[int, int, bytes]:
    """Where a stem is hashed to alone; the checksum of a pair that begins with it; and the rest of one it ends."""
    return _hashed(f"w {stem}"), crc32(f"b {stem} ".encode()), stem.encode()


@lru_cache(maxsize=65536)
def _stem(word: str) -> tuple[int, int, bytes]:
    return _summed(stem_of(word))


OPENING_STEM, CLOSING_STEM = _summed("^"), _summed("$")


def _groups(held: Sequence[tuple[int, str]]) -> Iterator[str]:
    for at, group in held:
        yield f"g {group}"
        if at < OPENING:
            yield f"o {group}"


def _pairs(held: Sequence[tuple[int, str]]) -> Iterator[str]:
    for n, (at, group) in enumerate(held):
        for later, other in held[n + 1 :]:
            if later - at > REACH:
                break
            yield f"p {group} {other}"
