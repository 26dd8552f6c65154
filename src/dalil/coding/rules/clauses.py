"""Clauses of a unit: where a trigger's reach ends, and what kind of clause it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.rules.atoms import Atom
from dalil.coding.rules.lexicon import Grammar
from dalil.coding.rules.matching import DETERMINERS, Match

STOPS = frozenset(".;؛:!؟?…•")
COMMAS = frozenset(",،")
DEMONSTRATIVES = frozenset({"هذا", "هذه", "ذلك", "الامر", "مما", "ما"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Atoms `first..last` (last excluded). A continued clause goes on about the topic of the one before."""

    first: int
    last: int
    kind: str  # main, coordinate, continued, relative, subordinate, reported


def clauses_of(atoms: Sequence[Atom], matches: Sequence[Match], grammar: Grammar) -> tuple[Clause, ...]:
    """The clauses of a unit, in order, covering every atom."""
    starts: list[tuple[int, str]] = [(0, "main")]
    verbs = {m.first: m for m in matches if m.shape in ("verb", "passive")}
    for at in range(1, len(atoms)):
        kind = _opens(atoms, at, verbs, grammar, starts[-1])
        if kind is not None:
            starts.append((at, kind))
    ends = [first for first, _ in starts[1:]] + [len(atoms)]
    return tuple(Clause(first, last, kind) for (first, kind), last in zip(starts, ends, strict=True))


def _opens(
    atoms: Sequence[Atom], at: int, verbs: dict[int, Match], grammar: Grammar, current: tuple[int, str]
) -> str | None:
    atom, previous = atoms[at], atoms[at - 1]
    if previous.punctuation and previous.text in STOPS and not atom.punctuation:
        return "main"
    if grammar.has("that", atom.raw) and _said(atoms, current[0], at, grammar):
        return "reported"
    if grammar.has("relatives", atom.raw) and not _between_quotes(atoms, at) and _bare(previous) not in DEMONSTRATIVES:
        return "continued" if previous.text in COMMAS else "relative"
    if grammar.has("subordinators", atom.raw) and not _of_time(atoms, at):
        return "subordinate"
    after_comma = previous.text in COMMAS
    if after_comma and current[1] == "main" and _fronted(atoms, current[0], grammar) and not _goes_on(atoms, at):
        return "main"
    if after_comma and (grammar.has("pronouns", atom.raw) or _bare(atom) in DEMONSTRATIVES):
        return "continued"
    if after_comma and grammar.language == "ar" and atom.raw[0] == "ف" and atom.conjunction and at not in verbs:
        return "main"
    match = verbs.get(at)
    if match is not None and match.shape == "passive":
        return None
    if match is not None and match.conjunction and any(current[0] <= v < at for v in verbs):
        return "coordinate"
    if match is not None and after_comma and match.conjunction:
        return "coordinate"
    if grammar.language == "en" and atom.text == "and" and at + 1 in verbs and any(current[0] <= v < at for v in verbs):
        return "coordinate"
    if after_comma and current[1] in ("relative", "subordinate") and not _goes_on(atoms, at):
        return "main"
    return None


def _fronted(atoms: Sequence[Atom], first: int, grammar: Grammar) -> bool:
    """Whether a clause opens with a phrase of time that a comma closes: "After the war, ..."."""
    return grammar.has("fronting", atoms[first].text)


def _of_time(atoms: Sequence[Atom], at: int) -> bool:
    """ "Since 2016", "after the war": a preposition, not the opening of a clause."""
    following = atoms[at + 1] if at + 1 < len(atoms) else None
    return following is not None and (
        following.mention is not None and following.actor is None or following.text in DETERMINERS
    )


def _bare(atom: Atom) -> str:
    return atom.raw[1:] if atom.raw[:1] in ("و", "ف") and atom.raw[1:] in DEMONSTRATIVES else atom.raw


def _goes_on(atoms: Sequence[Atom], at: int) -> bool:
    return atoms[at].conjunction or atoms[at].text in ("and", "or")


def _between_quotes(atoms: Sequence[Atom], at: int) -> bool:
    return sum(a.text == '"' for a in atoms[:at]) % 2 == 1


def _said(atoms: Sequence[Atom], first: int, at: int, grammar: Grammar) -> bool:
    """Whether a verb of saying stands in the clause so far."""
    return any(a.mention is None and grammar.has("reporting", a.raw) for a in atoms[first:at])
