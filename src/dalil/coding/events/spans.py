"""Which words of an Arabic sentence tell its event, who does it and whom it befalls.

Each word is judged by its features; the words taken are the one unbroken run whose probabilities lie furthest above
the threshold, so that they can be quoted. The source and target are judged by where they stand to the trigger, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.events.weights import SLOTS, Models, Piece
from dalil.coding.events.wording import Token, groups_of, stem_of

TAKEN = -1000.0  # the chance of a word that fills another slot: no run goes over it
STEPS = (0, -2, -1, 1, 2)  # a word and those around it
REACH = 2  # how far they go
NO_WORD = ""  # before the first word, and after the last
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
    taggers, sums = models.taggers, models.sums
    kinds = kinds_of(tokens, named)
    own = [sums.of(pieces) for pieces in word_pieces(tokens, kinds, code)]
    chances = [taggers["trigger"].chance(told[0]) for told in own]
    best = max(range(len(tokens)), key=lambda at: (chances[at], -at))
    trigger = best_run(chances, taggers["trigger"].thresholds[code]) or (best, best + 1)
    found: dict[str, Run | None] = {"trigger": trigger}
    taken = set(range(*trigger))
    beside = [sums.of(pieces) for pieces in relative_pieces(tokens, kinds, best)]
    for column, slot in enumerate(SLOTS[1:], 1):
        tagger = taggers[slot]
        chances = [tagger.chance(told[column] + more[column]) for told, more in zip(own, beside, strict=True)]
        free = [TAKEN if at in taken else chance for at, chance in enumerate(chances)]
        found[slot] = run = best_run(free, tagger.thresholds[code])
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
    return [_features(pieces) for pieces in word_pieces(tokens, kinds_of(tokens, named), code)]


def relative_features(tokens: Sequence[Token], named: Sequence[Named], trigger: int) -> list[list[str]]:
    """What each word is judged by besides, once it is known where the trigger stands."""
    return [_features(pieces) for pieces in relative_pieces(tokens, kinds_of(tokens, named), trigger)]


def _features(pieces: Sequence[Piece]) -> list[str]:
    return [feature for told, *about in pieces for feature in told(*about)]


def kinds_of(tokens: Sequence[Token], named: Sequence[Named]) -> list[str]:
    """For each word, what recognition takes it for: B- at the beginning, I- inside, else nothing."""
    found = []
    for token in tokens:
        over = [n for n in named if n.start < token.end and token.start < n.end]
        found.append(("B-" if over[-1].start >= token.start else "I-") + over[-1].kind if over else "")
    return found


# --- the features of a word in pieces, each told by so little that its weights need to be summed but once


def word_pieces(tokens: Sequence[Token], kinds: Sequence[str], code: str) -> list[list[Piece]]:
    """What tells the features of each word, apart from where the trigger stands."""
    words = [NO_WORD, NO_WORD, *[t.text for t in tokens], NO_WORD, NO_WORD]
    beside = ["", *kinds, ""]
    seen: set[str] = set()
    found: list[list[Piece]] = []
    for at in range(len(tokens)):
        word = words[at + REACH]
        pieces: list[Piece] = [(_around, step, words[at + step + REACH]) for step in STEPS]
        pieces.append((_spelling, word))
        pieces.append((_place, min(6, at // 3)))
        pieces.append((_kinds, beside[at], beside[at + 1], beside[at + 2], code))
        for group in groups_of(word):
            pieces.append((_group, code, group))
            if group not in seen:
                seen.add(group)
                pieces.append((_first, group))
        found.append(pieces)
    return found


def relative_pieces(tokens: Sequence[Token], kinds: Sequence[str], trigger: int) -> list[list[Piece]]:
    """What tells the features of each word that come from where it stands to the trigger."""
    told = tokens[trigger].text
    groups = groups_of(told)
    found: list[list[Piece]] = [[] for _ in tokens]
    for side, places in (("-", range(trigger - 1, -1, -1)), ("+", range(trigger, len(tokens)))):
        marks, links = 0, list[Piece]()  # those between the trigger and the word
        for at in places:
            token = tokens[at]
            far = f"{side}{_distance(abs(at - trigger))}"
            pieces = found[at]
            pieces.append((_far, far, token.text.startswith("ال"), kinds[at]))
            pieces.append((_of, side, far, told))
            if groups:
                pieces += [(_pair, side, group, own) for group in groups for own in groups_of(token.text)]
            pieces.append((_marks, min(3, marks)))
            pieces += links
            if at != trigger:
                marks += not token.is_word
                if token.text in LINKS:
                    links.append((_over, side, token.text))
    return found


def _around(step: int, word: str) -> tuple[str, ...]:
    if word == NO_WORD:
        return (f"{step}none",)
    if not word[0].isalnum():
        return (f"{step}mark {word}",)
    return (f"{step}word {word}", f"{step}stem {stem_of(word)}", *(f"{step}group {g}" for g in groups_of(word)))


def _spelling(word: str) -> tuple[str, ...]:
    ends = (f"p2{word[:2]}", f"p3{word[:3]}", f"x2{word[-2:]}", f"x3{word[-3:]}")
    return (*ends, f"def{word.startswith(DEFINITE)}", f"len{min(len(word), 7)}")


def _place(part: int) -> tuple[str, ...]:
    return (f"at{part}",)


def _kinds(before: str, own: str, after: str, code: str) -> tuple[str, ...]:
    return f"kind {own}", f"kind- {before}", f"kind+ {after}", f"{code} kind {own}"


def _group(code: str, group: str) -> tuple[str, ...]:
    return (f"{code} {group}",)


def _first(group: str) -> tuple[str, ...]:
    return (f"first {group}",)


def _far(far: str, definite: bool, kind: str) -> tuple[str, ...]:
    return f"far{far}", f"far{far} def{definite}", f"far{far} kind {kind}"


def _of(side: str, far: str, trigger: str) -> tuple[str, ...]:
    return f"of{side} {stem_of(trigger)}", *(f"far{far} of {g}" for g in groups_of(trigger))


def _pair(side: str, group: str, own: str) -> tuple[str, ...]:
    return (f"of{side} {group} {own}",)


def _marks(count: int) -> tuple[str, ...]:
    return (f"marks{count}",)


def _over(side: str, word: str) -> tuple[str, ...]:
    return (f"over{side} {word}",)


def _distance(words: int) -> int:
    return words if words <= 4 else 5 if words <= 7 else 6 if words <= 12 else 7
