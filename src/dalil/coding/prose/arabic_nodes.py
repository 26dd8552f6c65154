"""Arabic words into nodes: phrases, verbs, acts, participles, function words and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dalil.coding.prose.arabic_choice import is_verb, named_next, opens_with_verb
from dalil.coding.prose.arabic_fits import WITH_N
from dalil.coding.prose.arabic_joining import (
    GROUPS,
    acts_as_named,
    described_party,
    ends_in_party,
    joined_apposition,
    joined_office,
    joined_party,
    must_be_person,
    posted,
)
from dalil.coding.prose.arabic_phrases import read_phrase
from dalil.coding.prose.arabic_tokens import JOINERS, NISBA, Tokens
from dalil.coding.prose.arabic_words import Analysis, NounReading, may_be_verb, must_be_verb
from dalil.coding.prose.nodes import Kind, Node, Party, ends
from dalil.coding.rules.atoms import Atom
from dalil.records.mentions import MentionKind

KINDS = {"relative": Kind.RELATIVE, "that": Kind.THAT, "link": Kind.LINK, "not": Kind.NOT}
NOUN_CLASSES = frozenset({"bodies", "persons", "places"})
OF, FOR = "من", "ل"
SIDES = frozenset({"بين", "مع"})
OBJECT = "ايا"  # holds an object pronoun: إياها
TAKE_VERBS = frozenset({"حتي", "كي", "منذ"})  # prepositions that a verb may follow
BEFORE_PRESENT = frozenset({"لم", "لن"})
WHICH = "ما"  # else it denies
BUT = "لكن"  # may hold the subject: لكنها
SUM = "مبلغ"  # an amount reports what the word for a sum would
MAY = "قد"  # before a present verb; before a past one it means has
GUESS_REACH = 9  # nodes
SIZED = frozenset(
    {"البالغ", "البالغه", "قيمه", "قيمته", "قيمتها", "قدره", "قدرها", "مقداره", "مقدارها", "حجمه", "حجمها"}
)
WAR = "حرب"
LISTED_REACH = 4  # nodes from a list in brackets back to the group that it lists
SIZED_REACH = 3  # nodes from a sum back to what it is the size of


class Builder:
    """Builds the nodes of one sentence, left to right."""

    def __init__(self, atoms: Sequence[Atom], text: str, offset: int) -> None:
        self.tokens = Tokens(atoms, text, offset)
        self.prose = self.tokens.prose
        self.nodes: list[Node] = []
        self.joined = -1  # the atom that a separate و or أو joins
        self.may = -1  # the atom after قد
        self.atoms = self.tokens.atoms  # what nodes count

    def build(self) -> list[Node]:
        """The nodes, in order."""
        at = 0
        while at < self.tokens.size:
            at = self._step(at)
        for verb, subject, following in zip(self.nodes, self.nodes[1:], self.nodes[2:], strict=False):
            if verb.kind is Kind.VERB and must_be_person(self.tokens, verb, subject, following):
                subject.parties = (self.tokens.party(subject.first, subject.last, None),)
        return self.nodes

    def _add(self, node: Node) -> int:
        if self.joined == node.first:
            node.conjunction = True
        self.nodes.append(node)
        return node.last

    # --- one node ---

    def _step(self, at: int) -> int:
        atom = self.atoms[at]
        if atom.raw in JOINERS and at + 1 < self.tokens.size:
            self.joined = at + 1
            return at + 1
        if atom.punctuation:
            close = self.tokens.closing_bracket(at) if atom.text in "([" else None
            return self._add(Node(Kind.MARK, at, at + 1, atom.text)) if close is None else self._note(at, close)
        if atom.actor is not None:
            return self._phrase(at, atom.preposition, conjunction=atom.conjunction)
        if self.tokens.quoted and self.tokens.opens_name(at):
            return self._quoted(at, None, conjunction=atom.conjunction)
        if atom.mention is not None:
            return self._value(at, atom.preposition, conjunction=atom.conjunction)
        return self._compound(at) if self.tokens.opens_compound(at) else self._word(at)

    def _compound(self, at: int) -> int:
        """A compound preposition, if one opens here, else a word."""
        compound = self.tokens.compound(at)
        if compound is not None:
            length, conjunction, text = compound
            opener = self._opener(text)
            if opener is not None:
                return self._add(Node(opener, at, at + length, text, None, conjunction))
            return self._after_preposition(at + length, text, at, conjunction=conjunction)
        with_pronoun = self.tokens.compound_pronoun(at)
        if with_pronoun is not None:
            length, conjunction, text, pronoun = with_pronoun
            opener = self._opener(text)
            if opener is not None:
                return self._add(Node(opener, at, at + length, text, None, conjunction, pronoun=pronoun))
            return self._add(Node(Kind.PHRASE, at, at + length, "", text, conjunction, pronoun=pronoun))
        return self._word(at)

    def _opener(self, text: str) -> Kind | None:
        """The kind of words that open a clause: after, but, although, or without doing something."""
        lists = self.prose.lists
        if text not in lists["openers"] and text not in lists["verb_openers"]:
            return None
        return Kind.NOT if text in lists["negators"] else Kind.LINK

    def _note(self, at: int, close: int) -> int:
        """Pass over a note in brackets; a name alone in it belongs to the party it stands after: the paper (X); several
        are whom that party stands for: the states (A, B and C)."""
        node = self.nodes[-1] if self.nodes else None
        name = close == at + 2 and self.atoms[at + 1].actor is not None
        listed = tuple(self.tokens.party(i, i + 1, self.atoms[i].actor) for i in self.tokens.listed(at, close))
        if node is None or node.last != at:
            return close + 1
        if listed and node.named:  # the states *in the council* (A, B and C)
            node = next((n for n in self.nodes[-LISTED_REACH:] if n.text in GROUPS and n.parties), node)
        if node.named or not ends_in_party(self.tokens, node):
            return close + 1
        if name:
            node.parties = (replace(node.parties[0], end=self.atoms[close].end),)
        elif listed:
            node.parties = listed
        if name or (listed and node is self.nodes[-1]):
            node.last = close + 1
        return close + 1

    def _word(self, at: int) -> int:
        atom, analysis = self.atoms[at], self.tokens.analyses[at]
        if analysis is None:
            if self._counts(at):
                return self._phrase(at, None, conjunction=False)
            return self._add(Node(Kind.OTHER, at, at + 1, atom.text))
        lost = analysis.verb is not None and self.may == at  # قد فقد: has lost, no particle
        if analysis.function is not None and not lost:
            return self._function(at, analysis)
        if analysis.verb is not None and is_verb(self.tokens, self.nodes, at):
            return self._verb(at, analysis)
        previous = self.nodes[-1] if self.nodes else None
        if previous is not None and self._wants_verb(previous):
            must = must_be_verb(atom.raw)
            if must is not None:
                return self._verb(at, replace(analysis, verb=analysis.verb or must))
        guess = may_be_verb(atom.raw) if analysis.verb is None else None
        if guess is not None and (self.tokens.ending(at) in "ةً" or not named_next(self.tokens, at)):
            guess = None
        if guess is not None and any(n.kind is Kind.VERB for n in self.nodes[-GUESS_REACH:]):
            return self._verb(at, replace(analysis, verb=guess))
        return self._nominal(at, analysis, analysis.noun.preposition, conjunction=analysis.noun.conjunction)

    def _wants_verb(self, previous: Node) -> bool:
        """Whether a verb must follow: after لم and لن, and after what opens a clause with its verb."""
        negated = previous.kind is Kind.NOT and previous.text.lstrip("وف") in BEFORE_PRESENT
        return negated or opens_with_verb(self.tokens, previous)

    def _counts(self, at: int) -> bool:
        """Whether a number counts the noun after it."""
        following = self.tokens.analysis(at + 1)
        return (
            self.tokens.is_number(at)
            and following is not None
            and following.function is None
            and following.verb is None
            and not following.noun.article
        )

    def _value(self, at: int, preposition: str | None, *, conjunction: bool) -> int:
        """An amount, which may be given, or a date."""
        atom = self.atoms[at]
        if atom.is_a(MentionKind.DATE):
            return self._add(Node(Kind.PHRASE, at, at + 1, atom.text, preposition, conjunction, time=True))
        sized = at > 0 and self.atoms[at - 1].raw.lstrip("وب") in SIZED
        named = sized and any(n.kind is Kind.ACT for n in self.nodes[-SIZED_REACH:])  # a grant *worth* a million
        frames = () if named else self.prose.nouns.get(SUM, ())
        return self._add(Node(Kind.ACT, at, at + 1, SUM, preposition, conjunction, frames=frames))

    def _quoted(self, at: int, preposition: str | None, *, conjunction: bool) -> int:
        """Words in quotation marks that no list knows: perhaps a name."""
        last = self.tokens.quoted[at]
        node = Node(Kind.PHRASE, at, last, self.atoms[at].text, preposition, conjunction, definite=True)
        node.weak = (self.tokens.party(at, last, None),)
        return self._add(node)

    # --- function words ---

    def _function(self, at: int, analysis: Analysis) -> int:
        name, text = analysis.function, analysis.function_text
        conjunction = analysis.function_conjunction
        if name == "preposition":
            return self._after_preposition(at + 1, text, at, conjunction=conjunction)
        if name == "preposition+pronoun":
            preposition, _, pronoun = text.partition(" ")
            marked = None if preposition == OBJECT else preposition
            return self._add(Node(Kind.PHRASE, at, at + 1, "", marked, conjunction, pronoun=pronoun))
        if name == "not" and text == WHICH and self._tells(at):
            return self._add(Node(Kind.LINK, at, at + 1, text, None, conjunction))
        if name in KINDS:
            holds = name == "that" or text.startswith(BUT)
            pronoun = next((p for p in ("ها", "هم", "ه") if text.endswith(p)), "") if holds else ""
            return self._add(Node(KINDS[name], at, at + 1, text, None, conjunction, pronoun=pronoun))
        if text == MAY:
            self.may = at + 1
        if name == "pronoun" or (name == "particle" and conjunction):
            pronoun = text if name == "pronoun" else ""
            return self._add(Node(Kind.OTHER, at, at + 1, text, None, conjunction, pronoun=pronoun))
        return at + 1

    def _tells(self, at: int) -> bool:
        """Whether ما means what or which: X fell, *which* led to Y. It denies a past verb that opens a clause, perhaps
        after its subject, and with a verb of ceasing it says that something goes on."""
        following = self.tokens.analysis(at + 1)
        verb = None if following is None else following.verb
        if verb is None:
            return True
        before = self.nodes[-2:]
        while before and before[-1].kind is Kind.PHRASE and before[-1].preposition is None:
            before.pop()
        opens = not before or before[-1].kind is Kind.THAT or (before[-1].kind is Kind.MARK and ends(before[-1]))
        return verb.text not in self.prose.lists["ceasing"] and not (opens and verb.form.past)

    def _after_preposition(self, at: int, text: str, first: int, *, conjunction: bool) -> int:
        """What stands after a preposition; a preposition without a noun stays alone."""
        while (skipped := self.tokens.analysis(at)) is not None and skipped.function == "demonstrative":
            at += 1
        if at >= len(self.tokens):
            return at
        atom, analysis = self.atoms[at], self.tokens.analyses[at]
        if text in self.prose.lists["approximations"] and self.tokens.counts(at):
            return self._phrase(at, None, conjunction=conjunction)
        if atom.actor is not None:
            return self._merged(self._phrase(at, text, conjunction=conjunction), text)
        if atom.mention is not None:
            time = atom.is_a(MentionKind.DATE)
            return self._add(Node(Kind.PHRASE, at, at + 1, atom.text, text, conjunction, time=time))
        if self._blocks(at, text):
            self._add(Node(Kind.OTHER, first, at, text, text, conjunction))
            return at
        if self.tokens.opens_name(at):
            return self._quoted(at, text, conjunction=conjunction)
        if analysis is None:
            if self._counts(at):
                return self._merged(self._phrase(at, text, conjunction=conjunction), text)
            return self._add(Node(Kind.PHRASE, at, at + 1, atom.text, text, conjunction))
        return self._merged(self._nominal(at, analysis, text, conjunction=conjunction), text)

    def _blocks(self, at: int, preposition: str) -> bool:
        """Whether no noun can stand here: a mark, a function word, a verb."""
        analysis = self.tokens.analyses[at]
        if self.atoms[at].punctuation:
            return True
        if analysis is None:
            return False
        verb = analysis.verb  # منذ نشأته: since its foundation, no verb
        verbal = preposition in TAKE_VERBS and verb is not None and not (verb.pronoun or analysis.noun.known)
        return verbal or analysis.function not in (None, "particle", "pronoun")

    def _merged(self, last: int, preposition: str) -> int:
        """Join the last phrase to the one before, where both are one party."""
        if len(self.nodes) > 1 and self.nodes[-1].kind is Kind.ACT:
            self._count_in()
        elif len(self.nodes) > 1:
            self._join(joined_party(self.tokens, self.nodes[-2], self.nodes[-1], preposition))
        described = described_party(self.tokens, self.nodes) if preposition == FOR else None
        if described is not None:
            self.nodes[-3].parties = (described,)
        return last

    def _count_in(self) -> None:
        """Take the count before an act into it: more than *20 raids*."""
        count, act = self.nodes[-2:]
        if act.preposition == OF and count.kind is Kind.PHRASE and not count.parties and self._is_count(count):
            act.preposition, act.conjunction = count.preposition, count.conjunction
            del self.nodes[-2]

    def _is_count(self, node: Node) -> bool:
        return all(self.tokens.counts(at) for at in range(node.first, node.last))

    def _join(self, party: Party | None) -> None:
        """Take the last node into the one before it, which then stands for the party."""
        if party is not None:
            other = self.nodes.pop()
            node = self.nodes[-1]
            node.parties, node.last, node.named = (party,), other.last, True
            node.words |= other.words

    # --- verbs and nouns ---

    def _verb(self, at: int, analysis: Analysis) -> int:
        verb = analysis.verb
        assert verb is not None
        frames, last = verb.form.frames, at + 1
        for rest, frame in self.prose.verb_phrases.get(verb.text, ()):
            if self.tokens.words_follow(at + 1, rest):
                frames, last = (frame, *frames), at + 1 + len(rest)
                break
        form = verb.form
        node = Node(
            Kind.VERB, at, last, verb.text, None, verb.conjunction, frames=frames, roles=form.roles,
            pronoun=verb.pronoun, future=verb.future, feminine=form.feminine, plural=form.plural, past=form.past,
            first_person=form.first_person, either=form.either, passive=form.passive,
            modal=MAY if self.may == at and not form.past else "",
            negated=self._negated(verb.text),
        )  # fmt: skip
        return self._add(node)

    def _negated(self, verb: str) -> bool:
        """Whether a negation stands before a verb; what someone has *not ceased* to do they do."""
        previous = self.nodes[-1] if self.nodes else None
        return previous is not None and previous.kind is Kind.NOT and verb not in self.prose.lists["ceasing"]

    def _nominal(self, at: int, analysis: Analysis, preposition: str | None, *, conjunction: bool) -> int:
        noun = analysis.noun
        tells = noun.participle or noun.frames or noun.roles or noun.stem in self.prose.phrases
        if not tells or (noun.stem == WAR and self._is_dated(at)):
            return self._phrase(at, preposition, conjunction=conjunction)
        head = Node(Kind.ACT, at, at + 1, noun.stem, preposition, conjunction, roles=noun.roles, definite=noun.article)
        for rest, frame in self.prose.phrases.get(noun.stem, ()):
            if self.tokens.words_follow(at + 1, rest):
                head.last, head.frames = at + 1 + len(rest), (frame,)
                return self._act(head)
        if noun.participle and preposition is None and self._is_participle(at, noun):
            head.kind, head.frames, head.feminine = Kind.PARTICIPLE, noun.participle, noun.stem.endswith("ه")
            return self._add(head)
        reports = noun.frames or noun.roles
        if reports and not (noun.classes & NOUN_CLASSES and self._party_likelier(at, noun)):
            head.frames = noun.frames
            return self._act(head)
        return self._phrase(at, preposition, conjunction=conjunction)

    def _is_dated(self, at: int) -> bool:
        """Whether a war is only named, by its year, month or common name: the war *of 1967*, the *civil* war."""
        if at + 1 >= len(self.tokens):
            return False
        following = self.tokens.analysis(at + 1)
        if following is None:
            return self.tokens.is_number(at + 1) or self.atoms[at + 1].is_a(MentionKind.DATE)
        return following.noun.stem in self.prose.lists["time"] or following.noun.stem in self.prose.lists["wars"]

    def _is_participle(self, at: int, noun: NounReading) -> bool:
        """Tells a participle from the verbal noun that is spelt alike: مساندة, مطالبة."""
        previous = self.nodes[-1] if self.nodes else None
        named = "places" in noun.classes or bool(noun.pronoun and noun.classes) or self._governs(at, noun)
        if previous is None or previous.kind is Kind.VERB or named:
            return False
        feminine = noun.stem.endswith("ه")
        if noun.article and noun.classes and previous.feminine and not feminine:
            return False  # the authorities (arrested) *the opponent*
        if "persons" in noun.classes and noun.stem.endswith(WITH_N) and not (noun.article or previous.plural):
            return False  # X took in *opponents* of Y
        if not noun.frames:
            return True
        if noun.article:
            return not feminine or bool(previous.parties)
        following = self.tokens.analysis(at + 1)
        state = following is not None and following.noun.preposition == "ب" and not noun.conjunction
        return state and previous.kind is Kind.MARK

    def _governs(self, at: int, noun: NounReading) -> bool:
        """Whether a plural of persons has lost its n to a genitive: supporters *of X*."""
        construct = "persons" in noun.classes and noun.stem.endswith(("و", "ي")) and not (noun.article or noun.pronoun)
        following = self.tokens.analysis(at + 1)
        bare = following is not None and following.function is None and following.noun.preposition is None
        return construct and (bare or self.tokens.named(at + 1))

    def _party_likelier(self, at: int, noun: NounReading) -> bool:
        """A word for a party that also names an act or a thing: opposition, forces. It is the party when it is definite
        or belongs to someone, unless a verb of giving wants a thing."""
        if any(f.pair for f in noun.frames) and self._two_sided(at):
            return False
        if "places" in noun.classes or any(f.thing for f in noun.frames):
            giving = any(n.roles & {"giving", "doing"} for n in self.nodes[-4:])
            return noun.article or not giving or (noun.preposition == FOR and "persons" in noun.classes)
        if at + 1 < len(self.tokens) and any(self.tokens.first_stem(at + 1) in f.needs_inside for f in noun.frames):
            return noun.article  # resistance *to the occupation*
        alone = (noun.conjunction and not noun.roles) or not self.nodes
        return noun.article or alone or named_next(self.tokens, at)

    def _two_sided(self, at: int) -> bool:
        """Whether `between` follows, or `with` after one name: the alliance *between* two, of X *with* Y."""
        after = [self.tokens.analysis(at + 1), self.tokens.analysis(at + 2) if self.tokens.named(at + 1) else None]
        return any(a is not None and a.function_text in SIDES for a in after)

    def _act(self, node: Node) -> int:
        """An act with the adjectives after it: the *Iranian military* support."""
        tokens = self.tokens
        inside = [x.noun for x in tokens.analyses[node.first : node.last] if x is not None]
        definite = any(n.article or n.pronoun for n in inside)
        words = {stem for i in range(node.first, node.last) for stem in tokens.stems(i)}
        adjectives: list[Party] = []
        while node.last < len(tokens) and self._describes_act(node.last, definite=definite, more=bool(adjectives)):
            atom, analysis = self.atoms[node.last], tokens.analyses[node.last]
            if atom.actor is not None:
                adjectives.append(tokens.party(node.last, node.last + 1, atom.actor))
            if analysis is not None:
                words |= {analysis.noun.stem, atom.raw.removeprefix("ال")}
            node.last += 1
        node.adjective, node.words = tuple(adjectives), frozenset(words)
        node.pronoun = next((n.pronoun for n in inside if n.pronoun), "")
        return self._add(node)

    def _describes_act(self, at: int, *, definite: bool, more: bool) -> bool:
        """Whether the word at `at` is an adjective of the act before it."""
        atom, analysis = self.atoms[at], self.tokens.analyses[at]
        if atom.actor is not None:
            return self.tokens.is_adjective(at) and atom.preposition is None and (more or not atom.conjunction)
        if analysis is None or at in self.tokens.quoted:
            return False
        if self.tokens.no_such(at):
            return True
        if analysis.function is not None:  # an adverb after tanwin is its adjective: دعما سياسيا
            adverb = analysis.function == "particle" and analysis.function_text.endswith("يا")
            return adverb and not (definite or analysis.function_conjunction) and self.atoms[at - 1].raw.endswith("ا")
        noun = analysis.noun
        if noun.conjunction:
            return self._joined_adjective(at, noun)
        if noun.preposition is not None and not noun.stem.endswith(NISBA):
            return False
        if definite:
            plain = not noun.frames or self.tokens.describes(noun)
            return noun.article and noun.preposition is None and plain
        return self._loose_adjective(analysis)

    def _joined_adjective(self, at: int, noun: NounReading) -> bool:
        """Whether `and` joins one more relational adjective of an act: political *and financial* support."""
        before = self.tokens.analysis(at - 1)
        if before is None or noun.preposition is not None or noun.article != before.noun.article:
            return False
        return all(n.stem.endswith((*NISBA, "يا")) and not (n.frames or n.roles) for n in (noun, before.noun))

    def _loose_adjective(self, analysis: Analysis) -> bool:
        """Whether a bare word can be the adjective of an indefinite noun."""
        noun = analysis.noun
        if noun.article or noun.known or noun.pronoun:
            return False
        stem = noun.stem
        if stem.endswith((*NISBA, "يا")):
            return True
        bare = stem[:-1] if stem.endswith("ا") and len(stem) > 4 else stem
        known = stem.endswith("ه") or bare in self.prose.lists["adjectives"]
        return known and analysis.verb is None

    def _counted_act(self, at: int) -> tuple[int, Analysis] | None:
        """Where the act or thing stands that numbers and quantifiers from `at` on count: 18 *raids*, three *tanks*."""
        last = at
        while last < len(self.tokens) and self.tokens.counts(last):
            last += 1
        following = self.tokens.analysis(last)
        if last == at or following is None or following.function is not None:
            return None
        noun = following.noun
        things = noun.frames or any(
            self.tokens.words_follow(last + 1, w) for w, _ in self.prose.phrases.get(noun.stem, ())
        )
        if noun.conjunction or noun.preposition is not None or not things:
            return None
        return None if noun.classes & NOUN_CLASSES and self._party_likelier(last, noun) else (last, following)

    def _phrase(self, at: int, preposition: str | None, *, conjunction: bool) -> int:
        counted = self._counted_act(at) if self.tokens.counts(at) else None
        if counted is not None:
            return self._nominal(*counted, preposition, conjunction=conjunction)
        node, phrase = read_phrase(self.tokens, at, preposition, conjunction=conjunction)
        name = not node.parties and phrase.name
        if self.nodes and not conjunction and preposition is None and self._goes_on(node, name=name):
            return node.last
        previous = self.nodes[-1] if self.nodes else None
        if not node.parties and (name or node.definite) and acts_as_named(self.tokens, node, previous):
            node.parties, node.weak = (self.tokens.party(node.first, node.last, None),), ()
        last = self._add(node)
        return self._merged(last, FOR) if preposition == FOR else last

    def _goes_on(self, node: Node, *, name: bool) -> bool:
        """Whether a phrase without clitics goes on with the party before it, which then takes it in."""
        previous = self.nodes[-1]
        for atom in self.atoms[previous.last : node.first]:
            if atom.punctuation:
                return False
        office = self.nodes[-2] if posted(self.nodes) else previous
        if joined_apposition(self.tokens, office, node, name=name):
            if office is not previous:
                self.nodes.pop()
            own = node.parties or (self.tokens.party(node.first, node.last, None),)
            start = office.parties[0].start if office.parties else own[0].start
            office.parties = (replace(own[0], start=start),)
            office.last, office.named = node.last, True
            return True
        if joined_office(self.tokens, self.nodes, node):
            previous.parties = (replace(previous.parties[0], end=node.parties[0].end),)
            previous.last = node.last
            return True
        return False
