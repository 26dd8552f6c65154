"""Whether the words of an Arabic text are words: read from their first letter to their last, and in use.

A text layer of a PDF may hold its letters or its words in the order they are drawn, from the left; OCR and broken fonts
make words that nobody writes. Both are told by counting: words in use only when they are turned round, a ة or ى at the
beginning of a word, a relative pronoun that stands before its noun, a full stop after the first word of a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dalil.reading.wordstock import in_use
from dalil.text.folding import fold_text
from dalil.text.forms import Forms

WORD = re.compile("[\u0621-\u063a\u0640-\u0652\u0670-\u06d3]+")
MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
PRESENTATION = re.compile("[\ufb50-\ufdcf\ufe70-\ufefc]")
LAST_ONLY = "ةى"  # letters that end words and never begin one
ARTICLE = "ال"
RELATIVES = frozenset({"التي", "الذي", "الذين"})  # each follows its noun, mostly one with the article
STOPS = (".", "؟", "!", ":", "…")
STOPPED = re.compile("[ء-يً-ْ]{3,}[.؟!]$")
LEAST_STOPPED = 6  # words of a line whose stop says something
LEAST_LETTERS = 3  # of a word that is counted
TELLING = 3  # signs that make a line a turned one
WHOLE = 2_000_000  # code points of a text that is judged whole; of a longer one, pieces
PIECES = 128
SHOWN = 8  # words that nobody uses, as examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundness:
    """What the Arabic words of a text look like."""

    words: int = 0  # that were counted, on lines that run from the right end
    unknown: int = 0  # of them in no use
    unknown_words: tuple[str, ...] = ()  # the first of them
    turned: tuple[int, ...] = ()  # lines whose letters or words run from the wrong end

    @property
    def share(self) -> float:
        """The share of words that are in no use."""
        return self.unknown / self.words if self.words else 0.0


class _Judged(NamedTuple):
    """What one word says."""

    unknown: bool
    turned: int  # signs that it runs from the wrong end
    straight: int  # signs that it does not


@lru_cache(maxsize=4)  # inspecting a text and reporting on it ask the same
def soundness_of(text: str) -> Soundness:
    """What the Arabic words of a text look like; of a very long text, of pieces of it."""
    words = unknown = straight = against = 0
    strange: dict[str, None] = {}
    letters: list[int] = []
    order: list[int] = []
    for number, line in _lines(text):
        found = _words(line)
        counted = [w for w in found if len(w) >= LEAST_LETTERS]
        judged = [_JUDGED[w] for w in counted]
        if _is_turned(judged):
            letters.append(number)  # its words are no news
        else:
            odd = [w for w, j in zip(counted, judged, strict=True) if j.unknown]
            words, unknown = words + len(counted), unknown + len(odd)
            if len(strange) < SHOWN:
                strange.update(dict.fromkeys(odd))
        after, before = (sum(pair) for pair in zip(_order(found), _stops(line), strict=True))
        straight, against = straight + after, against + before
        order += [number] * (before > after)
    in_disorder = order if against >= TELLING and against > 2 * straight else []
    lines = tuple(sorted({*letters, *in_disorder}))
    return Soundness(words=words, unknown=unknown, unknown_words=tuple(strange)[:SHOWN], turned=lines)


def _judge(word: str) -> _Judged:
    folded = fold_text(word)
    here, back = in_use(folded), in_use(folded[::-1])
    turned = (back and not here) + (word[0] in LAST_ONLY)
    return _Judged(unknown=not here, turned=turned, straight=(here and not back) + (word[-1] in LAST_ONLY))


_JUDGED: Forms[str, _Judged] = Forms(_judge)


def _is_turned(judged: Sequence[_Judged]) -> bool:
    """Whether the letters of a line run from the wrong end: half its words say so, and few speak against it."""
    turned = sum(j.turned > 0 for j in judged)
    straight = sum(j.straight > 0 for j in judged)
    return turned >= TELLING and 2 * turned >= len(judged) and turned > 2 * straight


def _order(words: Sequence[str]) -> tuple[int, int]:
    """How many relative pronouns of a line follow a noun with the article, and how many only stand before one."""
    straight = against = 0
    for at in (n for n, word in enumerate(words) if word in RELATIVES):
        follows = at > 0 and words[at - 1].startswith(ARTICLE)
        straight += follows
        against += not follows and words[at + 1 : at + 2] != [] and words[at + 1].startswith(ARTICLE)
    return straight, against


def _stops(line: str) -> tuple[int, int]:
    """Whether a line ends with a full stop, as sentences do, and whether only its first word does."""
    words = line.split()
    if len(words) < LEAST_STOPPED:
        return 0, 0
    ends = words[-1].endswith(STOPS)
    return int(ends), int(not ends and STOPPED.match(words[0]) is not None)


def _words(line: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", line) if PRESENTATION.search(line) else line
    return [bare for w in WORD.findall(plain) if (bare := MARKS.sub("", w))]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers; of a long one, those of pieces spread over it."""
    if len(text) <= WHOLE:
        yield from enumerate(text.split("\n"), 1)
        return
    step, size = len(text) // PIECES, WHOLE // PIECES
    number, at = 1, 0
    for piece in range(PIECES):
        number += text.count("\n", at, piece * step)
        at = piece * step
        yield from enumerate(text[at : at + size].split("\n"), number)
