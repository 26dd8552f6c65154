"""The English prose lexicon as loaded from data: word forms, frames by their lemmas, and word lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any

from dalil.coding.datafiles import load_data
from dalil.coding.prose.lexicon import Frame
from dalil.coding.rules.inflection import english_past, english_plural

WITH_OES = frozenset({"veto", "embargo", "hero", "go", "echo", "forgo", "undergo"})
CLASSES = ("persons", "bodies", "places", "acts_of", "quantifiers", "time")
ROLES = ("giving", "receiving", "doing", "saying", "denying", "object_control", "auxiliaries")
LISTS = ("voice", "stative", "ending", "that_verbs", "bare_determiners", "indefinite")
GROUPS = (
    "with_support", "with_funding", "with_broker", "with_rejection", "with_endorsement", "with_coop",
    "clause_compounds", "infinitive_compounds",
)  # fmt: skip
FUNCTIONS = (
    "determiners", "possessives", "numbers", "prepositions", "subordinators", "relatives", "negators", "modals",
    "be", "have", "do", "pronouns", "adverbs", "adjectives", "own_pronouns", "titles", "unnamed",
    "conjunctions",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishFrame(Frame):
    """A frame with what only English needs."""

    about: bool = False  # the target may be whom the object belongs to
    complement: bool = False  # the target stands in the infinitive after it
    that: bool = False  # the target is the subject of a that-clause
    who: frozenset[str] = frozenset()  # words of which one must stand in the subject
    particle: tuple[str, ...] = ()
    modifiers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lemma:
    """What is known of a noun or verb in its base form."""

    frames: tuple[EnglishFrame, ...]
    roles: frozenset[str]
    bare: tuple[EnglishFrame, ...]  # the frames without a particle or modifiers
    particles: tuple[tuple[str, ...], ...]  # of the others, longest first
    modifiers: frozenset[str]  # all those of the others

    def beside(self, words: frozenset[str]) -> tuple[EnglishFrame, ...]:
        """The frames of a noun that stands among the words: those whose modifiers are there."""
        if self.modifiers.isdisjoint(words):
            return self.bare
        return tuple([f for f in self.frames if f.modifiers <= words])


@dataclass(frozen=True, slots=True)
class EnglishProse:
    """Everything the prose coder knows of English."""

    verb_forms: Mapping[str, tuple[tuple[str, str], ...]] = field(repr=False)  # form -> (kind, lemma)
    verbs: Mapping[str, Lemma] = field(repr=False)
    noun_forms: Mapping[str, tuple[str, bool]] = field(repr=False)  # form -> (lemma, plural)
    nouns: Mapping[str, Lemma] = field(repr=False)  # frames of acts and things; roles are classes of nouns
    agents: Mapping[str, Lemma] = field(repr=False)
    adjectives: Mapping[str, tuple[EnglishFrame, ...]] = field(repr=False)
    functions: Mapping[str, frozenset[str]] = field(repr=False)
    compounds: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    groups: Mapping[str, frozenset[str]] = field(repr=False)  # lists of prepositions and the like
    lists: Mapping[str, frozenset[str]] = field(repr=False)  # lists of words
    refine: Mapping[str, Mapping[str, frozenset[str]]] = field(repr=False)
    causes: frozenset[str] = field(repr=False)


def plural_of(noun: str) -> str:
    """The plural of a noun, which is also the third person of a verb."""
    return noun + "es" if noun in WITH_OES else english_plural(noun)


def _past(base: str, doubled: frozenset[str]) -> str:
    return base + base[-1] + "ed" if base in doubled else english_past(base)


def _gerund(base: str, doubled: frozenset[str]) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if base in doubled else base + "ing"


def verb_forms(base: str, irregular: Mapping[str, tuple[str, str]], doubled: frozenset[str]) -> list[tuple[str, str]]:
    """Each form of a verb with its kind: base, s, ing, past, part."""
    past, part = irregular.get(base) or (_past(base, doubled),) * 2
    return [
        (base, "base"),
        (plural_of(base), "s"),
        (_gerund(base, doubled), "ing"),
        (past, "past"),
        (part, "part"),
    ]


def _entries(text: str) -> list[str]:
    return text.replace("\n", "|").split("|") if "|" in text else text.split()


def _frame(entry: Mapping[str, Any], shape: str, **more: Any) -> EnglishFrame:
    return EnglishFrame(
        id=entry["id"],
        relation=entry["relation"],
        shape=shape,
        takes_object=bool(entry.get("obj")),
        to=tuple(entry.get("to", ())),
        by=tuple(entry.get("by", ())),
        needs_inside=frozenset(entry.get("needs_inside", ()))
        if shape == "verb" or entry.get("genitive") == "none"
        else frozenset(),
        refine=entry.get("refine"),
        genitive=entry.get("genitive"),
        oblique=bool(entry.get("obl")),
        pair=bool(entry.get("pair")),
        thing=bool(entry.get("thing")),
        lone=bool(entry.get("lone")),
        mediates=bool(entry.get("mediates")),
        about=bool(entry.get("about")),
        that=bool(entry.get("that")),
        complement=bool(entry.get("complement")),
        swap=bool(entry.get("swap")),
        who=frozenset(entry.get("who", ())) if shape == "verb" else frozenset(),
        **more,
    )


class _Loader:
    """Gathers the lexicon from its two files."""

    def __init__(self, words: Mapping[str, Any], frames: Iterable[Mapping[str, Any]]) -> None:
        self.words = words
        self.irregular = {w[0]: (w[1], w[2]) for w in (e.split() for e in _entries(words["irregular"])) if w}
        self.doubled = frozenset(words["doubled"].split()) - frozenset(words["undoubled"].split())
        self.verb_frames: dict[str, list[EnglishFrame]] = {}
        self.noun_frames: dict[str, list[EnglishFrame]] = {}
        self.agent_frames: dict[str, list[EnglishFrame]] = {}
        self.adjectives: dict[str, list[EnglishFrame]] = {}
        self.noun_forms: dict[str, tuple[str, bool]] = {}
        for entry in frames:
            self._entry(entry)

    def _entry(self, entry: Mapping[str, Any]) -> None:
        for verb in entry.get("v", ()):
            base, *particle = verb.replace("+", " ").split()
            self.verb_frames.setdefault(base, []).append(_frame(entry, "verb", particle=tuple(particle)))
        for key, store in (("n", self.noun_frames), ("ag", self.agent_frames)):
            for noun in entry.get(key, ()):
                *modifiers, head = noun.split()
                frame = _frame(entry, "noun" if key == "n" else "agent", modifiers=frozenset(modifiers))
                store.setdefault(head, []).append(frame)
                self._noun(head)
        for word in entry.get("a", ()):
            self.adjectives.setdefault(word, []).append(_frame(entry, "adjective"))

    def _noun(self, lemma: str) -> None:
        self.noun_forms.setdefault(lemma, (lemma, False))
        self.noun_forms.setdefault(plural_of(lemma), (lemma, True))

    def nouns(self) -> dict[str, Lemma]:
        """The nouns with their frames and classes, their forms gathered on the way."""
        classes: dict[str, set[str]] = {}
        for name in (*CLASSES, "giving_nouns"):
            for lemma in self.words[name].split():
                classes.setdefault(lemma, set()).add(name)
        for lemma in (*classes, *self.words["nouns"].split()):
            self._noun(lemma)
        for entry in _entries(self.words["irregular_plurals"]):
            form, lemma = entry.split()
            self.noun_forms[form] = (lemma, True)
        lemmas = {*classes, *self.noun_frames}
        return {lemma: _lemma(self.noun_frames.get(lemma, ()), frozenset(classes.get(lemma, ()))) for lemma in lemmas}

    def verbs(self) -> tuple[dict[str, Lemma], dict[str, tuple[tuple[str, str], ...]]]:
        """The verbs with their frames and roles, and the forms of all."""
        roles: dict[str, set[str]] = {}
        for name in (*ROLES, "verbs"):
            for verb in self.words[name].split():
                roles.setdefault(verb.partition("+")[0], set()).add(name)
        found: dict[str, list[tuple[str, str]]] = {}
        for lemma in dict.fromkeys((*self.verb_frames, *roles)):
            for form, kind in verb_forms(lemma, self.irregular, self.doubled):
                if (kind, lemma) not in found.setdefault(form, []):
                    found[form].append((kind, lemma))
        lemmas = {
            lemma: _lemma(self.verb_frames.get(lemma, ()), frozenset(roles.get(lemma, ())))
            for lemma in {*self.verb_frames, *roles}
        }
        return lemmas, {form: tuple(kinds) for form, kinds in found.items()}


def _lemma(frames: Iterable[EnglishFrame], roles: frozenset[str]) -> Lemma:
    ordered = tuple(sorted(frames, key=lambda f: -(len(f.particle) + len(f.modifiers))))
    return Lemma(
        ordered,
        roles,
        bare=tuple(f for f in ordered if not f.particle and not f.modifiers),
        particles=tuple(dict.fromkeys(f.particle for f in ordered if f.particle)),
        modifiers=frozenset(chain.from_iterable(f.modifiers for f in ordered)),
    )


def _compounds(words: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for name in ("compounds", "clause_compounds", "infinitive_compounds"):
        for phrase in _entries(words[name].strip() + "|"):
            if phrase:
                yield tuple(phrase.split())


@cache
def english_prose() -> EnglishProse:
    """The English prose lexicon."""
    words = load_data("prose.en.toml")
    loader = _Loader(words, load_data("frames.en.toml")["frame"])
    functions: dict[str, set[str]] = {}
    for name in FUNCTIONS:
        for word in words[name].split():
            functions.setdefault(word, set()).add(name)
    compounds: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _compounds(words):
        compounds.setdefault(phrase[0], []).append(phrase)
    nouns = loader.nouns()
    verbs, forms = loader.verbs()
    return EnglishProse(
        verb_forms=forms,
        verbs=verbs,
        noun_forms=loader.noun_forms,
        nouns=nouns,
        agents={k: _lemma(v, frozenset()) for k, v in loader.agent_frames.items()},
        adjectives={k: tuple(v) for k, v in loader.adjectives.items()},
        functions={k: frozenset(v) for k, v in functions.items()},
        compounds={k: tuple(sorted(v, key=len, reverse=True)) for k, v in compounds.items()},
        groups={name: frozenset(_entries(words[name] + "|")) - {""} for name in GROUPS},
        lists={name: frozenset(words[name].split()) for name in LISTS},
        refine={k: {r: frozenset(w) for r, w in v.items()} for k, v in words["refine"].items()},
        causes=frozenset(words["causes"]["words"].split()),
    )
