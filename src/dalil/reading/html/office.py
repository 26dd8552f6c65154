"""Pages that office programs write: list items that are paragraphs with a drawn mark, levels in class names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dalil.reading.html.styles import Style, Styles, points
from dalil.reading.html.trees import Element

SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapfdingbats", "opensymbol", "starsymbol")
LEVEL = re.compile(r"level([1-9])")
OUTLINE_LEVEL = re.compile(r"lst-kix_\w+-([0-8])")
INDENT = 36.0  # points a level
MARKED = re.compile(r"\s*(\S{1,8}?)[\s\xa0]*\xa0[\s\xa0]*(?=\S)")
DRAWN = {"o": "◦", "§": "▪", "-": "-", "–": "–", "—": "—"}


@dataclass(frozen=True, slots=True)
class OfficeItem:
    """A list item that stands as a paragraph."""

    text: str  # with its mark
    level: int


def office_item(element: Element, styles: Styles, raw: str) -> OfficeItem | None:
    """The item that a paragraph is by its class or style, with its mark as shown; None for a paragraph."""
    style = styles.of(element)
    listed = any(n.lower().startswith("msolist") for n in element.get("class").split())
    by_style = style.get("mso-list", "none") not in ("none", "skip", "ignore")
    if not listed and not by_style:
        return None
    match = MARKED.match(raw)
    if match is None:
        return OfficeItem(" ".join(raw.split()), _level(style)) if by_style else None
    symbol = _first_font(element, styles).startswith(SYMBOL_FONTS)
    mark = _mark(match[1], symbol=symbol)
    return OfficeItem(f"{mark} {' '.join(raw[match.end() :].split())}", _level(style))


def office_level(element: Element, style: Style) -> int:
    """How deep an item of a flat list lies, by the name of its list or its style; 1 where neither says."""
    named = OUTLINE_LEVEL.search(element.get("class") or (element.parent.get("class") if element.parent else ""))
    return int(named[1]) + 1 if named is not None else _level(style) if "mso-list" in style else 1


def _level(style: Style) -> int:
    named = LEVEL.search(style.get("mso-list", ""))
    if named is not None:
        return int(named[1])
    indent = max(points(style.get("margin-left", "")), points(style.get("margin-right", "")))
    return max(1, min(9, round(indent / INDENT)))


def _mark(written: str, *, symbol: bool) -> str:
    """The mark of an item: what a symbol font draws is not the letter that the file holds."""
    if written in DRAWN and not (symbol and written == "-"):
        return DRAWN[written]
    if symbol or (len(written) == 1 and ("\ue000" <= written <= "\uf8ff" or written == "·")):
        return "•"
    return written


def _first_font(element: Element, styles: Styles) -> str:
    """The font of the first letter in an element."""
    font = ""
    waiting: list[tuple[Element | str, str]] = [(element, "")]
    while waiting:
        node, font = waiting.pop()
        if isinstance(node, str):
            if node.strip():
                return font
            continue
        style = styles.of(node)
        named = style.get("font-family") or node.get("face").lower() or font
        waiting.extend((c, named.strip("\"' ")) for c in reversed(node.children))
    return font
