"""Who may use the API: whoever has the cookie of a session, and for changes the token that goes with it.

Everything below `/api` needs a session, unless it is named in `OPEN`; a route cannot forget to ask.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dalil.errors import DalilError, UsageError
from dalil.storage.people import Person
from dalil.web.answers import refuse
from dalil.web.settings import WorkbenchSettings
from dalil.workflow.review.people import SESSION_HOURS

CSRF_HEADER = "x-csrf-token"
READING = ("GET", "HEAD", "OPTIONS")
OPEN = {
    ("GET", "/api/health"),
    ("GET", "/api/session"),
    ("POST", "/api/session"),
    ("GET", "/api/words/ar"),
    ("GET", "/api/words/en"),
}
Find = Callable[[str], Person | None]


class Sessions:
    """Refuses who is not signed in, and changes that do not carry the session's token."""

    def __init__(self, app: ASGIApp, settings: WorkbenchSettings, find: Find) -> None:
        self.app = app
        self.cookie = cookie_name(settings)
        self.find = find

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not _is_api(scope["path"]):
            await self.app(scope, receive, send)
            return
        try:
            secret = secret_of(scope, self.cookie)
            person = None if secret is None else await run_in_threadpool(self.find, secret)
            refused = refusal(scope, secret, person)
        except DalilError as error:
            refused = error
        if refused is not None:
            await refuse(refused, scope, receive, send)
            return
        scope["dalil.secret"], scope["dalil.person"] = secret if person is not None else None, person
        await self.app(scope, receive, send)


def refusal(scope: Scope, secret: str | None, person: Person | None) -> DalilError | None:
    """Why a request is refused, if it is."""
    if (scope["method"], scope["path"]) in OPEN:
        return None
    if secret is None or person is None:
        return UsageError("D060")
    if scope["method"] in READING:
        return None
    given = Headers(scope=scope).get(CSRF_HEADER, "")
    right = hmac.compare_digest(given.encode("utf-8", "replace"), csrf_of(secret).encode("ascii"))
    return None if right else UsageError("D064")


def csrf_of(secret: str) -> str:
    """The token that changes need: known to pages of this origin, which were told it, and made of the secret."""
    return hmac.new(secret.encode("utf-8", "surrogatepass"), b"dalil csrf", hashlib.sha256).hexdigest()


def secret_of(scope: Scope, cookie: str) -> str | None:
    """The secret in a request's cookie; None where there is none, or two that differ."""
    found = {cookie_parser(header).get(cookie) for header in Headers(scope=scope).getlist("cookie")}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def cookie_name(settings: WorkbenchSettings) -> str:
    """The cookie's name; with the port, as browsers keep the cookies of all ports of a host together."""
    return f"{'__Host-' if settings.tls else ''}dalil-{settings.port}"


def set_cookie(response: Response, settings: WorkbenchSettings, secret: str) -> None:
    """Have the browser keep a session's secret, where no script and no other site can reach it."""
    response.set_cookie(
        cookie_name(settings),
        secret,
        max_age=SESSION_HOURS * 3600,
        path="/",
        secure=settings.tls,
        httponly=True,
        samesite="strict",
    )


def drop_cookie(response: Response, settings: WorkbenchSettings) -> None:
    """Have the browser forget it."""
    name = cookie_name(settings)
    response.delete_cookie(name, path="/", secure=settings.tls, httponly=True, samesite="strict")


def _is_api(path: str) -> bool:
    return path == "/api" or path.startswith("/api/")
