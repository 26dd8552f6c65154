"""The process that runs parsers. What a hostile file makes of it stays here: only JSON and bytes leave by the pipe.

It reads file after file until its parent closes the pipe or dies; then it ends itself with all that it has started.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import signal
import threading
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NoReturn

from dalil.errors import ReadingError
from dalil.reading.confinement import allow_time, confine, is_worn
from dalil.reading.files import Limits
from dalil.reading.frames import Frame, Kind, read_frame, write_frame
from dalil.reading.pulse import PULSE
from dalil.records.serial import dump_plain, from_json, to_json

LONGEST = 1 << 40  # bytes of a request: the parent is trusted
REASON = 300  # characters of an exception that are told

Answer = tuple[Kind, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One request."""

    asked: dict[str, Any]
    data: bytes
    token: int


class Voice:
    """What may be said to the parent, one frame at a time: parsers have threads."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._lock = threading.Lock()

    def say(self, frame: Frame) -> None:
        """Send one frame."""
        with self._lock:
            write_frame(self._pipe, frame)


def main(folder: str) -> NoReturn:
    """Answer requests until the parent is gone. The folder is this process's own, and emptied after each file."""
    requests, voice = _pipes()
    waiting: queue.SimpleQueue[Work] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(requests, waiting, Path(folder)), daemon=True).start()
    voice.say(Frame(Kind.READY))
    own = os.getpid()
    while True:
        work = waiting.get()
        kind, body = _answer(work, voice)
        if os.getpid() != own:  # a parser has forked, and its copy must not speak for it
            os._exit(0)
        os.chdir(folder)
        _clean(Path(folder))
        voice.say(Frame(kind, body, work.token, is_worn()))


def _pipes() -> tuple[IO[bytes], Voice]:
    """The pipes to the parent, kept from parsers: what they print or read goes nowhere."""
    requests = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return requests, Voice(answers)


def _receive(requests: IO[bytes], waiting: queue.SimpleQueue[Work], folder: Path) -> NoReturn:
    """Hand on what is asked; end all when the pipe is closed, even while a parser is at work."""
    while (head := read_frame(requests, LONGEST)) is not None and (data := read_frame(requests, LONGEST)) is not None:
        waiting.put(Work(asked=json.loads(head.body), data=data.body, token=head.token))
    shutil.rmtree(folder, ignore_errors=True)
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _answer(work: Work, voice: Voice) -> Answer:
    limits = from_json(Limits, work.asked["limits"])
    confine(limits)

    def beat() -> None:
        allow_time(limits.max_seconds + limits.max_page_seconds)
        voice.say(Frame(Kind.ALIVE, token=work.token))

    PULSE.beat = beat
    try:
        return _called(work.asked, work.data, limits)
    except ReadingError as error:
        return _fault(code=error.code, values=_plain(error.values))
    except MemoryError:
        return _fault(memory=True)
    except ImportError as error:
        return _fault(missing=error.name or "", error=_told(error))
    except BaseException as error:  # noqa: BLE001  a parser may raise, or exit, as it likes
        return _fault(error=_told(error))


def _called(asked: dict[str, Any], data: bytes, limits: Limits) -> Answer:
    """What the function asked for answers: a record as JSON, bytes as they are, None as no bytes."""
    module, _, name = asked["work"].partition(":")
    found = getattr(import_module(module), name)(data, *asked["arguments"], limits)
    if asked["answer"] == "bytes" and (found is None or isinstance(found, bytes)):
        return Kind.BYTES, found or b""
    if type(found).__name__ != asked["answer"]:
        raise TypeError(f"{asked['work']} gave {type(found).__name__}, not {asked['answer']}")
    return Kind.RECORD, dump_plain(to_json(found)).encode("utf-8")


def _fault(**said: object) -> Answer:
    return Kind.FAULT, json.dumps(said).encode("ascii")


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {name: value if isinstance(value, (int, float)) else str(value) for name, value in values.items()}


def _told(error: BaseException) -> str:
    """The class and message of an exception, on one line; a hostile one may fail to say anything."""
    try:
        said = " ".join(str(error).split())
    except BaseException:  # noqa: BLE001
        said = ""
    name = type(error).__name__
    return f"{name}: {said}"[:REASON] if said else name


def _clean(folder: Path) -> None:
    """Remove what parsers have left in the process's own folder."""
    with contextlib.suppress(OSError):
        for left in folder.iterdir():
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
