"""A server that is killed while people save answers loses none that it has acknowledged."""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dalil.records.entries import EntryKind
from dalil.workflow.project import open_study
from dalil.workflow.study import check_study
from hand_parts import PAPER
from workbench import a_study

KILLS = 50
PROGRAM = Path(__file__).parents[1] / "killable_server.py"
LINES = "".join(f"- Samoa funded school {n} in Tonga.\n" for n in range(1, 4))


class Client:
    """Asks one server over a socket, as far as it lives."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.connection = http.client.HTTPConnection(parts.netloc, timeout=20)
        self.headers = {"Content-Type": "application/json"}
        self.token = parts.query.removeprefix("token=")

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """Status and answer; raises `OSError` or `HTTPException` where the server is gone."""
        self.connection.request(method, path, None if body is None else json.dumps(body), self.headers)
        answer = self.connection.getresponse()
        cookie = answer.headers.get("Set-Cookie")
        if cookie is not None:
            self.headers["Cookie"] = cookie.partition(";")[0]
        return answer.status, json.loads(answer.read())

    def sign_in(self) -> None:
        """Sign in with the token of the address."""
        status, session = self.ask("POST", "/api/session", {"token": self.token})
        assert status == 200
        self.headers["X-CSRF-Token"] = session["csrf"]

    def beside(self) -> Client:
        """Another connection of the same session."""
        other = Client(f"http://{self.connection.host}:{self.connection.port}/")
        other.headers = dict(self.headers)
        return other

    def close(self) -> None:
        """Let go of the socket."""
        self.connection.close()


@contextmanager
def servers(study: Path) -> Iterator[subprocess.Popen[str]]:
    """The process that starts servers."""
    paths = os.pathsep.join([str(PROGRAM.parent), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": paths}
    command = [sys.executable, str(PROGRAM), str(study)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as nursery:
        yield nursery


def started(nursery: subprocess.Popen[str]) -> tuple[int, str]:
    """Process id and address of a new server."""
    assert nursery.stdin is not None and nursery.stdout is not None
    nursery.stdin.write("\n")
    nursery.stdin.flush()
    pid, url = nursery.stdout.readline().split()
    return int(pid), url


def save_on(client: Client, coding: dict[str, Any], acknowledged: list[str]) -> None:
    """Accept and reject the claims of a unit in turn until the server is gone; note what it said it has."""
    unit = f"/api/units/{coding['unit_id']}/coding"
    keys = [{"coding_id": coding["id"], "claim_id": c["id"]} for c in coding["claims"]]
    base, accepts = None, True
    try:
        for _ in range(10_000):
            judged = [{**key, "becomes": n if accepts else None} for n, key in enumerate(keys)]
            claims = [{"type": "kept", **key} for key in keys] if accepts else []
            status, answer = client.ask("PUT", unit, {"base": base, "claims": claims, "judged": judged})
            if status == 409:
                acknowledged.append(answer["detail"]["aside_id"])
                base = answer["detail"]["theirs"]["id"]
            else:
                assert status == 200, answer
                acknowledged.append(answer["coding"]["id"])
                base = answer["coding"]["id"]
            accepts = not accepts
    except (OSError, http.client.HTTPException, ValueError):
        return  # the server is gone
    finally:
        client.close()


def wait_for(acknowledged: list[str], count: int) -> None:
    """Wait until so many answers are acknowledged."""
    end = time.monotonic() + 20
    while len(acknowledged) < count and time.monotonic() < end:
        time.sleep(0.002)


def kept_ids(study: Path) -> set[str]:
    """Every coding and every refused answer that the store has."""
    with open_study(study).open_store(write=False) as store:
        codings = {c.id for source_id in store.source_ids() for c in store.codings(source_id=source_id)}
        return codings | {entry.id for entry in store.entries(EntryKind.ASIDE)}


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    study = a_study(tmp_path, papers={"tonga.txt": PAPER + LINES})
    chance = random.Random(5)
    acknowledged: list[str] = []
    with servers(study) as nursery:
        for _ in range(KILLS):
            pid, url = started(nursery)
            client = Client(url)
            client.sign_in()
            with open_study(study).open_store(write=False) as store:
                (source_id,) = store.source_ids()
            coded = client.ask("GET", f"/api/sources/{source_id}/codings")[1]["codings"]
            machine = [c for c in coded if c["claims"] and c["coder"]["kind"] != "human"][:3]
            savers = [threading.Thread(target=save_on, args=(client.beside(), c, acknowledged)) for c in machine]
            for saver in savers:
                saver.start()
            wait_for(acknowledged, len(acknowledged) + chance.randrange(1, 8))
            time.sleep(chance.uniform(0, 0.02))
            os.kill(pid, signal.SIGKILL)
            for saver in savers:
                saver.join()
            client.close()
            assert set(acknowledged) <= kept_ids(study)
    assert len(acknowledged) > KILLS
    assert check_study(study).ok
