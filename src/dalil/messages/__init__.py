"""All words dalil says to people, in English and Arabic, from one catalogue.

The catalogue is the TOML files of `en/` and `ar/`: the same files, keys and `{fields}` in both (a test compares them).
A file's `[issues]` table holds errors and issues by their code; every other table holds words of the interface and of
publications, keyed `table.name`. The folder `workbench/` in each holds the words of the
pages that `dalil review` shows.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "ar")


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Every message of one language, keyed `table.name` (errors by their bare code)."""
    return {name.removeprefix("issues."): wording for name, wording in _flat(lang)}


@cache
def words(lang: str) -> dict[str, str]:
    """Every word of the workbench in one language, keyed `table.name`; read only where its pages are served."""
    return dict(_flat(f"{lang}/workbench"))


def _flat(folder: str) -> Iterator[tuple[str, str]]:
    """The wordings of the files in one folder, keyed `table.name`."""
    found = (f for f in files("dalil.messages").joinpath(folder).iterdir() if f.name.endswith(".toml"))
    for file in sorted(found, key=lambda f: f.name):
        for table, entries in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for name, wording in entries.items():
                yield f"{table}.{name}", wording


def message(key: str, lang: str = "en", /, **values: object) -> str:
    """The wording of `key` in `lang` with `values` filled in."""
    return catalogue(lang)[key].format(**values)


def language_of(wanted: str | None, environment: str | None = None) -> str:
    """The interface language: what was asked for, else what LANG says, else English."""
    if wanted is not None:
        return wanted
    env = environment if environment is not None else os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "ar" if env.lower().startswith("ar") else "en"
