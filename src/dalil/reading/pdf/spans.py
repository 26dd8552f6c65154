"""Letters with vowel signs for which the file names the words of several glyphs at once.

PDFium then gives all of them to the first glyph, often the sign's, and shares its ink out. Which glyphs the others are
is seen by the mark that all pieces of text of a span lie under.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from ctypes import POINTER, byref, c_float, c_ulong, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from dalil.reading.pdf import calls
from dalil.reading.pdf.glyphs import Edges, Frame, Glyph
from dalil.reading.pdf.marks import is_mark
from dalil.reading.pdf.order import kind_of

MOST_AWAY = 6  # characters between two of one glyph
MOST_NEAR = 200  # letters that may stand near one, over the whole height of a page
REACH = 1.5  # sizes: how far aside the sign of a letter starts
LOST = 10_000_000  # from here on the order of characters that PDFium passes over
LONGEST = 60  # characters that one glyph stands for
MOST_MARKS = 16  # over one piece of text
MOST = 4  # glyphs that one letter and its signs are drawn with, besides the first


@dataclass(frozen=True, slots=True)
class Drawn:
    """A glyph on the page."""

    ink: Edges
    x: float
    y: float

    @property
    def area(self) -> float:
        """How much of the page its ink takes up."""
        return (self.ink[2] - self.ink[0]) * (self.ink[3] - self.ink[1])


def mend(page: Any, glyphs: Sequence[Glyph], frame: Frame) -> list[Glyph]:
    """The characters, letters that share a glyph with their signs put where they are drawn, each sign on its letter.

    PDFium may hand over a span twice, once for each of its glyphs; the second one is left out.
    """
    address = calls.address_of(page.raw)
    objects: list[int] = [calls.page_object(address, n) or 0 for n in range(pdfium.FPDFPage_CountObjects(page))]
    blanks = _unnamed(glyphs, objects, frame)
    groups = _shared(glyphs)
    if not groups:
        return [*glyphs, *blanks]
    at_address = {a: n for n, a in enumerate(objects)}
    again: set[int] = set()
    for group in groups:
        at = at_address.get(group[0].piece)
        if group[0].piece in again or at is None:
            continue
        mates = _mates(objects, at)
        again.update(objects[n] for n in mates)
        others = [_drawn(objects[n], frame, group[0].style.turn) for n in mates]
        _place(group, [d for d in others if d is not None and d.area > 0])
    return [*once([g for g in glyphs if g.piece not in again]), *blanks]


def _unnamed(glyphs: Sequence[Glyph], objects: Sequence[int], frame: Frame) -> list[Glyph]:
    """The blanks that PDFium leaves out, of pieces of text that no character belongs to; what such a piece draws is
    added to the ink of the letter that its span names."""
    by_piece = {g.piece: g for g in glyphs}
    found: list[Glyph] = []
    last: tuple[int, Glyph] | None = None
    passed: list[tuple[int, Drawn, Glyph]] = []
    for n, address in enumerate(objects):
        named = by_piece.get(address)
        if named is not None:
            last = (n, named)
            continue
        drawn = _drawn(address, frame, last[1].style.turn) if last is not None else None
        if last is None or drawn is None:
            continue
        at, letter = last
        if drawn.area <= 0:
            found.append(replace(letter, text=" ", x=drawn.x, y=drawn.y, order=-2 - n, piece=address, on=None))
        elif n - at <= MOST and _span(objects[n]) == _span(objects[at]) != 0:
            _widen(letter, drawn)
        else:
            passed.append((n, drawn, letter))
    return found + _passed_over(passed, objects, [n for n, a in enumerate(objects) if a in by_piece])


def _passed_over(
    passed: Sequence[tuple[int, Drawn, Glyph]], objects: Sequence[int], named: Sequence[int]
) -> list[Glyph]:
    """The characters of spans that PDFium passes over, as it does where other marks lie within the span."""
    if not passed:
        return []
    known = {mark for n in named for mark in _marks(objects[n])}
    found: list[Glyph] = []
    for n, drawn, beside in passed:
        for mark in _marks(objects[n]):
            words = "" if mark in known else _actual_text(mark)
            if words:
                known.add(mark)
                found += _lost(words, drawn, replace(beside, piece=-n, order=LOST + 100 * n, on=None))
    return found


def _marks(piece: int) -> list[int]:
    """The marks that a piece of text lies under, by their addresses."""
    return [calls.mark_at(piece, n) or 0 for n in range(min(calls.count_marks(piece), MOST_MARKS))]


def _lost(words: str, drawn: Drawn, beside: Glyph) -> list[Glyph]:
    """The characters that one glyph stands for, each letter with its part of the ink, signs with all of it."""
    letters = [c for c in words if not is_mark(c)]
    left, top, right, bottom = drawn.ink
    width = (right - left) / max(len(letters), 1)
    found: list[Glyph] = []
    carrier: Glyph | None = None
    for n, char in enumerate(words):
        at = sum(1 for g in found if not is_mark(g.text))
        part = len(letters) - 1 - at if kind_of(char) == "R" else at
        one, other = (left, right) if is_mark(char) else (left + part * width, left + (part + 1) * width)
        glyph = replace(beside, text=char, x=drawn.x, y=drawn.y, left=one, top=top, right=other, bottom=bottom)
        glyph.start, glyph.end, glyph.order = one, other, beside.order + n
        if is_mark(char):
            glyph.on = carrier
        else:
            carrier = glyph
        found.append(glyph)
    return found if letters else []


def _actual_text(mark: int) -> str:
    """The words that a mark gives what lies under it."""
    buffer, length = create_string_buffer(2 * LONGEST + 2), c_ulong()
    told = pdfium.FPDFPageObjMark_GetParamStringValue(
        cast(c_void_p(mark), pdfium.FPDF_PAGEOBJECTMARK),
        b"ActualText",
        cast(buffer, POINTER(pdfium.FPDF_WCHAR)),
        2 * LONGEST,
        byref(length),
    )
    if not told or length.value > 2 * LONGEST:
        return ""
    words = bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "replace")
    if len(words) % 2 == 0 and any(c < " " for c in words) and all(c <= "\xff" for c in words):
        words = words.encode("latin-1").decode("utf-16-be", "replace")  # files that leave out the byte-order mark
    return words.strip()


def _widen(letter: Glyph, drawn: Drawn) -> None:
    if is_mark(letter.text):
        return
    left, top, right, bottom = drawn.ink
    letter.left, letter.right = min(letter.left, left), max(letter.right, right)
    letter.top, letter.bottom = min(letter.top, top), max(letter.bottom, bottom)
    letter.start, letter.end = min(letter.start, left), max(letter.end, right)


def _mates(objects: Sequence[int], at: int) -> list[int]:
    """The pieces of text after one that the same span holds."""
    span = _span(objects[at])
    found: list[int] = []
    while span and at + 1 < len(objects) and len(found) < MOST and _span(objects[at + 1]) == span:
        at += 1
        found.append(at)
    return found


def _span(piece: int) -> int:
    """The innermost mark that a piece of text lies under, by its address; 0 where there is none."""
    count: int = calls.count_marks(piece)
    found: int = calls.mark_at(piece, count - 1) or 0 if count > 0 else 0
    return found


def once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters without those that a letter's sign names again: some files give each glyph of a letter with signs
    the words of all of them."""
    groups = _shared(glyphs)
    letters = {g.text for group in groups for g in group if not is_mark(g.text)}
    alike = {text: sorted((g.x, g.order) for g in glyphs if g.text == text) for text in letters}
    by_order = {g.order: g for g in glyphs}
    gone: set[int] = set()
    for group in groups:
        letter = next(g for g in group if not is_mark(g.text))
        beside = alike[letter.text]
        reach = REACH * letter.style.size
        first = bisect_left(beside, (letter.x - reach, -1))
        last = min(bisect_right(beside, (letter.x + reach, len(glyphs))), first + MOST_NEAR)
        for _, near in beside[first:last]:
            other = by_order[near]
            if near in gone or letter.order in gone or other.piece == letter.piece or not _overlap(letter, other):
                continue
            kept, doubled = (letter, other) if _area(letter) >= _area(other) else (other, letter)
            same = _same_glyph(by_order, doubled)
            gone.update(g.order for g in same if not is_mark(g.text))
            _give_signs(same, kept, doubled)
    return [g for g in glyphs if g.order not in gone]


