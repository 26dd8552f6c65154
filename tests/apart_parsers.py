"""Parsers that behave, and parsers as hostile files make them: called by name in a child process."""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from dalil.errors import Issue, ReadingError, Severity
from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.isolation import alive
from dalil.reading.outlines import Outline, Run
from dalil.records.layouts import Layout, Page, Stretch
from dalil.records.quotes import Span


class OddError(Exception):
    """Neither picklable nor willing to say anything."""

    def __init__(self) -> None:
        self.payload = lambda: self

    def __str__(self) -> str:
        raise RuntimeError("no")


def lines(data: bytes, name: str, limits: Limits) -> Extract:
    outline = Outline(name)
    for line in data.decode().splitlines():
        outline.add([Run(text=line, page=1, places=[(1, 2, 3, 4)] * len(line))])
    text, layout = outline.finish([Page(width=100.0, height=200.0)])
    issue = Issue(code="D158", severity=Severity.NOTE, where=name)
    return Extract(text=text, layout=layout, issues=(issue,))


def process(data: bytes, name: str, limits: Limits) -> Extract:
    return lines(str(os.getpid()).encode(), name, limits)


def environment(data: bytes, name: str, limits: Limits) -> Extract:
    return lines("\n".join([*os.environ, str(Path.cwd())]).encode(), name, limits)


def segfaults(data: bytes, name: str, limits: Limits) -> Extract:
    ctypes.string_at(0)
    raise AssertionError


def loops(data: bytes, name: str, limits: Limits) -> Extract:
    while True:
        pass


def works_long(data: bytes, name: str, limits: Limits) -> Extract:
    for _ in range(4):
        alive()
        time.sleep(0.2)
    return lines(data, name, limits)


def eats_memory(data: bytes, name: str, limits: Limits) -> Extract:
    return lines(b"x" * (limits.max_memory + 1), name, limits)


def aborts_when_full(data: bytes, name: str, limits: Limits) -> Extract:
    """What a library in C does."""
    taken = bytearray(limits.max_memory * 7 // 10)
    time.sleep(0.5)
    os.abort()
    return lines(bytes(taken), name, limits)


def prints(data: bytes, name: str, limits: Limits) -> Extract:
    os.write(1, b"\5\0" * 1000)
    print("\5" * 1000, flush=True)  # noqa: T201
    print("\5" * 1000, file=sys.stderr, flush=True)  # noqa: T201
    sys.stdin.read()
    return lines(data, name, limits)


def forks(data: bytes, name: str, limits: Limits) -> Extract:
    os.fork()
    return lines(data, name, limits)


def leaves_a_process(data: bytes, name: str, limits: Limits) -> Extract:
    left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path(data.decode()).write_text(str(left.pid), encoding="utf-8")
    time.sleep(60)
    raise AssertionError


def leaves_files(data: bytes, name: str, limits: Limits) -> Extract:
    Path("left").mkdir()
    Path("left/page.png").write_bytes(b"x")
    os.chdir("/")
    return lines(data, name, limits)


def lists_files(data: bytes, name: str, limits: Limits) -> Extract:
    return lines("\n".join(["here:", *(p.name for p in Path.cwd().iterdir())]).encode(), name, limits)


def raises_odd(data: bytes, name: str, limits: Limits) -> Extract:
    raise OddError


def raises_plain(data: bytes, name: str, limits: Limits) -> Extract:
    raise ZeroDivisionError("division\nby zero")


def raises_coded(data: bytes, name: str, limits: Limits) -> Extract:
    raise ReadingError("D121", path=name, count=9, limit=limits.max_pages)


def raises_unknown(data: bytes, name: str, limits: Limits) -> Extract:
    raise ReadingError("D000", path=name)


def misses_a_library(data: bytes, name: str, limits: Limits) -> Extract:
    raise ModuleNotFoundError("No module named 'lost'", name="lost")


def exits(data: bytes, name: str, limits: Limits) -> Extract:
    sys.exit(0)


def vanishes(data: bytes, name: str, limits: Limits) -> Extract:
    os._exit(3)


def gives_junk(data: bytes, name: str, limits: Limits) -> object:
    return {"text": "junk"}


def sends_junk(data: bytes, name: str, limits: Limits) -> Extract:
    answers_often(data, name, limits)
    time.sleep(60)
    raise AssertionError


def answers_often(data: bytes, name: str, limits: Limits) -> Extract:
    """What a parser that was taken over may do: write to each pipe there is."""
    for number in range(3, 32):
        with contextlib.suppress(OSError):
            os.write(number, data)
    return lines(b"words\n", name, limits)


def says_much(data: bytes, name: str, limits: Limits) -> Extract:
    return Extract(text="x" * (limits.max_chars + 1), layout=Layout(blocks=()))


def boxes_a_bomb(data: bytes, name: str, limits: Limits) -> Extract:
    good = lines(b"abc", name, limits)
    stretch = Stretch(span=Span(start=0, end=1), page=1, boxes=good.layout.stretches[0].boxes)
    return replace(good, layout=Layout(blocks=(), stretches=(stretch,)))


def tells_the_unknown(data: bytes, name: str, limits: Limits) -> Extract:
    issue = Issue(code="D000", severity=Severity.NOTE, where=name)
    return replace(lines(data, name, limits), issues=(issue,))


def reverses(data: bytes, times: int, limits: Limits) -> bytes | None:
    return data[::-1] * times or None
