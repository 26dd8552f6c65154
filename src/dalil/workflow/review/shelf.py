"""Sources at hand: what is kept of them never changes, so those that were read last need not be read again.

A source of five hundred pages takes a quarter of a second to load, and a reader asks for it with every step.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from dalil.records.sources import Source
from dalil.records.units import Heading, Unit
from dalil.storage.store import Store
from dalil.text.folding import fold_text
from dalil.workflow.project import Study

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
MOST = 6  # sources at hand; a large one takes some fifty megabytes with its units


class Shelf(Generic[K, V]):
    """The values that were asked for last; threads may share it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[K, V] = OrderedDict()

    def take(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made where it is not at hand; two threads may make it at once, and one of both stays."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            found = self._kept.setdefault(key, made)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found


@dataclass(frozen=True)
class Opened:
    """One source with its units, as the store has them."""

    source: Source
    units: tuple[Unit, ...]

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings and lead-ins that stand over units, in text order."""
        found = dict.fromkeys(h for path in dict.fromkeys(u.path for u in self.units) for h in path)
        return tuple(sorted(found, key=lambda h: (h.quote.span, h.level)))

    @cached_property
    def paths(self) -> tuple[tuple[int, ...], ...]:
        """For each unit the places, in `headings`, of those that it stands under, outermost first."""
        places = {heading: n for n, heading in enumerate(self.headings)}
        known: dict[tuple[Heading, ...], tuple[int, ...]] = {}
        for unit in self.units:
            if unit.path not in known:
                known[unit.path] = tuple(places[h] for h in unit.path)
        return tuple(known[u.path] for u in self.units)

    @cached_property
    def folded_lines(self) -> tuple[tuple[int, str], ...]:
        """Each line of the text, folded, with the place where it begins."""
        found, at = [], 0
        for line in self.source.text.split("\n"):
            found.append((at, fold_text(line)))
            at += len(line) + 1
        return tuple(found)


SOURCES: Shelf[tuple[Path, str], Source] = Shelf(MOST)
OPENED: Shelf[tuple[Path, str], Opened] = Shelf(MOST)


def source_of(study: Study, store: Store, source_id: str) -> Source:
    """A source as the store has it; raises `StorageError` D815 where it has none of that id."""
    return SOURCES.take((study.folder, source_id), lambda: store.source(source_id))


def opened(study: Study, store: Store, source_id: str) -> Opened:
    """A source with its units; raises `StorageError` D815 where the store has none of that id."""

    def make() -> Opened:
        return Opened(source_of(study, store, source_id), store.units(source_id))

    return OPENED.take((study.folder, source_id), make)
