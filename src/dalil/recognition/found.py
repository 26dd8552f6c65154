"""What a scan finds in a text before the document has its say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dalil.recognition.gazetteer import Naming
from dalil.recognition.tokens import Tokens


class Standing(Enum):
    """How far words are an actor by themselves."""

    NAMED = "named"  # an actor whatever the document says
    ALONE = "alone"  # الحكومة: an actor, and perhaps the short form of one named elsewhere
    SHORT = "short"  # الحركة: an actor only where the document says which
    GUARDED = "guarded"  # a registry name that means something else too
    PARTISAN = "partisan"  # the enemy: an actor, unresolved unless the document settles it
    RELATIONAL = "relational"  # الدعم الإيراني: the state in its adjective


# Looking a member up in its enum costs more than the test that it is for.
NAMED, ALONE, SHORT, GUARDED = Standing.NAMED, Standing.ALONE, Standing.SHORT, Standing.GUARDED
PARTISAN, RELATIONAL = Standing.PARTISAN, Standing.RELATIONAL


@dataclass(slots=True, eq=False)
class Found:
    """Words that may name an actor; `start` and `end` are raw offsets, `first` and `last` words, all ends excluded."""

    start: int
    end: int
    first: int
    last: int
    naming: Naming
    key: str  # the words folded, clitics off
    standing: Standing = NAMED
    head: str | None = None  # the noun it is headed by, without article


@dataclass(slots=True, eq=False)
class Reading:
    """A unit or heading as it was scanned: where it begins in the source, its text, what was found."""

    offset: int
    words: Tokens
    found: tuple[Found, ...]
    heading: bool

    @property
    def text(self) -> str:
        """The raw text."""
        return self.words.raw


def longer(a: Found | None, b: Found | None) -> Found | None:
    """The one that ends later; the first where both end together."""
    if a is None or b is None:
        return a if b is None else b
    return b if b.last > a.last else a
