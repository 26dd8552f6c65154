"""What stands now over a whole store, read without making records, and how far the store has grown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dalil.storage import overview, standing
from dalil.storage.connection import Connected
from dalil.storage.store import AnswerRow, ClaimRow, CodeCounts, Coded, DecisionRow, Growth


class StandingTables(Connected):
    """What nothing supersedes in a store."""

    def latest_claims(self, units: Collection[str] | None = None) -> Iterator[ClaimRow]:
        """Every claim of every coding that nothing supersedes, as its JSON, source by source in text order."""
        return (ClaimRow(**row._mapping) for row in self._ask(standing.claims_query(units)))

    def latest_answers(self, units: Collection[str] | None = None) -> Iterator[AnswerRow]:
        """Every coding by hand that nothing supersedes, those without claims too."""
        return (AnswerRow(**row._mapping) for row in self._ask(standing.answers_query(units)))

    def latest_decisions(self, units: Collection[str] | None = None) -> Iterator[DecisionRow]:
        """Every decision that stands, as its JSON; one that was taken back does not."""
        return (DecisionRow(**row._mapping) for row in self._ask(standing.decisions_query(units)))

    def growth(self) -> Growth:
        """How far the store has grown."""
        (row,) = self._ask(standing.growth_query())
        return Growth(**row._mapping)

    def touched(self, since: Growth) -> frozenset[str]:
        """The units coded or decided after the store had grown so far."""
        return frozenset(row.unit_id for row in self._ask(standing.touched_query(since)))

    def answered(self, coder_id: str) -> Mapping[str, int]:
        """How many units of each source a coder has answered for; answers still open do not count."""
        return overview.answered(self._ask, coder_id)

    def coded_notes(self, coder_id: str) -> Mapping[str, Coded]:
        """Under what a coder was last through with each source."""
        return overview.coded_notes(self._ask, coder_id)

    def code_counts(self, *, hidden: Collection[str] = (), coder_id: str | None = None) -> Mapping[str, CodeCounts]:
        """How often each relation was claimed, judged and decided; of hidden sources only a coder's own answers."""
        return overview.code_counts(self._ask, hidden, coder_id)
