"""English names that no registry holds: capitalised runs with an organisation word, institutions, office-holders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dalil.recognition.found import ALONE, NAMED, PARTISAN, SHORT, Found, Standing, longer
from dalil.recognition.gazetteer import Gazetteer, Hit, Naming
from dalil.recognition.tokens import Tokens
from dalil.recognition.vocabulary import Vocabulary, vocabulary

CARRIED = frozenset({"armed_group", "party", "movement"})  # their fighters and leadership are they themselves
LONGEST_NAME = 4  # words of a person's name after a title
LONGEST_PHRASE = 3
FARTHEST_ARTICLE = 3  # words between an article and its noun
DETERMINERS = frozenset({"the", "its", "their", "our", "this"})


@dataclass(frozen=True, slots=True)
class Noun:
    """An institution or office noun found at a word."""

    kind: str
    end: int


class Phrases:
    """Phrases of a few words, looked up by their first."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = frozenset(known)
        self.sizes: dict[str, tuple[int, ...]] = {}  # by first word, the longest first
        for words in sorted((p.split() for p in self.known), key=len, reverse=True):
            sizes = self.sizes.get(words[0], ())
            if len(words) <= LONGEST_PHRASE and len(words) not in sizes:
                self.sizes[words[0]] = (*sizes, len(words))

    def longest(self, words: Sequence[str], at: int, *, possessive: bool = True) -> tuple[str, int] | None:
        """The longest phrase at word `at`, without a possessive ending where it may have one, and where it ends."""
        first = words[at] if at < len(words) else ""
        for size in self.sizes.get(first, ()):
            if at + size <= len(words):
                phrase = " ".join(words[at : at + size])
                phrase = _bare(phrase) if possessive else phrase
                if phrase in self.known:
                    return phrase, at + size
        if possessive and first.endswith("'s") and first[:-2] in self.known:
            return first[:-2], at + 1
        return None


