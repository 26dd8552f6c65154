"""Tokens of a line, from left to right, put in the order they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dalil.reading.scans.merging import ARABIC_LETTER, LATIN_LETTER, Script, Token

ARABIC_MARKS = str.maketrans(",;?", "،؛؟")
INNER = re.compile(r"(?<=[0-9٠-٩])[,;?](?=[0-9٠-٩])")
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
        found += reversed(members) if latin else members
    return list(_arabic_marks(found))


def _scripted(tokens: Sequence[Token]) -> list[tuple[Token, bool]]:
    """Each token, and whether it is part of a run of Latin words; a number right of one is part of it."""
    found: list[tuple[Token, bool]] = []
    for token in tokens:
        after_latin = bool(found) and found[-1][1]
        short = len(re.findall("[0-9]", token.text)) <= 2
        in_run = token.script is Script.LATIN or (token.script is Script.NUMBER and after_latin and short)
        found.append((token, in_run))
    return found


def _arabic_marks(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with the marks of Arabic writing, for which the models write European or like-looking ones."""
    quoted = False
    for token in tokens:
        text = token.text
        if token.script is not Script.LATIN:
            text = _commas(text)
        if not quoted and len(text) > 1 and text.endswith("»") and "«" not in text:
            text = f"{text[:-1]}،"
        quoted = (quoted or "«" in text) and "»" not in text
        yield replace(token, text=text) if text != token.text else token


def _commas(text: str) -> str:
    kept = {m.start() for m in INNER.finditer(text)}
    return "".join(c if n in kept else c.translate(ARABIC_MARKS) for n, c in enumerate(text))
