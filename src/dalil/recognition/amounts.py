"""Amounts of money in Arabic and English text: the words, what they come to, and the currency.

Only money is an amount: a number without a unit, sign or code of a currency is not. A number that cannot be read whole
yields nothing. A range ("3-5 ملايين دولار", "between 3 and 5 million dollars") yields two amounts: the lower one
covers the words of the whole range and is qualified "over", the upper one covers its own words and is qualified
"under", so that each of the two is true alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from dalil.recognition.currencies import (
    LETTERS,
    THREE_DECIMALS,
    Currencies,
    Money,
    currencies,
    is_known,
    is_unit,
    unquoted,
)
from dalil.recognition.qualifiers import OPENING, qualified_after, qualified_before
from dalil.records.mentions import Amount
from dalil.text.calendars import is_month
from dalil.text.folding import Folded, fold
from dalil.text.number_words import (
    SHORTEST_JOINED,
    WORDS,
    Token,
    cuts_of,
    endings,
    entry_of,
    may_be_joined,
    mended,
    plain_digits,
    tokens_of,
)
from dalil.text.numerals import Numeral, plain, read_numeral
from dalil.text.words import cut_words, splits

YEAR_CUES = frozenset(("عام", "العام", "عامي", "سنه", "السنه", "لعام", "بعام", "وعام", "year", "years"))
CLOSING = ')]"'
BETWEEN = frozenset(("بين", "between"))
TO = frozenset(("-", "الي", "او", "to", "or", "حتي", "until"))
RANGING = frozenset(
    ("ranged", "ranging", "range", "ranges", "varied", "varies", "تراوح", "تراوحت", "يتراوح", "تتراوح", "تراوحا")
)
PRICES = frozenset(("سعر", "بسعر", "السعر", "سعره", "سعرها", "price", "priced"))
DIGITS = re.compile(r"\d")
ONE = frozenset(("واحد", "واحدا", "واحده"))
POUND = frozenset(("pound", "pounds"))
NUMBER_HEADS = frozenset(word[:3] for word in WORDS)
LONGEST_CLITICS = 4  # letters before a number: وبال
REST, WHOLE, SIGN = 1, 2, 3  # of a unit of money


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAmount:
    """An amount and its place in the raw text, in code points."""

    start: int
    end: int
    amount: Amount
    note: str | None = None  # low, high: the ends of a range; separator: "1.200" could be read in two ways


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """A number with its money, at folded positions; tokens `first..last`."""

    numeral: Numeral
    money: Money
    first: int
    last: int
    start: int
    end: int

    def number(self, tokens: Sequence[Token]) -> Decimal:
        """The value; one point and three digits are thousands, but fils in a currency that has them and in a price."""
        other, first = self.numeral.other, self.first
        if other is None:
            return self.numeral.value
        priced = any(t.text in PRICES for t in tokens[max(0, first - 3) : first])
        if priced or THREE_DECIMALS.issuperset(self.money.codes):
            return min(self.numeral.value, other)
        return self.numeral.value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What becomes of a sum: its number, its qualifier and the folded positions of all its words."""

    sum: _Sum
    number: Decimal
    start: int
    end: int
    qualifier: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """The tokens of one text and what it takes to read money in them."""

    tokens: Sequence[Token]
    cased: str  # the raw character behind each folded one
    lexicon: Currencies
    signed: bool  # whether signs or codes of money may stand here

    def before(self, end: int) -> Money | None:
        """The sign or code that ends right before token `end`."""
        return self.lexicon.before(self.tokens, end, self.cased) if self.signed else None

    def after(self, at: int) -> Money | None:
        """The money named at token `at`."""
        return self.lexicon.after(self.tokens, at, self.cased, signed=self.signed)


