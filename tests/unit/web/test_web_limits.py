from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from dalil.web.security.limits import Limits, Pace

QUICK = Pace(pause=0.05, whole=0.1, reader=0.05)
Next = Callable[[], Awaitable[Message]]


async def reads_all(scope: Scope, receive: Receive, send: Send) -> None:
    """A route that wants the whole body, and takes any failure for its own."""
    try:
        body = await Request(scope, receive).body()
    except Exception:  # noqa: BLE001
        body = b"?"
    await PlainTextResponse(str(len(body)))(scope, receive, send)


def asked(pieces: Next, headers: tuple[tuple[bytes, bytes], ...] = (), path: bytes = b"/api/x") -> list[Message]:
    """What is answered to a body that comes in these pieces."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {"type": "http", "method": "POST", "path": path.decode(), "raw_path": path}
    asyncio.run(Limits(reads_all, QUICK)({**scope, "headers": headers}, pieces, send))
    return sent


def code_of(sent: list[Message]) -> tuple[int, str]:
    return sent[0]["status"], json.loads(sent[1]["body"])["code"]


def pieces_of(*pieces: bytes, pause: float = 0.0) -> Next:
    left: Iterator[bytes] = iter(pieces)

    async def receive() -> Message:
        await asyncio.sleep(pause)
        return {"type": "http.request", "body": next(left), "more_body": True}

    return receive


def test_a_body_without_a_length_is_counted_as_it_comes() -> None:
    assert code_of(asked(pieces_of(*[b"x" * (1 << 18)] * 5))) == (413, "D069")


def test_a_body_that_stops_coming_is_cut_off() -> None:
    assert code_of(asked(pieces_of(b"x", pause=5))) == (408, "D070")


def test_a_body_that_trickles_is_cut_off() -> None:
    assert code_of(asked(pieces_of(*[b"x"] * 1000, pause=0.01))) == (408, "D070")


def test_a_length_that_is_a_lie_or_no_number_is_refused() -> None:
    for length in (b"9999999999", b"-1", b"1e3", b"9" * 5000):
        assert code_of(asked(pieces_of(b""), ((b"content-length", length),)))[1] == "D069"


def test_headers_and_addresses_have_a_limit() -> None:
    assert code_of(asked(pieces_of(b""), ((b"x-long", b"x" * 20_000),)))[1] == "D069"
    assert code_of(asked(pieces_of(b""), path=b"/" + b"x" * 20_000))[1] == "D069"
