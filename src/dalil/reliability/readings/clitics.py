"""Cut words against a treebank in which clitics are tokens of their own, joined by `SpaceAfter=No`.

A word is a run of Arabic tokens written together; it is right when it is cut at the same places. Words whose tokens
are not conjunction, preposition, stem and pronoun, each at most once, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dalil.reliability.readings.measures import Counts, Figure, share
from dalil.text.clitic_features import CONJUNCTIONS, PREPOSITIONS, PRONOUNS
from dalil.text.folding import fold_text

ARABIC = re.compile("[\u0620-\u065f\u0670-\u06d3]+")
ALONE = frozenset({"و", "ف", "س"})  # after one of these a pronoun stands for itself: وهو

FIGURES: tuple[Figure, ...] = (
    share("word", "right", "words"),
    share("word_with_clitics", "joined.right", "joined"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the treebank."""

    form: str
    part_of_speech: str
    joined: bool  # whether the next token is written onto it


@dataclass(frozen=True, slots=True)
class CutWord:
    """A word and how it is cut in the treebank."""

    raw: str
    parts: tuple[str, ...]  # folded


def count_word(word: CutWord, parts: Sequence[str]) -> Counts:
    """What one word adds, cut into these parts."""
    right, joined = tuple(parts) == word.parts, len(word.parts) > 1
    return {"words": 1, "right": right, "joined": joined, "joined.right": joined and right}


def cut_words(tokens: Iterable[Token]) -> Iterator[CutWord]:
    """The words of a sentence that count."""
    for run in _runs(tokens):
        parts = tuple(fold_text(t.form) for t in run)
        if _counts(run, parts):
            yield CutWord("".join(t.form for t in run), parts)


def _runs(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        arabic = ARABIC.fullmatch(token.form) is not None
        if arabic and fold_text(token.form):
            run.append(token)
        if run and not (arabic and token.joined):
            yield run
            run = []
    if run:
        yield run


def _counts(run: Sequence[Token], parts: tuple[str, ...]) -> bool:
    """Whether the parts are conjunction, preposition, stem and pronoun."""
    alone = len(parts) == 2 and parts[0] in ALONE
    pronoun = len(parts) > 1 and run[-1].part_of_speech == "PRON" and parts[-1] in PRONOUNS and not alone
    before = list(parts[: -2 if pronoun else -1])
    if before and before[0] in CONJUNCTIONS:
        before.pop(0)
    if before and before[0] in PREPOSITIONS:
        before.pop(0)
    return not before
