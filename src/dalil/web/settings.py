"""How one server is run."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path

TOKEN_MINUTES = 10  # for which the printed address works
LOOPBACK = ("127.0.0.1", "localhost", "::1")
BUILT_PAGES = Path(str(files("dalil.web"))) / "static"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbenchSettings:
    """How one server is run."""

    study: Path  # a folder of the study
    person: str  # who started the server; nobody else may sign in where the study has no accounts
    language: str = "en"  # of messages, where a request names none
    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = ()  # further names by which people reach the server
    tls: bool = False
    debug: bool = False
    pages: Path = BUILT_PAGES
    warm: bool = True  # whether what is slow the first time is prepared when the server starts

    @property
    def address(self) -> str:
        """Where a browser on this machine finds the server."""
        host = "127.0.0.1" if is_any(self.host) else self.host
        return f"{'https' if self.tls else 'http'}://{bracketed(host)}:{self.port}"


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine can reach that address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_any(host: str) -> bool:
    """Whether the address stands for all addresses of the machine."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def bracketed(host: str) -> str:
    """A host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
