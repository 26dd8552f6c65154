from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from dalil.errors import UsageError
from dalil.web.live import MOST_LISTENERS, QUEUED, Live, Watched


def alive() -> bool:
    return True


def running(story: Callable[[Live], Awaitable[None]]) -> Live:
    """Some live updates after a story about them."""
    live = Live()
    asyncio.run(story(live))  # type: ignore[arg-type]
    return live


def test_every_listener_is_told_in_order() -> None:
    async def story(live: Live) -> None:
        streams = [live.events(live.join(), alive) for _ in range(2)]
        for stream in streams:
            assert '"hello"' in await anext(stream)
        await asyncio.to_thread(live.announce, "coding", unit="u1")
        live.announce("note", unit="ü")
        for stream in streams:
            assert await anext(stream) == 'data: {"kind":"coding","unit":"u1"}\n\n'
            assert await anext(stream) == 'data: {"kind":"note","unit":"ü"}\n\n'

    running(story)


def test_what_is_told_stays_one_line_whatever_it_holds() -> None:
    async def story(live: Live) -> None:
        stream = live.events(live.join(), alive)
        await anext(stream)
        live.announce("coding", unit="a\n\ndata: forged\ud800")
        assert (await anext(stream)).encode("utf-8").count(b"\n") == 2

    running(story)


def test_who_does_not_keep_up_is_dropped_and_the_others_go_on() -> None:
    async def story(live: Live) -> None:
        slow, quick = live.join(), live.events(live.join(), alive)
        await anext(quick)
        for number in range(QUEUED + 1):
            live.announce("coding", number=number)
            await anext(quick)
        assert live.listeners == 1
        while (message := slow.get_nowait()) is not None:
            assert "coding" in message

    assert running(story).dropped == 1


def test_there_are_only_so_many_listeners() -> None:
    async def story(live: Live) -> None:
        for _ in range(MOST_LISTENERS):
            live.join()
        with pytest.raises(UsageError, match="D068"):
            live.join()

    running(story)


def test_a_silent_stream_beats_and_ends_with_its_session() -> None:
    async def story(live: Live) -> None:
        answers = iter([True, False])
        stream = live.events(live.join(), lambda: next(answers), heartbeat=0.01)
        await anext(stream)
        assert await anext(stream) == ": still here\n\n"
        with pytest.raises(StopAsyncIteration):
            await anext(stream)
        assert live.listeners == 0

    running(story)


def test_a_busy_stream_ends_with_its_session_too() -> None:
    async def story(live: Live) -> None:
        stream = live.events(live.join(), lambda: False, heartbeat=0.01)
        await anext(stream)
        await asyncio.sleep(0.02)
        live.announce("coding")
        with pytest.raises(StopAsyncIteration):
            await anext(stream)

    running(story)


def test_closing_lets_everybody_go_and_nobody_in() -> None:
    async def story(live: Live) -> None:
        stream = live.events(live.join(), alive)
        await anext(stream)
        live.close()
        with pytest.raises(StopAsyncIteration):
            await anext(stream)
        with pytest.raises(UsageError, match="D068"):
            live.join()
        live.announce("coding")

    running(story)


def test_a_change_by_another_connection_is_noticed_once(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(file)) as other, closing(Watched(file)) as watched:
        other.execute("CREATE TABLE t (x)")
        assert [watched.changed(), watched.changed()] == [False, False]
        with other:
            other.execute("INSERT INTO t VALUES (1)")
        assert [watched.changed(), watched.changed()] == [True, False]


def test_a_store_that_cannot_be_looked_at_is_no_change(tmp_path: Path) -> None:
    with closing(Watched(tmp_path / "none.sqlite")) as watched:
        assert [watched.changed(), watched.changed()] == [False, False]
