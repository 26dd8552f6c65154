"""Every unit with several answers, kept at hand while the store grows.

Codings never change: a unit is looked at anew only when somebody has answered or decided there, and all of them only
when a source comes in, actors are made one or the codebook is another. Threads share a board; what one of them reads is
never changed under it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from threading import Lock

from dalil.records.entries import EntryKind
from dalil.storage.store import CaseRow, Growth, Store
from dalil.workflow.codebook_versions.earlier import EarlierVersions
from dalil.workflow.project import Study
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.ageing import is_earlier, is_outdated, touched
from dalil.workflow.review.cases import Case, Stand, Weighing, case_in, stands_of
from dalil.workflow.review.comparing import Comparisons
from dalil.workflow.review.kits import Stamp, review_kit, stamp_of

KEPT = 2  # studies, or states of one study's actors
FEW = 300  # units looked at one by one; of more, all are


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The units with several answers, as the store had grown."""

    growth: Growth
    ranks: Mapping[str, int]  # the places of the sources among all
    rows: Mapping[str, tuple[CaseRow, ...]]  # by unit, by file name and in text order
    stands: Mapping[str, Stand]
    known: Mapping[Weighing, Mapping[str, tuple[Case]]] = field(default_factory=dict)  # that stay as they were
    cases: Mapping[Weighing, tuple[Case, ...]] = field(default_factory=dict)


class Board:
    """The units with several answers of one study under one state of its actors."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._comparisons: Mapping[Weighing, Comparisons] = {w: Comparisons() for w in Weighing}
        self._drawn: Drawn | None = None

    def cases(
        self, store: Store, identities: Identities, weighing: Weighing, *, versions: Callable[[], EarlierVersions]
    ) -> tuple[Case, ...]:
        """The units as they stand now, by file name and in text order."""
        with self._lock:
            drawn = self._drawn = self._now(store)
            if weighing not in drawn.cases:
                found = tuple(self._compared(drawn, weighing, store, identities, versions=versions))
                drawn = self._drawn = replace(drawn, cases={**drawn.cases, weighing: found})
            return drawn.cases[weighing]

    def _now(self, store: Store) -> Drawn:
        """What is drawn, made to fit the store."""
        growth, drawn = store.growth(), self._drawn
        if drawn is not None and growth == drawn.growth:
            return drawn
        if drawn is None or growth.sources != drawn.growth.sources or growth.codings < drawn.growth.codings:
            return _drawn(store, growth)
        touched = store.touched(drawn.growth)
        if len(touched) > FEW:
            return _drawn(store, growth)
        grown = replace(drawn, growth=growth)
        return _touched(grown, touched, store) if touched else grown

    def _compared(
        self,
        drawn: Drawn,
        weighing: Weighing,
        store: Store,
        identities: Identities,
        *,
        versions: Callable[[], EarlierVersions],
    ) -> Iterator[Case]:
        known = drawn.known.get(weighing, {})
        found = [c for u, rows in drawn.rows.items() for c in (known[u] if u in known else case_in(rows, weighing))]
        new = [c.coding_ids for c in found if c.unit_id not in known]
        compared = self._comparisons[weighing].of(new, store, identities)
        earlier = versions()
        for case in found:
            if case.unit_id in known:
                yield case
            else:
                yield _aged(replace(case, compared=compared[case.coding_ids]), drawn, earlier)


def _aged(case: Case, drawn: Drawn, versions: EarlierVersions) -> Case:
    """The case with what was decided on it, and what came since."""
    rows, stand = drawn.rows[case.unit_id], drawn.stands.get(case.unit_id)
    earlier = is_earlier(rows, versions.present.digest)
    if stand is None:
        return replace(case, is_earlier=earlier)
    outdated, asks = is_outdated(stand, case, rows), touched(stand, rows, versions)
    return replace(case, decided=stand, is_outdated=outdated, touched=asks, is_earlier=earlier)


def _drawn(store: Store, growth: Growth) -> Drawn:
    """Everything, drawn anew."""
    ranks = {row.id: n for n, row in enumerate(store.source_rows())}
    rows = {unit_id: tuple(own) for unit_id, own in groupby(store.cases(), attrgetter("unit_id"))}
    return Drawn(growth=growth, ranks=ranks, rows=rows, stands=dict(stands_of(store.latest_decisions())))


def _touched(drawn: Drawn, touched: frozenset[str], store: Store) -> Drawn:
    """The same with some units looked at anew."""
    own = {unit_id: tuple(store.cases(unit_id)) for unit_id in touched}
    rows = {**drawn.rows, **{u: found for u, found in own.items() if len(found) > 1}}
    if len(rows) > len(drawn.rows):
        rows = dict(sorted(rows.items(), key=lambda item: (drawn.ranks[item[1][0].source_id], item[1][0].start)))
    stands = {u: s for u, s in drawn.stands.items() if u not in touched}
    stands |= dict(stands_of(store.latest_decisions(touched)))
    before = {w: {c.unit_id: (c,) for c in cases} for w, cases in drawn.cases.items()}
    known = {w: {u: c for u, c in cases.items() if u not in touched} for w, cases in {**drawn.known, **before}.items()}
    return replace(drawn, rows=rows, stands=stands, known=known, cases={})


def board_of(study: Study, store: Store) -> tuple[Board, Identities]:
    """The board of a study, and who its actors are now."""
    entries = store.entries(EntryKind.ACTOR)
    last = entries[-1].id if entries else None
    identities = Identities.from_entries(review_kit(study).registry, entries)
    return _board(study.store_file, last, stamp_of(study.actors_file), review_kit(study).codebook.digest), identities


@lru_cache(maxsize=KEPT)
def _board(_store: Path, _last: str | None, _actors: Stamp, _codebook: str) -> Board:
    return Board()
