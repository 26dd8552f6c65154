"""One line read by two models, one of Arabic and one of Latin letters, becomes one sequence of tokens.

Neither model reads what the other was made for, and each is sure of what it was made for; so where their words stand
over the same ink, the surer one speaks. Numbers are left to `numbers`, with what each model made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from dalil.reading.scans.engine import Word
from dalil.reading.wordstock import in_use
from dalil.text.folding import fold_text

CONTROLS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
ARABIC_LETTER = re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u06d3]")
LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
DIGIT = re.compile("[0-9٠-٩۰-۹]")
NUMBER = re.compile(r"[-–—.,:;/\\%٪$€£()\[\]+*'\"٫٬،؟«»]*[0-9٠-٩][0-9٠-٩.,:;/\\%٪$€£()\[\]+*'\"٫٬،–—-]*")
EDGE_MARKS = ".,:;!?،؛؟()[]«»\"'"
KNOWN = 0.45  # a word in use that the Arabic model read with this confidence is no Latin word
STOPS = re.compile(r"\.{2,}$")
CLEAR = 0.75  # from this on a model knows what it reads
UNSURE = 0.6
SURE = 0.85
NEAR_WORDS = 4  # how far apart in a line two words are whose boxes may overlap
IN_LATIN = 0.4  # how sure a Latin word must be on a page of them
LATIN_LINE = 0.55  # the share of a line's width in Latin words that makes it one


class Script(Enum):
    """What a token is written in."""

    ARABIC = "arabic"
    LATIN = "latin"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a line; its edges in pixels of the line's picture."""

    text: str
    script: Script
    confidence: float
    left: int
    right: int
    readings: tuple[str, ...] = ()  # of a number, by the models: Arabic, then English
    sure: tuple[float, ...] = ()  # of each reading
    other: str | None = None  # a second reading that may be right


def merged(arabic: Sequence[Word], english: Sequence[Word], *, clear: float = CLEAR) -> list[Token]:
    """The tokens of a line from left to right; `clear` is how sure Latin words must be."""
    arabic, english = _trimmed(arabic, backwards=True), _trimmed(english, backwards=False)
    arabic = [_beside_numbers(w, english) for w in arabic]
    stacks = list(_stacks(arabic, english))
    total = sum(w.right - w.left for w in (*arabic, *english)) or 1
    latin = [e for a, e in stacks if _is_latin(a, e, clear)]
    share = 2 * sum(w.right - w.left for stack in latin for w in stack) / total
    sure = any(w.confidence >= UNSURE and known(w.text) for a, e in stacks if not _is_latin(a, e, clear) for w in a)
    if not arabic or (share > LATIN_LINE and not sure):
        return [_token(w, (_NONE, w.text)) for w in _by_place(english)]
    return [token for a, e in stacks for token in _chosen(a, e, clear)]


def is_arabic(arabic: Sequence[Sequence[Word]], english: Sequence[Sequence[Word]]) -> bool:
    """Whether a page is written in Arabic letters for the most part."""
    ours = sum(len(w.text) for line in arabic for w in line if w.confidence > UNSURE and known(w.text))
    theirs = sum(len(w.text) for line in english for w in line if w.confidence > SURE and LATIN_LETTER.search(w.text))
    return ours > theirs


def _trimmed(words: Sequence[Word], *, backwards: bool) -> list[Word]:
    """The words of a reading, which follow one another, with boxes that do not reach over those of others."""
    order = list(words)[:: -1 if backwards else 1]
    found: list[Word] = []
    for n, word in enumerate(order):
        left, right = word.left, word.right
        for m in range(max(0, n - NEAR_WORDS), min(len(order), n + NEAR_WORDS + 1)):
            other = order[m]
            if m < n and other.right - other.left < word.right - word.left and other.left >= word.left:
                left = max(left, other.right)
            elif m > n and other.right - other.left < word.right - word.left and other.right <= word.right:
                right = min(right, other.left)
        found.append(word if left >= right else replace(word, left=left, right=right))
    return found


def _beside_numbers(word: Word, english: Sequence[Word]) -> Word:
    """A word of the Arabic model, its box as far as it goes without the numbers that the English one is sure of."""
    for number in english:
        shared = min(word.right, number.right) - max(word.left, number.left)
        sure = number.confidence >= CLEAR and len(DIGIT.findall(number.text)) > 1 and NUMBER.fullmatch(number.text)
        if not sure or shared <= 0:
            continue
        if NUMBER.fullmatch(clean(word.text)):
            if shared > 0.5 * (word.right - word.left):
                return replace(word, left=number.left, right=number.right)
        elif shared > 0.5 * (number.right - number.left):
            before, after = number.left - word.left, word.right - number.right
            left, right = (word.left, number.left) if before >= after else (number.right, word.right)
            if left < right:
                word = replace(word, left=left, right=right)
    return word


