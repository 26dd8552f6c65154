"""The atoms of an Arabic sentence with what each word can be, and the small questions asked of them."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.arabic_words import PRONOUNS, Analysis, NounReading, analyse
from dalil.coding.prose.lexicon import prose_lexicon
from dalil.coding.prose.nodes import Party
from dalil.coding.rules.atoms import Atom
from dalil.records.mentions import ActorRef
from dalil.text.folding import fold_name
from dalil.text.frequency import like_name, rare

JOINERS = frozenset({"و", "او"})  # written as words of their own
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
# Stems that end like words with tanwin but do not carry it: ليبيا, أمريكا, سوريا, روسيا.
NOT_TANWIN = ("يا", "كا", "را", "سا", "ما")


class Tokens:
    """Atoms without quotation marks, each word analysed; `quoted` has the short stretches that stood in marks."""

    def __init__(self, atoms: Sequence[Atom], text: str, offset: int) -> None:
        self.text, self.offset = text, offset
        self.prose = prose_lexicon()
        self.atoms, self.quoted = _without_quotes(_without_dashes(atoms))
        self.analyses = [self._analysis(atom) for atom in self.atoms]
        self.size = len(self.atoms)

    def __len__(self) -> int:
        return self.size

    def _analysis(self, atom: Atom) -> Analysis | None:
        if atom.punctuation or atom.mention is not None or not atom.raw or not atom.raw[0].isalpha():
            return None
        if atom.raw in JOINERS:
            return None
        return analyse(atom.raw, self.text[atom.end - 1])

    def atom(self, at: int) -> Atom | None:
        """The atom at a place, if there is one."""
        return self.atoms[at] if 0 <= at < self.size else None

    def analysis(self, at: int) -> Analysis | None:
        """The analysis at a place, if there is a word that is no mention."""
        return self.analyses[at] if 0 <= at < self.size else None

    def ending(self, at: int) -> str:
        """The last letter of a word as written."""
        return self.text[self.atoms[at].end - 1]

    def is_number(self, at: int) -> bool:
        """Whether a number stands there."""
        atom = self.atom(at)
        return atom is not None and atom.mention is None and atom.text.isdigit()

    def counts(self, at: int) -> bool:
        """Whether a number or a quantifier stands there."""
        analysis = self.analyses[at]
        return self.is_number(at) if analysis is None else "quantifiers" in analysis.classes

    def classes(self, at: int) -> frozenset[str]:
        """The classes of nouns that a word belongs to."""
        analysis = self.analyses[at]
        return NONE if analysis is None else analysis.classes

    def stems(self, at: int) -> frozenset[str]:
        """The stem of a word, and what is written where it has a pronoun: expressions ask for either."""
        analysis = self.analyses[at]
        return NONE if analysis is None else analysis.stems

    def named(self, at: int) -> bool:
        """Whether an actor's name stands there under no preposition."""
        atom = self.atom(at)
        return atom is not None and atom.actor is not None and atom.preposition is None

    def accusative(self, at: int) -> bool:
        """Whether a word has tanwin alif, so that it begins a phrase of its own."""
        atom = self.atoms[at]
        if TANWIN in self.text[atom.end - 2 : atom.end]:
            return True
        raw, analysis = atom.raw, self.analyses[at]
        if analysis is not None and analysis.noun.pronoun and analysis.noun.known:
            noun = analysis.noun  # بلادها; a thing, as مطاراتها, begins a phrase of its own all the same
            return not noun.classes and any(f.thing for f in noun.frames)
        return len(raw) > 4 and raw.endswith("ا") and not raw.endswith(NOT_TANWIN)

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
        analysis = self.analyses[at]
        if analysis is None or analysis.function is not None or analysis.verb is not None or self.ending(at) in "ةىً":
            return False
        noun = analysis.noun
        if noun.known or noun.article or noun.pronoun or noun.classes or noun.stem in self.prose.lists["time"]:
            return False
        return noun.stem in self.prose.lists["given"] or like_name(noun.stem)

    def definite_unknown(self, at: int) -> bool:
        """Whether a definite word that no list knows stands there, as surnames do."""
        analysis = self.analyses[at]
        return analysis is not None and analysis.noun.article and not analysis.noun.known and analysis.function is None

    def titled(self, at: int) -> bool:
        """Whether a bare word that no list knows stands after a definite noun for a person, so that it names him; past
        the adjectives of that noun, only a rare word does."""
        own = self.analyses[at]
        if own is None or own.function is not None or own.verb is not None:
            return False
        noun = own.noun
        if noun.known or noun.article or noun.pronoun or noun.conjunction or noun.preposition:
            return False
        if self.ending(at) in "ةى" or self.accusative(at) or not self._office_before(at):
            return False
        before, lists = self.analysis(at - 1), self.prose.lists
        next_to = before is not None and "persons" in before.noun.classes
        may_name = next_to or rare(noun.stem)
        return may_name and noun.stem not in lists["time"] and noun.stem not in lists["adjectives"]

    def first_stem(self, at: int) -> str:
        """The stem of a word, or of the first word of an actor's name."""
        analysis, atom = self.analyses[at], self.atoms[at]
        return analysis.noun.stem if analysis is not None else atom.text.split(" ", 1)[0].removeprefix("ال")

    def opens_office(self, at: int) -> bool:
        """Whether a word for a person stands there, be it the first of an actor's name."""
        return "persons" in analyse(self.atoms[at].raw, self.ending(at)).noun.classes

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
        analysis = self.analyses[at]
        if analysis is None:
            return True
        noun = analysis.noun
        return not (noun.frames or noun.roles or noun.classes or analysis.function)

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

    def opens_compound(self, at: int) -> bool:
        """Whether the first word of a compound preposition stands there, alone or after one letter."""
        raw, compounds = self.atoms[at].raw, self.prose.compounds
        return raw in compounds or raw[1:] in compounds

    def compound(self, at: int) -> tuple[int, bool, str] | None:
        """The compound preposition that opens here: its length in atoms, whether و is attached, its words."""
        raw, compounds = self.atoms[at].raw, self.prose.compounds
        second = self.atoms[at + 1].raw if at + 1 < self.size else ""
        keys = ((raw, False), (raw[1:], True)) if raw[0] in "وف" else ((raw, False),)
        for key, conjunction in keys:
            for words in compounds.get(key, ()):
                if len(words) > 1 and words[1] != second:
                    continue
                rest = self.atoms[at + 1 : at + len(words)]
                if len(rest) == len(words) - 1 and all(
                    a.mention is None and a.raw == w for a, w in zip(rest, words[1:], strict=True)
                ):
                    return len(words), conjunction, " ".join(words)
        return None

    def compound_pronoun(self, at: int) -> tuple[int, bool, str, str] | None:
        """The compound preposition of two words that opens here with a pronoun, as إلى جانبها, and that pronoun."""
        raw, second = self.atoms[at].raw, self.atom(at + 1)
        if second is None or second.mention is not None or not second.raw.endswith(PRONOUNS):
            return None
        for key, conjunction in ((raw, False), (raw[1:], True)) if raw[0] in "وف" else ((raw, False),):
            for words in self.prose.compounds.get(key, ()):
                pronoun = second.raw.removeprefix(words[-1]) if len(words) == 2 else ""
                if pronoun in PRONOUNS and pronoun != second.raw:
                    return 2, conjunction, " ".join(words), pronoun
        return None

    def opens_expression(self, at: int) -> bool:
        """Whether a trigger of several words opens here: the first *meeting of experts*."""
        analysis = self.analyses[at]
        phrases = () if analysis is None else self.prose.phrases.get(analysis.noun.stem, ())
        return bool(phrases) and any(self.words_follow(at + 1, rest) for rest, _ in phrases)

    def words_follow(self, at: int, words: Sequence[str]) -> bool:
        """Whether these words, with or without article and clitics, stand from `at` on."""
        if at + len(words) > self.size:
            return False
        for word in words:
            analysis, raw = self.analyses[at], self.atoms[at].raw
            if analysis is None:
                return False
            if word != analysis.noun.stem and raw not in (word, "ال" + word, word + "ا"):  # شريكا استراتيجيا
                return False
            at += 1
        return True

    def tail(self, at: int) -> int:
        """How many words from `at` on go on with the party before: the government *recognised by all*."""
        raw = self.atoms[at].raw if at < len(self.atoms) else ""
        for words in self.prose.tails.get(raw, ()):
            if [a.raw for a in self.atoms[at : at + len(words)]] == list(words):
                return len(words)
        return 0

    def party(
        self, first: int, last: int, actor: ActorRef | None, *, head: bool = True, pronoun: bool = False
    ) -> Party:
        """The words from `first` up to `last` as a party, without clitics before them."""
        return Party(self.bare_start(first), self.atoms[last - 1].end, actor, head=head, pronoun=pronoun)

    def bare_start(self, at: int) -> int:
        """Where a word begins without و, ب and ك; a ل that merged with the article stays."""
        atom, analysis = self.atoms[at], self.analyses[at]
        if atom.mention is not None:
            return atom.mention.quote.span.start - self.offset
        if analysis is None:
            return atom.start
        noun = analysis.noun
        attached = noun.preposition in ("ب", "ك") or (noun.preposition == "ل" and not noun.article)
        return atom.start + int(noun.conjunction) + int(attached)


