"""What takes seconds to work out is worked out apart, one thing a person at a time; nobody waits for it longer than a
moment, and what was found before is shown meanwhile.

What is asked for is told by a key, and the state of the study by another: what was found stays right for as long as
the study is as it was.
"""

from __future__ import annotations

import sys
import traceback
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Event, Lock, Semaphore, Thread
from typing import Generic, TypeVar, cast

from dalil.errors import DalilError, InternalError

T = TypeVar("T")
AT_ONCE = 2  # computations
KEPT = 24  # answers
MOMENT = 1.5  # seconds that an answer may wait for what is new


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned(Generic[T]):
    """What is known now of something that takes time to work out."""

    value: T | None  # None where nothing was found yet
    is_current: bool  # whether it is of the study as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What came of a computation: a value, or why there is none."""

    state: Hashable
    value: object = None
    error: DalilError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    what: Hashable
    state: Hashable
    done: Event = field(default_factory=Event)


class Reckoner:
    """The computations of one server; safe under threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._room = Semaphore(AT_ONCE)
        self._closed = False
        self._tasks: dict[str, _Task] = {}  # by person, the one that was begun last
        self._found: OrderedDict[Hashable, _Found] = OrderedDict()

    def ask(
        self, person: str, what: Hashable, state: Hashable, work: Callable[[], T], *, patience: float = MOMENT
    ) -> Reckoned[T]:
        """What `work` gives, if it does so within a moment, else what it gave when the study was otherwise.

        Nothing new is begun while the person's last computation runs: whoever asks again later is served then. A
        refusal of `work` is raised for as long as the state lasts.
        """
        task = self._task(person, what, state, work)
        if task is not None:
            task.done.wait(patience)
        with self._lock:
            found = self._found.get(what)
        if found is None or (found.error is not None and found.state != state):
            return Reckoned(value=None, is_current=False)
        if found.error is not None:
            raise found.error
        return Reckoned(value=cast(T, found.value), is_current=found.state == state)

    def close(self) -> None:
        """Begin nothing more; what runs ends with the server, as nothing of it is kept."""
        self._closed = True

    def _task(self, person: str, what: Hashable, state: Hashable, work: Callable[[], T]) -> _Task | None:
        """The computation to wait for; None where the answer is there."""
        with self._lock:
            found = self._found.get(what)
            if found is not None and found.state == state:
                self._found.move_to_end(what)
                return None
            under_way = [t for t in self._tasks.values() if not t.done.is_set()]
            same = next((t for t in under_way if (t.what, t.state) == (what, state)), None)
            last = self._tasks.get(person)
            if same is not None or (last is not None and last in under_way):
                return same or last
            task = self._tasks[person] = _Task(what=what, state=state)
            Thread(target=self._run, args=(task, work), name="dalil-reckoning", daemon=True).start()
            return task

    def _run(self, task: _Task, work: Callable[[], object]) -> None:
        with self._room:
            found = None if self._closed else _worked_out(task.state, work)
        with self._lock:
            if found is not None:
                self._found[task.what] = found
                self._found.move_to_end(task.what)
            while len(self._found) > KEPT:
                self._found.popitem(last=False)
        task.done.set()


def _worked_out(state: Hashable, work: Callable[[], object]) -> _Found:
    """What the work gives, or why it gave nothing; a fault in dalil is told where the server runs."""
    try:
        return _Found(state=state, value=work())
    except DalilError as error:
        return _Found(state=state, error=error)
    except Exception as error:  # noqa: BLE001
        traceback.print_exception(error, file=sys.stderr)
        return _Found(state=state, error=InternalError("D901", error=type(error).__name__))
