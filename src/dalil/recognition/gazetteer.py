"""The gazetteer: every name of every actor, looked up word by word in folded text.

Names are keyed by their first word, so a text is scanned without an automaton that would have to be built anew for each
registry. An Arabic name may carry attached conjunctions and prepositions; they stay outside of the match, except لل,
which cannot be cut without maiming the word. Longest names come first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from dalil.recognition.registry import Actor, Registry
from dalil.recognition.tokens import Tokens
from dalil.text.folding import fold_text
from dalil.text.forms import Forms
from dalil.text.words import ARABIC_WORD, TOKEN, splits

SHORTEST_STEM = 3  # letters of a name's first word after clitics


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


ANY, CAPITAL, UPPER = Case.ANY, Case.CAPITAL, Case.UPPER


@dataclass(slots=True)
class Naming:
    """Whom words name; without an id, the words are all that is known."""

    name: str  # as the words or the registry have it
    kind: str | None = None
    actor_id: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Entry:
    """One name, folded and cut into words, of which it has at least one."""

    words: tuple[str, ...]
    use: Use
    case: Case
    naming: Naming
    size: int = field(init=False)
    key: str = field(init=False)  # the words as one text
    head: str = field(init=False)  # the first word without article
    definite: bool = field(init=False)  # whether a word has the article

    def __post_init__(self) -> None:
        self.size, self.key = len(self.words), " ".join(self.words)
        self.head = self.words[0].removeprefix("ال")
        self.definite = self.key.startswith("ال") or " ال" in self.key


class Hit(NamedTuple):
    """An entry found at a word: how many letters before the name are clitics, and where it ends."""

    entry: Entry
    clitic: int
    end: int  # word index, excluded
    cut: int = 0  # letters after the name in its last word: 's


class Names(NamedTuple):
    """The entries that begin with one word, longest first."""

    single: Entry | None  # the word itself
    several: tuple[Entry, ...]  # all others
    after: Mapping[str, tuple[Entry, ...]]  # those by their second word


class Opening(NamedTuple):
    """The names that a word can open after so many letters of clitics."""

    clitic: int
    names: Names


Index = Mapping[str, Names]
Openings = tuple[Opening, ...]


class Gazetteer:
    """The names of a registry; what a word can open is remembered."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._names, self._adjectives = _index(registry)
        self.firsts = frozenset(self._names).union(self._adjectives)  # the first words of all names
        self.openings: Forms[str, Openings] = Forms(lambda word: _opened(word, self._names))
        self.adjectives: Forms[str, Openings] = Forms(lambda word: _opened(word, self._adjectives))

    def names_at(self, tokens: Tokens, at: int) -> Hit | None:
        """The longest name that begins at word `at`."""
        openings = self.openings[tokens.words[at]]
        return longest(openings, tokens, at) if openings else None

    def adjective_at(self, tokens: Tokens, at: int) -> Hit | None:
        """The longest relational adjective that begins at word `at`."""
        openings = self.adjectives[tokens.words[at]]
        return longest(openings, tokens, at) if openings else None

    def exactly(self, words: Sequence[str]) -> Naming | None:
        """Whom these folded words name as a whole, capitals aside."""
        key = tuple(words)
        for opening in self.openings[words[0]] if words else ():
            names = opening.names
            for entry in (*names.several, names.single) if not opening.clitic else ():
                if entry is not None and entry.words == key:
                    return entry.naming
        return None


def longest(openings: Openings, tokens: Tokens, at: int) -> Hit | None:
    """The longest of the names that word `at` can open which stands there."""
    words = tokens.words
    following = words[at + 1] if at + 1 < len(words) else ""
    best: Hit | None = None
    reach = at
    for clitic, (single, several, after) in openings:
        if after:
            fitting = _either(several, following) if following.endswith("'s") else after.get(following, ())
            for entry in fitting:
                end = at + entry.size
                if end <= reach:
                    break
                cut = _fits(entry, tokens, at)
                if cut is not None:
                    best, reach = Hit(entry, clitic, end, cut), end
                    break
        if reach == at and single is not None:
            cut = _fits(single, tokens, at)
            if cut is not None:
                best, reach = Hit(single, clitic, at + 1, cut), at + 1
    return best


def _either(several: tuple[Entry, ...], following: str) -> list[Entry]:
    """The entries that go on with a word or with what it is the possessive of."""
    seconds = (following, following.removesuffix("'s"))
    return [e for e in several if e.words[1] in seconds]


def _fits(entry: Entry, tokens: Tokens, at: int) -> int | None:
    """How many letters of the last word lie after the name, or None where the name does not stand at `at`."""
    size, words, wanted = entry.size, tokens.words, entry.words
    cut = 0
    if size > 1 and (at + size > len(words) or (size > 2 and words[at + 1 : at + size - 1] != wanted[1:-1])):
        return None
    last = words[at + size - 1]
    if size > 1 and last != wanted[-1]:
        if last != wanted[-1] + "'s":
            return None
        cut = 2
    elif size == 1 and last.endswith("'s") and not wanted[0].endswith("'s"):
        cut = 2
    if entry.case is not ANY:
        if entry.case is UPPER and not tokens.is_upper(at, at + size, cut):
            return None
        if entry.case is CAPITAL and not tokens.capital[at]:
            return None
    return cut


def _opened(word: str, index: Index) -> Openings:
    names = index.get(word)
    if not ARABIC_WORD.match(word):
        if names is None and word.endswith("'s"):
            names = index.get(word[:-2])
        return () if names is None else (Opening(0, names),)
    found = {} if names is None else {0: names}
    for s in splits(word):
        preposition, article, stem = s.preposition, s.article, s.stem
        clitic = len(s.conjunction) + (0 if preposition == "ل" and article else len(preposition))
        if preposition == "س" or not (s.conjunction or preposition) or clitic in found or len(stem) < SHORTEST_STEM:
            continue
        names = index.get(f"ال{stem}" if article else stem)
        if names is not None and not (preposition and not article and stem.startswith("ال")):
            found[clitic] = names
    return tuple(Opening(clitic, names) for clitic, names in found.items())


def _index(registry: Registry) -> tuple[Index, Index]:
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


def _by_first_word(named: Mapping[tuple[str, ...], list[tuple[Use, Case, Actor]]]) -> Index:
    index: dict[str, list[Entry]] = defaultdict(list)
    for words, bearers in named.items():
        index[words[0]].append(_entry(words, bearers))
    for entries in index.values():
        if len(entries) > 1:
            entries.sort(key=lambda e: -e.size)
    return {word: _names(entries) for word, entries in index.items()}


def _names(entries: Sequence[Entry]) -> Names:
    """Entries that begin with one word, longest first, by how they go on."""
    after: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        if entry.size > 1:
            second = entry.words[1]
            after[second] = (*after.get(second, ()), entry)
    single = entries[-1] if entries[-1].size == 1 else None  # no two entries have the same words
    return Names(single, tuple(entries if single is None else entries[:-1]), after)


def _entry(words: tuple[str, ...], bearers: list[tuple[Use, Case, Actor]]) -> Entry:
    if len(bearers) == 1:
        use, case, actor = bearers[0]
        return Entry(words, use, case, Naming(actor.id, actor.kind, actor.id))
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
    first = name[0] if name[:1].isalpha() else next((c for c in name if c.isalpha()), "")
    if not first.isascii() or not first.isupper():
        return ANY
    letters = [c for c in name if c.isalpha()]
    if len(letters) <= 8 and " " not in name and all(c.isupper() for c in letters):
        return UPPER
    return CAPITAL
