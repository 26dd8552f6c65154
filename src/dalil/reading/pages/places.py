"""The places of characters, eight bytes each: a document of thousands of pages holds millions of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import overload

from dalil.records.layouts import EDGES, Place


class Packed(Sequence[Place]):
    """A sequence of places that only grows."""

    __slots__ = ("_edges",)

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._edges = array("H")
        self.add(places)

    def add(self, places: Iterable[Place]) -> None:
        """Put places at the end."""
        for place in places:
            self._edges.extend(place)

    def __len__(self) -> int:
        return len(self._edges) // EDGES

    @overload
    def __getitem__(self, at: int) -> Place: ...

    @overload
    def __getitem__(self, at: slice) -> list[Place]: ...

    def __getitem__(self, at: int | slice) -> Place | list[Place]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        if at < 0:
            at += len(self)
        if not 0 <= at < len(self):
            raise IndexError(at)
        left, top, right, bottom = self._edges[at * EDGES : at * EDGES + EDGES]
        return left, top, right, bottom
