"""The one table of named parts. Built-ins are listed here as outsiders would be; names carry their version.

An entry is `module:attribute`, loaded when asked for, so that naming a part costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from dalil.errors import UsageError
from dalil.reading.formats import Reader
from dalil.reading.formats import reader_for as _reader_for

CODING_METHODS = {"dalil.rules.v1": "dalil.coding.coder:RulesCoder"}


def coding_method(name: str, **settings: Any) -> Any:
    """A coding method by its versioned name, with settings; raises `UsageError` D003 that lists the names there are."""
    if name not in CODING_METHODS:
        raise UsageError("D003", name=name, known=", ".join(sorted(CODING_METHODS)))
    module, _, attribute = CODING_METHODS[name].partition(":")
    return getattr(import_module(module), attribute)(**settings)


def reader_for(path: Path) -> Reader:
    """The reader for a file, by its suffix."""
    return _reader_for(path)
