"""What only a process of its own shows: start, streams, signals, hash seeds. Slow, so few."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from papers import ARABIC, ENGLISH, write_paper

DALIL = (sys.executable, "-m", "dalil")
HELP_SECONDS, PAGE_SECONDS = 0.3, 1.5
SLOWER = 4  # how much a busy test machine may be slower than what was promised
FULL = Path("/dev/full")


def seconds(*arguments: str, times: int) -> float:
    """The median time a command takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([*DALIL, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def test_help_starts_quickly() -> None:
    assert seconds("--help", times=5) < HELP_SECONDS * SLOWER


def test_one_page_is_coded_quickly(tmp_path: Path) -> None:
    assert seconds("code", str(write_paper(tmp_path)), times=3) < PAGE_SECONDS * SLOWER


def test_help_loads_no_heavy_part() -> None:
    code = "import sys; from dalil.cli import main; main(['--help']); print(*sorted(sys.modules), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not {"sqlalchemy", "alembic", "pydantic", "rich", "ahocorasick", "babel"} & set(ran.stderr.split())


def test_no_hash_seed_changes_a_byte(tmp_path: Path) -> None:
    paper = write_paper(tmp_path, text=ENGLISH + ARABIC)
    written = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*DALIL, "code", paper, "-o", out], check=True, env=environment, capture_output=True)
        written.append({p.name: p.read_bytes() for p in out.iterdir()})
    assert written[0] == written[1]
    assert set(written[0]) == {"claims.csv", "claims.jsonl", "dossier.html", "dossier.md"}


def test_data_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [*DALIL, "--lang", "ar", "code", write_paper(tmp_path, text=ARABIC)]
    ran = subprocess.run(command, check=True, env=environment, capture_output=True)
    assert "السنغال" in ran.stdout.decode() and "الادعاءات" in ran.stderr.decode()


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
def test_a_reader_that_leaves_early_is_no_fault() -> None:
    with subprocess.Popen([*DALIL, "actors"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_full_output_is_told_in_one_line() -> None:
    for more in ([], ["--json"]):
        with FULL.open("w") as full:
            ran = subprocess.run([*DALIL, "actors", *more], check=False, stdout=full, stderr=subprocess.PIPE, text=True)
        assert ran.returncode == 3
        assert ran.stderr.startswith("dalil: D008 ") and ran.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
@pytest.mark.skipif(signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="what runs in the background ignores it")
def test_ctrl_c_is_told_in_one_line() -> None:
    command = [*DALIL, "code", "--units", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as running:  # type: ignore[call-overload]
        running.stdin.write('{"id": "a", "text": "x"}\n')
        running.stdin.flush()
        assert running.stdout.readline() == '{"id": "a", "claims": []}\n'
        running.send_signal(signal.SIGINT)
        assert running.stderr.read().strip().startswith("Stopped.")
    assert running.returncode == 130
