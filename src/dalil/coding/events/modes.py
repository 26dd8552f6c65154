"""The mode of an event, where words of the sentence tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from dalil.codebook.schema import Codebook
from dalil.coding.datafiles import load_data
from dalil.coding.method import DraftClaim
from dalil.text.folding import fold, fold_text
from dalil.text.words import cut_words, splits

Words = tuple[frozenset[str], tuple[str, ...]]  # whole words, and beginnings of words
Told = frozenset[tuple[str, str]]  # codes with modes of theirs


def with_mode(claim: DraftClaim, text: str, codebook: Codebook) -> DraftClaim:
    """The claim with the mode that the text tells, among those its code has."""
    code = codebook.get(claim.relation)
    if code is None or not code.modes:
        return claim
    known = {m.code for m in code.modes}
    told = _told(text)
    modes = (m for m in _modes().get(claim.relation, ()) if m in known and (claim.relation, m) in told)
    return replace(claim, mode=next(modes, None))


@lru_cache(maxsize=16)  # the claims of one sentence ask one after the other
def _told(text: str) -> Told:
    """The modes that the words of a text tell, each with its code."""
    return frozenset[tuple[str, str]]().union(*map(_told_by, cut_words(fold(text).text).words))


@lru_cache(maxsize=65536)
def _told_by(word: str) -> Told:
    """The modes that a word tells, whatever clitics it has."""
    if not word[0].isalnum():
        return frozenset()
    stems = [split.stem for split in splits(word)]
    return frozenset(
        (code, mode)
        for code, modes in _modes().items()
        for mode, (whole, begun) in modes.items()
        if any(stem in whole or stem.startswith(begun) for stem in stems)
    )


@cache
def _modes() -> Mapping[str, Mapping[str, Words]]:
    data = load_data("events.modes.toml")
    return {code: {mode: _words(words) for mode, words in modes.items()} for code, modes in data.items()}


def _words(words: str) -> Words:
    parts = fold_text(words).split()
    bare = (p.removeprefix("ال") if len(p) > 4 else p for p in parts if not p.endswith("*"))
    return frozenset(bare), tuple(p[:-1] for p in parts if p.endswith("*"))
