"""What many sources or many claims come to, counted by the database itself, so that a screen need not read them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Executable, Row, TextClause, bindparam, select, text

from dalil.errors import Severity
from dalil.storage.rows import coded_of
from dalil.storage.store import CodeCounts, Coded, IssueCount, SourceRow, UnitsRead
from dalil.storage.tables import SOURCES

Ask = Callable[[Executable], Sequence[Row[Any]]]
SHOWN = ("id", "title", "origin", "language", "direction", "publisher", "published", "author", "voice", "reader")

UNITS_OF = text("SELECT source_id, count(*) AS n FROM units WHERE kind IN ('item', 'sentence') GROUP BY source_id")
READ_OF = text(
    "SELECT count(*) AS units, coalesce(sum(EXISTS (SELECT 1 FROM codings c WHERE c.unit_id = u.id"
    " AND c.outcome = 'coded')), 0) AS coded FROM units u"
    " WHERE u.source_id IN :ids AND u.kind IN ('item', 'sentence')"
).bindparams(bindparam("ids", expanding=True))
DECIDED_OF = text(
    "SELECT u.source_id, count(*) AS n FROM decisions d JOIN units u ON u.id = d.unit_id WHERE d.rule <> 'withdrawn'"
    " AND NOT EXISTS (SELECT 1 FROM decisions newer WHERE newer.supersedes = d.id) GROUP BY 1"
)
LATEST = "NOT EXISTS (SELECT 1 FROM codings newer WHERE newer.supersedes = c.id)"
ANSWERED_OF = text(
    "SELECT u.source_id, count(*) AS n FROM codings c JOIN units u ON u.id = c.unit_id"
    f" WHERE c.coder_id = :coder AND {LATEST}"
    " AND (c.by_hand IS NULL OR NOT json_extract(c.by_hand, '$.is_open')) GROUP BY 1"
)
ISSUES_OF = text(
    "SELECT run_id, place, severity, code, count(*) AS n FROM issues GROUP BY run_id, place, severity, code"
)
CODED_OF = text("SELECT * FROM coded WHERE coder_id = :coder")
SEEN = "(u.source_id NOT IN :hidden OR c.coder_id = :coder)"
CLAIMS_OF = text(
    "SELECT m.relation, k.kind = 'human' AS is_human, count(*) AS n"
    " FROM claims m JOIN codings c ON c.id = m.coding_id JOIN coders k ON k.id = c.coder_id"
    " JOIN units u ON u.id = c.unit_id"
    f" WHERE {LATEST} AND {SEEN} GROUP BY 1, 2"
).bindparams(bindparam("hidden", expanding=True))
VERDICTS_OF = text(
    "SELECT m.relation, json_extract(j.value, '$.verdict') AS verdict, count(*) AS n"
    " FROM codings c, json_each(c.by_hand, '$.judged') j JOIN claims m"
    " ON m.coding_id = json_extract(j.value, '$.coding_id') AND m.id = json_extract(j.value, '$.claim_id')"
    " JOIN units u ON u.id = c.unit_id"
    f" WHERE c.by_hand IS NOT NULL AND {LATEST} AND {SEEN} GROUP BY 1, 2"
).bindparams(bindparam("hidden", expanding=True))
DECISIONS_OF = text(
    "SELECT json_extract(m.value, '$.relation') AS relation, count(*) AS n"
    " FROM decisions d JOIN units u ON u.id = d.unit_id, json_each(d.body, '$.claims') m"
    " WHERE u.source_id NOT IN :hidden"
    " AND NOT EXISTS (SELECT 1 FROM decisions newer WHERE newer.supersedes = d.id) GROUP BY 1"
).bindparams(bindparam("hidden", expanding=True))


def source_rows(ask: Ask, ids: Collection[str] | None) -> Iterator[SourceRow]:
    """All sources or some, without text and layout, by file name."""
    units = counts(ask, UNITS_OF)
    query = select(*(SOURCES.c[name] for name in SHOWN)).order_by(SOURCES.c.origin, SOURCES.c.id)
    for row in ask(query if ids is None else query.where(SOURCES.c.id.in_(ids))):
        yield SourceRow(**dict(row._mapping), units=units.get(row.id, 0))


def units_read(ask: Ask, ids: Collection[str]) -> UnitsRead:
    """How many items and sentences some sources have, and how many of them were coded."""
    row = ask(READ_OF.bindparams(ids=sorted(ids)))[0]
    return UnitsRead(units=row.units, coded=row.coded)


def answered(ask: Ask, coder_id: str) -> Mapping[str, int]:
    """How many units of each source a coder has answered for; answers still open do not count."""
    return counts(ask, ANSWERED_OF.bindparams(coder=coder_id))


def decided(ask: Ask) -> Mapping[str, int]:
    """How many units of each source are decided."""
    return counts(ask, DECIDED_OF)


def coded_notes(ask: Ask, coder_id: str) -> Mapping[str, Coded]:
    """Under what a coder was last through with each source."""
    return {row.source_id: coded_of(row) for row in ask(CODED_OF.bindparams(coder=coder_id))}


def issue_counts(ask: Ask) -> Iterator[IssueCount]:
    """How many issues of each run, code and severity name each place."""
    for row in ask(ISSUES_OF):
        yield IssueCount(
            run_id=row.run_id, place=_plain(row.place), code=row.code, severity=Severity(row.severity), count=row.n
        )


def code_counts(ask: Ask, hidden: Collection[str], coder_id: str | None) -> Mapping[str, CodeCounts]:
    """How often each relation was claimed, judged and decided, as codings and decisions now stand.

    Of sources that are hidden, only the coder's own answers count.
    """
    of = {"hidden": sorted(hidden)}
    seen = {**of, "coder": coder_id}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in ask(CLAIMS_OF.bindparams(**seen)):
        found[row.relation]["people" if row.is_human else "machine"] = row.n
    for row in ask(VERDICTS_OF.bindparams(**seen)):
        found[row.relation][row.verdict] = row.n
    for row in ask(DECISIONS_OF.bindparams(**of)):
        found[row.relation]["decided"] = row.n
    return {relation: CodeCounts(**numbers) for relation, numbers in found.items()}


def counts(ask: Ask, query: TextClause) -> dict[str, int]:
    """The numbers that a query gives by source."""
    return {row.source_id: row.n for row in ask(query)}


def _plain(value: str | bytes) -> str:
    """Text as `AnyText` keeps it."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
