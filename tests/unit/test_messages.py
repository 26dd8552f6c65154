"""The catalogue of words: what a folder of files says of one key, it says once."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import dalil.messages

FOLDERS = sorted(p for p in Path(dalil.messages.__file__).parent.glob("**/") if list(p.glob("*.toml")))


@pytest.mark.parametrize("folder", FOLDERS, ids=[f"{p.parent.name}/{p.name}" for p in FOLDERS])
def test_no_key_is_worded_in_two_files(folder: Path) -> None:
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.toml")]
    keys = Counter(f"{name}.{key}" for table in tables for name, entries in table.items() for key in entries)
    assert [key for key, count in keys.items() if count > 1] == []
