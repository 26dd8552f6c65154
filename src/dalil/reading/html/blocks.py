"""The tree of a page as blocks, in reading order: what a browser would show, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dalil.reading.html.marks import OpenList, has_mark, next_mark, open_list
from dalil.reading.html.names import names
from dalil.reading.html.note_places import Note
from dalil.reading.html.notes import is_back_link, is_note, is_reference, raised, target_of
from dalil.reading.html.office import office_item, office_level
from dalil.reading.html.pieces import Piece
from dalil.reading.html.sizes import NORMAL, size_of
from dalil.reading.html.styles import Style, Styles, is_bold
from dalil.reading.html.tables import Row, captions, data_rows
from dalil.reading.html.trees import BLOCKS, Element
from dalil.reading.html.visibility import is_machinery
from dalil.reading.html.visual import turned
from dalil.records.layouts import BlockKind

HEADINGS = {f"h{n}": n for n in range(1, 7)}
BOLD = names("b strong th")
PLAIN_LINES = names("pre listing xmp plaintext")
QUOTES = ("“", "”")
SHY = "\u00ad"
LONGEST_TURNED = 2_000  # characters of a raised or turned stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What holds inside an element."""

    element: Element
    home: Element  # the block that it is or lies in
    block: bool
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    bold: bool = False
    size: float = NORMAL  # of its letters, points
    lines: bool = False  # whether line ends count, as in <pre>
    lists: tuple[OpenList, ...] = ()


@dataclass(slots=True)
class _Line:
    """The block that is being read."""

    texts: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    size: float = 0.0  # of its smallest letters

    def add(self, text: str, frame: Frame) -> None:
        self.texts.append(text)
        letters = len(text.split()) and len(text) - text.count(" ") - text.count("\n")
        self.letters += letters
        self.bold += letters if frame.bold else 0
        if letters:
            self.size = min(self.size or frame.size, frame.size)


@dataclass(slots=True)
class _Page:
    """What holds for a whole page."""

    styles: Styles
    left_out: Callable[[Element], bool]
    notes: Mapping[str, Note]
    read: set[int] = field(default_factory=set)  # notes that were read where they are referred to


