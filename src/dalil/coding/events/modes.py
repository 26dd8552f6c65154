"""The mode of an event, where words of the sentence tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from dalil.codebook.schema import Codebook
from dalil.coding.datafiles import load_data
from dalil.coding.method import DraftClaim
from dalil.text.folding import fold_text
from dalil.text.words import splits, words_of

Words = tuple[frozenset[str], tuple[str, ...]]  # whole words, and beginnings of words


def with_mode(claim: DraftClaim, text: str, codebook: Codebook) -> DraftClaim:
    """The claim with the mode that the text tells, among those its code has."""
    code = codebook.get(claim.relation)
    if code is None or not code.modes:
        return claim
    known = {m.code for m in code.modes}
    words = [w.text for w in words_of(fold_text(text)) if w.is_word]
    told = (mode for mode, wanted in _modes().get(claim.relation, {}).items() if mode in known and _has(words, wanted))
    return replace(claim, mode=next(told, None))


def _has(words: Sequence[str], wanted: Words) -> bool:
    whole, begun = wanted
    return any(_is(split.stem, whole, begun) for word in words for split in splits(word))


def _is(word: str, whole: frozenset[str], begun: tuple[str, ...]) -> bool:
    return word in whole or word.startswith(begun)


@cache
def _modes() -> Mapping[str, Mapping[str, Words]]:
    data = load_data("events.modes.toml")
    return {code: {mode: _words(words) for mode, words in modes.items()} for code, modes in data.items()}


def _words(words: str) -> Words:
    parts = fold_text(words).split()
    bare = (p.removeprefix("ال") if len(p) > 4 else p for p in parts if not p.endswith("*"))
    return frozenset(bare), tuple(p[:-1] for p in parts if p.endswith("*"))
