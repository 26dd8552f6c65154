"""Numbers as people write them, in Arabic and English: digits, words, scales, halves, and mixtures of them.

A number is read whole or not at all: whatever stands in the number but does not fit makes it unsound, and the caller
must drop it. Positions count characters of folded text (`dalil.text.folding`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from dalil.text.number_words import ARABIC, FRACTIONS, SHORT_SCALES, THIRD, WORDS, Entry, Token, entry_of

SEPARATORS = re.compile(r"[.,٫٬،']")
# خمس مليون is a fifth of a million in grammar and five million in speech.
FIFTH_OR_FIVE = frozenset(("خمس", "سبع", "تسع", "عشر"))
VAGUE = frozenset(
    (
        "عده", "بضعه", "بضع", "كم", "عشرات", "ميات", "الاف", "الوف", "ملايين", "مليارات",
        "several", "few", "many", "dozens", "hundreds", "thousands", "millions",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number read from tokens `first..last`; `value` holds only if `sound`."""

    value: Decimal
    first: int
    last: int  # of the tokens, excluded
    start: int  # in folded text, conjunction and preposition left out
    end: int
    base: Decimal  # what its last scale word multiplies
    scale: Decimal  # of its last scale word; 1 where it has none
    other: Decimal | None = None  # the other reading of a doubtful separator
    sound: bool = True
    rounded: bool = False  # thirds do not come out even


def digits_value(text: str, *, scaled: bool) -> tuple[Decimal, Decimal | None] | None:
    """What digits with separators come to, and the other reading where one point and three digits leave it open.

    `scaled` says that a scale word follows: 1.515 trillion has a decimal point. None where separators make no sense.
    """
    parts = SEPARATORS.split(text)
    marks = SEPARATORS.findall(text)
    if not marks:
        return Decimal(text), None
    if len(marks) == 1:
        return _one_separator(parts[0], parts[1], mark=marks[0], scaled=scaled)
    if len(set(marks)) == 1:
        return (Decimal("".join(parts)), None) if _grouped(parts) else None
    if len(set(marks[:-1])) == 1 and _grouped(parts[:-1]):
        return Decimal("".join(parts[:-1]) + "." + parts[-1]), None
    return None


def _grouped(parts: Sequence[str]) -> bool:
    middle = all(len(p) in (2, 3) for p in parts[1:-1])
    return 1 <= len(parts[0]) <= 3 and middle and len(parts[-1]) == 3 and not parts[0].startswith("0")


def _one_separator(head: str, tail: str, *, mark: str, scaled: bool) -> tuple[Decimal, Decimal | None] | None:
    whole, broken = Decimal(head + tail), Decimal(f"{head}.{tail}")
    if mark in "٬'":
        return (whole, None) if _grouped((head, tail)) else (broken, None) if len(tail) < 3 else None
    if mark in ",،":
        if _grouped((head, tail)):
            return whole, None
        return (broken, None) if len(tail) < 3 or not head.strip("0") else None
    if scaled or not _grouped((head, tail)):
        return broken, None
    if mark == "٫" and tail != "000":
        return broken, whole
    return whole, broken


class _Part(NamedTuple):
    """A stretch of a number: a group, with its scale words if it has any."""

    value: Decimal
    base: Decimal
    scale: Decimal
    last: int
    other: Decimal | None = None
    sound: bool = True
    words: bool = True
    rounded: bool = False


def _entry(tokens: Sequence[Token], at: int) -> Entry | None:
    if at >= len(tokens) or tokens[at].kind != "word" or not tokens[at].near:
        return None
    return entry_of(tokens[at].text)


def _bare(tokens: Sequence[Token], at: int, *kinds: str) -> Entry | None:
    """The entry at `at` if it is of that kind and no conjunction or preposition stands before it."""
    at = _past_hyphen(tokens, at)
    entry = _entry(tokens, at)
    return entry if entry is not None and entry.kind in kinds and entry.cut == 0 else None


def _past_hyphen(tokens: Sequence[Token], at: int) -> int:
    if at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at].tight and tokens[at + 1].tight:
        return at + 1
    return at


def _after_and(tokens: Sequence[Token], at: int) -> int | None:
    """Where the next addend stands if و or "and" leads to it."""
    if at >= len(tokens) or not tokens[at].near:
        return None
    token = tokens[at]
    if token.text in ("و", "and"):
        return at + 1 if at + 1 < len(tokens) and tokens[at + 1].near else None
    if token.text == "-" and at + 2 < len(tokens) and tokens[at + 1].text == "and" and tokens[at + 2].text == "-":
        return at + 3
    entry = _entry(tokens, at)
    if token.text == "واحد":  # before عشر this is و and أحد, not one
        ten = _bare(tokens, at + 1, "unit")
        return at if ten is not None and ten.value == 10 else None
    return at if entry is not None and entry.conjunction and entry.cut == 1 else None