_NONE = ""
_Stack = tuple[list[Word], list[Word]]


def _stacks(arabic: Sequence[Word], english: Sequence[Word]) -> Iterator[_Stack]:
    """The words of both models that stand over the same ink, from left to right."""
    pool = sorted([(w, True) for w in arabic] + [(w, False) for w in english], key=lambda p: (p[0].left, p[0].right))
    stack: _Stack = ([], [])
    edge = -1
    for word, is_arabic in pool:
        share = edge - word.left
        if edge >= 0 and share <= 0.35 * min(word.right - word.left, _width(stack)):
            yield stack
            stack, edge = ([], []), -1
        stack[0 if is_arabic else 1].append(word)
        edge = max(edge, word.right)
    if edge >= 0:
        yield stack


def _width(stack: _Stack) -> int:
    words = (*stack[0], *stack[1])
    return max(w.right for w in words) - min(w.left for w in words)


def _by_place(words: Sequence[Word]) -> list[Word]:
    return sorted(words, key=lambda w: w.left)


def _sure(words: Sequence[Word]) -> float:
    letters = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / letters if letters else 0.0


def _is_latin(arabic: Sequence[Word], english: Sequence[Word], clear: float) -> bool:
    """Whether the English model reads Latin words here and the Arabic one is less sure."""
    letters = sum(len(LATIN_LETTER.findall(w.text)) for w in english)
    others = sum(len(w.text) for w in english) - letters
    if not letters or others > letters + 3:
        return False
    sure, rival = _sure(english), _sure(arabic)
    if letters > 1 and not others and sure >= SURE and all(NUMBER.fullmatch(clean(w.text)) for w in arabic):
        return True  # the English model knows figures; the Arabic one takes letters that it does not know for them
    if (rival >= KNOWN or rival > sure) and clear == CLEAR and all(known(w.text) for w in arabic):
        return False
    if letters == 1:
        return sure >= clear and rival < UNSURE
    return sure > rival and sure >= clear


def known(text: str) -> bool:
    """Whether an Arabic word is in use."""
    letters = fold_text(clean(text).strip(EDGE_MARKS))
    return len(letters) > 1 and ARABIC_LETTER.search(letters) is not None and in_use(letters)


def _chosen(arabic: list[Word], english: list[Word], clear: float) -> Iterator[Token]:
    if _is_latin(arabic, english, clear):
        yield from (_token(w, (_NONE, w.text)) for w in _by_place(english))
    elif _is_number(arabic, english):
        words = (*arabic, *english)
        texts = ("".join(clean(w.text) for w in _by_place(side)) for side in (arabic, english))
        yield Token(
            text=STOPS.sub(".", clean("".join(w.text for w in _by_place(arabic or english)))),
            script=Script.NUMBER,
            confidence=max(_sure(arabic), _sure(english)),
            left=min(w.left for w in words),
            right=max(w.right for w in words),
            readings=tuple(texts),
            sure=(_sure(arabic), _sure(english)),
        )
    elif arabic:
        yield from (_token(w, (w.text, _NONE)) for w in _by_place(arabic))
    elif _sure(english) >= UNSURE:
        yield from (_token(w, (_NONE, w.text)) for w in _by_place(english))


def _is_number(arabic: Sequence[Word], english: Sequence[Word]) -> bool:
    if arabic and all(NUMBER.fullmatch(clean(w.text)) for w in arabic):
        return True
    if _sure(arabic) >= KNOWN and any(known(w.text) for w in arabic):
        return False
    return _sure(arabic) < UNSURE and bool(english) and all(NUMBER.fullmatch(clean(w.text)) for w in english)


def _token(word: Word, readings: tuple[str, str]) -> Token:
    text = clean(word.text)
    if ARABIC_LETTER.search(text):
        script = Script.ARABIC
    elif NUMBER.fullmatch(text):
        script = Script.NUMBER
    else:
        script = Script.LATIN if readings[1] else Script.ARABIC
    return Token(
        text=text,
        script=script,
        confidence=word.confidence,
        left=word.left,
        right=word.right,
        readings=readings if script is Script.NUMBER else (),
        sure=tuple(word.confidence if r else 0.0 for r in readings) if script is Script.NUMBER else (),
    )


def clean(text: str) -> str:
    """The text without marks of direction, which Tesseract adds by its own lights."""
    return CONTROLS.sub("", text)
