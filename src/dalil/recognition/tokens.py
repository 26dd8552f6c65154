"""A text cut into folded words that know their place in the raw text."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.text.folding import Folded, fold
from dalil.text.words import cut_raw, cut_words


@dataclass(slots=True, eq=False)
class Tokens:
    """The words of a text; `starts` and `ends` count folded characters."""

    raw: str
    folded: Folded
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capital: tuple[bool, ...]  # whether the raw word begins with a capital
    money: int = 0  # what the words hint at, once they are scanned

    def span(self, first: int, last: int, clitic: int = 0, cut: int = 0) -> tuple[int, int]:
        """The raw span of words `first..last` (last included), without `clitic` letters before and `cut` after."""
        return self.folded.raw(self.starts[first] + clitic, self.ends[last] - cut)

    def text(self, first: int, last: int, clitic: int = 0, cut: int = 0) -> str:
        """The raw words `first..last` (last included)."""
        start, end = self.span(first, last, clitic, cut)
        return self.raw[start:end]

    def is_upper(self, first: int, end: int, cut: int = 0) -> bool:
        """Whether the raw words `first..end` are all capitals."""
        return self.text(first, end - 1, 0, cut).isupper()

    def adjacent(self, at: int) -> bool:
        """Whether word `at` touches the word before it."""
        return at > 0 and self.starts[at] == self.ends[at - 1]


def tokens_of(text: str) -> Tokens:
    """The words of `text`."""
    folded = fold(text)
    cut = cut_words(folded.text)
    if folded.cased:
        capital = tuple(map(str.isupper, map(text.__getitem__, cut_raw(folded).starts)))
    else:
        capital = (False,) * len(cut.words)
    return Tokens(text, folded, cut.words, cut.starts, cut.ends, capital)
