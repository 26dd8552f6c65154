"""Long work of one server, one job at a time: those that wait stand in line, those that are over are told of a while.

A page that was closed finds its jobs again. What a job told as done is on the disk; one that was cut off with its
server, or stopped by a person, leaves nothing half.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from queue import SimpleQueue

from dalil.errors import DalilError, InternalError
from dalil.workflow.review.adding import JobStep, Stage, Tell

KEPT = 20  # jobs that are over
PATIENCE = 10.0  # seconds that the end of the server waits for a job to reach its next source


class JobKind(StrEnum):
    """What a job does."""

    ADD = "add"
    CODE = "code"
    INDEX = "index"


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"  # by a person, or with the server
    FAILED = "failed"  # as a whole; a file that failed costs itself only

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self not in (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One job as it is now."""

    number: int
    kind: JobKind
    by: str  # name of the person
    at: str  # when it was asked for, in UTC, ISO 8601
    names: tuple[str, ...] = ()  # of the files that were sent
    state: JobState = JobState.WAITING
    stage: Stage = field(default_factory=lambda: Stage(step=JobStep.READING))
    error: DalilError | None = None  # why it failed


Work = Callable[[Tell], Stage]
JobTold = Callable[[Job], None]


def done() -> None:
    """Nothing is left to do."""


class StopError(Exception):
    """The job is to stop before its next source."""


@dataclass(frozen=True, slots=True)
class _Task:
    number: int
    work: Work
    after: Callable[[], None] = done


class Jobs:
    """The jobs of one server."""

    def __init__(self, tell: JobTold) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._jobs: dict[int, Job] = {}
        self._line: SimpleQueue[_Task | None] = SimpleQueue()
        self._stopping: set[int] = set()
        self._closed = False
        self._thread: threading.Thread | None = None

    def all(self) -> tuple[Job, ...]:
        """All jobs that are known of, oldest first."""
        with self._lock:
            return tuple(self._jobs.values())

    def begin(
        self, kind: JobKind, work: Work, *, by: str, names: tuple[str, ...] = (), after: Callable[[], None] = done
    ) -> Job:
        """Put a job in line; `after` is called when it is over, however it ends."""
        with self._lock:
            number = max(self._jobs, default=0) + 1
            at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            job = self._jobs[number] = Job(number=number, kind=kind, by=by, at=at, names=names)
            self._line.put(_Task(number, work, after))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="dalil-jobs", daemon=True)
                self._thread.start()
        self._tell(job)
        return job

    def once(self, kind: JobKind, work: Work, *, by: str) -> Job:
        """A job of a kind of which one in line is enough."""
        waiting = next((j for j in self.all() if j.kind is kind and not j.state.is_over), None)
        return waiting or self.begin(kind, work, by=by)

    def stop(self, number: int) -> Job | None:
        """Have a job end before its next source; None where there is no such job."""
        with self._lock:
            job = self._jobs.get(number)
            if job is not None and not job.state.is_over:
                self._stopping.add(number)
        return job

    def close(self) -> None:
        """Stop everything; what runs is waited for, up to a limit."""
        with self._lock:
            self._closed = True
            thread = self._thread
            self._line.put(None)
        if thread is not None:
            thread.join(PATIENCE)

    def _run(self) -> None:
        while (task := self._line.get()) is not None:
            try:
                self._do(task)
            finally:
                task.after()

    def _do(self, task: _Task) -> None:
        def told(stage: Stage) -> None:
            if self._closed or task.number in self._stopping:
                raise StopError
            self._set(task.number, state=JobState.RUNNING, stage=stage)

        try:
            stage = task.work(told)
        except StopError:
            self._set(task.number, state=JobState.STOPPED)
        except DalilError as error:
            self._set(task.number, state=JobState.FAILED, error=error)
        except Exception as error:  # noqa: BLE001
            traceback.print_exception(error, file=sys.stderr)
            fault = InternalError("D901", error=type(error).__name__)
            self._set(task.number, state=JobState.FAILED, error=fault)
        else:
            self._set(task.number, state=JobState.DONE, stage=stage)

    def _set(
        self, number: int, *, state: JobState, stage: Stage | None = None, error: DalilError | None = None
    ) -> None:
        with self._lock:
            job = self._jobs[number]
            job = self._jobs[number] = replace(job, state=state, stage=stage or job.stage, error=error)
            if state.is_over:
                self._stopping.discard(number)
                for old in [n for n, j in self._jobs.items() if j.state.is_over][:-KEPT]:
                    del self._jobs[old]
        self._tell(job)
