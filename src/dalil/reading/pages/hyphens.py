"""Hyphens at the ends of lines: those of words that were divided there go, those of compounds stay.

Which of the two a hyphen is, other places of the same document tell: the word in one form or the other, how often its
lines end so at all, or whether what follows the hyphen stands as a word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from dalil.reading.pages.lines import Line

SOFT = "\u00ad"
TYPED = "-"
CUT = re.compile("([^\\W\\d_]+)[-\u00ad\u2010]$")
NEXT = re.compile("[^\\W\\d_]+")
WORD = re.compile("[^\\W\\d_]+(?:[-\u2010][^\\W\\d_]+)*")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
SUSPENDED = frozenset({"and", "or", "nor", "to", "but", "et", "ou", "und", "oder", "y", "o"})  # short- and long-term
# First and second halves of compounds, which are mostly written with a hyphen.
LEADING = frozenset(
    ("non", "anti", "ex", "self", "co", "cross", "well", "semi", "multi", "pro", "pre", "post", "sub", "vice", "half")
)
TRAILING = frozenset(
    ("out", "up", "off", "down", "over", "based", "led", "term", "owned", "run", "backed", "wide", "level", "scale")
)
FEWEST = 2  # divided words that show that a document divides words
SHARE = 0.04  # of its lines that go on in another one: compounds alone fall on fewer line ends


class Joint(Enum):
    """How a line is joined to the one that it goes on in."""

    BLANK = " "
    KEPT = "-"  # the hyphen, and no blank
    WHOLE = ""  # neither


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a document shows of its hyphens."""

    words: frozenset[str] = frozenset()  # that stand elsewhere: whole, with a hyphen, or their second halves
    divides: bool = False  # whether its words are divided at line ends

    def joint(self, text: str, following: str) -> Joint:
        """How two lines of one paragraph are joined."""
        found = _cut(text, following)
        if found is None:
            return Joint.BLANK
        first, second = found
        if text.endswith(SOFT):
            return Joint.WHOLE
        if second in SUSPENDED and f"{first}{second}" not in self.words:
            return Joint.BLANK
        if f"{first}-{second}" in self.words or not following[0].islower():
            return Joint.KEPT
        divided = f"{first}{second}" in self.words or self.divides or not text.endswith(TYPED)
        compound = second in self.words or second in TRAILING or first in LEADING or len(first) == 1
        return Joint.WHOLE if divided or not compound else Joint.KEPT


def hyphens_of(paragraphs: Iterable[Sequence[Line]]) -> Hyphens:
    """What the paragraphs of a document show of its hyphens."""
    known = list(paragraphs)
    cuts: set[tuple[str, str]] = set()
    going_on = divided = 0
    for lines in known:
        for one, other in pairwise(lines):
            found = _cut(one.text, other.text)
            going_on += not one.rtl
            divided += found is not None and other.text[0].islower()
            cuts |= {found} if found is not None else set()
    if not cuts:
        return Hyphens()
    forms = {form for a, b in cuts for form in (a + b, f"{a}-{b}", b)}
    words = frozenset(forms.intersection(_words(known)))
    return Hyphens(words, divided >= FEWEST and divided > SHARE * going_on)


def _cut(text: str, following: str) -> tuple[str, str] | None:
    """The two parts, in small letters, of a Latin word that a line may end within."""
    first, second = CUT.search(text[-60:]), NEXT.match(following)
    if first is None or second is None or not LATIN.match(first[1][-1]) or not LATIN.match(second[0]):
        return None
    return first[1].lower(), second[0].lower()


def _words(paragraphs: Iterable[Sequence[Line]]) -> Iterator[str]:
    """The words, in small letters, but for those that may be the second half of one."""
    for lines in paragraphs:
        before = ""
        for line in lines:
            found = WORD.findall(line.text)
            yield from (w.replace("\u2010", "-").lower() for w in found[_cut(before, line.text) is not None :])
            before = line.text
