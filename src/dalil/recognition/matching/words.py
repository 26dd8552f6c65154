"""The words of a name as they are compared: without article, title or ending, with their sound and their sense.

The sense is a number that words of both languages share: `data/name_words.csv` gives it for the words that names of
organisations are made of, and the registry for countries and peoples.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from dalil.recognition.registry import Actor
from dalil.text.folding import fold, fold_name
from dalil.text.skeletons import skeleton

Senses = Mapping[str, frozenset[str]]  # what a form of a word means

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
INITIALS = re.compile(r"[A-Z]{2,6}")  # spelt letter by letter, so that they sound like no word
ARABIC = re.compile("[\u0600-\u06ff]")
SMALL_WORDS = """
of the and for in on to a an at de la le du des der von van el al ad ash as ar ed et es ul ud ur us il wa wal bin ibn
bint ben dr mr mrs sir في من على الي عن و بن ابن بنت ال اجل د
"""
TITLE_WORDS = """
president king queen prince princess emir sheikh shaykh sultan general colonel minister prime secretary senator
ayatollah imam sayyid pope chancellor mister رئيس ملك ملكه امير اميره شيخ سلطان جنرال عقيد وزير سيد سيده دكتور امام ايه
بابا مستشار سيناتور فريق لواء
"""
SMALL, TITLES = frozenset(SMALL_WORDS.split()), frozenset(TITLE_WORDS.split())
ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
LETTERS_BEFORE = ("ل", "و", "ب")
ENDINGS = ("ييه", "يين", "يون", "يه", "ين", "ون", "ات", "ان", "ه")
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name."""

    written: str
    forms: frozenset[str]  # without what stands before and after it
    heard: str  # its skeleton
    senses: frozenset[str]
    is_title: bool


def name_words(name: str, senses: Senses) -> tuple[NameWord, ...]:
    """The words of a name that tell it from others; all of them where none does."""
    folded = fold(name)
    found = [(m.group(), name[slice(*folded.raw(m.start(), m.end()))]) for m in WORD.finditer(folded.text)]
    telling = [pair for pair in found if pair[0] not in SMALL] or found
    return tuple(_word(text, written, senses) for text, written in telling)


def _word(text: str, written: str, senses: Senses) -> NameWord:
    forms = forms_of(text)
    has_sound = INITIALS.fullmatch(written) is None
    return NameWord(
        written=written,
        forms=frozenset(forms),
        heard=skeleton(forms[0]) if has_sound else "",
        senses=frozenset(s for f in forms for s in senses.get(f, ())),
        is_title=not TITLES.isdisjoint(forms),
    )


@lru_cache(maxsize=16384)
def forms_of(text: str) -> tuple[str, ...]:
    """A folded word without its article first, then what it may be without its endings."""
    return tuple(dict.fromkeys(_arabic_forms(text) if ARABIC.search(text) else _english_forms(text)))


def _arabic_forms(text: str) -> Iterator[str]:
    bare = next((text[len(a) :] for a in ARTICLES if text.startswith(a) and len(text) - len(a) >= SHORTEST - 1), text)
    for begun in (bare, *(bare[1:] for a in LETTERS_BEFORE if bare.startswith(a) and len(bare) > SHORTEST)):
        yield begun
        for ending in ENDINGS:
            if begun.endswith(ending) and len(begun) - len(ending) >= SHORTEST - 1:
                root = begun[: -len(ending)]
                yield f"{root}ي" if ending.startswith("ي") and ending != "ين" else root
                if ending == "ين":
                    yield f"{root}ي"


def _english_forms(text: str) -> Iterator[str]:
    bare = text.removesuffix("'s").removesuffix("'")
    yield bare
    if "'" in bare:
        yield bare.replace("'", "")
    if bare.endswith("ies"):
        yield f"{bare[:-3]}y"
    elif bare.endswith("s") and not bare.endswith("ss") and len(bare) > SHORTEST:
        yield bare[:-1]


@cache
def general_senses() -> Senses:
    """What the common words of names mean, by their forms in both languages."""
    text = files("dalil.recognition").joinpath("data/name_words.csv").read_text(encoding="utf-8")
    found: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(text.splitlines()):
        sense = row["en"].split("|")[0]
        for word in (*row["en"].split("|"), *row["ar"].split("|")):
            _give(found, word, sense)
    return _frozen(found)


def senses_with(actors: Iterable[Actor]) -> Senses:
    """The same, and what countries and their peoples are called."""
    found: dict[str, set[str]] = defaultdict(set)
    found.update({form: set(senses) for form, senses in general_senses().items()})
    for actor in actors:
        if actor.kind in ("state", "territory", "people"):
            names = (actor.name_en, actor.name_ar, *actor.adjectives_en, *actor.adjectives_ar)
            for name in names:
                if name and len(name.split()) == 1:
                    _give(found, name, actor.id)
    return _frozen(found)


def _give(found: dict[str, set[str]], word: str, sense: str) -> None:
    for form in forms_of(fold_name(word)):
        found[form].add(sense)


def _frozen(found: Mapping[str, set[str]]) -> Senses:
    return MappingProxyType({form: frozenset(senses) for form, senses in found.items()})
