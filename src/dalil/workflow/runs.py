"""Adding files to a study and coding what it holds, source by source.

Each source is one transaction: when `progress` has been told of it, it is on the disk. A run that was cut off (Ctrl-C,
power loss) goes on with what is left when it is started again. A source that fails costs itself only: it becomes an
issue and is tried again by the next run. Every input is counted once, as done, skipped or failed.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from dalil.errors import DalilError, InternalError, Issue, Severity, StorageError, UsageError
from dalil.reading.health import Health, health_of
from dalil.reading.likeness import Likenesses, signature_of
from dalil.records.codings import Coder, Coding
from dalil.records.runs import Run, content_id, digest_of
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.storage.store import Coded, SourceRow, Store, StoredCodebook
from dalil.workflow.archives import Archives
from dalil.workflow.checks import misplaced_units
from dalil.workflow.files import files_of
from dalil.workflow.project import Study
from dalil.workflow.settings import StudySettings
from dalil.workflow.sidecars import Sidecars
from dalil.workflow.steps import CodedOutcome
from dalil.workflow.twins import keep_signature, known_texts, twin_issue

READ_STEP = "read"
SHAPING = ("voice", "title", "publisher", "published")  # what settings say of a source that its coding rests on
MAX_RAW = 999_000_000  # bytes; what SQLite keeps in one row, less room for the rest of the row
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingPlan:
    """Who codes under what; a source coded under the same plan and settings is not coded again."""

    coder: Coder
    codebook: StoredCodebook
    version: str  # of dalil
    step: str = "code"


class Fate(StrEnum):
    """What became of one input."""

    DONE = "done"
    SKIPPED = "skipped"  # it is there already
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is."""

    total: int
    done: int
    skipped: int
    failed: int
    where: str  # the file or source that was just handled
    fate: Fate  # what became of it

    @property
    def handled(self) -> int:
        """How many of the total are through."""
        return self.done + self.skipped + self.failed


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What became of the files that were to be added."""

    run: Run
    added: tuple[str, ...]  # ids of the new sources
    duplicates: tuple[tuple[str, str], ...]  # a file, and the name of the source that has the same bytes
    issues: tuple[Issue, ...]
    healths: tuple[Health, ...] = ()  # of the new sources, in the order of their files
    handled: tuple[Handled, ...] = ()  # every file, in order


Read = Callable[[Path], tuple[Source, tuple[Issue, ...]]]
Segment = Callable[[Source], tuple[Unit, ...]]
CodeSource = Callable[[Source, tuple[Unit, ...]], CodedOutcome]
Tell = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Tally:
    """The running counts of a run."""

    total: int
    tell: Tell
    done: int = 0
    skipped: int = 0
    failed: int = 0

    def count(self, handled: Handled) -> Handled:
        """One input more, handled and on the disk."""
        self.done += handled.fate is Fate.DONE
        self.skipped += handled.fate is Fate.SKIPPED
        self.failed += handled.fate is Fate.FAILED
        told = Progress(
            total=self.total,
            done=self.done,
            skipped=self.skipped,
            failed=self.failed,
            where=handled.where,
            fate=handled.fate,
        )
        self.tell(told)
        return handled

    def close(self, run: Run) -> Run:
        """The run with its counts."""
        inputs = self.done + self.skipped + self.failed
        return replace(run, inputs=inputs, done=self.done, skipped=self.skipped, failed=self.failed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """One input that was handled."""

    fate: Fate
    where: str
    issues: tuple[Issue, ...] = ()
    source_id: str | None = None  # of the new source
    twin: str | None = None  # the name of the source that has the same bytes
    health: Health | None = None  # of the new source


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """What the handling of one file needs."""

    store: Store
    run: Run
    read: Read
    segment: Segment
    sidecars: Sidecars
    settings: StudySettings
    texts: Likenesses  # of the sources that are there
    archives: Archives


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingJob:
    """What the coding of one source needs."""

    settings: StudySettings
    store: Store
    run: Run
    plan: CodingPlan
    code_source: CodeSource


def add_files(
    study: Study, paths: Iterable[Path], *, read: Read, segment: Segment, version: str, progress: Tell = silent
) -> AddReport:
    """Read files, and folders and archives with all in them, into the study's store."""
    with Archives() as archives, study.open_store() as store:
        sidecars = Sidecars(paths := tuple(paths), is_root=archives.is_root)
        with archives.naming():
            files, said = sidecars.parted(files_of(paths, study.folder, archives))
        notes = tuple(map(archives.named, said))
        run = start_run(store, step=READ_STEP, version=version, settings_digest=content_id(READ_STEP))
        job = Adding(
            store=store,
            run=run,
            read=read,
            segment=segment,
            sidecars=sidecars,
            settings=study.settings,
            texts=known_texts(store),
            archives=archives,
        )
        tally = Tally(total=len(files), tell=progress)
        store.add_issues(run.id, notes)
        try:
            handled = [tally.count(add_one(job, path, fault)) for path, fault in files]
        finally:
            run = tally.close(run)
            store.add_run(run)
    return AddReport(
        run=run,
        added=tuple(h.source_id for h in handled if h.source_id is not None),
        duplicates=tuple((h.where, h.twin) for h in handled if h.twin is not None),
        issues=(*notes, *(i for h in handled for i in h.issues)),
        healths=tuple(h.health for h in handled if h.health is not None),
        handled=tuple(handled),
    )


