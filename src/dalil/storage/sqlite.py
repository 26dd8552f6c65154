"""A store in one SQLite file: WAL, foreign keys on, every commit synced; triggers refuse what must not happen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Executable, Row, Select, Table, cast, func, select, text, tuple_
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from dalil.errors import Issue, StorageError
from dalil.records.codings import Coder, Coding
from dalil.records.decisions import Decision
from dalil.records.entries import Entry, EntryKind
from dalil.records.runs import Run, digest_of
from dalil.records.serial import from_json, load_plain, loads
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.storage import cases, overview, rows, standing, tables
from dalil.storage.faults import storage_error
from dalil.storage.opening import connect, roll_back
from dalil.storage.store import (
    AnswerRow,
    CaseRow,
    ClaimRow,
    CodeCounts,
    Coded,
    DecisionRow,
    Growth,
    IssueCount,
    ProgressRow,
    SourceRow,
    StoredCodebook,
    StoredSignature,
    StoreStats,
    UnitsRead,
)
from dalil.storage.tables import (
    CLAIMS,
    CODEBOOKS,
    CODED,
    CODERS,
    CODINGS,
    DECISIONS,
    HEADINGS,
    ISSUES,
    JOURNAL,
    LAYOUTS,
    RAWS,
    RUNS,
    SIGNATURES,
    SOURCES,
    UNITS,
)

BATCH = 500  # rows a query names one by one
PAGE = 200  # source ids read at a time


def open_store(path: Path, *, write: bool = True, timeout: float = 10.0) -> SqliteStore:
    """The store at `path`, made if it is missing and `write` is asked; waits `timeout` seconds where it is locked."""
    return SqliteStore(connect(path, write=write, timeout=timeout), path)


class SqliteStore:
    """A `Store` over one connection; open one a thread."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._in_transaction = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is added inside, or nothing; joins the transaction it stands in."""
        if self._in_transaction:
            yield
            return
        self._ask(text("BEGIN IMMEDIATE"))
        self._in_transaction = True
        done = False
        try:
            yield
            self._ask(text("COMMIT"))
            done = True
        finally:
            self._in_transaction = False
            if not done:
                roll_back(self._connection)

    def add_raw(self, digest: str, data: bytes) -> None:
        """Keep a file's bytes under their SHA-256."""
        if digest_of(data) != digest:
            raise StorageError("D813", expected=digest, found=digest_of(data))
        self._keep(RAWS, [{"digest": digest, "size": len(data), "data": data}])

    def raw(self, digest: str) -> bytes | None:
        """The bytes kept under a digest."""
        row = self._one(select(cast(RAWS.c.data, RAWS.c.data.type).label("data")).where(RAWS.c.digest == digest))
        return None if row is None else bytes(row.data)

    def add_source(self, source: Source, units: Iterable[Unit]) -> None:
        """Keep a source with all its units."""
        units = tuple(units)
        with self.transaction():
            if self._one(select(SOURCES.c.id).where(SOURCES.c.id == source.id)) is not None:
                self._same((source, units), (self.source(source.id), self.units(source.id)), source.id)
                return
            self._insert(SOURCES, [rows.flat(source, rows.SOURCE_COLUMNS)])
            self._insert(LAYOUTS, rows.layout_row(source))
            headings = (rows.heading_row(h, source.id) for h in dict.fromkeys(h for u in units for h in u.path))
            self._keep(HEADINGS, list(headings))
            self._insert(UNITS, [rows.unit_row(u) for u in units])

    def source(self, source_id: str) -> Source:
        """The source of that id."""
        row = self._one(select(SOURCES).where(SOURCES.c.id == source_id))
        if row is None:
            raise StorageError("D815", path=self.path, id=source_id)
        layout = self._one(select(LAYOUTS.c.body).where(LAYOUTS.c.source_id == source_id))
        return rows.source_of(row, None if layout is None else layout.body)

    def source_ids(self) -> Iterator[str]:
        """The ids of all sources, by file name; adding while reading is safe."""
        place = (SOURCES.c.origin, SOURCES.c.id)
        query = select(*place).order_by(*place).limit(PAGE)
        page = self._ask(query)
        while page:
            yield from (row.id for row in page)
            last = page[-1]
            page = self._ask(query.where(tuple_(*place) > tuple_(last.origin, last.id, types=[c.type for c in place])))

    def sources(self) -> Iterator[Source]:
        """All sources, by file name, one in memory at a time."""
        return map(self.source, self.source_ids())

    def source_of_raw(self, digest: str) -> str | None:
        """The id of a source that was read from these bytes."""
        row = self._one(select(SOURCES.c.id).where(SOURCES.c.raw_digest == digest).order_by(SOURCES.c.id).limit(1))
        return None if row is None else str(row.id)

    def units(self, source_id: str, ids: Collection[str] | None = None) -> tuple[Unit, ...]:
        """The units of a source in text order; all of them, or some."""
        found = self._ask(select(HEADINGS).where(HEADINGS.c.source_id == source_id))
        headings = {row.id: load_plain(row.body, "Heading") for row in found}
        query = select(UNITS).where(UNITS.c.source_id == source_id).order_by(UNITS.c.ordinal, UNITS.c.span_start)
        if ids is not None:
            query = query.where(UNITS.c.id.in_(ids))
        return tuple(rows.unit_of(row, headings) for row in self._ask(query))

    def add_signature(self, signature: StoredSignature) -> None:
        """Keep what a source is known by among others."""
        self._keep(SIGNATURES, [rows.flat(signature)])

    def signatures(self, scheme: str) -> tuple[StoredSignature, ...]:
        """The signatures made in one way, in the order they were added."""
        query = select(SIGNATURES).where(SIGNATURES.c.scheme == scheme).order_by(text("signatures.rowid"))
        return tuple(StoredSignature(**rows.plain(row)) for row in self._ask(query))

    def add_codebook(self, codebook: StoredCodebook) -> None:
        """Keep a codebook under its digest, as it read when it was first used."""
        self._keep(CODEBOOKS, [rows.flat(codebook)])

    def codebooks(self) -> tuple[StoredCodebook, ...]:
        """All codebooks, by name."""
        query = select(CODEBOOKS).order_by(CODEBOOKS.c.name, CODEBOOKS.c.digest)
        return tuple(from_json(StoredCodebook, rows.plain(row)) for row in self._ask(query))

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

    def set_coded(self, coded: Coded) -> None:
        """Note that a coder is through with a source; takes the place of the earlier note."""
        values = rows.coded_row(coded)
        with self.transaction():
            self._ask(insert(CODED).values(values).on_conflict_do_update(set_=values))

    def coded(self, source_id: str, coder_id: str) -> Coded | None:
        """The note that a coder is through with a source, if there is one."""
        row = self._one(select(CODED).where(CODED.c.source_id == source_id, CODED.c.coder_id == coder_id))
        return None if row is None else rows.coded_of(row)

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

    def case_claims(self, coding_ids: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """The claims of those codings, or of the ones named, each with its coding's id and its record as JSON."""
        if coding_ids is None:
            yield from ((row.coding_id, row.body) for row in self._ask(cases.case_claims_query()))
            return
        named = list(coding_ids)
        for at in range(0, len(named), BATCH):
            bodies = self._bodies(CLAIMS.c.coding_id.in_(named[at : at + BATCH]))
            yield from ((coding_id, body) for coding_id, found in bodies.items() for body in found)

    def progress(self, kinds: Collection[str]) -> Iterator[ProgressRow]:
        """How far each person is with each source they have begun, in units of these kinds."""
        return (ProgressRow(**row._mapping) for row in self._ask(cases.progress_query(kinds)))

    def sizes(self, kinds: Collection[str]) -> Mapping[str, int]:
        """How many units of these kinds each source has that has any."""
        return {row.source_id: row.units for row in self._ask(cases.sizes_query(kinds))}

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Append entries to the journal, each once."""
        self._keep(JOURNAL, [rows.flat(entry) for entry in entries])

    def entries(self, kind: EntryKind, subject: str | None = None) -> tuple[Entry, ...]:
        """The entries of a kind, on one subject or on all, in the order they were added."""
        query = select(JOURNAL).where(JOURNAL.c.kind == kind.value).order_by(text("journal.rowid"))
        query = query if subject is None else query.where(JOURNAL.c.subject == subject)
        return tuple(rows.entry_of(row) for row in self._ask(query))

    def unit(self, unit_id: str) -> Unit:
        """The unit of that id."""
        row = self._one(select(UNITS).where(UNITS.c.id == unit_id))
        if row is None:
            raise StorageError("D817", path=self.path, id=unit_id)
        found = self._ask(select(HEADINGS).where(HEADINGS.c.id.in_(load_plain(row.path, "Unit"))))
        return rows.unit_of(row, {heading.id: load_plain(heading.body, "Heading") for heading in found})

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

    def add_run(self, run: Run) -> None:
        """Keep a run; it is added when it starts and, with its counts, when it ends."""
        place = select(func.coalesce(func.max(RUNS.c.ordinal), -1) + 1).scalar_subquery()
        values = rows.flat(run)
        with self.transaction():
            self._ask(insert(RUNS).values(**values, ordinal=place).on_conflict_do_update(["id"], set_=values))

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first."""
        columns = [c for c in RUNS.c if c.name != "ordinal"]
        query = select(*columns).order_by(RUNS.c.ordinal)
        return tuple(from_json(Run, rows.plain(row)) for row in self._ask(query))

    def add_issues(self, run_id: str, issues: Iterable[Issue]) -> None:
        """Keep the issues of a run, each once."""
        self._keep(ISSUES, rows.issue_rows(run_id, issues))

    def issues(self, run_id: str | None = None) -> tuple[Issue, ...]:
        """The issues of one run, or of all, by place and code."""
        query = select(ISSUES).order_by(ISSUES.c.place, ISSUES.c.code, ISSUES.c.id)
        return tuple(
            rows.issue_of(r) for r in self._ask(query if run_id is None else query.where(ISSUES.c.run_id == run_id))
        )

    def source_rows(self, ids: Collection[str] | None = None) -> tuple[SourceRow, ...]:
        """All sources or some, by file name, without their texts."""
        return tuple(overview.source_rows(self._ask, ids))

    def units_read(self, ids: Collection[str]) -> UnitsRead:
        """How many items and sentences some sources have, and how many of them were coded."""
        return overview.units_read(self._ask, ids)

    def answered(self, coder_id: str) -> Mapping[str, int]:
        """How many units of each source a coder has answered for; answers still open do not count."""
        return overview.answered(self._ask, coder_id)

    def decided(self) -> Mapping[str, int]:
        """How many units of each source are decided."""
        return overview.decided(self._ask)

    def coded_notes(self, coder_id: str) -> Mapping[str, Coded]:
        """Under what a coder was last through with each source."""
        return overview.coded_notes(self._ask, coder_id)

    def issue_counts(self) -> Iterator[IssueCount]:
        """How many issues of each run, code and severity name each place."""
        return overview.issue_counts(self._ask)

    def code_counts(self) -> Mapping[str, CodeCounts]:
        """How often each relation was claimed, judged and decided."""
        return overview.code_counts(self._ask)

    def stats(self) -> StoreStats:
        """How much the store keeps."""
        counted = {name: tables.METADATA.tables[name] for name in StoreStats.__dataclass_fields__}
        columns = (select(func.count()).select_from(t).scalar_subquery().label(n) for n, t in counted.items())
        (row,) = self._ask(select(*columns))
        return StoreStats(**rows.plain(row))

    def damage(self) -> tuple[str, ...]:
        """What the store itself finds broken: pages, indexes, records that name no record."""
        pages = [str(row.integrity_check) for row in self._ask(text("PRAGMA integrity_check"))]
        links = [f"{row.table} {row.rowid} -> {row.parent}" for row in self._ask(text("PRAGMA foreign_key_check"))]
        return tuple([page for page in pages if page != "ok"] + links)

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

    def _insert(self, table: Table, values: Sequence[rows.Values]) -> None:
        """Add rows that are not there yet."""
        if values:
            with self.transaction():
                self._ask(insert(table), values)

    def _keep(self, table: Table, values: Sequence[rows.Values]) -> None:
        """Add those of the rows whose key is not there yet."""
        if values:
            with self.transaction():
                self._ask(insert(table).on_conflict_do_nothing(list(table.primary_key)), values)

    def _same(self, offered: object, kept: object, record_id: str) -> None:
        """Refuse a record that differs from the one kept under its id."""
        if offered != kept:
            raise StorageError("D816", path=self.path, id=record_id)

    def _one(self, query: Executable) -> Row[Any] | None:
        """The only row of an answer, if any."""
        return next(iter(self._ask(query)), None)

    def _ask(self, query: Executable, values: Sequence[rows.Values] | None = None) -> Sequence[Row[Any]]:
        """Run one statement to its end; the database's faults become coded errors."""
        try:
            answer = self._connection.execute(query, values)
            return answer.all() if answer.returns_rows else ()
        except DBAPIError as fault:
            raise storage_error(fault, str(self.path)) from fault
