"""How much a request may bring and how long it may take; counted as it comes, before anything is kept."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dalil.errors import DalilError, UsageError
from dalil.web.answers import refuse

MEGABYTE = 1 << 20
BODY = MEGABYTE  # bytes of a request that no route of LARGER takes
HEADERS = 16 << 10  # bytes of all headers and the address together
# Routes that take more, by method and path; the bytes are the most one request may bring.
LARGER: dict[tuple[str, str], int] = {("POST", "/api/sources"): 1_000_000_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds that are waited."""

    pause: float = 15.0  # for the next piece of a body
    whole: float = 60.0  # for a body of up to BODY bytes; more is given more
    reader: float = 60.0  # for whoever does not read on


class Limits:
    """Refuses what is too large or too slow."""

    def __init__(self, app: ASGIApp, pace: Pace | None = None) -> None:
        self.app = app
        self.pace = pace or Pace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = LARGER.get((scope["method"], scope["path"]), BODY)
        refused = _too_large(scope, limit)
        if refused is not None:
            await refuse(refused, scope, receive, send)
            return
        body = Body(receive, limit, self.pace)

        async def tell(message: Message) -> None:
            if body.refused is None:
                body.started = True
                await asyncio.wait_for(send(message), self.pace.reader)

        with suppress(CutOffError):
            await self.app(scope, body.receive, tell)
        if body.refused is not None and not body.started:
            await refuse(body.refused, scope, receive, send)


class CutOffError(Exception):
    """A body was cut off; what is answered stands in `Body.refused`."""


class Body:
    """The body of one request as it comes."""

    def __init__(self, receive: Receive, limit: int, pace: Pace) -> None:
        self._receive = receive
        self._limit = limit
        self._pace = pace
        self._read = 0
        self._end = False
        self._deadline = asyncio.get_running_loop().time() + pace.whole * max(1.0, limit / BODY / 8)
        self.refused: DalilError | None = None
        self.started = False

    async def receive(self) -> Message:
        """The next piece, if it is there in time and there is room for it."""
        if self._end:
            return await self._receive()  # waits for the browser to go
        left = self._deadline - asyncio.get_running_loop().time()
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, min(left, self._pace.pause)))
        except TimeoutError as fault:
            self.refused = UsageError("D070")
            raise CutOffError from fault
        self._read += len(message.get("body", b""))
        self._end = message["type"] != "http.request" or not message.get("more_body", False)
        if self._read > self._limit:
            self.refused = UsageError("D069", limit=self._limit)
            raise CutOffError
        return message


def _too_large(scope: Scope, limit: int) -> DalilError | None:
    """What is refused for what its headers say already."""
    headers = scope["headers"]
    if sum(len(name) + len(value) for name, value in headers) + len(scope["raw_path"] or b"") > HEADERS:
        return UsageError("D069", limit=HEADERS)
    lengths = [value for name, value in headers if name.lower() == b"content-length"]
    if any(not value.isdigit() or int(value[:20]) > limit for value in lengths):
        return UsageError("D069", limit=limit)
    return None
