"""Triggers in a unit: the longest lexicon form at each place, with the reading its neighbours allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dalil.coding.rules.atoms import Atom, readings
from dalil.coding.rules.lexicon import Form, Grammar, Lexicon, Trigger
from dalil.records.mentions import MentionKind

DETERMINERS = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "any", "some"}
)
BEFORE_VERB = frozenset(
    {"to", "not", "never", "and", "will", "may", "might", "would", "could", "should", "shall", "also", "n't"}
)
BEFORE_VERB_AR = frozenset({"لم", "لن", "لا", "قد", "سوف", "ان", "كان", "كانت", "الذي", "التي", "الذين", "ما"})
AUXILIARIES = frozenset({"is", "are", "was", "were", "be", "been", "being"})


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger found at atoms `first..last` (last excluded)."""

    first: int
    last: int
    trigger: Trigger
    shape: str  # verb, noun or expression; passive for an English participle after a form of be or before "by"
    conjunction: bool  # joined to what stands before
    purpose: bool  # "for the support of": says what for, reports no act
    future: bool = False


def find_triggers(atoms: Sequence[Atom], lexicon: Lexicon, *, prose: bool) -> tuple[Match, ...]:
    """The triggers of a unit, in order, none overlapping. Prose may open with a verb; a list item opens with a noun."""
    found: list[Match] = []
    at = 0
    while at < len(atoms):
        match = None
        skip = compound_length(atoms, at, lexicon.grammar)
        if atoms[at].is_a(MentionKind.AMOUNT):
            match = Match(at, at + 1, lexicon.amount, "noun", atoms[at].conjunction, purpose=False)
        elif skip == 0 and atoms[at].mention is None and not atoms[at].punctuation:
            match = _match_at(atoms, at, lexicon, _likes_verb(atoms, at, found, prose=prose))
        if match is not None:
            found.append(match)
        at = match.last if match is not None else at + max(skip, 1)
    return tuple(found)


def compound_length(atoms: Sequence[Atom], at: int, grammar: Grammar) -> int:
    """How many atoms the compound preposition at `at` has; 0 where there is none."""
    first = atoms[at].raw
    for key in (first, first[1:] if atoms[at].conjunction else first):
        for words in grammar.compounds.get(key, ()):
            rest = atoms[at + 1 : at + len(words)]
            if len(rest) == len(words) - 1 and all(a.raw == w for a, w in zip(rest, words[1:], strict=True)):
                return len(words)
    return 0


def _likes_verb(atoms: Sequence[Atom], at: int, before: Sequence[Match], *, prose: bool) -> bool:
    """Whether a form that may be verb or verbal noun (دعم) is the verb here."""
    if at == 0:
        return prose
    previous = atoms[at - 1]
    if previous.actor is not None:
        return True
    joined = atoms[at].raw[0] in "وف" or previous.text in ("and", ",", "،")
    if joined and before:
        return before[-1].shape == "verb"
    return previous.raw in BEFORE_VERB_AR


def _match_at(atoms: Sequence[Atom], at: int, lexicon: Lexicon, likes_verb: bool) -> Match | None:
    arabic = lexicon.grammar.language == "ar"
    options = readings(atoms[at]) if arabic else ((atoms[at].text, ""),)
    best: Match | None = None
    for stem, preposition in options:
        for form in lexicon.forms.get(stem, ()):
            last = _last_of(atoms, at, form, arabic=arabic)
            if last is None:
                continue
            read = _arabic if arabic else _english
            found = read(atoms, at, form, preposition, lexicon.grammar, likes_verb=likes_verb)
            found = None if found is None else replace(found, last=last)
            if found is not None and (best is None or _better(found, best, likes_verb=likes_verb)):
                best = found
    return best


def _better(new: Match, old: Match, *, likes_verb: bool) -> bool:
    def rank(match: Match) -> tuple[int, bool, bool]:
        return match.last - match.first, not match.trigger.weak, (match.shape == "verb") is likes_verb

    return rank(new) > rank(old)


def _last_of(atoms: Sequence[Atom], at: int, form: Form, *, arabic: bool) -> int | None:
    """Where the form ends that begins at `at`, or None where its other words do not follow."""
    here = at + 1
    for spellings in form.words[1:]:
        skipped = 0
        while here < len(atoms) and not _spelt(atoms[here], spellings, arabic=arabic):
            skipped += 1
            here += 1
            if skipped > form.gap or here >= len(atoms) or _parts(atoms[here]):
                return None
        if here >= len(atoms):
            return None
        here += 1
    return here


