"""Numbers in Arabic-Indic digits, read from the pieces of ink that stand over a token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dalil.reading.scans.ink import Ints, Mask, Pieces
from dalil.reading.scans.shapes import CLASSES, ELSE, Floats, chances, features, shipped

DECISIVE = frozenset("٢٣٤٦٧٨")  # no letter and no European digit looks like these
TALL = 0.52  # of the highest piece: lower ones are zeros and separators
ZERO = (0.2, 0.66)  # where in the height of a digit the middle of a zero lies
NEAR = 0.75  # of the text's size: digits with wider gaps are two numbers
LIKELY = 0.35  # the least chance that a piece is a digit
ALONE = 0.8  # of the text's size: other ink nearer than that may be a digit that was missed
UNSURE = 0.85  # below this a second choice is told
MEAN = 0.75  # the least mean of a number's pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """A number as its pieces look."""

    text: str  # from left to right
    chance: float
    other: str | None  # with the second choice where a digit is not sure
    left: int  # pixels of the page
    right: int
    alone: bool  # whether no other ink is left beside it that may belong to it

    @property
    def decisive(self) -> bool:
        """Whether nothing but Arabic-Indic digits looks like this."""
        return any(c in DECISIVE for c in self.text)


def numbers_in(pieces: Pieces, members: Ints, runs_of: Sequence[Ints], size: float) -> list[Shapes]:
    """The numbers among the pieces of a line, from left to right."""
    order = members[np.argsort(pieces.left[members], kind="stable")]
    tall = order[pieces.height[order] >= 0.5 * size]
    if not tall.size:
        return []
    seen = np.array([features(mask_of(p, pieces, runs_of[p])) for p in tall.tolist()])
    told = chances(seen, shipped())
    found = []
    for run in _side_by_side(order, tall, told, pieces, size):
        shapes = _number(tall[run], told[run], order, pieces, size)
        if shapes is not None:
            found.append(shapes)
    return found


def _side_by_side(line: Ints, tall: Ints, told: Floats, pieces: Pieces, size: float) -> Iterator[list[int]]:
    """Indices of tall pieces that may be digits and follow each other closely, zeros and separators between them."""
    numbers = {p: n for n, p in enumerate(tall.tolist())}
    run: list[int] = []
    edge = 0
    for piece in line.tolist():
        near = bool(run) and pieces.left[piece] - edge <= NEAR * size
        n = numbers.get(piece)
        if n is None or (near and _separates(piece, tall[run[-1]], pieces)):
            edge = int(pieces.right[piece]) if near and _low(piece, tall[run[-1]], pieces, size) else edge
            continue
        likely = 1 - told[n, ELSE] >= LIKELY
        if run and not (near and likely):
            yield run
            run = []
        if likely:
            run.append(n)
            edge = int(pieces.right[piece])
    if run:
        yield run


def _separates(piece: int, digit: int, pieces: Pieces) -> bool:
    """Whether a piece stands as low beside a digit as a comma does, however long it is."""
    height = pieces.height[digit]
    low = pieces.top[piece] >= pieces.top[digit] + 0.4 * height
    return bool(low and pieces.height[piece] <= 0.75 * height and pieces.width[piece] <= 0.6 * height)


def _low(piece: int, digit: int, pieces: Pieces, size: float) -> bool:
    """Whether a small piece stands as a zero or a separator does beside a digit."""
    top, bottom = pieces.top[digit] - 0.1 * size, pieces.bottom[digit] + 0.4 * size
    return bool(pieces.top[piece] >= top and pieces.bottom[piece] <= bottom)


def _number(tall: Ints, told: Floats, line: Ints, pieces: Pieces, size: float) -> Shapes | None:
    heights = pieces.height[tall]
    digit = 1 - told[:, ELSE]
    if digit.mean() < MEAN or heights.max() > 2.2 * heights.min():
        return None
    best = told[:, :ELSE].argmax(axis=1)
    sure = told[np.arange(best.size), best] / np.maximum(digit, 1e-9)
    names = dict(zip(tall.tolist(), (CLASSES[b] for b in best.tolist()), strict=True))
    if all(name == "/" for name in names.values()):
        return None
    left, right = _edges(tall, line, pieces, size)
    middle = (pieces.left[line] + pieces.right[line]) / 2
    inside = line[(middle > left) & (middle < right)]
    tall_low = {p for p in inside.tolist() if p not in names and _separates(p, int(tall[0]), pieces)}
    order = [p for p in inside.tolist() if p in names or p in tall_low or pieces.height[p] < TALL * heights.max()]
    text = grouped("".join(_read(order, names, pieces)))
    other = None
    if sure.min() < UNSURE:
        worst = int(sure.argmin())
        second = int(np.argsort(told[worst, :ELSE])[-2])
        other = grouped("".join(_read(order, {**names, int(tall[worst]): CLASSES[second]}, pieces)))
    beside = (pieces.right[line] > left - ALONE * size) & (pieces.left[line] < right + ALONE * size)
    alone = not (beside & ((middle < left) | (middle > right))).any()
    chance = float(min(digit.mean(), sure.min()))
    return Shapes(text=text, chance=chance, other=other, left=left, right=right, alone=bool(alone))


def _edges(tall: Ints, line: Ints, pieces: Pieces, size: float) -> tuple[int, int]:
    """Where a number starts and ends, the zeros and separators on its outer sides counted."""
    left, right = int(pieces.left[tall].min()), int(pieces.right[tall].max())
    top, bottom = int(pieces.top[tall].min()), int(pieces.bottom[tall].max())
    low = line[pieces.height[line] < TALL * (bottom - top)]
    low = low[(pieces.top[low] >= top - 0.1 * size) & (pieces.bottom[low] <= bottom + 0.4 * size)]
    for p in low[np.argsort(pieces.left[low])].tolist():
        if right - 1 <= pieces.left[p] <= right + _reach(p, top, bottom, pieces) * size:
            right = int(pieces.right[p])
    for p in low[np.argsort(-pieces.right[low])].tolist():
        if left - _reach(p, top, bottom, pieces) * size <= pieces.right[p] <= left + 1:
            left = int(pieces.left[p])
    return left, right


def _reach(piece: int, top: int, bottom: int, pieces: Pieces) -> float:
    """How far from a number, in sizes of the text, a zero or another small piece may stand and be part of it."""
    middle = ((pieces.top[piece] + pieces.bottom[piece]) / 2 - top) / max(1, bottom - top)
    return NEAR if ZERO[0] <= middle <= ZERO[1] else 0.4


def mask_of(piece: int, pieces: Pieces, runs: Ints) -> Mask:
    """A piece of ink on its own."""
    top, left = int(pieces.top[piece]), int(pieces.left[piece])
    found = np.zeros((int(pieces.height[piece]), int(pieces.width[piece])), bool)
    for r in runs.tolist():
        found[pieces.run_row[r] - top, pieces.run_start[r] - left : pieces.run_end[r] - left] = True
    return found


def _read(order: Sequence[int], names: dict[int, str], pieces: Pieces) -> Iterator[str]:
    """The characters from left to right, the small pieces told by where they stand."""
    digits = [p for p, name in names.items() if name != "/"] or list(names)
    top = float(np.median(pieces.top[digits]))
    height = max(1.0, float(np.median(pieces.bottom[digits])) - top)
    in_percents = {p for slash, name in names.items() if name == "/" for p in _percent(slash, order, names, pieces)}
    for p in order:
        if p in in_percents:
            continue
        if names.get(p) == "/":
            yield "٪" if _percent(p, order, names, pieces) else "/"
        elif p in names:
            yield names[p]
        else:
            yield _small(p, pieces, top, height)


def grouped(text: str) -> str:
    """The number with its separators by what they part: thousands, or a whole number and its decimals.

    In most typefaces the two look alike; three digits after each mean thousands.
    """
    parts = re.split("[٫٬]", text)
    digits = [re.sub("[^٠-٩]", "", part) for part in parts]
    if len(parts) < 2 or not all(digits):
        return text
    if all(len(d) == 3 for d in digits[1:]) and len(digits[0]) <= 3:
        return "٬".join(parts)
    whole = digits[1:-1]
    if all(len(d) == 3 for d in whole) and len(digits[0]) <= 3:
        return "٬".join(parts[:-1]) + "٫" + parts[-1]
    return text


def _percent(slash: int, order: Sequence[int], names: dict[int, str], pieces: Pieces) -> list[int]:
    """The two dots of a percent sign, one on each side of its stroke."""
    reach = 0.5 * pieces.height[slash]
    middle = (pieces.top[slash] + pieces.bottom[slash]) / 2
    dots = [
        p
        for p in order
        if p not in names
        and pieces.left[p] < pieces.right[slash] + reach
        and pieces.right[p] > pieces.left[slash] - reach
    ]
    upper = [p for p in dots if pieces.bottom[p] < middle + 2 and pieces.left[p] <= pieces.left[slash] + reach / 2]
    lower = [p for p in dots if pieces.top[p] > middle - 2 and pieces.right[p] >= pieces.right[slash] - reach / 2]
    return [upper[0], lower[0]] if upper and lower else []


def _small(piece: int, pieces: Pieces, top: float, height: float) -> str:
    """A zero, or a separator by its height on the line and its shape."""
    middle = ((pieces.top[piece] + pieces.bottom[piece]) / 2 - top) / height
    wide, high = pieces.width[piece], pieces.height[piece]
    if wide > 2.2 * high:
        return "-"
    if ZERO[0] <= middle <= ZERO[1]:
        return "٠"
    if middle < ZERO[0]:
        return "٬"
    return "." if high <= 1.35 * wide else "٫"
