"""Small marks at the ends of a line that Tesseract overlooks or takes for something else: bullets and full stops."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dalil.reading.scans.edges import edges_of
from dalil.reading.scans.ink import Ints
from dalil.reading.scans.merging import ARABIC_LETTER, DIGIT, LATIN_LETTER, Script, Token, known
from dalil.reading.scans.rows import MARGIN, Row, part_of
from dalil.reading.scans.views import View

BULLET = "•"
FIGURES = re.compile("[0-9٠-٩]{1,2}")  # the number of an item, alone in its line
STOPS = (".", "،", ",", "؛", ";", ":", "؟", "?", "!", "…", '"', "»", ")", "-")
LOW = 0.45  # of the height of letters: marks at the foot of a line begin below that
COMMA, COMMA_HIGH = 1.5, 0.24  # times its width, and of the text's size: a mark that high is a comma
ROUNDEST = 0.7  # of its height: what a disc is wide at least
ROUND = 0.6  # the share of its box that a disc fills at least


def with_marks(tokens: Sequence[Token], row: Row, view: View, *, rtl: bool) -> list[Token]:
    """The tokens of a line, from left to right, with its bullet and its full stop."""
    if len(tokens) == 0:
        return []
    found = _with_bullet(list(tokens), row, view, rtl=rtl)
    found = _with_stop(found, row, view, rtl=rtl)
    return _with_commas(found, row, view) if rtl else found


def _with_commas(tokens: list[Token], row: Row, view: View) -> list[Token]:
    """The tokens, a full stop that is higher than wide read as the comma that it is."""
    if not any(_stopped(t) for t in tokens):
        return tokens
    edges = edges_of(tokens, row, view)
    found = []
    for token, (left, right) in zip(tokens, edges, strict=True):
        part = part_of(row, view.pieces, (left + row.left, right + row.left), 0) if _stopped(token) else None
        piece = None if part is None else low_mark(part, view)
        found.append(token if piece is None else _marked(token, comma=is_comma(piece, view)))
    return found


def _stopped(token: Token) -> bool:
    """Whether a word seems to end in a full stop, or in a letter that a comma is taken for."""
    if token.script is not Script.ARABIC or ARABIC_LETTER.search(token.text) is None:
        return False
    return token.text.endswith(".") or _hamza(token.text)


def _hamza(text: str) -> bool:
    """Whether a word is in use only without the hamza at its end."""
    bare = text.rstrip(".")
    return bare.endswith("ء") and not known(bare) and known(bare[:-1])


def _marked(token: Token, *, comma: bool) -> Token:
    bare = token.text.rstrip(".")
    if _hamza(token.text):
        bare = bare[:-1]
    return replace(token, text=bare + ("،" if comma else "."))


def low_mark(part: Row, view: View) -> int | None:
    """The leftmost piece of ink, where it is a mark at the foot of the line."""
    pieces = view.pieces
    first = int(part.pieces[pieces.left[part.pieces].argmin()])
    letters = part.pieces[pieces.height[part.pieces] > LOW * view.size]
    if not letters.size or pieces.height[first] > LOW * view.size:
        return None
    top, bottom = float(np.median(pieces.top[letters])), float(np.median(pieces.bottom[letters]))
    beside = pieces.right[first] <= pieces.left[letters].min() + 1
    return first if beside and pieces.top[first] > top + LOW * (bottom - top) else None


def is_comma(piece: int, view: View) -> bool:
    """Whether a mark is higher than wide, as no full stop is."""
    height = int(view.pieces.height[piece])
    return height >= COMMA_HIGH * view.size and height > COMMA * int(view.pieces.width[piece])


def _bodies(row: Row, view: View) -> Ints:
    """The pieces of a line that are letters, however its lines were joined."""
    return row.bodies[view.pieces.height[row.bodies] > 0.45 * view.size]


def _with_bullet(tokens: list[Token], row: Row, view: View, *, rtl: bool) -> list[Token]:
    piece = _outermost(row, view, right=rtl)
    if piece is None or not _is_bullet(piece, row, view):
        return tokens
    offset = row.left - MARGIN
    left, right = int(view.pieces.left[piece]) - offset, int(view.pieces.right[piece]) - offset
    over = [t for t in tokens if min(t.right, right) - max(t.left, left) > 0]
    if any(ARABIC_LETTER.search(t.text) or len(t.text) > 2 for t in over):
        return tokens
    kept = [t for t in tokens if t not in over]
    mark = Token(text=BULLET, script=Script.ARABIC, confidence=1.0, left=left, right=right)
    return ([*kept, mark] if rtl else [mark, *kept]) if kept else tokens


def _outermost(row: Row, view: View, *, right: bool) -> int | None:
    """The piece that stands beyond all letters of a line on one side."""
    pieces, bodies = view.pieces, _bodies(row, view)
    if row.pieces.size < 3 or bodies.size < 2:
        return None
    if right:
        piece = int(row.pieces[pieces.right[row.pieces].argmax()])
        beyond = pieces.left[piece] >= np.delete(pieces.right[bodies], np.nonzero(bodies == piece)[0]).max()
    else:
        piece = int(row.pieces[pieces.left[row.pieces].argmin()])
        beyond = pieces.right[piece] <= np.delete(pieces.left[bodies], np.nonzero(bodies == piece)[0]).min()
    return piece if beyond else None


def _is_bullet(piece: int, row: Row, view: View) -> bool:
    pieces, bodies = view.pieces, _bodies(row, view)
    width, height = int(pieces.width[piece]), int(pieces.height[piece])
    disc = ROUNDEST <= width / height <= 1 / ROUNDEST and pieces.area[piece] >= ROUND * width * height
    if not disc or not 0.12 * view.size <= height <= 0.8 * view.size:
        return False
    others = bodies[bodies != piece]
    gap = min(
        int(np.abs(pieces.left[others] - pieces.right[piece]).min()),
        int(np.abs(pieces.left[piece] - pieces.right[others]).min()),
    )
    top, bottom = float(np.median(pieces.top[others])), float(np.median(pieces.bottom[others]))
    middle = ((pieces.top[piece] + pieces.bottom[piece]) / 2 - top) / max(1.0, bottom - top)
    return gap >= 0.3 * view.size and 0.2 <= middle <= 0.85


def _with_stop(tokens: list[Token], row: Row, view: View, *, rtl: bool) -> list[Token]:
    last = tokens[0] if rtl else tokens[-1]
    if rtl and len(tokens) == 1 and FIGURES.fullmatch(last.text) and low_mark(row, view) is not None:
        return [replace(last, text=f"{last.text}.")]
    letters = ARABIC_LETTER.search(last.text) or LATIN_LETTER.search(last.text) or DIGIT.search(last.text)
    piece = _outermost(row, view, right=not rtl)
    if not letters or last.text.endswith(STOPS) or piece is None or not _is_stop(piece, row, view, right=not rtl):
        return tokens
    other = None if last.other is None else f"{last.other}."
    stopped = replace(last, text=f"{last.text}.", other=other)
    return [stopped, *tokens[1:]] if rtl else [*tokens[:-1], stopped]


def _is_stop(piece: int, row: Row, view: View, *, right: bool) -> bool:
    """Whether a piece is a dot on the line that the letters next to it stand on."""
    pieces, bodies = view.pieces, _bodies(row, view)
    width, height = int(pieces.width[piece]), int(pieces.height[piece])
    if max(width, height) > 0.4 * view.size or not 0.6 <= width / height <= 1.7:
        return False
    order = bodies[np.argsort(pieces.right[bodies] if right else -pieces.left[bodies])][-6:]
    others = order[order != piece]
    ground = float(np.median(pieces.bottom[others]))
    gaps = np.maximum(pieces.left[others] - pieces.right[piece], pieces.left[piece] - pieces.right[others])
    if int(np.abs(gaps).min()) > view.size:
        return False
    return abs(float(pieces.bottom[piece]) - ground) <= 0.3 * view.size
