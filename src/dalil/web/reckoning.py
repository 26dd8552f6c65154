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
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Lock
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
    future: Future[None]


class Reckoner:
    """The computations of one server; safe under threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="dalil-reckoning")  # starts no thread by itself
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
            wait((task.future,), timeout=patience)
        with self._lock:
            found = self._found.get(what)
        if found is None or (found.error is not None and found.state != state):
            return Reckoned(value=None, is_current=False)
        if found.error is not None:
            raise found.error
        return Reckoned(value=cast(T, found.value), is_current=found.state == state)

    def close(self) -> None:
        """Begin nothing more; what runs is left to end by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _task(self, person: str, what: Hashable, state: Hashable, work: Callable[[], T]) -> _Task | None:
        """The computation to wait for; None where the answer is there."""
        with self._lock:
            found = self._found.get(what)
            if found is not None and found.state == state:
                self._found.move_to_end(what)
                return None
            under_way = [t for t in self._tasks.values() if not t.future.done()]
            same = next((t for t in under_way if (t.what, t.state) == (what, state)), None)
            last = self._tasks.get(person)
            if same is not None or (last is not None and last in under_way):
                return same or last
            future = self._pool.submit(self._keep, what, state, work)
            task = self._tasks[person] = _Task(what=what, state=state, future=future)
            return task

    def _keep(self, what: Hashable, state: Hashable, work: Callable[[], object]) -> None:
        found = _worked_out(state, work)
        with self._lock:
            self._found[what] = found
            self._found.move_to_end(what)
            while len(self._found) > KEPT:
                self._found.popitem(last=False)


def _worked_out(state: Hashable, work: Callable[[], object]) -> _Found:
    """What the work gives, or why it gave nothing; a fault in dalil is told where the server runs."""
    try:
        return _Found(state=state, value=work())
    except DalilError as error:
        return _Found(state=state, error=error)
    except Exception as error:  # noqa: BLE001
        traceback.print_exception(error, file=sys.stderr)
        return _Found(state=state, error=InternalError("D901", error=type(error).__name__))
