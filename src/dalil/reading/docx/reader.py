"""A Word document as an extract: its whole visible text as it reads once its tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element

from dalil.errors import ReadingError
from dalil.reading.docx.damage import damage_of
from dalil.reading.docx.fields import Fields
from dalil.reading.docx.markup import W, attribute
from dalil.reading.docx.metadata import metadata_of
from dalil.reading.docx.notes import Notes
from dalil.reading.docx.numbering import Numbering
from dalil.reading.docx.package import Package
from dalil.reading.docx.paging import FULLEST, Pages
from dalil.reading.docx.story import Diagrams, Story
from dalil.reading.docx.styles import Styles
from dalil.reading.docx.tally import Tally
from dalil.reading.docx.words import WordReader
from dalil.reading.docx.writing import write
from dalil.reading.docx.written import Written
from dalil.reading.extracts import Extract, tidy
from dalil.reading.files import Limits
from dalil.reading.outlines import Outline
from dalil.records.layouts import BlockKind

NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")
MARGINS = ("header", "footer")


def extract(data: bytes, name: str, limits: Limits) -> Extract:
    """The text, layout and metadata of a Word file."""
    package = Package(data, name, limits)
    document = _Document(package)
    root = package.root(document.part)
    if root.tag != W + "document":
        raise ReadingError("D120", path=name, reason=f"{document.part} is no Word document")
    tally = Tally(comments=document.comments())
    pages = Pages(list(root.iter(W + "sectPr")))
    for text in document.margins():
        tally.margins.add(text)
    blocks = _blocks(root, document, pages=pages, tally=tally)
    paged = _is_paged(blocks, pages)
    outline = Outline(name)
    write(blocks, outline, paged=paged, limits=limits)
    text, layout = outline.finish(pages.all() if paged else ())
    if not text:
        raise ReadingError("D127" if tally.pictures else "D105", path=name)
    return Extract(
        text=text,
        layout=layout,
        metadata=metadata_of(package, headline=_headline(blocks)),
        issues=(*tally.issues(name), *damage_of(package, document.part, document.absent(root))),
    )


class _Document:
    """The part that holds the text, and those it refers to."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.part = package.document()
        self._relations = package.relations(self.part)

    def root(self, kind: str) -> Element | None:
        """The root of the first part of a kind."""
        return next((self._package.root(part) for part in self._parts(kind)), None)

    def notes(self, sections: Element) -> Notes:
        """Footnotes and endnotes; how they are numbered, a section may say before the whole file does."""
        found: dict[tuple[str, str], Element] = {}
        for kind, note in NOTES.items():
            root = self.root(kind)
            for element in () if root is None else root.findall(W + note):
                if attribute(element, "type") not in NO_NOTES:
                    found[note, attribute(element, "id") or ""] = element
        settings = self.root("settings")
        said = {
            note: [*sections.iter(f"{W}{note}Pr"), *([] if settings is None else settings.iter(f"{W}{note}Pr"))]
            for note in NOTES.values()
        }
        return Notes(found, {note: elements[0] for note, elements in said.items() if elements})

    def absent(self, text: Element) -> list[str]:
        """The notes and lists that the text refers to and that are not there."""
        found = []
        for kind, note in NOTES.items():
            root = self.root(kind)
            there = {attribute(e, "id") for e in (() if root is None else root.findall(W + note))}
            found += [
                f"{note} {id}" for e in text.iter(f"{W}{note}Reference") if (id := attribute(e, "id")) not in there
            ]
        root = self.root("numbering")
        lists = {attribute(e, "numId") for e in (() if root is None else root.findall(W + "num"))} | {"0", None}
        used = dict.fromkeys(attribute(e, "val") for e in text.iter(W + "numId"))
        return list(dict.fromkeys(found)) + [f"numId {id}" for id in used if id not in lists]

    def diagrams(self) -> Diagrams:
        """The data of drawn diagrams by the id of their relation."""
        return {
            id: self._package.root(r.target)
            for id, r in self._relations.items()
            if r.kind == "diagramData" and not r.external and r.target in self._package
        }

    def comments(self) -> int:
        """How many comments there are."""
        root = self.root("comments")
        return 0 if root is None else sum(1 for _ in root.iter(W + "comment"))

    def margins(self) -> list[str]:
        """The words of each header and footer, those of equal words once."""
        roots = (self._package.root(part) for kind in MARGINS for part in self._parts(kind))
        texts = (" ".join("".join(e.text or "" for e in p.iter(W + "t")) for p in r.iter(W + "p")) for r in roots)
        kept = dict.fromkeys(words for text in texts if (words := " ".join(text.split())))
        return [words for words in kept if any(c.isalpha() for c in words)]

    def _parts(self, kind: str) -> list[str]:
        found = (r.target for r in self._relations.values() if r.kind == kind and not r.external)
        return [part for part in dict.fromkeys(found) if part in self._package]


def _blocks(root: Element, document: _Document, *, pages: Pages, tally: Tally) -> list[Written]:
    styles, fields = Styles(document.root("styles")), Fields()
    words = WordReader(styles, fields=fields, pages=pages, tally=tally)
    numbering = Numbering(document.root("numbering"), styles)
    story = Story(words, styles=styles, numbering=numbering, fields=fields, pages=pages, tally=tally)
    story.notes = document.notes(root)
    story.diagrams = document.diagrams()
    return story.body(root)


def _is_paged(blocks: Sequence[Written], pages: Pages) -> bool:
    """Whether the breaks that are there tell the page of each word.

    Where the program that laid the text out noted none, breaks that were set are all there are if no page overflows.
    """
    if pages.page == 1 or pages.noted:
        return pages.page > 1
    held = [0] * (pages.page + 1)
    for piece in (p for block in blocks for p in block.pieces):
        held[piece.page] += len(piece.text)
    return max(held) <= FULLEST


def _headline(blocks: Sequence[Written]) -> str | None:
    """The words of the first block, where its style makes it a heading of level 1."""
    first = blocks[0] if blocks else None
    return tidy(first.text) if first is not None and first.kind is BlockKind.HEADING and first.level == 1 else None
