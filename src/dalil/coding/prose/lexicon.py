"""The Arabic prose lexicon as loaded from data: frames by their forms, and the words the shallow grammar knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from typing import Any

from dalil.coding.datafiles import load_data
from dalil.text.folding import fold_text

VERB_ROLES = ("giving", "receiving", "answering", "amounting", "doing", "saying", "auxiliaries", "denying", "verbs")
NOUN_ROLES = ("giving_nouns", "receiving_nouns", "doing_nouns", "denying_nouns")
CLASSES = ("persons", "bodies", "places", "acts_of", "quantifiers")
MORE = {"persons": ("people", "crowds"), "bodies": ("groups",)}  # further lists of a class
INFLECTED = "people"
TABLES = ("refine", "causes", "masculine", "adjectives")
FLAGS = ("pair", "thing", "lone", "mediates", "swap", "prefer_to", "said", "strict")
SHAPES = {"verb": "v", "noun": "n", "act": "act", "pas": "pas"}  # of a frame, and where an entry has its words
DUAL = "ان"
SOUND_PLURALS = ("ون", "ين", "ات", DUAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An entry: words that report one relation, and where its parties stand."""

    id: str
    relation: str
    shape: str  # verb, noun, act (active participle), pas (passive participle)
    takes_object: bool = False  # the direct object or genitive is the target
    to: tuple[str, ...] = ()  # prepositions that mark the target
    by: tuple[str, ...] = ()  # prepositions that mark the source
    pair: bool = False  # two sides: with X, between A and B
    thing: bool = False  # what is given or done; a claim only with someone who gives or does it
    oblique: bool = False  # no claim unless a preposition of `to` is there
    lone: bool = False  # a claim even if only the source is known
    mediates: bool = False  # one claim to each of those it stands between
    swap: bool = False  # the subject receives: who flees to X is taken in by X
    said: bool = False  # the subject is judged by who speaks: X says that Y is behind the attack
    strict: bool = False  # no claim unless the target stands in its own slot: X warned Y, but not: X warned of Y
    prefer_to: bool = False  # a party after a preposition of `to` goes before the object
    needs_inside: frozenset[str] = frozenset()  # stems of which one must stand in the trigger's reach
    never: frozenset[str] = frozenset()  # stems that beside the trigger show another sense
    refine: str | None = None  # the table that makes the relation exact
    genitive: str | None = None  # "source" where the genitive acts


@dataclass(slots=True)
class VerbForm:
    """A verb form: the lemma's frames and roles, and what the form says of its subject."""

    frames: tuple[Frame, ...]
    roles: frozenset[str]
    feminine: bool
    plural: bool
    past: bool
    first_person: bool = False
    either: bool = False  # of two lemmas that differ in gender: تواصل, he got in touch or she goes on
    passive: bool = False  # its spelling shows that its subject is acted upon


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]


@dataclass(frozen=True, slots=True)
class Prose:
    """Everything the prose coder knows of Arabic, by folded forms."""

    verbs: Mapping[str, VerbForm] = field(repr=False)
    verb_phrases: Phrases = field(repr=False)  # by a form of the verb: the words after it
    nouns: Mapping[str, tuple[Frame, ...]] = field(repr=False)  # expressions first
    phrases: Phrases = field(repr=False)  # by the first stem
    participles: Mapping[str, tuple[Frame, ...]] = field(repr=False)
    noun_roles: Mapping[str, frozenset[str]] = field(repr=False)
    classes: Mapping[str, frozenset[str]] = field(repr=False)  # of nouns: whom or what they name
    lists: Mapping[str, frozenset[str]] = field(repr=False)
    compounds: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False)  # prepositions of several words
    tails: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False)  # words that go on with a party
    refine: Mapping[str, Mapping[str, frozenset[str]]] = field(repr=False)


@cache
def prose_lexicon() -> Prose:
    """The Arabic prose lexicon."""
    words, entries = load_data("prose.ar.toml"), load_data("frames.ar.toml")["frame"]
    lists = {name: frozenset(folded(w)) for name, w in words.items() if name not in TABLES}
    lists |= {name: frozenset(folded(words[name]["words"])) for name in ("causes", "masculine", "adjectives")}
    lists["siding"] = frozenset(chain.from_iterable(participle_forms(w) for w in words["siding"]))
    forms = _Forms()
    for entry in entries:
        forms.add(entry)
    for role in VERB_ROLES:
        forms.add_role(role, words[role])
    return Prose(
        verbs=forms.verbs(),
        verb_phrases=_longest_first(forms.verb_phrases),
        nouns={k: tuple(sorted(v, key=lambda f: not f.needs_inside)) for k, v in forms.nouns.items()},
        phrases=_longest_first(forms.phrases),
        participles={k: tuple(v) for k, v in forms.participles.items()},
        noun_roles=_noun_roles(words),
        classes=_classes(words, forms.nouns),
        lists=lists,
        compounds=_compounds(chain.from_iterable(words[name] for name in ("compounds", "verb_openers", "openers"))),
        tails=_compounds(words["tails"]),
        refine={k: {r: frozenset(folded(w)) for r, w in v.items()} for k, v in words["refine"].items()},
    )


