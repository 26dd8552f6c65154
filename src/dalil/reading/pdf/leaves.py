"""One page at a time: its text layer where that can be relied on, else what OCR reads, else nothing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

import pypdfium2 as pdfium

from dalil.errors import ReadingError
from dalil.reading.files import Limits
from dalil.reading.pages.lines import Line
from dalil.reading.pages.sheets import Sheet
from dalil.reading.pdf.clips import without_clipped
from dalil.reading.pdf.drawings import Drawings, drawings_of
from dalil.reading.pdf.glyphs import Frame, Glyph, frame_of, glyphs_of
from dalil.reading.pdf.health import Health, health_of
from dalil.reading.pdf.hidden import without_hidden
from dalil.reading.pdf.layer import Layer, layer_of, main_turn
from dalil.reading.pdf.mending import foreign, mended, named_anew
from dalil.reading.pdf.spans import mend
from dalil.reading.scans.outcomes import ScannedPage
from dalil.reading.soundness import soundness_of
from dalil.records.layouts import Page, Read

OCR = "dalil.reading.pdf.scanned"  # loaded only where a page needs it
PICTURED = 0.5  # of a page that an image takes up: few letters on it are no text of the page
STAMP = 120  # letters that a program puts on a scan
BLANK_FRAME = Frame(width=595.0, height=842.0, left=0.0, bottom=0.0, turn=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page as it was read."""

    sheet: Sheet
    page: Page
    turned: int = 0  # lines that were stored from the wrong end
    references: int = 0  # numbers of notes that are left out of words
    hidden: str = ""  # words that no reader sees
    garbled: tuple[str, ...] = ()  # broken words of a text layer
    renamed: tuple[str, ...] = ()  # letters in them that were told by their words
    unread: bool = False  # whether there is something on it that could not be read
    scan: ScannedPage | None = None  # what OCR made of it


