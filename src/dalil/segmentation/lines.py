"""Lines of a source as layout: marker, words, and what surrounds them.

Where the format knows its blocks, each block is a line, and what the format says of it (heading, item, row, note) comes
with it; plain text shows by its lines alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dalil.records.layouts import Block, BlockKind, Layout
from dalil.text.items import BULLETS, NUMBERING

ORDINALS_AR = (
    "أولاً|أولا|اولا|اولاً|ثانياً|ثانيا|ثالثاً|ثالثا|رابعاً|رابعا|خامساً|خامسا|سادساً|سادسا|سابعاً|سابعا|ثامناً|ثامنا"
    "|تاسعاً|تاسعا|عاشراً|عاشرا|حادي عشر|ثاني عشر|أخيراً|أخيرا"
)
ORDINALS_EN = "first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth(?:ly)?|finally"

MARKER = re.compile(
    rf"""
      (?P<heading>\#{{1,6}})\s+
    | (?P<bullet>[{re.escape(BULLETS)}])\s*(?=\S)
    | (?P<obullet>[oO])\s+(?=[\u0600-\u06ff(A-Z0-9])
    | (?P<number>[(\[]?\d{{1,2}}(?:\.\d{{1,2}})*\s?(?:[.)\]\u06d4ـ]+|[-–—/:](?!\d))(?:\s*[-–—])?)(?=\s*[^\s\d]|\s+\d)\s*
    | (?P<roman>\(?(?:[ivx]{{1,5}}|[IVX]{{1,5}})[.)](?=\s))\s*
    | (?P<latin>\(?[a-zA-Z][.)](?=\s))\s*
    | (?P<arabic>[(\[]?(?:هـ|[{NUMBERING}])\s?[-–—.)\]ـ:](?:\s*[-–—])?(?=\s*\S))\s*
    | (?P<ordinal>(?:{ORDINALS_AR})\s*[:：.\-–—،]\s*|(?i:{ORDINALS_EN})\s*[:,.]\s+)
    """,
    re.VERBOSE,
)
UNDERLINE = re.compile(r"\s*([-=_*~─═])\1{2,}\s*$")
BRACKETS = {"[": "]", "(": ")", "【": "】", "«": "»", "<": ">"}
INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SPACE = " \t\u00a0\u202f\u3000" + INVISIBLE


@dataclass(frozen=True, slots=True)
class Line:
    """One line with words; `start` and `end` hold the words without marker, brackets and outer blanks."""

    start: int
    end: int
    text: str
    marker: str | None  # the kind of its marker: bullet, number, roman, latin, arabic, ordinal, heading
    level: int  # of a Markdown heading, else 0
    blank_before: bool
    underlined: bool
    bracketed: bool
    mark: str = ""  # the mark itself, for bullets
    block: Block | None = None  # what the format says of it

    @property
    def kind(self) -> BlockKind | None:
        """What the format says it is."""
        return None if self.block is None else self.block.kind

    @property
    def depth(self) -> int:
        """How deep an item lies in its list, as far as the format says."""
        return self.block.level if self.block is not None and self.block.kind is BlockKind.ITEM else 0

    @property
    def heads_table(self) -> bool:
        """Whether it is the row that says what the columns hold."""
        return self.block is not None and self.kind is BlockKind.ROW and self.block.level == 1

    @property
    def colon(self) -> bool:
        """Whether it ends with a colon."""
        return self.text.endswith((":", "：", ":-"))

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip("\"»”')").endswith((".", "!", "…", "۔", "؛"))

    @property
    def asks(self) -> bool:
        """Whether it is a question; a short one may be a heading."""
        return self.text.rstrip("\"»”')").endswith(("؟", "?"))


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without outer blanks and invisible controls."""
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return start, end


def _line(text: str, start: int, end: int, *, blank_before: bool) -> Line | None:
    start, end = strip(text, start, end)
    marker, level = None, 0
    match = MARKER.match(text, start, end)
    if match is not None and match.end() < end:
        marker = match.lastgroup
        level = len(match["heading"] or "")
        marker = "bullet" if marker == "obullet" else marker
        start, end = strip(text, match.end(), end)
    bracketed = False
    inner_end = end - 1 if text[end - 1 : end] == ":" else end
    if start < end and text[start] in "[【" and text[inner_end - 1 : inner_end] == BRACKETS[text[start]]:
        bracketed, (start, end) = True, strip(text, start + 1, inner_end - 1)
    if text[start : start + 2] == "**" and text[end - 2 : end] == "**" and end - start > 4:
        bracketed, (start, end) = True, strip(text, start + 2, end - 2)
    if start >= end:
        return None
    mark = match.group().strip() if match is not None and marker == "bullet" else marker or ""
    return Line(start, end, text[start:end], marker, level, blank_before, False, bracketed, mark)


def lines_of(text: str, layout: Layout | None = None) -> tuple[Line, ...]:
    """The lines with words, in order. A rule under a line is a property of that line."""
    if layout is not None and layout.blocks:
        return tuple(line for block in layout.blocks if (line := _of_block(text, block)) is not None)
    return _plain(text)


def _of_block(text: str, block: Block) -> Line | None:
    """A block as a line: an item has a marker, whatever it looks like, and bold words stand out as brackets do."""
    start, end = block.span.start, block.span.end
    blank_before = start == 0 or text.startswith("\n\n", start - 2)
    line = _line(text, start, end, blank_before=blank_before)
    if line is None:
        return None
    marker, mark = line.marker, line.mark
    if marker == "heading":  # a sign of Markdown only
        marker, mark = None, ""
    if block.kind is BlockKind.ITEM:
        marker, mark = marker or "bullet", f"{mark}{block.level}"
    bracketed = line.bracketed or (block.bold and marker is None)
    return replace(line, marker=marker, mark=mark, level=0, bracketed=bracketed, block=block)


def _plain(text: str) -> tuple[Line, ...]:
    found: list[Line] = []
    blank, at = True, 0
    for raw in text.split("\n"):
        start, end = at, at + len(raw)
        at = end + 1
        if UNDERLINE.match(raw):
            if found and not blank:
                found[-1] = replace(found[-1], underlined=True)
            blank = True
            continue
        line = _line(text, start, end, blank_before=blank) if raw.strip(SPACE) else None
        blank = line is None
        if line is not None:
            found.append(line)
    return tuple(found)
