"""One pass over a text: what the registry and the grammars of names find in it, longest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import compress
from operator import attrgetter

from dalil.recognition.amounts import hint_of
from dalil.recognition.arabic import ArabicPatterns
from dalil.recognition.english import EnglishPatterns
from dalil.recognition.found import ALONE, GUARDED, NAMED, PARTISAN, RELATIONAL, Found, Standing, longer
from dalil.recognition.gazetteer import Case, Entry, Gazetteer, Hit, Naming, Openings, Use, longest
from dalil.recognition.registry import Registry
from dalil.recognition.tokens import Tokens, tokens_of
from dalil.recognition.vocabulary import of_both, vocabulary
from dalil.text.folding import fold_text
from dalil.text.forms import Forms
from dalil.text.words import ARABIC_WORD, splits

LONGEST_TITLE_CUE = 2  # words between a cue such as `under the title` and the opening mark
MOST_STARTS = 131072  # word forms
FARTHEST_NOUN = 4  # words before an adjective
FARTHEST_PLACE = 2  # words before a name that it may bear

# Vowel signs tell these places from states that are written alike without them: Amman, not Oman.
VOCALISED = frozenset({"عمّان", "عمَّان", "عَمّان", "عَمَّان"})
UNVOCALISED = frozenset(map(fold_text, VOCALISED))

ADJECTIVE, METONYM = Use.ADJECTIVE, Use.METONYM
UNNARROWED = frozenset({"state", "territory", "person"})  # kinds whose names no adjective narrows

Read = Callable[[Tokens, int], Found | None]
Phrases = tuple[tuple[int, Entry], ...]


class Start:
    """What a word form can begin, and who reads what begins with it."""

    __slots__ = ("adjectives", "arabic", "instead", "last", "longest", "money", "names", "seconds")

    def __init__(self, names: Openings, adjectives: Openings, *, arabic: bool) -> None:
        self.names, self.adjectives, self.arabic = names, adjectives, arabic
        self.longest: tuple[Read, ...] = ()  # of an Arabic word: the longest of these and of the names
        self.instead: tuple[Read, ...] = ()  # the first of these, where there is none
        self.last: tuple[Read, ...] = ()  # the first of these, where there is still none
        self.seconds: frozenset[str] | None = None  # the words one of which must follow, where one must
        self.money = 0  # what the word hints at, which is kept here so that each word is looked up once

    def only_names(self) -> None:
        """Settles which words must follow, where nothing but names of several words can begin here."""
        if all(opening.names.single is None for opening in self.names):
            self.seconds = frozenset(second for opening in self.names for second in opening.names.after)


NOTHING = Start((), (), arabic=False)
NONE: frozenset[str] = frozenset()  # what must follow a word that begins nothing but hints at money
MONEY = attrgetter("money")


class Scanner:
    """Finds names in texts; remembers what each word can open."""

    def __init__(self, registry: Registry) -> None:
        ar, en = vocabulary("ar"), vocabulary("en")
        self.gazetteer = Gazetteer(registry)
        self.arabic = ArabicPatterns(self.gazetteer)
        self.english = EnglishPatterns(self.gazetteer)
        self.guarded = of_both("guarded.words")
        self.common, self.after_common = ar.of("common.words"), ar.of("common.after")
        self.places = {"ar": ar.of("places.before"), "en": en.of("places.before")}
        self.named_after = ar.of("places.named_after")
        self.deals = ar.of("places.deals")
        self.cues = of_both("titles.before")
        self.stops = ar.of("stops.words")
        self._phrases: dict[str, list[Entry]] = defaultdict(list)
        for words, kind, name in sorted((*ar.phrases, *en.phrases), key=lambda p: -len(p[0])):
            self._phrases[words[0]].append(Entry(words, Use.ALIAS, Case.ANY, Naming(name, kind)))
        self._firsts = self.gazetteer.firsts.union(self._phrases)
        self._known = self._firsts.union(self.arabic.nouns, self.arabic.partisans, self.arabic.sure)
        self.starts = Forms(self._start, MOST_STARTS)
        self.before = Forms(self._before)
        self.bears_names = Forms(self._bears_names)

    def _start(self, word: str) -> Start | None:
        """What `word` can begin, if it can, and what money it hints at."""
        start, hint = self._opening(word), hint_of(word)
        if hint and start is None:
            start = Start((), (), arabic=False)
            start.seconds = NONE
        if start is not None:
            start.money = hint
        return start

    def _opening(self, word: str) -> Start | None:
        """What `word` can begin, if it can."""
        g, a = self.gazetteer, self.arabic
        if not ARABIC_WORD.match(word):
            names, adjectives = g.openings[word], g.adjectives[word]
            opens = names or adjectives or word.removesuffix("'s") in self.english.opens
            return Start(names, adjectives, arabic=False) if opens else None
        if self._is_unknown(word):
            return None
        begins = not self._firsts.isdisjoint((word, *_without_clitics(word)))
        letters = a.openings(word)
        if not begins and not letters:
            return None
        start = Start(g.openings[word], g.adjectives[word], arabic=True)
        phrases = self._phrase_openings(word) if begins else ()
        longest = {"h": a.organisation, "o": a.officer, "p": a.people}
        start.longest = tuple(read for letter, read in longest.items() if letter in letters)
        if phrases:
            start.longest = (partial(self._phrase, phrases), *start.longest)
        instead = {"u": a.own, "g": a.bare_person}
        start.instead = tuple(read for letter, read in instead.items() if letter in letters)
        start.last = (self._partisan,) if "x" in letters else ()
        if start.adjectives:
            start.last = (*start.last, self._relational)
        if start.names and not (start.longest or start.instead or start.last):
            start.only_names()
        return start if start.names or start.longest or start.instead or start.last else None

    def _is_unknown(self, word: str) -> bool:
        """Whether an Arabic word is nothing that is known, however many letters are taken off: a first look, as most
        words need no closer one."""
        cut = (word, word[1:], word[2:], word[3:], word[4:])
        return self._known.isdisjoint(cut) and not word.endswith("نا") and "لل" not in word[:3]

    def _phrase_openings(self, word: str) -> Phrases:
        found = [(0, e) for e in self._phrases.get(word, ())]
        for s in splits(word):
            clitic = len(s.conjunction) + (0 if s.preposition == "ل" and s.article else len(s.preposition))
            if clitic or s.preposition:
                stem = f"ال{s.stem}" if s.article else s.stem
                found += [(clitic, e) for e in self._phrases.get(stem, ())]
        return tuple(found)

    def scan(self, text: str, aliases: Sequence[Entry] = ()) -> tuple[Found, ...]:
        """What names an actor in `text`, or may, in text order, without overlap; `aliases` are the document's own."""
        return self.scan_words(tokens_of(text), aliases)

    def kind_of(self, word: str) -> str | None:
        """The kind of organisation a head noun names, if it is one."""
        head = self.arabic.heads.get(word)
        return None if head is None else head.kind

    def scan_words(self, t: Tokens, aliases: Sequence[Entry] = ()) -> tuple[Found, ...]:
        """The same for a text already cut into words."""
        own: dict[str, list[Entry]] = {}
        for entry in sorted(aliases, key=lambda e: -e.size):
            own.setdefault(entry.words[0], []).append(entry)
        starts = list(map(self.starts.__getitem__, t.words))
        t.money = max(map(MONEY, filter(None, starts)), default=0)
        titles = self._titles(t)
        found: list[Found] = []
        end = 0
        for at in range(len(starts)) if own else _places(starts, t.capital):
            if at < end:
                continue
            here = self._at(t, at, starts[at])
            named = self._alias(t, at, own) if own else None
            if named is not None and (here is None or named.last > here.last):
                here = named
            if here is None:
                continue
            if not titles or not any(first <= at < last for first, last in titles):
                found.append(here)
            end = here.last
        return tuple(found)

    def _alias(self, t: Tokens, at: int, own: Mapping[str, Sequence[Entry]]) -> Found | None:
        """A name that the document itself gives an actor."""
        word = t.words[at].removesuffix("'s")
        forms = [(0, word)] if not ARABIC_WORD.match(word) else [
            (len(s.conjunction) + len(s.preposition), ("ال" if s.article else "") + s.stem) for s in splits(word)
        ]  # fmt: skip
        for clitic, entry in ((clitic, entry) for clitic, form in forms for entry in own.get(form, ())):
            end = at + len(entry.words)
            if not _same_words(t.words[at + 1 : end], entry.words[1:]):
                continue
            cut = 2 if t.words[end - 1].endswith("'s") else 0
            if entry.case is Case.UPPER and not t.is_upper(at, end, cut):
                continue
            if entry.case is Case.CAPITAL and not t.capital[at]:
                continue
            start, stop = t.span(at, end - 1, 0 if "لل" in word[:3] else clitic, cut)
            standing = RELATIONAL if entry.use is ADJECTIVE else NAMED
            return Found(start, stop, at, end, entry.naming, entry.key, standing)
        return None

    def _at(self, t: Tokens, at: int, start: Start | None) -> Found | None:
        """What begins at word `at`."""
        if start is None or start.seconds is NONE:
            if not t.capital[at]:
                return None
            start = NOTHING
        elif start.seconds is not None and not _goes_on(t.words, at, start.seconds):
            return None
        hit = longest(start.names, t, at) if start.names else None
        name = hit if hit is not None and self._names_actor(t, at, hit, arabic=start.arabic) else None
        if start.arabic:
            return self._arabic_at(t, at, start, name)
        adjective = longest(start.adjectives, t, at) if start.adjectives else None
        hit = name if name is not None and (adjective is None or name.end > adjective.end) else adjective or name
        pattern = self.english.match(t, at, hit)
        own = self._named(t, at, name) if name is not None else None
        best = longer(own, pattern)
        if best is None and adjective is not None and not self.english.describes_persons(t, adjective):
            return _adjective(t, at, adjective)
        if best is own and adjective is not None and self.english.describes_persons(t, adjective):
            return None
        return best

    def _arabic_at(self, t: Tokens, at: int, start: Start, name: Hit | None) -> Found | None:
        best = self._arabic_name(t, at, name) if name is not None else None
        for read in start.longest:
            best = longer(best, read(t, at))
        if best is None:
            best = _first(start.instead, t, at)
        if best is None:
            return _first(start.last, t, at)
        return None if best.naming.kind == "person" and self._names_place(t, at) else best

    # What the registry knows.

    def _names_actor(self, t: Tokens, at: int, hit: Hit, *, arabic: bool) -> bool:
        """Whether a name of the registry is one here, and no place or common noun."""
        entry, before = hit.entry, t.words[at - 1] if at else ""
        if entry.key in UNVOCALISED and t.text(at, hit.end - 1, hit.clitic, hit.cut) in VOCALISED:
            return False
        if entry.use is METONYM:
            language = "ar" if arabic else "en"
            if self._is_placed(t, at, hit) or (self._is_place(before, language) and not self._joined(t, before, hit)):
                return False
        return entry.size > 1 or t.words[at][hit.clitic :] not in self.common or before in self.after_common

    def _names_place(self, t: Tokens, at: int) -> bool:
        """Whether a bridge, street or school is named after the person: جسر الملك حسين."""
        before = t.words[max(0, at - FARTHEST_PLACE) : at]
        return True in map(self.bears_names.__getitem__, before)

    def _bears_names(self, word: str) -> bool:
        """Whether a word is the noun of a place that is named after persons."""
        return any(s.stem in self.named_after for s in splits(word))

    def _is_placed(self, t: Tokens, at: int, hit: Hit) -> bool:
        """Whether a capital carries the preposition of place: بالقاهرة."""
        return hit.clitic > 0 and t.words[at][hit.clitic - 1] == "ب"

    def _is_place(self, before: str, language: str) -> bool:
        """Whether the word before a capital says that it is a place."""
        known = self.places[language]
        return before in known or (before[:1] in ("و", "ب", "ل") and before[1:] in known)

    def _joined(self, t: Tokens, before: str, hit: Hit) -> bool:
        """Whether two names follow a word for a deal or a summit, which then are its sides: اتفاق طهران وأنقرة."""
        deal = before in self.deals or before[1:] in self.deals
        if not deal or hit.end >= len(t.words) or not t.words[hit.end].startswith("و"):
            return False
        other = self.gazetteer.names_at(t, hit.end)
        return other is not None and other.clitic > 0

    def _arabic_name(self, t: Tokens, at: int, hit: Hit) -> Found:
        """A name that the registry knows, with the state's adjective that narrows it."""
        if hit.entry.naming.kind in UNNARROWED:
            return self._named(t, at, hit)
        end, naming = self._narrowed(t, hit)
        if end == hit.end:
            return self._named(t, at, hit)
        start, stop = t.span(at, end - 1, hit.clitic)
        key = " ".join((hit.entry.key, *t.words[hit.end : end]))
        return Found(start, stop, at, end, naming, key, self._standing(hit), hit.entry.head)

    def _named(self, t: Tokens, at: int, hit: Hit) -> Found:
        entry, clitic, end, cut = hit
        start, stop = t.span(at, end - 1, clitic, cut)
        return Found(start, stop, at, end, entry.naming, entry.key, self._standing(hit), entry.head)

    def _standing(self, hit: Hit) -> Standing:
        return GUARDED if hit.entry.key in self.guarded else NAMED

    def _narrowed(self, t: Tokens, hit: Hit) -> tuple[int, Naming]:
        """The name with a state's adjective after it: حزب العدالة والتنمية المغربي is one of two."""
        if hit.end >= len(t.words):
            return hit.end, hit.entry.naming
        adjective = self.gazetteer.adjective_at(t, hit.end)
        if adjective is None or adjective.clitic or not adjective.entry.words[0].startswith("ال"):
            return hit.end, hit.entry.naming
        state, naming = adjective.entry.naming.actor_id, hit.entry.naming
        owners = {c: self._owner(c) for c in ((naming.actor_id,) if naming.actor_id else naming.candidates) if c}
        fitting = [c for c, owner in owners.items() if owner == state]
        if len(fitting) == 1:
            return adjective.end, Naming(fitting[0], naming.kind, fitting[0])
        if any(owner is None for owner in owners.values()):
            return hit.end, naming
        return adjective.end, Naming(f"{hit.entry.key} {adjective.entry.key}", naming.kind)

    def _owner(self, actor_id: str) -> str | None:
        actor = self.gazetteer.registry.get(actor_id)
        return actor.part_of if actor is not None else None

    # Adjectives, groups and words of a side.

    def _relational(self, t: Tokens, at: int) -> Found | None:
        hit = self.gazetteer.adjective_at(t, at)
        return None if hit is None or self._describes_persons(t, at) else _adjective(t, at, hit)

    def _describes_persons(self, t: Tokens, at: int) -> bool:
        """Whether the noun the adjective belongs to is a group of persons or a thing that is no state's act."""
        for word in t.words[max(at - FARTHEST_NOUN, 0) : at][::-1]:
            described = self.before[word]
            if described is not None:
                return described
        return False

    def _before(self, word: str) -> bool | None:
        """Whether a word before an adjective is the noun of persons that it describes; None where it is another
        adjective of the same noun."""
        if not ARABIC_WORD.match(word):
            return False
        if any(s.stem in self.arabic.persons for s in splits(word)):
            return True
        described = word[2:] in self.arabic.plain or word.endswith(("ين", "ون", "يه", "ي"))
        return None if described or self.gazetteer.adjectives[word] else False

    def _phrase(self, phrases: Phrases, t: Tokens, at: int) -> Found | None:
        for clitic, entry in phrases:
            end = at + entry.size
            if t.words[at + 1 : end] == entry.words[1:]:
                run = self.arabic.adjectives(t, end, None)
                end, name = (run.end, None) if run.states else (end, entry.naming.name)
                start, stop = t.span(at, end - 1, clitic)
                words = " ".join((entry.key, *t.words[at + entry.size : end]))
                naming = Naming(name or t.raw[start:stop], entry.naming.kind)
                standing = NAMED if run.states else ALONE
                return Found(start, stop, at, end, naming, words, standing, entry.head)
        return None

    def _partisan(self, t: Tokens, at: int) -> Found | None:
        """A word of a side, with the state's adjective that settles it; with another adjective it is a common noun."""
        word = t.words[at]
        clitic = next(c for c in range(len(word)) if word[c:] in self.arabic.partisans)
        run = self.arabic.adjectives(t, at + 1, None)
        if run.end > at + 1 and not run.states:
            return None
        start, stop = t.span(at, run.end - 1 if run.states else at, clitic)
        naming = run.states[0] if run.states else Naming(t.raw[start:stop])
        standing = NAMED if run.states else PARTISAN
        last = run.end if run.states else at + 1
        return Found(start, stop, at, last, naming, word[clitic:], standing, word[clitic:].removeprefix("ال"))

    # Titles in quotation marks.

    def _titles(self, t: Tokens) -> tuple[tuple[int, int], ...]:
        """The stretches inside quotation marks that are titles of campaigns and works, as word ranges."""
        if '"' not in t.folded.text:
            return ()
        marks = [i for i, w in enumerate(t.words) if w == '"']
        pairs = list(zip(marks[::2], marks[1::2], strict=False))
        return tuple((a, b) for a, b in pairs if self._is_title(t, a))

    def _is_title(self, t: Tokens, mark: int) -> bool:
        before = t.words[max(0, mark - LONGEST_TITLE_CUE) : mark]
        return any(w in self.cues for w in before)


