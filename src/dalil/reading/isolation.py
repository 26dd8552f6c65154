"""Parsers of rich formats, run where their failure costs one document only.

They run in a process of their own, which is asked file after file. It is bounded in time and memory, and killed and
replaced when it hangs, dies or floods. Its answers are JSON that is checked here as if an enemy had written it, because
a hostile file may have taken its parser over.
"""

from __future__ import annotations

import json
import threading
import unicodedata
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from dalil.errors import Issue, ReadingError, Severity, StorageError
from dalil.messages import LANGUAGES
from dalil.reading.child import Child, FloodError, GreedyError, LateError, LostError, Request
from dalil.reading.extracts import Extract
from dalil.reading.files import DEFAULT_LIMITS, Limits
from dalil.reading.frames import Frame, Kind
from dalil.reading.pulse import alive as alive
from dalil.records.layouts import EDGES, Stretch
from dalil.records.serial import from_json, to_json

R = TypeVar("R")


class Apart:
    """The one process of this process that runs parsers; threads take turns."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._child: Child | None = None

    def ask(self, request: Request, limits: Limits) -> Frame:
        """The answer of the process, a fresh one where the last is gone."""
        with self._lock:
            if self._child is None or not self._child.is_usable:
                self.end()
                self._child = Child()
            return self._child.ask(request, limits)

    def end(self) -> None:
        """End the process, if there is one, after what it is at."""
        with self._lock:
            child, self._child = self._child, None
            if child is not None:
                child.end()


APART = Apart()  # one a process: starting another for each file would cost more than most files do


def extract_apart(
    reader: str, data: bytes, path: Path, *, limits: Limits = DEFAULT_LIMITS, extra: str | None = None
) -> Extract:
    """What the reader `module:function` finds in the bytes of a file."""
    work = _Work(function=reader, path=path, limits=limits, extra=extra)
    found = _record(Extract, work, data, (path.name,))
    if len(found.text) > limits.max_chars:
        raise ReadingError("D122", path=path, limit=limits.max_chars)
    flaw = _flaw(found)
    if flaw is not None:
        raise work.broke_off(flaw)
    return found


def record_apart(kind: type[R], function: str, *arguments: object, path: Path, limits: Limits = DEFAULT_LIMITS) -> R:
    """The record that `module:function` gives for no bytes, arguments that JSON can carry, and limits."""
    return _record(kind, _Work(function=function, path=path, limits=limits), b"", arguments)


def call_apart(
    function: str,
    data: bytes,
    *arguments: object,
    path: Path,
    limits: Limits = DEFAULT_LIMITS,
    extra: str | None = None,
) -> bytes | None:
    """The bytes, if any, that `module:function` gives for bytes, arguments that JSON can carry, and limits."""
    work = _Work(function=function, path=path, limits=limits, extra=extra)
    answer = work.answer(data, arguments, expected="bytes")
    if answer.kind is not Kind.BYTES:
        raise work.broke_off("no bytes")
    return answer.body or None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is called for which file, and how its failures are told."""

    function: str
    path: Path
    limits: Limits
    extra: str | None = None

    def answer(self, data: bytes, arguments: tuple[object, ...], *, expected: str) -> Frame:
        """What the process answers; raises the reading error that the file costs."""
        request = Request(
            work=self.function, answer=expected, data=data, arguments=arguments, limits=to_json(self.limits)
        )
        try:
            answer = APART.ask(request, self.limits)
        except LateError as fault:
            raise ReadingError("D117", path=self.path, limit=f"{self.limits.max_seconds:g}") from fault
        except GreedyError as fault:
            raise self._greedy() from fault
        except FloodError as fault:
            raise ReadingError("D122", path=self.path, limit=self.limits.max_chars) from fault
        except LostError as fault:
            raise self.broke_off(str(fault)) from fault
        except OSError as fault:
            raise ReadingError("D180", path=self.path, reason=fault.strerror or str(fault)) from fault
        if answer.kind is Kind.FAULT:
            raise self._error(answer.body)
        return answer

    def broke_off(self, reason: str) -> ReadingError:
        """The parser gave no answer, or none that holds; then its process is not to be trusted with the next file."""
        APART.end()
        return ReadingError("D118", path=self.path, reason=reason)

    def _greedy(self) -> ReadingError:
        return ReadingError("D119", path=self.path, limit=f"{self.limits.max_memory / 1e6:g}")

    def _error(self, body: bytes) -> ReadingError:
        """The error that the process tells of."""
        said = _said(body)
        if said.get("memory") is True:
            return self._greedy()
        missing, code, values = said.get("missing"), said.get("code"), said.get("values")
        if isinstance(missing, str) and self.extra is not None and not missing.startswith("dalil"):
            return ReadingError("D123", path=self.path, extra=self.extra)
        if isinstance(code, str) and isinstance(values, dict):
            values = {name: self.path if value == self.path.name else value for name, value in values.items()}
            if _can_be_told(Issue(code=code, severity=Severity.ERROR, where="", values=tuple(values.items()))):
                return ReadingError(code, **values)
        if isinstance(said.get("error"), str):
            return ReadingError("D118", path=self.path, reason=said["error"])
        return self.broke_off("?")


def _record(kind: type[R], work: _Work, data: bytes, arguments: tuple[object, ...]) -> R:
    answer = work.answer(data, arguments, expected=kind.__name__)
    try:
        if answer.kind is not Kind.RECORD:
            raise ValueError("no record")
        return from_json(kind, json.loads(answer.body))
    except (ValueError, RecursionError, StorageError) as fault:
        raise work.broke_off(str(fault)) from fault


def _said(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _flaw(found: Extract) -> str | None:
    """Why an extract cannot become a source, if it cannot."""
    if "\r" in found.text or not unicodedata.is_normalized("NFC", found.text):
        return "text not canonical"
    if found.layout.end > len(found.text):
        return "layout past the text"
    if not all(map(_is_boxed, found.layout.stretches)):
        return "boxes do not fit the text"
    return None if all(map(_can_be_told, found.issues)) else "unknown issue"


def _is_boxed(stretch: Stretch) -> bool:
    """Whether a stretch has a page, and a box for each character if any: packed ones may unpack to any size."""
    if stretch.page < 1 or not stretch.boxes:
        return stretch.page >= 1
    size = 2 * EDGES * (stretch.span.end - stretch.span.start)
    unpacking = zlib.decompressobj()
    try:
        return len(unpacking.decompress(stretch.boxes, size + 1)) == size and unpacking.eof
    except zlib.error:
        return False


def _can_be_told(issue: Issue) -> bool:
    """Whether the catalogue has its wording, and the wording all its values."""
    try:
        return all(issue.render(lang) for lang in LANGUAGES)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError):
        return False
