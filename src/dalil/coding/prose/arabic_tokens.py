"""The words of an Arabic sentence with what each can be, and the small questions asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dalil.coding.prose.arabic_forms import FORMS, JOINERS, NO_FORM, Compound, Compounds, Expressions, like_tanwin
from dalil.coding.prose.arabic_words import NounReading
from dalil.coding.prose.lexicon import Frame, prose_lexicon
from dalil.coding.prose.nodes import Party
from dalil.coding.rules.atoms import ARABIC, Atom, Laid
from dalil.records.mentions import ActorRef
from dalil.text.folding import fold_name

QUOTES = frozenset("\"'“”«»")
DASHES = frozenset("-–—ـ")
QUOTING = QUOTES | DASHES
CLOSING = frozenset(")]")
OFFICE_REACH = 3  # words from a name back to the office it explains
FORMER = frozenset({"اسبق", "سابق", "حالي", "راحل", "جديد", "منتخب", "مخلوع", "معزول", "انتقالي", "مكلف", "موقت"})
LONGEST_NAME = 4  # words inside quotation marks that may be a name
LONGEST_BRACKET = 8  # words and marks of a note in brackets that is passed over
LONGEST_LIST = 24  # words and marks of a list of actors in brackets
NISBA = ("ي", "يه")
RELATIONAL = ("ي", "يه", "يا", "يين", "يتين", "يان", "يون", "يات")
HAS_ADJECTIVE = frozenset({"state", "territory", "people", "igo", "region", None})
NOT_SUCH = "غير"
NONE: frozenset[str] = frozenset()
TANWIN = "\u064b"


class Tokens:
    """The words, marks and mentions of a sentence without quotation marks, each word analysed; `quoted` has the short
    stretches that stood in marks."""

    def __init__(self, laid: Laid, text: str, offset: int) -> None:
        self.text, self.offset = text, offset
        self.prose = prose_lexicon()
        self.quoted: dict[int, int] = {}
        if not QUOTING.isdisjoint(laid.raws):
            laid = self._without_marks(laid)
        self.starts, self.ends, self.mentions = laid.starts, laid.ends, laid.mentions
        self.size = len(laid.raws)
        keys = [raw + text[end - 1] for raw, end in zip(laid.raws, laid.ends, strict=True)]
        for at in laid.mentions:
            keys[at] = NO_FORM
        # Both go on past the last word, so that the neighbours of all may be asked for.
        self.raws = [*laid.raws, "", ""]
        self.forms = [*map(FORMS.__getitem__, keys), None, None]  # of words that are no mention
        self.tanwin = TANWIN in text

    def _without_marks(self, laid: Laid) -> Laid:
        """The same without marks of quotation, and without a dash that joins two relational adjectives: the
        Kenyan-Ugandan talks."""
        mentions, drop = laid.mentions, list[int]()
        opened: int | None = None
        for at in [i for i, raw in enumerate(laid.raws) if raw in QUOTING and i not in mentions]:
            size = at - len(drop)  # of what is kept before it
            if laid.raws[at] in DASHES:
                if not (_is_adjective(mentions.get(at - 1)) and _is_adjective(mentions.get(at + 1))):
                    continue
            elif opened is None or size - opened > LONGEST_NAME or size == opened:
                opened = size
            else:
                self.quoted[opened] = size
                opened = None
            drop.append(at)
        return laid.without(drop)

    def ending(self, at: int) -> str:
        """The last letter of a word as written."""
        return self.text[self.ends[at] - 1]

    def written(self, at: int) -> str:
        """A word or mention, folded and without clitics where they are sure."""
        mention = self.mentions.get(at)
        return ARABIC[self.raws[at]].text if mention is None else mention.text

    def is_mark(self, at: int) -> bool:
        """Whether punctuation stands there."""
        return self.forms[at] is None and at not in self.mentions and not self.raws[at][:1].isalnum()

    def is_number(self, at: int) -> bool:
        """Whether a number stands there."""
        return at not in self.mentions and self.raws[at].isdigit()

    def naming(self, at: int) -> Atom | None:
        """The mention of an actor that stands there."""
        mention = self.mentions.get(at)
        return None if mention is None or mention.actor is None else mention

    def actor(self, at: int) -> ActorRef | None:
        """The actor whose mention stands there."""
        mention = self.mentions.get(at)
        return None if mention is None else mention.actor

    def counts(self, at: int) -> bool:
        """Whether a number or a quantifier stands there."""
        form = self.forms[at]
        return self.is_number(at) if form is None else form.counts

    def classes(self, at: int) -> frozenset[str]:
        """The classes of nouns that a word belongs to."""
        form = self.forms[at]
        return NONE if form is None else form.classes

    def named(self, at: int) -> bool:
        """Whether an actor's name stands there under no preposition."""
        actor = self.naming(at)
        return actor is not None and actor.preposition is None

    def accusative(self, at: int) -> bool:
        """Whether a word has tanwin alif, so that it begins a phrase of its own."""
        if self.tanwin and TANWIN in self.text[self.ends[at] - 2 : self.ends[at]]:
            return True
        form = self.forms[at]
        return like_tanwin(self.raws[at]) if form is None else form.accusative

    def is_adjective(self, at: int) -> bool:
        """Whether a mention names its actor by a relational adjective: الإيراني."""
        return _is_adjective(self.mentions.get(at))

    def describes(self, noun: NounReading) -> bool:
        """Whether a definite word can be the adjective of a name before it."""
        if noun.stem in self.prose.lists["abstract"]:
            return False
        plural = len(noun.stem) > 4 and noun.stem.endswith(("ين", "ون"))
        return plural or noun.stem.endswith(NISBA) or noun.stem in self.prose.lists["adjectives"]

    def no_such(self, at: int) -> bool:
        """Whether غير and an adjective stand there: a *non-governmental* body, *indirect* talks."""
        following = self.forms[at + 1] if self.raws[at] == NOT_SUCH else None
        if following is None:
            return False
        noun = following.noun
        if following.function not in (None, "particle"):
            return False
        bare = not (noun.conjunction or noun.preposition or noun.pronoun)
        return bare and (noun.article or noun.stem.startswith("م") or self.describes(noun))

    def like_name(self, at: int) -> bool:
        """Whether a word no list knows may be a name, or a part of one, by the forms in use."""
        form = self.forms[at]
        return form is not None and form.may_name

    def definite_unknown(self, at: int) -> bool:
        """Whether a definite word that no list knows stands there, as surnames do."""
        form = self.forms[at]
        return form is not None and form.surname

    def titled(self, at: int) -> bool:
        """Whether a bare word that no list knows stands after a definite noun for a person, so that it names him; past
        the adjectives of that noun, only a rare word does."""
        form = self.forms[at]
        if form is None or not form.may_title or self.accusative(at) or not self._office_before(at):
            return False
        before = self.forms[at - 1]
        return (before is not None and "persons" in before.noun.classes) or form.rare

    def first_stem(self, at: int) -> str:
        """The stem of a word, or of the first word of an actor's name."""
        form = self.forms[at]
        return self.written(at).split(" ", 1)[0].removeprefix("ال") if form is None else form.stem

    def opens_office(self, at: int) -> bool:
        """Whether a word for a person stands there, be it the first of an actor's name."""
        form = self.forms[at] or FORMS[self.raws[at] + self.ending(at)]
        return form is not None and "persons" in form.noun.classes

    def _office_before(self, at: int) -> bool:
        """Whether a definite noun for a person stands before, perhaps with its adjectives: the *former* president."""
        for i in range(at - 1, max(at - OFFICE_REACH, 0) - 1, -1):
            form = self.forms[i]
            if form is None:
                actor = self.naming(i)
                if actor is not None and self.opens_office(i):
                    return True
                if actor is None or actor.preposition is not None or not self.is_adjective(i):
                    return False
            elif "persons" in form.noun.classes:
                return form.article
            elif not (form.article and (self.describes(form.noun) or form.stem in FORMER)):
                return False
        return False

    def opens_name(self, at: int) -> bool:
        """Whether quotation marks open here on words that may be a name."""
        if at not in self.quoted or any(i in self.mentions or self.is_mark(i) for i in range(at, self.quoted[at])):
            return False
        form = self.forms[at]
        return form is None or form.names_nobody

    def closing_bracket(self, at: int) -> int | None:
        """Where a note in brackets closes that is short or lists actors."""
        for i in range(at + 1, min(at + LONGEST_LIST, self.size)):
            if self.raws[i] in CLOSING and i not in self.mentions:
                return i if i - at < LONGEST_BRACKET or self.listed(at, i) else None
        return None

    def listed(self, opening: int, close: int) -> tuple[int, ...]:
        """The places of the actors that brackets list, if they hold nothing else: the states (A, B and C)."""
        inside = range(opening + 1, close)
        named = tuple([i for i in inside if self.naming(i) is not None])
        if len(named) < 2:
            return ()
        return named if all(i in named or self.raws[i] in JOINERS or self.is_mark(i) for i in inside) else ()

    def compound(self, at: int, compounds: Compounds) -> tuple[Compound, str] | None:
        """The compound preposition that opens here, of those that the word at `at` opens, and the pronoun that one of
        two words has, as إلى جانبها."""
        for compound in compounds.each:
            last = at + 1 + len(compound.rest)
            if self.raws[at + 1 : last] == compound.rest and not any(i in self.mentions for i in range(at + 1, last)):
                return compound, ""
        return None if at + 1 in self.mentions else compounds.with_pronoun.get(self.raws[at + 1])

    def opens_expression(self, at: int) -> bool:
        """Whether a trigger of several words opens here: the first *meeting of experts*."""
        form = self.forms[at]
        return form is not None and self.expression(at, form.expressions) is not None

    def expression(self, at: int, expressions: Expressions | None) -> tuple[int, Frame] | None:
        """The first of these triggers of several words that the word at `at` opens, and where it ends."""
        following = self.forms[at + 1]
        if expressions is None or following is None or expressions.seconds.isdisjoint(following.alike):
            return None
        for rest, frame in expressions.each:
            if self.words_follow(at + 1, rest):
                return at + 1 + len(rest), frame
        return None

    def words_follow(self, at: int, words: Sequence[str]) -> bool:
        """Whether these words, with or without article and clitics, stand from `at` on."""
        for place, word in enumerate(words, at):
            form = self.forms[place]
            if form is None or word not in form.alike:
                return False
        return True

    def tail(self, at: int) -> int:
        """How many words from `at` on go on with the party before: the government *recognised by all*."""
        for words in self.prose.tails.get(self.raws[at], ()):
            if self.raws[at : at + len(words)] == list(words):
                return len(words)
        return 0

    def party(
        self, first: int, last: int, actor: ActorRef | None, *, head: bool = True, pronoun: bool = False
    ) -> Party:
        """The words from `first` up to `last` as a party, without clitics before them."""
        form = self.forms[first]
        start = self.bare_start(first) if form is None else self.starts[first] + form.attached
        return Party(start, self.ends[last - 1], actor, pronoun, head)

    def bare_start(self, at: int) -> int:
        """Where a word begins without و, ب and ك; a ل that merged with the article stays."""
        form = self.forms[at]
        if form is not None:
            return self.starts[at] + form.attached
        atom = self.mentions.get(at)
        mention = None if atom is None else atom.mention
        return self.starts[at] if mention is None else mention.quote.span.start - self.offset


def _is_adjective(atom: Atom | None) -> bool:
    """Whether a mention names its actor by a relational adjective."""
    actor = None if atom is None else atom.actor
    if actor is None or actor.quote is None or actor.kind not in HAS_ADJECTIVE:
        return False
    return _relational(actor.quote.exact, actor.name)


@lru_cache(maxsize=4096)
def _relational(exact: str, name: str) -> bool:
    word, name = (fold_name(w).removeprefix("ال") for w in (exact, name))
    return " " not in word and word != name and word.endswith(RELATIONAL)
