"""The one table of named parts. Built-ins are listed here as outsiders would be; names carry their version.

An entry is `module:attribute`, loaded when asked for, so that naming a part costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from dalil.codebook.schema import Codebook
from dalil.errors import UsageError
from dalil.reading.formats import Reader
from dalil.reading.formats import reader_for as _reader_for

CODING_METHODS = {
    "dalil.events.v1": "dalil.coding.events.coder:EventCoder",
    "dalil.rules.v1": "dalil.coding.coder:RulesCoder",
}
METHOD = "dalil.rules.v1"
METHOD_OF_CODEBOOK = {"plover": "dalil.events.v1"}  # by the codebook's name; any other is coded by METHOD


def coding_method(name: str, **settings: Any) -> Any:
    """A coding method by its versioned name, with settings; raises `UsageError` D003 that lists the names there are."""
    if name not in CODING_METHODS:
        raise UsageError("D003", name=name, known=", ".join(sorted(CODING_METHODS)))
    module, _, attribute = CODING_METHODS[name].partition(":")
    return getattr(import_module(module), attribute)(**settings)


def method_of(codebook: Codebook) -> str:
    """The name of the coding method that answers in the codes of a codebook."""
    return METHOD_OF_CODEBOOK.get(codebook.name, METHOD)


def reader_for(path: Path) -> Reader:
    """The reader for a file, by its suffix."""
    return _reader_for(path)
