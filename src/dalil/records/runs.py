"""Runs, and the content ids that all records share.

Ids are SHA-256 digests of content, cut to 16 hexadecimal digits, so the same record stored twice is one row and two
machines give it the same name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from json.encoder import encode_basestring

PACKED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)


def content_id(kind: str, *parts: object) -> str:
    """The id of a record: a digest of its kind and of the JSON form of what makes it what it is."""
    packed = f"[{_listed((kind, *parts))}]"
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _listed(parts: Iterable[object]) -> str:
    return ",".join([encode_basestring(part) if type(part) is str else _packed(part) for part in parts])


def _packed(part: object) -> str:
    """The JSON form of one part; plain numbers, lists and what is missing need no encoder of their own."""
    if part is None:
        return "null"
    if type(part) is int:
        return str(part)
    return f"[{_listed(part)}]" if type(part) is list else PACKED.encode(part)


def digest_of(data: bytes) -> str:
    """The full SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One step over many records, with what became of each input."""

    id: str
    step: str  # read, code, publish
    version: str  # of dalil
    settings_digest: str  # everything that shapes the outcome, digested
    inputs: int
    done: int
    skipped: int
    failed: int

    def __post_init__(self) -> None:
        if self.inputs != self.done + self.skipped + self.failed:
            raise ValueError(f"run {self.id}: {self.inputs} inputs, but {self.done}+{self.skipped}+{self.failed}")
