"""The last resort: a fault in dalil is answered in the common shape and without its traceback."""

from __future__ import annotations

import sys
import traceback

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dalil.errors import DalilError
from dalil.web.answers import fault_of, refuse
from dalil.web.security.limits import CutOffError


class Faults:
    """Answers what no route expected."""

    def __init__(self, app: ASGIApp, *, debug: bool) -> None:
        self.app = app
        self.debug = debug

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def told(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, told)
        except CutOffError:
            raise
        except Exception as error:  # noqa: BLE001
            if self.debug:
                traceback.print_exception(error, file=sys.stderr)
            if not started:
                await refuse(error if isinstance(error, DalilError) else fault_of(error), scope, receive, send)
