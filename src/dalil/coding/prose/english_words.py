"""What an English word form can be by itself: everything that its place in a sentence does not change, found once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from dalil.coding.prose.english_lexicon import english_prose
from dalil.text.forms import Forms

NO_FUNCTION: frozenset[str] = frozenset()
NO_COMPOUNDS: Mapping[str, Sequence[tuple[str, ...]]] = {}
ADJECTIVE_ENDS = ("al", "ive", "ous", "ic", "ful", "less", "able", "ible", "ary", "ian", "ese", "ish", "ist")
NOUN_ENDS = (
    "tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "hood", "dom", "cy", "eer", "er", "or",
)  # fmt: skip
CLAUSE_OR_PHRASE = frozenset(("after", "before", "since", "until", "till", "as", "than", "but", "because"))
WEIGHING = frozenset(("over", "about", "around", "under", "nearly", "some", "up"))  # before a number: over 200
MAYBE_PREPOSITIONS = frozenset(("including", "following", "regarding", "concerning", "excluding", "pending"))
OPENING = frozenset(("determiners", "possessives", "pronouns", "numbers"))
NOMINAL = frozenset(("determiners", "pronouns", "prepositions"))
DESCRIBING = frozenset(("adjectives", "adverbs", "titles", "unnamed"))
NAMING = frozenset(("adjectives", "numbers", "titles", "unnamed"))
HELPING = frozenset(("be", "have", "do"))
CLAUSAL = frozenset(("modals", "relatives", "subordinators"))
BY_PLACE = HELPING | {"modals", "subordinators"}  # functions that the words around decide


class Tag(Enum):
    """What a word is in its sentence."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    DETERMINER = "determiner"
    PRONOUN = "pronoun"
    VERB = "verb"
    AUXILIARY = "auxiliary"
    MODAL = "modal"
    TO = "to"
    PREPOSITION = "preposition"
    AND = "and"
    RELATIVE = "relative"
    THAT = "that"
    LINK = "link"
    ADVERB = "adverb"
    NOT = "not"
    MARK = "mark"

    __hash__ = object.__hash__  # members are single, and hashed for every word


Said = tuple[Tag, str, str]  # what a word is, its form (of a verb: s, past, base, ing, part) and its base form

A_NOUN: Said = (Tag.NOUN, "", "")
AN_ADJECTIVE: Said = (Tag.ADJECTIVE, "", "")
AN_ADVERB: Said = (Tag.ADVERB, "", "")
A_CONJUNCTION: Said = (Tag.AND, "", "")
A_NEGATION: Said = (Tag.NOT, "", "")


class Ahead(Enum):
    """What a word says of the clause to someone who looks ahead for its finite verb."""

    NOTHING = "nothing"
    ENDS = "ends"  # the clause ends, or another begins
    FINITE = "finite"
    VERB = "verb"  # finite, if no mention covers it
    MAYBE = "maybe"  # past form or participle


@dataclass(slots=True)
class Analysis:
    """Everything one word form can be, and what follows from it."""

    text: str
    functions: frozenset[str]
    verbs: tuple[tuple[str, str], ...]  # (kind, lemma)
    noun: str | None
    plural: bool
    adjective: bool
    adverb: bool
    known: bool
    base: Said | None = field(init=False)  # the first verb form of each kind
    s: Said | None = field(init=False)
    past: Said | None = field(init=False)
    part: Said | None = field(init=False)
    ing: Said | None = field(init=False)
    names: frozenset[str] = field(init=False)  # the form and its base form
    plain: bool = field(init=False)  # letters or digits that are one word wherever they stand
    mostly: Said | None = field(init=False)  # what it is where it is no name, no verb after "to", and in no compound
    always: Said | None = field(init=False)  # the same, if it cannot be the latter two
    compounds: Mapping[str, Sequence[tuple[str, ...]]] = field(init=False)  # that begin with it, by their second word
    opens: bool = field(init=False)  # a noun phrase surely begins with it
    begins: bool = field(init=False)  # a noun phrase may begin with it
    naming: bool = field(init=False)  # it has no function but that of an adjective, number or title
    skipped: bool = field(init=False)  # an adverb that says nothing of what it stands before
    ahead: Ahead = field(init=False)

    def __post_init__(self) -> None:
        self.base, self.s, self.past = self._said("base"), self._said("s"), self._said("past")
        self.part, self.ing = self._said("part"), self._said("ing")
        digit, named = self.text[:1].isdigit(), self.noun is not None or self.adjective
        self.names = frozenset((self.noun or self.text, self.text))
        self.plain = self.text[:1].isalnum() and "'" not in self.text and self.text != "s"
        self.compounds = _by_second(self.text)
        self.opens = digit or not self.functions.isdisjoint(OPENING)
        self.begins = self.opens or named or self.part is not None or self.ing is not None
        self.naming = self.functions <= NAMING
        self.skipped = self.adverb and not self.adjective and self.functions.isdisjoint(NOMINAL)
        self.mostly = _fixed(self, digit=digit)
        self.always = self.mostly if self.base is None and not self.compounds else None
        self.ahead = _ahead(self)

    def _said(self, kind: str) -> Said | None:
        found = self.form(kind)
        return (Tag.VERB, *found) if found is not None else None

    def form(self, *kinds: str) -> tuple[str, str] | None:
        """The first verb form of one of the kinds."""
        for kind in kinds:
            for found in self.verbs:
                if found[0] == kind:
                    return found
        return None


