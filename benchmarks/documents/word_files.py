"""Test documents as Word files, and printed to PDF by LibreOffice."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from documents.looks import Look
from documents.texts import BULLET, INNER, NOTE_REF, Block, Document

LATIN = re.compile(r"([A-Za-z][A-Za-z0-9 .,&'()-]*[A-Za-z0-9.])")
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p/></w:footnote>'
)
AFTER_BIDI = ("w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr")  # the order that the schema asks for
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def write_docx(document: Document, look: Look, out: Path) -> None:
    """Write the document with real headings, lists, tables and footnotes."""
    paper = _Paper(document, look)
    for block in document.blocks:
        paper.write(block)
    paper.file.save(str(out))


def write_flat_docx(lines: Sequence[str], look: Look, *, rtl: bool, out: Path) -> None:
    """Write a paragraph a line, empty ones kept."""
    empty = Document(language="ar" if rtl else "en", title="", blocks=())
    paper = _Paper(empty, look)
    for line in lines:
        paper.words(paper.file.add_paragraph(), line.strip())
    paper.file.save(str(out))


def libreoffice(files: Sequence[Path], folder: Path) -> None:
    """Print Word files to PDF, all in one run."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=600
        )


class _Paper:
    """A Word file being written."""

    def __init__(self, document: Document, look: Look) -> None:
        self.rtl, self.look = document.rtl, look
        self.file: Any = docx.Document()
        self.notes = {b.mark: b.text for b in document.blocks if b.kind == "note"}
        self.table: Any = None
        self.lists = _Lists(self.file)
        self._page()
        self._fonts()
        if self.notes:
            self._write_notes()

    def write(self, block: Block) -> None:
        """Write one block."""
        if block.kind != "row":
            self.table = None
        if block.kind != "item":
            self.lists.close()
        if block.kind == "row":
            self._row(block)
        elif block.kind == "item":
            self._item(block)
        elif block.kind == "heading":
            self._heading(block)
        elif block.kind == "paragraph":
            paragraph = self.file.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(self.look.gap * self.look.size)
            paragraph.paragraph_format.line_spacing = self.look.leading * 0.8
            self.words(paragraph, block.text, bold=block.bold, justified=self.look.justified)

    def words(self, paragraph: Any, text: str, *, bold: bool = False, justified: bool = False) -> None:
        """Fill a paragraph, Latin words in runs of their own, notes as real footnotes."""
        properties = paragraph._p.get_or_add_pPr()
        if self.rtl:
            properties.insert_element_before(OxmlElement("w:bidi"), *AFTER_BIDI)
        if justified:
            properties.append(parse_xml(f'<w:jc {nsdecls("w")} w:val="both"/>'))
        parts = NOTE_REF.split(text)
        for i, part in enumerate(parts):
            if i % 2:
                paragraph._p.append(parse_xml(_reference(part, "footnoteReference")))
                continue
            for n, piece in enumerate(LATIN.split(part) if self.rtl else [part]):
                if piece:
                    self._run(paragraph, piece, rtl=self.rtl and n % 2 == 0, bold=bold)

    def _run(self, paragraph: Any, text: str, *, rtl: bool, bold: bool) -> None:
        run = paragraph.add_run(text)
        properties = run._r.get_or_add_rPr()
        if bold:
            properties.append(OxmlElement("w:b"))
            properties.append(OxmlElement("w:bCs"))
        if rtl:
            properties.append(OxmlElement("w:rtl"))

    def _heading(self, block: Block) -> None:
        paragraph = self.file.add_heading(level=block.level)
        self.words(paragraph, block.text)
        for run in paragraph.runs if self.look.spaced else ():
            spacing = parse_xml(f'<w:spacing {nsdecls("w")} w:val="{round(self.look.spaced * 20)}"/>')
            run._r.get_or_add_rPr().append(spacing)

    def _item(self, block: Block) -> None:
        paragraph = self.file.add_paragraph()
        number = self.lists.of(block)
        level = block.level - 1
        numbering = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(numbering))
        paragraph.paragraph_format.space_after = Pt(2)
        self.words(paragraph, block.text)

    def _row(self, block: Block) -> None:
        if self.table is None:
            self.table = self.file.add_table(rows=0, cols=len(block.cells))
            if self.look.ruled:
                self.table.style = "Table Grid"
            if self.rtl:
                self.table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
        cells = self.table.add_row().cells
        for cell, text in zip(cells, block.cells, strict=True):
            self.words(cell.paragraphs[0], text, bold=bool(block.level))

    def _page(self) -> None:
        section = self.file.sections[0]
        section.page_width, section.page_height = (Pt(edge) for edge in self.look.page)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(section, side, Pt(self.look.margin))
        properties = section._sectPr
        columns = properties.find(qn("w:cols"))
        if columns is None:
            columns = OxmlElement("w:cols")
            properties.append(columns)
        columns.set(qn("w:num"), str(self.look.columns))
        columns.set(qn("w:space"), "400")
        if self.rtl:
            properties.append(OxmlElement("w:bidi"))
        if self.look.header:
            self.words(section.header.paragraphs[0], self.look.header)
        if self.look.numbered:
            field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
            section.footer.paragraphs[0]._p.append(parse_xml(field))
            section.footer.paragraphs[0].alignment = 1

    def _fonts(self) -> None:
        for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
            style = self.file.styles[name]
            properties = style.element.get_or_add_rPr()
            fonts = properties.find(qn("w:rFonts"))
            if fonts is None:
                fonts = OxmlElement("w:rFonts")
                properties.insert(0, fonts)
            for key in list(fonts.attrib):
                del fonts.attrib[key]
            latin = "Noto Sans" if "Noto" in self.look.font or self.look.font == "Amiri" else self.look.font
            for key, font in (("ascii", latin), ("hAnsi", latin), ("cs", self.look.font)):
                fonts.set(qn(f"w:{key}"), font)
            size = self.look.size * {"Normal": 1, "Heading 1": 1.5}.get(name, 1.25)
            style.font.size = Pt(size)
            properties.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="{round(size * 2)}"/>'))

    def _write_notes(self) -> None:
        bidi = "<w:pPr><w:bidi/></w:pPr>" if self.rtl else ""
        rtl = "<w:rPr><w:rtl/></w:rPr>" if self.rtl else ""
        sign = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        notes = "".join(
            f'<w:footnote w:id="{mark}"><w:p>{bidi}{sign}'
            f'<w:r>{rtl}<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
            for mark, text in self.notes.items()
        )
        xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{SEPARATORS}{notes}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), NOTES_TYPE, xml.encode(), self.file.part.package)
        self.file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


