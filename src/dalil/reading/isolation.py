"""Parsers of rich formats, run where their failure costs one document only."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from dalil.reading.extracts import Extract, ExtractFile
from dalil.reading.files import Limits


def extract_apart(reader: str, data: bytes, path: Path, *, limits: Limits) -> Extract:
    """What the reader `module:function` finds in the bytes of a file."""
    module, _, name = reader.partition(":")
    extract: ExtractFile = getattr(import_module(module), name)
    return extract(data, path.name, limits)
