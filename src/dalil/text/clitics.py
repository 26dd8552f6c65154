"""Clitics of an Arabic word: what is written onto its stem before it (و ف ب ل ك س) and after it (pronouns).

The parts of a word, joined, are the folded word. The article ال is never cut off, and of للسلطة the second lam stays
with the stem. A word is judged alone, without its sentence, by shape and frequency, so unknown words are cut too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dalil.text.clitic_features import Cut
from dalil.text.clitic_model import best_cut
from dalil.text.folding import fold_char, fold_text

ARABIC_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{2,24}")
ENDS_WITHOUT_PRONOUN = frozenset("ةى")


@dataclass(frozen=True, slots=True)
class Segmented:
    """A folded word cut into its clitics and its stem."""

    proclitics: tuple[str, ...]  # و or ف, then ب, ل, ك or س (future)
    stem: str
    enclitic: str  # a pronoun or nothing

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts as they are written, in order."""
        return (*self.proclitics, self.stem, self.enclitic) if self.enclitic else (*self.proclitics, self.stem)


@lru_cache(maxsize=65536)
def segment_word(word: str) -> Segmented:
    """The likeliest clitics of one word, raw or folded; what is not one Arabic word comes back whole.

    A raw word tells more: one that ends in ة or ى carries no pronoun, and folding hides that.
    """
    cut = cut_folded(fold_text(word), pronoun_possible=may_end_in_pronoun(word))
    return Segmented(tuple(filter(None, (cut.conjunction, cut.preposition))), cut.stem, cut.enclitic)


def cut_folded(word: str, *, pronoun_possible: bool) -> Cut:
    """The likeliest clitics of one folded word; the same without a cache."""
    if not ARABIC_WORD.fullmatch(word):
        return Cut("", "", word, "")
    return best_cut(word, pronoun_possible=pronoun_possible)


def may_end_in_pronoun(word: str) -> bool:
    """Whether the last letter of a raw word leaves room for a pronoun; marks on it do not count."""
    return next((c for c in reversed(word) if fold_char(c)), "") not in ENDS_WITHOUT_PRONOUN
