"""Script, language and direction of a stretch of text, from its letters alone."""

from __future__ import annotations

import re

ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]+")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
NO_LATIN = re.compile("[^A-Za-z\u00c0-\u024f]*")


def language_of(text: str) -> str:
    """`ar` or `en` by the script of most letters, `und` where there is neither."""
    if NO_LATIN.fullmatch(text) is not None:
        return "und" if ARABIC.search(text) is None else "ar"
    arabic, latin = (sum(map(len, script.findall(text))) for script in (ARABIC, LATIN))
    return "ar" if arabic >= latin else "en"


def direction_of(language: str) -> str:
    """`rtl` for Arabic, else `ltr`."""
    return "rtl" if language == "ar" else "ltr"
