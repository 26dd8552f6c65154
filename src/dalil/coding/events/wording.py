"""The words of an Arabic sentence as the learned parts see them: folded, placed, and in their groups of the lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dalil.coding.datafiles import load_data
from dalil.records.runs import content_id
from dalil.text.folding import fold, fold_text
from dalil.text.words import cut_raw, cut_words, splits

ARTICLES = ("وال", "فال", "بال", "كال", "لل", "ال")


@dataclass(slots=True)
class Token:
    """A word or mark of a sentence; `start` and `end` count characters of its raw text."""

    text: str  # folded
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is letters or digits, not punctuation."""
        return self.text[0].isalnum()


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and marks of a text, in order."""
    cut = cut_raw(fold(text))
    return tuple(map(Token, cut.words, cut.starts, cut.ends))


def lexicon_digest() -> str:
    """A digest of the groups, which weights were learned with; a remark or the order changes nothing."""
    return content_id("groups", {word: list(groups) for word, groups in sorted(_groups().items())})


def plain_words(text: str) -> list[str]:
    """The folded words of a text, without marks and places."""
    return [word for word in cut_words(fold(text).text).words if word[0].isalnum()]


@lru_cache(maxsize=65536)
def groups_of(word: str) -> tuple[str, ...]:
    """The groups of the lexicon that a folded word is in, by itself or once clitics are taken off."""
    lexicon = _groups()
    found = dict.fromkeys(lexicon.get(word, ()))
    for split in splits(word):
        found |= dict.fromkeys(lexicon.get(split.stem, ()))
        if split.article:
            found |= dict.fromkeys(lexicon.get(f"ال{split.stem}", ()))
    if word.isdigit():
        found["year" if len(word) == 4 and word[:2] in ("19", "20") else "number"] = None
    return tuple(found)


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """The word without its article, or without a conjunction."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 3:
            return word[len(article) :]
    return word[1:] if word[0] in "وف" and len(word) >= 5 else word


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    data = load_data("events.ar.toml")
    found: dict[str, tuple[str, ...]] = {}
    for group, words in data["groups"].items():
        for word in fold_text(words).split():
            found[word] = (*found.get(word, ()), group)
    return found