def _same_glyph(by_order: dict[int, Glyph], of: Glyph) -> list[Glyph]:
    """The characters near one that are drawn by the same glyph."""
    near = (by_order.get(n) for n in range(of.order - MOST_AWAY, of.order + MOST_AWAY + 1))
    return [g for g in near if g is not None and g.piece == of.piece and g.x == of.x and g.y == of.y]


def _give_signs(group: Sequence[Glyph], kept: Glyph, doubled: Glyph) -> None:
    """Put the signs of a letter that is left out on the one that is kept."""
    for glyph in group:
        if is_mark(glyph.text):
            glyph.on = kept
            glyph.left, glyph.top, glyph.right, glyph.bottom = doubled.left, doubled.top, doubled.right, doubled.bottom


def _overlap(one: Glyph, other: Glyph) -> bool:
    """Whether most of the narrower of two glyphs stands over or under the other."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return (
        shared > 0.5 * min(one.right - one.left, other.right - other.left)
        and abs(one.y - other.y) < 0.7 * one.style.size
    )


def _area(glyph: Glyph) -> float:
    return (glyph.right - glyph.left) * (glyph.bottom - glyph.top)


def _shared(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Letters and signs that the file puts into one place."""
    if not any(is_mark(g.text) for g in glyphs):
        return []
    groups: dict[tuple[int, float, float], list[Glyph]] = {}
    for glyph in glyphs:
        groups.setdefault((glyph.piece, glyph.x, glyph.y), []).append(glyph)
    found = []
    for group in groups.values():
        if len(group) > 1 and any(is_mark(g.text) for g in group) and not all(is_mark(g.text) for g in group):
            found.append(group)
    return found