class _Lists:
    """The numberings of a file: a new one for each list, so that each counts from one."""

    def __init__(self, file: Any) -> None:
        self.root = file.part.numbering_part.element
        self.open: dict[int, tuple[str, int]] = {}  # the list open at each level
        self.made = 100

    def close(self) -> None:
        """Let the next item start a list."""
        self.open = {}

    def of(self, item: Block) -> int:
        """The numbering of an item."""
        kind = "bullet" if item.mark in (BULLET, INNER, "-", "*") else "decimal"
        self.open = {level: found for level, found in self.open.items() if level <= item.level}
        found = self.open.get(item.level)
        if found is None or found[0] != kind:
            self.open[item.level] = found = (kind, self._new(item, kind))
        return found[1]

    def _new(self, item: Block, kind: str) -> int:
        self.made += 1
        shown = item.mark if kind == "bullet" else f"%{item.level}{item.mark[-1]}"
        levels = "".join(_level(n, kind, shown) for n in range(item.level))
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.made}">{levels}</w:abstractNum>'
        first = self.root.find(qn("w:num"))
        first.addprevious(parse_xml(abstract))
        number = f'<w:num {nsdecls("w")} w:numId="{self.made}"><w:abstractNumId w:val="{self.made}"/></w:num>'
        self.root.append(parse_xml(number))
        return self.made


def _level(n: int, kind: str, shown: str) -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{escape(shown)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{720 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def _reference(mark: str, tag: str) -> str:
    style = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r {nsdecls("w")}>{style}<w:{tag} w:id="{mark}"/></w:r>'
