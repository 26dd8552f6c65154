"""How long the first request of each kind takes after a start of the workbench.

    python benchmarks/workbench/first_requests.py STUDY [--wait 0]

The study is made by make_claims.py. Each kind of request is asked of a server of its own, so that none profits from
another; `--wait` seconds pass between the start and the request, as when a person reads the first page. Prints one JSON
object: milliseconds until the server says where it listens, and until each answer is there, first and again.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

REQUESTS = {
    "queue": "/api/queue?limit=100",
    "completion": "/api/actors/complete?q=mov",
    "unresolved": "/api/actors/unresolved",
    "graph": "/api/graph",
    "sources": "/api/sources",
}


def signed_in(url: str) -> tuple[OpenerDirector, str]:
    """A browser that has used the one-time token, and the address of the server."""
    parts = urlsplit(url)
    base = f"{parts.scheme}://{parts.netloc}"
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    body = json.dumps({"token": parse_qs(parts.query)["token"][0]}).encode()
    head = {"Content-Type": "application/json", "Origin": base, "Sec-Fetch-Site": "same-origin"}
    opener.open(Request(f"{base}/api/session", body, head)).read()
    return opener, base


def asked(opener: OpenerDirector, url: str) -> float:
    """Milliseconds until an answer is there."""
    start = time.perf_counter()
    opener.open(url).read()
    return (time.perf_counter() - start) * 1e3


def figures(study: Path, path: str, wait: float) -> dict[str, int]:
    """Of one kind of request, on a server of its own."""
    command = (sys.executable, "-m", "dalil", "review", "--study", str(study), "--no-browser", "--json")
    begun = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        url = json.loads(server.stdout.readline())["url"]
        listening = (time.perf_counter() - begun) * 1e3
        opener, base = signed_in(url)
        time.sleep(wait)
        first = asked(opener, base + path)
        again = statistics.median(asked(opener, base + path) for _ in range(3))
    finally:
        server.terminate()
        begun = time.perf_counter()
        server.wait()
    ended = (time.perf_counter() - begun) * 1e3
    return {"start_ms": round(listening), "first_ms": round(first), "again_ms": round(again), "end_ms": round(ended)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("study", type=Path)
    parser.add_argument("--wait", type=float, default=0)
    wanted = parser.parse_args()
    found: dict[str, Any] = {name: figures(wanted.study, path, wanted.wait) for name, path in REQUESTS.items()}
    print(json.dumps({"wait_s": wanted.wait, **found}))


if __name__ == "__main__":
    main()