def _group(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """A number below a thousand, in words."""
    entry = _entry(tokens, at)
    if entry is None or entry.kind not in ("unit", "teen", "ten", "hundred", "hundreds", "one"):
        return None
    if entry.kind == "one":
        hundred = _bare(tokens, at + 1, "hundred")
        return None if hundred is None else _hundreds(tokens, _past_hyphen(tokens, at + 1) + 1, value=Decimal(100))
    if entry.kind in ("hundred", "hundreds"):
        if not ARABIC.match(entry.stem):
            return None
        return _hundreds(tokens, at + 1, value=entry.value)
    small = _small(tokens, at)
    if small is None:
        return None
    value, last = small
    if _takes_hundred(tokens, last, value=value):
        return _hundreds(tokens, _past_hyphen(tokens, last) + 1, value=value * 100)
    return _classical(tokens, at, last=last, value=value)


def _takes_hundred(tokens: Sequence[Token], at: int, *, value: Decimal) -> bool:
    """Whether a hundred that `value` multiplies stands at `at`: three hundred, ثلاث مئة, twelve hundred."""
    hundred = _bare(tokens, at, "hundred")
    return hundred is not None and (value < 10 or (value % 10 != 0 and hundred.stem == "hundred"))


def _classical(tokens: Sequence[Token], at: int, *, last: int, value: Decimal) -> tuple[Decimal, int]:
    """Small numbers may come first in Arabic: خمس وعشرون وثلاثمئة."""
    following = _entry(tokens, last)
    if following is not None and following.conjunction and following.kind in ("hundred", "hundreds"):
        after = _entry(tokens, last + 1)
        more = after is not None and after.conjunction and after.kind in ("unit", "ten", "hundred", "hundreds")
        if ARABIC.match(tokens[at].text) and not more:
            return value + following.value, last + 1
    return value, last


def _hundreds(tokens: Sequence[Token], at: int, *, value: Decimal) -> tuple[Decimal, int]:
    joined = _after_and(tokens, at)
    latin = at > 0 and not ARABIC.match(tokens[at - 1].text)
    start = joined if joined is not None else at if latin else None
    if start is None:
        return value, at
    entry = _entry(tokens, start)
    if entry is None or entry.kind not in ("unit", "teen", "ten"):
        return value, at
    small = _small(tokens, start)
    if small is None or _takes_hundred(tokens, small[1], value=small[0]):
        return value, at
    return value + small[0], small[1]


def _small(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """A number below a hundred, in words, starting with a unit, teen or ten."""
    entry = _entry(tokens, at)
    if entry is None or entry.kind not in ("unit", "teen", "ten"):
        return None
    if entry.kind == "teen":
        return entry.value, at + 1
    if entry.kind == "ten":
        unit = None if ARABIC.match(entry.stem) else _bare(tokens, at + 1, "unit")
        if unit is not None and unit.value < 10:
            return entry.value + unit.value, _past_hyphen(tokens, at + 1) + 1
        return entry.value, at + 1
    if not ARABIC.match(entry.stem):
        return entry.value, at + 1
    ten = _bare(tokens, at + 1, "unit")
    if ten is not None and ten.value == 10 and entry.value < 10:
        return entry.value + 10, at + 2
    joined = _after_and(tokens, at + 1)
    tens = None if joined is None else _entry(tokens, joined)
    if joined is not None and tens is not None and tens.kind == "ten" and entry.value < 10:
        return entry.value + tens.value, joined + 1
    return entry.value, at + 1


def _scales(tokens: Sequence[Token], at: int, *, digits: bool) -> tuple[Decimal, int]:
    """The product of the scale words that follow a group, and where they end."""
    factor = Decimal(1)
    while at < len(tokens):
        place = _past_hyphen(tokens, at)
        token = tokens[place]
        short = SHORT_SCALES.get(token.text) if digits and factor == 1 and token.near else None
        if short is not None:
            factor, at = short, place + 1
            continue
        entry = _bare(tokens, place, "scale", "scales", "either")
        if entry is None:
            break
        factor, at = factor * entry.value, place + 1
    return factor, at


def _digits(tokens: Sequence[Token], at: int) -> _Part:
    text, last, gaps = tokens[at].text, at + 1, 0
    if len(text) <= 3 and text.isdecimal():
        while last < len(tokens) and _is_group(tokens, last):
            text, last, gaps = text + tokens[last].text, last + 1, gaps + 1
    fraction = _slash(tokens, at)
    if fraction is not None:
        return fraction
    share = Decimal(0)
    if last < len(tokens) and tokens[last].tight and tokens[last].text in FRACTIONS:
        share, last = WORDS[tokens[last].text][1], last + 1
    factor, end = _scales(tokens, last, digits=True)
    read = digits_value(text, scaled=factor != 1)
    # "50 200 ألف" may have lost the sign of a range between its numbers.
    sound = read is not None and not (gaps == 1 and factor != 1)
    base, other = read if read is not None else (Decimal(0), None)
    base += share
    return _Part(base * factor, base, factor, end, None if other is None else other * factor, sound, False)


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.kind == "digits"
        and len(token.text) == 3
        and token.text.isdecimal()
        and token.start == tokens[at - 1].end + 1
        and token.near
    )


def _slash(tokens: Sequence[Token], at: int) -> _Part | None:
    """3/4 before a scale word."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("/", "⁄") or not tokens[at + 2].tight:
        return None
    above, below = tokens[at].text, tokens[at + 2].text
    if below not in ("2", "4", "5", "8", "10") or not above.isdecimal():
        return _Part(Decimal(0), Decimal(0), Decimal(1), at + 3, sound=False)
    factor, end = _scales(tokens, at + 3, digits=True)
    value = Decimal(above) / Decimal(below)
    return _Part(value * factor, value, factor, end, sound=factor != 1 and value < 1, words=False)


def _fraction(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """نصف, ثلاثة أرباع, half, a quarter, three quarters: the fraction and where it ends."""
    entry = _entry(tokens, at)
    if entry is None:
        return None
    following = _past_hyphen(tokens, at + 1)
    word = tokens[following].text if following < len(tokens) else ""
    if entry.kind == "unit" and entry.value == 3 and word in ("ارباع", "quarters"):
        return Decimal("0.75"), following + 1
    if entry.kind == "unit" and entry.value == 2 and word == "thirds":
        return 2 * THIRD, following + 1
    if entry.kind in ("one", "unit") and entry.value == 1 and word in ("half", "quarter", "third"):
        return WORDS[word][1], following + 1
    if entry.kind == "fraction" and entry.stem not in ("quarters", "thirds"):
        return entry.value, at + 1
    return None


def _of_scale(tokens: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """The scale that a fraction is of: نصف [ال]مليون, half a million, a quarter of a million."""
    place = _past_hyphen(tokens, at)
    while place < len(tokens) and tokens[place].text in ("of", "a", "من") and tokens[place].near:
        place = _past_hyphen(tokens, place + 1)
    entry = _entry(tokens, place)
    if entry is None or entry.kind != "scale" or entry.cut:
        return Decimal(1), at
    return entry.value, place + 1


def _part(tokens: Sequence[Token], at: int) -> _Part | None:
    """One stretch of a number: digits, a fraction of a scale, a scale alone, or a group with its scales."""
    if at >= len(tokens):
        return None
    if tokens[at].kind == "digits":
        return _digits(tokens, at)
    entry = _entry(tokens, at) if tokens[at].near else entry_of(tokens[at].text) if tokens[at].kind == "word" else None
    if entry is None:
        return None
    fraction = _fraction(tokens, at)
    if fraction is not None:
        scale, last = _of_scale(tokens, fraction[1])
        even = fraction[0] * 4 == int(fraction[0] * 4)
        return _Part(_even(fraction[0] * scale), fraction[0], scale, last, rounded=not even)
    group = _group(tokens, at)
    if group is None:
        return _scale_alone(tokens, at, entry=entry)
    factor, last = _scales(tokens, group[1], digits=False)
    doubtful = group[1] == at + 1 and entry.stem in FIFTH_OR_FIVE and factor >= 10**6
    return _Part(group[0] * factor, group[0], factor, last, sound=not doubtful or _plural(tokens, group[1]))


def _plural(tokens: Sequence[Token], at: int) -> bool:
    return _bare(tokens, at, "scales") is not None


def plain(value: Decimal) -> Decimal:
    """The value without idle zeros or exponent: 3500000, not 3500000.0 or 35E+5."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _even(value: Decimal) -> Decimal:
    """The value to the cent: thirds never end."""
    return value.quantize(Decimal("0.01")).normalize() + 0


def _scale_alone(tokens: Sequence[Token], at: int, *, entry: Entry) -> _Part | None:
    if entry.kind == "one":
        scale = _bare(tokens, at + 1, "scale")
        if scale is None:
            return None
        factor, last = _scales(tokens, at + 1, digits=False)
        return _Part(factor, Decimal(1), factor, last)
    if entry.kind not in ("scale", "pair", "either") or not ARABIC.match(entry.stem):
        return None
    factor, last = _scales(tokens, at + 1, digits=False)
    base = Decimal(2) if entry.kind == "pair" or _is_dual(tokens, last, entry=entry) else Decimal(1)
    return _Part(base * entry.value * factor, base, entry.value * factor, last)


def _is_dual(tokens: Sequence[Token], last: int, *, entry: Entry) -> bool:
    """ألفا دولار is two thousand; ألفاً, and ألفا before و, one."""
    return entry.kind == "either" and _after_and(tokens, last) is None


def _with_fraction(tokens: Sequence[Token], part: _Part) -> _Part | None:
    """The part with ونصف, إلا ربع or "and a half" added, if that follows."""
    if part.last + 1 < len(tokens) and tokens[part.last].text == "الا":
        less = _fraction(tokens, part.last + 1)
        if less is not None:
            return _add_fraction(tokens, part, share=-less[0], last=less[1])
    joined = _after_and(tokens, part.last)
    fraction = None if joined is None else _fraction(tokens, joined)
    if fraction is None:
        return None
    return _add_fraction(tokens, part, share=fraction[0], last=fraction[1])


def _add_fraction(tokens: Sequence[Token], part: _Part, *, share: Decimal, last: int) -> _Part | None:
    scale, end = _of_scale(tokens, last)
    even = not part.rounded and share * 4 == int(share * 4)
    if part.scale == 1:
        # Five and a half million: the scale is of both. A dash may stand before it (two-and-a-half-million).
        value = (part.base + share) * scale
        return part._replace(value=_even(value), base=part.base + share, scale=scale, last=end, rounded=not even)
    if scale not in (Decimal(1), part.scale):
        return None if scale >= part.scale else part._replace(value=part.value + _even(share * scale), last=end)
    value = part.value + _even(share * part.scale)
    return part._replace(value=value, base=part.base + share, last=end, rounded=not even)


def read_numeral(tokens: Sequence[Token], at: int, *, additive: bool = True) -> Numeral | None:
    """The longest number that starts at token `at`; without `additive`, only up to the first و between scales."""
    part = _part(tokens, at)
    if part is None:
        return None
    total, sound = Decimal(0), part.sound
    while True:
        widened = _with_fraction(tokens, part)
        if widened is not None:
            part = widened
            break
        following = _addend(tokens, part) if additive else None
        if following is None:
            break
        total, sound = total + part.value, sound and following.sound
        part = following
    entry = entry_of(tokens[at].text) if tokens[at].kind == "word" else None
    return Numeral(
        value=plain(total + part.value),
        first=at,
        last=part.last,
        start=tokens[at].start + (entry.cut if entry is not None else 0),
        end=tokens[part.last - 1].end,
        base=part.base,
        scale=part.scale,
        other=None if part.other is None else plain(total + part.other),
        sound=sound and not _is_vague(tokens, at),
        rounded=part.rounded,
    )


def _addend(tokens: Sequence[Token], part: _Part) -> _Part | None:
    """The next, smaller stretch of the same number: after و or "and", or side by side in English words."""
    if part.scale == 1:
        return None
    joined = _after_and(tokens, part.last)
    if joined is None:
        if not part.words or part.last >= len(tokens) or ARABIC.match(tokens[part.last - 1].text):
            return None
        entry = _entry(tokens, part.last)
        if entry is None or entry.kind not in ("unit", "teen", "ten"):
            return None
        joined = part.last
    following = _part(tokens, joined)
    if following is None or not following.value < part.scale:
        return None
    return following


def _is_vague(tokens: Sequence[Token], at: int) -> bool:
    """Whether "several", عشرات or a number word of its own stands right before, so that the value is not the words'."""
    if at == 0 or not tokens[at].near or tokens[at].kind == "digits":
        return False
    before, entry = tokens[at - 1], entry_of(tokens[at].text)
    if before.kind != "word" or (entry is not None and entry.conjunction):
        return False
    word = entry_of(before.text)
    return (
        before.text in VAGUE or before.text[1:] in VAGUE or (word is not None and word.kind not in ("one", "fraction"))
    )
