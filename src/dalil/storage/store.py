"""The port: what a store keeps, whatever is behind it.

A store only grows. Codings, their claims, decisions and the journal are never edited and never taken away: a newer
coding supersedes an older one of the same unit and coder, so each unit has one unbroken chain a coder, and its last
link is what stands now. Adding the same record twice is adding it once; adding another record under the same id is
`StorageError` D816. Every `add_...` is one transaction, and `transaction()` makes one of several; what it has returned
from survives power loss.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from dalil.errors import Issue, Severity
from dalil.records.codings import Coder, Coding
from dalil.records.decisions import Decision
from dalil.records.entries import Entry, EntryKind
from dalil.records.mentions import ActorRef
from dalil.records.quick import quick
from dalil.records.runs import Run
from dalil.records.sources import Source
from dalil.records.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """That one coder is through with one source, and under what."""

    source_id: str
    coder_id: str
    codebook_digest: str
    settings_digest: str  # of all else that shapes the outcome for this source
    run_id: str
    voice: ActorRef | None = None  # the document's own, as the coder took it


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCodebook:
    """A codebook as it read when codings were made under it."""

    digest: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSignature:
    """What the text of one source is known by among others, by one way to make signatures."""

    source_id: str
    scheme: str  # versioned name of the way
    words_digest: str
    sketch: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim of a coding that stands, its record still in JSON, so that a great many can be looked through quickly."""

    source_id: str
    unit_id: str
    coder_id: str
    coding_id: str
    is_by_hand: bool
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """That a person has answered for a unit, and what of it no claim says, still in JSON."""

    source_id: str
    unit_id: str
    coder_id: str
    outcome: str
    by_hand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision that stands, its record still in JSON."""

    source_id: str
    unit_id: str
    decision_id: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How far a store has grown; what was added later lies beyond."""

    sources: int
    codings: int
    decisions: int
    journal: int


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A coding that stands of a unit that may have several coders, without its claims."""

    source_id: str
    unit_id: str
    unit_kind: str
    start: int  # of the unit
    end: int
    coding_id: str
    coder_id: str
    kind: str  # of the coder
    codebook_digest: str
    outcome: str
    is_open: bool
    at: str | None  # when a person gave it
    made: int  # grows with time


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressRow:
    """How far a person is with a source, in units of some kinds."""

    source_id: str
    coder_id: str
    answered: int
    open: int  # begun, and not yet answered
    decided: int  # of those answered


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStats:
    """How much a store keeps."""

    sources: int
    units: int
    coders: int
    codings: int  # superseded ones too
    claims: int  # of superseded codings too
    decisions: int
    runs: int
    issues: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source as a list of many shows it: without text and layout."""

    id: str
    title: str | None
    origin: str
    language: str
    direction: str
    publisher: str | None
    published: str | None
    author: str | None
    voice: str | None
    reader: str
    units: int  # items and sentences; what stands over them is no answer of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsRead:
    """How many items and sentences there are, and for how many of them some coder has answered."""

    units: int
    coded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCount:
    """How many issues of one run, code and severity name one place."""

    run_id: str
    place: str
    code: str
    severity: Severity
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCounts:
    """How often one relation was claimed, judged and decided, as codings and decisions now stand."""

    machine: int = 0  # claims of coders that are no people
    people: int = 0
    accepted: int = 0  # verdicts of people on claims of others
    rejected: int = 0
    edited: int = 0
    decided: int = 0  # claims of decisions


