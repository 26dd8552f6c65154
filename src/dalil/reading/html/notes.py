"""Footnotes and endnotes of pages: which elements hold them, and which marks refer to them."""

from __future__ import annotations

import re

from dalil.reading.figures import RAISED
from dalil.reading.html.names import names
from dalil.reading.html.styles import Style
from dalil.reading.html.trees import Element

NOTE_ROLES = names("doc-footnote doc-footnotes doc-endnote doc-endnotes")
NOTE_TYPES = names("footnote footnotes endnote endnotes rearnote rearnotes")  # of EPUB
NOTE_NAME = re.compile(
    r"(?:foot|end)notes?|(?:foot|end)notes?-?(?:text|list|area|body|content|block|items?|section)|mso(?:foot|end)notetext"
    r"|sd(?:foot|end)note|references-small|mw-references-wrap|(?:easy|modern)-footnotes?(?:-wrapper|-list)?"
)
NOTE_ID = re.compile(
    r"_?(?:fn|ftn|edn|footnote|endnote|sdfootnote|sdendnote|cite_note|easy-footnote-bottom)[-_:.]?\w{0,12}"
)
REFERENCE_NAME = re.compile(
    r"(?:foot|end)?note-?(?:ref|reference|anchor|call|link)|fn-?ref\w{0,8}|noteref|mso(?:foot|end)notereference"
    r"|sd(?:foot|end)noteanc|reference|cite_ref.{0,20}|see-footnote|footnotes?-?marker"
)
BACK_NAME = re.compile(r"(?:foot|end)?note-?back(?:-?ref|-?link)?|reversefootnote|backlink|mw-cite-backlink|fn-?back")
BACK_WORDS = re.compile("[\\s↑↩⏎^↵⤴\ufe0e\ufe0f]+")
LONGEST = 8  # characters of a mark
MARK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[٠-٩۰-۹]{1,3}|[ivx]{1,5}|[*†‡§]{1,3})\s*[\])]?")


def is_note(element: Element, style: Style) -> bool:
    """Whether an element holds notes."""
    if (
        element.get("role").lower() in NOTE_ROLES
        or element.get("epub:type").lower() in NOTE_TYPES
        or "note" in style.get("mso-element", "")
    ):
        return True
    if any(NOTE_NAME.fullmatch(n.lower()) for n in element.get("class").split()):
        return element.tag not in ("a", "sup", "span")
    if element.tag == "ol" and "references" in element.get("class").split():
        return True
    return element.tag in ("li", "div", "p", "aside") and is_note_id(element.get("id"))


def is_reference(element: Element) -> bool:
    """Whether an element is the mark in the running text that refers to a note."""
    if element.tag not in ("a", "sup", "span") or not element.children:
        return False
    if element.get("role").lower() == "doc-noteref" or element.get("epub:type").lower() == "noteref":
        return True
    words = element.short(LONGEST)
    if not words or MARK.fullmatch(words) is None:
        return False
    if any(REFERENCE_NAME.fullmatch(n.lower()) for n in element.labels):
        return True
    target = element.get("href")
    if element.tag == "a":
        return "#" in target and is_note_id(target.rpartition("#")[2])
    return element.tag == "sup" and any(e.get("href").startswith("#") for e in element.elements())


def is_back_link(element: Element) -> bool:
    """Whether an element leads from a note back to the text."""
    if element.get("role").lower() == "doc-backlink":
        return True
    named = any(BACK_NAME.fullmatch(n.lower()) for n in element.get("class").split())
    if element.tag != "a" and not named:
        return False
    words = element.short(LONGEST)
    return bool(words) and (named or BACK_WORDS.fullmatch(words or "") is not None)


def raised(words: str) -> str:
    """Raised words so that no digit of theirs joins a number or word before them."""
    if words.translate(RAISED) != words and words.strip("0123456789+-") == "":
        return words.translate(RAISED)
    return f" {words}" if MARK.fullmatch(words) is not None else words


def is_note_id(name: str) -> bool:
    """Whether an id is made as those of notes are."""
    return NOTE_ID.fullmatch(name.lower()) is not None and any(c.isdigit() for c in name)


def target_of(reference: Element) -> str | None:
    """The name of the note that a reference leads to."""
    links = (e.get("href") for e in reference.elements())
    above = reference.parent.get("href") if reference.parent is not None and reference.parent.tag == "a" else ""
    return next((link.rpartition("#")[2] for link in (*links, above) if "#" in link), None)
