"""What is told of variables beside their figures: how often each value was given, and how many answers units have."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dalil.publishing.reports.names import Names
from dalil.records.agreements import Variable

SHOWN = 5  # values of which the count is given
UNCOUNTED = frozenset({"dyads", "amount", "date"})  # variables with so many values that their counts say little
Telling = Callable[[Variable, Names], str]


def tellings(variables: Iterable[Variable], names: Names) -> tuple[tuple[str, Telling], ...]:
    """What there is to tell of some of the variables, by the name of its column.

    Who left units out is told once where it is the same for all (`common_pattern`).
    """
    found = tuple(variables)
    told: list[tuple[str, Telling]] = []
    if any(prevalence(v, names) for v in found):
        told.append(("given", prevalence))
    if len({v.answered for v in found}) > 1 and any(pattern(v, names) for v in found):
        told.append(("pattern_of", pattern))
    return tuple(told)


def common_pattern(variables: Iterable[Variable], names: Names) -> str:
    """How many answers units have, where that is the same for all the variables; else nothing."""
    found = tuple(variables)
    return pattern(found[0], names) if found and len({v.answered for v in found}) == 1 else ""


def pattern(variable: Variable, names: Names) -> str:
    """How many units have no answer, one, two and so on; nothing where all have the same number."""
    counts = [(n, units) for n, units in enumerate(variable.answered) if units]
    if len(counts) < 2:
        return ""
    words = names.words
    return words.listed(f"{words.number(n)}: {words.number(units)}" for n, units in counts)


def prevalence(variable: Variable, names: Names) -> str:
    """How often each value was given, the most frequent ones by name; `yes` before `no`."""
    if variable.name in UNCOUNTED:
        return ""
    words, found = names.words, sorted(variable.prevalence, key=lambda p: p.value == "no")
    said = [f"{names.value(p.value, variable.name)}: {words.number(p.count)}" for p in found[:SHOWN]]
    if len(found) > SHOWN:
        said.append(words.say("report.given_more", count=words.number(sum(p.count for p in found[SHOWN:]))))
    return words.listed(said)
