"""How fast and how lean coding is on this machine: sentences a second on one core, and memory at its highest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from dalil.workflow.coding import code_text
from dalil.workflow.steps import Kit

WARMING = 20  # sentences coded before the clock starts
ROUNDS = 3  # over words that have been seen
KIB_PER_MIB = 1024

Speed = dict[str, float]


def warm_speed(texts: Sequence[str], kit: Kit) -> Speed:
    """The speed on one core in a process that has coded before: on texts whose words it sees for the first time, and on
    the same again, as in a long run, where most words have been seen: the best of some rounds, as other work on the
    machine only ever slows one. Seconds are the processor's."""
    for text in texts[:WARMING]:
        code_text(text, kit)
    first, again = _timed(texts, kit), min(_timed(texts, kit) for _ in range(ROUNDS))
    length = sum(map(len, texts)) / len(texts)
    return {**_speed(len(texts), first), "again_per_second": round(len(texts) / again, 1), "length": round(length, 1)}


def _timed(texts: Sequence[str], kit: Kit) -> float:
    start = time.process_time()
    for text in texts:
        code_text(text, kit)
    return time.process_time() - start


def whole_run(texts: Sequence[str]) -> Speed:
    """The speed of one whole run of `dalil code --units`, its start counted, and the memory it took at most."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "units.jsonl"
        lines = (json.dumps({"id": str(n), "text": text}, ensure_ascii=False) for n, text in enumerate(texts))
        given.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        start = time.perf_counter()
        peak = _peak_of([sys.executable, "-m", "dalil", "code", "--units", str(given)])
        return {**_speed(len(texts), time.perf_counter() - start), **peak}


def _speed(count: int, seconds: float) -> Speed:
    return {"sentences": count, "seconds": round(seconds, 2), "per_second": round(count / seconds, 1)}


def _peak_of(command: Sequence[str]) -> Mapping[str, float]:
    """Run a command; the most memory it held, where the system tells."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONHASHSEED": "0"}) as process:
        if not hasattr(os, "wait4"):
            return {}
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    unit = KIB_PER_MIB if sys.platform != "darwin" else KIB_PER_MIB**2
    return {"peak_mib": round(usage.ru_maxrss / unit, 1)}
