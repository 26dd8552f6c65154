"""Folding for comparison, with a way back: every folded character knows the code points it came from.

Folding removes vowel signs, tatweel and invisible controls; joins hamza seats, alif maqsura and ta marbuta to their
plain letters; maps presentation forms and Persian letter forms to Arabic ones and all decimal digits to ASCII; lowers
case. Each code point folds alone, so the map back is exact.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from dalil.text.forms import Forms

LETTERS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
        "ؤ": "و", "ئ": "ي", "ى": "ي", "ی": "ي", "ے": "ي", "ې": "ي",
        "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ڪ": "ك",
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"',
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ",
    }
)  # fmt: skip
TATWEEL = "\u0640"
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# What nearly all texts are made of: each of these folds to one character, and none but the letters of `CASED` has case.
COMMON = re.compile("[\t\n -@\\[-~\u00a0\u060c\u061b\u061f\u0621-\u063a\u0641-\u064aیک«»“”‘’–—]*")
CASED = re.compile(f"[A-Z{COMMON.pattern[1:]}")
COMMON_LETTERS = tuple((char, LETTERS[ord(char)]) for char in "أإآؤئىةیک«»“”‘’–—\u00a0\t")
MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")  # tatweel and the vowel signs: each folds to nothing

ODD = "\uffff"  # no character: stands for what folds to nothing or to several
MOST_SINGLES = 8192
SHORT = 24  # letters; a table folds so few sooner than one pass for each letter that changes
UNSEEN = frozenset({"Mn", "Me", "Cf"})  # categories of marks and controls


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, the code points `starts[i]..ends[i]` of the raw text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    cased: bool = True  # whether a capital may stand in the raw text

    @property
    def in_place(self) -> bool:
        """Whether each character stands for the one at its own place in the raw text."""
        return isinstance(self.starts, range)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of `text[start:end]`, with the marks that sit on its last letter.

        Raises `ValueError` for an empty or outlying span.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"not a span of the folded text: {start}..{end}")
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=8192)
def fold_char(char: str) -> str:
    """What one code point folds to: nothing, one character, or several (ligatures)."""
    if char == TATWEEL or char in BIDI_CONTROLS:
        return ""
    if unicodedata.category(char) in UNSEEN:
        return ""
    digit = unicodedata.digit(char, None)
    if digit is not None and unicodedata.category(char) == "Nd":
        return str(digit)
    plain = unicodedata.normalize("NFKC", char).translate(LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c != TATWEEL)
    # NFKD splits é into e and a mark; Latin names are compared without accents.
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if unicodedata.category(c) not in UNSEEN)
    return plain.translate(LETTERS).lower()


def _single(code: int) -> str:
    """What a code point folds to where that is one character; `ODD` for all others."""
    folded = fold_char(chr(code))
    return folded if len(folded) == 1 else ODD


SINGLES = Forms(_single, MOST_SINGLES)


def _lettered(text: str) -> str:
    """The folded text, where all its characters are common ones without case."""
    for char, folded in COMMON_LETTERS:
        text = text.replace(char, folded)
    return text


@lru_cache(maxsize=512)  # study, recognition and coding fold the same units of a document
def fold(text: str) -> Folded:
    """Fold `text` and keep the way back. A mark belongs to the letter before it, so no span can split the two."""
    if COMMON.fullmatch(text) is not None:
        return Folded(_lettered(text), range(len(text)), range(1, len(text) + 1), cased=False)
    bare = MARKS.sub("", text)
    if CASED.fullmatch(bare) is None:
        plain = text.translate(SINGLES)
    elif len(bare) == len(text):
        plain = _lettered(text.lower())
    else:
        cased = COMMON.fullmatch(bare) is None
        return _without_marks(text, _lettered(bare.lower() if cased else bare), cased=cased)
    if ODD not in plain:
        # Every character folds to one: the way back is the place itself.
        return Folded(plain, range(len(text)), range(1, len(text) + 1))
    parts = list(map(fold_char, text))
    plain = "".join(parts)
    gone = [at for at, folded in enumerate(parts) if not folded] if "" in parts else []
    if len(plain) + len(gone) == len(text):  # each folds to one character or to none
        starts = list(compress(range(len(text)), parts))
    else:
        starts = [at for at, folded in enumerate(parts) for _ in folded]
    ends = [at + 1 for at in starts]
    for at in gone:
        before = bisect_left(starts, at) - 1
        if before >= 0 and (unicodedata.combining(text[at]) or text[at] == TATWEEL):
            ends[before] = at + 1
    return Folded(plain, tuple(starts), tuple(ends))


def _without_marks(text: str, plain: str, *, cased: bool) -> Folded:
    """The folded text with the way back, where only vowel signs and tatweel fold to nothing."""
    starts, ends = list(range(len(text))), list(range(1, len(text) + 1))
    for gone, match in enumerate(MARKS.finditer(text)):
        at = match.start() - gone
        del starts[at], ends[at]
        if at:
            ends[at - 1] = match.end()
    return Folded(plain, tuple(starts), tuple(ends), cased)


def fold_text(text: str) -> str:
    """The folded text alone, for keys and comparisons."""
    if len(text) > SHORT and CASED.fullmatch(text) is not None:
        return _lettered(text.lower())
    plain = text.translate(SINGLES)
    return "".join(map(fold_char, text)) if ODD in plain else plain


@lru_cache(maxsize=16384)
def fold_name(name: str) -> str:
    """The same for names and words, which come again."""
    return fold_text(name)
