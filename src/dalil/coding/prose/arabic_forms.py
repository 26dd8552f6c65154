"""Arabic word forms with every fact that is asked of the form alone: told once for a form, not once for each question
in each sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dalil.coding.prose.arabic_words import (
    CONJUNCTIONS,
    PRONOUNS,
    NounReading,
    VerbReading,
    analyse,
    may_be_verb,
    must_be_verb,
)
from dalil.coding.prose.lexicon import Frame, Phrases, Prose, prose_lexicon
from dalil.coding.prose.nodes import LINK, NOT, Kind
from dalil.text.forms import Forms
from dalil.text.frequency import like_name, rare

NONE: frozenset[str] = frozenset()
JOINERS = frozenset({"و", "او"})  # written as words of their own
OBJECT = "ايا"  # holds an object pronoun: إياها
BUT = "لكن"  # may hold the subject: لكنها
HELD = ("ها", "هم", "ه")  # pronouns at the end of function words
OPENS_CLAUSE = frozenset({"relative", "that", "link", "not"})
NO_NOUN = frozenset({None, "particle", "pronoun"})  # what else stands after a preposition takes the noun's place
# Stems that end like words with tanwin but do not carry it: ليبيا, أمريكا, سوريا, روسيا.
NOT_TANWIN = ("يا", "كا", "را", "سا", "ما")


class Expressions(NamedTuple):
    """Triggers of several words that one word opens; `seconds` are the words of which one must follow."""

    seconds: frozenset[str]
    each: tuple[tuple[tuple[str, ...], Frame], ...]


class Compound(NamedTuple):
    """A compound preposition without its first word, and the kind of node that it opens, unless it takes a noun."""

    rest: list[str]
    conjunction: bool
    text: str
    opener: Kind | None


class Compounds(NamedTuple):
    """The compound prepositions that one word opens, and those of two words by their second with a pronoun."""

    alone: bool  # one has no second word
    seconds: frozenset[str]  # of which one must follow, unless one stands alone
    each: tuple[Compound, ...]
    with_pronoun: dict[str, tuple[Compound, str]]


@dataclass(slots=True)
class Head:
    """What a form makes of the phrase that it is the head of."""

    classes: frozenset[str] = NONE
    definite: bool = False
    time: bool = False
    counts: bool = False  # a number or quantifier
    only_counts: bool = False  # it is nothing else, so that the head is still to come
    closed: bool = False  # no genitive follows its n
    party: bool = False  # persons or a body
    persons: bool = False
    dual: bool = False  # two persons
    own_country: bool = False
    landform: bool = False
    forming: bool = False  # what may still have to be formed
    weak: bool = False  # a place, or a bare word that no list knows
    alif: bool = False  # its last letter, which may be that of tanwin
    feminine: bool = False
    plural: bool = False


@dataclass(slots=True)
class Joining:
    """What of a form decides whether it goes on with the phrase before it."""

    stops: bool = False  # a function word, or a preposition is attached
    links: bool = False  # written like a word inside names, or غير
    joined: bool = False  # a conjunction is attached
    article: bool = False
    definite: bool = False  # it makes the phrase definite
    time: bool = False
    verb_ends: bool = False  # it is rather the verb after an indefinite phrase
    verb_ends_definite: bool = False  # it is rather the verb after a definite phrase
    # of definite words
    opens: bool = False  # it opens a phrase of its own after a definite word
    people: bool = False  # but it describes persons, as a people's name
    man: bool = False  # it opens one after a feminine word, which he cannot describe
    plain: bool = False  # it describes any noun
    siding: bool = False
    describes: bool = False  # an adjective
    describes_name: bool = False
    describes_person: bool = False
    frames: bool = False
    participle: bool = False  # a participle that names no class of nouns
    # of bare words
    party: bool = False  # persons or a body without the n of a plural
    reports: bool = False  # an act of its own
    reports_in_body: bool = False  # even in the name of a body


class Form:
    """What a word can be, and what that answers to each question; it does not change, but for what phrases set."""

    __slots__ = (
        "accusative", "alike", "article", "attached", "blocks", "classes", "compounds", "conjunction", "counts",
        "expressions", "function", "function_conjunction", "function_head", "function_pronoun", "function_text",
        "guessed_verb", "head", "joining", "known", "may_name", "may_title", "may_verb", "month", "must_verb",
        "names_nobody", "noun", "plain", "preposition", "pronoun", "rare", "silent", "stem", "stems", "sure_verb",
        "surname", "tells", "verb", "verb_expressions", "verbal",
    )  # fmt: skip

    def __init__(self, word: str, ending: str) -> None:
        analysis, prose = analyse(word, ending), prose_lexicon()
        noun, verb, function = analysis.noun, analysis.verb, analysis.function
        self.noun, self.verb, self.guessed_verb = noun, verb, analysis.guessed_verb
        self.classes, self.stems = analysis.classes, analysis.stems
        self.article, self.stem, self.known, self.pronoun = noun.article, noun.stem, noun.known, noun.pronoun
        self.conjunction, self.preposition = noun.conjunction, noun.preposition
        self.function, self.function_text = function, analysis.function_text
        self.function_conjunction = analysis.function_conjunction
        self.function_head, self.function_pronoun = _parts(function, analysis.function_text)
        self.blocks = function not in NO_NOUN  # no noun can stand here
        self.compounds = _compounds(word, prose)
        self.may_verb = may_be_verb(word) if verb is None and ending not in "ةً" else None
        self.must_verb = must_be_verb(word)  # where one must follow
        sure = None if verb is None else _sure_verb(verb, noun, guessed=analysis.guessed_verb)
        self.sure_verb = sure  # whether the form alone tells a verb, where it does
        self.month = word in prose.lists["time"]  # may be a month
        other = function or verb or self.compounds or self.may_verb or self.must_verb
        self.plain = other is None  # a noun and nothing else
        self.expressions = expressions_of(prose.phrases, noun.stem)
        self.verbal = verb is not None and not _definite_noun(verb, noun, guessed=analysis.guessed_verb)
        self.verb_expressions = None if verb is None else expressions_of(prose.verb_phrases, verb.text)
        # Reports, or may describe who does.
        self.tells = bool(noun.participle or noun.frames or noun.roles) or self.expressions is not None
        self.names_nobody = not (noun.frames or noun.roles or noun.classes or function)
        self.counts = "quantifiers" in analysis.classes
        self.silent = not (self.tells or self.counts)  # as a noun it opens a phrase, whatever stands beside it
        self.alike = _alike(word, noun.stem)
        taken = noun.preposition in ("ب", "ك") or (noun.preposition == "ل" and not noun.article)
        self.attached = int(noun.conjunction) + int(taken)  # a ل that merged with the article stays
        # Begins a phrase of its own, as with tanwin: بلادها; a thing, as مطاراتها, does so all the same.
        if noun.pronoun and noun.known:
            self.accusative = not noun.classes and any(f.thing for f in noun.frames)
        else:
            self.accusative = like_tanwin(word)
        self._name(ending, prose)
        self.head: Head | None = None  # set when the form first is the head of a phrase
        self.joining: Joining | None = None  # set when the form first follows words of a phrase

    def _name(self, ending: str, prose: Prose) -> None:
        """Whether the form may be a name that no list knows, or a part of one."""
        noun, lists = self.noun, prose.lists
        unknown = self.function is None and not noun.known
        bare = unknown and self.verb is None and not (noun.article or noun.pronoun)
        timeless = bare and noun.stem not in lists["time"]
        self.rare = not noun.known and rare(noun.stem)
        # By the forms in use.
        self.may_name = (
            timeless
            and ending not in "ةىً"
            and not noun.classes
            and (noun.stem in lists["given"] or like_name(noun.stem))
        )
        # After a definite noun for a person.
        loose = timeless and not noun.conjunction and noun.preposition is None
        self.may_title = loose and ending not in "ةى" and noun.stem not in lists["adjectives"]
        self.surname = unknown and noun.article


def _definite_noun(verb: VerbReading, noun: NounReading, *, guessed: bool) -> bool:
    return noun.article and (noun.known or guessed or verb.text == noun.stem)


def _sure_verb(verb: VerbReading, noun: NounReading, *, guessed: bool) -> bool | None:
    """Whether a form is a verb wherever a verb may stand, or nowhere; None where its neighbours decide."""
    if guessed:
        return not (noun.preposition and noun.known)
    sure = not noun.known or verb.future or (noun.preposition and not noun.frames and not noun.roles)
    return True if sure else None


def like_tanwin(word: str) -> bool:
    """Whether a word ends like one with tanwin alif."""
    return len(word) > 4 and word.endswith("ا") and not word.endswith(NOT_TANWIN)


def _form(key: str) -> Form | None:
    word, ending = key[:-1], key[-1:]
    return None if not word or not word[0].isalpha() or word in JOINERS else Form(word, ending)


# By a folded word and its last letter as written, put together; numbers, marks and joiners have none.
FORMS = Forms(_form, most=32768)  # 1.3 KB each
NO_FORM = ""  # the key of what is no word


def _alike(word: str, stem: str) -> tuple[str, ...]:
    """The words of expressions that a form stands for: its stem, and itself without article or tanwin, as شريكا in
    شريكا استراتيجيا."""
    found = [stem, word]
    if word.startswith("ال"):
        found.append(word[2:])
    if word.endswith("ا"):
        found.append(word[:-1])
    return tuple(found)


def expressions_of(phrases: Phrases, word: str) -> Expressions | None:
    """The triggers of several words that a word opens, if there are any."""
    each = phrases.get(word)
    return None if each is None else Expressions(frozenset([rest[0] for rest, _ in each]), each)


def _compounds(word: str, prose: Prose) -> Compounds | None:
    """The compound prepositions that a word opens, the longest first, and then those that it opens with و or ف."""
    known = prose.compounds
    keys = ((word, False), (word[1:], True)) if word[0] in CONJUNCTIONS else ((word, False),)
    each = [(words, conjunction) for key, conjunction in keys for words in known.get(key, ())]
    if not each:
        return None
    compounds = [
        Compound(list(w[1:]), conjunction, " ".join(w), _opener(" ".join(w), prose)) for w, conjunction in each
    ]
    with_pronoun: dict[str, tuple[Compound, str]] = {}
    for compound in compounds:
        if len(compound.rest) == 1:
            for pronoun in PRONOUNS:
                with_pronoun.setdefault(compound.rest[0] + pronoun, (compound, pronoun))
    longer = [c for c in compounds if c.rest]
    seconds = frozenset([*with_pronoun, *(c.rest[0] for c in longer)])
    return Compounds(len(longer) < len(compounds), seconds, tuple(compounds), with_pronoun)


def _opener(text: str, prose: Prose) -> Kind | None:
    """The kind of words that open a clause: after, but, although, or without doing something."""
    lists = prose.lists
    if text not in lists["openers"] and text not in lists["verb_openers"]:
        return None
    return NOT if text in lists["negators"] else LINK


def _parts(function: str | None, text: str) -> tuple[str, str]:
    """The preposition of a function word, else the whole, and the pronoun that it holds or is."""
    if function == "preposition+pronoun":
        head, _, pronoun = text.partition(" ")
        return head, pronoun
    if function == "pronoun":
        return text, text
    if function == "that" or (function in OPENS_CLAUSE and text.startswith(BUT)):
        for pronoun in HELD:
            if text.endswith(pronoun):
                return text, pronoun
    return text, ""
