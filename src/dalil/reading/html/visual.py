"""Text whose markup overrides its direction (<bdo>), turned into the order in which it is read."""

from __future__ import annotations

import re
import unicodedata

MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
NUMBER = re.compile(r"[0-9٠-٩۰-۹]+(?:[.,:/٫٬][0-9٠-٩۰-۹]+)*")


def turned(words: str, direction: str) -> str:
    """Words whose letters run against the direction that they are shown in, turned; others as they are."""
    rtl = sum(unicodedata.bidirectional(c) in ("R", "AL") for c in words)
    ltr = sum(unicodedata.bidirectional(c) == "L" for c in words)
    against = rtl > ltr if direction.lower() == "ltr" else ltr > rtl
    if not against or direction.lower() not in ("ltr", "rtl"):
        return words
    backwards = "".join(reversed(_clusters(words))).translate(MIRRORED)
    return NUMBER.sub(lambda m: m.group()[::-1], backwards) if direction.lower() == "ltr" else backwards


def _clusters(words: str) -> list[str]:
    """Letters, each with the marks on it."""
    found: list[str] = []
    for character in words:
        if found and unicodedata.combining(character):
            found[-1] += character
        else:
            found.append(character)
    return found