def run_study(study: Study, code_source: CodeSource, *, plan: CodingPlan, progress: Tell = silent) -> Run:
    """Code every source that this coder has not coded yet under this codebook and these settings."""
    with study.open_store() as store:
        store.add_coder(plan.coder)
        store.add_codebook(plan.codebook)
        run = start_run(store, step=plan.step, version=plan.version, settings_digest=plan.coder.settings_digest)
        job = CodingJob(settings=study.settings, store=store, run=run, plan=plan, code_source=code_source)
        tally = Tally(total=store.stats().sources, tell=progress)
        try:
            for row in store.source_rows():
                tally.count(code_one(job, row))
        finally:
            run = tally.close(run)
            store.add_run(run)
    return run


def start_run(store: Store, *, step: str, version: str, settings_digest: str) -> Run:
    """A new run, noted in the store with nothing done yet, so that what it writes can name it."""
    with store.transaction():
        run_id = content_id("run", step, version, settings_digest, len(store.runs()))
        run = Run(
            id=run_id,
            step=step,
            version=version,
            settings_digest=settings_digest,
            inputs=0,
            done=0,
            skipped=0,
            failed=0,
        )
        store.add_run(run)
    return run


def add_one(job: Adding, path: Path, fault: Issue | None) -> Handled:
    """Add one file, unless its bytes are there already."""
    where = job.archives.shown(path)
    if fault is not None:
        return failed(job, fault)
    data = attempt(lambda: bytes_of(path), where)
    if isinstance(data, Issue):
        return failed(job, job.archives.named(data))
    digest = digest_of(data)
    twin = job.store.source_of_raw(digest)
    if twin is not None:
        return known(job, path, job.store.source(twin))
    taken = attempt(lambda: take(job, path, digest), where)
    if isinstance(taken, Issue):
        return failed(job, job.archives.named(taken))
    source, units, issues = taken
    signature = signature_of(source.text)
    issues = (*issues, *twin_issue(source, signature, job.texts, name=lambda id_: job.store.source(id_).origin))
    with job.store.transaction():
        job.store.add_raw(digest, data)
        job.store.add_source(source, units)
        keep_signature(job.store, source.id, signature)
        job.store.add_issues(job.run.id, issues)
    job.texts.add(source.id, signature)
    health = health_of(source, issues)
    return Handled(fate=Fate.DONE, where=where, issues=issues, source_id=source.id, health=health)


