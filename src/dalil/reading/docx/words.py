"""The words of one paragraph: its runs in order, as a reader sees them, and what hangs on it (notes, text boxes)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element as Element

from dalil.reading.docx.equations import linear
from dalil.reading.docx.fields import Fields, form
from dalil.reading.docx.markup import CHART, DIAGRAM, MC, A, M, O, V, W, attribute, child, chosen, value
from dalil.reading.docx.paging import Pages
from dalil.reading.docx.styles import Style, Styles, over, run_look, toggled
from dalil.reading.docx.symbols import shown, told
from dalil.reading.docx.tally import Tally
from dalil.reading.figures import RAISED

BREAK = "\n"  # within a paragraph: a line begins
NOTE_MARK = "\ufdd0"  # no character: stands where the mark of a note is, until the paragraph is whole
INVISIBLE = re.compile(f"[\u00ad{NOTE_MARK}]")
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
LOWERED = str.maketrans("0123456789-+", "₀₁₂₃₄₅₆₇₈₉₋₊")
SHIFTS = {"superscript": RAISED, "subscript": LOWERED}
TYPED_MARK = re.compile(r"[(\[][\w*]{1,3}[)\]]|\*{1,3}")  # of a note, by hand
FIGURES = re.compile(r"[0-9+\-]+")


class Piece(NamedTuple):
    """Some words that look alike."""

    text: str
    page: int
    bold: bool
    size: int  # half points


class Note(NamedTuple):
    """A note that the paragraph refers to."""

    kind: str  # footnote or endnote
    id: str
    numbered: bool = True  # whether it is counted; others have a mark of their own


@dataclass(slots=True)
class Words:
    """What one paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)  # text boxes; the relation of a diagram; drawn words


class _Look(NamedTuple):
    bold: bool
    bold_complex: bool
    size: int
    size_complex: int
    complex: bool
    hidden: bool
    position: str | None
    font: str | None


