"""The atoms of an Arabic sentence with what each word can be, and the small questions asked of them."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.arabic_forms import JOINERS, Compound, Compounds, Expressions, Form, form_of, like_tanwin
from dalil.coding.prose.arabic_words import NounReading, analyse
from dalil.coding.prose.lexicon import Frame, prose_lexicon
from dalil.coding.prose.nodes import Party
from dalil.coding.rules.atoms import Atom
from dalil.records.mentions import ActorRef
from dalil.text.folding import fold_name
from dalil.text.frequency import rare

QUOTES = frozenset("\"'“”«»")
DASHES = frozenset("-–—ـ")
OFFICE_REACH = 3  # words from a name back to the office it explains
FORMER = frozenset({"اسبق", "سابق", "حالي", "راحل", "جديد", "منتخب", "مخلوع", "معزول", "انتقالي", "مكلف", "موقت"})
LONGEST_NAME = 4  # words inside quotation marks that may be a name
LONGEST_BRACKET = 8  # atoms of a note in brackets that is passed over
LONGEST_LIST = 24  # atoms of a list of actors in brackets
NISBA = ("ي", "يه")
RELATIONAL = ("ي", "يه", "يا", "يين", "يتين", "يان", "يون", "يات")
HAS_ADJECTIVE = frozenset({"state", "territory", "people", "igo", "region", None})
NOT_SUCH = "غير"
NONE: frozenset[str] = frozenset()
TANWIN = "\u064b"
NOTHING = (None, None)


class Tokens:
    """Atoms without quotation marks, each word analysed; `quoted` has the short stretches that stood in marks."""

    def __init__(self, atoms: Sequence[Atom], text: str, offset: int) -> None:
        self.text, self.offset = text, offset
        self.prose = prose_lexicon()
        self.atoms: list[Atom] = []
        self.analyses: list[Form | None] = []  # of words that are no mention
        self.quoted: dict[int, int] = {}
        self._read(atoms, text)
        self.size = len(self.atoms)
        self.analyses += NOTHING  # so that the neighbours of the first and the last may be asked for
        self.tanwin = TANWIN in text

    def _read(self, atoms: Sequence[Atom], text: str) -> None:
        """The atoms without marks of quotation, and without a dash that joins two relational adjectives: the
        Kenyan-Ugandan talks."""
        kept, analyses = self.atoms, self.analyses
        opened: int | None = None
        for at, atom in enumerate(atoms):
            form = None
            if atom.punctuation:
                if atom.text in QUOTES:
                    if opened is None or len(kept) - opened > LONGEST_NAME or len(kept) == opened:
                        opened = len(kept)
                    else:
                        self.quoted[opened] = len(kept)
                        opened = None
                    continue
                if atom.text in DASHES and _joins(atoms, at):
                    continue
            elif atom.mention is None:
                form = form_of(atom.raw, text[atom.end - 1])
            kept.append(atom)
            analyses.append(form)

    def __len__(self) -> int:
        return self.size

    def atom(self, at: int) -> Atom | None:
        """The atom at a place, if there is one."""
        return self.atoms[at] if 0 <= at < self.size else None

    def ending(self, at: int) -> str:
        """The last letter of a word as written."""
        return self.text[self.atoms[at].end - 1]

    def analysis(self, at: int) -> Form | None:
        """What the word at a place can be, if one is there that is no mention."""
        return self.analyses[at] if 0 <= at < self.size else None

    def is_number(self, at: int) -> bool:
        """Whether a number stands there."""
        if not 0 <= at < self.size:
            return False
        atom = self.atoms[at]
        return atom.mention is None and atom.text.isdigit()

    def counts(self, at: int) -> bool:
        """Whether a number or a quantifier stands there."""
        form = self.analyses[at]
        return self.is_number(at) if form is None else form.counts

    def classes(self, at: int) -> frozenset[str]:
        """The classes of nouns that a word belongs to."""
        form = self.analyses[at]
        return NONE if form is None else form.classes

    def stems(self, at: int) -> frozenset[str]:
        """The stem of a word, and what is written where it has a pronoun: expressions ask for either."""
        form = self.analyses[at]
        return NONE if form is None else form.stems

    def named(self, at: int) -> bool:
        """Whether an actor's name stands there under no preposition."""
        atom = self.atom(at)
        return atom is not None and atom.actor is not None and atom.preposition is None

    def accusative(self, at: int) -> bool:
        """Whether a word has tanwin alif, so that it begins a phrase of its own."""
        atom, form = self.atoms[at], self.analyses[at]
        if self.tanwin and TANWIN in self.text[atom.end - 2 : atom.end]:
            return True
        return like_tanwin(atom.raw) if form is None else form.accusative

    def is_adjective(self, at: int) -> bool:
        """Whether a mention names its actor by a relational adjective: الإيراني."""
        return _is_adjective(self.atoms[at])

    def describes(self, noun: NounReading) -> bool:
        """Whether a definite word can be the adjective of a name before it."""
        if noun.stem in self.prose.lists["abstract"]:
            return False
        plural = len(noun.stem) > 4 and noun.stem.endswith(("ين", "ون"))
        return plural or noun.stem.endswith(NISBA) or noun.stem in self.prose.lists["adjectives"]

    def no_such(self, at: int) -> bool:
        """Whether غير and an adjective stand there: a *non-governmental* body, *indirect* talks."""
        following = self.analysis(at + 1) if self.atoms[at].raw == NOT_SUCH else None
        if following is None:
            return False
        noun = following.noun
        if following.function not in (None, "particle"):
            return False
        bare = not (noun.conjunction or noun.preposition or noun.pronoun)
        return bare and (noun.article or noun.stem.startswith("م") or self.describes(noun))

    def like_name(self, at: int) -> bool:
        """Whether a word no list knows may be a name, or a part of one, by the forms in use."""
        form = self.analyses[at]
        return form is not None and form.may_name

    def definite_unknown(self, at: int) -> bool:
        """Whether a definite word that no list knows stands there, as surnames do."""
        form = self.analyses[at]
        return form is not None and form.surname

    def titled(self, at: int) -> bool:
        """Whether a bare word that no list knows stands after a definite noun for a person, so that it names him; past
        the adjectives of that noun, only a rare word does."""
        form = self.analyses[at]
        if form is None or not form.may_title or self.accusative(at) or not self._office_before(at):
            return False
        before = self.analyses[at - 1]
        return (before is not None and "persons" in before.noun.classes) or rare(form.stem)

    def first_stem(self, at: int) -> str:
        """The stem of a word, or of the first word of an actor's name."""
        analysis, atom = self.analyses[at], self.atoms[at]
        return analysis.noun.stem if analysis is not None else atom.text.split(" ", 1)[0].removeprefix("ال")

    def opens_office(self, at: int) -> bool:
        """Whether a word for a person stands there, be it the first of an actor's name."""
        form = self.analyses[at]
        noun = analyse(self.atoms[at].raw, self.ending(at)).noun if form is None else form.noun
        return "persons" in noun.classes

    def _office_before(self, at: int) -> bool:
        """Whether a definite noun for a person stands before, perhaps with its adjectives: the *former* president."""
        for i in range(at - 1, max(at - OFFICE_REACH, 0) - 1, -1):
            atom, analysis = self.atoms[i], self.analyses[i]
            if analysis is None:
                if atom.actor is not None and self.opens_office(i):
                    return True
                if not self.is_adjective(i) or atom.preposition is not None:
                    return False
            elif "persons" in analysis.noun.classes:
                return analysis.noun.article
            elif not (analysis.noun.article and (self.describes(analysis.noun) or analysis.noun.stem in FORMER)):
                return False
        return False

    def opens_name(self, at: int) -> bool:
        """Whether quotation marks open here on words that may be a name."""
        if at not in self.quoted or any(a.punctuation or a.mention for a in self.atoms[at : self.quoted[at]]):
            return False
        form = self.analyses[at]
        return form is None or form.names_nobody

    def closing_bracket(self, at: int) -> int | None:
        """Where a note in brackets closes that is short or lists actors."""
        for i in range(at + 1, min(at + LONGEST_LIST, len(self.atoms))):
            if self.atoms[i].punctuation and self.atoms[i].text in ")]":
                return i if i - at < LONGEST_BRACKET or self.listed(at, i) else None
        return None

    def listed(self, opening: int, close: int) -> tuple[int, ...]:
        """The places of the actors that brackets list, if they hold nothing else: the states (A, B and C)."""
        inside = range(opening + 1, close)
        named = tuple(i for i in inside if self.atoms[i].actor is not None)
        rest = (self.atoms[i] for i in inside if i not in named)
        return named if len(named) > 1 and all(a.punctuation or a.raw in JOINERS for a in rest) else ()

    def compound(self, at: int, compounds: Compounds) -> Compound | None:
        """The compound preposition that opens here, of those that the word at `at` opens."""
        following = self.atoms[at + 1].raw if at + 1 < self.size else ""
        if following not in compounds.seconds and not compounds.alone:
            return None
        for compound in compounds.each:
            rest = self.atoms[at + 1 : at + 1 + len(compound.rest)]
            if [a.raw for a in rest if a.mention is None] == list(compound.rest):
                return compound
        return None

    def compound_pronoun(self, at: int, compounds: Compounds) -> tuple[Compound, str] | None:
        """The compound preposition of two words that opens here with a pronoun, as إلى جانبها, and that pronoun."""
        if at + 1 == self.size or self.atoms[at + 1].mention is not None:
            return None
        return compounds.with_pronoun.get(self.atoms[at + 1].raw)

    def opens_expression(self, at: int) -> bool:
        """Whether a trigger of several words opens here: the first *meeting of experts*."""
        form = self.analyses[at]
        return form is not None and self.expression(at, form.expressions) is not None

    def expression(self, at: int, expressions: Expressions | None) -> tuple[int, Frame] | None:
        """The first of these triggers of several words that the word at `at` opens, and where it ends."""
        following = self.analyses[at + 1]
        if expressions is None or following is None or expressions.seconds.isdisjoint(following.alike):
            return None
        for rest, frame in expressions.each:
            if self.words_follow(at + 1, rest):
                return at + 1 + len(rest), frame
        return None

    def words_follow(self, at: int, words: Sequence[str]) -> bool:
        """Whether these words, with or without article and clitics, stand from `at` on."""
        for place, word in enumerate(words, at):
            form = self.analyses[place]
            if form is None or word not in form.alike:
                return False
        return True

    def tail(self, at: int) -> int:
        """How many words from `at` on go on with the party before: the government *recognised by all*."""
        tails = self.prose.tails.get(self.atoms[at].raw) if at < self.size else None
        for words in tails or ():
            if [a.raw for a in self.atoms[at : at + len(words)]] == list(words):
                return len(words)
        return 0

    def party(
        self, first: int, last: int, actor: ActorRef | None, *, head: bool = True, pronoun: bool = False
    ) -> Party:
        """The words from `first` up to `last` as a party, without clitics before them."""
        return Party(self.bare_start(first), self.atoms[last - 1].end, actor, pronoun, head)

    def bare_start(self, at: int) -> int:
        """Where a word begins without و, ب and ك; a ل that merged with the article stays."""
        atom, form = self.atoms[at], self.analyses[at]
        if form is not None:
            return atom.start + form.attached
        return atom.start if atom.mention is None else atom.mention.quote.span.start - self.offset


def _is_adjective(atom: Atom) -> bool:
    actor = atom.actor
    if actor is None or actor.quote is None or actor.kind not in HAS_ADJECTIVE:
        return False
    word, name = (fold_name(w).removeprefix("ال") for w in (actor.quote.exact, actor.name))
    return " " not in word and word != name and word.endswith(RELATIONAL)


def _joins(atoms: Sequence[Atom], dash: int) -> bool:
    """Whether a dash joins two relational adjectives."""
    return 0 < dash < len(atoms) - 1 and _is_adjective(atoms[dash - 1]) and _is_adjective(atoms[dash + 1])
