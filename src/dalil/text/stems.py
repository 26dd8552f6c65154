"""What a word is found by: its folded stem without attached و ف ب ل ك س, article and pronoun.

A stem is a key to compare by, not a form to show: two words are the same for a search where their stems are.
"""

from __future__ import annotations

from collections.abc import Iterator

from dalil.text.clitic_features import band_of
from dalil.text.clitic_model import shipped_model
from dalil.text.clitics import cut_folded, may_end_in_pronoun
from dalil.text.folding import fold
from dalil.text.forms import Forms
from dalil.text.words import ARABIC_WORD, words_of

ARTICLE = "ال"
GOD, TO_GOD = "الله", "لله"


def stem_of(word: str, *, pronoun_possible: bool = True) -> str:
    """The stem of one folded word."""
    return _STEMS[word, pronoun_possible]


def stemmed(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every word of a raw text in order, by its stem, with where it starts and ends there."""
    return tuple((_stem_in(text, word, start, end), start, end) for word, start, end in _words_in(text))


def stems_asked(text: str) -> tuple[tuple[str, ...], ...]:
    """For every word that somebody looks for its stems: ه at a word's end may be a pronoun or stand for ة."""
    found = []
    for word, start, end in _words_in(text):
        stems = [
            _stem_in(text, word, start, end),
            *([stem_of(word, pronoun_possible=False)] if word[-1] == "ه" else []),
        ]
        found.append(tuple(dict.fromkeys(stems)))
    return tuple(found)


def _words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Every folded word of a raw text, with where it starts and ends there."""
    folded = fold(text)
    for word in words_of(folded.text):
        if word.is_word:
            yield word.text, *folded.raw(word.start, word.end)


def _stem_in(text: str, word: str, start: int, end: int) -> str:
    """The stem of a folded word that stands there."""
    return stem_of(word, pronoun_possible=word[-1] not in "هي" or may_end_in_pronoun(text[start:end]))


def _worked_out(form: tuple[str, bool]) -> str:
    word, pronoun_possible = form
    if not ARABIC_WORD.match(word):
        return word.removesuffix("'s")
    if word.endswith(TO_GOD) and len(word) <= len(TO_GOD) + 1:
        return GOD
    cut = cut_folded(word, pronoun_possible=pronoun_possible)
    stem = _without_article(cut.stem, after_lam=cut.preposition == "ل")
    return _unbound(stem) if cut.enclitic else stem


def _without_article(stem: str, *, after_lam: bool) -> str:
    """The stem without ال; where only a word with those letters is in use, they are its own: التزام, لجنة."""
    bands = shipped_model().bands
    if after_lam and stem.startswith("ل") and len(stem) > 2:
        rest = stem[1:]
        if band_of(stem, bands) > max(band_of(rest, bands), band_of(ARTICLE + rest, bands)):
            return stem
        stem = ARTICLE + rest
    if not stem.startswith(ARTICLE) or len(stem) <= 3 or stem == GOD:
        return stem
    rest = stem[len(ARTICLE) :]
    is_own = band_of(stem, bands) > 0 and band_of(rest, bands) == 0
    return stem if is_own else rest


def _unbound(stem: str) -> str:
    """The stem as it is written without a pronoun: the ة of سياسة is a ت in سياستها."""
    bands = shipped_model().bands
    plain = stem[:-1] + "ة"
    return stem[:-1] + "ه" if stem.endswith("ت") and bands.get(plain, 0) > bands.get(stem, 0) else stem


_STEMS: Forms[tuple[str, bool], str] = Forms(_worked_out)
