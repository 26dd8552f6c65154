"""Adding files in the workbench: read, then coded by the study's machine coder, then indexed, with what became of each.

The steps are those of `dalil add` and `dalil run`, source by source; whoever stops in between goes on with the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from dalil.errors import DalilError, Issue
from dalil.reading.sidecars import SidecarError
from dalil.workflow.project import Study
from dalil.workflow.review.searching import bring_up_to_date
from dalil.workflow.runs import Fate, Handled, Progress
from dalil.workflow.study import add_to_study, run_in_study


class JobStep(StrEnum):
    """What is being done."""

    READING = "reading"
    CODING = "coding"
    INDEXING = "indexing"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFate:
    """What became of one file."""

    name: str  # in an archive with the archive's name before it
    fate: Fate
    source_id: str | None = None  # of the new source
    twin: str | None = None  # the name of the source that has the same bytes
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far the work is: so many of so many, and which one was last."""

    step: JobStep
    done: int = 0
    total: int = 0
    where: str = ""
    files: tuple[FileFate, ...] = ()  # those that were read
    issues: tuple[Issue, ...] = ()  # of reading, about none of the files


Tell = Callable[[Stage], None]


def add_uploaded(study: Study, folder: Path, files: Sequence[Path], tell: Tell) -> Stage:
    """Read the files that lie in `folder`, code what is new, index it; gives what became of each file."""
    stage = Stage(step=JobStep.READING, total=len(files))
    tell(stage)
    read: list[FileFate] = []

    def told(progress: Progress) -> None:
        where = shown(progress.where, folder)
        read.append(FileFate(name=where, fate=progress.fate))
        tell(replace(stage, done=progress.handled, total=progress.total, where=where, files=tuple(read)))

    with naming(folder):
        report = add_to_study(study.folder, files, progress=told)
    fates = tuple(file_fate(one, folder) for one in report.handled)
    about = {issue for one in report.handled for issue in one.issues}
    rest = tuple(renamed(issue, folder) for issue in report.issues if issue not in about)
    return code_and_index(study, replace(stage, files=fates, issues=rest), tell)


def code_and_index(study: Study, stage: Stage, tell: Tell) -> Stage:
    """Code every source that is not coded as the study now stands, then bring the search index up to date."""
    coding = replace(stage, step=JobStep.CODING, done=0, total=0, where="")
    tell(coding)

    def told(progress: Progress) -> None:
        tell(replace(coding, done=progress.handled, total=progress.total, where=progress.where))

    run_in_study(study.folder, progress=told)
    return index_all(study, coding, tell)


def index_all(study: Study, stage: Stage, tell: Tell) -> Stage:
    """Bring the search index up to date."""
    indexing = replace(stage, step=JobStep.INDEXING, done=0, total=0, where="")
    tell(indexing)
    bring_up_to_date(study, lambda done, total: tell(replace(indexing, done=done, total=total)))
    return indexing


def file_fate(handled: Handled, folder: Path) -> FileFate:
    """What became of a file, by the name that a person knows."""
    return FileFate(
        name=shown(handled.where, folder),
        fate=handled.fate,
        source_id=handled.source_id,
        twin=handled.twin,
        issues=tuple(renamed(issue, folder) for issue in handled.issues),
    )


@contextmanager
def naming(folder: Path) -> Iterator[None]:
    """Errors from in here name files without that folder."""
    try:
        yield
    except DalilError as error:
        error.values = {key: shown(str(value), folder) for key, value in error.values.items()}
        if isinstance(error, SidecarError):
            error.faults = tuple(renamed(issue, folder) for issue in error.faults)
        raise


def renamed(issue: Issue, folder: Path) -> Issue:
    """The issue without the folder that the files were kept in for a while."""
    values = tuple((key, shown(value, folder)) for key, value in issue.values)
    return replace(issue, where=shown(issue.where, folder), values=values)


def shown(words: str, folder: Path) -> str:
    """The words without that folder."""
    return words.replace(f"{folder}/", "").replace(f"{folder.resolve()}/", "")
