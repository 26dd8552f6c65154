"""Which known names are most alike to a given one, and in what: word by word, by letters, sense or sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log

from dalil.recognition.matching.words import NameWord, Senses, name_words
from dalil.text.skeletons import consonants, likeness

LEAST_SOUND = 0.65  # words that sound less alike have nothing to do with one another
LEAST_SCORE = 0.42
LEAST_RUN = 0.75  # names that are alike only when their words are run together
TITLE_WEIGHT = 0.25
ALIKE = 0.9  # how much less a sound tells than a sense, and one word run together than two
WIDEST = 80  # names that are looked at closely


class By(StrEnum):
    """In what two words are alike."""

    LETTERS = "letters"
    SENSE = "sense"
    SOUND = "sound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A word of the given name and the word of the known one that answers to it."""

    given: str
    known: str
    by: By
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A known actor whose name is alike."""

    key: str
    name: str  # the one of its names that is
    score: float
    words: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A known name."""

    key: str
    name: str
    words: tuple[NameWord, ...]
    whole: str  # all its sounds in one


class NameIndex:
    """Known names, to be searched by what they are alike to."""

    def __init__(self, names: Iterable[tuple[str, str]], senses: Senses) -> None:
        """An index of keys with one of their names each."""
        self._senses = senses
        self._known: list[Known] = []
        self._by_mark: dict[str, list[int]] = defaultdict(list)  # names by what their words are found by
        self._heard: dict[str, set[str]] = defaultdict(set)  # sounds of words by what remains of their consonants
        for key, name in dict.fromkeys(names):
            self._add(key, name)

    def _add(self, key: str, name: str) -> None:
        words = name_words(name, self._senses)
        if not words:
            return
        known = Known(key, name, words, "".join(w.heard for w in words))
        for mark in {mark for word in words for mark in _marks(word)} | {f"~{known.whole}"}:
            self._by_mark[mark].append(len(self._known))
        for heard in {known.whole, *(w.heard for w in words)}:
            for code in _codes(heard):
                self._heard[code].add(heard)
        self._known.append(known)

    def matches(self, name: str, *, limit: int = 5, without: frozenset[str] = frozenset()) -> tuple[Match, ...]:
        """The known actors whose names are most alike, best first; none of those in `without`."""
        words = name_words(name, self._senses)
        whole = "".join(w.heard for w in words)
        best: dict[str, Match] = {}
        for number in self._candidates(words, whole):
            known = self._known[number]
            if known.key not in without:
                match = self._compare(words, whole, known)
                if match.score >= LEAST_SCORE and (known.key not in best or match.score > best[known.key].score):
                    best[known.key] = match
        return tuple(sorted(best.values(), key=lambda m: (-m.score, m.key))[:limit])

    def _candidates(self, words: Sequence[NameWord], whole: str) -> list[int]:
        """The names that share most with the words, in the order of how much."""
        found: dict[int, float] = defaultdict(float)
        for word in words:
            for number, share in self._sharing(word).items():
                found[number] += share
        for heard in self._alike(whole):
            for number in self._by_mark.get(f"~{heard}", ()):
                found[number] += 1.0
        return sorted(found, key=lambda n: (-found[n] / (len(self._known[n].words) + 2), n))[:WIDEST]

    def _sharing(self, word: NameWord) -> dict[int, float]:
        marks = dict.fromkeys(_marks(word), 1.0)
        for heard, score in self._alike(word.heard).items():
            marks.setdefault(f"~{heard}", score)
        shares: dict[int, float] = {}
        for mark, score in marks.items():
            numbers = self._by_mark.get(mark, ())
            rare = self._rarity(len(numbers)) * score
            for number in numbers:
                shares[number] = max(rare, shares.get(number, 0.0))
        return shares

    def _alike(self, heard: str) -> dict[str, float]:
        """The sounds of known words that are alike."""
        near = {other for code in _codes(heard) for other in self._heard.get(code, ())}
        return {o: s for o in near if (s := likeness(heard, o)) >= LEAST_SOUND}

    def _rarity(self, names: int) -> float:
        """What a mark that so many names carry tells, from 0 to 1."""
        return 1.0 - log(max(1, names)) / log(len(self._known) + 2)

    def _weight(self, word: NameWord) -> float:
        if word.is_title:
            return TITLE_WEIGHT
        carried = (len(self._by_mark.get(m, ())) for m in _marks(word))
        return max(0.1, self._rarity(max(carried, default=0)))

    def _compare(self, words: Sequence[NameWord], whole: str, known: Known) -> Match:
        pairs = sorted(
            ((_alike_words(a, b), -i, -j) for i, a in enumerate(words) for j, b in enumerate(known.words)),
            key=lambda p: (-p[0][0], -p[1], -p[2]),
        )
        mine, theirs = [self._weight(w) for w in words], [self._weight(w) for w in known.words]
        left, right = set(range(len(words))), set(range(len(known.words)))
        found: list[tuple[int, Likeness]] = []
        total = 0.0
        for (score, by), i, j in pairs:
            if score > 0 and -i in left and -j in right:
                left.remove(-i)
                right.remove(-j)
                total += score * (mine[-i] + theirs[-j])
                found.append((-i, Likeness(given=words[-i].written, known=known.words[-j].written, by=by, score=score)))
        score = total / (sum(mine) + sum(theirs))
        run = likeness(whole, known.whole) * ALIKE
        if run > max(score, LEAST_RUN * ALIKE) and len(words) != len(known.words):
            given, other = " ".join(w.written for w in words), " ".join(w.written for w in known.words)
            found = [(0, Likeness(given=given, known=other, by=By.SOUND, score=run))]
            score = run
        in_order = tuple(one for _, one in sorted(found, key=lambda f: f[0]))
        return Match(key=known.key, name=known.name, score=score, words=in_order)


def _alike_words(first: NameWord, second: NameWord) -> tuple[float, By]:
    """How much two words are alike, and in what most."""
    if not first.forms.isdisjoint(second.forms):
        return 1.0, By.LETTERS
    if not first.senses.isdisjoint(second.senses):
        return 1.0, By.SENSE
    sound = likeness(first.heard, second.heard)
    return (sound * ALIKE if sound >= LEAST_SOUND else 0.0), By.SOUND


def _marks(word: NameWord) -> tuple[str, ...]:
    """What a word is found by: its forms, its senses, its sound."""
    return (*word.forms, *(f"={s}" for s in word.senses), f"~{word.heard}")


def _codes(heard: str) -> tuple[str, ...]:
    """The consonants of a word, and what remains of them without any one."""
    strong = consonants(heard)
    if len(strong) < 3:
        return (strong,)
    return (strong, *dict.fromkeys(strong[:at] + strong[at + 1 :] for at in range(len(strong))))
