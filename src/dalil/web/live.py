"""Live updates: what changed in the study is told to every open page, whoever changed it.

Each listener has a bounded queue; one that does not keep up is dropped, and its page loads anew when it connects again.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing, suppress
from pathlib import Path

from dalil.errors import UsageError
from dalil.records.serial import dump_plain

MOST_LISTENERS = 64
QUEUED = 256  # messages a listener may be behind
HEARTBEAT = 15.0  # seconds of silence
WATCH = 0.5  # seconds between looks at the store
STORE_CHANGED = "store"


class Live:
    """The listeners of one server."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False
        self.dropped = 0

    @property
    def listeners(self) -> int:
        """How many pages listen now."""
        return len(self._queues)

    def announce(self, kind: str, **ids: str | int) -> None:
        """Tell every page that something of a kind changed; may be called from any thread."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            with suppress(RuntimeError):  # the server is ending
                loop.call_soon_threadsafe(self._tell, dump_plain({"kind": kind, **ids}))

    def join(self) -> asyncio.Queue[str | None]:
        """A queue of what is told from now on."""
        if self._closed or len(self._queues) >= MOST_LISTENERS:
            raise UsageError("D068", seconds=30)
        self._loop = asyncio.get_running_loop()
        queue: asyncio.Queue[str | None] = asyncio.Queue(QUEUED)
        self._queues.add(queue)
        return queue

    async def events(
        self, queue: asyncio.Queue[str | None], still: Callable[[], bool], *, heartbeat: float = HEARTBEAT
    ) -> AsyncIterator[str]:
        """What is told, as server-sent events, for as long as the session holds."""
        now = asyncio.get_running_loop().time
        checked = now()
        try:
            yield 'retry: 2000\ndata: {"kind":"hello"}\n\n'
            while True:
                message = await _next(queue, heartbeat)
                if now() - checked >= heartbeat:
                    checked = now()
                    if not await asyncio.to_thread(still):
                        return
                if message is None:
                    return
                yield message
        finally:
            self._queues.discard(queue)

    def close(self) -> None:
        """Let every listener go."""
        self._closed = True
        for queue in [*self._queues]:
            self._drop(queue)

    def _tell(self, message: str) -> None:
        for queue in [*self._queues]:
            try:
                queue.put_nowait(message)
            except asyncio.QueueFull:
                self.dropped += 1
                self._drop(queue)

    def _drop(self, queue: asyncio.Queue[str | None]) -> None:
        """Have a listener end after what it has been sent; what it has not read is lost."""
        self._queues.discard(queue)
        while queue.full():
            queue.get_nowait()
        queue.put_nowait(None)


async def _next(queue: asyncio.Queue[str | None], heartbeat: float) -> str | None:
    """The next event, or a beat where there is none for so long; None at the end."""
    try:
        message = await asyncio.wait_for(queue.get(), heartbeat)
    except TimeoutError:
        return ": still here\n\n"
    return None if message is None else f"data: {message}\n\n"


async def watch(live: Live, store: Path, *, every: float = WATCH, told: Callable[[], None] | None = None) -> None:
    """Announce changes of the store by this process or another one, such as `dalil run`; `told` hears of them too."""
    with closing(Watched(store)) as watched:
        while True:
            if await asyncio.to_thread(watched.changed):
                live.announce(STORE_CHANGED)
                if told is not None:
                    told()
            await asyncio.sleep(every)


class Watched:
    """A store that is looked at now and then; SQLite counts the changes of others while one connection lasts."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._connection: sqlite3.Connection | None = None
        self._known: int | None = None

    def changed(self) -> bool:
        """Whether the store was changed since the last look; False where it cannot be looked at now."""
        before = self._known
        try:
            self._known = self._version()
        except sqlite3.Error:
            self.close()
        return before is not None and before != self._known

    def close(self) -> None:
        """Let go of the store."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _version(self) -> int:
        if self._connection is None:
            uri = f"{self._store.absolute().as_uri()}?mode=ro"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