@dataclass(slots=True)
class Reader:
    """Reads the pages of one document one after another."""

    document: Any
    name: str
    limits: Limits
    lacking: ReadingError | None = field(default=None)  # why there is no OCR
    letters: dict[str, str] = field(default_factory=dict)  # that fonts name wrongly, and what they are

    def leaf(self, at: int) -> Leaf:
        """The page of an index."""
        try:
            page = self.document[at]
        except pdfium.PdfiumError:
            return _unread(at + 1, BLANK_FRAME)
        try:
            return self._read(page, at + 1)
        finally:
            page.close()

    def _read(self, page: Any, number: int) -> Leaf:
        drawn = _drawn(page, number)
        if not drawn.letters or (drawn.drawings.pictured >= PICTURED and drawn.stamped):
            return self._scanned(page, drawn) or _layered(drawn)
        layer = drawn.layer()
        health = health_of(layer.lines)
        told = _leaf(drawn, layer, health)
        if any(m.rtl and any(map(foreign, m.text)) for m in layer.lines):
            layer, renamed = self._mended(layer)
            sheet = replace(told.sheet, lines=layer.lines)
            told = replace(told, sheet=sheet, renamed=renamed)
            health = health_of(layer.lines)
        if not health.lost:
            return told
        better = self._scanned(page, drawn)
        return better if better is not None and _sounder(better.sheet.lines, layer.lines) else told

    def _mended(self, layer: Layer) -> tuple[Layer, tuple[str, ...]]:
        """The lines with letters named by the words they stand in, here or on pages before, and which these are."""
        self.letters |= named_anew(layer.lines)
        present = {c for m in layer.lines for c in m.text} & self.letters.keys()
        lines = [mended(m, self.letters) for m in layer.lines]
        return replace(layer, lines=lines), tuple(f"{c} = {self.letters[c]}" for c in sorted(present))

    def named_anew(self, sheet: Sheet) -> Sheet:
        """A page with the letters that other pages told."""
        if not self.letters:
            return sheet
        return replace(sheet, lines=[mended(m, self.letters) for m in sheet.lines])

    def _scanned(self, page: Any, drawn: Drawn) -> Leaf | None:
        """The page as OCR reads it; None where it cannot."""
        if self.lacking is not None:
            return None
        try:
            found = import_module(OCR).recognised(
                page, drawn.frame, number=drawn.number, limits=self.limits, name=self.name
            )
        except ImportError:
            self.lacking = ReadingError("D123", path=self.name, extra="ocr")
            return None
        except (pdfium.PdfiumError, TimeoutError, MemoryError):
            return None
        except ReadingError as error:
            self.lacking = error
            return None
        if found is None or not found.lines:
            return replace(_layered(drawn, empty=found is None), scan=found)
        confidence = min(1.0, max(0.0, found.confidence))
        width, height = drawn.frame.width, drawn.frame.height
        return Leaf(
            sheet=Sheet(number=drawn.number, width=width, height=height, lines=found.lines, rules=found.rules),
            page=Page(width=width, height=height, read=Read.OCR, confidence=confidence),
            scan=found,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a page shows."""

    number: int
    frame: Frame
    glyphs: list[Glyph]  # that are seen
    drawings: Drawings
    turn: int  # that most of the text runs at
    hidden: str  # letters that are not seen

    @property
    def letters(self) -> int:
        """How many letters are seen."""
        return sum(1 for g in self.glyphs if not g.text.isspace())

    @property
    def stamped(self) -> bool:
        """Whether what is seen of letters is no more than a program's stamp on a scan."""
        return self.letters < STAMP and not any(g.style.hidden for g in self.glyphs)

    def layer(self) -> Layer:
        """Its lines."""
        return layer_of(self.glyphs, self.drawings, page=self.number, frame=self.frame)


def _drawn(page: Any, number: int) -> Drawn:
    frame = frame_of(page)
    glyphs: list[Glyph] = []
    with suppress(pdfium.PdfiumError):
        textpage = page.get_textpage()
        try:
            glyphs = without_clipped(mend(page, glyphs_of(textpage, frame), frame), frame)
        finally:
            textpage.close()
    turn = main_turn(glyphs)
    drawings = drawings_of(page, frame, turn)
    seen, hidden = without_hidden(glyphs, drawings)
    letters = "".join(g.text for g in hidden)
    return Drawn(number=number, frame=frame, glyphs=seen, drawings=drawings, turn=turn, hidden=letters)


def _layered(drawn: Drawn, *, empty: bool | None = None) -> Leaf:
    """The page by its text layer, however little that says; `empty` is whether nothing else is seen on it."""
    if not drawn.letters:
        if empty is None:
            empty = not drawn.drawings.areas and not drawn.drawings.rules
        return _unread(drawn.number, drawn.frame, empty=empty)
    return replace(_leaf(drawn, drawn.layer(), Health(0, (), True)), unread=not empty)


def _leaf(drawn: Drawn, layer: Layer, health: Health) -> Leaf:
    width, height = drawn.frame.width, drawn.frame.height
    across, down = (height, width) if drawn.turn in (90, 270) else (width, height)
    return Leaf(
        sheet=Sheet(number=drawn.number, width=across, height=down, lines=layer.lines, rules=drawn.drawings.rules),
        page=Page(width=width, height=height),
        turned=layer.turned,
        references=layer.references,
        hidden=drawn.hidden,
        garbled=() if health.sound else (health.shown or (str(health.broken),)),
    )


def _unread(number: int, frame: Frame, *, empty: bool = False) -> Leaf:
    width, height = frame.width, frame.height
    return Leaf(
        sheet=Sheet(number=number, width=width, height=height),
        page=Page(width=width, height=height, read=Read.EMPTY),
        unread=not empty,
    )


def _sounder(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether one reading of a page has more words that are in use than another."""
    first, second = (soundness_of("\n".join(m.text for m in lines)) for lines in (one, other))
    return first.words - first.unknown > second.words - second.unknown
