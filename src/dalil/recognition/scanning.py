"""One pass over a text: what the registry and the grammars of names find in it, longest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dalil.recognition.arabic import ArabicPatterns
from dalil.recognition.english import EnglishPatterns
from dalil.recognition.found import Found, Standing
from dalil.recognition.gazetteer import Case, Entry, Gazetteer, Hit, Naming, Use
from dalil.recognition.registry import Registry
from dalil.recognition.tokens import Tokens, tokens_of
from dalil.recognition.vocabulary import vocabulary
from dalil.text.words import ARABIC_WORD, splits

LONGEST_TITLE_CUE = 2  # words between a cue such as `under the title` and the opening mark

# Vowel signs tell these places from states that are written alike without them: Amman, not Oman.
VOCALISED = frozenset({"عمّان", "عمَّان", "عَمّان", "عَمَّان"})


class Scanner:
    """Finds names in texts; remembers what each word can open."""

    def __init__(self, registry: Registry) -> None:
        ar, en = vocabulary("ar"), vocabulary("en")
        self.gazetteer = Gazetteer(registry)
        self.arabic = ArabicPatterns(self.gazetteer)
        self.english = EnglishPatterns(self.gazetteer)
        self.guarded = ar.of("guarded.words") | en.of("guarded.words")
        self.common, self.after_common = ar.of("common.words"), ar.of("common.after")
        self.places = {"ar": ar.of("places.before"), "en": en.of("places.before")}
        self.deals = ar.of("places.deals")
        self.cues = ar.of("titles.before") | en.of("titles.before")
        self.stops = ar.of("stops.words")
        self._phrases: dict[str, list[Entry]] = defaultdict(list)
        for words, kind, name in sorted((*ar.phrases, *en.phrases), key=lambda p: -len(p[0])):
            self._phrases[words[0]].append(Entry(words, Use.ALIAS, Case.ANY, Naming(name, kind)))
        self.opens = lru_cache(maxsize=131072)(self._opens)

    def _opens(self, word: str) -> str:
        """What `word` can open: n(ame), a(djective), q (phrase), the letters of the Arabic grammar; e for English."""
        letters = "n" if self.gazetteer.openings(word) else ""
        letters += "a" if self.gazetteer.adjectives(word) else ""
        if ARABIC_WORD.match(word):
            letters += "q" if self._phrase_openings(word) else ""
            return letters + self.arabic.openings(word)
        bare = word.removesuffix("'s")
        return letters + ("e" if bare in self.english.opens else "")

    def _phrase_openings(self, word: str) -> tuple[tuple[int, Entry], ...]:
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
        for entry in sorted(aliases, key=lambda e: -len(e.words)):
            own.setdefault(entry.words[0], []).append(entry)
        found: list[Found] = []
        titles = self._titles(t)
        end = 0
        for at, (letters, capital) in enumerate(zip(map(self.opens, t.words), t.capital, strict=True)):
            opens = letters or capital
            if at < end or not (opens or own):
                continue
            here = self._at(t, at, letters) if opens else None
            named = self._alias(t, at, own) if own else None
            if named is not None and (here is None or named.last > here.last):
                here = named
            if here is None:
                continue
            if not titles or not any(start <= at < end for start, end in titles):
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
            standing = Standing.RELATIONAL if entry.use is Use.ADJECTIVE else Standing.NAMED
            return Found(start, stop, at, end, entry.naming, " ".join(entry.words), standing)
        return None

    def _at(self, t: Tokens, at: int, letters: str) -> Found | None:
        name = self._known(t, at) if "n" in letters else None
        if ARABIC_WORD.match(t.words[at]):
            return self._arabic_at(t, at, letters, name)
        adjective = self.gazetteer.adjective_at(t, at) if "a" in letters else None
        hit = name if name is not None and (adjective is None or name.end > adjective.end) else adjective or name
        pattern = self.english.match(t, at, hit)
        own = self._named(t, at, name) if name is not None else None
        best = _longer(own, pattern)
        if best is None and adjective is not None and not self.english.describes_persons(t, adjective):
            return self._relational(t, at, adjective)
        if best is own and adjective is not None and self.english.describes_persons(t, adjective):
            return None
        return best

    def _arabic_at(self, t: Tokens, at: int, letters: str, name: Hit | None) -> Found | None:
        a = self.arabic
        best = self._named(t, at, name) if name is not None else None
        best = _longer(best, self._phrase(t, at)) if "q" in letters else best
        best = _longer(best, a.organisation(t, at)) if "h" in letters else best
        best = _longer(best, a.officer(t, at)) if "o" in letters else best
        best = _longer(best, a.people(t, at)) if "p" in letters else best
        if best is None and "u" in letters:
            best = a.own(t, at)
        if best is None and "g" in letters:
            best = a.bare_person(t, at)
        if best is not None and best.naming.kind == "person" and self._names_place(t, at):
            return None
        if best is None and "x" in letters:
            best = self._partisan(t, at)
        if best is None and "a" in letters:
            return self._arabic_adjective(t, at)
        return best

    # What the registry knows.

    def _known(self, t: Tokens, at: int) -> Hit | None:
        hit = self.gazetteer.names_at(t, at)
        if hit is None:
            return None
        before = t.words[at - 1] if at else ""
        if t.text(at, hit.end - 1, hit.clitic, hit.cut) in VOCALISED:
            return None
        if hit.entry.use is Use.METONYM:
            language = "ar" if ARABIC_WORD.match(t.words[at]) else "en"
            if self._is_placed(t, at, hit) or (self._is_place(before, language) and not self._joined(t, before, hit)):
                return None
        if hit.end == at + 1 and t.words[at][hit.clitic :] in self.common and before not in self.after_common:
            return None
        return hit

    def _names_place(self, t: Tokens, at: int) -> bool:
        """Whether a bridge, street or school is named after the person: جسر الملك حسين."""
        named = vocabulary("ar").of("places.named_after")
        return any(s.stem in named for word in t.words[max(0, at - 2) : at] for s in splits(word))

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

    def _named(self, t: Tokens, at: int, hit: Hit) -> Found:
        end, naming = hit.end, hit.entry.naming
        if naming.kind not in ("state", "territory", "person") and ARABIC_WORD.match(t.words[at]):
            end, naming = self._narrowed(t, hit)
        cut = hit.cut if end == hit.end else 0
        start, stop = t.span(at, end - 1, hit.clitic, cut)
        key = " ".join((*hit.entry.words, *t.words[hit.end : end]))
        standing = Standing.GUARDED if " ".join(hit.entry.words) in self.guarded else Standing.NAMED
        head = hit.entry.words[0].removeprefix("ال")
        return Found(start, stop, at, end, naming, key, standing, head)

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
        return adjective.end, Naming(" ".join((*hit.entry.words, *adjective.entry.words)), naming.kind)

    def _owner(self, actor_id: str) -> str | None:
        actor = self.gazetteer.registry.get(actor_id)
        return actor.part_of if actor is not None else None

    # Adjectives, groups and words of a side.

    def _arabic_adjective(self, t: Tokens, at: int) -> Found | None:
        hit = self.gazetteer.adjective_at(t, at)
        if hit is None or self._describes_persons(t, at):
            return None
        return self._relational(t, at, hit)

    def _describes_persons(self, t: Tokens, at: int) -> bool:
        """Whether the noun the adjective belongs to is a group of persons or a thing that is no state's act."""
        for back in range(at - 1, max(at - 5, -1), -1):
            word = t.words[back]
            if not ARABIC_WORD.match(word):
                return False
            if any(s.stem in self.arabic.persons for s in splits(word)):
                return True
            described = word[2:] in self.arabic.plain or word.endswith(("ين", "ون", "يه", "ي"))
            if not described and not self.gazetteer.adjectives(word):
                return False
        return False

    def _relational(self, t: Tokens, at: int, hit: Hit) -> Found:
        start, stop = t.span(at, hit.end - 1, hit.clitic, hit.cut)
        key = " ".join(hit.entry.words)
        return Found(start, stop, at, hit.end, hit.entry.naming, key, Standing.RELATIONAL)

    def _phrase(self, t: Tokens, at: int) -> Found | None:
        for clitic, entry in self._phrase_openings(t.words[at]):
            end = at + len(entry.words)
            if tuple(t.words[at + 1 : end]) == entry.words[1:]:
                run = self.arabic.adjectives(t, end, None)
                end, name = (run.end, None) if run.states else (end, entry.naming.name)
                start, stop = t.span(at, end - 1, clitic)
                words = " ".join((*entry.words, *t.words[at + len(entry.words) : end]))
                naming = Naming(name or t.raw[start:stop], entry.naming.kind)
                standing = Standing.NAMED if run.states else Standing.ALONE
                return Found(start, stop, at, end, naming, words, standing, entry.words[0].removeprefix("ال"))
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
        standing = Standing.NAMED if run.states else Standing.PARTISAN
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


def _longer(a: Found | None, b: Found | None) -> Found | None:
    """The one that ends later; the first where both end together."""
    if a is None or b is None:
        return a if b is None else b
    return b if b.last > a.last else a


def _same_words(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the words are those of a name; the last may be a possessive."""
    return len(found) == len(wanted) and all(
        f == w or (i == len(wanted) - 1 and f.removesuffix("'s") == w)
        for i, (f, w) in enumerate(zip(found, wanted, strict=True))
    )
