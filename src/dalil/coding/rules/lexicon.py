"""The coding lexicon as loaded from data: frames, triggers by their forms, classes of contents, function words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dalil.coding.datafiles import load_data
from dalil.coding.rules.inflection import arabic_noun, arabic_verb, english_plural, english_verb
from dalil.errors import LexiconError
from dalil.text.folding import fold_text
from dalil.text.words import ENCLITICS, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where the parties of a trigger stand."""

    name: str
    bare: str  # parties right after the trigger: T, S, G (giver or receiver), V (visit), P (pair), M (media), or none
    target: tuple[str, ...] = ()  # prepositions that mark the target
    source: tuple[str, ...] = ()  # prepositions that mark the source
    needs: bool = False  # no claim without a party after a target preposition
    pair: bool = False  # "between A and B" names both
    topic: bool = False  # the source is the passage's topic, if no subject is nearer
    on_marks_source: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """An entry: words that report one relation."""

    id: str
    frame: Frame
    relation: str | None  # a code, or None where `kind` leaves it open
    kind: str | None
    prefer: str | None = None
    weak: bool = False
    nested: bool = False
    stance: bool = False
    symmetric: bool = False
    basis: str | None = None  # the relation under a heading that tells why a relation exists


@dataclass(frozen=True, slots=True)
class Form:
    """One way a trigger is written: for each of its words, the spellings that count."""

    trigger: Trigger
    words: tuple[frozenset[str], ...]
    shape: str  # verb, noun, expression; English also past, ing
    bases: frozenset[str] = frozenset()  # of a noun: its spellings without a pronoun
    gap: int = 0  # how many other words may stand between the first and the second


@dataclass(frozen=True, slots=True)
class Grammar:
    """Function words of one language, folded."""

    language: str
    lists: Mapping[str, frozenset[str]]
    compounds: Mapping[str, tuple[tuple[str, ...], ...]]  # by first word, longest first

    def has(self, name: str, word: str) -> bool:
        """Whether `word` is in the list `name`."""
        return word in self.lists[name]


@dataclass(frozen=True, slots=True)
class Contents:
    """What settles open kinds, and the usual domains."""

    classes: Mapping[str, tuple[str, ...]]  # Arabic word or English word -> classes, in order of the file
    order: tuple[str, ...]
    kinds: Mapping[str, Any]
    refine: Mapping[str, Mapping[str, str]]
    domains: Mapping[str, str]
    domain_words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the rules coder knows of one language."""

    grammar: Grammar
    forms: Mapping[str, tuple[Form, ...]] = field(repr=False)  # by a spelling of the first word, longest form first
    amount: Trigger  # what a bare sum of money, or a thing given, at the head of an item reports
    shown: Trigger  # what a bare item under a media heading reports


@cache
def words_for(language: str) -> Mapping[str, frozenset[str]]:
    """The lists of function words of `ar` or `en` that hold no verbs, folded: all that cutting a text into atoms needs,
    so that prose is read without the outline's triggers."""
    raw = load_data(f"grammar.{language}.toml")
    plain = {name: words for name, words in raw.items() if not any("/" in word for word in words)}
    return {name: frozenset(map(fold_text, words)) for name, words in plain.items()}


@cache
def lexicon_for(language: str) -> Lexicon:
    """The lexicon of `ar` or `en`."""
    forms, amount, shown = _forms(language)
    nouns = frozenset(s for s, all_ in forms.items() if any(f.shape == "noun" and s in f.bases for f in all_))
    nouns |= contents().classes.keys()
    return Lexicon(grammar=_grammar(language, nouns), forms=forms, amount=amount, shown=shown)


def _grammar(language: str, nouns: frozenset[str]) -> Grammar:
    raw = load_data(f"grammar.{language}.toml")
    nouns |= {fold_text(word) for name in ("members", "people") for word in raw[name]}
    compounds: dict[str, list[tuple[str, ...]]] = {}
    for phrase in raw.pop("compounds"):
        words = tuple(fold_text(phrase).split())
        compounds.setdefault(words[0], []).append(words)
    return Grammar(
        language=language,
        # Written without vowels, "gave him" and "a grant" look alike: the noun is meant.
        lists={
            name: frozenset(f for w in words for f in _spellings(w) if "/" not in w or f not in nouns)
            for name, words in raw.items()
        },
        compounds={first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in compounds.items()},
    )


def _spellings(entry: str) -> frozenset[str]:
    """A word of a grammar list as it is; a verb given as past/present in all its forms."""
    return arabic_verb(entry) if "/" in entry else frozenset({fold_text(entry)})