def _drawn(piece: int, frame: Frame, turn: int) -> Drawn | None:
    """A piece of text as it stands on the page; None for what is not text."""
    if calls.object_kind(piece) != pdfium.FPDF_PAGEOBJ_TEXT:
        return None
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    matrix = pdfium.FS_MATRIX()
    known = calls.object_bounds(piece, byref(left), byref(bottom), byref(right), byref(top))
    if not known or not calls.object_matrix(piece, byref(matrix)):
        return None
    x, y = frame.point(matrix.e, matrix.f, turn)
    return Drawn(frame.box((left.value, bottom.value, right.value, top.value), turn), x, y)


def _logical(group: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a span as they are read: PDFium gives them parts of the ink from the right or from the left;
    no span begins with a sign."""
    ordered = sorted(group, key=lambda g: g.left)
    from_left = is_mark(ordered[-1].text) and not is_mark(ordered[0].text)
    return ordered if from_left else ordered[::-1]


def _place(group: Sequence[Glyph], others: Sequence[Drawn]) -> None:
    first = Drawn(
        (min(g.left for g in group), group[0].top, max(g.right for g in group), group[0].bottom),
        group[0].x,
        group[0].y,
    )
    every = [first, *others]
    base = max(every, key=lambda d: d.area)
    signs = [d for d in every if d is not base] or [base]
    ordered = _logical(group)
    letters = [g for g in ordered if not is_mark(g.text)]
    width = (base.ink[2] - base.ink[0]) / len(letters)
    carrier = letters[0]
    for glyph in ordered:
        if not is_mark(glyph.text):
            at = len(letters) - 1 - letters.index(glyph)
            carrier = glyph
            glyph.left, glyph.right = base.ink[0] + at * width, base.ink[0] + (at + 1) * width
            glyph.top, glyph.bottom = base.ink[1], base.ink[3]
            glyph.x, glyph.y, glyph.start, glyph.end = base.x, base.y, glyph.left, glyph.right
    for n, glyph in enumerate(g for g in ordered if is_mark(g.text)):
        glyph.on = carrier
        ink = signs[min(n, len(signs) - 1)].ink
        glyph.left, glyph.top, glyph.right, glyph.bottom = ink
