"""Names a document introduces, and the short forms it may use for them afterwards.

A short form is settled in this order: an alias the document gives in brackets; the document's own voice, where the
short form is its self-reference; the one actor of the headings that bears it by its own words; of the names introduced
before the place that begin with the same words, the last one; the one actor introduced before it that the registry
knows under such a name. Otherwise it stays open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dalil.recognition.found import NAMED, Found, Reading
from dalil.recognition.gazetteer import Gazetteer, Naming
from dalil.recognition.registry import Registry
from dalil.recognition.vocabulary import vocabulary
from dalil.text.folding import fold_text
from dalil.text.words import ARABIC_WORD, TOKEN

BRACKET = re.compile(r"""\s?[(\[]\s*([^()\[\]\n]{2,60}?)\s*[)\]]""")
HEREAFTER = re.compile(
    r"^(?:hereafter|hereinafter|henceforth|referred to as|known as|or|the|a\.k\.a\.?|abbreviated|في ?ما (?:بعد|يلي)|"
    r"(?:و?يشار|المشار) إلي(?:ها|ه)(?: في ?ما (?:بعد|يلي))?(?: ب(?:ـ|اسم)?)?|المعروفة? (?:باسم|ب)|"
    r"اختصار[اًا]*|بعد الآن|أو)[\s:,،]*",
    re.IGNORECASE,
)
DEFINED = re.compile(
    r"""["“«](?:the\s+)?([^"”»\n]{2,40})["”»]\s+(?:means|refers to|denotes|stands for|is used for)\s+(?:the\s+)?$""",
    re.IGNORECASE,
)
DEFINING = frozenset("sore")  # the last letters before a name that is defined so
NAMED_SO = re.compile(r"""\s*["“«]([^"”»\n]{2,40})["”»]""")
CALLS = re.compile("تسم|نسم|يشار|المسم|نطلق|يطلق|تطلق|نعني|call|refer")
QUOTES = "\"'«»“” "
LONGEST_ALIAS = 4  # words
ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}$")
ONE_WORD = re.compile(r"(?!ال\w+ية$)(?!ال\w+ي$)[\u0621-\u064a]{3,}$")  # an Arabic word that is no adjective


@dataclass(slots=True, eq=False)
class Introduction:
    """A name as the document first writes it."""

    place: int  # raw offset in the source
    naming: Naming
    key: str  # the words folded
    head: str | None


