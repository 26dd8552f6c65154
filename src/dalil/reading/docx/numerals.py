"""The numbers of list items and headings as Word writes them, by the name of their format."""

from __future__ import annotations

from collections.abc import Callable

from dalil.reading.figures import ABJAD, ARABIC_INDIC, DEVANAGARI, in_digits, roman

ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
LATIN = "abcdefghijklmnopqrstuvwxyz"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
CHICAGO = "*†‡§"
MAX_REPEATED = 20  # times that a letter is written for numbers beyond the alphabet
UNDER_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
FROM_TWENTY = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES, TENS = tuple(UNDER_TWENTY.split()), tuple(FROM_TWENTY.split())
ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def numeral(count: int, style: str, *, rtl: bool = False) -> str:
    """A number in one of Word's formats; in one that is not known, its digits."""
    if style == "hindiNumbers":
        # Word calls both ١٢٣ and १२३ Hindi; which it shows depends on the language of the text.
        return in_digits(count, ARABIC_INDIC if rtl else DEVANAGARI)
    made = FORMATS.get(style)
    return str(count) if made is None or count < 0 else made(count)


def _letters(alphabet: str) -> Callable[[int], str]:
    """Letters by their place; beyond the last one they are written twice, three times, ..."""

    def made(count: int) -> str:
        times, place = divmod(count - 1, len(alphabet))
        return alphabet[place] * (times + 1) if count and times < MAX_REPEATED else str(count)

    return made


def _ordinal(count: int) -> str:
    teen = count % 100 in (11, 12, 13)
    return f"{count}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _cardinal_words(count: int) -> str:
    if count < len(ONES):
        return ONES[count].capitalize()
    tens, ones = divmod(count, 10)
    if tens > 9:
        return str(count)
    return (TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")).capitalize()


def _ordinal_words(count: int) -> str:
    head, dash, last = _cardinal_words(count).lower().rpartition("-")
    if last.isdigit():
        return _ordinal(count)
    made = ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return (head + dash + made).capitalize()


def _enclosed(first: int) -> Callable[[int], str]:
    """The characters for 1 to 20 that stand in a circle, in brackets or before a full stop."""

    def made(count: int) -> str:
        return chr(first + count - 1) if 0 < count <= 20 else str(count)

    return made


FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda count: f"{count:02}",
    "arabicAlpha": _letters(ALPHA),
    "arabicAbjad": _letters(ABJAD),
    "lowerLetter": _letters(LATIN),
    "upperLetter": _letters(LATIN.upper()),
    "russianLower": _letters(RUSSIAN),
    "russianUpper": _letters(RUSSIAN.upper()),
    "hebrew2": _letters(HEBREW),
    "chicago": _letters(CHICAGO),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_words,
    "ordinalText": _ordinal_words,
    "numberInDash": lambda count: f"- {count} -",
    "hex": lambda count: f"{count:X}",
    "decimalEnclosedCircle": _enclosed(0x2460),
    "decimalEnclosedParen": _enclosed(0x2474),
    "decimalEnclosedFullstop": _enclosed(0x2488),
    "decimalFullWidth": lambda count: in_digits(count, "０１２３４５６７８９"),
    "thaiNumbers": lambda count: in_digits(count, "๐๑๒๓๔๕๖๗๘๙"),
}
