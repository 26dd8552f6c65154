"""The gazetteer: every name of every actor, looked up word by word in folded text.

Names are keyed by their first word, so a text is scanned without an automaton that would have to be built anew for each
registry. An Arabic name may carry attached conjunctions and prepositions; they stay outside of the match, except لل,
which cannot be cut without maiming the word. Longest names come first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from dalil.recognition.registry import Actor, Registry
from dalil.recognition.tokens import Tokens
from dalil.text.folding import fold_text
from dalil.text.words import ARABIC_WORD, TOKEN, splits


class Use(IntEnum):
    """How a name names its actor; of several actors under one name, the lowest use wins."""

    STATE_NAME = 0
    NAME = 1
    STATE_ALIAS = 2
    ALIAS = 3
    METONYM = 4
    ADJECTIVE = 5


class Case(IntEnum):
    """What a Latin name demands of its capitals."""

    ANY = 0
    CAPITAL = 1  # begins with a capital
    UPPER = 2  # an acronym: all capitals


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom words name; without an id, the words are all that is known."""

    name: str  # as the words or the registry have it
    kind: str | None = None
    actor_id: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One name, folded and cut into words."""

    words: tuple[str, ...]
    use: Use
    case: Case
    naming: Naming


class Hit(NamedTuple):
    """An entry found at a word: how many letters before the name are clitics, and where it ends."""

    entry: Entry
    clitic: int
    end: int  # word index, excluded
    cut: int = 0  # letters after the name in its last word: 's


class Opening(NamedTuple):
    """The entries that a word can open after so many letters of clitics, longest first."""

    clitic: int
    entries: tuple[Entry, ...]
    single: tuple[Entry, ...]  # those of one word
    seconds: frozenset[str]  # the second words of the others


def _opening(clitic: int, entries: tuple[Entry, ...]) -> Opening:
    single = tuple(e for e in entries if len(e.words) == 1)
    return Opening(clitic, entries, single, frozenset(e.words[1] for e in entries if len(e.words) > 1))


class Gazetteer:
    """The names of a registry; what a word can open is remembered."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._names, self._adjectives = _index(registry)
        self.openings = lru_cache(maxsize=65536)(self._openings)
        self.adjectives = lru_cache(maxsize=65536)(self._adjective_openings)

    def _openings(self, word: str) -> tuple[Opening, ...]:
        return _opened(word, self._names)

    def _adjective_openings(self, word: str) -> tuple[Opening, ...]:
        return _opened(word, self._adjectives)

    def names_at(self, tokens: Tokens, at: int) -> Hit | None:
        """The longest name that begins at word `at`."""
        openings = self.openings(tokens.words[at])
        return _longest(openings, tokens, at) if openings else None

    def adjective_at(self, tokens: Tokens, at: int) -> Hit | None:
        """The longest relational adjective that begins at word `at`."""
        openings = self.adjectives(tokens.words[at])
        return _longest(openings, tokens, at) if openings else None

    def exactly(self, words: Sequence[str]) -> Naming | None:
        """Whom these folded words name as a whole, capitals aside."""
        for opening in self.openings(words[0]) if words else ():
            for entry in opening.entries if not opening.clitic else ():
                if entry.words == tuple(words):
                    return entry.naming
        return None


def _longest(openings: tuple[Opening, ...], tokens: Tokens, at: int) -> Hit | None:
    best: Hit | None = None
    following = tokens.words[at + 1] if at + 1 < len(tokens.words) else ""
    seconds = (following, following.removesuffix("'s"))
    for clitic, entries, single, known in openings:
        for entry in entries if seconds[0] in known or seconds[1] in known else single:
            if best is not None and at + len(entry.words) <= best.end:
                break
            if len(entry.words) > 1 and entry.words[1] not in seconds:
                continue
            cut = _fits(entry, tokens, at)
            if cut is not None:
                best = Hit(entry, clitic, at + len(entry.words), cut)
                break
    return best


def _fits(entry: Entry, tokens: Tokens, at: int) -> int | None:
    """How many letters of the last word lie after the name, or None where the name does not stand at `at`."""
    size = len(entry.words)
    words = tokens.words
    cut = 0
    if size > 1 and (at + size > len(words) or tuple(words[at + 1 : at + size - 1]) != entry.words[1:-1]):
        return None
    last = words[at + size - 1]
    if size > 1 and last != entry.words[-1]:
        if last != entry.words[-1] + "'s":
            return None
        cut = 2
    elif size == 1 and last.endswith("'s") and not entry.words[0].endswith("'s"):
        cut = 2
    if entry.case is Case.UPPER and not tokens.is_upper(at, at + size, cut):
        return None
    if entry.case is Case.CAPITAL and not tokens.capital[at]:
        return None
    return cut


