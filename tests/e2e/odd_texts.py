"""Texts that are hard to count in: vowel signs, emoji, joiners, controls, marks in a row, both directions."""

from __future__ import annotations

import random
import unicodedata

PIECES = (
    *("سلام", "كِتَابٌ", "مُحَمَّدٌ", "ـــمدّ", "لا", "آية", "٢٠١٩", "۱۲", "،", "؟", "»", "«"),
    *("peace", "naïve", "Ωmega", "e\u0301\u0323\u0302", "x\u0336\u0337", "42", "3.5", "(", ")", "-", "!"),
    *("🙂", "👩\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "🇸🇳", "👍🏽", "1\ufe0f\u20e3", "𝔄", "𐤀", "𞤀"),
    *("\u200f", "\u200e", "\u202e", "\u202c", "\u2066", "\u2069", "\u061c", "\u200b", "\u00ad", "\ufeff", "\U000e0061"),
    *("\u200c", "\u0640", "\u0651\u064e\u0650", "ﷺ", "ﻻ", "\u2028", "\u0001", "\u007f", "\t", "\u00a0"),
)
TEXTS = 200


def odd_text(number: int) -> str:
    """One text: some lines of pieces in no order, always the same for a number."""
    chance = random.Random(number)
    lines = [
        "".join(chance.choice(PIECES) + chance.choice(("", " ", " ")) for _ in range(chance.randint(1, 14)))
        for _ in range(chance.randint(1, 5))
    ]
    return unicodedata.normalize("NFC", f"نص {number}\n" + "\n".join(lines) + "\n")


def odd_span(number: int, length: int) -> tuple[int, int]:
    """A span of a text of that length."""
    chance = random.Random(-1 - number)
    start = chance.randrange(length)
    return start, chance.randint(start + 1, min(length, start + 40))
