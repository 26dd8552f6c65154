"""Things on a page by where they stand: rows of them, and the gaps between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Boxed(Protocol):
    """What has edges on a page, in points from its top left corner."""

    @property
    def left(self) -> float:
        """Left edge."""
        ...

    @property
    def top(self) -> float:
        """Upper edge."""
        ...

    @property
    def right(self) -> float:
        """Right edge."""
        ...

    @property
    def bottom(self) -> float:
        """Lower edge."""
        ...


B = TypeVar("B", bound=Boxed)


def rows_of(items: Sequence[B]) -> list[list[B]]:
    """The items from top to bottom, those side by side in one row, each row from left to right.

    What belongs to a row is measured on its first item alone: lines of two columns that stand at different heights
    would else all become one row.
    """
    rows: list[list[B]] = []
    for item in sorted(items, key=lambda i: (i.top + i.bottom, i.left)):
        first = rows[-1][0] if rows else None
        if first is not None and _beside(first, item) and not any(_over(other, item) for other in rows[-1]):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [sorted(row, key=lambda i: i.left) for row in rows]


def _beside(first: Boxed, item: Boxed) -> bool:
    middle = (item.top + item.bottom) / 2
    return first.top <= middle <= first.bottom or item.top <= (first.top + first.bottom) / 2 <= item.bottom


def _over(other: Boxed, item: Boxed) -> bool:
    """Whether two items share so much of the width that they cannot stand side by side."""
    shared = min(other.right, item.right) - max(other.left, item.left)
    return shared > 0.5 * min(other.right - other.left, item.right - item.left) and shared > 2


def free_between(items: Sequence[Boxed]) -> list[tuple[float, float]]:
    """The stretches of the width, from left to right, that none of the items covers, between the outermost ones."""
    found: list[tuple[float, float]] = []
    end: float | None = None
    for item in sorted(items, key=lambda i: i.left):
        if end is not None and item.left > end:
            found.append((end, item.left))
        end = item.right if end is None else max(end, item.right)
    return found
