"""The names of money: units, whose they are, signs and codes, from the table data/currencies.csv.

A unit that several states use (دينار, pounds) stays open until a word says whose it is. A unit that is also a common
word (won, real, Arabic بير) counts only with that word.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dalil.text.folding import fold_text
from dalil.text.number_words import ARABIC, Token, entry_of
from dalil.text.words import cut_words, splits

THREE_DECIMALS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
# Codes that are English words in capitals.
WORD_CODES = frozenset(
    ("ALL", "AMD", "BAM", "CAD", "COP", "CUP", "GEL", "MAD", "MOP", "PEN", "RON", "SOS", "TOP", "TRY")
)
TEAMS = frozenset(("مدريد", "سوسيداد", "بيتيس", "مايوركا", "بلد"))  # football clubs that start with ريال
SHORTENED = re.compile(r"\.(?<=[اجدرل]\.)[ا-ي]")  # ر.س; the point comes first, as nothing else is looked for faster
LETTERS = re.compile(r"[^\W\d_]+")
CAPITALS = re.compile("[A-Z](?:[A-Z]{1,3}s?|(?<=R)s)")
ANCHORS = "غشزجسبرن"  # each long Arabic unit has one of these letters, which other words have seldom
WHOSE_LENGTH = 6  # the most tokens a word of whose takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A currency found at tokens `first..last`."""

    first: int
    last: int  # excluded
    codes: tuple[str, ...]  # more than one where the words leave it open
    sign: bool = False  # a sign or code, which may stand on either side of the number

    @property
    def code(self) -> str | None:
        """The currency, if the words settle it."""
        return self.codes[0] if len(self.codes) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A word for money, and the currencies it can mean."""

    open: tuple[str, ...]  # without a word that says whose
    whose: dict[str, tuple[str, ...]]  # by the key of that word
    default: str | None  # the one it means alone, by common use

    def at(self, tokens: Sequence[Token], at: int) -> Money | None:
        """The money this unit names at token `at`, with the word after it that says whose."""
        key, best = "", None
        for place in range(at + 1, min(at + 1 + WHOSE_LENGTH, len(tokens))):
            token = tokens[place]
            if not token.near or token.kind != "word":
                break
            key = f"{key} {whose_key(token.text)}".strip()
            if key in self.whose:
                best = Money(first=at, last=place + 1, codes=self.whose[key])
        if best is not None:
            return best
        if not self.open or (at + 1 < len(tokens) and tokens[at + 1].text in TEAMS):
            return None
        codes = (self.default,) if self.default is not None else self.open
        return Money(first=at, last=at + 1, codes=codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Currencies:
    """All currencies by their words."""

    units: dict[str, Unit]
    duals: dict[str, Unit]  # دولارين: two of them
    signs: dict[str, tuple[str, ...]]
    letters: dict[str, tuple[str, ...]]  # codes and short forms in capitals: USD, FCFA
    odd: tuple[str, ...]  # those of them that have small letters too: SFr
    spoken: frozenset[str]  # units that count as whole words only: English, short or strict ones
    marks: frozenset[str]  # the last characters of signs, but for zł
    joined: re.Pattern[str]  # long Arabic units, wherever they stand in text without blanks

    def is_sign(self, word: str) -> bool:
        """Whether a word of folded text is a sign, or ends one."""
        return word in self.marks or "zł" in word

    def may_be_coded(self, folded: str, text: str) -> bool:
        """Whether a code or a short form may stand in folded or raw text; cheap, and never False where one does."""
        if "." in folded and SHORTENED.search(folded):
            return True
        return bool(text) and not self.letters.keys().isdisjoint(CAPITALS.findall(text))

    def may_be_spelt(self, folded: str) -> bool:
        """The same of units in words."""
        words = unquoted(folded)
        return not self.spoken.isdisjoint(words) or self.joined.search(folded.replace(" ", "")) is not None

    def after(self, tokens: Sequence[Token], at: int, text: str, *, signed: bool = True) -> Money | None:
        """The money named at token `at`; `text` gives the raw words of the tokens, for capitals.

        Without `signed`, it is known that neither signs nor codes stand there.
        """
        sign = self._sign(tokens, at, text) or self._letters(tokens, at, text) if signed else None
        return sign or self._named(tokens, at)

    def before(self, tokens: Sequence[Token], end: int, text: str) -> Money | None:
        """The sign or code that ends right before token `end`."""
        for first in range(max(0, end - 5), end):
            found = self._sign(tokens, first, text) or self._letters(tokens, first, text)
            if found is not None and found.last == end:
                return found
            if found is not None and found.last == end - 1 and tokens[end - 1].text == ".":
                return Money(first=first, last=end, codes=found.codes, sign=True)
        return None

    def _sign(self, tokens: Sequence[Token], at: int, text: str) -> Money | None:
        end = at
        while end < min(at + 5, len(tokens)) and tokens[end].kind != "digits" and (end == at or tokens[end].tight):
            end += 1
        for last in range(end, at, -1):
            written = text[tokens[at].start : tokens[last - 1].end]
            codes = self.signs.get(written) or self.signs.get("".join([t.text for t in tokens[at:last]]))
            if codes is not None:
                return Money(first=at, last=last, codes=codes, sign=True)
        return None

    def _letters(self, tokens: Sequence[Token], at: int, text: str) -> Money | None:
        if at >= len(tokens) or len(tokens[at].text) > 4:
            return None
        written = text[tokens[at].start : tokens[at].end]
        codes = self.letters.get(written)
        if codes is None or (written in WORD_CODES and _shouts(tokens, at, text)):
            return None
        return Money(first=at, last=at + 1, codes=codes, sign=True)

    def _named(self, tokens: Sequence[Token], at: int) -> Money | None:
        """A unit with the word that says whose, after it (Arabic, pounds sterling) or before it (English)."""
        if at >= len(tokens) or tokens[at].kind != "word":
            return None
        unit = self.units.get(_bare(tokens[at].text))
        if unit is not None:
            return unit.at(tokens, at)
        key = ""
        for place in range(at, min(at + WHOSE_LENGTH, len(tokens))):
            unit = self.units.get(tokens[place].text) if place > at else None
            if unit is not None and key in unit.whose and tokens[place].near:
                return Money(first=at, last=place + 1, codes=unit.whose[key])
            key += tokens[place].text
        return None


def unquoted(folded: str) -> Sequence[str]:
    """The words of folded text, each a word by itself where apostrophes join them."""
    return LETTERS.findall(folded) if "'" in folded else cut_words(folded).words


def _bare(word: str) -> str:
    """The word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _shouts(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether a neighbouring word stands in capitals too, so that capitals say nothing."""
    around = [tokens[i] for i in (at - 1, at - 2, at + 1, at + 2) if 0 <= i < len(tokens)]
    return any(t.kind == "word" and len(t.text) > 1 and text[t.start : t.end].isupper() for t in around)


def whose_key(word: str) -> str:
    """A folded word without article and without gender, number or case: الامريكيه and امريكيا give امريكي."""
    word = _bare(word)
    if not ARABIC.match(word) or len(word) < 4:
        return word
    for ending, cut in (("يين", 2), ("يان", 2), ("يتين", 3), ("يتان", 3), ("يات", 2), ("يه", 1), ("يا", 1)):
        if word.endswith(ending):
            return word[:-cut]
    return word


def inflected(unit: str) -> tuple[str, ...]:
    """A folded Arabic unit with the accusative a number may ask for: دولار, دولارا."""
    if not ARABIC.match(unit) or unit.endswith(("ه", "ا", "و", "ي")):
        return (unit,)
    return (unit, f"{unit}ا")


def duals(unit: str) -> tuple[str, ...]:
    """Two of a folded Arabic unit: دولارين, ليرتان."""
    if not ARABIC.match(unit) or unit.endswith(("ا", "و", "ي")) or len(unit) < 4:
        return ()
    stem = f"{unit[:-1]}ت" if unit.endswith("ه") else unit
    return (f"{stem}ين", f"{stem}ان")


@dataclass(slots=True)
class _Draft:
    """A unit while the table is read."""

    open: list[str]
    whose: dict[str, list[str]]
    default: str | None = None


def _split(cell: str) -> tuple[str, ...]:
    return tuple(value for value in cell.split("|") if value)


def _add(drafts: dict[str, _Draft], row: dict[str, str], *, language: str) -> None:
    """Enter one currency's units of one language."""
    strict = language in _split(row["strict"])
    plurals = _split(row["plurals_ar"]) if language == "ar" else ()
    for written in (*_split(row[f"units_{language}"]), *plurals):
        *rest, unit = fold_text(written).split() if language == "en" else fold_text(written).split()[::-1]
        for form in inflected(unit):
            draft = drafts.setdefault(form, _Draft([], {}))
            if not strict and not rest and row["code"] not in draft.open:
                draft.open.append(row["code"])
            if row["default"]:
                draft.default = row["code"]
            for key in _whose_keys(row[f"of_{language}"], rest=rest, language=language):
                draft.whose.setdefault(key, []).append(row["code"])


def _whose_keys(cell: str, *, rest: Sequence[str], language: str) -> set[str]:
    """The keys under which a unit finds whose it is: English before it, run together; Arabic after it."""
    if language == "en":
        names = [" ".join(rest)] if rest else list(_split(cell))
        run_together = {fold_text(name).replace(" ", "") for name in names}
        return run_together | {fold_text(name) for name in names}
    names = [" ".join(rest[::-1])] if rest else list(_split(cell))
    return {" ".join(whose_key(word) for word in fold_text(name).split()) for name in names}


def _marks(rows: Sequence[dict[str, str]], *, letters: bool) -> dict[str, tuple[str, ...]]:
    """Signs (letters False) or capitals that stand for currencies."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for sign in _split(row["signs"]):
            if (sign.isascii() and sign.isalpha()) is letters:
                for form in dict.fromkeys((sign, sign if letters else fold_text(sign))):
                    found.setdefault(form, []).append(row["code"])
        if letters:
            found.setdefault(row["code"], []).append(row["code"])
    return {sign: tuple(dict.fromkeys(codes)) for sign, codes in found.items()}


@lru_cache(maxsize=65536)
def is_unit(word: str) -> bool:
    """Whether a folded word is a unit of money, with its clitics or without."""
    lexicon = currencies()
    return _bare(word) in lexicon.units or any(s.stem in lexicon.units or s.stem in lexicon.duals for s in splits(word))


@lru_cache(maxsize=65536)
def is_known(word: str) -> bool:
    """Whether a folded word belongs to a sum of money: a number word or a unit, with its clitics or without."""
    lexicon = currencies()
    if entry_of(word) is not None or word in lexicon.units:
        return True
    return any(s.stem in lexicon.units or s.stem in lexicon.duals for s in splits(word))


@lru_cache(maxsize=1)
def currencies() -> Currencies:
    """The table, read once."""
    table = files("dalil.recognition").joinpath("data/currencies.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    drafts: dict[str, _Draft] = {}
    for row in rows:
        for language in ("en", "ar"):
            _add(drafts, row, language=language)
    units = {
        form: Unit(
            open=tuple(sorted(d.open)),
            whose={key: tuple(sorted(set(codes))) for key, codes in d.whose.items()},
            default=d.default,
        )
        for form, d in drafts.items()
    }
    singular = {fold_text(u) for row in rows for u in _split(row["units_ar"]) if " " not in u}
    signs, letters = _marks(rows, letters=False), _marks(rows, letters=True)
    bare = [form for form, unit in units.items() if len(form) > 3 and ARABIC.match(form) and unit.open]
    return Currencies(
        units=units,
        duals={dual: units[form] for form in singular if units[form].open for dual in duals(form)},
        signs=signs,
        letters=letters,
        odd=tuple([code for code in letters if not CAPITALS.fullmatch(code)]),
        spoken=frozenset(units.keys() - set(bare)),
        marks=frozenset({s[-1] for s in signs if not s[-1].isalpha()}),
        joined=_any_of([unit for unit in bare if not any(other in unit for other in bare if other != unit)]),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of the words, in groups by a letter they share, which is quicker than all in a row."""
    rests: dict[str, list[str]] = {}
    for word in words:
        anchor = next((letter for letter in ANCHORS if letter in word), word[0])
        before, _, after = word.partition(anchor)
        rests.setdefault(anchor, []).append(f"(?<={before}{anchor}){after}" if before else after)
    return re.compile("|".join([f"{anchor}(?:{'|'.join(listed)})" for anchor, listed in rests.items()]))
