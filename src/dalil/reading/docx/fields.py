"""Fields: what a field computed is text, how it is computed is not.

Marks of a field that has no end are passed over: else all that follows would be taken for its instruction.
"""

from __future__ import annotations

from enum import Enum

from lxml.etree import _Element as Element

from dalil.reading.docx.markup import W, attribute, child, number, switch, value

MARK = W + "fldChar"
UNREAD = {W + "del", W + "moveFrom"}
MAX_CODE = 100  # code points of an instruction that are looked at
REFERENCE_MARKS = ("NOTEREF", "FTNREF")  # repeat the mark of a note, which is no word


class Phase(Enum):
    """Where in a field the reading stands."""

    CODE = "code"
    RESULT = "result"
    MUTE = "mute"  # a result that is no words


class Fields:
    """The fields that are open."""

    def __init__(self) -> None:
        self._open: list[Phase] = []
        self._unshown = 0  # of the open fields
        self._code = ""
        self._loose: set[Element] = set()

    def enter(self, story: Element) -> None:
        """Begin a story (the body, a note): fields do not reach beyond it."""
        begun: list[Element] = []
        for mark in story.iter(MARK):
            kind = mark.get(W + "fldCharType")
            if any(e.tag in UNREAD for e in mark.iterancestors()):
                continue
            if kind == "begin":
                begun.append(mark)
            elif begun and kind == "end":
                begun.pop()
            elif not begun:
                self._loose.add(mark)
        self._loose.update(begun)

    @property
    def shown(self) -> bool:
        """Whether the words that come now are shown."""
        return self._unshown == 0

    def code(self, text: str) -> None:
        """A piece of an instruction."""
        if len(self._code) < MAX_CODE:
            self._code += text[:MAX_CODE]

    def mark(self, element: Element) -> None:
        """Begin a field, come to its result, or end it."""
        if element in self._loose:
            return
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(Phase.CODE)
            self._unshown += 1
            self._code = ""
        elif self._open and kind == "separate":
            mute = self._code.strip().upper().startswith(REFERENCE_MARKS)
            self._unshown += mute - (self._open[-1] is not Phase.RESULT)
            self._open[-1] = Phase.MUTE if mute else Phase.RESULT
        elif self._open and kind == "end":
            self._unshown -= self._open.pop() is not Phase.RESULT


def form(mark: Element) -> str:
    """What a field of an old form shows, which has no result: its box, or the entry chosen from its list."""
    data = child(mark, "ffData")
    box, choices = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        checked = switch(box, "checked")
        return "☒" if (switch(box, "default") if checked is None else checked) else "☐"
    if choices is None:
        return ""
    entries = [attribute(e, "val") or "" for e in choices.findall(W + "listEntry")]
    at = number(value(choices, "result") or value(choices, "default")) or 0
    return entries[at] if 0 <= at < len(entries) else ""
