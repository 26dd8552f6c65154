"""Files with a JSON object a line, as people and programs hand them over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dalil.errors import UsageError

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of the errors by which a file is refused."""

    unreadable: str  # no file, or no UTF-8
    broken: str  # a line that is no JSON object


def objects(path: Path, codes: Codes) -> Iterator[tuple[int, Json]]:
    """The objects of a file, each with the number of its line, from 1; empty lines are passed over."""
    for number, line in enumerate(text_of(path, codes).split("\n"), start=1):
        if line.strip():
            yield number, parsed(line, path, number, codes)


def text_of(path: Path, codes: Codes) -> str:
    """The text of a file."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise UsageError(codes.unreadable, path=path, detail=fault.strerror or str(fault)) from fault
    except UnicodeDecodeError as fault:
        raise UsageError(codes.unreadable, path=path, detail=str(fault)) from fault


def parsed(text: str, path: Path, number: int, codes: Codes) -> Json:
    """A JSON object; a text that is none is named by the number of its line."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise UsageError(codes.broken, path=path, line=number, detail=str(fault)) from fault
    if not isinstance(given, dict):
        raise UsageError(codes.broken, path=path, line=number, detail=type(given).__name__)
    return given
