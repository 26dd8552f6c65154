"""Lines become passages: titles, headings, lead-ins, items and paragraphs. Wrapped lines are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dalil.records.layouts import BlockKind, Layout
from dalil.segmentation.lines import Line, lines_of
from dalil.segmentation.roles import LONGEST_HEADING, Roles, roles_of

SHORTEST_LEAD_IN = 4  # words
LONGEST_TITLE = 14  # words
LONGEST_HEADING_BLOCK = 30  # words up to which the format is believed when it calls a block a heading
LONGEST_LINE = 1_000  # code points up to which a line can be a heading, whatever marks it
SHORT_HEADING = 6  # words up to which an unmarked line without end mark is a heading
BLOCK_KINDS = (BlockKind.HEADING, BlockKind.ROW, BlockKind.NOTE)  # an item or paragraph is judged as a line is
ENDS = (".", "!", "?", "…", ":", ";", "؟", "؛")  # after which no paragraph goes on
TANWIN = ("اً", "ًا", "يا", "يا ", "ياً")


class Kind(StrEnum):
    """What a passage is in the outline."""

    HEADING = "heading"
    LEAD_IN = "lead_in"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of lines that belong together; `line` is its first one."""

    kind: Kind
    start: int
    end: int
    line: Line
    roles: Roles
    last: str  # the words of its last line


def passages_of(text: str, layout: Layout | None = None) -> tuple[Passage, ...]:
    """The passages of a text, in order."""
    lines = lines_of(text, layout)
    found: list[Passage] = []
    outline = any(line.marker for line in lines)
    for i, line in enumerate(lines):
        before = found[-1] if found else None
        continues = _continues if line.block is None else _goes_on
        if before is not None and not (_in_head(found) and _subtitle(line)) and continues(before, line):
            found[-1] = replace(before, end=line.end, last=line.text)
            continue
        kind = _kind(lines, i, head=_in_head(found), outline=outline)
        found.append(Passage(kind, line.start, line.end, line, roles_of(line.text), line.text))
    return tuple(found)


def _in_head(found: Sequence[Passage]) -> bool:
    """Whether only the title and its subtitles have been read; a blank line after a subtitle ends the head."""
    return all(p.kind is Kind.HEADING and not p.roles.known for p in found)


def _subtitle(line: Line) -> bool:
    """Whether a line right under the title belongs to the title's block."""
    return not (line.marker or line.blank_before or line.stopped) and roles_of(line.text).words <= LONGEST_TITLE


def _continues(before: Passage, line: Line) -> bool:
    """Whether a line is the wrapped rest of the passage before it; a block of the format is whole."""
    if line.marker or line.blank_before or line.underlined or line.bracketed or line.colon:
        return False
    if before.kind is Kind.PARAGRAPH:
        return not (before.line.stopped and _bare_heading(line))
    if before.kind is Kind.ITEM:
        return not _ended(before, line) and not _bare_heading(line)
    return False


def _goes_on(before: Passage, line: Line) -> bool:
    """Whether a paragraph of a format goes on with the one before it, as where wrapped lines were pasted one by one: it
    begins with a small letter, and nothing has ended there. Arabic has no such sign."""
    if line.kind is not BlockKind.PARAGRAPH or line.marker or line.blank_before or before.last.endswith(ENDS):
        return False
    return before.kind in (Kind.PARAGRAPH, Kind.ITEM) and line.text[0].islower()


def _ended(before: Passage, line: Line) -> bool:
    """Whether an item is over: it has an end mark, or the next line does not read as its rest."""
    return before.line.stopped and before.end == before.line.end and roles_of(line.text).known


def _bare_heading(line: Line) -> bool:
    """Whether a line without any mark reads as a heading by its words alone."""
    roles = roles_of(line.text)
    return roles.known and roles.words <= SHORT_HEADING and not line.stopped


