"""Which words of an Arabic sentence tell its event, who does it and whom it befalls.

Each word is judged by its features; the words taken are the one unbroken run whose probabilities lie furthest above
the threshold, so that they can be quoted. The source and target are judged by where they stand to the trigger, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dalil.coding.events.features import place
from dalil.coding.events.weights import Models
from dalil.coding.events.wording import Token, groups_of, stem_of

SLOTS = ("trigger", "source", "target")
TAKEN = -1000.0  # the chance of a word that fills another slot: no run goes over it
AROUND = (-2, -1, 1, 2)
LINKS = frozenset(["من", "في", "علي", "الي", "ضد", "ان", "بين", "امام", "قرب", "التي", "الذي", "اثر", "عن", "مع"])
DEFINITE = ("ال", "وال", "بال", "لل", "فال")

Run = tuple[int, int]  # of words; the end excluded


@dataclass(frozen=True, slots=True)
class Named:
    """Characters of a sentence that name an actor or something else that recognition knows."""

    start: int
    end: int
    kind: str


def runs_of(tokens: Sequence[Token], named: Sequence[Named], code: str, models: Models) -> dict[str, Run | None]:
    """The words of each slot, where any are worth taking; the trigger always has some."""
    taggers = models.taggers
    seen = word_features(tokens, named, code)
    chances = [taggers["trigger"].probability(map(place, f)) for f in seen]
    best = max(range(len(tokens)), key=lambda at: (chances[at], -at))
    trigger = best_run(chances, taggers["trigger"].thresholds[code]) or (best, best + 1)
    found: dict[str, Run | None] = {"trigger": trigger}
    taken = set(range(*trigger))
    related = relative_features(seen, tokens, best)
    for slot in SLOTS[1:]:
        chances = [taggers[slot].probability(map(place, f)) for f in related]
        free = [TAKEN if at in taken else chance for at, chance in enumerate(chances)]
        found[slot] = run = best_run(free, taggers[slot].thresholds[code])
        taken.update(range(*run) if run else ())
    return found


def best_run(chances: Sequence[float], threshold: float) -> Run | None:
    """The run whose chances lie furthest above the threshold together."""
    best, found, total, start = 0.0, None, 0.0, 0
    for at, chance in enumerate(chances):
        if total <= 0:
            total, start = 0.0, at
        total += chance - threshold
        if total > best:
            best, found = total, (start, at + 1)
    return found


def word_features(tokens: Sequence[Token], named: Sequence[Named], code: str) -> list[list[str]]:
    """What each word is judged by, apart from where the trigger stands."""
    kinds = list(_kinds(tokens, named))
    first: dict[str, int] = {}
    for at, token in enumerate(tokens):
        for group in groups_of(token.text):
            first.setdefault(group, at)
    return [[*_own(tokens, kinds, at, code), *_first(first, tokens[at].text, at)] for at in range(len(tokens))]


def relative_features(seen: Sequence[Sequence[str]], tokens: Sequence[Token], trigger: int) -> list[list[str]]:
    """What each word is judged by, with where it stands to the trigger."""
    return [[*features, *_relative(tokens, at, trigger, features)] for at, features in enumerate(seen)]


def _kinds(tokens: Sequence[Token], named: Sequence[Named]) -> Iterator[str]:
    """For each word, what recognition takes it for: B- at the beginning, I- inside, else nothing."""
    for token in tokens:
        over = next((n for n in reversed(named) if n.start < token.end and token.start < n.end), None)
        yield "" if over is None else ("B-" if over.start >= token.start else "I-") + over.kind


def _own(tokens: Sequence[Token], kinds: Sequence[str], at: int, code: str) -> Iterator[str]:
    word = tokens[at].text
    yield from (f"0{f}" for f in _plain(tokens, at))
    for step in AROUND:
        yield from (f"{step}{f}" for f in _plain(tokens, at + step))
    yield from (f"p2{word[:2]}", f"p3{word[:3]}", f"x2{word[-2:]}", f"x3{word[-3:]}")
    yield from (f"def{word.startswith(DEFINITE)}", f"len{min(len(word), 7)}", f"at{min(6, at // 3)}")
    yield f"kind {kinds[at]}"
    yield f"kind- {kinds[at - 1] if at else ''}"
    yield f"kind+ {kinds[at + 1] if at + 1 < len(tokens) else ''}"
    yield f"{code} kind {kinds[at]}"
    yield from (f"{code} {group}" for group in groups_of(word))


def _plain(tokens: Sequence[Token], at: int) -> Collection[str]:
    if not 0 <= at < len(tokens):
        return ("none",)
    word = tokens[at].text
    if not tokens[at].is_word:
        return (f"mark {word}",)
    return (f"word {word}", f"stem {stem_of(word)}", *(f"group {g}" for g in groups_of(word)))


def _first(first: dict[str, int], word: str, at: int) -> Iterator[str]:
    return (f"first {group}" for group in groups_of(word) if first[group] == at)


def _relative(tokens: Sequence[Token], at: int, trigger: int, features: Sequence[str]) -> Iterator[str]:
    side = "-" if at < trigger else "+"
    far = f"{side}{_distance(abs(at - trigger))}"
    between = tokens[min(at, trigger) + 1 : max(at, trigger)]
    groups, word = groups_of(tokens[trigger].text), tokens[at].text
    yield from (f"far{far}", f"far{far} def{word.startswith('ال')}", f"of{side} {stem_of(tokens[trigger].text)}")
    yield from (f"far{far} of {g}" for g in groups)
    yield from (f"of{side} {g} {own}" for g in groups for own in groups_of(word))
    yield f"marks{min(3, sum(not t.is_word for t in between))}"
    yield from (f"over{side} {t.text}" for t in between if t.text in LINKS)
    yield from (f"far{far} {f}" for f in features if f.startswith("kind "))


def _distance(words: int) -> int:
    return words if words <= 4 else 5 if words <= 7 else 6 if words <= 12 else 7
