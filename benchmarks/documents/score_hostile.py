"""Reads the files that make_hostile made, and counts what comes of each.

usage: python -m documents.score_hostile OUT [--seconds N] [--kind KIND] [--section hostile]

Each file is read and segmented. It is *refused* with one coded error, *warned* of with coded issues, or *read* whole
with text and nothing to say; anything else is a fault: another exception (*crash*), no end within the limit and ten
seconds (*hang*), or no text and no word about it (*silent*).
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from dalil.errors import DalilError, Severity
from dalil.reading.files import Limits
from dalil.reading.formats import reader_for
from dalil.segmentation.outline import segment
from documents.results import store

GRACE = 10.0  # seconds over the limit
FAULTS = ("crash", "hang", "silent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one file."""

    kind: str
    name: str
    came: str  # refused, warned, read, crash, hang, silent
    what: str  # code of the error or issues, or the exception
    seconds: float


class HangError(BaseException):
    """No end within the limit."""


def outcomes(folder: Path, limits: Limits, kind: str | None) -> Iterator[Outcome]:
    """Each file of the folder, in order."""
    signal.signal(signal.SIGALRM, _stop)
    for file in sorted(folder.iterdir()):
        if kind is None or file.name.startswith(f"{kind}."):
            yield _one(file, limits)


def _one(file: Path, limits: Limits) -> Outcome:
    start = time.perf_counter()
    signal.alarm(int(limits.max_seconds + GRACE))
    try:
        came, what = _read(file, limits)
    except DalilError as error:
        came, what = "refused", error.code
    except HangError:
        came, what = "hang", ""
    except Exception as error:  # noqa: BLE001 what dalil lets through is the thing measured
        came, what = "crash", f"{type(error).__name__}: {error}"[:200]
    finally:
        signal.alarm(0)
    kind = file.name.partition(".")[0]
    return Outcome(kind=kind, name=file.name, came=came, what=what, seconds=time.perf_counter() - start)


def _read(file: Path, limits: Limits) -> tuple[str, str]:
    reading = reader_for(file).examine(file, limits=limits)
    segment(reading.source)
    codes = sorted({i.code for i in reading.issues if i.severity is not Severity.NOTE})
    notes = sorted({i.code for i in reading.issues if i.severity is Severity.NOTE})
    if codes or notes:
        return "warned", " ".join(codes + notes)
    return ("read", "") if reading.source.text.strip() else ("silent", "")


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise HangError


def summary(found: list[Outcome]) -> dict[str, dict[str, Any]]:
    """By kind: how many came out how, and the longest time."""
    sums: dict[str, dict[str, Any]] = {}
    for kind in sorted({o.kind for o in found}):
        of = [o for o in found if o.kind == kind]
        sums[kind] = {
            **Counter(o.came for o in of),
            "files": len(of),
            "codes": dict(sorted(Counter(c for o in of for c in o.what.split() if c.startswith("D")).items())),
            "longest": round(max(o.seconds for o in of), 1),
        }
    return sums


def faults(found: list[Outcome]) -> list[Mapping[str, str]]:
    """The files that came out wrong."""
    return [{"file": o.name, "came": o.came, "what": o.what} for o in found if o.came in FAULTS]


def main() -> None:
    """Read all and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=20.0, help="the limit for one file")
    parser.add_argument("--kind", help="only files of this kind")
    parser.add_argument("--section", help="write the figures to results.json under this name")
    given = parser.parse_args()
    limits = Limits(max_seconds=given.seconds, max_page_seconds=given.seconds)
    found = []
    for outcome in outcomes(given.out, limits, given.kind):
        found.append(outcome)
        if outcome.came in FAULTS or outcome.seconds > 5:
            print(f"{outcome.came:8} {outcome.seconds:6.1f} s {outcome.name:26} {outcome.what}", flush=True)
    print(json.dumps(summary(found), indent=1))
    total = Counter(o.came for o in found)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(dict(total), len(found), "files; peak MiB", round(peak))
    if given.section:
        whole = {"kinds": summary(found), "total": {**total, "files": len(found)}, "faults": faults(found)}
        store(given.section, whole | {"seconds": given.seconds, "peak_mib": round(peak)})


if __name__ == "__main__":
    main()
