"""The library: every source of a study with how it was read, what is doubtful in it, and how far the work on it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dalil import __version__
from dalil.errors import Issue, Severity
from dalil.storage.store import Coded, IssueCount, SourceRow, Store, StoredCodebook
from dalil.workflow.noticing import file_named, noticed_in_coding, noticed_in_reading, reading_runs
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.blindness import blind_sources, is_blind
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.notes import open_questions
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.shelf import source_of
from dalil.workflow.runs import CodingPlan, is_same_answer, note_of
from dalil.workflow.settings import StudySettings

TWINS = frozenset({"D188", "D189"})
SAID = ("title", "author", "publisher", "published")


class MachineState(StrEnum):
    """Whether the study's machine coder is through with a source."""

    CODED = "coded"
    OUTDATED = "outdated"  # under another codebook or other settings
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryRow:
    """One source as the library lists it; what the settings say of it stands in place of what was read."""

    source: SourceRow
    machine: MachineState
    answered: int = 0  # units that the person who asks has answered for
    decided: int = 0  # units
    questions: int = 0  # that are open, as far as the person may see them
    issues: Mapping[Severity, int] = field(default_factory=dict)
    has_twin: bool = False  # whether another source has the same text, or nearly

    @property
    def kind(self) -> str:
        """What kind of file it was: the middle of its reader's name."""
        return self.source.reader.split(".")[1]


def library_of(seat: Seat) -> tuple[LibraryRow, ...]:
    """All sources, by file name, with the progress of one person, under the settings as they are now."""
    study, store = open_study(seat.study.folder), seat.store
    plan = plan_of(study)
    notes = store.coded_notes(plan.coder.id)
    answered, decided = store.answered(seat.person.id), store.decided()
    questions = Counter(store.unit(note.unit_id).source_id for note in open_questions(seat))
    rows = store.source_rows()
    hidden = blind_sources(store, seat.person)
    health = health_by_source(store, rows, {id_: note for id_, note in notes.items() if id_ not in hidden})
    found = []
    for row in rows:
        wanted = note_of(row, study.settings, plan=plan, run_id="")
        counts = health.get(row.id, Health())
        found.append(
            LibraryRow(
                source=as_said(row, study.settings),
                machine=machine_state(notes.get(row.id), wanted),
                answered=answered.get(row.id, 0),
                decided=decided.get(row.id, 0),
                questions=questions[row.id],
                issues=counts.issues,
                has_twin=counts.has_twin,
            )
        )
    return tuple(found)


def named(study: Study, store: Store, ids: Collection[str]) -> Mapping[str, SourceRow]:
    """Some sources by id, as the study calls them."""
    return {row.id: as_said(row, study.settings) for row in store.source_rows(ids)}


def machine_state(last: Coded | None, wanted: Coded) -> MachineState:
    """How far the machine is with a source, by its last note on it and the one it would make now."""
    if last is None:
        return MachineState.NOT_YET
    return MachineState.CODED if is_same_answer(last, wanted) else MachineState.OUTDATED


def as_said(row: SourceRow, settings: StudySettings) -> SourceRow:
    """The source with what the settings say of it."""
    own = settings.source(row.origin)
    said = {key: value for key in SAID if (value := getattr(own, key)) is not None}
    return replace(row, **said, voice=own.voice or row.voice or settings.voice)


@dataclass(slots=True)
class Health:
    """How many issues of each severity a source has."""

    issues: Counter[Severity] = field(default_factory=Counter)
    has_twin: bool = False

    def count(self, issue: IssueCount) -> None:
        """So many issues more."""
        self.issues[issue.severity] += issue.count
        self.has_twin = self.has_twin or issue.code in TWINS


def plan_of(study: Study) -> CodingPlan:
    """Who would code under what now; the codebook's text, which nobody asks for here, is left out."""
    kit = review_kit(study)
    codebook = StoredCodebook(digest=kit.codebook.digest, name=kit.codebook.name, text="")
    return CodingPlan(coder=kit.method.coder, codebook=codebook, version=__version__)


def health_by_source(store: Store, rows: Iterable[SourceRow], notes: Mapping[str, Coded]) -> Mapping[str, Health]:
    """The issues of each source by severity: those of reading, and those of the codings that the notes are on."""
    reading = frozenset(reading_runs(store))
    ids: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        ids[row.origin].append(row.id)
    found: dict[str, Health] = defaultdict(Health)
    for issue in store.issue_counts():
        if issue.run_id in reading:
            file = file_named(issue.place, ids)
            for id_ in () if file is None else ids[file]:
                found[id_].count(issue)
        else:
            id_ = issue.place.partition(":")[0]
            if id_ in notes and notes[id_].run_id == issue.run_id:
                found[id_].count(issue)
    return found


def issues_of(seat: Seat, source_id: str) -> tuple[Issue, ...]:
    """The issues of one source, gravest first, each at its file and line; who codes it blind sees those of reading."""
    source = source_of(seat.study, seat.store, source_id)
    issues = noticed_in_reading(seat.store).get(source.origin, ())
    note = seat.store.coded(source_id, plan_of(seat.study).coder.id)
    if note is not None and not is_blind(seat.store, seat.person, source_id):
        issues += noticed_in_coding(seat.store, source, note.run_id)
    order = list(reversed(Severity))
    return tuple(sorted(issues, key=lambda i: order.index(i.severity)))
