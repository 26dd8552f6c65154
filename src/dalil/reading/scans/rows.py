"""Lines of text found in the ink of an upright page: pieces of ink side by side, with their dots and marks.

Tesseract finds lines too, but leaves out some that any reader sees; so each line is found here and given to it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from dalil.reading.scans.ink import Grey, Ints, Mask, Pieces, Ruling, lowest

TITLE = 150  # pixels: text up to this height is text on the smallest image
SMALL = 0.45  # of the text's size: lower pieces are dots, marks and strokes
TALL = 5.0  # times the text's size: taller pieces are pictures
WIDE = 40.0
SPECK = 0.055  # times the size, each way: less ink than that is dirt
DIRTY = 0.1  # on a page full of specks
REACH = 1.9  # times the size: wider gaps part columns and cells
BULLET_REACH = 4.0  # between a bullet and its words
DOTS = 10  # of a heading that stand side by side, at most
PAIRS = 500_000  # of pieces that are compared at once
COMPARED = 2_000_000  # pairs of neighbours that are looked at at once
MAX_ROWS = 3_000  # more are a pattern, not a page of text
MAX_BODIES = 15_000  # more are a picture, not a page of text
MAX_LETTERS = 1_000  # pieces of one line; more that hang together are a picture or noise
TEXT = 0.2  # of the pieces that stand in lines: else they are remains of a picture
DOTTED = 60_000_000  # pairs of a dot and a letter that are compared in all; of more dots only the largest are kept
WIDENED = 4  # pieces that are added to either side of a word
SIDE_BY_SIDE = 40  # strokes looked back at for one that touches
MAX_RULINGS = 4_000
MARGIN = 10  # white pixels around a line


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line of text: which pieces it is made of, and their box in pixels."""

    pieces: Ints
    bodies: Ints  # those of letters, without dots and marks
    left: int
    top: int
    right: int
    bottom: int


def size_of(pieces: Pieces, page_height: int) -> float:
    """The height that most of the text's pieces have, wide ones counting more."""
    fits = (pieces.height >= 5) & (pieces.height <= max(TITLE, page_height / 8)) & (pieces.width <= 20 * pieces.height)
    heights, widths = pieces.height[fits], pieces.width[fits]
    if not heights.size:
        return 0.0
    order = np.argsort(heights, kind="stable")
    counted = np.cumsum(widths[order])
    return float(heights[order][np.searchsorted(counted, counted[-1] / 2)])