def _kind(lines: Sequence[Line], i: int, *, head: bool, outline: bool) -> Kind:
    line = lines[i]
    following = lines[i + 1] if i + 1 < len(lines) else None
    roles = roles_of(line.text)
    if line.end - line.start > LONGEST_LINE:
        return Kind.ITEM if line.marker not in (None, "heading") else Kind.PARAGRAPH
    if line.kind in BLOCK_KINDS:
        return _block_kind(line, roles)
    if line.marker == "heading" or line.underlined:
        return Kind.HEADING
    if line.marker:
        return _marked(line, roles, following)
    if line.colon:
        sentence = roles.words > SHORT_HEADING and not roles.known
        return Kind.LEAD_IN if sentence or _leads_in(line, roles) else Kind.HEADING
    titled = head and (i == 0 or _subtitle(line)) and (outline or i == 0)
    longest = LONGEST_TITLE if titled else LONGEST_HEADING
    if line.stopped or (line.asks and not roles.known) or following is None or roles.words > longest:
        return Kind.PARAGRAPH
    if line.bracketed or titled:
        return Kind.HEADING
    if roles.known and roles.words <= LONGEST_HEADING:
        return Kind.HEADING
    return Kind.HEADING if outline and _stands_alone(line, following, roles) else Kind.PARAGRAPH


def _block_kind(line: Line, roles: Roles) -> Kind:
    """The kind of a block that the format names; what it calls a heading may still be a paragraph in large type."""
    if line.kind is BlockKind.NOTE:
        return Kind.PARAGRAPH
    if line.kind is BlockKind.ROW:
        return Kind.LEAD_IN if line.heads_table else Kind.ITEM
    if roles.words > LONGEST_HEADING_BLOCK or (line.stopped and roles.words > LONGEST_TITLE):
        return Kind.PARAGRAPH
    return Kind.LEAD_IN if line.colon and _leads_in(line, roles) else Kind.HEADING


def _stands_alone(line: Line, following: Line, roles: Roles) -> bool:
    """Whether a short line opens a list or is set apart by blank lines."""
    return following.marker is not None or (
        roles.words <= SHORT_HEADING and (line.blank_before or roles.relation) and not line.text.endswith(",")
    )


def _marked(line: Line, roles: Roles, following: Line | None) -> Kind:
    """A numbered or bulleted line is a heading only when something hangs under it."""
    if following is None or line.stopped or roles.words > LONGEST_HEADING or _leads_in(line, roles):
        return _list_lead(line, following)
    deeper = following.marker != line.marker or following.depth > line.depth
    if line.colon:
        if roles.words > SHORT_HEADING and not roles.known:
            return _list_lead(line, following)
        return Kind.HEADING if deeper or following.blank_before or roles.known else Kind.ITEM
    if line.marker == "bullet" and roles.domain and _adverb(line.text):
        return Kind.HEADING
    if not deeper or line.marker == "bullet":
        return Kind.ITEM
    return Kind.HEADING if roles.known or roles.relation or _opens_section(following) else Kind.ITEM


def _opens_section(following: Line) -> bool:
    """Whether the next line is a heading of an outline by its words: then this one stands over it."""
    roles = roles_of(following.text)
    return roles.known and roles.words <= SHORT_HEADING and not following.stopped and following.marker != "bullet"


def _leads_in(line: Line, roles: Roles) -> bool:
    """Whether a line ends as a lead-in does: "... as follows:"."""
    return line.colon and roles.lead_in and roles.words >= SHORTEST_LEAD_IN


def _list_lead(line: Line, following: Line | None) -> Kind:
    if not line.colon or following is None or following.marker is None:
        return Kind.ITEM
    return Kind.LEAD_IN if following.mark != line.mark or roles_of(line.text).lead_in else Kind.ITEM


def _adverb(text: str) -> bool:
    """A domain adverb alone, as سياسياً or politically."""
    words = text.rstrip(":").split()
    return len(words) <= 3 and (words[0].endswith(TANWIN) or words[0].lower().endswith("ly"))
