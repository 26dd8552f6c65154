"""The places of characters, eight bytes each: a document of thousands of pages holds millions of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
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
        if isinstance(places, Packed):
            self._edges.extend(places._edges)
        else:
            self._edges.extend(chain.from_iterable(places))

    def __len__(self) -> int:
        return len(self._edges) // EDGES

    def __iter__(self) -> Iterator[Place]:
        edges = iter(self._edges)
        return zip(edges, edges, edges, edges, strict=True)

    @overload
    def __getitem__(self, at: int) -> Place: ...

    @overload
    def __getitem__(self, at: slice) -> list[Place]: ...

    def __getitem__(self, at: int | slice) -> Place | list[Place]:
        if isinstance(at, slice):
            return list(self)[at]
        if at < 0:
            at += len(self)
        if not 0 <= at < len(self):
            raise IndexError(at)
        left, top, right, bottom = self._edges[at * EDGES : at * EDGES + EDGES]
        return left, top, right, bottom