def _is_adjective(atom: Atom) -> bool:
    actor = atom.actor
    if actor is None or actor.quote is None or actor.kind not in HAS_ADJECTIVE:
        return False
    word, name = (fold_name(w).removeprefix("ال") for w in (actor.quote.exact, actor.name))
    return " " not in word and word != name and word.endswith(RELATIONAL)


def _without_dashes(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms without a dash that joins two relational adjectives: the Kenyan-Ugandan talks."""
    return [a for at, a in enumerate(atoms) if not (a.punctuation and a.text in DASHES and _joins(atoms, at))]


def _joins(atoms: Sequence[Atom], dash: int) -> bool:
    return 0 < dash < len(atoms) - 1 and _is_adjective(atoms[dash - 1]) and _is_adjective(atoms[dash + 1])


def _without_quotes(atoms: Sequence[Atom]) -> tuple[list[Atom], dict[int, int]]:
    kept: list[Atom] = []
    quoted: dict[int, int] = {}
    opened: int | None = None
    for atom in atoms:
        if not (atom.punctuation and atom.text in QUOTES):
            kept.append(atom)
        elif opened is None or len(kept) - opened > LONGEST_NAME or len(kept) == opened:
            opened = len(kept)
        else:
            quoted[opened] = len(kept)
            opened = None
    return kept, quoted
