"""Words and tokens of numbers in folded Arabic and English text; `dalil.text.numerals` holds their grammar."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, compress
from typing import NamedTuple

from dalil.text.folding import Folded
from dalil.text.words import splits

PARTING = re.compile(r"(\d+(?:[.,٫٬،']\d+)*|[^\W\d_]+|\S)")
GAP = re.compile(r"[ \u00a0]*\n?[ \u00a0]*")
ARABIC = re.compile("[\u0620-\u064a]+$")
ODD_DIGITS = re.compile("[²³¹⁰-⁹₀-₉¼½¾⅐-⅞①-⓿]")
FRACTIONS = "½¼¾"
SHORTEST_JOINED = 6  # letters of two words that stand as one
THIRD = Decimal(1) / Decimal(3)
UNITS_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
TEENS_EN = (
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS_EN = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


class Token(NamedTuple):
    """A piece of folded text: digits with their separators, a word, or one other mark."""

    text: str
    start: int
    end: int
    kind: str  # digits, word or mark
    tight: bool  # nothing stands between it and the token before
    near: bool  # only blanks and at most one line end stand there


class Entry(NamedTuple):
    """What a word is worth in a number, once its clitics are off."""

    kind: str  # unit, teen, ten, hundred, hundreds, scale, scales, pair, either, fraction, one
    value: Decimal
    stem: str
    cut: int  # letters of the conjunction and preposition before it
    conjunction: bool  # و stands before it
    article: bool


def _forms(words: str, value: int | str, *, kind: str) -> dict[str, tuple[str, Decimal]]:
    return {word: (kind, Decimal(value)) for word in words.split()}


def _arabic_words() -> dict[str, tuple[str, Decimal]]:
    words: dict[str, tuple[str, Decimal]] = {}
    units = (
        ("واحد واحده واحدا احد احدي حادي", 1), ("اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي", 2),
        ("ثلاثه ثلاث ثلاثا", 3), ("اربعه اربع اربعا", 4), ("خمسه خمس خمسا", 5), ("سته ست ستا", 6),
        ("سبعه سبع سبعا", 7), ("ثمانيه ثماني ثمان ثمانيا", 8), ("تسعه تسع تسعا", 9), ("عشره عشر عشرا", 10),
    )  # fmt: skip
    for forms, value in units:
        words |= _forms(forms, value, kind="unit")
    tens = ("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع")
    for at, ten in enumerate(tens, start=2):
        words |= _forms(f"{ten}ون {ten}ين", at * 10, kind="ten")
    words |= _forms("ميه مايه مءه", 100, kind="hundred")
    words |= _forms("ميتان ميتين ميتا ميتي مايتان مايتين مايتا مايتي", 200, kind="hundreds")
    for at, unit in enumerate(("ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"), start=3):
        words |= _forms(f"{unit}ميه {unit}مايه", at * 100, kind="hundreds")
    words |= _forms("ثمانيميه ثمانيمايه", 800, kind="hundreds")
    return words | _arabic_scales()


def _arabic_scales() -> dict[str, tuple[str, Decimal]]:
    words = _forms("الاف الوف", 1000, kind="scales")
    named = (
        ("الف", 10**3, ""), ("مليون", 10**6, "ملايين ملاين مليونات"), ("مليار", 10**9, "مليارات ملايير"),
        ("بليون", 10**9, "بلايين بليونات"), ("بيليون", 10**9, "بيليونات"), ("تريليون", 10**12, "تريليونات"),
        ("ترليون", 10**12, "ترليونات"),
    )  # fmt: skip
    for name, value, plurals in named:
        words |= _forms(name, value, kind="scale")
        words |= _forms(plurals, value, kind="scales")
        words |= _forms(f"{name}ين {name}ان {name}ي", value, kind="pair")
        words |= _forms(f"{name}ا", value, kind="either")
    words |= _forms("نصف", "0.5", kind="fraction") | _forms("ربع", "0.25", kind="fraction")
    words["ثلث"] = ("fraction", THIRD)
    words["ثلثي"] = words["ثلثا"] = ("fraction", 2 * THIRD)
    return words


def _english_words() -> dict[str, tuple[str, Decimal]]:
    words: dict[str, tuple[str, Decimal]] = {}
    for value, word in enumerate(UNITS_EN, start=1):
        words |= _forms(word, value, kind="unit")
    for value, word in enumerate(TEENS_EN, start=11):
        words |= _forms(word, value, kind="teen")
    for value, word in enumerate(TENS_EN, start=2):
        words |= _forms(word, value * 10, kind="ten")
    words |= _forms("hundred", 100, kind="hundred") | _forms("a an", 1, kind="one")
    scales = (("thousand", 3), ("lakh", 5), ("million", 6), ("crore", 7), ("billion", 9), ("milliard", 9))
    for name, power in (*scales, ("trillion", 12)):
        words |= _forms(name, 10**power, kind="scale") | _forms(f"{name}s", 10**power, kind="scales")
    words |= _forms("half", "0.5", kind="fraction") | _forms("quarter quarters", "0.25", kind="fraction")
    words |= {"third": ("fraction", THIRD), "thirds": ("fraction", THIRD)}
    return words | {sign: ("fraction", Decimal(value)) for sign, value in (("½", "0.5"), ("¼", "0.25"), ("¾", "0.75"))}


WORDS = _arabic_words() | _english_words()
SHORT_SCALES = {
    "k": Decimal(10**3), "m": Decimal(10**6), "mn": Decimal(10**6), "mln": Decimal(10**6), "mio": Decimal(10**6),
    "b": Decimal(10**9), "bn": Decimal(10**9), "bln": Decimal(10**9), "tn": Decimal(10**12), "trn": Decimal(10**12),
}  # fmt: skip


@lru_cache(maxsize=65536)
def entry_of(word: str) -> Entry | None:
    """What a folded word is worth in a number, or None."""
    if not ARABIC.match(word):
        known = WORDS.get(word)
        return None if known is None else Entry(known[0], known[1], word, 0, False, False)
    for split in splits(word):
        known = WORDS.get(split.stem)
        if known is not None and split.preposition != "س":
            cut = len(split.conjunction) + len(split.preposition)
            if split.article and not word.startswith("ال", cut):
                cut = len(word) - len(split.stem)
            return Entry(known[0], known[1], split.stem, cut, split.conjunction == "و", split.article)
    return None


def plain_digits(folded: Folded, text: str) -> str:
    """The folded text with footnote digits blanked and each fraction as one sign, so that 500¹ stays 500."""
    if not ODD_DIGITS.search(text):
        return folded.text
    out: list[str] = []
    for at, char in enumerate(folded.text):
        raw = text[folded.starts[at]]
        first = at == 0 or folded.starts[at - 1] != folded.starts[at]
        odd = ODD_DIGITS.match(raw) is not None
        out.append(char if not odd else raw if first and raw in FRACTIONS else " ")
    return "".join(out)


def tokens_of(folded: str) -> tuple[Token, ...]:
    """The tokens of folded text, in order."""
    pieces = PARTING.split(folded)  # what lies before a token and the token, by turns; last what lies after all
    places = list(accumulate(map(len, pieces)))
    found: list[Token] = []
    for at in range(1, len(pieces), 2):
        gap, text = pieces[at - 1], pieces[at]
        kind = "word" if text[0].isalpha() else _kind(text[0])
        near = gap == " " or not gap or GAP.fullmatch(gap) is not None
        found.append(Token(text, places[at - 1], places[at], kind, not gap and at > 1, near))
    return tuple(found)


def _kind(char: str) -> str:
    """The kind of a token that does not begin with a letter; ½ counts as a word."""
    return "digits" if char.isdecimal() else "word" if char.isalnum() else "mark"


def mended(
    tokens: Sequence[Token], known: Callable[[str], bool], *, last: Container[str] | None = None
) -> tuple[Token, ...]:
    """The tokens with words joined that a stray blank parts (دو لار) and words parted that stand joined (الفدولار).

    Only words that `known` does not hold are touched, and only where it holds the outcome. `last` holds all that a
    blank may leave over of the words that `known` holds, so that not every two words have to be tried.
    """
    held = [token.kind != "word" or known(token.text) for token in tokens]
    # A piece that is no end of a word may be a whole one, the article parted from it.
    ends = [whole or last is None or token.text in last for whole, token in zip(held, tokens, strict=True)]
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        joined = _joined(tokens, at, known, ends) if not held[at] and True in ends[at + 1 : at + 3] else None
        if joined is not None:
            out.append(joined[0])
            at = joined[1]
            continue
        cuts = () if held[at] or len(token.text) < SHORTEST_JOINED else cuts_of(token.text, known)
        out.extend(_parted(token, cuts) if cuts else (token,))
        at += 1
    return tuple(out)


def _joined(
    tokens: Sequence[Token], at: int, known: Callable[[str], bool], ends: Sequence[bool]
) -> tuple[Token, int] | None:
    text = tokens[at].text
    for place in range(at + 1, min(at + 3, len(tokens))):
        piece = tokens[place]
        if piece.kind != "word" or piece.start != tokens[place - 1].end + 1:
            return None
        text += piece.text
        if len(text) >= 4 and ends[place] and known(text):
            return tokens[at]._replace(text=text, end=piece.end), place + 1
    return None


def endings(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words that a stray blank may leave over of these forms, each with what must stand before the blank."""
    before: dict[str, list[str]] = {}
    for form in forms:
        for cut in range(1, len(form)):
            before.setdefault(form[cut:], []).append(form[:cut])
    return {end: tuple(starts) for end, starts in before.items()}


