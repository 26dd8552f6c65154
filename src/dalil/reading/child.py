"""The parent's side of the process that runs parsers: started when first needed, asked, and ended if it misbehaves."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dalil.reading.confinement import space_of
from dalil.reading.files import Limits
from dalil.reading.frames import BrokenFrameError, Frame, Kind, TooLongError, read_frame, write_frame

START_SECONDS = 60.0  # even a laden machine has started it by then
TICK = 0.2  # seconds between two looks whether it lives
NEARLY_ALL = 0.8  # of the memory that it may take: more was asked for when it died
MAX_FILES = 500  # that one process reads
BEATS_A_PAGE = 4  # passes of OCR over one page, more than there are
# What parsers need of the environment: programs, languages and folders. Keys and passwords are not handed on.
KEPT = (
    *("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "HOME", "XDG_DATA_DIRS"),
    *("TESSDATA_PREFIX", "OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"),
    *("SYSTEMROOT", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA"),
)


class LateError(Exception):
    """The process took longer than it may."""


class GreedyError(Exception):
    """The process took all the memory that it may."""


class FloodError(Exception):
    """The process sent more than it may."""


class LostError(Exception):
    """The process died, or sent what is no answer; the message is the reason, in words of no language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a process is to call, and on what."""

    work: str  # module:function
    answer: str  # name of the record that it gives
    data: bytes
    arguments: tuple[Any, ...]
    limits: Mapping[str, Any]

    def head(self) -> bytes:
        """All but the data, as JSON."""
        parts = {"work": self.work, "answer": self.answer, "arguments": self.arguments, "limits": dict(self.limits)}
        return json.dumps(parts).encode("ascii")


@dataclass(slots=True)
class Exchange:
    """One request under way."""

    done: threading.Event = field(default_factory=threading.Event)
    beats: int = 0
    answer: Frame | None = None  # None once done: the process is lost
    space: int = 0  # bytes of memory that the process took at most, as seen from time to time
    fault: BrokenFrameError | None = None  # what came is no answer


class Child:
    """One process that runs parsers, with a folder of its own that goes with it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.files = 0
        self._folder = tempfile.mkdtemp(prefix="dalil-")
        try:
            self._process = _started(self._folder)
        except OSError:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self._ended = weakref.finalize(self, _end, self._process, self._folder, self.owner)
        ready = self._exchanged(None, 1 << 10)
        if not ready.done.wait(START_SECONDS) or ready.answer is None:
            self.end()
            raise OSError(self._death() or "no answer")

    def ask(self, request: Request, limits: Limits) -> Frame:
        """The answer to a request; afterwards the process may be worn out, or gone."""
        exchange = self._exchanged(request, limits.max_expanded)
        try:
            self._await(exchange, limits)
        except BaseException:  # Ctrl-C too ends it: its answer would come to the next request
            self.end()
            raise
        self.files += 1
        if exchange.answer is None:
            died = "" if exchange.fault else self._death()
            self.end()
            if isinstance(exchange.fault, TooLongError):
                raise FloodError
            if died == "SIGXCPU":
                raise LateError
            if died.startswith("SIG") and exchange.space > NEARLY_ALL * limits.max_memory:
                raise GreedyError  # libraries in C abort where memory ends
            raise LostError(str(exchange.fault or died or "closed"))
        if exchange.answer.worn or self.files >= MAX_FILES:
            self.end()
        return exchange.answer

    @property
    def is_usable(self) -> bool:
        """Whether it can be asked: it lives, and was not started by a process that this one was forked from."""
        return self._ended.alive and self.owner == os.getpid() and self._process.poll() is None

    def end(self) -> None:
        """Kill it with all that it has started, and remove its folder."""
        self._ended()

    def _exchanged(self, request: Request | None, limit: int) -> Exchange:
        """An exchange that a thread carries on: writing to a process that hangs would hang too."""
        exchange = Exchange()
        arguments = (self._process, request, exchange, limit)
        threading.Thread(target=_carry, args=arguments, daemon=True).start()
        return exchange

    def _await(self, exchange: Exchange, limits: Limits) -> None:
        heard = 0
        deadline = time.monotonic() + limits.max_seconds
        while not exchange.done.wait(max(0.0, min(TICK, deadline - time.monotonic()))):
            now = time.monotonic()
            exchange.space = max(exchange.space, space_of(self._process.pid))
            if heard < exchange.beats <= BEATS_A_PAGE * limits.max_pages:
                heard = exchange.beats
                deadline = max(deadline, now + limits.max_page_seconds)
            if now >= deadline:
                raise LateError
            # What it has forked may hold the pipe open after its death.
            if self._process.poll() is not None and not exchange.done.wait(TICK):
                return

    def _death(self) -> str:
        """What it died of, or nothing where it lives."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        status = self._process.returncode
        if status is None:
            return ""
        if status >= 0:
            return f"exit {status}"
        with contextlib.suppress(ValueError):
            return signal.Signals(-status).name
        return f"signal {-status}"


def _started(folder: str) -> subprocess.Popen[bytes]:
    """The process, with the import path of this one, whatever way dalil was installed."""
    path = [str(Path(entry).absolute()) for entry in sys.path if entry]
    package = str(Path(__file__).absolute().parents[2])
    start = f"import sys; sys.path[:] = {path + [package] * (package not in path)!r}\n"
    command = [sys.executable, "-P", "-s", "-c", f"{start}from dalil.reading.worker import main; main({folder!r})"]
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    own = {"TMPDIR": folder, "TEMP": folder, "TMP": folder, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}
    return subprocess.Popen(
        command,
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**kept, **own},
        start_new_session=True,  # a group of its own, which Ctrl-C does not reach and which can be killed as one
    )


def _end(process: subprocess.Popen[bytes], folder: str, owner: int) -> None:
    if os.getpid() == owner:
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5.0)
        shutil.rmtree(folder, ignore_errors=True)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def _carry(process: subprocess.Popen[bytes], request: Request | None, exchange: Exchange, limit: int) -> None:
    """Send a request and hear what comes, up to the answer."""
    try:
        exchange.answer = _heard(process, request, exchange, limit)
    except BrokenFrameError as fault:
        exchange.fault = fault
    except (OSError, ValueError):  # it died, or the pipe was closed under the thread
        pass
    finally:
        exchange.done.set()


def _heard(process: subprocess.Popen[bytes], request: Request | None, exchange: Exchange, limit: int) -> Frame | None:
    assert process.stdin is not None and process.stdout is not None
    token = 0
    if request is not None:
        token = int.from_bytes(os.urandom(8))
        write_frame(process.stdin, Frame(Kind.WORK, request.head(), token))
        write_frame(process.stdin, Frame(Kind.DATA, request.data, token))
    while (frame := read_frame(process.stdout, limit)) is not None:
        if frame.token == token and frame.kind is not Kind.ALIVE:
            return frame
        exchange.beats += frame.token == token
    return None
