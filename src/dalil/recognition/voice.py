"""Who speaks in a document, and with whom its title says it deals.

The voice is found, in this order: in what the user says; in the title's pattern (relations of X with Y); in the words
a document uses of itself (our movement); in the definite noun it uses most (the Movement), where its headings show that
it is a paper on a relation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dalil.recognition.found import ALONE, RELATIONAL, SHORT, Found, Reading
from dalil.recognition.gazetteer import Naming
from dalil.recognition.introductions import Introductions, only, registry_forms, same
from dalil.recognition.registry import Registry
from dalil.recognition.tokens import Tokens
from dalil.recognition.vocabulary import of_both, vocabulary
from dalil.text.words import ARABIC_WORD, splits

FEWEST = 2  # uses that make a definite noun a self-reference
LONGEST_UNKNOWN = 8  # words of a partner that no list knows
TIES = frozenset({"of", "for", "the", "and"})
FAR_OFTENER = 3
GENERIC_STATE = "الدوله"  # any state is called so
OWN_WEIGHT = 3  # what `our movement` counts against `the movement`
OFTEN = 2 * OWN_WEIGHT  # what makes it a self-reference by itself
ARTICLES = frozenset({"the", "a", "an", "new"})
CALLS = (SHORT, ALONE)  # standings of words that may be a self-reference


@dataclass(frozen=True, slots=True)
class Parties:
    """What a title says: who speaks, and of whom."""

    voice: Found | None = None
    partners: tuple[Found, ...] = ()
    unknown: tuple[int, int] | None = None  # words after `with` that no list and no grammar knows, as raw offsets


NOT_SAID = Parties()


@dataclass(frozen=True, slots=True)
class Voice:
    """The voice, and the short forms that are its own."""

    naming: Naming
    keys: frozenset[str]


def has_relation(heading: Tokens) -> bool:
    """Whether a heading speaks of relations."""
    return _relation_at(heading) is not None


def _relation_at(t: Tokens) -> int | None:
    ar, en = vocabulary("ar").of("relations.words"), vocabulary("en").of("relations.words")
    for at, word in enumerate(t.words):
        named = word in en or (ARABIC_WORD.match(word) and any(s.stem in ar for s in splits(word)))
        if named and not _is_desk(t, at):
            return at
    return None


def _is_desk(t: Tokens, at: int) -> bool:
    """Whether the word only names an office of the one who writes: the foreign relations office."""
    desks = of_both("relations.desks")
    return (at > 0 and t.words[at - 1] in desks) or any(w in desks for w in t.words[at + 1 : at + 3])


def parties(title: Tokens, found: Sequence[Found]) -> Parties:
    """The voice and the partners of a title that speaks of relations."""
    t = title
    relation = _relation_at(t)
    if relation is None:
        return Parties(partners=tuple(found))
    voice: Found | None = None
    partners: list[Found] = []
    for f in found:
        if voice is None and _speaks(t, f, relation, not partners):
            voice = f
        else:
            partners.append(f)
    adjectives = [f for f in partners if f.standing is RELATIONAL]
    if voice is None and len(adjectives) > 1:
        voice = adjectives[0]
        partners.remove(voice)
    unknown = _unknown(t, voice, partners)
    if unknown is not None:
        partners = []
    return Parties(voice, tuple(partners), unknown)


def _unknown(t: Tokens, voice: Found | None, partners: Sequence[Found]) -> tuple[int, int] | None:
    """The words after a title's `with` or colon, up to a particle or a mark, where no list knows them whole."""
    markers = of_both("relations.with") | {":"}
    marker = next((at for at, w in enumerate(t.words) if w in markers), None)
    if marker is None or (voice is not None and voice.first > marker):
        return None
    first = marker + 1
    while first < len(t.words) and t.words[first] in ARTICLES:
        first += 1
    end = name_end(t, first)
    if end == first or any(f.first <= first and f.last >= end for f in partners):
        return None
    inside = [f for f in partners if first < f.first < end]
    return t.span(first, end - 1) if inside or not partners else None


def name_end(t: Tokens, first: int) -> int:
    """Where words that read as one name end: capitals with of, for and the between them, or Arabic words."""
    stops = of_both("stops.words")
    end = at = first
    while at < min(first + LONGEST_UNKNOWN, len(t.words)) and t.words[at].isalpha():
        if t.words[at] in TIES and at > first:
            at += 1
            continue
        if t.words[at] in stops or not (ARABIC_WORD.match(t.words[at]) or t.capital[at]):
            break
        at += 1
        end = at
    return end


def _speaks(t: Tokens, f: Found, relation: int, first: bool) -> bool:
    """Whether the actor stands where a title puts the one who speaks."""
    before = f.first - 1
    while before >= 0 and t.words[before] in ARTICLES:
        before -= 1
    word = t.words[before] if before >= 0 else ""
    clitic = _clitic(t, f)
    withs = of_both("relations.with")
    if clitic.endswith("ب") or any(w in withs for w in t.words[relation : f.first]):
        return False
    if clitic.endswith("ل") or word in ("of", "between", "بين"):
        return True
    if before == relation:
        return f.standing is not RELATIONAL
    return first and f.last <= relation and f.standing is not RELATIONAL and _leads_to(t, f.last, relation)


def _leads_to(t: Tokens, start: int, relation: int) -> bool:
    """Whether only marks and plain adjectives part the name from the word for relations; a headline has a verb."""
    between = of_both("relations.between_them")
    words = t.words[start:relation]
    if ":" in words:  # "The National Union of Coast Farmers: international relations"
        words = words[words.index(":") :]
    return all(w in between for w in words)