def may_be_joined(words: Sequence[str], ends: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether `mended` may join some of the words to one of the forms that `ends` was made of."""
    for at in compress(range(len(words)), map(ends.__contains__, words)):
        if "".join(words[max(at - 2, 0) : at]).endswith(ends[words[at]]):
            return True
    return False


def _parted(token: Token, cuts: Sequence[int]) -> Iterator[Token]:
    """The token parted at these letters."""
    start = 0
    for end in (*cuts, len(token.text)):
        text, place = token.text[start:end], token.start + start
        stop = token.end if end == len(token.text) else token.start + end
        yield token._replace(
            text=text, start=place, end=stop, tight=token.tight or start > 0, near=token.near or start > 0
        )
        start = end


@lru_cache(maxsize=65536)
def cuts_of(text: str, known: Callable[[str], bool]) -> tuple[int, ...]:
    """Where a word stands joined with the next: after which of its letters."""
    for cut in range(len(text) - 3, 2, -1) if len(text) >= SHORTEST_JOINED else ():
        tail = text[cut:]
        if entry_of(text[:cut]) is not None and _plain(tail, known):
            return (cut, *(() if known(tail) else [cut + further for further in cuts_of(tail, known)]))
    return ()


def _plain(tail: str, known: Callable[[str], bool]) -> bool:
    if known(tail):
        return True
    return any(entry_of(tail[:cut]) is not None and known(tail[cut:]) for cut in range(3, len(tail) - 2))
