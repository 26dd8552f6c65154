"""How the codings of each unit compare, remembered: codings never change, so a unit is compared anew only when one of
its coders has answered again, or when actors were made one or set apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dalil.adjudication.alignment import align
from dalil.adjudication.disagreement import disagreement
from dalil.adjudication.traits import Traits, traits_in
from dalil.records.entries import EntryKind
from dalil.records.serial import load_plain
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.actors import Identities

KEPT = 2  # studies, or states of one study's actors
FEW = 400  # codings whose claims are asked for by name; of more, all are read at once
Ids = tuple[str, ...]  # of the codings of one unit, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How the codings of one unit compare."""

    disagreement: float
    rows: int  # claims, each counted once however many coders have it
    agreed: int  # rows that all coders have alike
    relations: frozenset[str]


NOTHING = Compared(disagreement=0.0, rows=0, agreed=0, relations=frozenset())


class Comparisons:
    """The comparisons of one study under one state of its actors; threads may share them."""

    def __init__(self) -> None:
        self._known: dict[Ids, Compared] = {}

    def of(self, units: Collection[Ids], store: Store, identities: Identities) -> Mapping[Ids, Compared]:
        """How the codings of each of the units compare."""
        known = self._known
        missing = [ids for ids in units if ids not in known]
        if missing:
            wanted = {coding for ids in missing for coding in ids}
            traits = _traits(store, wanted, identities)
            known = {**{ids: known[ids] for ids in units if ids in known}, **_compared(missing, traits)}
            self._known = {**self._known, **known} if len(self._known) < 4 * len(units) else known
        return known


def comparisons_of(study: Study, store: Store) -> tuple[Comparisons, Identities]:
    """What is remembered of a study, and who its actors are now."""
    entries = store.entries(EntryKind.ACTOR)
    try:
        state = study.actors_file.stat()
        stamp = state.st_mtime_ns, state.st_size
    except FileNotFoundError:
        stamp = None
    last = entries[-1].id if entries else None
    return _comparisons(study.store_file, last, stamp), Identities.of(study, store)


@lru_cache(maxsize=KEPT)
def _comparisons(_store: Path, _last: str | None, _actors: tuple[int, int] | None) -> Comparisons:
    return Comparisons()


def _traits(store: Store, wanted: Collection[str], identities: Identities) -> Mapping[str, list[Traits]]:
    found: dict[str, list[Traits]] = {}
    for coding_id, body in store.case_claims(wanted if len(wanted) <= FEW else None):
        if coding_id in wanted:
            found.setdefault(coding_id, []).append(traits_in(load_plain(body, "Claim"), identities.key_of))
    return found


def _compared(units: Iterable[Ids], traits: Mapping[str, list[Traits]]) -> dict[Ids, Compared]:
    return {ids: _compare([traits.get(coding, []) for coding in ids]) for ids in units}


def _compare(columns: list[list[Traits]]) -> Compared:
    if not any(columns):
        return NOTHING
    rows = align(columns)
    return Compared(
        disagreement=disagreement(rows, len(columns)),
        rows=len(rows),
        agreed=sum(row.is_agreed for row in rows),
        relations=frozenset(c.relation for row in rows for c in row.claims),
    )
