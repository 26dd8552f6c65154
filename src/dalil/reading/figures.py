"""Numbers as documents write them beside digits: in Roman letters, in the digits of another script, raised."""

from __future__ import annotations

ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"  # letters in the order of their values as numbers
ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
DEVANAGARI = "०१२३४५६७८९"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
MAX_ROMAN = 3999
RAISED = str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")


def roman(count: int) -> str:
    """A number in small Roman letters; in digits where there are none for it."""
    if not 0 < count <= MAX_ROMAN:
        return str(count)
    made = ""
    for worth, letters in ROMAN:
        times, count = divmod(count, worth)
        made += letters * times
    return made


def in_digits(count: int, digits: str) -> str:
    """A number in ten other digits."""
    return "".join(digits[int(c)] if c.isdigit() else c for c in str(count))
