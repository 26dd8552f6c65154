"""A real server in a process of its own, asked over sockets, as nobody's browser would."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from workbench import a_study, settings_of

RUN = """
import sys
from pathlib import Path
from dalil.web import protocol
from dalil.web.serving import serve
from dalil.web.settings import WorkbenchSettings
protocol.ASKED_WITHIN = 0.7
study, pages = map(Path, sys.argv[1:])
settings = WorkbenchSettings(study=study, person="Layla", port=0, pages=pages)
serve(settings, None, ready=lambda url: print(url, flush=True))
print("closed")
"""


@dataclass(frozen=True)
class Served:
    """A server that runs."""

    process: subprocess.Popen[str]
    url: str
    study: Path

    @property
    def address(self) -> tuple[str, int]:
        parts = urlsplit(self.url)
        assert parts.hostname is not None and parts.port is not None
        return parts.hostname, parts.port

    @property
    def host(self) -> str:
        return "{}:{}".format(*self.address)

    def said_to(self, *lines: str, wait: float = 5.0) -> bytes:
        """Everything that is answered to these lines of HTTP until the connection ends."""
        with socket.create_connection(self.address, timeout=wait) as link:
            link.sendall("\r\n".join((*lines, "", "")).encode("latin-1"))
            return b"".join(iter(lambda: link.recv(65536), b""))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    study = a_study(tmp_path_factory.mktemp("server"), code=False)
    pages = str(settings_of(study).pages)
    command = [sys.executable, "-c", RUN, str(study), pages]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield Served(process=process, url=process.stdout.readline().strip(), study=study)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "closed\n", "")


@pytest.fixture(scope="module")
def page(served: Served) -> Iterator[httpx2.Client]:
    """A page that is signed in with the printed address."""
    with httpx2.Client(base_url=f"http://{served.host}", timeout=10) as client:
        token = served.url.partition("token=")[2]
        client.headers["x-csrf-token"] = client.post("/api/session", json={"token": token}).json()["csrf"]
        yield client


ESCAPES = (
    "/../../../etc/passwd",
    "/assets/../../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/..%2f..%2fstudy.toml",
    "//etc/passwd",
    "/assets/%00.js",
    "/\\..\\..\\etc\\passwd",
    "/assets/app-1.js/../../../../etc/passwd",
    "/store.sqlite",
)


@pytest.mark.parametrize("path", ESCAPES)
def test_no_address_leads_out_of_the_pages(served: Served, path: str) -> None:
    answer = served.said_to(f"GET {path} HTTP/1.1", f"Host: {served.host}", "Connection: close")
    assert b"root:" not in answer and b"[sources" not in answer and b"SQLite" not in answer
    assert b" 404 " in answer or b" 400 " in answer or answer.endswith(b"</script>")


def test_a_head_that_trickles_is_cut_off(served: Served) -> None:
    with socket.create_connection(served.address, timeout=5) as link:
        link.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        assert link.recv(100) == b""


def test_a_connection_that_says_nothing_is_closed(served: Served) -> None:
    with socket.create_connection(served.address, timeout=5) as link:
        assert link.recv(100) == b""


def test_two_hosts_or_none_are_refused(served: Served) -> None:
    for hosts in ((), (f"Host: {served.host}", "Host: evil.example")):
        assert b"HTTP/1.1 4" in served.said_to("GET /api/health HTTP/1.1", *hosts, "Connection: close")


def test_a_rebound_name_is_refused(served: Served) -> None:
    port = served.address[1]
    said = served.said_to("GET / HTTP/1.1", f"Host: evil.example:{port}", "Connection: close")
    assert said.startswith(b"HTTP/1.1 421 ") and b"D063" in said
    assert b"\r\nserver:" not in said.lower()


def test_a_page_hears_of_changes_that_others_make(served: Served, page: httpx2.Client) -> None:
    with page.stream("GET", "/api/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = (line for line in answer.iter_lines() if line.startswith("data: "))
        assert json.loads(next(lines)[6:]) == {"kind": "hello"}
        with closing(sqlite3.connect(served.study / "store.sqlite")) as store, store:
            store.execute("CREATE TABLE made_by_another_process (x)")
        assert json.loads(next(lines)[6:]) == {"kind": "store"}


def test_the_server_ends_while_pages_listen(served: Served, page: httpx2.Client) -> None:
    """Last, as the fixture then stops the server: a page that listens does not keep it."""
    link = socket.create_connection(served.address, timeout=5)
    cookie = "; ".join(f"{name}={value}" for name, value in page.cookies.items())
    link.sendall(f"GET /api/events HTTP/1.1\r\nHost: {served.host}\r\nCookie: {cookie}\r\n\r\n".encode())
    assert b"200 OK" in link.recv(4096)
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(timeout=10) == 0
    link.close()