def _clitic(t: Tokens, f: Found) -> str:
    """The letters before the name that belong to its first word; ل where لل covers the article."""
    word = t.words[f.first]
    if not ARABIC_WORD.match(word):
        return ""
    own = f.key.split()[0]
    if word.endswith(own):
        return word[: len(word) - len(own)]
    return "ل" if "لل" in word[:3] else ""


def find_voice(
    title: Parties, readings: Sequence[Reading], known: Introductions, registry: Registry,
    *, paper: bool, partners: Sequence[Naming],
) -> Voice | None:  # fmt: skip
    """The voice by the title, else by the document's words of itself; `paper` says whether it is one on a relation."""
    uses = uses_of(readings)
    if title.voice is not None:
        naming = _fullest(title.voice, uses, known, partners)
        found = own_keys(naming, uses, known, registry, partners=partners, key=title.voice.key)
        return found if found.keys or naming.actor_id is not None else None
    key = _self_reference(uses, known, partners, paper)
    if key is None:
        return None
    naming = _bearer(key, uses, known, partners) or Naming(uses.words[key])
    return own_keys(naming, uses, known, registry, partners=partners, key=key)


@dataclass(frozen=True, slots=True)
class Uses:
    """How often each short form stands in the text, and how it is written."""

    counts: dict[str, int]
    own: dict[str, int]  # with a possessive of the first person
    words: dict[str, str]
    first: dict[str, int]  # raw offset of the first use outside of headings


NO_USES = Uses({}, {}, {}, {})


def uses_of(readings: Iterable[Reading]) -> Uses:
    """How a document uses short forms."""
    voices = of_both("short.voices")
    called = [(r, f) for r in readings for f in r.found if f.head in voices and f.standing in CALLS]
    if not called:
        return NO_USES
    uses = Uses({}, {}, {}, {})
    for r, f in called:
        uses.counts[f.key] = uses.counts.get(f.key, 0) + 1
        uses.words.setdefault(f.key, f.naming.name)
        if not r.heading:
            uses.first.setdefault(f.key, r.offset + f.start)
        if _is_own(r.text, f):
            uses.own[f.key] = uses.own.get(f.key, 0) + OWN_WEIGHT
    return uses


def _is_own(text: str, f: Found) -> bool:
    """Whether the first person owns the noun: حركتنا, our movement."""
    return text[f.start : f.end].endswith("نا") or text[max(0, f.start - 4) : f.start].lower() == "our "


def _self_reference(uses: Uses, known: Introductions, partners: Sequence[Naming], paper: bool) -> str | None:
    """The short form used most that is no partner's by its own words."""
    own = uses.own
    weights = {k: n + own.get(k, 0) for k, n in uses.counts.items() if paper or own.get(k, 0) >= OFTEN}
    if not weights:
        return None
    taken = {k for k, listed in known.by_words.items() if any(same(i.naming, p) for i in listed for p in partners)}
    taken |= set() if paper else vocabulary("en").of("short.civic")
    best = sorted([k for k in weights if k not in taken], key=lambda k: (-weights[k], uses.first.get(k, -1)))
    return best[0] if best and weights[best[0]] >= FEWEST else None


def _bearer(key: str, uses: Uses, known: Introductions, partners: Sequence[Naming]) -> Naming | None:
    """The introduced actor, no partner, that the short form stands for.

    The prose must name it in full before it first uses the short form: a movement named later is another movement. A
    state may be named later, for no second one is likely to be called the Kingdom.
    """
    first = uses.first.get(key)
    for index in (known.by_words, known.by_registry):
        listed = [i for i in index.get(key, ()) if not any(same(i.naming, p) for p in partners)]
        before = [i for i in listed if first is None or i.place < first]
        states = listed if key != GENERIC_STATE and all(i.naming.kind == "state" for i in listed) else []
        meant = only(before) or only(states)
        if meant is not None:
            return meant
        if before and index is known.by_words:
            return before[0].naming
    return None


def _fullest(f: Found, uses: Uses, known: Introductions, partners: Sequence[Naming]) -> Naming:
    if f.naming.actor_id is not None:
        return f.naming
    return _bearer(f.key, uses, known, partners) or f.naming


def own_keys(
    naming: Naming, uses: Uses, known: Introductions, registry: Registry, *, partners: Sequence[Naming], key: str | None
) -> Voice:  # fmt: skip
    """The voice with the short forms it owns.

    A form that a partner bears by its own words is the voice's only where the voice bears it too and has no other
    self-reference in the text.
    """
    borne = {k for k, listed in known.by_words.items() if any(same(i.naming, naming) for i in listed)}
    theirs = {k for k, listed in known.by_words.items() if any(same(i.naming, p) for i in listed for p in partners)}
    called = {k for k in _calls(naming) if k in uses.counts and k not in theirs and _comes_first(k, uses, known)}
    mine = (borne | (registry_forms(naming, registry) & set(uses.counts)) | called) - theirs
    mine |= {key} if key is not None and key not in theirs else set()
    mine -= {k for k, n in known.aliases.items() if not same(n, naming)}
    if not mine & set(uses.counts):
        mine |= borne & theirs & set(uses.counts)
    return Voice(naming, frozenset(mine))


def _calls(naming: Naming) -> frozenset[str]:
    """The general nouns an actor of this kind is called by, made definite in Arabic."""
    kind = naming.kind or ""
    arabic = frozenset(f"ال{w}" for w in vocabulary("ar").of(f"calls.{kind}"))
    return arabic | vocabulary("en").of(f"calls.{kind}")


def _comes_first(key: str, uses: Uses, known: Introductions) -> bool:
    """Whether the text uses the form before it names another that bears it, or far oftener."""
    bearers = known.by_words.get(key, ())
    first = uses.first.get(key, 0)
    return all(first < b.place for b in bearers) or uses.counts.get(key, 0) >= FAR_OFTENER * len(bearers)
