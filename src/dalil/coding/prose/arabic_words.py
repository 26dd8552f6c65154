"""What one Arabic word can be: a function word, a verb form, a noun; each with its clitics."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dalil.coding.prose.lexicon import Frame, Prose, VerbForm, prose_lexicon
from dalil.text.clitics import cut_folded
from dalil.text.frequency import forms_in_use, names_persons

PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "ه")
ATTACHED = ("ب", "ل", "ك")
CONJUNCTIONS = "وف"
CLASSES = ("persons", "bodies", "places", "acts_of", "quantifiers")
FUNCTIONS = (
    ("not", "negators"),
    ("relative", "sure_relatives"),
    ("that", "that"),
    ("link", "subordinators"),
    ("preposition", "prepositions"),
    ("demonstrative", "demonstratives"),
    ("pronoun", "pronouns"),
    ("particle", "particles"),
)
WITH_PRONOUN = ("من", "الي", "علي", "في", "مع", "عن", "ضد", "بين", "لدي", "ل", "ب", "تجاه", "امام", "جانب", "ايا")
# Each preposition with each pronoun as one word, and the two apart; where two read alike, the first preposition counts.
JOINED_PRONOUNS = {p + pronoun: f"{p} {pronoun}" for p in reversed(WITH_PRONOUN) for pronoun in PRONOUNS}
ENDINGS = {last: tuple(p for p in PRONOUNS if p.endswith(last)) for last in "".join(PRONOUNS)}  # by last letter
PLURAL = ("ون", "ين")
NO_PRONOUN = "ةً"  # as last letter: neither a pronoun nor a verb
NOT_PRESENT = ("ه", "يا", "ين", "ات", "ي")  # endings of nouns that begin like a present verb
MASCULINE = ("", "ي", "ا", "ى")  # endings of the past verb whose feminine ends in ت; a name has none: تكريت
WEAK = "ى"  # as last letter of a present verb: يتماشى
NONE: frozenset[str] = frozenset()
PERSONS = frozenset({"persons"})
# قوي (strong) and قوى (forces) are one word when folded; the last letter as written tells them apart.
STRONG = "قوي"


@dataclass(slots=True, eq=False)
class VerbReading:
    """A word read as a verb."""

    conjunction: bool
    future: bool
    pronoun: str
    form: VerbForm
    text: str  # without clitics


@dataclass(slots=True, eq=False)
class NounReading:
    """A word read as a noun, adjective or name."""

    conjunction: bool
    preposition: str | None
    article: bool
    stem: str
    pronoun: str = ""
    frames: tuple[Frame, ...] = ()
    participle: tuple[Frame, ...] = ()
    roles: frozenset[str] = NONE
    classes: frozenset[str] = NONE  # persons, bodies, places, acts_of, quantifiers
    known: bool = False


@dataclass(slots=True, eq=False)
class Analysis:
    """Everything one word can be."""

    function: str | None  # a name of FUNCTIONS, or preposition+pronoun
    function_conjunction: bool
    function_text: str
    verb: VerbReading | None
    guessed_verb: bool  # the verb is known by its shape alone
    noun: NounReading
    classes: frozenset[str]  # of the noun, where it stands for them in this form
    stems: frozenset[str]  # of the noun, and what is written where it has a pronoun: expressions ask for either


def analyse(word: str, ending: str) -> Analysis:
    """What a folded word can be; `ending` is its last letter as written, which tells ta marbuta from a pronoun.

    Remembered where it is asked for, as a part of the word's form.
    """
    prose = prose_lexicon()
    closed = ending in NO_PRONOUN
    function, conjunction, text = _function(word, prose) if ending != "أ" else (None, False, word)  # هنأ is not هنا
    verb = None if closed else _verb(word, prose)
    guess = _guessed(word, ending) if verb is None and not closed else None
    noun = _noun(word, ending)
    classes, stems = _classes(noun, ending, prose), _stems(noun, word)
    return Analysis(function, conjunction, text, verb or guess, guess is not None, noun, classes, stems)


def _openings(word: str, shortest: int) -> tuple[tuple[bool, str], ...]:
    """The word whole, and without و or ف where enough is left."""
    if word[0] in CONJUNCTIONS and len(word) >= shortest:
        return (False, word), (True, word[1:])
    return ((False, word),)


def _function(word: str, prose: Prose) -> tuple[str | None, bool, str]:
    known = _function_words()
    for name, text in known.get(word, ()):
        return name, False, text
    if word[0] in CONJUNCTIONS and len(word) >= 3:
        for name, text in known.get(word[1:], ()):
            own = word in prose.nouns or (word[0] == "ف" and word in prose.verbs)
            if not (own and name == "preposition"):  # فتحت, no ف and تحت; وعدا, a promise
                return name, True, text
    return None, False, word


@lru_cache(maxsize=1)
def _function_words() -> dict[str, tuple[tuple[str, str], ...]]:
    """What each function word can be, the first the likeliest, and the words it stands for."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for name, list_name in FUNCTIONS:
        for word in prose_lexicon().lists[list_name]:
            found[word] = (*found.get(word, ()), (name, word))
    for word, text in JOINED_PRONOUNS.items():
        found[word] = (*found.get(word, ()), ("preposition+pronoun", text))
    return found


