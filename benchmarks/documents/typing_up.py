"""Turns a plain-text paper into a document with real headings and lists, as a person typing it up would.

Only looks decide, by rules that know nothing of dalil's: bullets make lists, marks that count make numbered lists or,
where other lines hang under them, headings; short lines that stand alone or end with a colon are headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.texts import BULLET, INNER, Block, Document

LINE = re.compile(
    r"""\s*(?:(?P<hash>\#{1,6})\s+
    | (?P<bullet>[-–—*•▪◦●○■►§➢]|[oO](?=\s+\S))\s*
    | (?P<number>[(\[]?[0-9٠-٩]{1,2}\s?[.)\]ـ/–-]+)\s*(?![0-9])
    | (?P<letter>[(\[]?(?:[أ-ي]|هـ|[a-z]|[ivx]{1,4})\s?[.)\]–-]\s*-?\s*(?=\S))
    | (?P<ordinal>(?:[أا]ولا|ثانيا|ثالثا|رابعا|خامسا|سادسا)[ًا]*\s*[:.،–-]\s*))?(?P<words>\S.*)""",
    re.X,
)
KINDS = ("hash", "bullet", "number", "letter", "ordinal")
RULE = re.compile(r"\s*([-=_*~─═])\1{2,}\s*$")
ENDS = (".", "!", "؟", "?", "؛", "…")
LONGEST_HEADING = 12  # words
WRAPPED = 60  # characters from which a line without an end may go on in the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """One line of a paper."""

    kind: str  # of its mark: hash, bullet, number, letter, ordinal, or "" without one
    mark: str
    words: str
    apart: bool  # after an empty line
    ruled: bool = False  # with a line drawn under it

    @property
    def short(self) -> bool:
        """Whether it could head something."""
        return len(self.words.split()) <= LONGEST_HEADING and not self.words.endswith(ENDS)


def typed_up(text: str, *, rtl: bool) -> Document:
    """The paper with headings and lists."""
    lines, hand = list(_lines(text)), _Hand()
    blocks = tuple(hand.block(line, following) for line, following in zip(lines, [*lines[1:], None], strict=True))
    return Document(language="ar" if rtl else "en", title=lines[0].words, blocks=blocks)


def _lines(text: str) -> Iterator[Typed]:
    """The lines with words, those that are wrapped joined."""
    apart, first, held = True, True, None
    for raw in text.split("\n"):
        if held is not None and RULE.match(raw):
            held = replace(held, ruled=True)
            continue
        line = _line(raw, apart=apart)
        apart = line is None
        if line is None:
            continue
        if held is not None and not first and _goes_on(held, line):
            held = replace(held, words=f"{held.words} {line.words}")
            continue
        if held is not None:
            yield held
        first, held = held is None, line
    if held is not None:
        yield held


def _line(raw: str, *, apart: bool) -> Typed | None:
    match = LINE.match(raw)
    if match is None:
        return None
    kind = next((k for k in KINDS if match[k]), "")
    return Typed(kind=kind, mark=match[kind].strip() if kind else "", words=match["words"].strip(), apart=apart)


def _goes_on(before: Typed, line: Typed) -> bool:
    """Whether a line is the rest of the one before it."""
    full = len(before.words) > WRAPPED and not before.words.endswith((*ENDS, ":"))
    return full and not line.apart and not line.kind and not line.words.endswith(":")


class _Hand:
    """What a person keeps in mind on the way down the page."""

    def __init__(self) -> None:
        self.looks: list[str] = []  # of headings, outermost first, the title left out
        self.marks: list[str] = []  # of the items of the list that is open, outermost first
        self.count = 0  # of its numbered items
        self.before: Typed | None = None
        self.headed = False  # whether the line before is a heading

    def block(self, line: Typed, following: Typed | None) -> Block:
        """The next line as it is typed."""
        if _heads(line, following, self.before):
            made = self._heading(line)
        elif line.kind == "bullet" or (line.kind == "number" and self._counts(line)):
            made = self._item(line)
        else:
            made = Block(kind="paragraph", text=f"{line.mark} {line.words}".strip(), apart=line.apart)
        if made.kind != "item":
            self.marks, self.count = [], 0
        self.before, self.headed = line, made.kind == "heading"
        return made

    def _heading(self, line: Typed) -> Block:
        """A heading on the level of those that look like it; right under a heading it stands a level lower."""
        text = f"{line.mark} {line.words}" if line.kind not in ("", "hash") else line.words
        if self.before is None:
            return Block(kind="heading", text=text, level=1)
        look = line.kind + (line.mark if line.kind == "hash" else "")
        at = max((i for i, known in enumerate(self.looks) if known == look), default=None)
        if at is None or (self.headed and self.looks[-1] == look and line.kind == ""):
            self.looks.append(look)
        elif not (self.headed and line.kind == ""):
            del self.looks[at + 1 :]
        elif at < len(self.looks) - 1:
            self.looks.append(look)
        return Block(kind="heading", text=text, level=min(1 + len(self.looks), 6), apart=line.apart)

    def _counts(self, line: Typed) -> bool:
        """Whether a number goes on where the list is."""
        return int(re.sub(r"\D", "", line.mark)) == self.count + 1

    def _item(self, line: Typed) -> Block:
        """An item; a new mark goes a level deeper where the line before announces it."""
        mark = "number" if line.kind == "number" else line.mark
        self.count += line.kind == "number"
        announced = self.before is not None and self.before.short
        if mark in self.marks:
            del self.marks[self.marks.index(mark) + 1 :]
        elif not self.marks or announced:
            self.marks.append(mark)
        level = min(len(self.marks), 3)
        bullet = BULLET if level == 1 else INNER
        shown = re.sub(r"\D", "", line.mark) + "." if line.kind == "number" else bullet
        return Block(kind="item", text=line.words, level=level, mark=shown, apart=line.apart)


def _heads(line: Typed, following: Typed | None, before: Typed | None) -> bool:
    """Whether a person would make a heading of the line."""
    if line.kind == "hash" or line.ruled:
        return True
    if following is None or not line.short or line.kind == "bullet":
        return before is None and following is not None
    if line.kind in ("number", "letter", "ordinal"):
        listed = before is not None and before.kind == line.kind and not line.apart
        return following.kind != line.kind and not listed
    return before is None or line.words.endswith(":") or line.apart or following.kind == "bullet"