def _parts(atom: Atom) -> bool:
    """Whether an atom parts the words of an expression; a hyphen does not."""
    return atom.mention is not None or (atom.punctuation and atom.text != "-")


def _spelt(atom: Atom, spellings: frozenset[str], *, arabic: bool) -> bool:
    if atom.mention is not None:
        return False
    return bool({s for s, _ in readings(atom)} & spellings) if arabic else atom.text in spellings


def _arabic(
    atoms: Sequence[Atom], at: int, form: Form, preposition: str, grammar: Grammar, *, likes_verb: bool
) -> Match | None:
    atom = atoms[at]
    if form.shape == "verb":
        if _definite(atom) or preposition in ("ب", "ك") or atom.raw in grammar.lists["prepositions"]:
            return None
    elif (
        form.trigger.stance
        and at > 0
        and _definite(atom)
        and atoms[at - 1].mention is None
        and not atoms[at - 1].punctuation
    ):
        return None  # "the front-line states": a name for others, not an act
    elif preposition == "س" or (len(form.words) == 1 and atom.raw in grammar.lists["prepositions"]):
        return None
    conjunction = atom.raw[0] in "وف" and not _spelt_whole(atom, form)
    purpose = preposition == "ل" and not _definite(atom)
    return Match(at, at + len(form.words), form.trigger, form.shape, conjunction, purpose, future=preposition == "س")


def _definite(atom: Atom) -> bool:
    raw = atom.raw[1:] if atom.raw[0] in "وف" else atom.raw
    return raw.startswith(("ال", "لل", "بال", "كال"))


def _spelt_whole(atom: Atom, form: Form) -> bool:
    return atom.raw in form.words[0]


def _english(
    atoms: Sequence[Atom], at: int, form: Form, preposition: str, grammar: Grammar, *, likes_verb: bool
) -> Match | None:
    if at >= 2 and atoms[at - 1].text == "-" and atoms[at - 2].text == "co":
        at -= 2  # co-finance
    previous = atoms[at - 1] if at else None
    word = "" if previous is None or previous.mention is not None else previous.text
    follows_party = previous is not None and previous.actor is not None
    joined = word == "and" or (previous is not None and previous.punctuation and word == ",")
    shape = form.shape
    if shape == "verb" and not (
        likes_verb or follows_party or word in BEFORE_VERB or word.endswith("ly") or _plural_subject(atoms, at)
    ):
        return None
    if shape == "noun" and (word in BEFORE_VERB - {"and", "to", "not"} and not form.trigger.weak):
        return None
    if shape in ("past", "participle"):
        by = _by_follows(atoms, at) and "by" not in form.trigger.frame.target
        shape = "passive" if word in AUXILIARIES or by or (not follows_party and _adverbial(atoms, at)) else "verb"
        if word in DETERMINERS:
            return None
    if shape == "ing" and form.trigger.frame.needs and word in DETERMINERS:
        return None
    if shape == "ing":
        shape = "verb" if word in AUXILIARIES else "noun"
    purpose = word == "to" and form.shape == "verb" and not _reported(atoms, at)
    return Match(at, at + len(form.words), form.trigger, shape, joined, purpose)


def _plural_subject(atoms: Sequence[Atom], at: int) -> bool:
    previous = atoms[at - 1] if at else None
    return (
        previous is not None
        and not previous.punctuation
        and previous.text.endswith("s")
        and previous.text not in DETERMINERS
    )


def _by_follows(atoms: Sequence[Atom], at: int) -> bool:
    return any(a.text == "by" for a in atoms[at + 1 : at + 3])


def _adverbial(atoms: Sequence[Atom], at: int) -> bool:
    """A bare participle at the end or before a time phrase: "experts seconded for a year"."""
    following = atoms[at + 1] if at + 1 < len(atoms) else None
    return following is not None and following.text in ("for", "during", "since") and at == 1


def _reported(atoms: Sequence[Atom], at: int) -> bool:
    """After "to" a verb names an aim, unless it follows a verb of continuing or helping."""
    return at >= 2 and atoms[at - 2].text in (
        "continued",
        "continues",
        "began",
        "helped",
        "agreed",
        "refused",
        "plans",
        "plan",
        "intends",
        "intend",
        "decided",
        "vowed",
        "hopes",
        "offered",
        "offers",
        "came",
        "pledged",
        "promised",
    )
