"""Numbers: what several readings of the same ink agree on, and what is doubted.

European digits are read by both models and, where these differ, a third time on their own; Arabic-Indic digits are told
by their shapes. A reading that differs in a digit is kept beside the one chosen, for a person to look at the image.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dalil.reading.scans.indic import Shapes
from dalil.reading.scans.merging import ARABIC_LETTER, DIGIT, LATIN_LETTER, NUMBER, Script, Token, known

TRUSTED = 0.6  # a word in use that was read with this confidence is no number
AGREED = 0.8
NOT_ALONE = 0.5  # the confidence in a number beside which ink is left over
LONG = 4  # Latin letters: shorter words may be Arabic-Indic digits, as VA for ٧٨
NO_PERCENT = 0.3  # what the confidence of the model without a percent sign is worth beside one
CLEAR_SHAPE = 0.9
EDGES = re.compile(r"^([^0-9٠-٩]*)(.*?)([^0-9٠-٩]*)$", re.S)
MIRRORED = str.maketrans("()[]<>«»", ")(][><»«")
ENDING = re.compile("[.،,:؛)]{1,2}$")
NAME_MARKS = ".,:;،؛«»()'\""
MALFORMED = re.compile("٬(?![٠-٩]{3}(?![٠-٩]))|[٬٫.]{2}")  # groups of thousands have three digits
JOINED = re.compile(r"[0-9٠-٩]+(?:[-–—][0-9٠-٩]+)+")


def digits_of(text: str) -> str:
    """The digits of a reading."""
    return "".join(DIGIT.findall(text))


def is_word(token: Token) -> bool:
    """Whether a token is an Arabic word in use, read with some confidence."""
    return token.script is Script.ARABIC and token.confidence >= TRUSTED and known(token.text)


def _latin_word(token: Token) -> bool:
    return token.script is Script.LATIN and len(LATIN_LETTER.findall(token.text)) >= LONG


def is_indic(rows: Sequence[tuple[Sequence[Token], Sequence[Shapes]]]) -> bool:
    """Whether a page writes its numbers in Arabic-Indic digits."""
    european = indic = 0
    for tokens, shapes in rows:
        european += sum(_european(t) for t in tokens)
        indic += sum(s.decisive and s.chance >= CLEAR_SHAPE for s in shapes)
    return indic > european


def with_shapes(tokens: Sequence[Token], shapes: Sequence[Shapes], *, indic: bool, offset: int) -> list[Token]:
    """The tokens of a line, those over Arabic-Indic numbers replaced; `offset` takes page to line pixels."""
    found = list(tokens)
    for shape in shapes:
        left, right = shape.left - offset, shape.right - offset
        over = [t for t in found if _shared(t, left, right) > 0.5 * (t.right - t.left)]
        around = [t for t in found if t not in over and _shared(t, left, right) > 0.5 * (right - left)]
        if _accepted(shape, over, around, indic=indic):
            over += around
            found = [t for t in found if t not in over]
            found.append(_number(shape, over, left, right))
    return sorted(found, key=lambda t: (t.left, t.right))


def _shared(token: Token, left: int, right: int) -> int:
    """How many pixels of the line a token and a number share."""
    return min(token.right, right) - max(token.left, left)


def _accepted(shape: Shapes, over: Sequence[Token], around: Sequence[Token], *, indic: bool) -> bool:
    """Whether pieces that look like a number are one: nothing else was read clearly over the same ink."""
    tokens = (*over, *around)
    if not indic or any(is_word(t) or (_latin_word(t) and t.confidence >= CLEAR_SHAPE) for t in tokens):
        return False
    if shape.decisive:
        return True
    if any(len(ARABIC_LETTER.findall(t.text)) > 2 or (not DIGIT.search(t.text) and known(t.text)) for t in tokens):
        return False
    number = any(t.script is Script.NUMBER or DIGIT.search(t.text) for t in tokens)
    return number or (bool(over) and not around and all(t.confidence < TRUSTED for t in over))


def _agreed(token: Token) -> bool:
    if token.script is not Script.NUMBER or len(token.readings) < 2 or token.confidence < AGREED:
        return False
    one, other = (digits_of(r) for r in token.readings)
    return bool(one) and one == other


def _european(token: Token) -> bool:
    """Whether a token is surely a number in European digits, other than 0 and 1, which look like ٠ and ١."""
    clear = _agreed(token) or (token.script is Script.NUMBER and token.confidence >= CLEAR_SHAPE)
    return clear and bool(set(digits_of(token.text)) - set("01٠١"))


def _number(shape: Shapes, over: Sequence[Token], left: int, right: int) -> Token:
    """The token of a number in Arabic-Indic digits, with the conjunction written onto it."""
    text, other = logical(shape.text), shape.other
    well_formed = MALFORMED.search(shape.text) is None
    first = max(over, key=lambda t: t.right, default=None)
    joined = first is not None and first.text.startswith("و") and first.right - right > 0.12 * (right - left)
    whole = well_formed and (shape.alone or joined)
    if first is not None and joined:
        text, right = f"و{text}", first.right
    return Token(
        text=text,
        script=Script.NUMBER,
        confidence=shape.chance if whole else min(shape.chance, NOT_ALONE),
        left=left,
        right=right,
        other=None if other is None else logical(other),
    )


def logical(shown: str) -> str:
    """A number of a line from right to left in the order it is read: what stands left of its digits comes after."""
    match = EDGES.match(shown)
    before, digits, after = match.groups() if match is not None else ("", shown, "")
    if not digits:
        return shown
    ranged = JOINED.fullmatch(digits)
    if ranged is not None and "/" not in digits:
        digits = _upwards(digits)
    return after[::-1].translate(MIRRORED) + digits + before[::-1].translate(MIRRORED)


def _upwards(digits: str) -> str:
    """A range is written from the lower to the higher number, on whichever side its sign leaves them."""
    parts = re.split("([-–—])", digits)
    values = [int(p) for p in parts[::2]]
    return "".join(reversed(parts)) if values == sorted(values, reverse=True) and len(values) == 2 else digits


def unsettled(token: Token) -> bool:
    """Whether a number needs a third reading."""
    return token.script is Script.NUMBER and bool(token.readings) and not _agreed(token)


def settled(token: Token, third: str, confidence: float, *, rtl: bool) -> Token | None:
    """A number by the vote of its readings; None where there is none."""
    turned = logical if rtl else str
    arabic, english = token.readings
    name = english.strip(NAME_MARKS)
    if name == third.strip(NAME_MARKS) and len(LATIN_LETTER.findall(name)) > 1:
        return replace(token, text=name, script=Script.LATIN, readings=(), confidence=max(confidence, 0.5))
    candidates = [turned(third) if third else "", turned(english.strip("«»")) if english else "", arabic]
    candidates = [c if NUMBER.fullmatch(c) else "" for c in candidates]
    votes = Counter(_normal(c) for c in candidates if c)
    if not votes:
        return replace(token, readings=()) if token.text and not DIGIT.search(token.text) else None
    best, count = votes.most_common(1)[0]
    if count == 1:
        surest = _surest(candidates, (confidence, token.sure[1], token.sure[0]))
        best = _normal(_tail([c for c in candidates if c]) or surest)
    text = best + _ending(arabic if _normal(arabic) == best or not rtl else "", turned(english) if english else "")
    others = list(dict.fromkeys(_normal(c) for c in candidates if c and digits_of(c) != digits_of(best)))
    others = [o for o in others if not _misread_percent(o, best)]
    sure = max(confidence, token.confidence) if count > 1 else min(confidence, 0.5)
    return replace(token, text=text, confidence=sure, other=others[0] if others else None, readings=())


def _tail(candidates: Sequence[str]) -> str | None:
    """The reading that all others end with, each with another sign before it: they took a mark for a digit."""
    shortest = min(candidates, key=len)
    figures = digits_of(shortest)
    longer = [digits_of(c) for c in candidates if c is not shortest]
    taken = len(longer) > 1 and len(figures) > 1 and len(set(longer)) == len(longer)
    return shortest if taken and all(d.endswith(figures) and d != figures for d in longer) else None


def _surest(candidates: Sequence[str], sure: Sequence[float]) -> str:
    """The reading with the most confidence; the Arabic model's, the last, counts little beside a percent sign."""
    percent = any("%" in c for c in candidates)
    weights = [s if c else -1.0 for c, s in zip(candidates, sure, strict=True)]
    if percent and candidates[2]:
        weights[2] *= NO_PERCENT
    return candidates[max(range(len(candidates)), key=lambda n: weights[n])]


def _ending(arabic: str, english: str) -> str:
    """The marks after a number that one of the two models saw in its line."""
    return next((m[0] for m in map(ENDING.search, (arabic, english)) if m is not None), "")


def _normal(reading: str) -> str:
    return reading.strip(".,:;!?،؛؟ ()[]\"'-/").rstrip("+")


def _misread_percent(other: str, best: str) -> bool:
    """Whether a reading differs only as the Arabic model, which knows no percent sign, writes digits for it."""
    return "%" in best and "%" not in other and digits_of(best) in digits_of(other)


def trusted_spans(tokens: Sequence[Token], offset: int) -> Iterator[tuple[int, int]]:
    """Where words stand that are no numbers, in pixels of the page."""
    for token in tokens:
        if is_word(token) or (_latin_word(token) and token.confidence >= AGREED):
            yield token.left + offset, token.right + offset