# --- verbs ---


def _verb(word: str, prose: Prose) -> VerbReading | None:
    for conjunction, rest in _openings(word, 3):
        found = _verb_form(rest, prose)
        if found is not None:
            return VerbReading(conjunction, False, found[1], found[0], rest)
        if (
            _is_future(rest, 4)
            and not _is_short(rest[1:], prose)
            and (found := _verb_form(rest[1:], prose)) is not None
            and not found[0].past
        ):
            return VerbReading(conjunction, True, found[1], found[0], rest[1:])
        if _is_purpose(rest) and (found := _verb_form(rest[1:], prose)) is not None and not found[0].past:
            return VerbReading(conjunction, False, found[1], found[0], rest[1:])
    return None


def _is_purpose(rest: str) -> bool:
    """Whether a word can be a present verb after ل, and no known noun after it: ليهاجم, but not لتنظيم."""
    return len(rest) >= 5 and rest[0] == "ل" and rest[1] in "يت" and _known_noun(rest, False) is None


def _is_short(bare: str, prose: Prose) -> bool:
    """Whether a weak verb has lost its last letter, as no future verb does: سنجار is no سنجاري."""
    return bare + "ي" in prose.verbs and prose.verbs[bare + "ي"] == prose.verbs.get(bare)


def _is_future(word: str, shortest: int) -> bool:
    return len(word) >= shortest and word[0] == "س" and word[1] in "يتن"


def _verb_form(bare: str, prose: Prose) -> tuple[VerbForm, str] | None:
    """The form and its object pronoun; و before one is written without its alif, ى as ا."""
    form = prose.verbs.get(bare)
    if form is not None:
        return form, ""
    for pronoun in ENDINGS.get(bare[-1], ()):
        stem = bare.removesuffix(pronoun)
        if stem == bare or len(stem) < 2:
            continue
        for base in (stem, stem + "ا", stem[:-1] + "ي") if stem[-1] == "ا" else (stem, stem + "ا"):
            form = prose.verbs.get(base)
            if form is not None:
                return form, pronoun
    return None


def _guessed(word: str, ending: str) -> VerbReading | None:
    """A word the lexicon does not know that is shaped like a verb: يتبخر, تبخرت."""
    conjunction = word[0] in CONJUNCTIONS and len(word) > 5
    rest = word[1:] if conjunction else word
    future = _is_future(rest, 6) and rest[1] in "يت"
    bare = rest[1:] if future else rest
    if len(bare) < 4 or not (bare[0] in "يت" or bare[-1] == "ت"):
        return None
    present = bare.startswith(("ي", "تت")) and (ending == WEAK or not bare.endswith(NOT_PRESENT))
    plural = bare[0] in "يت" and bare.endswith("ون") and len(bare) > 4
    past = bare.endswith("ت") and not bare.endswith("ات") and any(bare[:-1] + e in forms_in_use() for e in MASCULINE)
    if not (present or past or plural or future) or (future and bare not in forms_in_use()):  # a name: ستيفنز
        return None
    if "ال" in bare[:3] or _is_other(bare) or _known_noun(rest, False) is not None:
        return None
    form = _shaped(past or bare[0] == "ت", plural=plural, past=past)
    return VerbReading(conjunction, future, "", form, bare)


def _is_other(bare: str) -> bool:
    """Whether a word is an adjective or a time."""
    lists = prose_lexicon().lists
    return bare in lists["adjectives"] or bare in lists["time"] or bare.removesuffix("ا") in lists["time"]


def may_be_verb(word: str) -> VerbReading | None:
    """An unknown word after `and` read as a past verb, for where a definite noun follows it: وعمّق الفوضى."""
    if word[0] not in CONJUNCTIONS or not 4 <= len(word) <= 6:
        return None
    masdar = word[1] == "ت" and "ي" in word[3:5]  # تطوير
    nominal = word[1:3] == "ال" or word[1] in "لبك" or word.endswith(("ه", "ي", "ا", "ان", "ين"))
    if masdar or nominal or _known_noun(word, False) or _known_noun(word[1:], False):
        return None
    return VerbReading(True, False, "", _shaped(word.endswith("ت"), plural=False, past=True), word[1:])


def must_be_verb(word: str) -> VerbReading | None:
    """An unknown word after لم or لن read as a present verb."""
    if len(word) < 3 or word[0] not in "يت" or _known_noun(word, False) is not None:
        return None
    return VerbReading(False, False, "", _shaped(word[0] == "ت", plural=word.endswith("وا"), past=False), word)


@lru_cache(maxsize=8)
def _shaped(feminine: bool, *, plural: bool, past: bool) -> VerbForm:
    """The form of a verb that no lexicon knows."""
    return VerbForm((), NONE, feminine, plural, past)


# --- nouns ---


def _classes(noun: NounReading, ending: str, prose: Prose) -> frozenset[str]:
    if not noun.classes:
        return NONE
    strong = noun.stem == STRONG and ending == "ي"
    indefinite = noun.stem in prose.lists["definite_only"] and not noun.article
    return NONE if strong or indefinite else noun.classes


