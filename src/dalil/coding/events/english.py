"""The English event lexicon as loaded from data: expressions by the forms of their first word, and function words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dalil.coding.datafiles import load_data
from dalil.coding.rules.inflection import english_plural, english_verb

GAP = ".."


@dataclass(frozen=True, slots=True)
class Expression:
    """One way to report an event: its first word in some form, then other words."""

    entry: str
    code: str
    shape: str  # of the first word: base, s, ing, past, participle; noun; words
    rest: tuple[str, ...]  # the words after the first; `..` for some words between
    objects: frozenset[str] | None  # nouns one of which must follow; None where none need
    weight: float


@dataclass(frozen=True, slots=True)
class English:
    """The lexicon."""

    expressions: Mapping[str, tuple[Expression, ...]]  # by the first word as it stands; the most demanding first
    words: Mapping[str, frozenset[str]]  # function words, and the forms of light verbs

    def has(self, name: str, word: str) -> bool:
        """Whether a word is in the list `name`."""
        return word in self.words[name]


@cache
def english() -> English:
    """The English lexicon."""
    data = load_data("events.en.toml")
    classes = {name: frozenset(_numbers(nouns.split())) for name, nouns in data["classes"].items()}
    index: dict[str, list[Expression]] = defaultdict(list)
    for entry in data["entry"]:
        for first, expression in _expressions(entry, classes):
            index[first].append(expression)
    ordered = {first: tuple(sorted(found, key=_demand, reverse=True)) for first, found in index.items()}
    words = {name: frozenset(words.split()) for name, words in data["words"].items()}
    light = frozenset(form for verb in data["light"]["verb"] for form in english_verb(verb))
    return English(ordered, {**words, "light": light})


def _demand(expression: Expression) -> tuple[bool, int, float]:
    return expression.objects is not None, len(expression.rest), expression.weight


def _expressions(entry: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, Expression]]:
    wanted = entry.get("object")
    objects = None if wanted is None else frozenset().union(*(classes[name] for name in wanted))
    weight = entry.get("weight", 1.0)
    for verb in entry.get("verb", ()):
        head, rest = _parted(verb)
        for form, shape in english_verb(head).items():
            yield form, Expression(entry["id"], entry["code"], shape, rest, objects, weight)
    for noun in entry.get("noun", ()):
        first, *more = noun.split()
        for form in _numbers([first]):
            yield form, Expression(entry["id"], entry["code"], "noun", tuple(more), None, weight)
    for words in entry.get("words", ()):
        first, *more = words.split()
        yield first, Expression(entry["id"], entry["code"], "words", tuple(more), None, weight)


def _parted(verb: str) -> tuple[str, tuple[str, ...]]:
    """The verb with its irregular forms, and the words after it."""
    head, bar, rest = verb.partition("|")
    if bar:
        return head, tuple(rest.split())
    first, *more = verb.split()
    return first, tuple(more)


def _numbers(nouns: list[str]) -> Iterator[str]:
    """Each noun in singular and plural."""
    for noun in nouns:
        yield from (noun, english_plural(noun))
