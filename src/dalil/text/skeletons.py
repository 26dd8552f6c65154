"""How words sound, roughly: one form for Arabic and Latin letters, and how much alike two such forms are.

A skeleton keeps consonants as one symbol each, and long vowels and half-vowels as weak ones. Which letter stands for
which sound differs from writer to writer (ق is q, k or g; ج is j or g; ث is th, s or t), so symbols that are used for
one another are near rather than equal.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dalil.text.folding import fold_name

ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "T", "ج": "j", "چ": "C", "ژ": "Z", "ح": "h", "خ": "X", "د": "d",
    "ض": "d", "ذ": "D", "ر": "r", "ز": "z", "ظ": "z", "س": "s", "ص": "s", "ش": "S", "غ": "G", "ف": "f", "ڤ": "f",
    "ق": "q", "ك": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i",
}  # fmt: skip
LATIN = (
    ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("sh", "S"), ("ch", "C"), ("kh", "X"), ("gh", "G"), ("th", "T"),
    ("dh", "D"), ("ph", "f"), ("zh", "Z"), ("dj", "j"), ("ck", "k"), ("qu", "ku"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("wr", "r"), ("b", "b"), ("c", "k"), ("d", "d"), ("f", "f"), ("g", "g"), ("h", "h"), ("j", "j"),
    ("k", "k"), ("l", "l"), ("m", "m"), ("n", "n"), ("p", "b"), ("q", "q"), ("r", "r"), ("s", "s"), ("t", "t"),
    ("v", "v"), ("w", "u"), ("x", "ks"), ("y", "i"), ("z", "z"), ("i", "i"), ("e", "e"), ("o", "u"), ("u", "u"),
)  # fmt: skip
SOFT_C = re.compile(r"c(?=[eiy])")
LETTER = {letter: symbol for letter, symbol in LATIN if len(letter) == 1}
GROUPS = re.compile("|".join(letters for letters, _ in LATIN))
SOUND = dict(LATIN)
AGAIN = re.compile(r"(.)\1+")

WEAK = {"u": 0.25, "i": 0.25, "e": 0.1, "h": 0.45}  # what it costs to have one of these more or less
NEAR = {
    "gj": 0.0, "gG": 0.0, "gk": 0.15, "gq": 0.1, "jG": 0.3, "jZ": 0.0, "jC": 0.3, "ji": 0.4, "kq": 0.1, "kX": 0.4,
    "kC": 0.4, "CS": 0.1, "CX": 0.3, "Ts": 0.15, "Tt": 0.15, "Dz": 0.1, "Dd": 0.15, "DT": 0.2, "dz": 0.4, "sz": 0.3,
    "sS": 0.4, "sC": 0.5, "vf": 0.0, "vu": 0.1, "vb": 0.3, "hX": 0.3, "jX": 0.5, "ui": 0.2, "ue": 0.2, "ie": 0.0,
    "dt": 0.4, "ZS": 0.3, "Zz": 0.3, "fb": 0.6, "GX": 0.5, "Gr": 0.6, "mn": 0.6,
}  # fmt: skip
COST = {pair: cost for near, cost in NEAR.items() for pair in (near, near[::-1])}
BROAD = str.maketrans({s: group[0] for group in ("tTdD", "kqgGjX", "sSCzZ", "bfv", "mn") for s in group})
STRONG = re.compile("[^uieh]")


@lru_cache(maxsize=32768)
def skeleton(word: str) -> str:
    """The sounds of one word, in either script; empty where it has no letter of the two."""
    folded = fold_name(word).strip("'")
    sounds = SOFT_C.sub("s", folded)
    heard = "".join(ARABIC.get(part) or SOUND.get(part, "") for part in _parts(sounds))
    bare = AGAIN.sub(r"\1", heard)
    return bare[:-1] if len(bare) > 2 and bare.endswith(("h", "e")) else bare


def _parts(word: str) -> list[str]:
    """Letters, those that are one sound together."""
    parts: list[str] = []
    at = 0
    while at < len(word):
        match = GROUPS.match(word, at)
        parts.append(word[at] if match is None else match.group())
        at += len(parts[-1])
    return parts


def consonants(heard: str) -> str:
    """The strong sounds of a skeleton, in broad groups: what all spellings of a word should share."""
    return "".join(STRONG.findall(heard)).translate(BROAD)


@lru_cache(maxsize=65536)
def likeness(first: str, second: str) -> float:
    """How much two skeletons are alike, from 0 to 1."""
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    row = [0.0]
    for symbol in second:
        row.append(row[-1] + WEAK.get(symbol, 1.0))
    for one in first:
        gone = WEAK.get(one, 1.0)
        new = [row[0] + gone]
        for at, two in enumerate(second):
            change = 0.0 if one == two else COST.get(one + two, 1.0)
            new.append(min(row[at] + change, row[at + 1] + gone, new[at] + WEAK.get(two, 1.0)))
        row = new
    return max(0.0, 1.0 - row[-1] / max(weight(first), weight(second)))


@lru_cache(maxsize=32768)
def weight(heard: str) -> float:
    """How much there is to a skeleton: a strong sound counts one, a weak one a part."""
    return sum(WEAK.get(symbol, 1.0) for symbol in heard) or 0.1