def folded(words: Iterable[str]) -> tuple[str, ...]:
    """Words as folded text has them."""
    return tuple(fold_text(w) for w in words)


def frame_of(entry: Mapping[str, Any], shape: str) -> Frame:
    """An entry of a frames file as the frame of one of its shapes."""
    return Frame(
        id=entry["id"],
        relation=entry["relation"],
        shape=shape,
        takes_object=bool(entry.get("obj")),
        to=folded(entry.get("to", ())),
        by=folded(entry.get("by", ())),
        oblique=bool(entry.get("obl")),
        needs_inside=frozenset(chain.from_iterable(inflected_noun(w) for w in entry.get("needs_inside", ()))),
        never=frozenset(chain.from_iterable(inflected_noun(w) for w in entry.get("never", ()))),
        refine=entry.get("refine"),
        genitive=entry.get("genitive"),
        **{flag: bool(entry.get(flag)) for flag in FLAGS},
    )


class _Forms:
    """Forms of entries while they are gathered."""

    def __init__(self) -> None:
        self.lemmas: dict[str, tuple[list[Frame], set[str]]] = {}
        self.verb_phrases: dict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
        self.nouns: dict[str, list[Frame]] = defaultdict(list)
        self.phrases: dict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
        self.participles: dict[str, list[Frame]] = defaultdict(list)

    def _lemma(self, entry: str) -> tuple[list[Frame], set[str]]:
        return self.lemmas.setdefault(entry, ([], set()))

    def add(self, entry: Mapping[str, Any]) -> None:
        """All forms of one entry."""
        frames = {shape: frame_of(entry, shape) for shape, words in SHAPES.items() if entry.get(words)}
        for verb in entry.get("v", ()):
            self._add_verb(verb, frames["verb"])
        for noun in entry.get("n", ()):
            self._add_noun(noun, frames["noun"])
        for shape in ("act", "pas"):
            for word in entry.get(shape, ()):
                for form in participle_forms(word):
                    self.participles[form].append(frames[shape])

    def _add_verb(self, verb: str, frame: Frame) -> None:
        past, _, present = verb.partition("/")
        first, *rest = past.split()
        if not rest:
            self._lemma(verb)[0].append(frame)
            return
        head = f"{first}/{present.split()[0] if present else ''}"
        self._lemma(head)
        for form in conjugated(head):
            self.verb_phrases[form].append((folded(rest), frame))

    def _add_noun(self, noun: str, frame: Frame) -> None:
        first, *rest = (fold_text(_bare(w)) for w in noun.split())
        for form in inflected_noun(noun if not rest else first):
            if rest:
                self.phrases[form].append((tuple(rest), frame))
            else:
                self.nouns[form].append(frame)

    def add_role(self, role: str, verbs: Iterable[str]) -> None:
        """Verbs that only carry a role."""
        for verb in verbs:
            if " " not in verb:
                self._lemma(verb)[1].add(role)

    def verbs(self) -> dict[str, VerbForm]:
        """Each verb form; forms of several lemmas have the frames and roles of all."""
        found: dict[str, VerbForm] = {}
        for entry, (frames, roles) in self.lemmas.items():
            lemma = tuple(frames), frozenset(roles)
            alike: dict[tuple[bool, bool, bool, bool], VerbForm] = {}  # forms of which the same is known
            for form, (feminine, plural, past) in conjugated(entry).items():
                known = found.get(form)
                if known is None:
                    first = (form[0] == "ن" and not past) or (past and plural and form.endswith("نا"))
                    said = feminine, plural, past, first
                    found[form] = alike.get(said) or alike.setdefault(said, VerbForm(*lemma, *said))
                else:
                    own = known.frames + tuple([f for f in frames if f not in known.frames])
                    either = known.either or (feminine != known.feminine and not (plural or known.plural))
                    found[form] = replace(known, frames=own, roles=known.roles | roles, either=either)
        for entry, (frames, roles) in self.lemmas.items():
            transitive = any(f.takes_object or f.needs_inside for f in frames)
            for form, (feminine, plural, past) in passives(entry).items():
                if transitive or not feminine:  # أشيد به, but تشاد is Chad
                    known = VerbForm(tuple(frames), frozenset(roles), feminine, plural, past, passive=True)
                    found.setdefault(form, known)
        return found


def _longest_first(phrases: Mapping[str, list[tuple[tuple[str, ...], Frame]]]) -> Phrases:
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()}


