"""Rows of characters as lines of text in reading order, each character with its place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from dalil.reading.pages.lines import Line
from dalil.reading.pages.places import Packed
from dalil.reading.pdf.clusters import TATWEEL, Cluster, gaps_of
from dalil.reading.pdf.glyphs import Edges, Frame, Glyph
from dalil.reading.pdf.order import Visual, kind_of, reading_order, with_brackets
from dalil.reading.pdf.raised import raised_numbers
from dalil.reading.pdf.rows import WORD_GAP
from dalil.records.layouts import NOWHERE, Place, place_at

BULLETS = "\uf0b7\uf0a7\uf0a8\uf076\uf0d8\uf0fc\uf0e0\uf06c\uf06e\uf071\uf0be\uf0b2\uf0de\uf046"
FORMS = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")
FIRST_FORM = "\ue000"  # neither a bullet of a symbol font nor a presentation form comes before it
ASCENT, DESCENT = 0.8, 0.2  # of the size: what a line takes up above and below its baseline
NARROWEST = 0.08  # of the size: what a blank takes up at least
SPACED = 8  # letters from which on a line may be letter-spaced


class Piece(NamedTuple):
    """A character in reading order, with its ink."""

    text: str
    edges: Edges | None  # None for a blank that only a gap shows


BLANK = Piece(" ", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a line stands."""

    page: int  # from 1
    frame: Frame
    rtl: bool
    goes_on: bool = False  # whether the line above belongs to the same paragraph, as far as is seen


def line_of(segment: Sequence[Cluster], spaces: Sequence[float], ground: Ground) -> Line:
    """One line; `spaces` are where blanks are drawn."""
    items = _with_blanks(segment, spaces)
    kinds = "".join("W" if c is None else _kind(c) for c in items)
    text = "".join(" " if c is None else c.text[0] for c in items)
    ordered = reading_order(Visual(kinds, text, ground.goes_on), rtl=ground.rtl)
    return _written([items[i] for i in ordered], ground, mixed=ground.rtl or "R" in kinds)


def line_as_stored(segment: Sequence[Cluster], spaces: Sequence[float], ground: Ground) -> Line:
    """The line of right-to-left text that is drawn letter after letter from the left, as no one reads it."""
    return _written(_with_blanks(_marked_before(segment), spaces), ground, mixed=True)


def _marked_before(segment: Sequence[Cluster]) -> list[Cluster]:
    """The line, each mark on the letter that ends where it is drawn: there it was written just before."""
    bare = [replace(c, marks=[]) for c in segment]
    starts = [c.x for c in bare]
    for mark in (m for c in segment for m in c.marks):
        at = bisect_left(starts, mark.x - WORD_GAP * mark.style.size / 2) - 1
        bare[max(0, at)].marks.append(mark)
    return bare


def _written(items: Sequence[Cluster | None], ground: Ground, *, mixed: bool) -> Line:
    pieces = [p for item in items for p in _pieces(item)]
    if any(p.text == TATWEEL for p in pieces):
        pieces = _without_tatweel(pieces)
    texts = [p.text for p in pieces]
    if mixed:
        texts = with_brackets(texts)
    glyphs = [b for item in items if item is not None for b in item.bases]
    turn = glyphs[0].style.turn
    text, places = _plain(texts, [_place(p.edges, ground.frame, turn) for p in pieces])
    letters = [g for g in glyphs if g.text.isalnum()] or glyphs
    size = median(g.style.size for g in letters)
    baseline = median(g.y for g in letters)
    return Line(
        text=text,
        places=Packed(places),
        page=ground.page,
        left=min(g.left for g in glyphs),
        top=baseline - ASCENT * size,
        right=max(g.right for g in glyphs),
        bottom=baseline + DESCENT * size,
        size=size,
        bold=all(g.style.bold for g in letters),
        rtl=ground.rtl,
    )


def _with_blanks(segment: Sequence[Cluster], spaces: Sequence[float]) -> list[Cluster | None]:
    """What stands on a line from left to right, None for a blank."""
    found: list[Cluster | None] = []
    gaps = gaps_of(segment)
    least = _word_gap(segment, gaps)
    raised = [r and not c.silent for r, c in zip(raised_numbers(segment), segment, strict=True)]
    spaces = [s for s in spaces if segment[0].x < s < segment[-1].x]
    at = 0
    for n, cluster in enumerate(segment):
        drawn = False
        while at < len(spaces) and spaces[at] < cluster.x + 0.01:
            drawn = drawn or cluster.x - spaces[at] > NARROWEST * cluster.size
            at += 1
        apart = drawn or (n and (gaps[n - 1] > least * cluster.size or raised[n - 1] != raised[n]))
        if n and apart:
            found.append(None)
        found.append(cluster)
    return found


