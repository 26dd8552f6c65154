"""Phrases: a stretch of atoms cut at its prepositions, and the noun phrases inside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.rules.atoms import Atom, readings
from dalil.coding.rules.clauses import COMMAS
from dalil.coding.rules.lexicon import Grammar
from dalil.coding.rules.matching import DETERMINERS, compound_length
from dalil.records.mentions import MentionKind

QUOTES = frozenset('"«»()[]')


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Atoms `first..last`; `actors` are the coordinated actors in it."""

    first: int
    last: int
    actors: tuple[int, ...]

    @property
    def immediate(self) -> bool:
        """Whether it opens with an actor."""
        return bool(self.actors) and self.actors[0] == self.first


@dataclass(frozen=True, slots=True)
class Phrase:
    """A preposition, or none, and the noun phrases under it; `at` is where the preposition stands."""

    preposition: str | None
    at: int
    nouns: tuple[NounPhrase, ...]

    @property
    def actors(self) -> tuple[int, ...]:
        """The actors of its first noun phrase that has any."""
        return next((n.actors for n in self.nouns if n.actors), ())


def phrases_of(atoms: Sequence[Atom], first: int, last: int, grammar: Grammar) -> tuple[Phrase, ...]:
    """The phrases of `atoms[first:last]`, in order; the first may have no preposition."""
    cuts: list[tuple[str | None, int, int]] = [(None, first, first)]  # preposition, its place, start of what follows
    at = first
    while at < last:
        length, preposition = _preposition(atoms, at, grammar)
        if preposition is not None and not _transparent(atoms, at, first, preposition, cuts[-1], grammar):
            cuts.append((preposition, at, at + length))
        elif _resets(atoms, at, last):
            cuts.append((None, at + 1, at + 1))
        at += max(length, 1)
    ends = [cut[1] for cut in cuts[1:]] + [last]
    return tuple(
        Phrase(preposition, place, noun_phrases(atoms, start, end, grammar))
        for (preposition, place, start), end in zip(cuts, ends, strict=True)
    )


def _preposition(atoms: Sequence[Atom], at: int, grammar: Grammar) -> tuple[int, str | None]:
    """How many atoms stand before what the preposition at `at` governs, and its name."""
    length = compound_length(atoms, at, grammar)
    if length:
        words = [atoms[i].raw for i in range(at, at + length)]
        if atoms[at].conjunction and words[0][0] in "وف":
            words[0] = words[0][1:]
        return length, " ".join(words)
    atom = atoms[at]
    if atom.mention is None and grammar.has("prepositions", atom.text) and atom.preposition is None:
        return 1, atom.text
    return 0, atom.preposition


def _transparent(
    atoms: Sequence[Atom], at: int, first: int, preposition: str, current: tuple[str | None, int, int], grammar: Grammar
) -> bool:
    """Whether a preposition only ties a noun to its genitive: the office *of* X, belonging *to* X, two *of* X."""
    if at == first:
        return False
    before = atoms[at - 1]
    if grammar.has("belonging", before.text) and preposition in ("ل", "الى", "to", "with"):
        return True
    if grammar.has("genitive", preposition):
        return at > current[2] or current[0] is not None
    if grammar.has("places", preposition):  # "the authorities in X" are X
        return any(grammar.has("seated", a.text) and a.mention is None for a in atoms[max(first, at - 2) : at])
    return preposition == "من" and (_countable(before, grammar) or (at >= 2 and _countable(atoms[at - 2], grammar)))


def _countable(atom: Atom, grammar: Grammar) -> bool:
    """People or bodies of whom some may be "من" another: a delegation from, a worker of."""
    stems = {s for s, _ in readings(atom)}
    return atom.mention is None and bool(
        stems & grammar.lists["members"] or stems & grammar.lists["people"] or _feminine_person(stems)
    )


def _feminine_person(stems: set[str]) -> bool:
    return any(len(s) == 5 and s[1] == "ا" and s.endswith("ه") for s in stems)


def _resets(atoms: Sequence[Atom], at: int, last: int) -> bool:
    """A comma ends a prepositional phrase, unless it joins actors."""
    if atoms[at].text not in COMMAS or at + 1 >= last:
        return False
    return not (atoms[at + 1].actor is not None and atoms[at - 1].actor is not None)


def noun_phrases(atoms: Sequence[Atom], first: int, last: int, grammar: Grammar) -> tuple[NounPhrase, ...]:
    """The noun phrases of a stretch without prepositions. After an actor a new noun opens the next one."""
    found: list[NounPhrase] = []
    start = first
    actors: list[int] = []
    for at in range(first, last):
        atom = atoms[at]
        if atom.punctuation and atom.text in QUOTES:
            start = at + 1 if start == at else start
            continue
        if actors and not _joined(atoms, at) and _opens(atoms, at, grammar):
            found.append(NounPhrase(start, at, tuple(actors)))
            start, actors = at, []
        if atom.punctuation and atom.text not in COMMAS:
            start = at + 1 if start == at else start
        elif atom.actor is not None:
            if not (actors and atoms[at - 1].possessive):  # "the Board's Metering Initiative" is the Board
                actors.append(at)
        elif (
            grammar.language == "en"
            and start == at
            and (atom.text in DETERMINERS or atom.text in ("and", "four", "two"))
        ):
            start = at + 1
    if start < last:
        found.append(NounPhrase(start, last, tuple(actors)))
    return tuple(found)


def _joined(atoms: Sequence[Atom], at: int) -> bool:
    before = at - 1
    while before > 0 and atoms[before].text in DETERMINERS:
        before -= 1
    previous = atoms[before]
    return (
        atoms[at].conjunction or atoms[at].text in ("and", "or", ",", "،") or previous.text in ("and", "or", ",", "،")
    )


def _opens(atoms: Sequence[Atom], at: int, grammar: Grammar) -> bool:
    atom = atoms[at]
    if atom.actor is not None or atom.is_a(MentionKind.AMOUNT):
        return not atoms[at - 1].possessive
    if grammar.language == "en":
        return atom.text in DETERMINERS or atom.text[0].isdigit()
    return not atom.punctuation and not atom.article and not atom.conjunction
