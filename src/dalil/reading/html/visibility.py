"""Which elements of a page a reader never sees."""

from __future__ import annotations

from collections.abc import Callable

from dalil.reading.html.names import names
from dalil.reading.html.styles import Styles, is_hidden
from dalil.reading.html.trees import UNSEEN, Element

FOR_SCREEN_READERS = names(
    "sr-only screen-reader-text visually-hidden visuallyhidden assistive-text a11y-hidden element-invisible"
)
LABELLED = names("h1 h2 h3 h4 h5 h6 summary")  # a button in one holds its words


def is_machinery(element: Element) -> bool:
    """Whether an element holds no words of the page."""
    if element.tag == "button":
        return not any(e.tag in LABELLED for e in _above(element))
    return element.tag in UNSEEN


def hidden_elements(root: Element, styles: Styles) -> list[Element]:
    """The outermost elements out of sight.

    Where rules of the page hide more words than they show, a script was to show them, and only what the markup itself
    hides stays hidden.
    """
    by_style = _outermost(root, lambda e: _is_hidden(e, styles))
    if 2 * sum(len(e.words()) for e in by_style) <= len(root.words()):
        return by_style
    return _outermost(root, _is_marked_hidden)


def _outermost(root: Element, is_out: Callable[[Element], bool]) -> list[Element]:
    found: list[Element] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if is_machinery(element):
            continue
        if is_out(element):
            found.append(element)
            continue
        waiting.extend(c for c in reversed(element.children) if isinstance(c, Element))
    return found


def _is_hidden(element: Element, styles: Styles) -> bool:
    return _is_marked_hidden(element) or is_hidden(styles.of(element))


def _is_marked_hidden(element: Element) -> bool:
    if element.tag in ("body", "html"):
        return False
    at = element.attributes
    if at.get("aria-hidden", "").lower() == "true" or (element.tag == "dialog" and "open" not in at):
        return True
    hidden = "hidden" in at and at["hidden"].lower() not in ("until-found", "false")
    return hidden or not FOR_SCREEN_READERS.isdisjoint(element.get("class").split())


def _above(element: Element) -> list[Element]:
    found = []
    above = element.parent
    while above is not None:
        found.append(above)
        above = above.parent
    return found
