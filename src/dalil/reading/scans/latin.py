"""Latin names in lines of Arabic: what neither model reads among Arabic words is read once more on its own.

A comma left of such a name makes the English model fail, so it is taken off first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageOps

from dalil.reading.scans.edges import edges_of
from dalil.reading.scans.engine import Word
from dalil.reading.scans.marks import is_comma, low_mark
from dalil.reading.scans.merging import LATIN_LETTER, SURE, Script, Token, clean, known
from dalil.reading.scans.rows import Row, part_of, without
from dalil.reading.scans.views import View

GARBLED = 0.6  # an Arabic word of less confidence that is in no use may be a Latin one
UNLIKELY = 0.55  # and one that is in use may be a part of it
READ = 0.75  # how sure a longer name must be
LETTERS, LONG = 3, 6  # of a name, at least; from which on it is long
WHITE = 20  # pixels around a name

Reads = Callable[[list[Image.Image]], list[list[Word]]]


@dataclass(frozen=True, slots=True, eq=False)
class _Gap:
    """Tokens of a line that make no sense, and the ink they stand over."""

    line: int
    tokens: list[Token]
    part: Row
    mark: str  # that was taken off on the left


def with_latin(rows: Sequence[list[Token]], view: View, read: Reads) -> list[list[Token]]:
    """The lines of an Arabic page, with the Latin names that were read as Arabic letters."""
    gaps = [gap for n, tokens in enumerate(rows) for gap in _gaps(n, tokens, view)]
    readings = read([_picture(gap.part, view) for gap in gaps])
    found = [list(tokens) for tokens in rows]
    for gap, words in zip(gaps, readings, strict=True):
        names = list(_names(gap, words, view.rows[gap.line]))
        if names:
            kept = [t for t in found[gap.line] if t not in gap.tokens]
            found[gap.line] = sorted([*kept, *names], key=lambda t: (t.left, t.right))
    return found


def _garbled(token: Token) -> bool:
    if token.script is Script.LATIN:
        return token.confidence < SURE
    return token.script is Script.ARABIC and token.confidence < (UNLIKELY if known(token.text) else GARBLED)


def _gaps(line: int, tokens: Sequence[Token], view: View) -> Iterator[_Gap]:
    run: list[Token] = []
    for token in (*tokens, None):
        if token is not None and _garbled(token):
            run.append(token)
            continue
        if any(t.script is Script.ARABIC and not known(t.text) for t in run):
            gap = _gap(line, run, tokens, view)
            if gap is not None:
                yield gap
        run = []


def _gap(line: int, run: list[Token], tokens: Sequence[Token], view: View) -> _Gap | None:
    row = view.rows[line]
    edges = dict(zip(tokens, edges_of(tokens, row, view), strict=True))
    left, right = min(edges[t][0] for t in run) + row.left, max(edges[t][1] for t in run) + row.left
    part = part_of(row, view.pieces, (left, right), 0)
    if part is None:
        return None
    low = low_mark(part, view)
    rest = None if low is None else without(part, low, view.pieces)
    if low is None or rest is None:
        return _Gap(line, run, part, "")
    return _Gap(line, run, rest, "،" if is_comma(low, view) else ".")


def _picture(part: Row, view: View) -> Image.Image:
    return ImageOps.expand(view.picture(part), WHITE, 255)


def _names(gap: _Gap, words: Sequence[Word], row: Row) -> Iterator[Token]:
    """The Latin words read, in pixels of the line's picture; none where it is not sure that they are Latin."""
    letters = sum(len(LATIN_LETTER.findall(w.text)) for w in words)
    length = sum(len(clean(w.text)) for w in words)
    if letters < LETTERS or letters < 0.7 * length:
        return
    sure = sum(w.confidence * len(w.text) for w in words) / sum(len(w.text) for w in words)
    if sure < (READ if letters >= LONG else SURE):
        return
    offset = gap.part.left - row.left - WHITE
    for n, word in enumerate(sorted(words, key=lambda w: w.left)):
        text = clean(word.text) if n else gap.mark + clean(word.text)
        yield Token(
            text=text,
            script=Script.LATIN,
            confidence=word.confidence,
            left=word.left + offset,
            right=word.right + offset,
        )