def known(job: Adding, path: Path, twin: Source) -> Handled:
    """A file whose bytes are there already; what its metadata now say of it otherwise is told, and not taken up."""
    where = job.archives.shown(path)
    said = attempt(lambda: job.sidecars.of(path).said, where)
    if isinstance(said, Issue):
        return failed(job, said)
    stands = job.settings.applied(twin)
    voice = job.settings.voice_of(twin)
    changed = [k for k, v in said.items() if v != (voice if k == "voice" else getattr(stands, k))]
    issues: tuple[Issue, ...] = ()
    if changed:
        values = (("path", where), ("source", twin.origin), ("keys", ", ".join(changed)))
        issues = (Issue(code="D037", severity=Severity.WARNING, where=where, values=values),)
        job.store.add_issues(job.run.id, issues)
    return Handled(fate=Fate.SKIPPED, where=where, twin=twin.origin, issues=issues)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file."""
    try:
        size = path.stat().st_size
        if size > MAX_RAW:
            raise UsageError("D033", path=path, size=size, limit=MAX_RAW)
        return path.read_bytes()
    except OSError as fault:
        raise UsageError("D031", path=path, detail=fault.strerror) from fault


def take(job: Adding, path: Path, digest: str) -> tuple[Source, tuple[Unit, ...], tuple[Issue, ...]]:
    """The source of a file with its units, each in its place."""
    source, issues = job.archives.read(path, job.read)
    source = job.sidecars.of(path).applied(source)
    if source.raw_digest != digest:
        raise UsageError("D032", path=path)
    units = job.segment(source)
    for unit in misplaced_units(source, units):
        raise InternalError("D834", source=source.origin, unit=unit.id)
    return source, units, issues


def code_one(job: CodingJob, row: SourceRow) -> Handled:
    """Code one source, unless it is coded under this plan already: then its text is not even loaded."""
    note = note_of(row, job.settings, plan=job.plan, run_id=job.run.id)
    if is_coded(job.store, note):
        return Handled(fate=Fate.SKIPPED, where=row.origin)
    source_id = row.id
    source = job.settings.applied(job.store.source(source_id))
    units = job.store.units(source_id)
    outcome = attempt(lambda: fitting(job.code_source(source, units), units, job.plan), source.origin)
    if isinstance(outcome, Issue):
        return failed(job, outcome)
    with job.store.transaction():
        if is_coded(job.store, note):  # another process was faster
            return Handled(fate=Fate.SKIPPED, where=source.origin)
        latest = {c.unit_id: c for c in job.store.latest_codings(source_id, job.plan.coder.id)}
        job.store.add_codings(chained(outcome.codings, latest, job.run.id))
        job.store.set_coded(replace(note, voice=outcome.voice))
        job.store.add_issues(job.run.id, outcome.issues)
    return Handled(fate=Fate.DONE, where=source.origin, issues=outcome.issues)


def note_of(source: Source | SourceRow, settings: StudySettings, *, plan: CodingPlan, run_id: str) -> Coded:
    """What is noted of a source once it is coded under this plan and these settings."""
    own = settings.source(source.origin)
    said = [getattr(own, name) for name in SHAPING]
    return Coded(
        source_id=source.id,
        coder_id=plan.coder.id,
        codebook_digest=plan.codebook.digest,
        settings_digest=content_id("settings", plan.coder.settings_digest, settings.voice, said),
        run_id=run_id,
    )


def is_coded(store: Store, note: Coded) -> bool:
    """Whether the coder's last word on the source was under this codebook and these settings."""
    last = store.coded(note.source_id, note.coder_id)
    return last is not None and is_same_answer(last, note)


def is_same_answer(last: Coded, note: Coded) -> bool:
    """Whether two notes are of codings under the same codebook and settings."""
    return (last.codebook_digest, last.settings_digest) == (note.codebook_digest, note.settings_digest)


def fitting(outcome: CodedOutcome, units: Sequence[Unit], plan: CodingPlan) -> CodedOutcome:
    """The outcome, if it is an answer of this coder, under this codebook, for units of this source."""
    answered = [c.unit_id for c in outcome.codings]
    strange = set(answered) - {u.id for u in units}
    if strange:
        raise InternalError("D911", detail=f"units of another source: {sorted(strange)}")
    if len(set(answered)) < len(answered):
        raise InternalError("D911", detail="two codings of one unit")
    if {outcome.coder, *(c.coder_id for c in outcome.codings)} != {plan.coder, *([plan.coder.id] if answered else [])}:
        raise InternalError("D911", detail=f"not by the coder {plan.coder.name}")
    if any(c.codebook_digest != plan.codebook.digest for c in outcome.codings):
        raise InternalError("D911", detail=f"not under the codebook {plan.codebook.digest}")
    return outcome


def chained(codings: Iterable[Coding], latest: Mapping[str, Coding], run_id: str) -> Iterator[Coding]:
    """The codings as the next links of their chains, under this run; an answer that stands already is left out."""
    for coding in codings:
        last = latest.get(coding.unit_id)
        if last is None:
            yield replace(coding, run_id=run_id, supersedes=None)
        elif replace(coding, id=last.id, run_id=last.run_id, supersedes=last.supersedes) != last:
            # Going back to an earlier codebook makes an earlier answer again: the link before it tells the two apart.
            link = content_id("coding", coding.id, last.id)
            yield replace(coding, id=link, run_id=run_id, supersedes=last.id)


def failed(job: Adding | CodingJob, issue: Issue) -> Handled:
    """An input that failed, its issue on the disk."""
    job.store.add_issues(job.run.id, (issue,))
    return Handled(fate=Fate.FAILED, where=issue.where, issues=(issue,))


def attempt(work: Callable[[], T], where: str) -> T | Issue:
    """What `work` gives, or the issue that it failed: the one place where any fault costs only one record."""
    try:
        return work()
    except StorageError:
        raise  # a full disk or a locked store fails every record alike
    except DalilError as fault:
        return fault.as_issue(where)
    except Exception as fault:  # noqa: BLE001
        last = traceback.extract_tb(fault.__traceback__)[-1]
        at = f"{Path(last.filename).name}:{last.lineno}"
        values = (("error", f"{type(fault).__name__}: {fault}"), ("at", at))
        return Issue(code="D910", severity=Severity.ERROR, where=where, values=values)