def _stems(noun: NounReading, word: str) -> frozenset[str]:
    if not noun.pronoun:
        return frozenset((noun.stem,))
    return frozenset((noun.stem, word[int(noun.conjunction) + int(noun.preposition is not None) :]))


def _noun(word: str, ending: str) -> NounReading:
    """A word as a noun the lexicon knows, else cut by the likeliest clitics."""
    closed = ending in NO_PRONOUN
    noun = _known_noun(word, closed) or _unknown(word, closed=closed)
    if ending == "ه" and (noun.classes == PERSONS or noun.participle) and not noun.pronoun:
        return _his(word, prose_lexicon()) or noun
    return noun


@lru_cache(maxsize=1024)  # asked several times where a form is told, and then no more
def _known_noun(word: str, closed: bool) -> NounReading | None:
    """The reading with the fewest clitics that the lexicon knows; a closed word ends in no pronoun."""
    prose, stems = prose_lexicon(), _noun_stems()
    for conjunction, rest in _openings(word, 4):
        for preposition, article, stem in _cuts(rest):
            if article or closed or stem[-1] not in ENDINGS:
                if stem in stems:
                    return _known(conjunction, preposition, article, stem, "", prose)
                continue
            for base, pronoun in _without_pronoun(stem, prose):
                if base in stems:
                    return _known(conjunction, preposition, article, base, pronoun, prose)
    return None


@lru_cache(maxsize=1)
def _noun_stems() -> frozenset[str]:
    """The stems the lexicon knows a noun of."""
    p = prose_lexicon()
    return p.lists["causes"].union(p.nouns, p.participles, p.noun_roles, p.classes, p.phrases)


def _his(word: str, prose: Prose) -> NounReading | None:
    """An office whose ه is written as a pronoun, though with ta marbuta it is known too: نظيره, no نظيرة."""
    for conjunction, rest in _openings(word, 4):
        for preposition, article, stem in _cuts(rest):
            if not article and prose.classes.get(stem[:-1]):
                return _known(conjunction, preposition, article, stem[:-1], "ه", prose)
    return None


def _cuts(rest: str) -> list[tuple[str | None, bool, str]]:
    """Preposition, article and stem, the whole word first: إلغاء begins like the article."""
    found: list[tuple[str | None, bool, str]] = [(None, False, rest)]
    first, size = rest[0], len(rest)
    if first == "ا":
        if rest[1:2] == "ل" and size > 3:
            found.append((None, True, rest[2:]))
    elif first in ATTACHED and size > 2:
        doubled = first == "ل" == rest[1]
        if doubled and size > 3:
            found.append(("ل", True, rest[2:]))
        if rest[1:3] == "ال" and size > 4:
            found.append((first, True, rest[3:]))
        found.append((first, doubled and rest.endswith(PLURAL), rest[1:]))  # للاجئين is of all of them
    return found


def _without_pronoun(stem: str, prose: Prose) -> list[tuple[str, str]]:
    """The stem, and what may be left before a pronoun: ta marbuta closed, a hamza taken from its seat (حلفائه), the n
    of plurals restored. An office that ends in ه is his (سفيره) before it is a woman's."""
    found = [(stem, "")]
    if stem[-1] == "ه" and "persons" in prose.classes.get(stem[:-1], NONE):
        found.insert(0, (stem[:-1], "ه"))
    for pronoun in ENDINGS.get(stem[-1], ()):
        base = stem.removesuffix(pronoun)
        if base == stem or len(base) < 2:
            continue
        if base.endswith("ت"):
            found.append((base[:-1] + "ه", pronoun))
        found.append((base, pronoun))
        if base.endswith(("او", "اي")) and len(base) > 3:
            found.append((base[:-1] + "ء", pronoun))
        if base.endswith(("و", "ي")) and len(base) > 3:
            found.append((base + "ن", pronoun))
    return found


def _known(
    conjunction: bool, preposition: str | None, article: bool, base: str, pronoun: str, prose: Prose
) -> NounReading:
    frames, participle = prose.nouns.get(base, ()), prose.participles.get(base, ())
    roles, classes = prose.noun_roles.get(base, NONE), prose.classes.get(base, NONE)
    return NounReading(conjunction, preposition, article, base, pronoun, frames, participle, roles, classes, known=True)


def _unknown(word: str, *, closed: bool) -> NounReading:
    """A word the lexicon does not know, cut by the likeliest clitics; a sound plural of a known word names persons."""
    conjunction, proclitic, stem, enclitic = cut_folded(word, pronoun_possible=not (closed and word[-1] == "ه"))
    preposition = proclitic if proclitic in ATTACHED else None
    article = len(stem) > 3 and (stem.startswith("ال") or (preposition == "ل" and stem.startswith("ل")))
    if article:
        stem = stem[1:] if preposition == "ل" and not stem.startswith("ال") else stem[2:]
    classes = PERSONS if names_persons(stem, definite=article) else NONE
    return NounReading(conjunction != "", preposition, article, stem, enclitic, classes=classes)
