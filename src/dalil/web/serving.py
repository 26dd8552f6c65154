"""Running the server: its socket, its certificate, its first address."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from dalil.errors import UsageError
from dalil.web.settings import WorkbenchSettings, is_loopback
from dalil.workflow.review.people import has_accounts, people_file

BACKLOG = 128
CONNECTIONS = 512
HEAD = 32 << 10  # bytes of the head of a request
GRACE = 3  # seconds that requests under way have at the end
QUIET = 10  # seconds that a connection without a request is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """For TLS."""

    file: Path
    key: Path


def serve(settings: WorkbenchSettings, certificate: Certificate | None, *, ready: Callable[[str], None]) -> None:
    """Run the server until it is stopped; `ready` is told the first address once it listens."""
    if not is_loopback(settings.host) and not has_accounts(people_file(settings.study)):
        raise UsageError("D074")
    machinery = _machinery()
    if certificate is not None:
        _check(certificate)
    listening = _listening(settings)
    with listening:
        settings = replace(settings, port=listening.getsockname()[1], tls=certificate is not None)
        app = machinery.application(settings)
        config = machinery.uvicorn.Config(
            app,
            http=machinery.protocol,
            log_config=None,
            log_level="info" if settings.debug else "critical",
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            ws="none",
            lifespan="on",
            h11_max_incomplete_event_size=HEAD,
            limit_concurrency=CONNECTIONS,
            timeout_keep_alive=QUIET,
            timeout_graceful_shutdown=GRACE,
            ssl_certfile=None if certificate is None else certificate.file,
            ssl_keyfile=None if certificate is None else certificate.key,
        )
        server = _server(machinery.uvicorn, config, app, lambda: ready(first_address(app, settings)))
        with suppress(KeyboardInterrupt):  # that is how it is stopped
            server.run(sockets=[listening])


def first_address(app: Any, settings: WorkbenchSettings) -> str:
    """Where to begin: with the one-time token, where one person works alone."""
    workbench = app.state.workbench
    return f"{settings.address}/" if workbench.local is None else f"{settings.address}/?token={workbench.token.issue()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machinery:
    """What the server stands on."""

    uvicorn: ModuleType
    application: Callable[[WorkbenchSettings], Any]
    protocol: type


def _machinery() -> Machinery:
    """What the server stands on; loaded here, as commands without it must stay quick."""
    try:
        import uvicorn

        from dalil.web.app import create_app
        from dalil.web.protocol import ImpatientProtocol
    except ImportError as fault:
        raise UsageError("D061") from fault
    return Machinery(uvicorn=uvicorn, application=create_app, protocol=ImpatientProtocol)


def _server(uvicorn: ModuleType, config: Any, app: Any, ready: Callable[[], None]) -> Any:
    class Server(uvicorn.Server):  # type: ignore[misc,name-defined]
        """Tells when it listens, and lets listeners go before it waits for the last requests."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                ready()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            app.state.workbench.live.close()
            await super().shutdown(sockets=sockets)

    return Server(config)


def _listening(settings: WorkbenchSettings) -> socket.socket:
    """A socket at the address, which is known before anything is told of it."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((settings.host, settings.port))
        found.listen(BACKLOG)
    except OSError as fault:
        found.close()
        raise UsageError("D065", address=f"{settings.host}:{settings.port}", detail=fault.strerror or fault) from fault
    return found


def _check(certificate: Certificate) -> None:
    """Refuse a certificate that cannot be used, before anything listens."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate.file, certificate.key)
    except (OSError, ValueError) as fault:
        raise UsageError("D079", path=certificate.file, detail=getattr(fault, "strerror", None) or fault) from fault