def rows_of(pieces: Pieces, size: float, rulings: Sequence[Ruling] = ()) -> list[Row]:
    """The lines of text, from the top of the page down."""
    kept = (pieces.height <= TALL * size) & (pieces.width <= WIDE * size) & (pieces.area >= _least(pieces, size))
    is_body = kept & (pieces.height >= SMALL * size)
    bodies = np.nonzero(is_body)[0]
    if not bodies.size or bodies.size > MAX_BODIES:
        return []
    bodies = bodies[np.argsort(pieces.left[bodies], kind="stable")]
    chains = _chains(pieces, bodies, size, rulings)
    _, line, letters = np.unique(chains, return_inverse=True, return_counts=True)
    fits = letters[line] <= MAX_LETTERS
    if letters.size > MAX_ROWS or fits.mean() < TEXT:
        return []
    bodies, chains = bodies[fits], chains[fits]
    small = np.nonzero(kept & ~is_body)[0]
    small = np.sort(small[np.argsort(-pieces.area[small], kind="stable")[: DOTTED // bodies.size]])
    owner = _owners(pieces, small, bodies, size)
    found = list(_gathered(pieces, bodies, chains, (small, owner)))
    bridged = _bridged(found, pieces, size, rulings)
    return sorted(_with_dots(bridged, pieces), key=lambda r: (r.top, -r.right))


def _bridged(rows: Sequence[Row], pieces: Pieces, size: float, rulings: Sequence[Ruling]) -> list[Row]:
    """The lines, those joined between which only zeros and dots stand, or a bullet and its words."""
    order = sorted(rows, key=lambda r: r.left)
    top = np.array([float(np.median(pieces.top[r.bodies])) for r in order])
    bottom = np.array([float(np.median(pieces.bottom[r.bodies])) for r in order])
    disc = np.array([_is_disc(r, pieces) for r in order], bool)
    left, right = np.array([r.left for r in order]), np.array([r.right for r in order])
    found: dict[int, Row] = {}
    for n, row in enumerate(order):
        reach = np.where(disc[:n] | disc[n], BULLET_REACH, REACH) * size
        gap = left[n] - right[:n]
        shared = np.minimum(bottom[:n], bottom[n]) - np.maximum(top[:n], top[n])
        level = shared > 0.5 * np.minimum(bottom[:n] - top[:n], bottom[n] - top[n])
        near = np.nonzero((gap >= -size) & (gap <= reach) & level)[0][::-1].tolist()
        joined = next((m for m in near if m in found and not any(_parts(r, found[m], row) for r in rulings)), None)
        if joined is None:
            found[n] = row
        else:
            found[joined] = _joined(found[joined], [row])
            right[joined] = found[joined].right
    return list(found.values())


def _parts(ruling: Ruling, left: Row, right: Row) -> bool:
    """Whether a drawn line stands between two pieces of a line."""
    between = left.right - 2 <= ruling.left <= right.left + 2
    return between and ruling.top < right.bottom and right.top < ruling.bottom


def _is_disc(row: Row, pieces: Pieces) -> bool:
    """Whether a row is a bullet alone."""
    if row.pieces.size != 1:
        return False
    piece = int(row.pieces[0])
    width, height = int(pieces.width[piece]), int(pieces.height[piece])
    return 0.75 <= width / height <= 1.33 and bool(pieces.area[piece] >= 0.6 * width * height)


def _with_dots(rows: Sequence[Row], pieces: Pieces) -> list[Row]:
    """The lines, those that are only the dots of a heading in larger type joined to it."""
    heights = [float(np.percentile(pieces.height[r.bodies], 75)) for r in rows]
    left, right = np.array([r.left for r in rows]), np.array([r.right for r in rows])
    top, bottom = np.array([r.top for r in rows]), np.array([r.bottom for r in rows])
    high = np.array(heights)
    joined: dict[int, list[int]] = {}
    for n, row in enumerate(rows):
        if row.bodies.size > DOTS or int(pieces.width[row.bodies].sum()) > 0.6 * max(
            row.right - row.left, 3 * heights[n]
        ):
            continue
        middle = (row.left + row.right) / 2
        apart = np.maximum(np.maximum(top - row.bottom, row.top - bottom), 0)
        over = (high > 1.6 * heights[n]) & (left <= middle) & (middle <= right) & (apart < 0.45 * high)
        if over.any():
            joined.setdefault(int(np.where(over, apart / high, np.inf).argmin()), []).append(n)
    gone = {n for dots in joined.values() for n in dots}
    return [_joined(row, [rows[d] for d in joined.get(n, ())]) for n, row in enumerate(rows) if n not in gone]


def _joined(row: Row, dots: Sequence[Row]) -> Row:
    parts = (row, *dots)
    return Row(
        pieces=np.concatenate([p.pieces for p in parts]),
        bodies=np.concatenate([p.bodies for p in parts]),
        left=min(p.left for p in parts),
        top=min(p.top for p in parts),
        right=max(p.right for p in parts),
        bottom=max(p.bottom for p in parts),
    )


def _least(pieces: Pieces, size: float) -> float:
    """The pixels of ink that a dot has at least."""
    specks = int(np.count_nonzero(pieces.area < (DIRTY * size) ** 2))
    letters = int(np.count_nonzero(pieces.height >= SMALL * size))
    return float(((DIRTY if specks > 2 * letters else SPECK) * size) ** 2)


def _chains(pieces: Pieces, bodies: Ints, size: float, rulings: Sequence[Ruling]) -> Ints:
    """For each body the lowest number of a body on the same line."""
    pairs = list(_neighbours(pieces, bodies, size))
    one, other = (np.concatenate(side) for side in zip(*pairs, strict=True))
    left, right, bottom = pieces.left[bodies], pieces.right[bodies], pieces.bottom[bodies]
    for ruling in rulings:
        low = np.minimum(bottom[one], bottom[other])
        across = (left[other] >= ruling.left) & (right[one] <= ruling.right)
        parted = across & (low > ruling.top) & (low <= ruling.bottom + size)
        one, other = one[~parted], other[~parted]
    return lowest(bodies.size, one, other)


def together(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Strokes that lie side by side as one."""
    found: list[Ruling] = []
    for ruling in rulings:
        for n in range(len(found) - 1, max(-1, len(found) - SIDE_BY_SIDE), -1):
            if _touch(found[n], ruling):
                found[n] = _both(found[n], ruling)
                break
        else:
            found.append(ruling)
    return found


def _touch(one: Ruling, other: Ruling) -> bool:
    across = one.left <= other.right + 1 and other.left <= one.right + 1
    return across and one.top <= other.bottom + 1 and other.top <= one.bottom + 1


def _both(one: Ruling, other: Ruling) -> Ruling:
    left, top = min(one.left, other.left), min(one.top, other.top)
    return Ruling(left, top, max(one.right, other.right), max(one.bottom, other.bottom))


def _neighbours(pieces: Pieces, bodies: Ints, size: float) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of bodies, the left one first, that stand side by side; a share of them at a time."""
    left, right = pieces.left[bodies], pieces.right[bodies]
    last = np.searchsorted(left, right + REACH * size, side="right")
    counts = last - np.arange(bodies.size) - 1
    shares = np.cumsum(counts) // COMPARED
    cuts = np.nonzero(np.diff(shares))[0] + 1
    for first in np.split(np.arange(bodies.size), cuts):
        yield _beside(pieces, bodies, first, counts[first])


def _beside(pieces: Pieces, bodies: Ints, first: Ints, count: Ints) -> tuple[Ints, Ints]:
    """Of some bodies and as many as are counted after each, the pairs that stand side by side."""
    top, bottom = pieces.top[bodies], pieces.bottom[bodies]
    one = np.repeat(first, count)
    other = one + 1 + np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    shared = np.minimum(bottom[one], bottom[other]) - np.maximum(top[one], top[other])
    heights = bottom - top
    lower, higher = np.minimum(heights[one], heights[other]), np.maximum(heights[one], heights[other])
    beside = (shared >= 0.4 * lower) & (shared >= 0.22 * higher)
    return one[beside], other[beside]


def _owners(pieces: Pieces, small: Ints, bodies: Ints, size: float) -> Ints:
    """For each small piece the body that it stands nearest to, as an index into `bodies`; -1 where none is near."""
    found = np.full(small.size, -1, np.int64)
    step = max(1, PAIRS // bodies.size)
    for at in range(0, small.size, step):
        part = small[at : at + step]
        across = _distance(pieces.left, pieces.right, part, bodies)
        down = _distance(pieces.top, pieces.bottom, part, bodies)
        far = np.where((across <= BULLET_REACH * size) & (down <= 0.9 * size), across + 2.5 * down, np.inf)
        nearest = far.argmin(axis=1)
        found[at : at + step] = np.where(np.isfinite(far[np.arange(part.size), nearest]), nearest, -1)
    return found


def _distance(low: Ints, high: Ints, part: Ints, bodies: Ints) -> Ints:
    gap: Ints = np.maximum(low[part][:, None], low[bodies][None, :]) - np.minimum(
        high[part][:, None], high[bodies][None, :]
    )
    return np.maximum(gap, 0)


def _gathered(pieces: Pieces, bodies: Ints, chains: Ints, small: tuple[Ints, Ints]) -> Iterator[Row]:
    dots, owner = small
    chain_of_dot = np.where(owner >= 0, chains[np.maximum(owner, 0)], -1)
    order, dot_order = np.argsort(chains, kind="stable"), np.argsort(chain_of_dot, kind="stable")
    for chain in np.unique(chains):
        a, b = np.searchsorted(chains[order], [chain, chain + 1])
        c, d = np.searchsorted(chain_of_dot[dot_order], [chain, chain + 1])
        body = bodies[order[a:b]]
        members = np.concatenate([body, dots[dot_order[c:d]]])
        yield Row(
            pieces=members,
            bodies=body,
            left=int(pieces.left[members].min()),
            top=int(pieces.top[members].min()),
            right=int(pieces.right[members].max()),
            bottom=int(pieces.bottom[members].max()),
        )


def part_of(row: Row, pieces: Pieces, edges: tuple[int, int], near: float) -> Row | None:
    """The pieces of a line whose middle lies between two edges, and what touches them but for a few pixels."""
    left, right = edges
    middle = (pieces.left[row.pieces] + pieces.right[row.pieces]) / 2
    inside = (middle >= left) & (middle <= right)
    if not inside.any():
        return None
    for _ in range(WIDENED):
        low, high = pieces.left[row.pieces[inside]].min() - near, pieces.right[row.pieces[inside]].max() + near
        wider = (pieces.right[row.pieces] >= low) & (pieces.left[row.pieces] <= high)
        if (wider == inside).all():
            break
        inside = wider
    return _made_of(row.pieces[inside], row, pieces)


def without(row: Row, piece: int, pieces: Pieces) -> Row | None:
    """A part of a line without one of its pieces; None where no other is left."""
    members = row.pieces[row.pieces != piece]
    return _made_of(members, row, pieces) if members.size else None


def _made_of(members: Ints, row: Row, pieces: Pieces) -> Row:
    """The part of a line that some of its pieces make."""
    return Row(
        pieces=members,
        bodies=members,
        left=int(pieces.left[members].min()),
        top=row.top,
        right=int(pieces.right[members].max()),
        bottom=row.bottom,
    )


def mask_of(row: Row, pieces: Pieces, runs_of: Sequence[Ints]) -> Mask:
    """Which pixels of a line's box are its own ink."""
    runs = np.concatenate([runs_of[p] for p in row.pieces.tolist()])
    steps = np.zeros((row.bottom - row.top, row.right - row.left + 1), np.int32)
    np.add.at(steps, (pieces.run_row[runs] - row.top, pieces.run_start[runs] - row.left), 1)
    np.add.at(steps, (pieces.run_row[runs] - row.top, pieces.run_end[runs] - row.left), -1)
    found: Mask = steps.cumsum(axis=1)[:, :-1] > 0
    return found


def runs_by_piece(pieces: Pieces) -> list[Ints]:
    """The runs of each piece."""
    order = np.argsort(pieces.run_piece, kind="stable")
    cuts = np.searchsorted(pieces.run_piece[order], np.arange(1, pieces.area.size))
    return np.split(order, cuts)


def picture_of(row: Row, mask: Mask, grey: Grey) -> Image.Image:
    """A line alone on white: its own ink with the grey around it, without what else stands in its box."""
    own = np.pad(mask, MARGIN)
    near = own.copy()
    for _ in range(2):
        grown = near.copy()
        grown[1:] |= near[:-1]
        grown[:-1] |= near[1:]
        grown[:, 1:] |= near[:, :-1]
        grown[:, :-1] |= near[:, 1:]
        near = grown
    box = np.full(own.shape, 255, np.uint8)
    top, left = max(0, row.top - MARGIN), max(0, row.left - MARGIN)
    bottom, right = min(grey.shape[0], row.bottom + MARGIN), min(grey.shape[1], row.right + MARGIN)
    down, across = top - row.top + MARGIN, left - row.left + MARGIN
    box[down : down + bottom - top, across : across + right - left] = grey[top:bottom, left:right]
    box[~near] = 255
    return Image.fromarray(box)
