"""The words that make actors' names in each language, from `data/patterns.*.toml`, folded for comparison."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dalil.text.folding import fold_text
from dalil.text.words import TOKEN

FLAGS = ("names", "lil", "alone", "state", "strict", "feminine", "group", "fields", "definite")
Phrase = tuple[tuple[str, ...], str, str]  # folded words, kind, as written


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A noun that heads the name of an organisation, and how such names go on."""

    kind: str
    names: bool = False  # a bare word after it can be its name
    lil: bool = False  # takes a complement with لل after an adjective
    alone: bool = False  # with article an actor by itself
    state: bool = False  # with a state's name or adjective it stands for the state
    strict: bool = False  # only with a state, a known actor or a complement
    feminine: bool = False  # adjectives agree in the feminine though the word does not show it
    group: bool = False  # a plural: takes a state's adjective or a known actor
    definite: bool = False  # a name only with article
    fields: bool = False  # joins its complements with و


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The folded words of one language by table and key, the heads, and the phrases of groups."""

    sets: Mapping[str, frozenset[str]]
    heads: Mapping[str, Head]
    phrases: tuple[Phrase, ...]

    def of(self, key: str) -> frozenset[str]:
        """The folded words of `table.key`; empty where the language has none."""
        return self.sets.get(key, frozenset())


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of `ar` or `en`."""
    file = files("dalil.recognition") / "data" / f"patterns.{language}.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    heads = dict(_heads(tables.pop("heads", ())))
    sets = {
        f"{table}.{key}": frozenset(" ".join(TOKEN.findall(fold_text(w))) for w in words)
        for table, entries in tables.items()
        for key, words in entries.items()
    }
    groups: Mapping[str, list[str]] = tables.get("groups", {})
    phrases = tuple(
        (tuple(TOKEN.findall(fold_text(phrase))), kind, phrase) for kind, given in groups.items() for phrase in given
    )
    return Vocabulary(sets, heads, phrases)


@cache
def of_both(key: str) -> frozenset[str]:
    """The folded words of `table.key` in Arabic and in English."""
    return vocabulary("ar").of(key) | vocabulary("en").of(key)


def _heads(tables: list[dict[str, Any]]) -> Iterator[tuple[str, Head]]:
    for table in tables:
        flags = {flag: bool(table.get(flag, False)) for flag in FLAGS}
        strict, alone = set(table.get("strict_only", ())), set(table.get("alone_only", ()))
        for word in table["words"]:
            own = flags | {"strict": flags["strict"] or word in strict, "alone": flags["alone"] or word in alone}
            yield fold_text(word), Head(kind=table["kind"], **own)