class WordReader:
    """Reads the words of paragraphs; knows the styles, the open fields and the page."""

    def __init__(self, styles: Styles, *, fields: Fields, pages: Pages, tally: Tally) -> None:
        self._styles = styles
        self._fields = fields
        self._pages = pages
        self._tally = tally
        self._words = Words()
        self._style = styles.named(None)
        self._plain: dict[str, _Look] = {}  # by the id of a style: how runs look that say nothing
        self._look = self._looked(None)
        self._custom_mark = False
        self._in_hidden = False
        self._sign = ""
        self._after_sign = False
        self._kinds = self._table()

    def read(self, paragraph: Element, style: Style) -> Words:
        """The words of a paragraph of some style."""
        self._words = Words()
        self._style = style
        self._in_hidden = False
        self._each(paragraph)
        words, self._words = self._words, Words()
        words.pieces = without_marks(words.pieces)
        return words

    def begin_note(self, sign: str) -> None:
        """Begin a note of some number."""
        self._sign = sign

    def _each(self, elements: Iterable[Element]) -> None:
        for element in elements:
            kind = self._kinds.get(element.tag)
            if kind is None:
                self._each(element)
            else:
                kind(element)

    def _table(self) -> dict[str, Callable[[Element], None]]:
        """What is done with each element; one that is not named here is read through."""
        unread = ("pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "delInstrText", "tblPr", "rubyPr")
        table: dict[str, Callable[[Element], None]] = {W + tag: _nothing for tag in unread}
        table |= {
            W + "r": self._run,
            W + "t": self._text,
            W + "tab": lambda _: self._add("\t"),
            W + "ptab": lambda _: self._add("\t"),
            W + "br": self._break,
            W + "cr": lambda _: self._add(BREAK),
            W + "noBreakHyphen": lambda _: self._add("-"),
            W + "sym": self._symbol,
            W + "ins": self._inserted,
            W + "moveTo": self._inserted,
            W + "del": self._deleted,
            W + "moveFrom": self._deleted,
            W + "instrText": lambda e: self._fields.code(e.text or ""),
            W + "fldChar": self._field,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "footnoteRef": lambda _: self._add_sign(),
            W + "endnoteRef": lambda _: self._add_sign(),
            W + "lastRenderedPageBreak": lambda _: self._pages.note(),
            W + "drawing": self._draw,
            W + "pict": self._draw,
            W + "object": self._object,
            W + "ruby": self._gloss,
            M + "oMath": lambda e: self._add(linear(e)),
            MC + "AlternateContent": lambda e: self._each(chosen(e)),
        }
        return table

    def _run(self, run: Element) -> None:
        outer = self._look
        self._look = self._looked(child(run, "rPr"))
        self._custom_mark = False
        self._each(run)
        self._look = outer

    def _looked(self, rpr: Element | None) -> _Look:
        if rpr is not None and len(rpr):
            return self._look_of(rpr)
        if self._style.id not in self._plain:
            self._plain[self._style.id] = self._look_of(None)
        return self._plain[self._style.id]

    def _look_of(self, rpr: Element | None) -> _Look:
        direct = run_look(rpr)
        character = self._styles.named(value(rpr, "rStyle")).run
        below = over(character, over(self._style.run, self._styles.run))
        look = over(direct, below)

        def on(name: str) -> bool:
            said = getattr(direct, name)
            styled = toggled(getattr(self._style.run, name), getattr(character, name))
            return bool(styled or getattr(self._styles.run, name)) if said is None else bool(said)

        return _Look(
            bold=on("bold"),
            bold_complex=on("bold_complex"),
            size=look.size or 20,
            size_complex=look.size_complex or look.size or 20,
            complex=bool(look.rtl or look.complex),
            hidden=on("hidden"),
            position=look.position,
            font=look.font,
        )

    def _text(self, element: Element) -> None:
        text = _on_one_line(element.text or "")
        text = INVISIBLE.sub("", told(text, self._look.font))
        self._add(" " + text if self._after_sign and text[:1].isalnum() else text)
        self._after_sign = False

    def _add(self, text: str) -> None:
        """Write some words where they are shown."""
        if not text or not self._fields.shown:
            return
        look = self._look
        if look.hidden:
            self._tally.hidden.add(text, goes_on=self._in_hidden)
            self._in_hidden = True
            return
        self._in_hidden = False
        if self._custom_mark:  # the words of this run are the mark of a note
            return
        if look.position in SHIFTS:
            text = _shifted(text, look.position)
        if not text.isspace() and text != NOTE_MARK:
            self._pages.write()
        self._words.pieces.append(Piece(text, self._pages.page, self._bold(text), self._size(text)))

    def _bold(self, text: str) -> bool:
        look = self._look
        if look.complex:
            return look.bold_complex
        return look.bold or (look.bold_complex and ARABIC.search(text) is not None)

    def _size(self, text: str) -> int:
        return self._look.size_complex if self._look.complex else self._look.size

    def _break(self, element: Element) -> None:
        if attribute(element, "type") == "page":
            self._add(BREAK)
            if self._fields.shown and not self._look.hidden:
                self._pages.set()
        else:
            self._add(BREAK)

    def _field(self, mark: Element) -> None:
        self._add(form(mark))
        self._fields.mark(mark)

    def _symbol(self, element: Element) -> None:
        code = attribute(element, "char") or ""
        try:
            self._add(shown(chr(int(code, 16)), attribute(element, "font")))
        except (ValueError, OverflowError):
            self._add("\ufffd")

    def _inserted(self, element: Element) -> None:
        self._tally.inserted += any(True for _ in element.iter(W + "t"))
        self._each(element)

    def _deleted(self, element: Element) -> None:
        text = "".join(e.text or "" for e in element.iter(W + "delText", W + "t"))
        if text.strip():
            self._tally.deleted.add(text)

    def _note(self, element: Element) -> None:
        if self._fields.shown and not self._look.hidden:
            kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
            own_mark = (attribute(element, "customMarkFollows") or "0") not in ("0", "false", "off")
            self._words.notes.append(Note(kind, attribute(element, "id") or "", numbered=not own_mark))
            self._add(NOTE_MARK)
            self._custom_mark = own_mark

    def _add_sign(self) -> None:
        outer, self._look = self._look, self._look._replace(position=None)  # a raised number is no word's power here
        self._add(self._sign)
        self._look, self._after_sign = outer, bool(self._sign)

    def _gloss(self, element: Element) -> None:
        """Words with others over them, which follow in brackets."""
        self._each(element.findall(W + "rubyBase"))
        self._add("(")
        self._each(element.findall(W + "rt"))
        self._add(")")

    def _object(self, element: Element) -> None:
        if any(True for _ in element.iter(O + "OLEObject")):
            self._tally.embedded += 1
        else:
            self._draw(element)

    def _draw(self, parts: Iterable[Element]) -> None:
        """Keep the text boxes of a drawing for after the paragraph, and count its pictures."""
        for part in parts:
            if part.tag == W + "txbxContent":
                self._words.boxes.append(part)
            elif part.tag == MC + "AlternateContent":
                self._draw(chosen(part))
            else:
                self._count(part)
                self._draw(part)

    def _count(self, part: Element) -> None:
        if part.tag in (A + "blip", V + "imagedata", CHART + "chart"):
            self._tally.pictures += 1
        elif part.tag == V + "textpath" and (part.get("string") or "").strip():
            self._words.boxes.append(part.get("string") or "")
        elif part.tag == DIAGRAM + "relIds":
            self._words.boxes.append(part)


def without_marks(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the marks of notes, and without the brackets that stand around nothing else."""
    text = "".join(p.text for p in pieces)
    if NOTE_MARK not in text:
        return pieces
    gone = [False] * len(text)
    for match in re.finditer(rf"[(\[]\s{{0,9}}{NOTE_MARK}+\s{{0,9}}[)\]]|{NOTE_MARK}", text):
        gone[match.start() : match.end()] = [True] * (match.end() - match.start())
    kept: list[Piece] = []
    at = 0
    for piece in pieces:
        words = "".join(c for n, c in enumerate(piece.text, at) if not gone[n])
        at += len(piece.text)
        if words:
            kept.append(piece._replace(text=words))
    return kept


def _shifted(text: str, position: str) -> str:
    """Raised or lowered characters so that no number of theirs joins the word or number before them."""
    if FIGURES.fullmatch(text):
        return text.translate(SHIFTS[position])
    return f" {text}" if TYPED_MARK.fullmatch(text) else text


def _on_one_line(text: str) -> str:
    """The text without the line ends and blanks that only set out the XML."""
    if "\n" not in text:
        return text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    before = "" if "\n" in text[:start] else text[:start]
    after = "" if "\n" in text[end:] else text[end:]
    return before + text[start:end].replace("\n", " ") + after


def _nothing(_: Element) -> None:
    return
