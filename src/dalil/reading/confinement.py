"""What the system lets the process that runs parsers take; where it is no Unix, its parent alone bounds it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dalil.reading.files import Limits

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

CORES = 4  # a second of time may be this many of processor time
WORN_MEMORY = 512_000_000  # bytes that a process may hold between two files


def confine(limits: Limits) -> None:
    """Bound memory, processor time, file size and core dumps for the next file."""
    if resource is None:
        return
    _bound("RLIMIT_CORE", 0)
    _bound("RLIMIT_AS", limits.max_memory)
    _bound("RLIMIT_FSIZE", limits.max_expanded)
    allow_time(limits.max_seconds)


def allow_time(seconds: float) -> None:
    """Bound processor time from now on, loosely: the parent counts time, and this ends a hang that outlives it."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _bound("RLIMIT_CPU", int(used.ru_utime + used.ru_stime + CORES * seconds) + 2)


def space_of(process: int) -> int:
    """Bytes of address space that a process takes, as they are bounded; 0 where that cannot be known."""
    return _statm(str(process), 0)


def is_worn() -> bool:
    """Whether the process holds so much memory that the next file is better read by a fresh one."""
    return _memory() > WORN_MEMORY


def _bound(name: str, wanted: int) -> None:
    """Set a soft limit, which the next file may set anew, where the platform has it."""
    which = getattr(resource, name, None)
    if which is None:
        return
    _, hard = resource.getrlimit(which)
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    try:
        resource.setrlimit(which, (soft, hard))
    except (ValueError, OSError):  # macOS refuses some
        return


def _memory() -> int:
    """Bytes that the process holds now, or held at most where only that is known."""
    held = _statm("self", 1)
    if held or resource is None:
        return held
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _statm(process: str, column: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_bytes().split()[column]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):  # AttributeError: Windows
        return 0
