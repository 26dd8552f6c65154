"""Where a request comes from. Pages of another origin, also of another port of this machine, may ask for nothing."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dalil.errors import UsageError
from dalil.web.answers import refuse

OWN_SITES = ("same-origin", "none")  # none: typed into the address line, or a bookmark
DEFAULT_PORTS = {"http": 80, "https": 443}


class Origins:
    """Refuses requests that a browser says come from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or is_own(scope):
            await self.app(scope, receive, send)
            return
        await refuse(UsageError("D064"), scope, receive, send)


def is_own(scope: Scope) -> bool:
    """Whether nothing in a request says that another origin made it."""
    headers = Headers(scope=scope)
    origins, sites = headers.getlist("origin"), headers.getlist("sec-fetch-site")
    if any(not is_same(origin, scope["dalil.host"]) for origin in origins):
        return False
    if all(site in OWN_SITES for site in sites):
        return True
    return _is_visit(scope, headers)


def is_same(origin: str, host: str) -> bool:
    """Whether an origin is the host that was asked, by either scheme: TLS may end before this server."""
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme not in DEFAULT_PORTS or parts.netloc != origin.partition("://")[2]:
        return False
    plain = parts.netloc.lower()
    with_port = plain if port is not None else f"{plain}:{DEFAULT_PORTS[parts.scheme]}"
    return host in (plain, with_port)


def _is_visit(scope: Scope, headers: Headers) -> bool:
    """Whether somebody followed a link to a page; the page holds nothing, and no cookie comes with such a request."""
    mode, kind = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")
    own_page = scope["method"] == "GET" and not str(scope["path"]).startswith("/api")
    return own_page and mode == "navigate" and kind == "document" and "cookie" not in headers
