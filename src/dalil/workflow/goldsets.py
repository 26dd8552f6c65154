"""Sets of passages that people have read, for measuring: where they lie in a folder, and what their lines say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dalil.errors import UsageError
from dalil.reliability.pairing import Money, ReadClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPassage:
    """A passage with the claims a person found in it."""

    id: str
    document: str  # what it was taken from; passages of one document are not independent
    text: str
    claims: tuple[ReadClaim, ...]


def read_passages(paths: Sequence[Path]) -> list[ReadPassage]:
    """The passages of JSON Lines files with `id`, `doc`, `text` and `claims`, in order."""
    return [_passage(line, path, number) for path in paths for number, line in json_lines(path)]


def json_lines(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The objects of a JSON Lines file, each with its line number."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError("D052", path=path, detail=error.strerror) from error
    except UnicodeDecodeError as error:
        raise UsageError("D052", path=path, detail=str(error)) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, _object(line, path, number)


def _object(line: str, path: Path, number: int) -> Mapping[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError("D053", path=path, line=number, detail=str(error)) from error
    if not isinstance(given, dict):
        raise UsageError("D053", path=path, line=number, detail=type(given).__name__)
    return given


def _passage(line: Mapping[str, Any], path: Path, number: int) -> ReadPassage:
    try:
        return ReadPassage(
            id=text_of(line, "id"),
            document=text_of(line, "doc"),
            text=text_of(line, "text"),
            claims=tuple(map(_claim, line["claims"])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError("D053", path=path, line=number, detail=f"{type(error).__name__}: {error}") from error


def text_of(line: Mapping[str, Any], key: str) -> str:
    """The text under a key; `TypeError` where it is something else."""
    value = line[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def _claim(given: Mapping[str, Any]) -> ReadClaim:
    return ReadClaim(
        relation=text_of(given, "relation"),
        source=given["source"],
        target=given["target"],
        implied_source=given.get("implicit_source"),
        implied_target=given.get("implicit_target"),
        domain=given["domain"],
        polarity=given["polarity"],
        amount=money_of(given.get("amount")),
    )


def money_of(given: Mapping[str, Any] | None) -> Money | None:
    """A sum as it can be compared."""
    value = given.get("value", given.get("number")) if given else None
    if not given or value is None:
        return None
    try:
        return float(str(value).replace(",", "")), given.get("currency")
    except ValueError:
        return str(value), given.get("currency")