class Blocks:
    """Reads the blocks of one part of a page."""

    def __init__(self, page: _Page) -> None:
        self._page = page
        self._styles = page.styles
        self._pieces: list[Piece] = []
        self._line = _Line()
        self._apart = False
        self._list_ended = False
        self._mark = ""
        self._breaks = 0
        self._due: list[Note] = []  # notes that the open block refers to

    def read(self, root: Element, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Piece, ...]:
        """The blocks of an element, in order."""
        lists = (OpenList(numbered=False, style="none"),) if kind is BlockKind.NOTE else ()
        frames = [self._enter(root, Frame(element=root, home=root, block=True, kind=kind, lists=lists))]
        waiting: list[Element | str | None] = [None, *reversed(root.children)]
        while waiting:
            node = waiting.pop()
            if node is None:
                self._leave(frames.pop())
            elif isinstance(node, str):
                self._text(node, frames[-1])
            elif not self._alone(node, frames[-1]):
                frames.append(self._enter(node, frames[-1]))
                waiting += [None, *reversed(node.children)]
        return tuple(self._pieces)

    def _alone(self, element: Element, frame: Frame) -> bool:
        """Whether an element is done with here, without going into it."""
        if is_machinery(element) or self._page.left_out(element) or id(element) in self._page.read:
            return True
        if element.tag in ("br", "hr"):
            self._break(element, frame)
        elif is_back_link(element):
            return True
        elif frame.kind is not BlockKind.NOTE and is_reference(element):
            self._refer(element)
        elif element.tag in ("sup", "bdo") and (words := element.short(LONGEST_TURNED)) is not None:
            changed = raised(words) if element.tag == "sup" else turned(words, element.get("dir"))
            whole = "".join(element.texts())
            self._add(f"{' ' * whole[:1].isspace()}{changed}{' ' * whole[-1:].isspace()}", frame)
        elif element.tag == "table" and (rows := data_rows(element)) is not None:
            self._table(element, rows, frame)
        else:
            return False
        return True

    def _table(self, element: Element, rows: Sequence[Row], frame: Frame) -> None:
        self._flush(frame)
        for caption in captions(element):
            for piece in self._inside(caption):
                self._emit(piece.text, replace(frame, kind=BlockKind.PARAGRAPH, level=0, bold=piece.bold))
        for row in rows:
            cells = [self._inside(c) for c in row.cells]
            words = [" ".join(p.text for p in cell if p.kind is not BlockKind.NOTE) for cell in cells]
            self._emit(" | ".join(w for w in words if w), replace(frame, kind=BlockKind.ROW, level=int(row.heads)))
            self._pieces += [p for cell in cells for p in cell if p.kind is BlockKind.NOTE]

    def _refer(self, reference: Element) -> None:
        """Have the note of a reference read after the block; a note in a place of its own is read there."""
        note = self._page.notes.get(target_of(reference) or "")
        if note is not None and id(note.element) not in self._page.read and not self._page.left_out(note.element):
            self._page.read.add(id(note.element))
            self._due.append(note)

    def _notes(self) -> None:
        """Read the notes that the block just written refers to."""
        due, self._due = self._due, []
        for note in due:
            for number, piece in enumerate(Blocks(self._page).read(note.element, BlockKind.NOTE)):
                marked = number or has_mark(piece.text)
                text = piece.text if marked else note.mark + piece.text
                self._pieces.append(replace(piece, text=text, kind=BlockKind.NOTE, level=0, apart=False))

    def _inside(self, element: Element) -> tuple[Piece, ...]:
        return () if self._page.left_out(element) else Blocks(self._page).read(element)

    def _enter(self, element: Element, frame: Frame) -> Frame:
        style = self._styles.of(element)
        block = _is_block(element, style)
        if block:
            self._flush(frame)
        opened = self._opened(
            element, replace(frame, element=element, home=element if block else frame.home, block=block), style
        )
        if opened.kind is BlockKind.HEADING and frame.kind is not BlockKind.HEADING:
            self._apart = True
        if element.tag == "q":
            self._add(QUOTES[0], frame)
        return opened

    def _opened(self, element: Element, frame: Frame, style: Style) -> Frame:
        bold = is_bold(style)
        bold = (frame.bold or element.tag in BOLD) if bold is None else bold
        frame = replace(frame, bold=bold, size=size_of(element, style, frame.size))
        if element.tag in PLAIN_LINES or style.get("white-space", "").startswith("pre"):
            frame = replace(frame, lines=True)
        if frame.kind is not BlockKind.NOTE and is_note(element, style):
            frame = replace(frame, kind=BlockKind.NOTE, level=0)
        if element.tag in ("ul", "ol", "menu", "dir"):
            return self._open_list(element, frame, style)
        if element.tag == "li":
            return self._open_item(element, frame, style)
        level = _heading_level(element, style)
        if level and frame.kind is not BlockKind.NOTE:
            return replace(frame, kind=BlockKind.HEADING, level=level, bold=False)
        return frame

    def _open_list(self, element: Element, frame: Frame, style: Style) -> Frame:
        self._mark = ""
        opened = open_list(element, style, len(frame.lists) + 1)
        return replace(frame, lists=(*frame.lists, opened))

    def _open_item(self, element: Element, frame: Frame, style: Style) -> Frame:
        lists = frame.lists or (OpenList(numbered=False, style=""),)
        self._mark = next_mark(lists[-1], element, style)
        level = max(len(lists), office_level(element, style))
        kind = frame.kind if frame.kind is BlockKind.NOTE else BlockKind.ITEM
        return replace(frame, lists=lists, kind=kind, level=level if kind is BlockKind.ITEM else 0)

    def _leave(self, frame: Frame) -> None:
        if frame.element.tag == "q":
            self._add(QUOTES[1], frame)
        if not frame.block:
            return
        empty = not any(t.strip() for t in self._line.texts)
        if empty and frame.element.tag == "p" and frame.element.short(0) == "":
            self._apart = True
        self._flush(frame)
        if frame.element.tag in ("ul", "ol") and len(frame.lists) == 1:
            self._list_ended = True
        if frame.element.tag == "li":
            self._mark = ""

    def _break(self, element: Element, frame: Frame) -> None:
        if element.tag == "hr":
            self._flush(frame)
            self._apart = True
            return
        empty = not any(t.strip() for t in self._line.texts)
        self._flush(frame)
        self._breaks = self._breaks + 1
        if empty and self._breaks > 1:
            self._apart = True

    def _text(self, text: str, frame: Frame) -> None:
        if not frame.lines:
            self._add(text, frame)
            return
        for n, line in enumerate(re.split("\r\n?|\n", text)):
            if n:
                if not any(t.strip() for t in self._line.texts):
                    self._apart = True
                self._flush(frame)
            self._add(line, frame)

    def _add(self, text: str, frame: Frame) -> None:
        if text.strip():
            self._breaks = 0
        self._line.add(text, frame)

    def _flush(self, frame: Frame) -> None:
        line, self._line = self._line, _Line()
        raw = "".join(line.texts)
        words = " ".join(raw.replace(SHY, "").split())
        if not words:
            self._apart = self._apart or "\xa0" in raw
            return
        if frame.kind is BlockKind.PARAGRAPH and (item := office_item(frame.home, self._styles, raw)) is not None:
            words, frame = item.text, replace(frame, kind=BlockKind.ITEM, level=item.level)
        elif self._mark:
            numbered_heading = frame.kind is BlockKind.HEADING and not self._mark[0].isalnum()
            words = words if has_mark(words) or numbered_heading else self._mark + words
            self._mark = ""
        self._emit(
            words,
            replace(frame, size=line.size, bold=line.bold == line.letters and frame.kind is not BlockKind.HEADING),
        )

    def _emit(self, words: str, frame: Frame) -> None:
        if not words:
            return
        after_list = self._list_ended and frame.kind is not BlockKind.ITEM
        apart = bool(self._pieces) and (self._apart or after_list)
        self._apart = self._list_ended = False
        self._pieces.append(
            Piece(
                text=words,
                kind=frame.kind,
                level=frame.level,
                bold=frame.bold and frame.kind is not BlockKind.ROW,
                apart=apart,
                size=frame.size,
            )
        )
        self._notes()


def blocks_of(
    roots: Sequence[Element], styles: Styles, left_out: Callable[[Element], bool], notes: Mapping[str, Note]
) -> Iterator[Piece]:
    """The blocks of some elements of a page, in order, without what is left out."""
    page = _Page(styles, left_out, notes)
    for root in roots:
        yield from Blocks(page).read(root)


def _is_block(element: Element, style: Style) -> bool:
    display = style.get("display", "")
    if element.tag in BLOCKS:
        return display not in ("inline", "contents") or element.tag in ("li", *HEADINGS)
    return display in ("block", "flex", "grid", "list-item", "table", "table-row", "flow-root")


def _heading_level(element: Element, style: Style) -> int:
    if element.tag in HEADINGS:
        return HEADINGS[element.tag]
    if element.get("role").lower() == "heading":
        level = element.get("aria-level").strip()
        return min(6, int(level)) if level in set("123456789") else 2
    return {"msotitle": 1, "msosubtitle": 2}.get(element.get("class").lower().split(" ")[0], 0)