def find_amounts(text: str, *, folded: Folded | None = None, hint: int | None = None) -> tuple[FoundAmount, ...]:
    """The amounts of money in `text`, in order.

    `folded` is its folded form and `hint` the highest `hint_of` its words, where the caller has them.
    """
    lexicon = currencies()
    folded = fold(text) if folded is None else folded
    words = cut_words(folded.text).words
    if hint is None:
        hint = max(map(hint_of, words), default=0)
    signed = hint == SIGN or lexicon.may_be_coded(folded.text, text if folded.cased else "")
    if not signed and (not hint or (hint == REST and not may_be_joined(words, _unit_rests()))):
        return ()
    if not (signed or lexicon.may_be_spelt(folded.text)) or not _may_be_counted(folded.text):
        return ()
    tokens = mended(tokens_of(plain_digits(folded, text)), is_known, last=_leftovers())
    if not signed and not any(is_unit(t.text) for t in tokens):
        return ()
    cased = text if folded.in_place else "".join([text[start] for start in folded.starts])
    # A code in odd letters, or parted by a mark, makes no text worth reading but is read where another does.
    signed = signed or not folded.in_place or any(code in text for code in lexicon.odd)
    reader = _Reader(tokens=tokens, cased=cased, lexicon=lexicon, signed=signed)
    found: list[FoundAmount] = []
    at = floor = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "mark" or (token.kind == "word" and not is_known(token.text)):
            at += 1  # nothing that a sum begins with
            continue
        pieces, at = _read_at(reader, at, floor=floor)
        floor = at if pieces else floor
        found.extend(_found(piece, folded, text) for piece in pieces)
    return tuple(found)


def hint_of(word: str) -> int:
    """Whether a folded word is a `SIGN`, holds a unit (`WHOLE`) or what a stray blank leaves of one (`REST`)."""
    if currencies().is_sign(word):
        return SIGN
    parts = LETTERS.findall(word) if "'" in word else (word,)
    rest = any(part in _unit_rests() for part in parts)
    if (rest and "'" in word) or any(map(_holds_unit, parts)):
        return WHOLE
    return REST if rest else 0


def _holds_unit(word: str) -> bool:
    """Whether a word is a unit or stands joined with a number; the quick looks go first, as most words are neither."""
    if not _unit_forms().isdisjoint((word, word[1:], word[2:], word[3:], word[4:])) and is_unit(word):
        return True
    if len(word) < SHORTEST_JOINED:
        return False
    heads = [word[at : at + size] for at in range(LONGEST_CLITICS + 1) for size in (2, 3)]
    return not NUMBER_HEADS.isdisjoint(heads) and bool(cuts_of(word, is_known))


def _may_be_counted(folded: str) -> bool:
    """Whether a number may stand in folded text; cheap, and never False where one does."""
    if DIGITS.search(folded) is not None:
        return True
    words = unquoted(folded)
    return any(map(_counts, words)) or may_be_joined(words, _number_ends())


@lru_cache(maxsize=65536)
def _counts(word: str) -> bool:
    """Whether a folded word is a number, holds one, or stands for two of a unit."""
    if entry_of(word) is not None or cuts_of(word, is_known):
        return True
    return any(split.stem in currencies().duals for split in splits(word))


@lru_cache(maxsize=1)
def _number_ends() -> dict[str, tuple[str, ...]]:
    return endings((*WORDS, *currencies().duals))


@lru_cache(maxsize=1)
def _unit_forms() -> frozenset[str]:
    return frozenset((*currencies().duals, *currencies().units))


@lru_cache(maxsize=1)
def _unit_rests() -> dict[str, tuple[str, ...]]:
    """What a stray blank may leave of a unit, and what stands before it, where that is no unit itself."""
    rests = endings(_unit_forms())
    open_ = {rest: tuple([start for start in starts if not is_unit(start)]) for rest, starts in rests.items()}
    return {rest: starts for rest, starts in open_.items() if starts}


@lru_cache(maxsize=1)
def _leftovers() -> frozenset[str]:
    return frozenset(endings((*WORDS, *_unit_forms())))


def _found(piece: _Piece, folded: Folded, text: str) -> FoundAmount:
    start, end = folded.raw(piece.start, piece.end)
    codes = piece.sum.money.codes
    amount = Amount(
        number=piece.number,
        currency=piece.sum.money.code,
        written=text[start:end],
        qualifier=piece.qualifier or ("about" if piece.sum.numeral.rounded else None),
        ambiguous=codes if len(codes) > 1 else (),
    )
    note = piece.note or ("separator" if piece.sum.numeral.other is not None else None)
    return FoundAmount(start=start, end=end, amount=amount, note=note)


