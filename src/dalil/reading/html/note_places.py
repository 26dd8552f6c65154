"""Where the notes of a page stand, so that each can be read after the block that refers to it."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.reading.html.marks import OpenList, next_mark, open_list
from dalil.reading.html.notes import is_note, is_note_id
from dalil.reading.html.styles import Styles
from dalil.reading.html.trees import BLOCKS, Element

LISTS = ("ol", "ul")
STEPS = 4  # elements from an anchor up to its note


@dataclass(frozen=True, slots=True)
class Note:
    """A note, and the mark that its list gives it."""

    element: Element
    mark: str = ""


def notes_of(root: Element, styles: Styles) -> dict[str, Note]:
    """The notes of a page by the names that references call them by."""
    found: dict[str, Note] = {}
    marks: dict[int, str] = {}
    lists: dict[int, OpenList] = {}
    inside: set[int] = set()
    for element in root.elements():
        parent = element.parent
        if (parent is not None and id(parent) in inside) or is_note(element, styles.of(element)):
            inside.add(id(element))
        if id(element) not in inside:
            continue
        if element.tag in LISTS:
            lists[id(element)] = open_list(element, styles.of(element), 1)
        if element.tag == "li" and parent is not None and id(parent) in lists:
            marks[id(element)] = next_mark(lists[id(parent)], element, styles.of(element))
        for name in (element.get("id"), element.get("name") if element.tag == "a" else ""):
            if name and name not in found and (note := _note_at(element, inside)) is not None:
                found[name] = Note(note, marks.get(id(note), ""))
    return found


def _note_at(anchor: Element, inside: set[int]) -> Element | None:
    """The whole note that an anchor in it stands for: what is named like one, else the block around the anchor."""
    block: Element | None = None
    at: Element | None = anchor
    for _ in range(STEPS):
        if at is None or id(at) not in inside or at.tag in (*LISTS, "section", "body"):
            break
        if at.tag == "li" or (at.tag in BLOCKS and is_note_id(at.get("id"))):
            return at
        if block is None and at.tag in BLOCKS:
            block = at
        at = at.parent
    return block
