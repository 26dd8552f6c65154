"""The data files of the coding stage."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def load_data(name: str) -> dict[str, Any]:
    """A TOML file of `coding/data`."""
    return tomllib.loads(files("dalil.coding").joinpath(f"data/{name}").read_text(encoding="utf-8"))