def _read_at(reader: _Reader, at: int, *, floor: int) -> tuple[tuple[_Piece, ...], int]:
    """The amounts whose number starts at token `at`, and where to go on; tokens before `floor` are spoken for."""
    token = reader.tokens[at]
    if token.kind == "word" and entry_of(token.text) is None:
        counted = _counted(reader, at)
        return ((_single(reader, counted, floor=floor),), counted.last) if counted is not None else ((), at + 1)
    numeral = None if _is_year(reader.tokens, at) else read_numeral(reader.tokens, at)
    if numeral is None:
        return (), at + 1
    numeral = _enclosed(reader.tokens, numeral)
    if not numeral.sound or (token.tight and at > 1 and _is_joint(reader.tokens, at - 1)):
        return (), numeral.last
    pair = _range(reader, numeral, floor=floor)
    if pair is not None:
        return pair, pair[-1].sum.last
    single = _priced(reader, numeral, floor=floor)
    if single is None:
        return (), numeral.last
    return (_single(reader, single, floor=floor),), single.last


def _enclosed(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """The number with a scale word that stands after its brackets: (500) ألف."""
    first, last = numeral.first, numeral.last
    if numeral.scale != 1 or first == 0 or last + 1 >= len(tokens):
        return numeral
    if tokens[first - 1].text not in OPENING or tokens[last].text not in CLOSING:
        return numeral
    entry = entry_of(tokens[last + 1].text)
    if entry is None or entry.kind not in ("scale", "scales", "either") or entry.cut:
        return numeral
    return replace(
        numeral,
        value=plain(numeral.value * entry.value),
        scale=entry.value,
        start=tokens[first - 1].start,
        end=tokens[last + 1].end,
        last=last + 2,
        sound=last == first + 1,
    )


def _is_joint(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token ties what follows to digits before it, as in dates and times."""
    return tokens[at].text in ("/", ":", "⁄") and tokens[at].tight and tokens[at - 1].kind == "digits"


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    text = tokens[at].text
    if len(text) != 4 or not text.isdecimal() or not 1800 <= int(text) <= 2100 or at == 0:
        return False
    before = tokens[at - 1].text
    return before in YEAR_CUES or is_month(before)


def _counted(reader: _Reader, at: int) -> _Sum | None:
    """دولارين, دولار واحد: a unit that carries its own number."""
    for split in splits(reader.tokens[at].text):
        dual = reader.lexicon.duals.get(split.stem)
        cut = len(split.conjunction) + len(split.preposition)
        if dual is not None and not split.article:
            money = dual.at(reader.tokens, at)
            return None if money is None else _own_sum(reader, money, number=2, cut=cut)
        unit = reader.lexicon.units.get(split.stem)
        money = None if unit is None else unit.at(reader.tokens, at)
        if money is not None and money.last < len(reader.tokens) and reader.tokens[money.last].text in ONE:
            return _own_sum(reader, money, number=1, cut=cut)
    return None


def _own_sum(reader: _Reader, money: Money, *, number: int, cut: int) -> _Sum:
    last = money.last + (1 if number == 1 else 0)
    start, end = reader.tokens[money.first].start + cut, reader.tokens[last - 1].end
    value = Decimal(number)
    numeral = Numeral(value=value, first=money.first, last=last, start=start, end=end, base=value, scale=Decimal(1))
    return _Sum(numeral=numeral, money=money, first=money.first, last=last, start=start, end=end)


def _priced(reader: _Reader, numeral: Numeral, *, floor: int) -> _Sum | None:
    """The number with the money that stands after or before it."""
    tokens = reader.tokens
    before = reader.before(numeral.first)
    before = before if before is not None and before.first >= floor else None
    place = _past_fillers(tokens, numeral)
    after = _after(reader, numeral, place, before=before)
    first = numeral.first if before is None else before.first
    start = numeral.start if before is None else tokens[first].start
    if after is None:
        if before is None:
            return None
        return _Sum(numeral=numeral, money=before, first=first, last=numeral.last, start=start, end=numeral.end)
    if before is None and place > numeral.last and tokens[numeral.last].text in CLOSING:
        first, start = first - 1, tokens[first - 1].start
    money = after if before is None else _agreed(before, after)
    end = tokens[after.last - 1].end
    made = _Sum(numeral=numeral, money=money, first=first, last=after.last, start=start, end=end)
    return _with_late_scale(reader, made)


def _agreed(before: Money, after: Money) -> Money:
    """The money two words name: what they share; else the word that follows, since $ stands for many dollars."""
    shared = tuple(code for code in after.codes if code in before.codes)
    return replace(after, codes=shared or after.codes)


def _past_fillers(tokens: Sequence[Token], numeral: Numeral) -> int:
    """Where money may stand after a number: past a closing bracket, a hyphen, +, "of" or من, or the number repeated."""
    at, first = numeral.last, numeral.first
    if at < len(tokens) and tokens[at].text in CLOSING and first > 0 and tokens[first - 1].text in OPENING:
        return at + 1
    if at + 1 < len(tokens) and tokens[at].text in "-+" and tokens[at].tight:
        return at + 1
    if at + 2 < len(tokens) and tokens[at].text == "(":
        again = read_numeral(tokens, at + 1)
        closed = again is not None and again.last < len(tokens) and tokens[again.last].text == ")"
        return again.last + 1 if again is not None and closed and again.value == numeral.value else at
    if numeral.scale > 1 and at + 1 < len(tokens) and tokens[at].text in ("of", "من"):
        return at + 1 if tokens[at].text == "of" or tokens[at + 1].text.startswith("ال") else at
    return at


def _after(reader: _Reader, numeral: Numeral, place: int, *, before: Money | None) -> Money | None:
    """The money at `place`, unless it belongs to the next number or is a weight."""
    tokens = reader.tokens
    if place >= len(tokens) or not tokens[place].near:
        return None
    money = reader.after(place)
    if money is None:
        return None
    following = tokens[money.last] if money.last < len(tokens) else None
    if money.sign and following is not None and following.kind == "digits" and following.near:
        year = numeral.scale == 1 and 1800 <= numeral.value <= 2100
        if following.tight or year or before is not None:
            return None
    if len(money.codes) > 1 and tokens[money.last - 1].text in POUND:
        weight = following is not None and following.text in ("of", "bomb", "bombs", "weight")
        return None if weight or tokens[place - 1].text == "-" else money
    return money


def _with_late_scale(reader: _Reader, found: _Sum) -> _Sum:
    """5$ مليون, and مليون دولار ونصف المليون: the part of the number that stands after the money."""
    tokens, numeral, at = reader.tokens, found.numeral, found.last
    if at >= len(tokens) or not tokens[at].near:
        return found
    entry = entry_of(tokens[at].text)
    if entry is None:
        return found
    if found.money.sign and numeral.scale == 1 and entry.kind in ("scale", "scales") and entry.cut == 0:
        scaled = replace(numeral, value=plain(numeral.value * entry.value), scale=entry.value)
        return replace(found, numeral=scaled, last=at + 1, end=tokens[at].end)
    if entry.conjunction and entry.kind == "fraction" and numeral.scale > 1:
        return _with_late_fraction(tokens, found, share=entry.value)
    return found


def _with_late_fraction(tokens: Sequence[Token], found: _Sum, *, share: Decimal) -> _Sum:
    numeral, at = found.numeral, found.last + 1
    ends = at >= len(tokens) or tokens[at].kind == "mark"
    scale = entry_of(tokens[at].text) if not ends else None
    if ends and numeral.value != numeral.base * numeral.scale:
        return found  # half of what is open
    if not ends and (scale is None or scale.kind != "scale" or scale.value != numeral.scale or scale.cut):
        return found
    last = at if ends else at + 1
    value = plain(numeral.value + share * numeral.scale)
    return replace(found, numeral=replace(numeral, value=value), last=last, end=tokens[last - 1].end)


def _range(reader: _Reader, numeral: Numeral, *, floor: int) -> tuple[_Piece, ...] | None:
    """The two ends of a range whose lower number is `numeral`, if a range stands here."""
    tokens = reader.tokens
    sign = reader.before(numeral.first)
    first = sign.first if sign is not None and sign.first >= floor else numeral.first
    between = first > 0 and tokens[first - 1].text in BETWEEN
    lows = [numeral]
    if between:
        short = read_numeral(tokens, numeral.first, additive=False)
        lows = [short, numeral] if short is not None and short.last != numeral.last else lows
    for low in lows:
        pair = _ends(reader, low, between=between, floor=floor)
        if pair is not None:
            return _as_pieces(reader, pair, between=between)
    return None


def _ends(reader: _Reader, low: Numeral, *, between: bool, floor: int) -> tuple[_Sum, _Sum] | None:
    tokens = reader.tokens
    own = _priced(reader, low, floor=floor)
    at = low.last if own is None else own.last
    high_at = _past_connector(tokens, at, between=between)
    if high_at is None:
        return None
    sign = reader.after(high_at)
    if sign is not None and sign.sign:
        high_at = sign.last
    high = read_numeral(tokens, high_at) if high_at < len(tokens) else None
    if high is None or not high.sound:
        return None
    upper = _priced(reader, high, floor=at)
    if upper is None and own is not None and own.last == low.last:
        upper = _Sum(numeral=high, money=own.money, first=high_at, last=high.last, start=high.start, end=high.end)
    if upper is None:
        return None
    first = low.first if own is None else own.first
    ranging = first > 1 and tokens[first - 2].text in RANGING
    rise = first > 0 and tokens[first - 1].text in ("from", "من") and not ranging
    if first == 0 and tokens[at].text == "-" and not tokens[at].tight and low.base * 10 < high.base:
        return None  # "1 - " numbers an item
    return _lower_and_upper(low, own=own, upper=upper, between=between, rise=rise)


def _past_connector(tokens: Sequence[Token], at: int, *, between: bool) -> int | None:
    """Where the upper number of a range stands, if the word at `at` leads to it."""
    if at + 1 >= len(tokens) or not tokens[at].near or not tokens[at + 1].near:
        return None
    token, entry = tokens[at], entry_of(tokens[at].text)
    if between:
        if token.text in ("و", "and", "-"):
            return at + 1
        return at if entry is not None and entry.conjunction else None
    if token.text == "-" and token.tight != tokens[at + 1].tight:
        return None  # "1- " numbers an item
    return at + 1 if token.text in TO else None


def _lower_and_upper(
    low: Numeral, *, own: _Sum | None, upper: _Sum, between: bool, rise: bool
) -> tuple[_Sum, _Sum] | None:
    """The range as two sums, the lower first; None where the numbers do not make one.

    "From 3 million dollars to 5 million dollars" may tell of a `rise`: two sums, not a range.
    """
    named = own is not None and own.last > low.last
    high = upper.numeral
    if not between and (named or (own is not None and rise and low.scale > 1)):
        return None
    if low.scale == 1 and high.scale > 1 and not named:
        if low.base >= high.base and not _swapped(low, high):
            return None
        low = replace(low, value=plain(low.value * high.scale), scale=high.scale, other=None)
    if low.value == high.value or high.value > low.value * 100 or low.value > high.value * 10:
        return None
    start, first = (low.start, low.first) if own is None else (own.start, own.first)
    lower = _Sum(numeral=low, money=upper.money, first=first, last=low.last, start=start, end=upper.end)
    lower = replace(lower, money=own.money) if own is not None and named else lower
    if low.value > high.value:
        return replace(lower, numeral=high), replace(upper, numeral=low)
    return lower, upper


def _swapped(low: Numeral, high: Numeral) -> bool:
    """5-3 ملايين: the ends of a range typed from the wrong side."""
    return low.base <= high.base * 2 and low.base < 1000


def _as_pieces(reader: _Reader, pair: tuple[_Sum, _Sum], *, between: bool) -> tuple[_Piece, ...]:
    lower, upper = pair
    start = reader.tokens[lower.first - 1].start if between else lower.start
    return (
        _Piece(sum=lower, number=lower.number(reader.tokens), start=start, end=lower.end, qualifier="over", note="low"),
        _Piece(
            sum=upper,
            number=upper.number(reader.tokens),
            start=upper.start,
            end=upper.end,
            qualifier="under",
            note="high",
        ),
    )


def _single(reader: _Reader, found: _Sum, *, floor: int) -> _Piece:
    """The sum with the words around it that say about, over or under."""
    tokens, end, qualifier = reader.tokens, found.end, None
    start = found.start
    before = qualified_before(tokens, found.first, floor=floor)
    if before is not None:
        qualifier, start = before
    elif found.numeral.last < len(tokens) and tokens[found.numeral.last].text == "+":
        qualifier = "over"
    else:
        after = qualified_after(tokens, found.last)
        if after is not None:
            qualifier, end = after
    return _Piece(sum=found, number=found.number(tokens), start=start, end=end, qualifier=qualifier)
