"""The story of a file: its body, notes and text boxes as blocks in the order they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from dalil.reading.docx import tables
from dalil.reading.docx.fields import Fields
from dalil.reading.docx.markup import DIAGRAM, MC, A, R, W, attribute, child, chosen, switch
from dalil.reading.docx.notes import Notes
from dalil.reading.docx.numbering import Numbering
from dalil.reading.docx.paging import Pages
from dalil.reading.docx.styles import ParagraphLook, Style, Styles, is_of_contents, outline_level, over, paragraph_look
from dalil.reading.docx.tally import Tally
from dalil.reading.docx.words import Note, Piece, WordReader, Words
from dalil.reading.docx.written import Listed, Written, lines
from dalil.records.layouts import BlockKind

LONGEST_HEADING = 300  # code points: a longer paragraph in the style of a heading is text
UNREAD = (W + "del", W + "moveFrom", W + "tblPr", W + "sdtPr", W + "sdtEndPr")
UNSHOWN = ("del", "moveFrom", "vanish", "specVanish")  # what takes away the mark at the end of a paragraph
DROPPED = ("drop", "margin")
Diagrams = dict[str, Element]  # by the id of their relation


class Story:
    """Reads blocks; knows the lists, and the notes that have not been read yet."""

    def __init__(
        self,
        words: WordReader,
        *,
        styles: Styles,
        numbering: Numbering,
        fields: Fields,
        pages: Pages,
        tally: Tally,
    ) -> None:
        self._words = words
        self._styles = styles
        self._numbering = numbering
        self._fields = fields
        self._pages = pages
        self._tally = tally
        self.notes = Notes({}, {})
        self.diagrams: Diagrams = {}
        self._endnotes: list[Note] = []
        self._empty_lines = 0
        self._in_contents = False
        self._open: tuple[Element, Words] | None = None  # a paragraph whose mark is deleted goes on in the next

    def body(self, root: Element) -> list[Written]:
        """All blocks of the body, and the endnotes after them."""
        found = child(root, "body")
        if found is None:
            return []
        self._fields.enter(found)
        blocks = [*self._blocks(found)]
        for note in self._endnotes:
            blocks += self._note(note)
        return blocks

    def _blocks(self, parents: Iterable[Element]) -> Iterator[Written]:
        """The blocks of some elements, as the cells of a table, the body or a text box hold them."""
        for element in parents:
            yield from self._block(element)
        yield from self._closed()

    def _block(self, element: Element) -> Iterator[Written]:
        if element.tag == W + "p":
            yield from self._paragraph(element)
        elif element.tag == W + "tbl":
            yield from self._closed()
            yield from self._table(element)
        elif element.tag == W + "sectPr":
            self._pages.end_section()
        elif element.tag == W + "altChunk":
            self._tally.embedded += 1
        elif element.tag == MC + "AlternateContent":
            for part in chosen(element):
                yield from self._block(part)
        elif element.tag not in UNREAD:
            for part in element:
                yield from self._block(part)

    def _paragraph(self, element: Element) -> Iterator[Written]:
        ppr = child(element, "pPr")
        look = paragraph_look(ppr)
        style = self._styles.of_paragraph(_style_id(ppr))
        if over(look, style.paragraph).new_page:
            self._pages.top()
        words = self._words.read(element, style)
        if self._open is not None:
            before, self._open = self._open, None
            element = element if any(p.text.strip() for p in words.pieces) else before[0]
            words = _together(before[1], words)
        if _goes_on(ppr):
            self._open = element, words
        else:
            yield from self._finished(element, words)
        if child(ppr, "sectPr") is not None:
            self._pages.end_section()

    def _closed(self) -> Iterator[Written]:
        """What is left of a paragraph that should have gone on in another."""
        left, self._open = self._open, None
        if left is not None:
            yield from self._finished(*left)

    def _finished(self, element: Element, words: Words) -> Iterator[Written]:
        ppr = child(element, "pPr")
        style = self._styles.of_paragraph(_style_id(ppr))
        direct = paragraph_look(ppr)
        yield from self._lines(words.pieces, style=style, direct=direct)
        for box in words.boxes:
            yield from self._box(box)
            self._empty_lines = 0
        self._endnotes += [n for n in words.notes if n.kind == "endnote"]
        for note in words.notes:
            if note.kind == "footnote":
                yield from self._note(note)

    def _lines(self, pieces: list[Piece], *, style: Style, direct: ParagraphLook) -> Iterator[Written]:
        """The lines of one paragraph: blocks that share its kind."""
        look = over(direct, over(style.paragraph, self._styles.paragraph))
        first = self._opening(style, direct, look)
        if not any(p.text.strip() for p in pieces):
            self._empty_lines += 1
            return
        if is_of_contents(style.name):
            self._tally.margins.add(" ".join(p.text for p in pieces) + " ", goes_on=self._in_contents)
            self._in_contents = True
            return
        self._in_contents = False
        if sum(len(p.text) for p in pieces) > LONGEST_HEADING and first.kind is BlockKind.HEADING:
            first = replace(first, kind=BlockKind.PARAGRAPH, level=0)
        begun = False
        for line in lines(pieces):
            if not any(p.text.strip() for p in line):
                self._empty_lines += 1
                continue
            opening = replace(first, mark="", before=0, continues=True) if begun else first
            yield replace(opening, pieces=line, empty_lines=self._empty_lines)
            begun, self._empty_lines = True, 0

    def _opening(self, style: Style, direct: ParagraphLook, look: ParagraphLook) -> Written:
        """All that is known of a paragraph but its words; counts it in its list."""
        mark, listed = self._listed(style, direct, look)
        level = outline_level(style, direct.outline)
        kind = BlockKind.PARAGRAPH
        if level is not None:
            kind = BlockKind.HEADING
        elif mark:
            kind = BlockKind.ITEM
        return Written(
            pieces=(),
            kind=kind,
            level=level or 0,
            mark=mark,
            listed=listed if kind is BlockKind.ITEM else None,
            left=look.left or 0,
            before=look.before or 0,
            after=look.after or 0,
            style=style.id,
            tight=bool(look.contextual),
        )

    def _listed(self, style: Style, direct: ParagraphLook, look: ParagraphLook) -> tuple[str, Listed | None]:
        """The mark of a list item, and where it belongs."""
        id = look.numbering
        if id is None or id == "0":
            return "", None
        depth = direct.depth
        if depth is None and style.numbered_at is not None:
            depth = self._numbering.depth_of_style(id, style.numbered_at)
        if depth is None:
            depth = look.depth or 0
        depth = min(max(depth, 0), 8)
        level = self._numbering.level(id, depth)
        left = direct.left
        if left is None and direct.numbering is not None and level is not None:
            left = level.left
        if left is None:
            left = style.paragraph.left if level is None or style.paragraph.left is not None else level.left
        return self._numbering.mark(id, depth, rtl=bool(look.rtl)), Listed(list=id, depth=depth, left=left or 0)

    def _table(self, table: Element) -> Iterator[Written]:
        """The rows of a table, each a block; of a table that only arranges text, the blocks of its cells."""
        rows = [r for r in tables.inner(table, "tr") if not self._dropped(r)]
        head = tables.styled_head(table, self._styles)
        frame = all(sum(1 for _ in tables.inner(row, "tc")) < 2 for row in rows)
        bold: list[bool] = []
        made: list[list[Written]] = []
        for n, row in enumerate(rows):
            blocks = self._row(row, frame=frame)
            if len(blocks) and blocks[0].kind is BlockKind.ROW:
                if tables.is_head(row) or (n == 0 and head):
                    blocks[0] = replace(blocks[0], level=1)
                bold.append(blocks[0].bold)
            made.append(blocks)
        first = made[0][0] if made and made[0] else None
        if first is not None and first.kind is BlockKind.ROW and len(bold) > 1 and bold[0] and not all(bold):
            made[0][0] = replace(first, level=1)
        for blocks in made:
            yield from blocks

    def _dropped(self, row: Element) -> bool:
        if not tables.is_deleted(row):
            return False
        text = " ".join(e.text or "" for e in row.iter(W + "t", W + "delText"))
        if text.strip():
            self._tally.deleted.add(text)
        return True

    def _row(self, row: Element, *, frame: bool) -> list[Written]:
        above, self._empty_lines = self._empty_lines, 0
        start = last = self._pages.page
        cells: list[list[Written]] = []
        notes: list[Written] = []
        for cell in tables.inner(row, "tc"):
            if not tables.is_shown(cell):
                continue
            self._pages.back(start)
            blocks = list(self._blocks(cell))
            last = max(last, self._pages.page)
            self._empty_lines = 0
            cells.append([b for b in blocks if b.kind is not BlockKind.NOTE])
            notes += [b for b in blocks if b.kind is BlockKind.NOTE]
        self._pages.back(last)
        cells = [blocks for blocks in cells if blocks]
        if not cells:
            self._empty_lines = above
            return notes
        if frame or tables.arranges(cells):
            blocks = [b for blocks in cells for b in blocks]
            return [replace(blocks[0], empty_lines=max(above, blocks[0].empty_lines)), *blocks[1:], *notes]
        pieces = tuple(tables.joined(cells))
        return [Written(pieces=pieces, kind=BlockKind.ROW, empty_lines=above), *notes]

    def _box(self, box: Element | str) -> Iterator[Written]:
        if isinstance(box, str):
            yield Written(pieces=(self._plain(box),))
        elif box.tag == DIAGRAM + "relIds":
            yield from self._diagram(box)
        else:
            yield from self._blocks(box)

    def _diagram(self, relation: Element) -> Iterator[Written]:
        """The words of a drawn diagram, a block each."""
        data = self.diagrams.get(relation.get(R + "dm") or "")
        for paragraph in () if data is None else data.iter(A + "p"):
            text = "".join(e.text or "" for e in paragraph.iter(A + "t"))
            if text.strip():
                yield Written(pieces=(self._plain(text),))

    def _plain(self, text: str) -> Piece:
        self._pages.write()
        return Piece(text, self._pages.page, bold=False, size=0)

    def _note(self, note: Note) -> list[Written]:
        """The blocks of a note, which is read once."""
        element, sign = self.notes.take(note)
        if element is None:
            return []
        self._words.begin_note(sign)
        above, page = self._empty_lines, self._pages.page
        self._fields.enter(element)
        blocks = [b for b in self._blocks(element) if b.pieces]
        self._empty_lines = above
        self._pages.back(page)
        return [replace(b, kind=BlockKind.NOTE, level=0, listed=None, empty_lines=0) for b in blocks]


def _style_id(ppr: Element | None) -> str | None:
    return attribute(child(ppr, "pStyle"), "val")


def _goes_on(ppr: Element | None) -> bool:
    """Whether a paragraph goes on in the next: its mark is not shown, or it is a large first letter."""
    if attribute(child(ppr, "framePr"), "dropCap") in DROPPED:
        return True
    return any(switch(child(ppr, "rPr"), tag) for tag in UNSHOWN)


def _together(first: Words, second: Words) -> Words:
    """The words of two paragraphs whose border is deleted; the first takes them up, as thousands may follow."""
    first.pieces += second.pieces
    first.notes += second.notes
    first.boxes += second.boxes
    return first
