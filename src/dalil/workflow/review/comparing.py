"""How the codings of each unit compare, remembered: codings never change, so a unit is compared anew only when one of
its coders has answered again, or when actors were made one or set apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dalil.adjudication.alignment import align
from dalil.adjudication.disagreement import disagreement
from dalil.adjudication.traits import Traits, traits_in, whole
from dalil.adjudication.voting import Left, vote
from dalil.records.serial import load_plain
from dalil.storage.store import Store
from dalil.workflow.review.actors import Identities

FEW = 400  # codings whose claims are asked for by name; of more, all are read at once
Ids = tuple[str, ...]  # of the codings of one unit, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How the codings of one unit compare."""

    disagreement: float
    rows: int  # claims, each counted once however many coders have it
    agreed: int  # rows that all coders have alike
    relations: frozenset[str]
    left: Left | None = None  # why a majority would leave it to a person


NOTHING = Compared(disagreement=0.0, rows=0, agreed=0, relations=frozenset())


class Comparisons:
    """The comparisons of one study under one state of its actors."""

    def __init__(self) -> None:
        self._known: dict[Ids, Compared] = {}

    def of(self, units: Collection[Ids], store: Store, identities: Identities) -> Mapping[Ids, Compared]:
        """How the codings of each of the units compare."""
        missing = [ids for ids in units if ids not in self._known]
        if missing:
            wanted = {coding for ids in missing for coding in ids}
            self._known.update(_compared(missing, _traits(store, wanted, identities)))
        return self._known


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
    first = [whole(c) for c in columns[0]]
    if len(set(first)) == len(first) and all([whole(c) for c in other] == first for other in columns[1:]):
        relations = frozenset(c.relation for c in columns[0])
        return Compared(disagreement=0.0, rows=len(first), agreed=len(first), relations=relations)
    rows = align(columns)
    return Compared(
        disagreement=disagreement(rows, len(columns)),
        rows=len(rows),
        agreed=sum(row.is_agreed for row in rows),
        relations=frozenset(c.relation for row in rows for c in row.claims),
        left=vote(rows, len(columns)).left,
    )
