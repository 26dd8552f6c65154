"""Which names the server answers to. A foreign name in the Host header is how DNS rebinding reaches a local server."""

from __future__ import annotations

import socket
from ipaddress import ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from dalil.errors import UsageError
from dalil.web.answers import refuse
from dalil.web.settings import LOOPBACK, WorkbenchSettings, bracketed, is_any

LONGEST = 260


class Hosts:
    """Refuses requests to names that the server was not told."""

    def __init__(self, app: ASGIApp, settings: WorkbenchSettings) -> None:
        self.app = app
        self.known = known_hosts(settings)
        self.own = {f"{socket.gethostname().lower()}:{settings.port}"}  # not for strangers to learn
        self.port = settings.port
        self.any_address = is_any(settings.host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        host = host_of(scope)
        if host is None or not self._is_known(host):
            known = ", ".join(sorted(self.known - self.own))
            await refuse(UsageError("D063", host=ascii(host or "")[1:-1], known=known), scope, receive, send)
            return
        scope["dalil.host"] = host
        await self.app(scope, receive, send)

    def _is_known(self, host: str) -> bool:
        return host in self.known or (self.any_address and is_numeric(host, self.port))


def known_hosts(settings: WorkbenchSettings) -> frozenset[str]:
    """The values of the Host header that are answered: names with the port; names given with --allow-host as given."""
    names = [*LOOPBACK] if is_any(settings.host) else [*LOOPBACK, settings.host]
    if is_any(settings.host):
        names.append(socket.gethostname())
    known = {f"{bracketed(name.lower())}:{settings.port}" for name in (*names, *_without_port(settings.hosts))}
    return frozenset(known | {name.lower() for name in settings.hosts})


def _without_port(hosts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(host for host in hosts if ":" not in host)


def host_of(scope: Scope) -> str | None:
    """The one Host header of a request; None where there is none, several, or one that is no name."""
    found = [value for name, value in scope["headers"] if name.lower() == b"host"]
    if len(found) != 1 or not found[0].isascii() or len(found[0]) > LONGEST:
        return None
    return str(found[0].decode("ascii").strip().lower())


def is_numeric(host: str, port: int) -> bool:
    """Whether a Host header is an address in numbers with that port; rebinding needs a name."""
    name, _, found = host.rpartition(":")
    if found != str(port):
        return False
    try:
        ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