def _without_clitics(word: str) -> list[str]:
    """What names may begin with where the word carries a conjunction or a preposition."""
    cut = [s for s in splits(word) if s.conjunction or s.preposition]
    return [f"ال{s.stem}" if s.article else s.stem for s in cut]


def _places(starts: Sequence[Start | None], capital: Sequence[bool]) -> Iterable[int]:
    """The words that something may begin with: those that open something, and those with a capital."""
    opens = [capital[at] or start is not None for at, start in enumerate(starts)] if True in capital else starts
    return compress(range(len(starts)), opens)


def _goes_on(words: Sequence[str], at: int, seconds: frozenset[str]) -> bool:
    """Whether one of some words follows, perhaps as a possessive."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in seconds or (following.endswith("'s") and following[:-2] in seconds)


def _first(readers: Iterable[Read], t: Tokens, at: int) -> Found | None:
    """What the first of these reads that reads anything."""
    for read in readers:
        found = read(t, at)
        if found is not None:
            return found
    return None


def _adjective(t: Tokens, at: int, hit: Hit) -> Found:
    start, stop = t.span(at, hit.end - 1, hit.clitic, hit.cut)
    return Found(start, stop, at, hit.end, hit.entry.naming, hit.entry.key, RELATIONAL)


def _same_words(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the words are those of a name; the last may be a possessive."""
    return len(found) == len(wanted) and all(
        f == w or (i == len(wanted) - 1 and f.removesuffix("'s") == w)
        for i, (f, w) in enumerate(zip(found, wanted, strict=True))
    )
