"""Lists: the definitions of a file, and the mark that each item gets as Word counts it.

Lists of one definition count on from each other, unless one of them says that it starts anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from dalil.reading.docx.markup import MC, W, attribute, child, number, switch, value
from dalil.reading.docx.numerals import numeral
from dalil.reading.docx.styles import Styles
from dalil.reading.docx.symbols import bullet

LEVELS = 9
PLACE = re.compile(r"%([1-9])")
MAX_MARK = 100  # code points
MAX_COUNT = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How the items of one depth of a list are marked."""

    start: int = 1
    style: str = "decimal"  # the name of its number format
    text: str = ""  # with %1 for the number of the first level, %2 for that of the second, ...
    restart: int | None = None  # after an item of which level it starts anew, from 1; 0 for never; None for any above
    legal: bool = False  # whether the numbers of all levels are written as digits
    suffix: str = "tab"
    paragraph_style: str | None = None
    font: str | None = None
    left: int | None = None  # twips
    hidden: bool = False
    drawn: bool = False  # whether its bullet is a picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A list as one number id has it."""

    counted_with: str  # lists of one such id count on from each other
    levels: dict[int, Level]
    starts: dict[int, int]  # levels that start anew, and with what


@dataclass(slots=True)
class _Counts:
    now: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    starts: dict[int, int] = field(default_factory=dict)  # that the list now counted sets


class Numbering:
    """The lists of a file, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = _by_id(root, "abstractNum", "abstractNumId")
        self._nums = _by_id(root, "num", "numId")
        self._made: dict[str, Definition | None] = {}
        self._counts: dict[str, _Counts] = {}
        self._begun: set[str] = set()

    def level(self, id: str, depth: int) -> Level | None:
        """How items of a depth are marked; None where the list is not defined."""
        definition = self._definition(id)
        return None if definition is None else definition.levels.get(depth)

    def depth_of_style(self, id: str, style: str) -> int | None:
        """The depth that a list gives to paragraphs of a style."""
        definition = self._definition(id)
        levels = {} if definition is None else definition.levels
        return next((depth for depth, level in levels.items() if level.paragraph_style == style), None)

    def mark(self, id: str, depth: int, *, rtl: bool = False) -> str:
        """Count one item, and give its mark with the blank after it; empty where it has none."""
        definition = self._definition(id)
        level = None if definition is None else definition.levels.get(depth)
        if definition is None or level is None:
            return ""
        counts = self._counted(id, definition, depth)
        if level.hidden:
            return ""
        if level.style == "bullet":
            drawn = bullet(level.text, level.font) if level.text.strip() or level.drawn else ""
        else:
            drawn = PLACE.sub(lambda m: _number(int(m[1]) - 1, depth, definition, counts, rtl), level.text).strip()
        drawn = drawn[:MAX_MARK]
        glued = level.suffix == "nothing" and not drawn[-1:].isalnum()
        return drawn if glued or not drawn else drawn + " "

    def _counted(self, id: str, definition: Definition, depth: int) -> _Counts:
        counts = self._counts.setdefault(definition.counted_with, _Counts())
        if id not in self._begun:
            self._begun.add(id)
            for deeper, start in definition.starts.items():
                counts.now[deeper] = None
                counts.starts[deeper] = start
        now = counts.now[depth]
        counts.now[depth] = _start(definition, counts, depth) if now is None else min(now + 1, MAX_COUNT)
        for deeper in range(depth + 1, LEVELS):
            if _restarts(definition.levels.get(deeper), depth):
                counts.now[deeper] = None
        return counts

    def _definition(self, id: str) -> Definition | None:
        if id not in self._made:
            self._made[id] = self._read(id)
        return self._made[id]

    def _read(self, id: str) -> Definition | None:
        num = self._nums.get(id)
        abstract_id = value(num, "abstractNumId")
        abstract = self._linked(abstract_id)
        if num is None or abstract is None or abstract_id is None:
            return None
        levels = _levels(abstract)
        starts: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            depth = number(attribute(override, "ilvl"))
            if depth is None or not 0 <= depth < LEVELS:
                continue
            levels |= _levels(override)
            start = number(value(override, "startOverride"))
            if start is not None:
                starts[depth] = start
        return Definition(counted_with=abstract_id, levels=levels, starts=starts)

    def _linked(self, id: str | None, steps: int = 4) -> Element | None:
        """The element that holds the levels of a definition, which may name a list style instead."""
        found = self._abstract.get(id)
        link = value(found, "numStyleLink")
        if link is None or steps == 0:
            return found
        num = self._nums.get(self._styles.named(link).paragraph.numbering)
        return self._linked(value(num, "abstractNumId"), steps - 1)


def _by_id(root: Element | None, tag: str, id: str) -> dict[str | None, Element]:
    return {} if root is None else {attribute(e, id): e for e in root.findall(W + tag)}


def _levels(parent: Element) -> dict[int, Level]:
    found = ((number(attribute(e, "ilvl")), e) for e in parent.findall(W + "lvl"))
    return {depth: _level(e) for depth, e in found if depth is not None and 0 <= depth < LEVELS}


def _level(element: Element) -> Level:
    run = child(element, "rPr")
    fonts, indent = child(run, "rFonts"), child(child(element, "pPr"), "ind")
    start = number(value(element, "start"))
    return Level(
        start=1 if start is None else start,
        style=_style(element),
        text=value(element, "lvlText") or "",
        restart=number(value(element, "lvlRestart")),
        legal=switch(element, "isLgl") is True,
        suffix=value(element, "suff") or "tab",
        paragraph_style=value(element, "pStyle"),
        font=attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or attribute(fonts, "cs"),
        left=number(attribute(indent, "start") or attribute(indent, "left")),
        hidden=switch(run, "vanish") is True,
        drawn=child(element, "lvlPicBulletId") is not None,
    )


def _style(element: Element) -> str:
    """The number format of a level, which newer formats hide behind a choice that older readers pass over."""
    found = child(element, "numFmt")
    if found is None:
        found = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    style = attribute(found, "val") or "decimal"
    if style == "custom" and (attribute(found, "format") or "").startswith("0"):
        return "decimalZero"
    return style


def _start(definition: Definition, counts: _Counts, depth: int) -> int:
    level = definition.levels.get(depth, Level())
    return counts.starts.get(depth, level.start)


def _restarts(level: Level | None, after: int) -> bool:
    """Whether a deeper level starts anew after an item of a level above it."""
    if level is None or level.restart is None:
        return True
    return after < level.restart


def _number(place: int, depth: int, definition: Definition, counts: _Counts, rtl: bool) -> str:
    if place > depth:
        return ""
    own = definition.levels.get(depth, Level())
    level = definition.levels.get(place, Level())
    count = counts.now[place]
    count = _start(definition, counts, place) if count is None else count
    legal = own.legal and level.style != "none"
    return numeral(count, "decimal" if legal else level.style, rtl=rtl)
