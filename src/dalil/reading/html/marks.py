"""The marks of list items, as browsers draw them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dalil.reading.figures import ABJAD, ARABIC_INDIC, DEVANAGARI, MAX_ROMAN, in_digits, roman
from dalil.reading.html.styles import Style
from dalil.reading.html.trees import Element
from dalil.text.items import BULLETS as TYPED
from dalil.text.items import NUMBERING

BULLET_AT = ("•", "◦", "▪")  # by depth
BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
DIGITS = {
    **dict.fromkeys(("persian", "urdu", "extended-arabic-indic"), PERSIAN),
    "arabic-indic": ARABIC_INDIC,
    "devanagari": DEVANAGARI,
}
LONGEST = 9  # digits of a number that is still one of an item
# A mark that stands in the words themselves: the page draws none of its own beside it.
WRITTEN = re.compile(
    rf"[{re.escape(TYPED)}]\s*\S"
    r"|[(\[]?\d{1,3}(?:\.\d{1,3})*\s?[.)\]\-–—/:]\s*[^\s\d]|\(?[a-zA-Z][.)]\s"
    rf"|[(\[]?(?:هـ|[{NUMBERING}])\s?[-–—.)\]ـ]\s*\S"
)
QUOTED = re.compile(r"[\"']([^\"']{1,8})[\"']")


@dataclass(slots=True)
class OpenList:
    """A list that is being read."""

    numbered: bool
    style: str  # of its marks
    next: int = 1
    step: int = 1
    depth: int = 1


def open_list(element: Element, style: Style, depth: int) -> OpenList:
    """The list that an element opens at a depth from 1."""
    numbered = element.tag == "ol"
    found = _list_style(style) or TYPES.get(element.get("type").strip()) or element.get("type").strip().lower()
    backwards = numbered and "reversed" in element.attributes
    items = sum(1 for c in element.children if isinstance(c, Element) and c.tag == "li") if backwards else 1
    start = _number(element.get("start"))
    return OpenList(
        numbered=numbered,
        style=found,
        next=items if start is None else start,
        step=-1 if backwards else 1,
        depth=depth,
    )


def next_mark(opened: OpenList, item: Element, style: Style) -> str:
    """The mark of the next item, with the blank after it; it moves the count on."""
    value = _number(item.get("value")) if opened.numbered else None
    number = opened.next if value is None else value
    opened.next = number + opened.step
    kind = _list_style(style) or TYPES.get(item.get("type").strip()) or opened.style
    if kind == "none" or style.get("display") in ("block", "inline", "inline-block", "flex"):
        return ""
    quoted = QUOTED.fullmatch(kind)
    if quoted is not None:
        return quoted[1].strip() + " "
    if kind in BULLETS or (not opened.numbered and not kind.startswith(("decimal", "lower", "upper", *DIGITS))):
        return BULLETS.get(kind, BULLET_AT[min(opened.depth, len(BULLET_AT)) - 1]) + " "
    return numbered_mark(number, kind)


def numbered_mark(number: int, kind: str) -> str:
    """A number as a style of lists writes it, with stop and blank."""
    return _written(number, kind) + ". "


def has_mark(words: str) -> bool:
    """Whether words begin with a mark that their writer set."""
    return WRITTEN.match(words) is not None


def _written(number: int, kind: str) -> str:
    if kind in DIGITS:
        return in_digits(number, DIGITS[kind])
    if kind.endswith(("-alpha", "-latin")) and number > 0:
        return _cased(_letters(number, "abcdefghijklmnopqrstuvwxyz"), kind)
    if kind.endswith("-roman") and 0 < number <= MAX_ROMAN:
        return _cased(roman(number), kind)
    if kind in ("arabic-abjad", "maghrebi-abjad") and number > 0:
        return _letters(number, ABJAD)
    return f"{number:02d}" if kind == "decimal-leading-zero" else str(number)


def _cased(letters: str, kind: str) -> str:
    return letters.upper() if kind.startswith("upper") else letters


def _letters(number: int, alphabet: str) -> str:
    written = ""
    while number > 0:
        number, digit = divmod(number - 1, len(alphabet))
        written = alphabet[digit] + written
    return written


def _list_style(style: Style) -> str:
    """The kind of mark that a style names; empty where it names none."""
    exact = style.get("list-style-type")
    if exact:
        return exact
    words = [w for w in style.get("list-style", "").split() if w not in ("inside", "outside") and "(" not in w]
    return words[0] if words else ""


def _number(text: str) -> int | None:
    text = text.strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST else None