def _noun_roles(words: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for role in NOUN_ROLES:
        for noun in words[role]:
            for form in inflected_noun(noun):
                found[form] = found.get(form, frozenset()) | {role.removesuffix("_nouns")}
    return found


def _classes(words: Mapping[str, Any], nouns: Mapping[str, object]) -> dict[str, frozenset[str]]:
    """The classes of each noun, bare and with tanwin alif; of parties also plurals and duals, but for a dual that is
    a noun of its own: عدوان is aggression, no two enemies."""
    found: dict[str, frozenset[str]] = {}
    for name in CLASSES:
        for list_name in (name, *MORE.get(name, ())):
            for form in chain.from_iterable(_class_forms(w, list_name, name) for w in folded(words[list_name])):
                if not (form.endswith(DUAL) and form in nouns):
                    found[form] = found.get(form, frozenset()) | {name}
    return found


def _class_forms(word: str, list_name: str, name: str) -> set[str]:
    if list_name == INFLECTED:
        return _persons(word)
    more = _numbers(word, persons=name == "persons") if name in ("persons", "bodies") else ()
    forms = {word, *more}
    return forms | {form + "ا" for form in forms if not form.endswith("ه")}  # سفيرها is her envoy, no form of سفيرة


def _compounds(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        words = tuple(fold_text(phrase).split())
        found[words[0]].append(words)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in found.items()}


# --- inflection ---


def conjugated(entry: str) -> dict[str, tuple[bool, bool, bool]]:
    """The forms of `past/present` in the third person and "we": form -> (feminine, plural, past)."""
    written, _, present = (part.strip() for part in entry.partition("/"))
    return _present(fold_text(present)) | _past(fold_text(written), weak=written.endswith(("ى", "ا", "ي")))


def _past(past: str, *, weak: bool) -> dict[str, tuple[bool, bool, bool]]:
    weak = weak and len(past) > 2
    kept = {past + "ت": (True, False, True), past + "نا": (False, True, True)} if past.endswith("ي") else {}  # لقيت
    stem = past[:-1] if weak else past
    forms = {
        past: (False, False, True),
        stem + "ت": (True, False, True),
        stem + "وا": (False, True, True),
        stem + "تا": (True, True, True),
        stem + "ن": (True, True, True),
    }
    return kept | forms | {(stem + "ينا" if weak else past + "نا"): (False, True, True)}


def passives(entry: str) -> dict[str, tuple[bool, bool, bool]]:
    """The passive forms of `past/present` that are spelt unlike the active ones: أدين، يدان، حوصر، ألغيت."""
    past, _, present = (fold_text(part.strip()) for part in entry.partition("/"))
    found: dict[str, tuple[bool, bool, bool]] = {}
    if len(past) > 3 and past[-2] == "ا" and present[-2:-1] == "ي":
        found |= _past(past[:-2] + "ي" + past[-1], weak=False)
        found |= {p + present[1:-2] + "ا" + present[-1]: (p == "ت", False, False) for p in "يت"}
    elif len(past) == 4 and past[1] == "ا" and past[0] not in "او":
        found |= _past(past[0] + "و" + past[2:], weak=False)
    elif len(past) > 3 and past[-1] == "ي":
        found[past + "ت"] = (True, False, True)
    return {form: said for form, said in found.items() if not form.endswith("نا")}


def _present(present: str) -> dict[str, tuple[bool, bool, bool]]:
    if not present:
        return {}
    base = present[1:]
    short = base[:-1] if base.endswith(("ي", "ا", "و")) else base
    hollow = base[0] + base[2] if len(base) == 3 and base[1] in "وي" and base[0] not in "وي" else base
    endings = ((base, False), (short + "ون", True), (short + "وا", True), (base + "ان", True), (short, False))
    found: dict[str, tuple[bool, bool, bool]] = {}
    for prefix in "يتن":
        for stem, plural in (*endings, (hollow, False)):
            found.setdefault(prefix + stem, (prefix == "ت" and not plural, plural, False))
    return found


def inflected_noun(noun: str) -> set[str]:
    """A noun bare, with tanwin alif and as a dual; two of a relational noun are persons: جنديين."""
    base = fold_text(noun)
    forms = {base, *(() if base.endswith("ي") else _numbers(base, persons=False))}
    return forms | {base + "ا"} if not base.endswith(("ه", "ا", "ات")) else forms


def participle_forms(word: str) -> set[str]:
    """A participle in gender, number and the construct."""
    base = fold_text(word)
    stem = base.removesuffix("ه")
    endings = ("ه", "ين", "ون", "ات", "و", "ان", "تين", "تان", "ي")
    return {base, base + "ا", *(stem + e for e in endings)}


def _numbers(word: str, *, persons: bool) -> Iterator[str]:
    """Dual forms of a noun, and of one for persons the sound plural."""
    if len(word) < 3 or word.endswith(SOUND_PLURALS):
        return
    if word.endswith("ه"):
        yield from (word[:-1] + "ت" + e for e in ("ان", "ين", "ا", "ي"))
        return
    yield from (word + e for e in (("ان", "ين", "ون") if persons else ("ان", "ين")))


def _persons(word: str) -> set[str]:
    """A noun for one person with its duals and sound plurals. Its feminine is left out, which mostly is an adjective or
    a verbal noun (مسلحة, مشاركة); so is the singular of a relational adjective, which mostly describes a thing."""
    plurals = {word + e for e in ("ون", "ين", "و", "ي", "ان")}
    if word.endswith("ي"):
        return plurals - {word + "ي"}
    return plurals | {word, word + "ا", word + "ات"}


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