class EnglishPatterns:
    """The grammar of English actors' names over one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        v = vocabulary("en")
        self.kinds = _by_word(v, "organisations")
        self.institutions = _by_word(v, "institutions", but=("alone", "modifiers"))
        self.institution_phrases = Phrases(self.institutions)
        self.alone = Phrases(v.of("institutions.alone"))
        self.modifiers = v.of("institutions.modifiers")
        self.offices = Phrases(v.of("offices.office"))
        self.peoples = v.of("people.peoples")
        self.persons = v.of("people.persons") | v.of("people.unrelated")
        self.short = v.of("short.words")
        self.voices = v.of("short.voices")
        self.stops = v.of("stops.words")
        self.partisans = v.of("partisan.words")
        self.connectors = v.of("connectors.words")
        self.leading = v.of("organisations_first.words")
        phrases = (*self.institutions, *self.offices.known, *self.alone.known, *self.partisans)
        self.opens = frozenset(p.split()[0] for p in phrases) | self.short

    def match(self, t: Tokens, at: int, hit: Hit | None) -> Found | None:
        """The longest name at word `at`; `hit` is what the gazetteer knows there, name or adjective."""
        best = self._of_state(t, at, hit) if hit is not None else None
        word = _bare(t.words[at])
        if t.capital[at] and word not in self.stops:
            best = longer(best, self._run(t, at))
        if word in self.opens:
            best = longer(longer(best, self._officer(t, at, at)), self._institution(t, at))
            best = longer(longer(best, self._partisan(t, at)), self._short(t, at))
        return best

    # A state or known actor, then its institution.

    def _of_state(self, t: Tokens, at: int, hit: Hit) -> Found | None:
        if hit.cut:
            return None
        end = hit.end
        if end < len(t.words) and t.words[end] in self.peoples:
            return _found(t, at, end + 1, Naming(t.text(at, end), "people"))
        officer = self._officer(t, end, at)
        if officer is not None:
            acts = hit.entry.naming.kind in ("state", "territory") and not any(t.capital[end : officer.last])
            return replace(officer, naming=hit.entry.naming) if acts else officer
        while end < min(hit.end + 3, len(t.words)) and t.words[end] in self.modifiers:
            noun = self._noun_at(t, end)
            if noun is not None and noun.end > end + 1:
                break
            end += 1
        noun = self._noun_at(t, end) or self._noun_at(t, hit.end)
        if noun is None:
            return None
        naming = self._institution_of(t, at, noun, hit.entry.naming)
        return _found(t, at, noun.end, naming)

    def _institution_of(self, t: Tokens, at: int, noun: Noun, owner: Naming) -> Naming:
        if owner.kind in ("state", "territory") and noun.kind == "state":
            return owner
        if owner.kind in CARRIED and noun.kind in ("state", "military", "armed_group"):
            return owner
        kind = "government" if noun.kind == "state" else noun.kind
        return Naming(_name(t, at, noun.end), kind)

    def _noun_at(self, t: Tokens, at: int) -> Noun | None:
        found = self.institution_phrases.longest(t.words, at)
        return None if found is None else Noun(self.institutions[found[0]], found[1])

    def _institution(self, t: Tokens, at: int) -> Found | None:
        """`government of X`, or `the government` alone."""
        noun = self._noun_at(t, at)
        if noun is not None:
            owner = self._owner(t, noun.end)
            if owner is not None:
                naming = self._institution_of(t, at, Noun(noun.kind, owner.end), owner.entry.naming)
                return _found(t, at, owner.end, naming)
        alone = self.alone.longest(t.words, at)
        if alone is None:
            return None
        end = alone[1]
        kind = noun.kind if noun is not None else "other"
        naming = Naming(_name(t, at, end), "government" if kind == "state" else kind)
        plural = t.words[end - 1].endswith("s")
        return _found(t, at, end, naming, ALONE) if plural or self._is_definite(t, at) else None

    def _owner(self, t: Tokens, at: int) -> Hit | None:
        if at + 1 >= len(t.words) or t.words[at] != "of":
            return None
        at += 2 if t.words[at + 1] == "the" and at + 2 < len(t.words) else 1
        hit = self.gazetteer.names_at(t, at)
        return hit if hit is not None and hit.entry.naming.kind != "person" else None

    def _is_definite(self, t: Tokens, at: int) -> bool:
        before = t.words[max(0, at - FARTHEST_ARTICLE) : at]
        return (t.capital[at] and at > 0 and t.words[at] not in self.modifiers) or self._is_led(before)

    def _is_led(self, before: tuple[str, ...]) -> bool:
        """Whether a determiner leads up to here over plain words: the volunteer rescue corps."""
        for word in reversed(before):
            if word in DETERMINERS:
                return True
            if word in self.stops or not word.isalpha():
                return False
        return False

    # Office-holders.

    def _officer(self, t: Tokens, at: int, first: int) -> Found | None:
        """An office at word `at`, with a person's name or an actor after it; the mention begins at word `first`."""
        office = self.offices.longest(t.words, at, possessive=False)
        if office is None:
            return None
        end = office[1]
        person = self.gazetteer.names_at(t, end) if end < len(t.words) else None
        if person is not None and person.entry.naming.kind == "person":
            return _found(t, first, person.end, person.entry.naming, cut=person.cut)
        name_end = self._name_end(t, end)
        if name_end > end:
            return _found(t, first, name_end, Naming(_name(t, first, name_end), "person"))
        owner = self._owner(t, end)
        if owner is not None:
            acts = owner.entry.naming if owner.entry.naming.kind in ("state", "territory") else None
            return _found(t, first, owner.end, acts or Naming(_name(t, first, owner.end), "person"))
        return _found(t, first, end, Naming(_name(t, first, end), "person")) if first < at else None

    def _name_end(self, t: Tokens, at: int) -> int:
        end = at
        while end < min(at + LONGEST_NAME, len(t.words)):
            if t.words[end] == "-" and t.adjacent(end) and end > at:
                end += 1
                continue
            if not t.capital[end] or t.words[end] in self.stops or t.words[end] in self.kinds:
                break
            end += 1
            if t.words[end - 1].endswith("'s"):
                break
        return end - 1 if end > at and t.words[end - 1] == "-" else end

    # Capitalised runs.

    def _run(self, t: Tokens, at: int) -> Found | None:
        stop = self._capitals(t, at)
        heads = [i for i in range(at, stop) if _bare(t.words[i]) in self.kinds]
        if not heads:
            return self._named_institution(t, at, stop)
        end = heads[-1] + 1
        if (
            end == stop
            and not t.words[end - 1].endswith("'s")
            and (t.is_upper(0, len(t.words)) or not t.is_upper(at, end))
        ):
            end = self._extended(t, end)
        if heads[-1] == at and stop > at + 1 and _bare(t.words[at]) in self.leading:
            end = stop  # Radio X
        if end == at + 1:
            return None
        kind = self.kinds[_bare(t.words[heads[-1]])]
        return replace(_found(t, at, end, Naming(_name(t, at, end), kind)), head=_bare(t.words[heads[-1]]))

    def _named_institution(self, t: Tokens, at: int, stop: int) -> Found | None:
        """A capitalised word that is no state, then an institution: the Kabila regime, Hutu leaders."""
        if stop != at + 1 or ((not at or t.words[at - 1] in ".:") and not t.is_upper(at, at + 1)):
            return None
        end = stop
        while end < min(stop + 2, len(t.words)) and t.words[end] in self.modifiers:
            end += 1
        noun = self._noun_at(t, end)
        if noun is None or t.capital[end]:
            return None
        return _found(
            t, at, noun.end, Naming(_name(t, at, noun.end), "government" if noun.kind == "state" else noun.kind)
        )

    def _capitals(self, t: Tokens, at: int) -> int:
        """The end of the capitalised words from `at` on, with numbers and hyphens inside."""
        end = at
        while end < len(t.words):
            word = t.words[end]
            plural = word == "'" and t.adjacent(end) and t.words[end - 1].endswith("s")
            inside = end > at and (plural or word == "&" or word.isdigit() or (word == "-" and t.adjacent(end)))
            if not inside and (not t.capital[end] or word in self.stops):
                break
            end += 1
            if word.endswith("'s") and not self._goes_on(t, end):
                break
        while end > at and not t.words[end - 1][0].isalpha():
            end -= 1
        return end

    def _goes_on(self, t: Tokens, at: int) -> bool:
        """Whether a possessive is part of a name: People's Party, but not the Alliance's Council."""
        return (
            at < len(t.words)
            and t.capital[at]
            and _bare(t.words[at - 1]) not in self.kinds
            and not self._known(t, at - 1)
        )

    def _known(self, t: Tokens, at: int) -> bool:
        return self.gazetteer.names_at(t, at) is not None

    def _extended(self, t: Tokens, end: int) -> int:
        """The end after phrases with of, for and on: Movement for the Autonomy of Kabylie."""
        while end + 1 < len(t.words) and t.words[end] in self.connectors:
            start = end + 1 + (t.words[end + 1] == "the")
            if start >= len(t.words) or not t.capital[start] or t.words[start] in self.stops:
                break
            adjective = self.gazetteer.adjective_at(t, start)
            further = self._capitals(t, start)
            if adjective is not None and adjective.end >= further:
                break  # "the Network on Costa Rican radio" is the Network
            if t.words[end] == "on" and any(_bare(w) in self.kinds for w in t.words[start:further]):
                break  # "an attack by the Hill Brigade on the Valley Movement" names two
            end = further
            if end + 1 < len(t.words) and t.words[end] == "and" and t.capital[end + 1] and not self._known(t, end + 1):
                further = self._capitals(t, end + 1)
                if not any(_bare(w) in self.kinds for w in t.words[end + 1 : further]) and further > end + 1:
                    end = further
        return end

    # Words that need the document.

    def _partisan(self, t: Tokens, at: int) -> Found | None:
        for size in (2, 3):
            if " ".join(t.words[at : at + size]) in self.partisans:
                return _found(t, at, at + size, Naming(_name(t, at, at + size)), PARTISAN)
        return None

    def _short(self, t: Tokens, at: int) -> Found | None:
        word = _bare(t.words[at])
        if word not in self.short or at == 0:
            return None
        if t.words[at - 1] not in ("the", "our", "this", "that") and not self._modifies(t, at, word):
            return None
        if not t.capital[at] and word not in self.voices:
            return None
        return _found(t, at, at + 1, Naming(_name(t, at, at + 1), self.kinds.get(word)), SHORT)

    def _modifies(self, t: Tokens, at: int, word: str) -> bool:
        """Whether a capitalised short form stands before a plain noun: four Coalition mayors."""
        after = t.words[at + 1] if at + 1 < len(t.words) else ""
        inside = t.capital[at] and not t.words[at].endswith("'s") and (at == 1 or not t.capital[at - 1])
        return inside and word in self.voices and after.isalpha() and not t.capital[at + 1] and after not in self.stops

    def describes_persons(self, t: Tokens, hit: Hit) -> bool:
        """Whether the adjective tells of persons or things that are no state's act: Syrian refugees."""
        ahead = t.words[hit.end : hit.end + 2]
        return bool(ahead) and (
            ahead[0] in self.persons or (len(ahead) > 1 and ahead[1] in self.persons and ahead[0] in self.modifiers)
        )


def _by_word(v: Vocabulary, table: str, but: tuple[str, ...] = ()) -> dict[str, str]:
    kinds = [(key.split(".")[1], words) for key, words in v.sets.items() if key.startswith(f"{table}.")]
    return {word: kind for kind, words in kinds if kind not in but for word in words}


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _cut(t: Tokens, end: int) -> int:
    return 2 if t.words[end - 1].endswith("'s") else 0


def _name(t: Tokens, at: int, end: int) -> str:
    return " ".join(t.text(at, end - 1, 0, _cut(t, end)).split())


def _found(
    t: Tokens, at: int, end: int, naming: Naming, standing: Standing = NAMED, *, cut: int | None = None
) -> Found:
    tail = _cut(t, end) if cut is None else cut
    start, stop = t.span(at, end - 1, 0, tail)
    words = [*t.words[at : end - 1], _bare(t.words[end - 1])]
    return Found(start, stop, at, end, naming, " ".join(words), standing, words[-1])
