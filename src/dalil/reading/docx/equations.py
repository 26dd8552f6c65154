"""Equations on one line, as people type them: 1/2, x^2, √(y)."""

from __future__ import annotations

from lxml.etree import _Element as Element

from dalil.reading.docx.markup import M, W

BETWEEN = {M + "f": "/", M + "sSup": "^", M + "sSub": "_"}  # what stands between the two parts of an element
PARTS = {M + name for name in ("num", "den", "e", "sup", "sub", "deg", "lim", "fName")}
WORDS = (M + "t", W + "t")
BRACKETS = ("(", ")")
UNREAD = {W + "del", W + "moveFrom"}


def linear(element: Element) -> str:
    """The text of an equation."""
    if element.tag in WORDS:
        return element.text or ""
    if element.tag in UNREAD:
        return ""
    if element.tag in BETWEEN:
        parts = [_grouped(linear(e)) for e in element if e.tag in PARTS]
        return BETWEEN[element.tag].join(p for p in parts if p)
    inner = "".join(linear(e) for e in element)
    if element.tag == M + "rad":
        return "√" + _grouped(inner)
    if element.tag == M + "d":
        return inner.join(BRACKETS)
    if element.tag == M + "mr":
        return inner + " "
    return inner


def _grouped(text: str) -> str:
    """The text in brackets where it is more than one number or name."""
    return text if len(text) < 2 or text.replace(".", "").replace(",", "").isalnum() else text.join(BRACKETS)
