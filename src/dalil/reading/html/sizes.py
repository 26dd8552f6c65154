"""The size of letters, as styles and old elements set it."""

from __future__ import annotations

from dalil.reading.html.styles import LENGTH, Style, points
from dalil.reading.html.trees import Element

NORMAL = 12.0  # points
STEPS = (7.5, 9.75, 12.0, 13.5, 18.0, 24.0, 36.0)  # <font size=1> to 7
NAMED = {
    "xx-small": 6.75,
    "x-small": 7.5,
    "small": 9.75,
    "medium": 12.0,
    "large": 13.5,
    "x-large": 18.0,
    "xx-large": 24.0,
}
RELATIVE = {"smaller": 0.83, "larger": 1.2}


def size_of(element: Element, style: Style, around: float) -> float:
    """The size of the letters in an element, points."""
    said = style.get("font-size", "")
    if said in NAMED:
        return NAMED[said]
    if said in RELATIVE:
        return RELATIVE[said] * around
    match = LENGTH.fullmatch(said)
    if match is not None and match[1].strip("-."):
        if match[2] in ("em", "%"):
            return float(match[1]) * around / (100.0 if match[2] == "%" else 1.0)
        return points(said)
    if element.tag == "font":
        return _font(element.get("size").strip(), around)
    return {"big": 1.2, "small": 0.83}.get(element.tag, 1.0) * around


def _font(size: str, around: float) -> float:
    """The size of <font size>: a step from 1 to 7, or some steps from the third."""
    number = size.lstrip("+-")
    if not (number.isascii() and number.isdigit()) or len(number) > 1:
        return around
    step = {"+": 3 + int(number), "-": 3 - int(number)}.get(size[0], int(number))
    return STEPS[min(max(step, 1), len(STEPS)) - 1]
