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
    kind = _after_comma(atoms, at, grammar, current) if previous.text in COMMAS and at not in verbs else None
    return kind or _joined_verb(atoms, at, verbs, grammar, current)


def _after_comma(atoms: Sequence[Atom], at: int, grammar: Grammar, current: tuple[int, str]) -> str | None:
    """What a comma opens when no verb follows it at once."""
    atom = atoms[at]
    if current[1] == "main" and _fronted(atoms, current[0], grammar) and not _goes_on(atoms, at):
        return "main"
    if grammar.has("pronouns", atom.raw) or _bare(atom) in DEMONSTRATIVES:
        return "continued"
    explains = grammar.language == "ar" and atom.raw[0] == "ف" and atom.conjunction
    resumes = current[1] in ("relative", "subordinate") and not _goes_on(atoms, at)
    return "main" if explains or resumes else None


def _joined_verb(
    atoms: Sequence[Atom], at: int, verbs: dict[int, Match], grammar: Grammar, current: tuple[int, str]
) -> str | None:
    """A verb joined to an earlier one, or set off by a comma."""
    earlier = any(current[0] <= v < at for v in verbs)
    match = verbs.get(at)
    if match is None:
        return "coordinate" if atoms[at].text == "and" and at + 1 in verbs and earlier else None
    if match.shape == "passive":
        return None
    after_comma = atoms[at - 1].text in COMMAS
    if match.conjunction and (earlier or after_comma):
        return "coordinate"
    if not after_comma:
        return None
    fronted = current[1] == "main" and _fronted(atoms, current[0], grammar)
    return "main" if fronted or current[1] in ("relative", "subordinate") else None


def _fronted(atoms: Sequence[Atom], first: int, grammar: Grammar) -> bool:
    """Whether a clause opens with a phrase of time that a comma closes: "After the war, ..."."""
    return grammar.has("fronting", atoms[first].text)


def _of_time(atoms: Sequence[Atom], at: int) -> bool:
    """ "Since 2016", "after the war": a preposition, not the opening of a clause."""
    following = atoms[at + 1] if at + 1 < len(atoms) else None
    return following is not None and (
        (following.mention is not None and following.actor is None) or following.text in DETERMINERS
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