def _by_second(word: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in english_prose().compounds.get(word, ()):
        found.setdefault(words[1], []).append(words)
    return found or NO_COMPOUNDS


def _fixed(a: Analysis, *, digit: bool) -> Said | None:
    """The tag that a form has whatever stands around it; a base form may still be a verb after "to" and modals."""
    if a.functions:
        found = _function(a)
        if found is not None or not a.functions <= DESCRIBING:
            return found
    if a.verbs or (a.adverb and a.adjective) or (digit and not a.adverb):
        return None
    if a.adverb:
        return AN_ADVERB
    if a.adjective:
        return AN_ADJECTIVE if a.noun is None else None
    return A_NOUN


def _function(a: Analysis) -> Said | None:
    """The tag of a function word, where nothing around it matters."""
    word, kinds = a.text, a.functions
    if word in ("more", "most", "less", "fewer", "to", "that"):
        return None
    if "conjunctions" in kinds:
        return A_CONJUNCTION
    if "relatives" in kinds and word != "where":
        return Tag.RELATIVE, "", word
    if word in ("not", "never", "n't"):
        return A_NEGATION
    if not kinds.isdisjoint(BY_PLACE) or word in CLAUSE_OR_PHRASE or word in WEIGHING:
        return None
    if "prepositions" in kinds:
        return None if "adverbs" in kinds or word in MAYBE_PREPOSITIONS else (Tag.PREPOSITION, "", word)
    if "determiners" in kinds or word == "no":
        return None if word in english_prose().lists["bare_determiners"] else (Tag.DETERMINER, "", word)
    if "pronouns" in kinds:
        return Tag.PRONOUN, "", word
    plainly = "adverbs" in kinds and "numbers" not in kinds and not a.adjective and a.noun is None
    return AN_ADVERB if plainly else None


def _ahead(a: Analysis) -> Ahead:
    word, kinds = a.text, a.functions
    if not kinds.isdisjoint(CLAUSAL) and word not in ("as", "than"):
        return Ahead.FINITE if "modals" in kinds else Ahead.ENDS
    if not kinds.isdisjoint(HELPING) and a.ing is None and word not in ("be", "been"):
        return Ahead.FINITE
    if a.noun is not None or kinds or a.adjective:
        return Ahead.NOTHING
    if a.past is None:
        return Ahead.VERB if a.s is not None else Ahead.NOTHING
    return Ahead.MAYBE if a.part is not None else Ahead.VERB


def analyse(word: str) -> Analysis:
    """What a word form can be, by the lexicon, else by its ending."""
    return FORMS[word]


def _analysed(word: str) -> Analysis:
    prose = english_prose()
    functions = prose.functions.get(word, NO_FUNCTION)
    verbs = prose.verb_forms.get(word, ())
    noun = prose.noun_forms.get(word)
    adjective = "adjectives" in functions or word in prose.adjectives
    adverb = "adverbs" in functions or (
        word.endswith("ly") and len(word) > 4 and noun is None and not adjective and not verbs
    )
    if functions or verbs or noun:
        lemma, plural = noun if noun is not None else (None, False)
        return Analysis(word, functions, verbs, lemma, plural, adjective, adverb, True)
    return guessed(word, adjective=adjective, adverb=adverb)


FORMS = Forms(_analysed, most=32768)  # 600 bytes each


@lru_cache(maxsize=8192)
def guessed(word: str, *, adjective: bool = False, adverb: bool = False) -> Analysis:
    """An unknown word by its ending."""
    verbs: tuple[tuple[str, str], ...] = ()
    noun: str | None = None if adjective else word
    plural = False
    if adverb:
        noun = None
    elif word.endswith("ing") and len(word) > 5:
        verbs = (("ing", word[:-3]),)
    elif word.endswith("ed") and len(word) > 4:
        verbs, noun = (("past", word[:-2]), ("part", word[:-2])), None
    elif word.endswith(("ate", "ize", "ise", "ify")) and len(word) > 5:
        verbs = (("base", word),)
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        noun, plural = word[:-1], True
    elif word.endswith("est") and len(word) > 5:
        noun, adjective = None, True
    elif word.endswith(ADJECTIVE_ENDS) and not word.endswith(NOUN_ENDS):
        adjective = True
    return Analysis(word, NO_FUNCTION, verbs, noun, plural, adjective, adverb, False)
