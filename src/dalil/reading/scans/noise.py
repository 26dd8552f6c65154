"""Specks, borders and stamps that were taken for words, and how much of what was read makes sense."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dalil.reading.scans.merging import ARABIC_LETTER, DIGIT, LATIN_LETTER, Token, known
from dalil.reading.scans.numbers import digits_of

NOISE = 0.3  # a sign read with less confidence, that is no word, is dirt
FEW = 3  # letters: a longer line is kept, however poorly it was read
SHORTEST = 3  # letters of a word that can be judged
VOWELS = re.compile("[aeiouyAEIOUY]")
UNSPEAKABLE = re.compile("[^aeiouyAEIOUY']{6}")


def is_noise(token: Token) -> bool:
    """Whether a token is dirt: a stray sign or letter of low confidence. A number never is."""
    if token.confidence >= NOISE or DIGIT.search(token.text):
        return False
    letters = len(ARABIC_LETTER.findall(token.text)) + len(LATIN_LETTER.findall(token.text))
    return letters < 2


def is_dirt(tokens: Sequence[Token]) -> bool:
    """Whether a whole line is dirt: a few letters at most, none of them a word or a number read with confidence."""
    if any((likely(t) or digits_of(t.text)) and t.confidence >= NOISE for t in tokens):
        return False
    letters = sum(len(t.text) for t in tokens)
    return letters <= FEW and sum(t.confidence * len(t.text) for t in tokens) < NOISE * letters


def likely(token: Token) -> bool:
    """Whether a token is an Arabic word in use, or can be said as a Latin one."""
    if ARABIC_LETTER.search(token.text):
        return known(token.text)
    letters = "".join(LATIN_LETTER.findall(token.text))
    if letters.isupper():
        return len(letters) > 1
    return len(letters) > 1 and VOWELS.search(letters) is not None and UNSPEAKABLE.search(letters) is None


def sense(tokens: Sequence[Token]) -> float | None:
    """The share of words that are in use, of those long enough to be judged; None where there are none."""
    words = [t for t in tokens if len(ARABIC_LETTER.findall(t.text)) + len(LATIN_LETTER.findall(t.text)) >= SHORTEST]
    return sum(likely(t) for t in words) / len(words) if words else None
