"""What the styles of a page say of an element: its own `style`, and simple rules of the page's <style> elements.

Style sheets kept elsewhere are never fetched, so only what stands in the file counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dalil.reading.html.names import names
from dalil.reading.html.trees import Element

READ = names(
    "display visibility font-weight font-size font-family list-style list-style-type white-space mso-list mso-",
    "hide margin-left margin-right mso-element font",
)
SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.I)
LENGTH = re.compile(r"(-?\d{0,5}(?:\.\d{1,4})?)(pt|px|em|rem|in|cm|mm|pc|%)?")
POINTS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0}
MAX_RULES = 20_000

Style = Mapping[str, str]


@dataclass(slots=True)
class Styles:
    """The rules of one page, by the simple selector they hang on."""

    rules: dict[str, dict[str, str]] = field(default_factory=dict)
    _known: dict[tuple[str, ...], Style] = field(default_factory=dict)

    def of(self, element: Element) -> Style:
        """The properties of an element, the more particular rule winning."""
        key = (element.tag, element.get("class"), element.get("id"), element.get("style"))
        if key not in self._known:
            self._known[key] = self._found(element)
        return self._known[key]

    def _found(self, element: Element) -> Style:
        own = element.get("style")
        if not self.rules and not own:
            return {}
        style: dict[str, str] = dict(self.rules.get(element.tag, {}))
        classes = element.get("class").split()
        for selector in (
            *(f".{c}" for c in classes),
            *(f"{element.tag}.{c}" for c in classes),
            *(f"#{i}" for i in element.get("id").split()),
        ):
            style.update(self.rules.get(selector, {}))
        style.update(declarations(own))
        return style


def styles_of(root: Element, sheets: Iterable[str] = ()) -> Styles:
    """The rules of the style sheets that came with a page, and of all its <style> elements."""
    styles = Styles()
    for sheet in sheets:
        _add_rules(sheet, styles)
    for element in root.elements():
        if element.tag == "style" and "print" not in element.get("media"):
            _add_rules("".join(c for c in element.children if isinstance(c, str)), styles)
    return styles


def declarations(text: str) -> dict[str, str]:
    """The properties that a `style` sets, those that are read here."""
    found: dict[str, str] = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if colon and name in READ:
            found[name] = value.replace("!important", "").strip().lower()
    return found


def points(length: str) -> float:
    """A length in points; 0 where it is none."""
    match = LENGTH.match(length.strip())
    if match is None or not match[1].strip("-."):
        return 0.0
    return float(match[1]) * POINTS.get(match[2] or "px", 0.0)


def is_bold(style: Style) -> bool | None:
    """Whether a style makes letters bold, or plain; None where it says nothing."""
    weight = style.get("font-weight", "")
    if weight in ("bold", "bolder") or (weight.isdigit() and int(weight[:4]) >= 600):
        return True
    return False if weight in ("normal", "lighter") or weight.isdigit() else None


def is_hidden(style: Style) -> bool:
    """Whether a style takes an element out of sight."""
    gone = style.get("display") == "none" or style.get("mso-hide") == "all"
    return gone or style.get("visibility") in ("hidden", "collapse")


def _add_rules(text: str, styles: Styles) -> None:
    """Read rules; those under @media hold for some screens or paper only, and are passed over."""
    in_media = False
    for chunk in _without_comments(text).split("}"):
        if len(styles.rules) >= MAX_RULES:
            return
        *outer, selectors, body = ["", *chunk.split("{")] if "{" in chunk else ["", "", ""]
        if not body and not selectors.strip():
            in_media = False
            continue
        if any("@" in part for part in outer):
            in_media = True
        if in_media or "@" in selectors:
            continue
        _add_rule(selectors.split(","), declarations(body), styles)


def _add_rule(selectors: Iterable[str], found: Mapping[str, str], styles: Styles) -> None:
    if not found:
        return
    for selector in selectors:
        match = SIMPLE.fullmatch(selector.strip())
        if match is not None and match.group():
            key = (match[1] or "").lower() + (match[2] or "") + (match[3] or "")
            styles.rules.setdefault(key, {}).update(found)


def _without_comments(text: str) -> str:
    """The rules without comments and the marks that once hid them from old browsers."""
    kept, open_ = [], False
    for part in re.split(r"(/\*|\*/)", text):
        if part == "/*":
            open_ = True
        elif part == "*/":
            open_ = False
        elif not open_:
            kept.append(part)
    return "".join(kept).replace("<!--", "").replace("-->", "")
