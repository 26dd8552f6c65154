"""YAML text as plain data, with the line of every key and item.

Only what a codebook needs is read: maps, lists, text, true, false and null. A plain word stays text (`no`, `1`,
`2020-01-01`). Aliases and tags are refused, so a small file cannot grow into a large one, and nesting is limited.
The events of the YAML parser are walked without recursion; reading stops at the first fault of syntax only.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from dalil.errors import Issue, Severity, issue_of

MAX_DEPTH = 24
PLAIN_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """Plain data, the line each part of it stands on, and what was wrong with its YAML."""

    data: object
    lines: dict[Path, int]
    faults: tuple[Issue, ...]


def fault(code: str, file: str, line: int, **values: object) -> Issue:
    """A fault of a codebook at a line of its file."""
    return issue_of(code, Severity.ERROR, f"{file}:{line}", **values)


@dataclass(slots=True)
class _Frame:
    """A map or list that is still open."""

    path: Path
    items: dict[str, object] | list[object]
    key: str | None = None  # of a map, once read and until its value comes
    skipped: bool = False  # inside the value of a key that stood there before


class _StopError(Exception):
    """What follows cannot be read."""


@dataclass(slots=True)
class _Builder:
    file: str
    data: object = None
    documents: int = 0
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Issue] = field(default_factory=list)
    open: list[_Frame] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Add one event of the YAML parser."""
        line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent):
            self._document(line)
        elif isinstance(event, NodeEvent):
            self._node(event, line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.open.pop()

    def _document(self, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop("D421", line)

    def _node(self, event: NodeEvent, line: int) -> None:
        if isinstance(event, AliasEvent):
            self._fault("D418", line, name=event.anchor)
            self._place(None, line)
            return
        tag = getattr(event, "tag", None)
        if tag is not None and str(tag) != "!":
            self._fault("D419", line, tag=tag)
        if isinstance(event, ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, MappingStartEvent):
            self._open({}, line)
        elif isinstance(event, SequenceStartEvent):
            self._open([], line)

    def _scalar(self, event: ScalarEvent, line: int) -> None:
        frame = self.open[-1] if self.open else None
        if frame is not None and isinstance(frame.items, dict) and frame.key is None:
            self._key(frame, str(event.value), line)
        else:
            plain = event.style is None and event.implicit[0]
            self._place(PLAIN_WORDS.get(event.value, event.value) if plain else event.value, line)

    def _key(self, frame: _Frame, key: str, line: int) -> None:
        path = (*frame.path, key)
        assert isinstance(frame.items, dict)
        frame.key = key
        frame.skipped = key in frame.items
        if frame.skipped:
            self._fault("D412", line, part=key, first=self.lines[path])
        else:
            self.lines[path] = line

    def _open(self, items: dict[str, object] | list[object], line: int) -> None:
        if self.open and isinstance(self.open[-1].items, dict) and self.open[-1].key is None:
            self._stop("D422", line)
        if len(self.open) >= MAX_DEPTH:
            self._stop("D420", line, limit=MAX_DEPTH)
        path = self._place(items, line)
        self.open.append(_Frame(path=path, items=items))

    def _place(self, value: object, line: int) -> Path:
        """Put a value where it belongs, and give its path."""
        if not self.open:
            self.data = value
            self.lines.setdefault((), line)
            return ()
        frame = self.open[-1]
        if isinstance(frame.items, list):
            frame.items.append(value)
            path: Path = (*frame.path, len(frame.items) - 1)
            self.lines.setdefault(path, line)
            return path
        if frame.key is None:  # an alias as a key
            self._stop("D422", line)
        key, frame.key = str(frame.key), None
        if frame.skipped:
            return (*frame.path, key, "#again")  # keeps its lines apart from the first one's
        frame.items[key] = value
        return (*frame.path, key)

    def _fault(self, code: str, line: int, **values: object) -> None:
        self.faults.append(fault(code, self.file, line, **values))

    def _stop(self, code: str, line: int, **values: object) -> None:
        self._fault(code, line, **values)
        raise _StopError


def parse(text: str, file: str) -> Parsed:
    """Read YAML text; `file` is how its faults name it."""
    builder = _Builder(file=file)
    try:
        for event in _events(text):
            builder.take(event)
    except _StopError:
        pass
    except MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        line = 1 if mark is None else mark.line + 1
        problem = e.problem or e.context or type(e).__name__
        builder.faults.append(fault("D411", file, line, problem=problem))
    except ReaderError as e:
        line = text.count("\n", 0, int(e.position)) + 1
        builder.faults.append(fault("D411", file, line, problem=f"U+{_code_point(e.character):04X}: {e.reason}"))
    except YAMLError as e:
        builder.faults.append(fault("D411", file, 1, problem=str(e)))
    return Parsed(data=builder.data, lines=builder.lines, faults=tuple(builder.faults))


def _code_point(character: Any) -> int:
    return character if isinstance(character, int) else ord(character)


def _events(text: str) -> Iterator[Event]:
    events: Iterator[Event] = YAML(typ="safe", pure=True).parse(io.StringIO(text))
    return events


def to_yaml(data: dict[str, Any]) -> str:
    """Plain data as YAML that `parse` reads back."""
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()
