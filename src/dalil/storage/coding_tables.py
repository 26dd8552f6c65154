"""What a store keeps of coders and their answers: every coding that was ever given, with its claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, select, text
from sqlalchemy.dialects.sqlite import insert

from dalil.records.codings import Coder, Coding
from dalil.records.serial import from_json
from dalil.storage import cases, rows
from dalil.storage.connection import Connected
from dalil.storage.store import Coded, StoredCodebook
from dalil.storage.tables import CLAIMS, CODEBOOKS, CODED, CODERS, CODINGS, UNITS

BATCH = 500  # rows a query names one by one


class CodingTables(Connected):
    """Codebooks, coders and codings of a store."""

    def add_codebook(self, codebook: StoredCodebook) -> None:
        """Keep a codebook under its digest, as it read when it was first used."""
        self._keep(CODEBOOKS, [rows.flat(codebook)])

    def codebooks(self) -> tuple[StoredCodebook, ...]:
        """All codebooks, by name."""
        query = select(CODEBOOKS).order_by(CODEBOOKS.c.name, CODEBOOKS.c.digest)
        return tuple(from_json(StoredCodebook, rows.plain(row)) for row in self._ask(query))

    def used_codebooks(self) -> tuple[str, ...]:
        """The digests that codings were made under, the one used last at the end."""
        query = select(CODINGS.c.codebook_digest).group_by(CODINGS.c.codebook_digest)
        return tuple(row.codebook_digest for row in self._ask(query.order_by(text("max(codings.rowid)"))))

    def add_coder(self, coder: Coder) -> None:
        """Keep a coder."""
        with self.transaction():
            self._keep(CODERS, [rows.flat(coder)])
            kept = self._one(select(CODERS).where(CODERS.c.id == coder.id))
            self._same(rows.flat(coder), None if kept is None else rows.plain(kept), coder.id)

    def coders(self) -> tuple[Coder, ...]:
        """All coders, by name."""
        query = select(CODERS).order_by(CODERS.c.name, CODERS.c.id)
        return tuple(from_json(Coder, rows.plain(row)) for row in self._ask(query))

    def add_codings(self, codings: Iterable[Coding]) -> None:
        """Append codings; one that supersedes another comes after it."""
        offered: dict[str, Coding] = {}
        for coding in codings:
            self._same(coding, offered.setdefault(coding.id, coding), coding.id)
        with self.transaction():
            for coding in self._codings_of_ids(tuple(offered)):
                self._same(offered.pop(coding.id), coding, coding.id)
            fresh = offered.values()
            self._insert(CODINGS, [rows.coding_row(c) for c in fresh])
            claims = (rows.claim_row(m, coding_id=c.id, ordinal=n) for c in fresh for n, m in enumerate(c.claims))
            self._insert(CLAIMS, list(claims))

    def codings(self, *, source_id: str | None = None, unit_id: str | None = None) -> tuple[Coding, ...]:
        """All codings of a source or a unit, superseded ones too, in text order, oldest link of a chain first."""
        query = select(CODINGS).join(UNITS, UNITS.c.id == CODINGS.c.unit_id)
        if source_id is not None:
            query = query.where(UNITS.c.source_id == source_id)
        if unit_id is not None:
            query = query.where(UNITS.c.id == unit_id)
        return self._codings(query)

    def latest_codings(self, source_id: str, coder_id: str | None = None) -> tuple[Coding, ...]:
        """The codings of a source that nothing supersedes, of one coder or of all, in text order."""
        newer = CODINGS.alias()
        query = (
            select(CODINGS)
            .join(UNITS, UNITS.c.id == CODINGS.c.unit_id)
            .where(UNITS.c.source_id == source_id)
            .where(~select(newer.c.id).where(newer.c.supersedes == CODINGS.c.id).exists())
        )
        return self._codings(query if coder_id is None else query.where(CODINGS.c.coder_id == coder_id))

    def latest_coding(self, unit_id: str, coder_id: str) -> Coding | None:
        """What stands now of one coder on one unit."""
        newer = CODINGS.alias()
        query = (
            select(CODINGS)
            .where(CODINGS.c.unit_id == unit_id, CODINGS.c.coder_id == coder_id)
            .where(~select(newer.c.id).where(newer.c.supersedes == CODINGS.c.id).exists())
        )
        row = self._one(query)
        if row is None:
            return None
        bodies = self._bodies(CLAIMS.c.coding_id == row.id)
        return rows.coding_of(row, bodies.get(row.id, ()))

    def set_coded(self, coded: Coded) -> None:
        """Note that a coder is through with a source; takes the place of the earlier note."""
        values = rows.coded_row(coded)
        with self.transaction():
            self._ask(insert(CODED).values(values).on_conflict_do_update(set_=values))

    def coded(self, source_id: str, coder_id: str) -> Coded | None:
        """The note that a coder is through with a source, if there is one."""
        row = self._one(select(CODED).where(CODED.c.source_id == source_id, CODED.c.coder_id == coder_id))
        return None if row is None else rows.coded_of(row)

    def case_claims(self, coding_ids: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """The claims of those codings, or of the ones named, each with its coding's id and its record as JSON."""
        if coding_ids is None:
            yield from ((row.coding_id, row.body) for row in self._ask(cases.case_claims_query()))
            return
        named = list(coding_ids)
        for at in range(0, len(named), BATCH):
            bodies = self._bodies(CLAIMS.c.coding_id.in_(named[at : at + BATCH]))
            yield from ((coding_id, body) for coding_id, found in bodies.items() for body in found)

    def _codings(self, query: Select[Any]) -> tuple[Coding, ...]:
        """The codings of a query over codings joined with units, with their claims."""
        # A row is never taken away, so row ids grow with time and tell the links of a chain in order.
        order = (UNITS.c.ordinal, UNITS.c.id, CODINGS.c.coder_id, text("codings.rowid"))
        found = self._ask(query.order_by(*order))
        ids = query.with_only_columns(CODINGS.c.id)
        bodies = self._bodies(CLAIMS.c.coding_id.in_(ids))
        return tuple(rows.coding_of(row, bodies.get(row.id, ())) for row in found)

    def _codings_of_ids(self, ids: Sequence[str]) -> list[Coding]:
        """Those of the codings that the store has."""
        found = []
        for at in range(0, len(ids), BATCH):
            batch = ids[at : at + BATCH]
            kept = self._ask(select(CODINGS).where(CODINGS.c.id.in_(batch)))
            bodies = self._bodies(CLAIMS.c.coding_id.in_([row.id for row in kept])) if kept else {}
            found += [rows.coding_of(row, bodies.get(row.id, ())) for row in kept]
        return found

    def _bodies(self, which: Any) -> Mapping[str, list[str]]:
        """The claims of codings, as JSON, by coding."""
        query = select(CLAIMS.c.coding_id, CLAIMS.c.body).where(which).order_by(CLAIMS.c.coding_id, CLAIMS.c.ordinal)
        return {k: [r.body for r in group] for k, group in groupby(self._ask(query), attrgetter("coding_id"))}
