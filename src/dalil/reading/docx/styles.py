"""The style sheet: what a paragraph or a run is given by its style, by the ones that is based on, and by default."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from lxml.etree import _Element as Element

from dalil.reading.docx.markup import W, attribute, child, number, switch, value

HEADING = re.compile(r"(?:heading|head|titre|rubrik|überschrift|العنوان|عنوان|رأس)\s*([1-9١-٩])\s*", re.I)
TITLES = ("title", "document title", "العنوان", "عنوان", "عنوان المستند")
SUBTITLES = ("subtitle", "sub title", "العنوان الفرعي", "عنوان فرعي")
CONTENTS = re.compile(
    r"(?:toc|contents)\s*[1-9]|(?:toc|contents|index) heading|table of figures|جدول المحتويات\s*\d?", re.I
)
BODY = 9  # the outline level of text that is no heading
AUTOMATIC = 280  # twips of space that Word sets where it is told to choose
CLEARLY_OFF = 4  # half points
LINE = 240  # twips


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLook:
    """How characters look; None where nothing is said."""

    bold: bool | None = None
    bold_complex: bool | None = None  # of Arabic and other complex scripts
    size: int | None = None  # half points
    size_complex: int | None = None
    hidden: bool | None = None
    rtl: bool | None = None
    complex: bool | None = None
    position: str | None = None  # superscript, subscript, baseline
    font: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphLook:
    """How a paragraph is set; None where nothing is said."""

    outline: int | None = None  # from 0
    numbering: str | None = None  # the id of a list; "0" for none
    depth: int | None = None  # in that list, from 0
    before: int | None = None  # twips
    after: int | None = None
    contextual: bool | None = None  # whether no space is set between paragraphs of one style
    left: int | None = None  # twips: how far its text is indented
    rtl: bool | None = None
    new_page: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style with all that it is given by those it is based on."""

    id: str
    name: str
    run: RunLook
    paragraph: ParagraphLook
    numbered_at: str | None = None  # the style that the list comes from, which a list level may name
    bold_head: bool = False  # of a table: whether its first row is bold


Look = TypeVar("Look", RunLook, ParagraphLook)


class Styles:
    """All styles of a file by their id."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(W + "style")
        self._elements = {e.get(W + "styleId") or "": e for e in elements}
        self._made: dict[str, Style] = {}
        self._bare: dict[str, Style] = {}
        defaults = child(root, "docDefaults")
        self.run = run_look(child(child(defaults, "rPrDefault"), "rPr"))
        self.paragraph = paragraph_look(child(child(defaults, "pPrDefault"), "pPr"))
        self._default = next((id for id, e in self._elements.items() if _is_default(e)), None)

    def of_paragraph(self, id: str | None) -> Style:
        """The style of a paragraph, which is the default one where it names none that is there."""
        if id is None or id not in self._elements:
            name = id or ""
            id = self._default
            if HEADING.fullmatch(name) or id is None:
                return self._unknown(name)
        return self.named(id)

    def _unknown(self, name: str) -> Style:
        """A style that is not there, of which only the name is known."""
        if name not in self._bare:
            paragraph = ParagraphLook(outline=_level_named((name,)))
            self._bare[name] = Style(id=name, name=name, run=RunLook(), paragraph=paragraph)
        return self._bare[name]

    def named(self, id: str | None) -> Style:
        """The style of an id; a bare one where there is none."""
        chain: list[str] = []
        while id is not None and id in self._elements and id not in self._made and id not in chain:
            chain.append(id)
            id = value(self._elements[id], "basedOn")
        style = self._made.get(id or "") or self._unknown(id or "")
        for id in reversed(chain):
            style = self._made[id] = _derived(id, self._elements[id], style)
        return style


def is_of_contents(name: str) -> bool:
    """Whether a style of some name is for the lines of a table of contents."""
    return CONTENTS.fullmatch(name.strip()) is not None


def outline_level(style: Style, direct: int | None) -> int | None:
    """Which heading a paragraph is by its own outline level or its style's, from 1; None if it is none."""
    level = style.paragraph.outline if direct is None else direct
    return None if level is None or not 0 <= level < BODY else min(6, level + 1)


