"""Tokens of a line, from left to right, put in the order they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dalil.reading.scans.merging import ARABIC_LETTER, LATIN_LETTER, Script, Token
from dalil.reading.scans.numbers import logical

ARABIC_MARKS = str.maketrans(",;?", "،؛؟")
INNER = re.compile(r"(?<=[0-9٠-٩])[,;?](?=[0-9٠-٩])")
NUMBERED = re.compile("[.][0-9٠-٩]{1,2}")  # the number of an item as it is seen in a line from the right
LEADING = re.compile("[.,;:،؛]+")
MONTH = re.compile("(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[.,]?")
CLOSING = ("»", '"')


def mostly_arabic(tokens: Sequence[Token]) -> bool:
    """Whether most letters are Arabic."""
    arabic = sum(len(ARABIC_LETTER.findall(t.text)) for t in tokens)
    latin = sum(len(LATIN_LETTER.findall(t.text)) for t in tokens)
    return arabic > latin


def runs_rtl(tokens: Sequence[Token], *, page_rtl: bool) -> bool:
    """Whether a line runs from the right: on a page that does, every line that has an Arabic word or no letters."""
    if any(ARABIC_LETTER.search(t.text) for t in tokens):
        return page_rtl or mostly_arabic(tokens)
    return page_rtl and not any(LATIN_LETTER.search(t.text) for t in tokens)


def in_order(tokens: Sequence[Token], *, rtl: bool) -> list[Token]:
    """The tokens as they are read: in a line from the right, Latin words stay left to right among themselves."""
    if not rtl:
        return list(tokens)
    found: list[Token] = []
    for latin, run in groupby(reversed(_scripted(tokens)), key=lambda pair: pair[1]):
        members = [token for token, _ in run]
        found += _as_written(members[::-1]) if latin else members
    return list(_arabic_marks(found))


def _as_written(run: Sequence[Token]) -> list[Token]:
    """A run of Latin words in a line from the right: a mark on its left comes after it, brackets stand as they are."""
    turned = [replace(t, text=logical(t.text)) if t.script is Script.NUMBER else t for t in run]
    first = turned[0]
    mark = LEADING.match(first.text)
    if mark is None or len(mark[0]) == len(first.text):
        return turned
    turned[0] = replace(first, text=first.text[mark.end() :])
    turned[-1] = replace(turned[-1], text=turned[-1].text + mark[0].translate(ARABIC_MARKS))
    return turned


def _scripted(tokens: Sequence[Token]) -> list[tuple[Token, bool]]:
    """Each token, and whether it is part of a run of Latin words; a number right of one is part of it."""
    found: list[tuple[Token, bool]] = []
    for n, token in enumerate(tokens):
        after_latin = bool(found) and found[-1][1]
        in_run = token.script is Script.LATIN or (token.script is Script.NUMBER and after_latin and _goes_on(tokens, n))
        found.append((token, in_run))
    return found


def _goes_on(tokens: Sequence[Token], n: int) -> bool:
    """Whether a number goes on with the Latin word left of it: a short one, or the year after a month."""
    if tokens[n - 1].script is not Script.LATIN:
        return False
    figures = len(re.findall("[0-9]", tokens[n].text))
    return figures <= 2 or (figures == 4 and MONTH.fullmatch(tokens[n - 1].text) is not None)


def _arabic_marks(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with the marks of Arabic writing, for which the models write European or like-looking ones."""
    quoted = False
    for token in tokens:
        text = token.text
        if token.script is not Script.LATIN:
            text = _commas(text)
        if NUMBERED.fullmatch(text):
            text = text[1:] + text[0]
        if not quoted and len(text) > 1 and text.endswith("»") and "«" not in text:
            text = f"{text[:-1]}،"
        quoted = (quoted or "«" in text) and "»" not in text
        yield replace(token, text=text) if text != token.text else token


def _commas(text: str) -> str:
    kept = {m.start() for m in INNER.finditer(text)}
    return "".join(c if n in kept else c.translate(ARABIC_MARKS) for n, c in enumerate(text))
