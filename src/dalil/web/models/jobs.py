"""Jobs as the API gives them."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from dalil.web.jobs import Job, JobKind, JobState
from dalil.web.models.base import Out
from dalil.web.models.library import issue_out
from dalil.web.models.reading import IssueOut
from dalil.workflow.review.adding import FileFate, JobStep
from dalil.workflow.runs import Fate

MOST_FILES = 500  # that one job tells of; those that failed come first then


class FileFateOut(Out):
    """What became of one file."""

    name: str = Field(description="in an archive with the archive's name before it")
    fate: Fate
    source_id: str | None = Field(description="of the new source")
    twin: str | None = Field(description="name of the source that has the same bytes")
    issues: list[IssueOut]


class FaultOut(Out):
    """Why a job failed as a whole."""

    code: str
    message: str


class JobOut(Out):
    """A job as it is now."""

    number: int
    kind: JobKind
    by: str
    at: str
    names: list[str] = Field(description="files that were sent")
    state: JobState
    step: JobStep = Field(description="what is being done, or was last")
    done: int
    total: int
    where: str = Field(description="the file or source that was just handled")
    added: int
    duplicates: int
    failed: int
    files: list[FileFateOut]
    issues: list[IssueOut] = Field(description="of reading, about none of the files")
    error: FaultOut | None


class JobsOut(Out):
    """The jobs that are known of, oldest first."""

    jobs: list[JobOut]


def job_out(job: Job, lang: str) -> JobOut:
    """A job, in words of that language."""
    stage = job.stage
    fates = [one.fate for one in stage.files]
    error = None if job.error is None else FaultOut(code=job.error.code, message=job.error.render(lang))
    return JobOut(
        number=job.number,
        kind=job.kind,
        by=job.by,
        at=job.at,
        names=list(job.names),
        state=job.state,
        step=stage.step,
        done=stage.done,
        total=stage.total,
        where=stage.where,
        added=fates.count(Fate.DONE),
        duplicates=fates.count(Fate.SKIPPED),
        failed=fates.count(Fate.FAILED),
        files=[file_out(one, lang) for one in told_of(stage.files)],
        issues=[issue_out(issue, lang) for issue in stage.issues],
        error=error,
    )


def told_of(files: Sequence[FileFate]) -> Sequence[FileFate]:
    """The files that are told of: all, or of very many those that failed first."""
    if len(files) <= MOST_FILES:
        return files
    return sorted(files, key=lambda one: one.fate is not Fate.FAILED)[:MOST_FILES]


def file_out(file: FileFate, lang: str) -> FileFateOut:
    """What became of a file."""
    return FileFateOut(
        name=file.name,
        fate=file.fate,
        source_id=file.source_id,
        twin=file.twin,
        issues=[issue_out(issue, lang) for issue in file.issues],
    )