def _forms(language: str) -> tuple[dict[str, tuple[Form, ...]], Trigger, Trigger]:
    raw = load_data(f"triggers.{language}.toml")
    frames = {name: _frame(name, values) for name, values in raw["frames"].items()}
    index: dict[str, list[Form]] = {}
    faults = []
    amount, shown = (_trigger(raw[name], frames[raw[name]["frame"]]) for name in ("amount", "shown"))
    for entry in raw["trigger"]:
        if entry["frame"] not in frames or ("relation" in entry) == ("kind" in entry):
            faults.append(entry.get("id", "?"))
            continue
        for form in _forms_of(entry, frames[entry["frame"]], language):
            for spelling in form.words[0]:
                index.setdefault(spelling, []).append(form)
    if faults:
        raise LexiconError("D454", file=f"triggers.{language}.toml", faults=", ".join(faults))
    bases = {b for all_ in index.values() for f in all_ if f.shape == "noun" for b in f.bases}
    bases |= contents().classes.keys()
    for spelling in bases & index.keys():
        if spelling.endswith("ه"):  # "a grant" (منحة), not "gave him" (منحه): folded they are one
            index[spelling] = [f for f in index[spelling] if f.shape != "verb"]
    # Longer forms first; of equal length, a strong entry before a weak one, else the order of the file.
    ordered = {k: tuple(sorted(v, key=lambda f: (-len(f.words), f.trigger.weak))) for k, v in index.items()}
    return ordered, amount, shown


def _frame(name: str, values: dict[str, Any]) -> Frame:
    lists = {k: tuple(fold_text(w) for w in values.get(k, ())) for k in ("target", "source")}
    flags = {k: bool(values.get(k)) for k in ("needs", "pair", "topic", "on_marks_source")}
    return Frame(name=name, bare=values.get("bare", ""), target=lists["target"], source=lists["source"], **flags)


def _trigger(entry: dict[str, Any], frame: Frame) -> Trigger:
    flags = {k: bool(entry.get(k)) for k in ("weak", "nested", "stance", "symmetric")}
    return Trigger(
        id=entry["id"],
        frame=frame,
        relation=entry.get("relation"),
        kind=entry.get("kind"),
        prefer=entry.get("prefer"),
        basis=entry.get("basis"),
        **flags,
    )


def _forms_of(entry: dict[str, Any], frame: Frame, language: str) -> list[Form]:
    make = _arabic_forms if language == "ar" else _english_forms
    return make(_trigger(entry, frame), entry)


def _arabic_forms(trigger: Trigger, entry: dict[str, Any]) -> list[Form]:
    found = []
    for verb in entry.get("v", ()):
        past, _, present = verb.partition("/")
        if " " in verb:
            first = arabic_verb(f"{past.split()[0]}/{present.split()[0]}")
            rest = tuple(_arabic_word(w) for w in past.split()[1:])
            found.append(Form(trigger, (first, *rest), "verb"))
        else:
            found.append(Form(trigger, (arabic_verb(verb),), "verb"))
    for phrase in (*entry.get("n", ()), *entry.get("m", ())):
        words = tuple(_arabic_word(w) for w in phrase.split())
        base = fold_text(phrase).removeprefix("ال")
        found.append(Form(trigger, words, "noun" if len(words) == 1 else "expression", frozenset({base, base + "ا"})))
    for pair in entry.get("pairs", ()):
        firsts = [arabic_verb(w) if "/" in w else _arabic_word(w) for w in pair["first"]]
        second = frozenset(s for w in pair["second"] for s in (arabic_verb(w) if "/" in w else _arabic_word(w)))
        found.extend(Form(trigger, (first, second), "expression", gap=pair["gap"]) for first in firsts)
    return found


def _arabic_word(word: str) -> frozenset[str]:
    return arabic_noun(word) | {fold_text(word)}


def _english_forms(trigger: Trigger, entry: dict[str, Any]) -> list[Form]:
    found = []
    for verb in entry.get("v", ()):
        for form, shape in english_verb(verb).items():
            found.append(Form(trigger, (frozenset({form}),), {"base": "verb", "s": "verb"}.get(shape, shape)))
    for noun in entry.get("n", ()):
        *head, last = noun.split()
        words = (*(frozenset({w}) for w in head), frozenset({last, english_plural(last)}))
        found.append(Form(trigger, words, "noun"))
    for phrase in entry.get("m", ()):
        spelt = tuple(frozenset({w.text}) for w in words_of(fold_text(phrase)))
        found.append(Form(trigger, spelt, "expression"))
    for pair in entry.get("pairs", ()):
        first = frozenset(f for w in pair["first"] for f in english_verb(w))
        second = frozenset(f for w in pair["second"] for f in (w, english_plural(w)))
        found.append(Form(trigger, (first, second), "expression", gap=pair["gap"]))
    return found


@cache
def contents() -> Contents:
    """The classes of things given, held or done, and what follows from them."""
    raw = load_data("contents.toml")
    classes: dict[str, list[str]] = {}
    for entry in raw["class"]:
        spellings = {s for w in entry["ar"] for s in _stretched(fold_text(w))}
        spellings |= {s for w in entry["en"] for s in (w, english_plural(w))}
        for word in spellings:
            classes.setdefault(word, []).append(entry["name"])
    return Contents(
        classes={word: tuple(names) for word, names in classes.items()},
        order=tuple(entry["name"] for entry in raw["class"]),
        kinds=raw["kinds"],
        refine=raw["refine"],
        domains=raw["domains"],
        domain_words={fold_text(w): domain for domain, words in raw["domain_words"].items() for w in words},
    )


def _stretched(word: str) -> set[str]:
    stem = word[:-1] + "ت" if word.endswith("ه") else word
    return {word, word + "ا", *(stem + s for s in ENCLITICS if s not in ("ي", "ك", "كم"))}