def _opened(word: str, index: Mapping[str, tuple[Entry, ...]]) -> tuple[Opening, ...]:
    if not ARABIC_WORD.match(word):
        entries = index.get(word, ())
        if not entries and word.endswith("'s"):
            entries = index.get(word[:-2], ())
        return (_opening(0, entries),) if entries else ()
    found: dict[int, tuple[Entry, ...]] = {}
    if word in index:
        found[0] = index[word]
    for s in splits(word):
        clitic = len(s.conjunction) + (0 if s.preposition == "ل" and s.article else len(s.preposition))
        if s.preposition == "س" or not (s.conjunction or s.preposition) or clitic in found or len(s.stem) < 3:
            continue
        entries = index.get(f"ال{s.stem}" if s.article else s.stem, ())
        if entries and not (s.preposition and not s.article and entries[0].words[0].startswith("ال")):
            found[clitic] = entries
    return tuple(_opening(clitic, entries) for clitic, entries in found.items())


def _index(registry: Registry) -> tuple[dict[str, tuple[Entry, ...]], dict[str, tuple[Entry, ...]]]:
    names: dict[tuple[str, ...], list[tuple[Use, Case, Actor]]] = defaultdict(list)
    adjectives: dict[tuple[str, ...], list[tuple[Use, Case, Actor]]] = defaultdict(list)
    for actor in registry.actors.values():
        for use, name in names_of(actor):
            words = tuple(TOKEN.findall(fold_text(name)))
            if words:
                names[words].append((use, case_of(name), actor))
        for name in adjectives_of(actor):
            words = tuple(TOKEN.findall(fold_text(name)))
            adjectives[words].append((Use.ADJECTIVE, case_of(name), actor))
    return _by_first_word(names), _by_first_word(adjectives)


def _by_first_word(
    named: Mapping[tuple[str, ...], list[tuple[Use, Case, Actor]]],
) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = defaultdict(list)
    for words, bearers in named.items():
        index[words[0]].append(_entry(words, bearers))
    return {word: tuple(sorted(entries, key=lambda e: -len(e.words))) for word, entries in index.items()}


def _entry(words: tuple[str, ...], bearers: list[tuple[Use, Case, Actor]]) -> Entry:
    use = min(b[0] for b in bearers)
    actors = list(dict.fromkeys(b[2].id for b in bearers if b[0] is use))
    case = min(b[1] for b in bearers)
    first = next(b[2] for b in bearers if b[0] is use)
    if len(actors) == 1:
        return Entry(words, use, case, Naming(first.id, first.kind, first.id))
    kinds = {b[2].kind for b in bearers if b[0] is use}
    return Entry(words, use, case, Naming("", kinds.pop() if len(kinds) == 1 else None, None, tuple(actors)))


def names_of(actor: Actor) -> Iterator[tuple[Use, str]]:
    """Every name of an actor but its adjectives, with its use."""
    state = actor.kind in ("state", "territory")
    for name in (actor.name_en, actor.name_ar):
        if name:
            yield from ((Use.STATE_NAME if state else Use.NAME, n) for n in _spellings(name))
    for name in (*actor.aliases_en, *actor.aliases_ar):
        yield from ((Use.STATE_ALIAS if state else Use.ALIAS, n) for n in _spellings(name))
    for name in (*actor.metonyms_en, *actor.metonyms_ar):
        yield Use.METONYM, name


def _spellings(name: str) -> Iterator[str]:
    yield name
    if "al-" in name.lower():
        yield name.replace("al-", "Al ").replace("Al-", "Al ")
    if "أمريك" in name:
        yield name.replace("أمريك", "أميرك")
    if "عبد ال" in name:
        yield name.replace("عبد ال", "عبدال")
    if name.startswith("The "):
        yield name[4:]


def adjectives_of(actor: Actor) -> Iterator[str]:
    """The relational adjectives of an actor in all their forms: إيراني, الإيرانية, الإيرانيين; Iranian, Iranians."""
    for base in actor.adjectives_ar:
        yield from _inflected(base)
    for base in actor.adjectives_en:
        yield base
        if base.endswith(("n", "i")):
            yield f"{base}s"


def _inflected(base: str) -> Iterator[str]:
    parts = base.split()
    if not parts[-1].endswith("ي"):
        yield from (base, f"ال{base}")
        return
    # The first part of جنوب أفريقي does not change; كوري شمالي agrees in both parts.
    fixed = parts[0] in ("جنوب", "شمال")
    for ending in ("", "ة", "ين", "ون", "ا"):
        words = [p if fixed and i == 0 else p + ending for i, p in enumerate(parts)]
        yield " ".join(words)
        if ending != "ا":
            yield " ".join(f"ال{w}" if not fixed or i else w for i, w in enumerate(words))
            if fixed:
                yield "ال" + " ".join(words)
                yield words[0] + " ال" + words[1]


def case_of(name: str) -> Case:
    """What capitals a name demands: acronyms all, other Latin names the first."""
    letters = [c for c in name if c.isalpha()]
    if not letters or not letters[0].isascii() or not letters[0].isupper():
        return Case.ANY
    if len(letters) <= 8 and " " not in name and all(c.isupper() for c in letters):
        return Case.UPPER
    return Case.CAPITAL
