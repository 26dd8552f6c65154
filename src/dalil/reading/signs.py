"""Characters that tell of a damaged or misleading text: hidden ones, lost ones, letters read in a wrong encoding.

Nothing is changed here. An issue names the first lines it was found on; positions count in the canonical text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dalil.errors import Issue, Severity
from dalil.records.sources import Source

SHOWN = 5  # lines that an issue names
ARABIC = "\u0620-\u064a\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f"
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
CYRILLIC = "\u0400-\u04ff"
GREEK = "\u0370-\u03ff"
# What the bytes 80 to BF become in Windows-1252 and Windows-1256.
TAIL_1252 = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    "\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122"
)
TAIL_1256 = "\u0080-\u00bf\u0152\u0153\u0192\u02c6\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122پٹچژڈگکڑںھ،؛؟\u200c\u200d"
# The hidden and broken characters that a sign looks for.
EMBEDDINGS = "\u202a-\u202e\u2066-\u2069"
HIDDEN = "\u061c\u200e\u200f\u200b\u2060\ufeff\u00ad"
REPLACEMENT = "\ufffd"
SURROGATES = "\ud800-\udfff"
FORMS = "\ufb50-\ufdcf\ufe70-\ufefc"  # the ligatures from U+FDF0 on (ﷲ, ﷺ) are typed on purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Characters that a reader of the source should know of."""

    code: str
    severity: Severity
    pattern: re.Pattern[str]
    starts: str  # a class that one character of every match is of; None of it in the text means no match
    least: int = 1  # matches below this many are no sign
    whole_words: bool = False  # whether to show the words that the matches lie in


SIGNS: tuple[Sign, ...] = (
    Sign(
        code="D150",
        severity=Severity.WARNING,
        pattern=re.compile(f"[{EMBEDDINGS}]"),
        starts=EMBEDDINGS,
    ),
    Sign(
        code="D151",
        severity=Severity.NOTE,
        pattern=re.compile(f"[{HIDDEN}]"),
        starts=HIDDEN,
    ),
    Sign(
        code="D152",
        severity=Severity.WARNING,
        pattern=re.compile(
            f"(?:[ØÙÚÛ][{TAIL_1252}]){{2,}}|(?:[طظ][{TAIL_1256}]){{3,}}|(?:Ã[\u0080-\u00bf]|â€[{TAIL_1252}])"
            r"|(?<!\w)[À-ÖØ-öø-ÿ]{4,}(?!\w)"
        ),
        starts="\u00c0-\u00ffطظ",
        least=3,
    ),
    Sign(code="D153", severity=Severity.WARNING, pattern=re.compile(f"{REPLACEMENT}+"), starts=REPLACEMENT),
    Sign(code="D154", severity=Severity.ERROR, pattern=re.compile(f"[{SURROGATES}]+"), starts=SURROGATES),
    Sign(
        code="D156",
        severity=Severity.WARNING,
        pattern=re.compile(f"[{FORMS}][{FORMS} ]*"),
        starts=FORMS,
    ),
    Sign(
        code="D157",
        severity=Severity.NOTE,
        pattern=re.compile(
            # Writers join one of وفبكل to a Latin name.
            f"(?:(?<=[{ARABIC}])|(?![وفبكل]))[{ARABIC}][{LATIN}{CYRILLIC}{GREEK}]|[{LATIN}{CYRILLIC}{GREEK}][{ARABIC}]"
            f"|[{LATIN}][{CYRILLIC}{GREEK}]|[{CYRILLIC}{GREEK}][{LATIN}]"
        ),
        whole_words=True,
        starts=LATIN + CYRILLIC + GREEK,
    ),
)


def signs_of(source: Source) -> Iterator[Issue]:
    """An issue for each sign that the text of a source shows."""
    present = "".join(set(source.text))
    for sign in SIGNS:
        if re.search(f"[{sign.starts}]", present):
            yield from _found(source, sign)


def _found(source: Source, sign: Sign) -> Iterator[Issue]:
    matches = sign.pattern.finditer(source.text)
    first = list(islice(matches, SHOWN))
    count = len(first) + sum(1 for _ in matches)
    if count < sign.least:
        return
    lines = tuple(dict.fromkeys(source.text.count("\n", 0, m.start()) + 1 for m in first))
    shown = (_word_at(source.text, m.start(), m.end()) if sign.whole_words else m.group() for m in first)
    words = " ".join(dict.fromkeys(map(_visible, shown)))
    yield Issue(
        code=sign.code,
        severity=sign.severity,
        where=f"{source.origin}:{lines[0]}",
        values=(("count", str(count)), ("lines", ", ".join(map(str, lines))), ("words", words)),
    )


def _word_at(text: str, start: int, end: int) -> str:
    """The word around a match, at most 12 characters on each side."""
    before = re.search(r"\w*\Z", text[max(0, start - 12) : start])
    after = re.match(r"\w*", text[end : end + 12])
    return (before.group() if before else "") + text[start:end] + (after.group() if after else "")


def _visible(words: str) -> str:
    """The characters found, the hidden ones by their code points."""
    return "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in words[:30])