def run_look(rpr: Element | None) -> RunLook:
    """What the properties of a run say."""
    if rpr is None or not len(rpr):
        return RunLook()
    fonts = child(rpr, "rFonts")
    return RunLook(
        bold=switch(rpr, "b"),
        bold_complex=switch(rpr, "bCs"),
        size=number(value(rpr, "sz")),
        size_complex=number(value(rpr, "szCs")),
        hidden=switch(rpr, "vanish"),
        rtl=switch(rpr, "rtl"),
        complex=switch(rpr, "cs"),
        position=value(rpr, "vertAlign") or _raised(number(value(rpr, "position"))),
        font=attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
    )


def paragraph_look(ppr: Element | None) -> ParagraphLook:
    """What the properties of a paragraph say."""
    if ppr is None or not len(ppr):
        return ParagraphLook()
    spacing, listed, indent = child(ppr, "spacing"), child(ppr, "numPr"), child(ppr, "ind")
    return ParagraphLook(
        outline=number(value(ppr, "outlineLvl")),
        numbering=value(listed, "numId"),
        depth=number(value(listed, "ilvl")),
        before=_space(spacing, "before"),
        after=_space(spacing, "after"),
        contextual=switch(ppr, "contextualSpacing"),
        left=number(attribute(indent, "start") or attribute(indent, "left")),
        rtl=switch(ppr, "bidi"),
        new_page=switch(ppr, "pageBreakBefore"),
    )


def over(look: Look, base: Look) -> Look:
    """A look, and what it leaves unsaid from the one below it."""
    if base == type(base)():
        return look
    unsaid = {f.name: getattr(base, f.name) for f in fields(look) if getattr(look, f.name) is None}
    return replace(look, **unsaid)


def toggled(*said: bool | None) -> bool:
    """Whether a property is on that paragraph and character styles each turn over."""
    return sum(s is True for s in said) % 2 == 1


def _raised(half_points: int | None) -> str | None:
    """What characters are that are moved off their line by some height."""
    if half_points is None or abs(half_points) < CLEARLY_OFF:
        return None
    return "superscript" if half_points > 0 else "subscript"


def _space(spacing: Element | None, side: str) -> int | None:
    if spacing is None:
        return None
    if (spacing.get(f"{W}{side}Autospacing") or "0").lower() not in ("0", "false", "off"):
        return AUTOMATIC
    lines = number(spacing.get(f"{W}{side}Lines"))  # hundredths of a line
    return lines * LINE // 100 if lines else number(spacing.get(W + side))


def _is_default(style: Element) -> bool:
    return style.get(W + "type") == "paragraph" and (style.get(W + "default") or "0") in ("1", "true", "on")


def _derived(id: str, element: Element, base: Style) -> Style:
    """A style as its element says, over the one it is based on."""
    name = value(element, "name") or id
    own = paragraph_look(child(element, "pPr"))
    if own.outline is None:
        own = replace(own, outline=_level_named((name, *_aliases(element))))
    return Style(
        id=id,
        name=name,
        run=over(run_look(child(element, "rPr")), base.run),
        paragraph=over(own, base.paragraph),
        numbered_at=id if own.numbering is not None or own.depth is not None else base.numbered_at,
        bold_head=base.bold_head or _bold_head(element),
    )


def _aliases(element: Element) -> Iterable[str]:
    return (value(element, "aliases") or "").split(",")


def _level_named(names: Iterable[str]) -> int | None:
    """The outline level that the name of a style tells."""
    for name in names:
        plain = " ".join(name.lower().split())
        if plain in TITLES:
            return 0
        if plain in SUBTITLES:
            return 1
        found = HEADING.fullmatch(plain)
        if found is not None:
            return int(found[1]) - 1
    return None


def _bold_head(element: Element) -> bool:
    for part in element.findall(W + "tblStylePr"):
        if part.get(W + "type") == "firstRow":
            return switch(child(part, "rPr"), "b") is True
    return False