class Store(Protocol):
    """What keeps the records of a study."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def close(self) -> None:
        """Let go of what is behind the store."""

    def transaction(self) -> AbstractContextManager[None]:
        """All of what is added inside, or nothing; joins the transaction it stands in."""

    def add_raw(self, digest: str, data: bytes) -> None:
        """Keep a file's bytes under their SHA-256; `StorageError` D813 where they have another."""

    def raw(self, digest: str) -> bytes | None:
        """The bytes kept under a digest."""

    def add_source(self, source: Source, units: Iterable[Unit]) -> None:
        """Keep a source with all its units."""

    def source(self, source_id: str) -> Source:
        """The source of that id; `StorageError` D815 where there is none."""

    def source_ids(self) -> Iterator[str]:
        """The ids of all sources, by file name; adding while reading is safe."""

    def sources(self) -> Iterator[Source]:
        """All sources, by file name, one in memory at a time."""

    def source_of_raw(self, digest: str) -> str | None:
        """The id of a source that was read from these bytes."""

    def units(self, source_id: str, ids: Collection[str] | None = None) -> tuple[Unit, ...]:
        """The units of a source in text order; all of them, or some."""

    def add_signature(self, signature: StoredSignature) -> None:
        """Keep what a source is known by among others."""

    def signatures(self, scheme: str) -> tuple[StoredSignature, ...]:
        """The signatures made in one way, in the order they were added."""

    def add_codebook(self, codebook: StoredCodebook) -> None:
        """Keep a codebook under its digest, as it read when it was first used."""

    def codebooks(self) -> tuple[StoredCodebook, ...]:
        """All codebooks, by name."""

    def used_codebooks(self) -> tuple[str, ...]:
        """The digests that codings were made under, the one used last at the end."""

    def add_coder(self, coder: Coder) -> None:
        """Keep a coder."""

    def coders(self) -> tuple[Coder, ...]:
        """All coders, by name."""

    def add_codings(self, codings: Iterable[Coding]) -> None:
        """Append codings; one that supersedes another comes after it."""

    def codings(self, *, source_id: str | None = None, unit_id: str | None = None) -> tuple[Coding, ...]:
        """All codings of a source or a unit, superseded ones too, in text order, oldest link of a chain first."""

    def latest_codings(self, source_id: str, coder_id: str | None = None) -> tuple[Coding, ...]:
        """The codings of a source that nothing supersedes, of one coder or of all, in text order."""

    def set_coded(self, coded: Coded) -> None:
        """Note that a coder is through with a source; takes the place of the earlier note."""

    def coded(self, source_id: str, coder_id: str) -> Coded | None:
        """The note that a coder is through with a source, if there is one."""

    def add_decisions(self, decisions: Iterable[Decision]) -> None:
        """Append decisions; one that supersedes another comes after it."""

    def decisions(
        self, source_id: str | None = None, *, unit_id: str | None = None, latest: bool = True
    ) -> tuple[Decision, ...]:
        """The decisions on units of a source, or on one unit, in text order, oldest first."""

    def cases(self, unit_id: str | None = None) -> Iterator[CaseRow]:
        """The codings that stand of one unit, or of all that several coders have coded, by file name, in text order."""

    def case_claims(self, coding_ids: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """The claims of those codings, or of the ones named, each with its coding's id and its record as JSON."""

    def unit(self, unit_id: str) -> Unit:
        """The unit of that id; `StorageError` D817 where there is none."""

    def latest_coding(self, unit_id: str, coder_id: str) -> Coding | None:
        """What stands now of one coder on one unit."""

    def latest_claims(self, units: Collection[str] | None = None) -> Iterator[ClaimRow]:
        """Every claim of every coding that nothing supersedes, source by source in text order; of all units or some."""

    def latest_answers(self, units: Collection[str] | None = None) -> Iterator[AnswerRow]:
        """Every coding by hand that nothing supersedes, those without claims too."""

    def latest_decisions(self, units: Collection[str] | None = None) -> Iterator[DecisionRow]:
        """Every decision that stands; one that was taken back does not."""

    def growth(self) -> Growth:
        """How far the store has grown."""

    def touched(self, since: Growth) -> frozenset[str]:
        """The units coded or decided after the store had grown so far."""

    def progress(self, kinds: Collection[str]) -> Iterator[ProgressRow]:
        """How far each person is with each source they have begun, in units of these kinds."""

    def sizes(self, kinds: Collection[str]) -> Mapping[str, int]:
        """How many units of these kinds each source has that has any."""

    def add_entries(self, entries: Iterable[Entry]) -> None:
        """Append entries to the journal, each once."""

    def entries(self, kind: EntryKind, subject: str | None = None) -> tuple[Entry, ...]:
        """The entries of a kind, on one subject or on all, in the order they were added."""

    def add_run(self, run: Run) -> None:
        """Keep a run; it is added when it starts and, with its counts, when it ends."""

    def runs(self) -> tuple[Run, ...]:
        """All runs, oldest first."""

    def add_issues(self, run_id: str, issues: Iterable[Issue]) -> None:
        """Keep the issues of a run, each once."""

    def issues(self, run_id: str | None = None) -> tuple[Issue, ...]:
        """The issues of one run, or of all, by place and code."""

    def source_rows(self, ids: Collection[str] | None = None) -> tuple[SourceRow, ...]:
        """All sources or some, by file name, without their texts."""

    def units_read(self, ids: Collection[str]) -> UnitsRead:
        """How many items and sentences some sources have, and how many of them were coded."""

    def answered(self, coder_id: str) -> Mapping[str, int]:
        """How many units of each source a coder has answered for; answers still open do not count."""

    def decided(self) -> Mapping[str, int]:
        """How many units of each source are decided."""

    def coded_notes(self, coder_id: str) -> Mapping[str, Coded]:
        """Under what a coder was last through with each source."""

    def issue_counts(self) -> Iterator[IssueCount]:
        """How many issues of each run, code and severity name each place."""

    def code_counts(self, *, hidden: Collection[str] = (), coder_id: str | None = None) -> Mapping[str, CodeCounts]:
        """How often each relation was claimed, judged and decided; of hidden sources only a coder's own answers."""

    def stats(self) -> StoreStats:
        """How much the store keeps."""

    def damage(self) -> tuple[str, ...]:
        """What the store itself finds broken: pages, indexes, records that name no record."""
