"""How a text puts an act: asserted, denied, planned or hypothetical; and who is said to say so."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.rules.atoms import Atom
from dalil.coding.rules.clauses import Clause
from dalil.coding.rules.lexicon import Grammar
from dalil.coding.rules.matching import Match
from dalil.records.claims import Polarity

PRESENT = ("ي", "ت", "ن")


def polarity_of(
    match: Match, atoms: Sequence[Atom], clause: Clause, grammar: Grammar, *, since: int | None = None
) -> tuple[Polarity, tuple[int, int] | None]:
    """The polarity of a trigger's act, and the atoms that say so; `since` is where the words that report it begin."""
    before = range(clause.first if since is None else since, match.first)
    for at in before:
        if _word_in(atoms[at], grammar, "negators") and not _other_verb_between(at, match, atoms, grammar):
            return Polarity.DENIED, (at, at + 1)
    for at in before:
        if _hypothetical(atoms, at, grammar):
            return Polarity.HYPOTHETICAL, (at, at + 1)
    if match.future:
        return Polarity.PLANNED, (match.first, match.first + 1)
    for at in before:
        if _word_in(atoms[at], grammar, "planned"):
            return Polarity.PLANNED, (at, at + 1)
    if match.trigger.kind == "pledge":
        return Polarity.PLANNED, (match.first, match.last)
    return _after(match, atoms, clause, grammar)


def _after(
    match: Match, atoms: Sequence[Atom], clause: Clause, grammar: Grammar
) -> tuple[Polarity, tuple[int, int] | None]:
    """What follows the trigger may still say "not yet", "once", or "if"."""
    negated = False
    for at in range(match.last, clause.last):
        if _word_in(atoms[at], grammar, "negators"):
            negated = True
            continue
        not_yet = negated and _word_in(atoms[at], grammar, "not_yet")
        promised = match.shape != "verb" and at == match.last and _word_in(atoms[at], grammar, "planned")
        if not_yet or promised or _word_in(atoms[at], grammar, "planned_after"):
            return Polarity.PLANNED, (at, at + 1)
    return Polarity.ASSERTED, None


def _word_in(atom: Atom, grammar: Grammar, name: str) -> bool:
    words = grammar.lists[name]
    return atom.mention is None and (atom.raw in words or (atom.conjunction and atom.raw[1:] in words))


def _other_verb_between(at: int, match: Match, atoms: Sequence[Atom], grammar: Grammar) -> bool:
    """ "Without X, they did Y": a negation that a comma closes does not reach over it."""
    return any(a.text in ("،", ",") for a in atoms[at + 1 : match.first]) and grammar.language == "ar"


def _hypothetical(atoms: Sequence[Atom], at: int, grammar: Grammar) -> bool:
    if not _word_in(atoms[at], grammar, "hypothetical"):
        return False
    if atoms[at].raw.lstrip("وف") != "قد" or at + 1 >= len(atoms):
        return True
    following = atoms[at + 1].raw
    # قد with a present verb means "may", with a past one "has".
    return following.startswith(PRESENT) and not (following.startswith("ت") and following.endswith("ت"))


def asserter_at(clauses: Sequence[Clause], index: int, atoms: Sequence[Atom], grammar: Grammar) -> int | None:
    """The actor who is said to say what clause `index` tells: the speaker of the clause before, or "according to X"."""
    own = clauses[index]
    for at in range(own.first, own.last):
        if atoms[at].text in grammar.lists["according"]:
            return next((i for i in range(at + 1, min(at + 5, own.last)) if atoms[i].actor is not None), None)
    if index == 0:
        return None
    before = clauses[index - 1]
    if atoms[before.first].text in grammar.lists["according"]:
        return next((i for i in range(before.first, before.last) if atoms[i].actor is not None), None)
    speaks = next((at for at in range(before.first, before.last) if _word_in(atoms[at], grammar, "reporting")), None)
    if speaks is None or not _reported(atoms, own, grammar):
        return None
    after = [i for i in range(speaks + 1, before.last) if atoms[i].actor is not None]
    left = [i for i in range(before.first, speaks) if atoms[i].actor is not None]
    return next(iter(left or after), None)


def _reported(atoms: Sequence[Atom], clause: Clause, grammar: Grammar) -> bool:
    return clause.kind == "reported" or atoms[clause.first].raw in grammar.lists["that"]
