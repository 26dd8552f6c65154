"""How far a text that was read is from the text that is there."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq, Levenshtein

# Vowel signs and tatweel, bidi controls, soft hyphens; marks of list items and lines between cells, which are drawn.
LEFT_OUT = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]"
)
DRAWN = re.compile("[|•◦▪▫■□●○‣⁃∙·\uf0a7\uf0b7\uf020-\uf0ff]")
DIGITS = "0-9٠-٩۰-۹"
NUMBER = re.compile(rf"[{DIGITS}]+(?:[.,٫٬][{DIGITS}]+)*")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One reading of one document."""

    cer: float  # character error rate
    folded: float  # the same after NFKC on both sides, which forgives presentation forms
    numbers: float  # share of the numbers that are right and in order
    words: float  # share of the words that are there, wherever
    order: float  # share of words found that stand in the order of the text


def score(read: str, truths: Sequence[str]) -> Score:
    """The reading beside the truth that it is nearest to."""
    text = plain(read)
    return min((_score(text, plain(t)) for t in truths), key=lambda s: s.cer)


def plain(text: str) -> str:
    """The text as it is compared: NFC, without what may be written or not, blanks as one."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join(DRAWN.sub(" ", LEFT_OUT.sub("", composed)).split())


def _score(text: str, truth: str) -> Score:
    numbers = NUMBER.findall(truth)
    words = Counter(WORD.findall(truth))
    found = words & Counter(WORD.findall(text))
    return Score(
        cer=Levenshtein.distance(text, truth) / len(truth),
        folded=_folded(text, truth),
        numbers=LCSseq.similarity(numbers, NUMBER.findall(text)) / len(numbers) if numbers else 1.0,
        words=found.total() / words.total(),
        order=in_order(WORD.findall(text), WORD.findall(truth)),
    )


def _folded(text: str, truth: str) -> float:
    read, there = (plain(unicodedata.normalize("NFKC", t)) for t in (text, truth))
    return Levenshtein.distance(read, there) / len(there)


def in_order(read: Sequence[str], truth: Sequence[str]) -> float:
    """Of the words that either text has once, the share in the longest run of them in the right order."""
    once, there = Counter(truth), Counter(read)
    place = {word: i for i, word in enumerate(read)}
    places = [place[w] for w in truth if once[w] == 1 and there[w] == 1]
    ends: list[int] = []
    for at in places:
        i = bisect_left(ends, at)
        ends[i : i + 1] = [at]
    return len(ends) / len(places) if places else 0.0