@dataclass(eq=False)
class Introductions:
    """What the document has named, and by which words it may call it later; worked out once somebody asks."""

    named: Sequence[tuple[int, Found]]  # all names in text order, each with the raw offset of its unit
    registry: Registry
    aliases: Mapping[str, Naming]  # words in brackets after a name
    acronyms: Set[str]  # those of them that are written in capitals

    @cached_property
    def order(self) -> tuple[Introduction, ...]:
        """The names in text order, each actor under each of its names once."""
        seen: dict[tuple[str, str | None], Introduction] = {}
        for offset, f in self.named:
            if (f.key, f.naming.actor_id) not in seen:
                seen[f.key, f.naming.actor_id] = Introduction(offset + f.start, f.naming, f.key, f.head)
        unknown = {key for key, actor_id in seen if actor_id is None}
        if unknown:
            unknown.intersection_update([form for i in seen.values() for form in short_forms(i.key, i.head)])
        return tuple([i for i in seen.values() if i.naming.actor_id is not None or i.key not in unknown])

    @cached_property
    def by_words(self) -> Mapping[str, tuple[Introduction, ...]]:
        """The names that begin with a short form."""
        return _by_words(self.order)

    @cached_property
    def by_registry(self) -> Mapping[str, tuple[Introduction, ...]]:
        """The actors that the registry knows under a short form."""
        return _by_registry(self.order, self.registry)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The registry ids of all that was named."""
        return frozenset(f.naming.actor_id for _, f in self.named if f.naming.actor_id)

    def at(self, key: str, place: int) -> Naming | None:
        """Whom the short form `key` means at `place`, where the document settles it."""
        if key in self.aliases:
            return self.aliases[key]
        for offset, f in self.named:
            if offset + f.start < place:
                break
        else:
            return None  # nothing is named before it
        return nearest(self.by_words.get(key, ()), place) or only(
            i for i in self.by_registry.get(key, ()) if i.place < place
        )

    def anywhere(self, key: str) -> Naming | None:
        """Whom the short form means in a heading, which may stand before the name it shortens."""
        return self.aliases.get(key) or only(self.by_words.get(key, ()))


def same(a: Naming, b: Naming) -> bool:
    """Whether both name one actor."""
    if a.actor_id is not None or b.actor_id is not None:
        return a.actor_id == b.actor_id
    return fold_text(a.name) == fold_text(b.name)


def nearest(bearers: Iterable[Introduction], place: int) -> Naming | None:
    """The one of the bearers that was introduced last before `place`."""
    before = [b for b in bearers if b.place < place]
    return before[-1].naming if before else None


def only(bearers: Iterable[Introduction]) -> Naming | None:
    """The actor, where all bearers are one."""
    listed = list(bearers)
    if not listed or any(not same(b.naming, listed[0].naming) for b in listed):
        return None
    return listed[0].naming


def introductions(readings: Iterable[Reading], gazetteer: Gazetteer) -> Introductions:
    """What the units of a document introduce; `readings` come in text order."""
    named: list[tuple[int, Found]] = []
    aliases: dict[str, Naming] = {}
    acronyms: set[str] = set()
    for r in readings:
        text = r.words.raw
        bracketed = "(" in text or "[" in text
        quoted = '"' in text or "“" in text or "«" in text  # without one no definition stands in a text
        explained = bracketed or quoted or r.heading
        for f in r.found:
            if f.standing is not NAMED or (f.naming.actor_id is None and " " not in f.key):
                continue
            named.append((r.offset, f))
            if not explained:
                continue
            given = [*_bracketed(text, f)] if bracketed else []
            given += _defined(text, f) if quoted else ()
            given += _without_form(f) if r.heading else ()
            for key, naming, is_acronym in given:
                # A name that the registry knows keeps its own meaning.
                # ... unless the document writes it as the acronym of another.
                if is_acronym or gazetteer.exactly(key.split()) is None:
                    aliases[key] = naming
                if is_acronym:
                    acronyms.add(key)
    return Introductions(named, gazetteer.registry, aliases, acronyms)


def _bracketed(text: str, f: Found) -> Iterator[tuple[str, Naming, bool]]:
    """The name in brackets after a name: an acronym, quoted words, or what follows `hereafter`."""
    m = BRACKET.match(text, f.end) if text[f.end : f.end + 2].strip()[:1] in ("(", "[") else None
    if m is None or f.naming.kind in ("person", "people"):
        return
    given = m.group(1)
    words = HEREAFTER.sub("", HEREAFTER.sub("", given).strip(QUOTES)).strip(QUOTES)
    if not words or len(words.split()) > LONGEST_ALIAS or words[0].isdigit():
        return
    known = f.naming.kind in ("state", "territory") and f.naming.actor_id is not None
    if words != given or (not known and (ACRONYM.match(words) or ONE_WORD.match(words))):
        yield " ".join(TOKEN.findall(fold_text(words))), f.naming, ACRONYM.match(words) is not None


def _without_form(f: Found) -> Iterator[tuple[str, Naming, bool]]:
    """The bare name of a state that no registry knows: Ruritania, from the Republic of Ruritania."""
    if f.naming.kind != "state" or f.naming.actor_id is not None:
        return
    words = f.key.split()
    start = words.index("of") + 1 if "of" in words else 1 if ARABIC_WORD.match(words[0]) else len(words)
    rest = words[start:]
    if rest and rest[0] != "the" and (not rest[0].startswith("ال") or len(rest) == 1):
        yield " ".join(rest), f.naming, False
    if len(rest) == 1 and rest[0].startswith("ال"):
        stem = rest[0][:-1] if rest[0].endswith(("ه", "ا")) else rest[0]
        yield f"{stem}ي", f.naming, False
        yield f"{stem}يه", f.naming, False


def _defined(text: str, f: Found) -> Iterator[tuple[str, Naming, bool]]:
    """The words a document says it will use for a name: `"the Palace" means the Government of X`; X «س» after تسمّي."""
    m = DEFINED.search(text, 0, f.start) if text[: f.start].rstrip()[-1:].casefold() in DEFINING else None
    if m is None:
        m = NAMED_SO.match(text, f.end)
        if m is None or CALLS.search(text, 0, f.start) is None:
            return
    if f.naming.kind not in ("person", "people"):
        words = TOKEN.findall(fold_text(m.group(1).strip()))
        if 0 < len(words) <= LONGEST_ALIAS:
            yield " ".join(words), f.naming, False


@lru_cache(maxsize=4096)
def short_forms(key: str, head: str | None) -> tuple[str, ...]:
    """The short forms of a name by its own words: its head noun made definite, and its first words."""
    return tuple(dict.fromkeys(_short_forms(key, head)))


def _short_forms(key: str, head: str | None) -> Iterator[str]:
    words = key.split()
    ar, en = vocabulary("ar").of("short.words"), vocabulary("en").of("short.words")
    if ARABIC_WORD.match(words[0]):
        if head in ar and len(words) > 1:
            yield f"ال{head}"
        if words[0].startswith("ال"):
            yield from (" ".join(words[:size]) for size in range(2, len(words)))
    elif len(words) > 1:
        yield from (w for w in words if w in en)


def _by_words(order: Iterable[Introduction]) -> dict[str, tuple[Introduction, ...]]:
    bearers: dict[str, list[Introduction]] = defaultdict(list)
    for i in order:
        if i.naming.kind != "person" or i.head in ("رئيس", "ملك"):
            for form in short_forms(i.key, i.head):
                bearers[form].append(i)
    return {form: tuple(listed) for form, listed in bearers.items()}


def _by_registry(order: Iterable[Introduction], registry: Registry) -> dict[str, tuple[Introduction, ...]]:
    bearers: dict[str, list[Introduction]] = defaultdict(list)
    for i in order:
        for form in registry_forms(i.naming, registry):
            bearers[form].append(i)
    return {form: tuple(listed) for form, listed in bearers.items()}


def registry_forms(naming: Naming, registry: Registry) -> frozenset[str]:
    """The short forms of every name the registry has for an actor."""
    return frozenset() if naming.actor_id is None else _forms_of(naming.actor_id, registry)


@lru_cache(maxsize=4096)
def _forms_of(actor_id: str, registry: Registry) -> frozenset[str]:
    actor = registry.get(actor_id)
    if actor is None or actor.kind == "person":
        return frozenset()
    names = (actor.name_en, actor.name_ar, *actor.aliases_en, *actor.aliases_ar)
    forms: set[str] = set()
    for name in names:
        key = " ".join(TOKEN.findall(fold_text(name))) if name else ""
        if key:
            forms.update(short_forms(key, key.split()[0].removeprefix("ال")))
    return frozenset(forms)
