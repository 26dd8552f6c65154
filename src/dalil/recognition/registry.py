"""The actor registry: who exists, by which names; the built-in list first, users' lists after it.

An actor that is in a registry has an id no other actor has, a known kind and at least one name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dalil.errors import LexiconError
from dalil.messages import message

KINDS = (
    "state", "territory", "igo", "government", "military", "armed_group", "party", "movement", "alliance", "union",
    "media", "ngo", "company", "person", "people", "other",
)  # fmt: skip
COLUMNS = (
    "id", "kind", "name_en", "name_ar", "aliases_en", "aliases_ar", "adjectives_en", "adjectives_ar", "metonyms_en",
    "metonyms_ar", "valid_from", "valid_to", "part_of", "source", "licence",
)  # fmt: skip
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor and its names in English and Arabic."""

    id: str  # kind:slug; state:ISO3 for states
    kind: str  # one of KINDS
    name_en: str | None = None
    name_ar: str | None = None
    aliases_en: tuple[str, ...] = ()
    aliases_ar: tuple[str, ...] = ()
    adjectives_en: tuple[str, ...] = ()  # relational: Iranian
    adjectives_ar: tuple[str, ...] = ()  # masculine singular without article: إيراني; the other forms are generated
    metonyms_en: tuple[str, ...] = ()  # capitals and palaces that stand for the actor
    metonyms_ar: tuple[str, ...] = ()
    valid_from: str | None = None  # ISO date prefix
    valid_to: str | None = None
    part_of: str | None = None  # id of the actor it belongs to
    source: str | None = None
    licence: str | None = None

    def name(self, language: str) -> str:
        """The main name in `language`, else in the other one."""
        first, second = (self.name_ar, self.name_en) if language == "ar" else (self.name_en, self.name_ar)
        return first or second or self.id


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """Actors by id, in file order."""

    actors: Mapping[str, Actor] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, actor_id: str | None) -> Actor | None:
        """The actor of that id, or None."""
        return None if actor_id is None else self.actors.get(actor_id)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place of a registry file."""

    file: str
    line: int
    kind: str  # key of the catalogue: registry_fault.<kind>
    value: str = ""
    known: str = ""

    def render(self, language: str) -> str:
        """The fault in words, with its place."""
        return message(
            f"registry_fault.{self.kind}", language, file=self.file, line=self.line, value=self.value, known=self.known
        )


class RegistryError(LexiconError):
    """Registry files with faults, all of them gathered."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("D301", count=len(faults), faults="; ".join(f.render("en") for f in faults))
        self.faults = faults

    def render(self, lang: str = "en") -> str:
        """Every fault with file and line, in `lang`."""
        return message(self.code, lang, count=len(self.faults), faults="; ".join(f.render(lang) for f in self.faults))


def load_registry(*paths: Path) -> Registry:
    """The built-in registry and after it the users' files; every fault of all files in one D301.

    A row that has the id and kind of a built-in actor adds its names to it.
    """
    built_in = _built_in()
    if not paths:
        return built_in
    actors = dict(built_in.actors)
    faults: list[Fault] = []
    added: list[tuple[Path, int, Actor]] = []
    for path in paths:
        for line, found in _read(path):
            if isinstance(found, Fault):
                faults.append(found)
            elif _adds_to(found, actors.get(found.id), built_in):
                actors[found.id] = _with(actors[found.id], found)
            elif found.id in actors:
                faults.append(Fault(path.name, line, "duplicate", found.id))
            else:
                actors[found.id] = found
                added.append((path, line, found))
    for path, line, actor in added:
        if actor.part_of is not None and actor.part_of not in actors:
            faults.append(Fault(path.name, line, "part_of", actor.part_of))
    if faults:
        raise RegistryError(tuple(faults))
    return Registry(MappingProxyType(actors))


def _adds_to(row: Actor, known: Actor | None, built_in: Registry) -> bool:
    """Whether a row is about an actor of the built-in list that no row was about before."""
    return known is not None and known is built_in.get(row.id) and known.kind == row.kind


def _with(known: Actor, row: Actor) -> Actor:
    """A built-in actor with what a row says: its main names go before, and no name is lost."""
    merged: dict[str, Any] = {}
    for language in ("en", "ar"):
        old, new = getattr(known, f"name_{language}"), getattr(row, f"name_{language}")
        merged[f"name_{language}"] = new or old
        before = (old,) if old and new and old != new else ()
        aliases = (*getattr(known, f"aliases_{language}"), *getattr(row, f"aliases_{language}"), *before)
        merged[f"aliases_{language}"] = tuple(dict.fromkeys(aliases))
    for column in COLUMNS[6:10]:  # adjectives and metonyms
        merged[column] = tuple(dict.fromkeys((*getattr(known, column), *getattr(row, column))))
    for column in COLUMNS[10:]:
        merged[column] = getattr(row, column) or getattr(known, column)
    return replace(known, **merged)


@cache
def _built_in() -> Registry:
    with as_file(files("dalil.recognition") / "data" / "actors.csv") as path:
        rows = [found for _, found in _read(path)]
    faults = tuple(r for r in rows if isinstance(r, Fault))
    if faults:
        raise RegistryError(faults)
    return Registry(MappingProxyType({a.id: a for a in rows if isinstance(a, Actor)}))


def _read(path: Path) -> Iterator[tuple[int, Actor | Fault]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        yield 1, Fault(path.name, 1, "unreadable", str(error))
        return
    rows = csv.reader(text.splitlines())
    header = next(rows, [])
    wrong = list(_header_faults(path.name, header))
    if wrong:
        yield from ((1, fault) for fault in wrong)
        return
    for cells in rows:
        if any(c.strip() for c in cells):
            yield from _row(path.name, rows.line_num, header, cells)


def _header_faults(file: str, header: list[str]) -> Iterator[Fault]:
    known = ", ".join(COLUMNS)
    for column in header:
        if column not in COLUMNS:
            yield Fault(file, 1, "column", column, known)
    for needed in ("id", "kind"):
        if needed not in header:
            yield Fault(file, 1, "no_column", needed, known)
    if "name_en" not in header and "name_ar" not in header:
        yield Fault(file, 1, "no_column", "name_en / name_ar", known)


def _row(file: str, line: int, header: list[str], cells: list[str]) -> Iterator[tuple[int, Actor | Fault]]:
    if len(cells) > len(header):
        yield line, Fault(file, line, "cells", str(len(cells)), str(len(header)))
        return
    given = {k: v.strip() for k, v in zip(header, cells, strict=False)}
    faults = list(_row_faults(file, line, given))
    if faults:
        yield from ((line, fault) for fault in faults)
        return
    values: dict[str, Any] = {k: _value(k, v) for k, v in given.items() if v}
    yield line, Actor(**values)


def _row_faults(file: str, line: int, given: Mapping[str, str]) -> Iterator[Fault]:
    if not given.get("id"):
        yield Fault(file, line, "no_id")
    if given.get("kind") not in KINDS:
        yield Fault(file, line, "kind", given.get("kind", ""), ", ".join(KINDS))
    if not given.get("name_en") and not given.get("name_ar"):
        yield Fault(file, line, "no_name", given.get("id", ""))
    for column in ("valid_from", "valid_to"):
        if given.get(column) and not DATE.match(given[column]):
            yield Fault(file, line, "date", given[column])


def _value(column: str, cell: str) -> str | tuple[str, ...]:
    if column.startswith(("aliases", "adjectives", "metonyms")):
        return tuple(part.strip() for part in cell.split("|") if part.strip())
    return cell
