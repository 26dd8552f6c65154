"""Amounts of money in Arabic and English text: the words, what they come to, and the currency.

Only money is an amount: a number without a unit, sign or code of a currency is not. A number that cannot be read whole
yields nothing. A range ("3-5 ملايين دولار", "between 3 and 5 million dollars") yields two amounts: the lower one
covers the words of the whole range and is qualified "over", the upper one covers its own words and is qualified
"under", so that each of the two is true alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dalil.records.mentions import Amount
from dalil.recognition.currencies import THREE_DECIMALS, Currencies, Money, currencies
from dalil.text.calendars import is_month
from dalil.text.folding import Folded, fold, fold_text
from dalil.text.numerals import Numeral, Token, entry_of, mended, plain, plain_digits, read_numeral, tokens_of
from dalil.text.words import splits

YEAR_CUES = frozenset(("عام", "العام", "عامي", "سنه", "السنه", "year", "years", "ل عام", "لعام", "بعام", "وعام"))
OPENING, CLOSING = "([\"", ")]\""
BEFORE: dict[str, tuple[str, ...]] = {
    "about": (
        "نحو", "حوالي", "قرابه", "زهاء", "ما يقارب", "مايقارب", "يقارب", "تقارب", "قارب", "قاربت", "ما يقرب من", "يقرب من",
        "تقرب من", "بحدود", "في حدود", "حدود", "ما يناهز", "يناهز", "تناهز", "ناهز", "ناهزت", "تقريبا", "about", "around",
        "some", "approximately", "approx", "roughly", "nearly", "almost", "circa", "close to", "an estimated",
        "estimated", "estimated at", "in the region of", "in the order of", "on the order of", "~",
    ),
    "over": (
        "اكثر من", "ازيد من", "اعلي من", "ما يزيد علي", "ما يزيد عن", "مايزيد علي", "مايزيد عن", "يزيد علي", "يزيد عن",
        "تزيد علي", "تزيد عن", "زاد علي", "زاد عن", "زادت علي", "زادت عن", "ما لا يقل عن", "مالا يقل عن", "لا يقل عن",
        "لا تقل عن", "فوق", "يفوق", "تفوق", "ما يفوق", "فاق", "فاقت", "ما ينيف علي", "ينيف علي", "تنيف علي", "تجاوز",
        "يتجاوز", "تتجاوز", "تجاوزت", "ما يتجاوز", "علي الاقل", "more than", "over", "at least", "exceeding", "exceeds",
        "exceeded", "in excess of", "upwards of", "upward of", "no less than", "not less than", "a minimum of",
        "minimum of", "above", "greater than", "well over", "just over", "more than half of", ">", "+",
    ),
    "under": (
        "اقل من", "ادني من", "ما لا يزيد علي", "ما لا يزيد عن", "لا يزيد علي", "لا يزيد عن", "لا تزيد علي", "لا تزيد عن",
        "ما لا يتجاوز", "لا يتجاوز", "لا تتجاوز", "لم يتجاوز", "لم تتجاوز", "لا يتعدي", "لا تتعدي", "ما لا يتعدي", "دون",
        "ما دون", "يصل الي", "تصل الي", "ما يصل الي", "وصل الي", "وصلت الي", "حتي", "لا يفوق", "لا تفوق", "اقصاه",
        "اقصاها", "up to", "less than", "under", "below", "at most", "no more than", "not more than", "not exceeding",
        "does not exceed", "a maximum of", "maximum of", "as much as", "fewer than", "just under", "<",
    ),
}  # fmt: skip
AFTER: dict[str, tuple[str, ...]] = {
    "about": ("تقريبا", "approximately", "or so", "more or less"),
    "over": ("علي الاقل", "علي اقل تقدير", "كحد ادني", "بحد ادني", "او اكثر", "او يزيد", "فاكثر", "فما فوق", "at least", "or more"),
    "under": ("علي الاكثر", "كحد اقصي", "بحد اقصي", "او اقل", "فاقل", "at most", "or less", "at the most"),
}  # fmt: skip
FILLERS = frozenset(("مبلغ", "مبلغا", "مقداره", "قيمته", "قدره"))
BETWEEN = frozenset(("بين", "between"))
TO = frozenset(("-", "الي", "او", "to", "or", "حتي", "until"))
RANGING = frozenset(
    ("ranged", "ranging", "range", "ranges", "varied", "varies", "تراوح", "تراوحت", "يتراوح", "تتراوح", "تراوحا")
)
PRICES = frozenset(("سعر", "بسعر", "السعر", "سعره", "سعرها", "price", "priced"))
POUND = frozenset(("pound", "pounds"))
QUALIFIERS = {phrase: name for name, phrases in BEFORE.items() for phrase in phrases}
TRAILERS = {phrase: name for name, phrases in AFTER.items() for phrase in phrases}


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


def find_amounts(text: str, *, folded: Folded | None = None) -> tuple[FoundAmount, ...]:
    """The amounts of money in `text`, in order; `folded` is its folded form, where the caller has it."""
    lexicon = currencies()
    if not lexicon.may_stand_in(fold_text(text) if folded is None else folded.text, text):
        return ()
    folded = fold(text) if folded is None else folded
    tokens = mended(tokens_of(plain_digits(folded, text)), lambda word: _is_known(word, lexicon))
    cased = "".join([text[start] for start in folded.starts])
    reader = _Reader(tokens=tokens, cased=cased, lexicon=lexicon)
    found: list[FoundAmount] = []
    at = floor = 0
    while at < len(tokens):
        pieces, at = _read_at(reader, at, floor=floor)
        floor = at if pieces else floor
        found.extend(_found(piece, folded, text) for piece in pieces)
    return tuple(found)


def _is_known(word: str, lexicon: Currencies) -> bool:
    if entry_of(word) is not None or word in lexicon.units:
        return True
    return any(s.stem in lexicon.units or s.stem in lexicon.duals for s in splits(word))


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
    if token.kind == "mark" or (token.kind == "word" and entry_of(token.text) is None):
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
    token = reader.tokens[at]
    if token.kind != "word":
        return None
    for split in splits(token.text):
        dual = reader.lexicon.duals.get(split.stem)
        cut = len(split.conjunction) + len(split.preposition)
        if dual is not None and not split.article:
            money = dual.at(reader.tokens, at)
            return None if money is None else _own_sum(reader, money, number=2, cut=cut)
        unit = reader.lexicon.units.get(split.stem)
        if unit is not None and at + 1 < len(reader.tokens) and reader.tokens[at + 1].text in ("واحد", "واحدا", "واحده"):
            money = unit.at(reader.tokens, at)
            return None if money is None or money.last != at + 1 else _own_sum(reader, money, number=1, cut=cut)
    return None


def _own_sum(reader: _Reader, money: Money, *, number: int, cut: int) -> _Sum:
    last = money.last + (1 if number == 1 else 0)
    start, end = reader.tokens[money.first].start + cut, reader.tokens[last - 1].end
    value = Decimal(number)
    numeral = Numeral(
        value=value, first=money.first, last=last, start=start, end=end, base=value, scale=Decimal(1)
    )  # fmt: skip
    return _Sum(numeral=numeral, money=money, first=money.first, last=last, start=start, end=end)


def _priced(reader: _Reader, numeral: Numeral, *, floor: int) -> _Sum | None:
    """The number with the money that stands after or before it."""
    tokens = reader.tokens
    before = reader.lexicon.before(tokens, numeral.first, reader.cased)
    before = before if before is not None and before.first >= floor else None
    place = _past_fillers(tokens, numeral)
    after = _after(reader, numeral, place, before=before)
    if after is None and before is None:
        return None
    opened = place > numeral.last and tokens[numeral.last].text in CLOSING and after is not None
    first = before.first if before is not None else numeral.first - int(opened)
    start = tokens[first].start if first < numeral.first else numeral.start
    last = after.last if after is not None else numeral.last
    made = _Sum(
        numeral=numeral,
        money=_agreed(before, after),
        first=first,
        last=last,
        start=start,
        end=tokens[last - 1].end,
    )
    return _with_late_scale(reader, made) if after is not None else made


def _agreed(before: Money | None, after: Money | None) -> Money:
    """The money two words name: what they share; else the word that follows, since $ stands for many dollars."""
    if before is None or after is None:
        either = after if before is None else before
        assert either is not None
        return either
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
    money = reader.lexicon.after(tokens, place, reader.cased)
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
    if not ends and (scale is None or scale.kind != "scale" or scale.value != numeral.scale or scale.cut):
        return found
    last = at if ends else at + 1
    value = plain(numeral.value + share * numeral.scale)
    return replace(found, numeral=replace(numeral, value=value), last=last, end=tokens[last - 1].end)


def _range(reader: _Reader, numeral: Numeral, *, floor: int) -> tuple[_Piece, ...] | None:
    """The two ends of a range whose lower number is `numeral`, if a range stands here."""
    tokens = reader.tokens
    between = numeral.first > 0 and tokens[numeral.first - 1].text in BETWEEN
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
    high_at = _past_connector(tokens, at, low=low, between=between)
    if high_at is None:
        return None
    sign = reader.lexicon.after(tokens, high_at, reader.cased)
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
    rise = first > 1 and tokens[first - 1].text in ("from", "من") and tokens[first - 2].text not in RANGING
    return _lower_and_upper(low, own=own, upper=upper, between=between, rise=rise)


def _past_connector(tokens: Sequence[Token], at: int, *, low: Numeral, between: bool) -> int | None:
    """Where the upper number of a range stands, if the word at `at` leads to it."""
    if at + 1 >= len(tokens) or not tokens[at].near or not tokens[at + 1].near:
        return None
    token, entry = tokens[at], entry_of(tokens[at].text)
    if between:
        if token.text in ("و", "and", "-"):
            return at + 1
        return at if entry is not None and entry.conjunction else None
    if token.text == "-" and (token.tight != tokens[at + 1].tight or (low.first == 0 and not token.tight)):
        return None  # "1- " and "1 - " number an item
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
        _Piece(sum=upper, number=upper.number(reader.tokens), start=upper.start, end=upper.end, qualifier="under", note="high"),
    )


def _single(reader: _Reader, found: _Sum, *, floor: int) -> _Piece:
    """The sum with the words around it that say about, over or under."""
    tokens, end, qualifier = reader.tokens, found.end, None
    start = found.start
    before = _qualified_before(tokens, found.first, floor=floor)
    if before is not None:
        qualifier, start = before
    elif found.numeral.last < len(tokens) and tokens[found.numeral.last].text == "+":
        qualifier = "over"
    else:
        after = _qualified_after(tokens, found.last)
        if after is not None:
            qualifier, end = after
    return _Piece(sum=found, number=found.number(tokens), start=start, end=end, qualifier=qualifier)


def _qualified_before(tokens: Sequence[Token], end: int, *, floor: int) -> tuple[str, int] | None:
    """The qualifier whose words end right before token `end`, and where it starts in folded text."""
    while end - 1 >= floor and _is_carrier(tokens, end - 1):
        end -= 1
    for first in range(max(floor, end - 4), end):
        words = [t.text for t in tokens[first:end]]
        name = QUALIFIERS.get(" ".join(words))
        if name is not None and all(t.near for t in tokens[first + 1 : end]):
            return name, tokens[first].start
        for split in splits(words[0]) if tokens[first].kind == "word" else ():
            cut = len(split.conjunction) + len(split.preposition)
            name = QUALIFIERS.get(" ".join([split.stem, *words[1:]])) if cut and not split.article else None
            if name is not None:
                return name, tokens[first].start + cut
    return None


def _is_carrier(tokens: Sequence[Token], at: int) -> bool:
    """A word between qualifier and number that says nothing: مبلغ, or an article before digits."""
    token = tokens[at]
    attached = at + 1 < len(tokens) and tokens[at + 1].tight and tokens[at + 1].kind == "digits"
    return token.text in FILLERS or token.text in OPENING or (attached and token.text in ("ال", "ب", "ل", "بال"))


def _qualified_after(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    for last in range(min(at + 3, len(tokens)), at, -1):
        name = TRAILERS.get(" ".join(t.text for t in tokens[at:last]))
        if name is not None and all(t.near for t in tokens[at:last]):
            return name, tokens[last - 1].end
    return None
