"""Long work: adding files, coding, indexing."""

from __future__ import annotations

from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from dalil.errors import UsageError
from dalil.web.jobs import JobKind
from dalil.web.models.jobs import JobOut, JobsOut, job_out
from dalil.web.reach import LanguageDep, ManagerDep, PersonDep, StudyDep, WorkbenchDep
from dalil.workflow.review.adding import JobStep, Stage, add_uploaded, code_and_index

router = APIRouter(prefix="/api", tags=["jobs"])
FILES: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}},
                }
            }
        },
    }
}


@router.get("/jobs", operation_id="list_jobs", summary="Long work that waits, runs or is over")
def list_jobs(person: PersonDep, lang: LanguageDep, workbench: WorkbenchDep) -> JobsOut:
    """The jobs that are known of, oldest first."""
    return JobsOut(jobs=[job_out(job, lang) for job in workbench.jobs.all()])


@router.post(
    "/sources",
    operation_id="add_sources",
    summary="Send files and archives to be read, coded and indexed",
    status_code=202,
    openapi_extra=FILES,
)
async def add_sources(
    request: Request, manager: ManagerDep, lang: LanguageDep, study: StudyDep, workbench: WorkbenchDep
) -> JobOut:
    """The job that reads the files; it is told of by `list_jobs` and by live events."""
    upload = await workbench.uploads.receive(request)
    if not upload.files:
        await run_in_threadpool(upload.close)
        raise UsageError("D613")
    work = partial(add_uploaded, study, upload.folder, upload.files)
    names = tuple(path.name for path in upload.files)
    job = workbench.jobs.begin(JobKind.ADD, work, by=manager.name, names=names, after=upload.close)
    return job_out(job, lang)


@router.post("/jobs", operation_id="code_sources", summary="Code every source that is not coded yet", status_code=202)
def code_sources(manager: ManagerDep, lang: LanguageDep, study: StudyDep, workbench: WorkbenchDep) -> JobOut:
    """The job that codes them, also sources that were coded under other settings."""
    work = partial(code_and_index, study, Stage(step=JobStep.CODING))
    return job_out(workbench.jobs.once(JobKind.CODE, work, by=manager.name), lang)


@router.delete("/jobs/{number}", operation_id="stop_job", summary="Have a job end before its next source")
def stop_job(number: int, manager: ManagerDep, lang: LanguageDep, workbench: WorkbenchDep) -> JobOut:
    """The job, which may still run for a moment."""
    job = workbench.jobs.stop(number)
    if job is None:
        raise UsageError("D614", number=number)
    return job_out(job, lang)
