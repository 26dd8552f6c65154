"""What a store keeps of adjudication: decisions, and the units that wait for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import select, text

from dalil.records.decisions import Decision
from dalil.records.serial import loads
from dalil.storage import cases, overview, rows
from dalil.storage.connection import Connected
from dalil.storage.store import CaseRow, ProgressRow
from dalil.storage.tables import DECISIONS, UNITS


class DecisionTables(Connected):
    """Decisions of a store, and what there is to decide."""

    def add_decisions(self, decisions: Iterable[Decision]) -> None:
        """Append decisions; one that supersedes another comes after it."""
        with self.transaction():
            for decision in decisions:
                kept = self._one(select(DECISIONS.c.body).where(DECISIONS.c.id == decision.id))
                if kept is None:
                    self._insert(DECISIONS, [rows.decision_row(decision)])
                else:
                    self._same(decision, loads(Decision, kept.body), decision.id)

    def decisions(
        self, source_id: str | None = None, *, unit_id: str | None = None, latest: bool = True
    ) -> tuple[Decision, ...]:
        """The decisions on units of a source or on one unit, in text order; superseded ones if `latest` is unset."""
        query = (
            select(DECISIONS.c.body)
            .join(UNITS, UNITS.c.id == DECISIONS.c.unit_id)
            .order_by(UNITS.c.ordinal, text("decisions.rowid"))
        )
        if source_id is not None:
            query = query.where(UNITS.c.source_id == source_id)
        if unit_id is not None:
            query = query.where(UNITS.c.id == unit_id)
        if latest:
            newer = DECISIONS.alias()
            query = query.where(~select(newer.c.id).where(newer.c.supersedes == DECISIONS.c.id).exists())
        return tuple(loads(Decision, row.body) for row in self._ask(query))

    def cases(self, unit_id: str | None = None) -> Iterator[CaseRow]:
        """The codings that stand of one unit, or of all that several coders have coded, in text order."""
        return (CaseRow(**row._mapping) for row in self._ask(cases.cases_query(unit_id)))

    def progress(self, kinds: Collection[str]) -> Iterator[ProgressRow]:
        """How far each person is with each source they have begun, in units of these kinds."""
        return (ProgressRow(**row._mapping) for row in self._ask(cases.progress_query(kinds)))

    def sizes(self, kinds: Collection[str]) -> Mapping[str, int]:
        """How many units of these kinds each source has that has any."""
        return {row.source_id: row.units for row in self._ask(cases.sizes_query(kinds))}

    def decided(self) -> Mapping[str, int]:
        """How many units of each source are decided."""
        return overview.decided(self._ask)
