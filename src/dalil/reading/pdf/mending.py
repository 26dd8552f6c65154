"""Letters that a font names wrongly, told by the words they stand in.

A broken map gives one glyph the name of a letter of another script wherever it is drawn. What it shows is one Arabic
letter, a lam-alif, or a stroke that is no letter; where one choice alone makes nearly all of its words ones that are
in use, that is what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dalil.reading.pages.lines import Line
from dalil.reading.pages.places import Packed
from dalil.reading.wordstock import in_use
from dalil.text.folding import fold_text

WORD = re.compile(r"[^\s\d.,،؛:!?؟()\[\]{}\"'«»“”/%٪_…–-]+")
MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
LETTERS: tuple[str, ...] = (*"ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤةى", "لا")
COMMON = re.compile(
    "[\u0610-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f]"
)  # letters and signs that texts are written with
UNUSED = re.compile("[\u0860-\u089f\u08a0-\u08d3]")  # Arabic letters and signs that no text of today has
PLAIN = 0x180  # Latin letters below this are typed beside Arabic ones
FEWEST = 2  # different words that show what a letter is
MOST = 200  # that are asked
NEARLY = 0.7  # of them, which must be in use
CLEARLY = 1.5  # times as many as with any other letter
LEAST = 3  # letters of a word that says something


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The script of a letter or sign; empty for plain Latin ones and for what is of no script."""
    if UNUSED.match(char):
        return "UNUSED"
    if ord(char) < PLAIN or "\u0300" <= char <= "\u036f" or unicodedata.category(char)[0] not in "LM":
        return ""
    return "ARABIC" if COMMON.match(char) else unicodedata.name(char, "NONE ").split()[0] + " RARE"


def foreign(char: str) -> bool:
    """Whether no one types a letter within an Arabic word: one of a script other than Arabic and plain Latin."""
    return script_of(char) not in ("", "ARABIC")


def named_anew(lines: Iterable[Line]) -> dict[str, str]:
    """What the foreign letters inside Arabic words are, as far as the words show it."""
    words: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if not line.rtl or not any(foreign(c) for c in line.text):
            continue
        for word in WORD.findall(MARKS.sub("", line.text)):
            strange = {c for c in word if foreign(c)}
            if len(strange) == 1 and len(word) >= LEAST:
                words[strange.pop()].add(word)
    found = {char: _letter(char, sorted(of)[:MOST]) for char, of in words.items() if len(of) >= FEWEST}
    strokes = {char: "" for char, of in words.items() if _is_sign(char) and any(_known(char, "", [w]) for w in of)}
    return {char: letter for char, letter in found.items() if letter is not None} | strokes


def _is_sign(char: str) -> bool:
    """Whether a character is a sign over or under letters: one of another script stands for no Arabic letter."""
    return unicodedata.category(char) == "Mn"


def _letter(char: str, words: Sequence[str]) -> str | None:
    counts = [(_known(char, letter, words), letter) for letter in LETTERS]
    distinct: dict[str, int] = {}
    for count, letter in counts:  # letters that are folded into one make the same words
        distinct[fold_text(letter)] = max(count, distinct.get(fold_text(letter), 0))
    ranked = sorted(distinct.values(), reverse=True)
    if ranked[0] >= NEARLY * len(words) and ranked[0] >= CLEARLY * ranked[1]:
        return next(letter for count, letter in counts if count == ranked[0])
    stroke = _known(char, "", words)
    return "" if stroke >= NEARLY * len(words) and stroke >= CLEARLY * ranked[0] else None


def _known(char: str, letter: str, words: Sequence[str]) -> int:
    """How many of some words are in use with a letter for a character."""
    return sum(in_use(fold_text(w.replace(char, letter))) for w in words)


def mended(line: Line, letters: Mapping[str, str]) -> Line:
    """A line with its letters named anew."""
    if not any(c in letters for c in line.text):
        return line
    names = [letters.get(c, c) for c in line.text]
    places = [p for name, p in zip(names, line.places, strict=True) for _ in name]
    return replace(line, text="".join(names), places=Packed(places))
