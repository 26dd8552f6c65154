"""HTML made of escaped pieces: what is `Html` is safe to print, and only `el`, `text`, `bdi` and `joined` make it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType

from dalil.publishing.phrases import visible

Html = NewType("Html", str)
VOID = frozenset({"meta", "link", "br", "hr", "img"})
NOTHING = Html("")


def text(words: str) -> Html:
    """Words as HTML text, hidden controls shown."""
    return Html(escape(visible(words)))


def bdi(words: str) -> Html:
    """Words of a source, set apart from the writing direction around them."""
    return el("bdi", text(words))


def joined(pieces: Iterable[str], glue: str = "") -> Html:
    """Safe pieces in a row."""
    return Html(glue.join(pieces))


def el(tag: str, *children: str, **attributes: str | None) -> Html:
    """An element of safe children; `class_` and `data_x` become `class` and `data-x`, None leaves an attribute out."""
    named = ((k.rstrip("_").replace("_", "-"), v) for k, v in attributes.items() if v is not None)
    opening = "".join([tag, *(f' {k}="{escape(visible(v))}"' for k, v in named)])
    if tag in VOID:
        return Html(f"<{opening}>")
    return Html(f"<{opening}>{''.join(children)}</{tag}>")
