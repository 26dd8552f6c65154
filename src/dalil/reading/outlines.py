"""The one outline that all rich formats are written as: canonical text, a block a line, with pages and places.

A reader adds its blocks in reading order. Each becomes one line of the text; a block that stands apart on the page or
by its format has an empty line before it, as people write plain text. Marks of list items ("- ", "2. ") are part of the
text as they are shown. Nothing else is written that is not in the file, so what is read from a PDF or a Word file
looks like the plain text of the same paper, and is segmented like it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dalil.errors import ReadingError
from dalil.reading.plain import MARKS_IN_A_ROW, MAX_MARKS
from dalil.records.layouts import NOWHERE, Block, BlockKind, Doubt, Layout, Page, Place, Stretch, packed
from dalil.records.quotes import Span

BLANKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDoubt:
    """A word of a run that OCR is not sure of, by its place in the run."""

    start: int
    end: int
    confidence: float  # 0 to 1
    other: str | None = None  # how the second pass read it


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one block that lie on one page."""

    text: str
    page: int | None = None  # from 1
    places: Sequence[Place] | None = None  # one a code point of `text`, in quarters of a point from the top left
    doubts: tuple[WordDoubt, ...] = ()

    def __post_init__(self) -> None:
        if self.places is not None and len(self.places) != len(self.text):
            raise ValueError("a run has a place for each code point")


class Outline:
    """Blocks, written one after another."""

    def __init__(self, name: str) -> None:
        self.name = name  # of the file, for errors
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._stretches: list[Stretch] = []
        self._doubts: list[Doubt] = []
        self._open: _Open | None = None

    @property
    def length(self) -> int:
        """Code points written so far."""
        return self._length

    def add(
        self,
        words: str | Iterable[Run],
        *,
        kind: BlockKind = BlockKind.PARAGRAPH,
        level: int = 0,
        bold: bool = False,
        apart: bool = False,
    ) -> None:
        """Write one block; one without words is left out, and the next stands apart no less."""
        runs = [Run(text=words)] if isinstance(words, str) else list(words)
        runs = [run for r in runs if (run := _canonical(r, self.name)).text]
        runs = _stripped(runs)
        if not runs:
            return
        if any(unicodedata.combining(r.text[0]) for r in runs[1:]):
            runs = [_canonical(_merged(runs), self.name)]
        if self._pieces:
            self._write("\n\n" if apart else "\n")
        start = self._length
        for run in runs:
            self._doubts += _placed_doubts(run, self._length)
            self._turn(run)
            self._write(run.text, run.places)
        span = Span(start=start, end=self._length)
        self._blocks.append(Block(kind=kind, span=span, level=level, bold=bold))

    def finish(self, pages: Iterable[Page] = ()) -> tuple[str, Layout]:
        """The canonical text and its layout."""
        self._close()
        text = "".join(self._pieces) + ("\n" if self._pieces else "")
        if not unicodedata.is_normalized("NFC", text):
            raise ValueError("blocks joined must stay NFC")
        layout = Layout(
            blocks=tuple(self._blocks),
            pages=tuple(pages),
            stretches=tuple(self._stretches),
            doubts=tuple(self._doubts),
        )
        return text, layout

    def _write(self, text: str, places: Sequence[Place] | None = None) -> None:
        self._pieces.append(text)
        self._length += len(text)
        if self._open is not None:
            self._open.places.extend([NOWHERE] * len(text) if places is None else places)

    def _turn(self, run: Run) -> None:
        """Close the open stretch where the run lies on another page."""
        if self._open is not None and (self._open.page != run.page or self._open.boxed != (run.places is not None)):
            self._close()
        if self._open is None and run.page is not None:
            self._open = _Open(start=self._length, page=run.page, boxed=run.places is not None, places=[])

    def _close(self) -> None:
        done, self._open = self._open, None
        if done is None:
            return
        span = Span(start=done.start, end=self._length)
        boxes = packed(done.places) if done.boxed else b""
        self._stretches.append(Stretch(span=span, page=done.page, boxes=boxes))


@dataclass(slots=True)
class _Open:
    """The stretch that is being written."""

    start: int
    page: int
    boxed: bool
    places: list[Place]


def _placed_doubts(run: Run, base: int) -> Iterator[Doubt]:
    for doubt in run.doubts:
        span = Span(start=base + doubt.start, end=base + doubt.end)
        yield Doubt(span=span, confidence=doubt.confidence, other=doubt.other)


def _canonical(run: Run, name: str) -> Run:
    """The run on one line, without controls, in NFC, its places and doubts moved along."""
    if MARKS_IN_A_ROW.search(run.text):
        raise ReadingError("D116", path=name, limit=MAX_MARKS)
    text = BLANKS.sub(" ", run.text)
    if not CONTROLS.search(text) and unicodedata.is_normalized("NFC", text):
        return run if text == run.text else _moved(run, [(c, i) for i, c in enumerate(text)])
    if run.places is None and not run.doubts:  # nothing to move along: composing it whole is far faster
        return Run(text=unicodedata.normalize("NFC", CONTROLS.sub("", text)), page=run.page)
    return _moved(run, [piece for cluster in _clusters(text) for piece in _composed(text, cluster)])


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that NFC leaves apart: it composes within each, never across."""
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and _joined(text[start:at], text[at]):
            continue
        yield start, at
        start = at


def _joined(before: str, after: str) -> bool:
    normal = unicodedata.normalize
    return bool(unicodedata.combining(after)) or normal("NFC", before + after) != normal("NFC", before) + normal(
        "NFC", after
    )


def _composed(text: str, cluster: tuple[int, int]) -> list[tuple[str, int]]:
    """The composed characters of a cluster, each with the index it comes from."""
    start, end = cluster
    kept = [i for i in range(start, end) if not CONTROLS.match(text[i])]
    made = unicodedata.normalize("NFC", "".join(text[i] for i in kept))
    return [(c, kept[min(n, len(kept) - 1)]) for n, c in enumerate(made)]


def _moved(run: Run, kept: Sequence[tuple[str, int]]) -> Run:
    """The run of the characters kept, each with the index it had."""
    places = None if run.places is None else [run.places[i] for _, i in kept]
    text = "".join(c for c, _ in kept)
    indices = [i for _, i in kept]
    doubts = []
    for doubt in run.doubts:
        inside = [n for n, i in enumerate(indices) if doubt.start <= i < doubt.end]
        if inside:
            moved = WordDoubt(start=inside[0], end=inside[-1] + 1, confidence=doubt.confidence, other=doubt.other)
            doubts.append(moved)
    return Run(text=text, page=run.page, places=places, doubts=tuple(doubts))


def _stripped(runs: Sequence[Run]) -> list[Run]:
    """The runs without blanks at the outer ends of the block."""
    kept = list(runs)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = _cut(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()), len(kept[0].text))
        kept[-1] = _cut(kept[-1], 0, len(kept[-1].text.rstrip()))
    return kept


def _merged(runs: Sequence[Run]) -> Run:
    """All runs as one on the page of the first, where a mark would stand alone at the start of a page."""
    boxed = all(r.places is not None and r.page == runs[0].page for r in runs)
    return Run(
        text="".join(r.text for r in runs),
        page=runs[0].page,
        places=[p for r in runs for p in r.places or ()] if boxed else None,
    )


def _cut(run: Run, start: int, end: int) -> Run:
    if (start, end) == (0, len(run.text)):
        return run
    return _moved(run, [(run.text[i], i) for i in range(start, end)])
