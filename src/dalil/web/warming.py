"""What is slow the first time is prepared in one thread, after the server has started and after the study has changed.

Nothing waits for it: a request that comes meanwhile takes what is there, or waits for the one thing it needs.
"""

from __future__ import annotations

import sys
import traceback
from threading import Event, Thread

from dalil.workflow.project import Study
from dalil.workflow.review.memory import Memory

QUIET = 2.0  # seconds without a change before what has changed is prepared
PATIENCE = 3.0  # seconds that the end of the server waits for the step under way


class Warming:
    """The preparations of one server."""

    def __init__(self, study: Study, memory: Memory, *, quiet: float = QUIET) -> None:
        self._study = study
        self._memory = memory
        self._quiet = quiet
        self._changed = Event()
        self._closed = Event()
        self._thread: Thread | None = None
        self.rounds = 0  # how often everything was prepared

    def begin(self) -> None:
        """Prepare everything from now on."""
        if self._thread is None and not self._closed.is_set():
            self._thread = Thread(target=self._run, name="dalil-warming", daemon=True)
            self._thread.start()

    def changed(self) -> None:
        """Prepare anew what a change of the study has made outdated, once it is quiet."""
        self._changed.set()

    def close(self) -> None:
        """Stop before the next step; the one under way is waited for, up to a limit."""
        self._closed.set()
        self._changed.set()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        while not self._closed.is_set():
            self._prepare()
            self._changed.wait()
            while self._changed.is_set() and not self._closed.is_set():
                self._changed.clear()
                self._closed.wait(self._quiet)

    def _prepare(self) -> None:
        """One round; a fault in it is told and left to the request that meets it again."""
        try:
            with self._study.open_store(write=False) as store:
                for step in self._memory.preparations(store):
                    if self._closed.is_set():
                        return
                    step()
        except Exception as error:  # noqa: BLE001
            traceback.print_exception(error, file=sys.stderr)
        else:
            self.rounds += 1
