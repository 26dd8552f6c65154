"""What a line starts with that shows it to be an item of a list, and how deep it lies."""

from __future__ import annotations

import re

from dalil.text.items import NUMBERING

BULLETS = "•◦▪▫■□●○►▶➢➤❖◆◇⁃‣∙·✓✔–—*-"
ORDINALS = (
    "أولاً|أولا|ثانياً|ثانيا|ثالثاً|ثالثا|رابعاً|رابعا|خامساً|خامسا|سادساً|سادسا|سابعاً|سابعا|ثامناً|ثامنا"
    "|تاسعاً|تاسعا|عاشراً|عاشرا|حادي عشر|ثاني عشر"
)
MARK = re.compile(
    rf"""
      (?P<bullet>[{re.escape(BULLETS)}])(?=\s)
    | (?P<number>[(\[]?\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}\s?(?:[.)\]]|[-–](?=\s)))(?=\s|$|[^\W\d])
    | (?P<roman>\(?(?:[ivx]{{1,5}}|[IVX]{{1,5}})[.)])(?=\s)
    | (?P<latin>\(?[A-Za-z][.)])(?=\s)
    | (?P<arabic>\(?(?:هـ|[{NUMBERING}])\s?(?:[.)]|[-–](?=\s)))(?=\s|$)
    | (?P<ordinal>(?:{ORDINALS})\s*[:：.\-–،])(?=\s)
    """,
    re.VERBOSE,
)
BARE = re.compile(
    rf"(?:[{re.escape(BULLETS)}]"
    rf"|[(\[]?(?:\d{{1,3}}|[A-Za-zأابجدهوزحطيكلمنسع]|[ivxIVX]{{1,5}}|هـ)[.)\]\-–]{{1,2}})"
)
DEEPER = 0.6  # of the letters' size: how much farther in an item of the next level starts


def mark_of(text: str) -> str:
    """The mark that an item starts with, without the blank after it; empty where there is none."""
    found = MARK.match(text)
    return found.group() if found else ""


def is_bare(text: str) -> bool:
    """Whether a text is nothing but the mark of an item."""
    return len(text) <= 8 and BARE.fullmatch(text.strip()) is not None


class Depths:
    """How deep the items of one list lie, by how far in their marks stand."""

    def __init__(self) -> None:
        self._starts: list[float] = []

    def level(self, start: float, size: float) -> int:
        """The level, from 1, of an item that starts so far in."""
        step = DEEPER * size
        while self._starts and start < self._starts[-1] - step:
            self._starts.pop()
        if not self._starts or start > self._starts[-1] + step:
            self._starts.append(start)
        return len(self._starts)

    def clear(self) -> None:
        """Begin a new list."""
        self._starts.clear()
