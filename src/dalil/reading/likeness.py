"""Which texts are the same, or nearly so, told by their folded words: a paper as docx and pdf, a reprint, a correction.

A text is known by a digest of its words and by a sketch: of the hashes of all runs of three words, the lowest ones. As
hashes fall at random, two sketches agree as far as the two texts do. Hashing is BLAKE2b, the same on every machine.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest

from dalil.records.layouts import little_endian
from dalil.text.folding import fold_text
from dalil.text.forms import Forms

SCHEME = "dalil.likeness.v1"  # another way to make signatures is another scheme
BETWEEN = re.compile(r"[\W_]+")  # words
RUN = 3  # words
SIZE = 128  # hashes of a sketch
LOOKED_UP = 24  # of them, by which like texts are found
LEAST_RUNS = 30  # a shorter text is compared as a whole only
PIECE = 1_000_000  # code points that are folded at a time
MOST_CHARS = 2_000_000  # of a longer text its beginning is sketched
MOST_HOLDERS = 64  # texts kept a hash: what stands in more of them is a form that all use
LIKE = 0.35  # of the runs in either text that are in both; 15 words in 100 changed reach it
BITS = (1 << 64) - 1
FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)  # odd, without pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a text is known by among others."""

    words_digest: str  # of its folded words in order; empty where it has none
    sketch: tuple[int, ...]  # rising; empty where the text is short

    @property
    def packed(self) -> bytes:
        """The sketch as it is kept: eight bytes a hash, the lowest first in each."""
        return little_endian(array("Q", self.sketch)).tobytes()


def unpacked(words_digest: str, sketch: bytes) -> Signature:
    """A signature as it was kept."""
    hashes = array("Q")
    hashes.frombytes(sketch)
    return Signature(words_digest=words_digest, sketch=tuple(little_endian(hashes)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A text that is like another one."""

    name: str
    share: float  # of the words, as near as the sketches tell; 1.0 where all words are the same


def signature_of(text: str) -> Signature:
    """The signature of a text."""
    digest = blake2b(digest_size=16)
    beginning: list[str] = []
    room, has_words = MOST_CHARS, False
    for piece in _pieces(text):
        words = BETWEEN.sub(" ", fold_text(piece)).strip()
        if words:
            has_words = True
            digest.update(f"{words} ".encode("utf-8", "surrogatepass"))
            beginning += words[:room].split()
            room = max(0, room - len(words))
    runs = set(_runs([_HASHES[word] for word in beginning]))
    named = digest.hexdigest() if has_words else ""
    return Signature(words_digest=named, sketch=tuple(nsmallest(SIZE, runs)) if len(runs) >= LEAST_RUNS else ())


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of the runs in either text that are in both, as near as their sketches tell."""
    lowest = sorted({*one, *other})[:SIZE]
    both = set(one) & set(other)
    return sum(h in both for h in lowest) / len(lowest) if lowest else 0.0


class Likenesses:
    """Texts by name, among which the twin of another is looked for."""

    def __init__(self) -> None:
        self._same: dict[str, str] = {}
        self._holders: dict[int, list[int]] = {}
        self._texts: list[tuple[str, tuple[int, ...]]] = []

    def add(self, name: str, signature: Signature) -> None:
        """One text more."""
        if signature.words_digest:
            self._same.setdefault(signature.words_digest, name)
        for value in signature.sketch[:LOOKED_UP]:
            holders = self._holders.setdefault(value, [])
            if len(holders) < MOST_HOLDERS:
                holders.append(len(self._texts))
        self._texts.append((name, signature.sketch))

    def twin(self, signature: Signature) -> Twin | None:
        """The text with the same words, else the one most like it, the earlier of equals; none below the threshold."""
        same = self._same.get(signature.words_digest)
        if same is not None:
            return Twin(name=same, share=1.0)
        near = Counter(at for h in signature.sketch[:LOOKED_UP] for at in self._holders.get(h, ()))
        shares = [(likeness(signature.sketch, self._texts[at][1]), -at) for at in near]
        share, at = max(shares, default=(0.0, 0))
        return Twin(name=self._texts[-at][0], share=_of_words(share)) if share >= LIKE else None


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that end at blanks, so that no more than one of a long text is folded at a time."""
    start = 0
    while start < len(text):
        end = text.find(" ", start + PIECE)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end


def _of_words(share: float) -> float:
    """The share of equal words that leaves such a share of equal runs, where changes are spread evenly."""
    return float((2 * share / (1 + share)) ** (1 / RUN))


def _runs(words: Sequence[int]) -> Iterator[int]:
    """A hash of each run of three words."""
    first, second, third, last = FACTORS
    for a, b, c in zip(words, words[1:], words[2:], strict=False):
        mixed = (a * first + b * second + c * third) & BITS
        yield ((mixed ^ (mixed >> 31)) * last & BITS) ^ (mixed >> 17)


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


_HASHES: Forms[str, int] = Forms(_hash)
