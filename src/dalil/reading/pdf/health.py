"""Whether the text layer of a page can be relied on: fonts may not say, or say wrongly, which letters they draw."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dalil.reading.pages.lines import Line
from dalil.reading.pdf.mending import script_of
from dalil.reading.soundness import soundness_of

WORD = re.compile(r"\S+")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
LEAST = 3  # broken characters or words that are no chance
SHARE = 0.01  # of all of them from which on a page is broken
LOST = 0.15  # the same from which on OCR does better, though it misreads digits
UNKNOWN = 0.6  # of the words of a page that nobody uses
WORDS = 20  # words that say something of a page


@dataclass(frozen=True, slots=True)
class Health:
    """What is wrong with a text layer."""

    broken: int  # characters that are none, and words with letters of other scripts inside
    shown: tuple[str, ...]  # the first of them
    sound: bool
    lost: bool = False  # whether so much is broken that an image of the page says more


def health_of(lines: Sequence[Line]) -> Health:
    """What is wrong with the text layer of a page."""
    characters = [c for m in lines for c in m.text if c != " "]
    nameless = sum(1 for c in characters if c == "\ufffd" or PRIVATE.match(c))
    words = [w for m in lines for w in WORD.findall(m.text)]
    mixed = [w for w in words if len({script_of(c) for c in w} - {""}) > 1]
    shown = tuple(dict.fromkeys(mixed))[:5]
    broken = _many(nameless, len(characters)) or _many(len(mixed), len(words))
    lost = unheard_of(lines) or nameless > LOST * len(characters) or len(mixed) > LOST * len(words)
    return Health(nameless + len(mixed), shown, not (broken or lost), lost)


def unheard_of(lines: Sequence[Line]) -> bool:
    """Whether most Arabic words are words that nobody uses."""
    sound = soundness_of("\n".join(m.text for m in lines))
    return sound.words >= WORDS and sound.share > UNKNOWN


def _many(count: int, of: int) -> bool:
    return count >= LEAST and count > SHARE * of