def _word_gap(segment: Sequence[Cluster], gaps: Sequence[float]) -> float:
    """How wide a gap parts words, in sizes of the letters: more where all letters are spaced out, not where only
    the dots are that lead the eye to a number."""
    own = [
        gap for gap, one, other in zip(gaps, segment, segment[1:], strict=False) if not one.text == other.text == "."
    ]
    if len(own) < SPACED - 1:
        return WORD_GAP
    size = segment[0].size or 1.0
    return WORD_GAP + 1.5 * max(0.0, median(own)) / size


def _kind(cluster: Cluster) -> str:
    kinds = [kind_of(c) for c in cluster.text]
    return kinds[0] if len(kinds) == 1 else next((k for k in kinds if k in "RL"), kinds[0])


def _pieces(item: Cluster | None) -> Iterable[Piece]:
    """The characters of a cluster, a ligature's ink shared out among its letters."""
    if item is None:
        return (BLANK,)
    if item.silent:
        return ()
    base = item.bases[0]
    plain = base.text < FIRST_FORM or (base.text not in BULLETS and not FORMS.match(base.text))
    if plain and not item.marks and len(item.bases) == 1:
        return (Piece(base.text, (base.left, base.top, base.right, base.bottom)),)
    return _of_several(item)


def _of_several(item: Cluster) -> Iterator[Piece]:
    """The characters of a cluster that has several."""
    letters = [(base, char, edges) for base in item.bases for char, edges in _letters(base)]
    carried = _carried(item, [(base, edges) for base, _, edges in letters])
    for n, (_, char, edges) in enumerate(letters):
        yield Piece(char, edges)
        for mark in {m.text: m for m in carried[n]}.values():  # some fonts draw, and name, a part of a sign twice
            yield Piece(mark.text, (mark.left, mark.top, mark.right, mark.bottom))


def _expanded(text: str) -> str:
    """Plain letters of a presentation form, a bullet for one of a symbol font."""
    if text in BULLETS:
        return "•"
    if FORMS.match(text):
        return unicodedata.normalize("NFKC", text).strip() or text
    return text


def _letters(base: Glyph) -> Iterator[tuple[str, Edges]]:
    """The plain letters of a character, each with its part of the ink."""
    text = _expanded(base.text)
    width = (base.right - base.left) / len(text)
    for n, char in enumerate(text):
        at = len(text) - 1 - n if kind_of(char) == "R" else n
        yield char, (base.left + at * width, base.top, base.left + (at + 1) * width, base.bottom)


def _carried(item: Cluster, letters: Sequence[tuple[Glyph, Edges]]) -> list[list[Glyph]]:
    """The marks of a cluster, by the letter that each stands on."""
    carried: list[list[Glyph]] = [[] for _ in letters]
    for mark in item.marks:
        own = [n for n, (base, _) in enumerate(letters) if base is mark.on]
        middles = [(edges[0] + edges[2]) / 2 for _, edges in letters]
        at = own[-1] if own else min(range(len(letters)), key=lambda n: abs(middles[n] - mark.middle))
        carried[at].append(mark)
    return carried


def _without_tatweel(pieces: Sequence[Piece]) -> list[Piece]:
    """The characters without the strokes that only stretch a word; one at a word's end, as in هـ, is meant."""
    kept: list[Piece] = []
    after = " "
    for piece in reversed(pieces):
        if piece.text != TATWEEL:
            after = piece.text
        kept.append(piece)
        if piece.text == TATWEEL and after.isalpha():
            kept[-1] = Piece("", None)
    kept.reverse()
    found: list[Piece] = []
    for piece, was in zip(kept, pieces, strict=True):
        if piece.text or not (found and found[-1].text.isalpha()):
            found.append(was)
    return found


def _place(edges: Edges | None, frame: Frame, turn: int) -> Place:
    if edges is None:
        return NOWHERE
    return place_at(*(frame.shown(edges, turn) if turn else edges))


def _plain(texts: Sequence[str], places: Sequence[Place]) -> tuple[str, list[Place]]:
    """The text and places, code point by code point, blanks never doubled."""
    text: list[str] = []
    kept: list[Place] = []
    for piece, place in zip(texts, places, strict=True):
        for char in piece:
            if char < " ":
                continue
            if char.isspace():
                if not text or text[-1] == " ":
                    continue
                char = " "
            text.append(char)
            kept.append(place)
    while text and text[-1] == " ":
        text.pop()
        kept.pop()
    return "".join(text), kept
