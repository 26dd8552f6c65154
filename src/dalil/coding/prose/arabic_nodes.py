"""Arabic words into nodes: phrases, verbs, acts, participles, function words and marks."""

from __future__ import annotations

from dataclasses import replace

from dalil.coding.prose.arabic_choice import is_verb, named_next, opens_with_verb
from dalil.coding.prose.arabic_fits import WITH_N
from dalil.coding.prose.arabic_forms import JOINERS, OBJECT, Compounds, Form, expressions_of
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
from dalil.coding.prose.arabic_tokens import NISBA, Tokens
from dalil.coding.prose.arabic_words import NounReading, VerbReading
from dalil.coding.prose.nodes import (
    ACT,
    LINK,
    MARK,
    NOT,
    OTHER,
    PARTICIPLE,
    PHRASE,
    RELATIVE,
    THAT,
    VERB,
    Node,
    Party,
    ends,
)
from dalil.coding.rules.atoms import ARABIC, Atom, Laid
from dalil.records.mentions import MentionKind

KINDS = {"relative": RELATIVE, "that": THAT, "link": LINK, "not": NOT}
NOUN_CLASSES = frozenset({"bodies", "persons", "places"})
OF, FOR = "من", "ل"
SIDES = frozenset({"بين", "مع"})
TAKE_VERBS = frozenset({"حتي", "كي", "منذ"})  # prepositions that a verb may follow
BEFORE_PRESENT = frozenset({"لم", "لن"})
RELATIONAL = (*NISBA, "يا")  # endings of relational adjectives, also with tanwin
WHICH = "ما"  # else it denies
BUT = "لكن"  # may hold the subject: لكنها
OPENING = frozenset("([")  # brackets
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

    def __init__(self, laid: Laid, text: str, offset: int) -> None:
        self.tokens = Tokens(laid, text, offset)
        self.prose = self.tokens.prose
        self.nodes: list[Node] = []
        self.joined = -1  # the atom that a separate و or أو joins
        self.may = -1  # the atom after قد
        self.raws = self.tokens.raws  # what nodes count
        self.forms = self.tokens.forms  # what each can be
        self.approximations = self.prose.lists["approximations"]

    def build(self) -> list[Node]:
        """The nodes, in order."""
        at, size, forms, quoted = 0, self.tokens.size, self.forms, self.tokens.quoted
        while at < size:
            form = forms[at]
            if form is None:
                at = self._sign(at)
            elif at in quoted and self.tokens.opens_name(at):
                at = self._quoted(at, None, conjunction=ARABIC[self.raws[at]].conjunction)
            elif form.plain:
                if form.silent:
                    at = self._phrase(at, form.preposition, conjunction=form.conjunction)
                else:
                    at = self._nominal(at, form, form.preposition, conjunction=form.conjunction)
            else:
                at = self._word(at, form)
        nodes = self.nodes
        for place, verb in enumerate(nodes[:-2], 1):
            if verb.kind is VERB and must_be_person(self.tokens, verb, nodes[place], nodes[place + 1]):
                subject = nodes[place]
                subject.parties = (self.tokens.party(subject.first, subject.last, None),)
        return nodes

    def _add(self, node: Node) -> int:
        if self.joined == node.first:
            node.conjunction = True
        self.nodes.append(node)
        return node.last

    # --- one node ---

    def _sign(self, at: int) -> int:
        """A mark, mention, number or joiner."""
        raw, mention = self.raws[at], self.tokens.mentions.get(at)
        if raw in JOINERS and at + 1 < self.tokens.size:
            self.joined = at + 1
            return at + 1
        if mention is not None:
            if mention.actor is not None:
                return self._phrase(at, mention.preposition, conjunction=mention.conjunction)
            return self._value(at, mention)
        if not raw[0].isalnum():
            close = self.tokens.closing_bracket(at) if raw in OPENING else None
            return self._add(Node(MARK, at, at + 1, raw)) if close is None else self._note(at, close)
        if at in self.tokens.quoted and self.tokens.opens_name(at):
            return self._quoted(at, None, conjunction=False)
        if self._counts(at):
            return self._counted(at, None, conjunction=False)
        return self._add(Node(OTHER, at, at + 1, raw))

    def _word(self, at: int, form: Form) -> int:
        """A word that may be more than a noun: a function word, a verb, the first of a compound preposition."""
        compounds, verb = form.compounds, form.verb
        if compounds is not None and (compounds.alone or self.raws[at + 1] in compounds.seconds):
            last = self._compound(at, compounds)
            if last is not None:
                return last
        if form.function is not None and (verb is None or self.may != at):  # قد فقد: has lost, no particle
            return self._function(at, form)
        if verb is not None and form.verbal and is_verb(self.tokens, self.nodes, at, form):
            return self._verb(at, form, verb)
        other = self._other_verb(at, form)
        if other is not None:
            return self._verb(at, form, other)
        return self._nominal(at, form, form.preposition, conjunction=form.conjunction)

    def _other_verb(self, at: int, form: Form) -> VerbReading | None:
        """The verb that a word is only by its place: where a verb must follow, or where an unknown word stands before a
        subject after another verb."""
        if form.must_verb is not None and self.nodes and self._wants_verb(self.nodes[-1]):
            return form.verb or form.must_verb
        if form.may_verb is not None and named_next(self.tokens, at):
            for node in self.nodes[-GUESS_REACH:]:
                if node.kind is VERB:
                    return form.may_verb
        return None

    def _compound(self, at: int, compounds: Compounds) -> int | None:
        """A compound preposition, if one opens here."""
        opened = self.tokens.compound(at, compounds)
        if opened is None:
            return None
        found, pronoun = opened
        last = at + 1 + len(found.rest)
        if found.opener is not None:
            node = Node(found.opener, at, last, found.text, None, found.conjunction)
        elif pronoun:
            node = Node(PHRASE, at, last, "", found.text, found.conjunction)
        else:
            return self._after_preposition(last, found.text, at, conjunction=found.conjunction)
        node.pronoun = pronoun
        return self._add(node)

    def _note(self, at: int, close: int) -> int:
        """Pass over a note in brackets; a name alone in it belongs to the party it stands after: the paper (X); several
        are whom that party stands for: the states (A, B and C)."""
        node = self.nodes[-1] if self.nodes else None
        if node is None or node.last != at:
            return close + 1
        name = close == at + 2 and self.tokens.naming(at + 1) is not None
        listed = tuple([self._named(i) for i in self.tokens.listed(at, close)])
        if listed and node.named:  # the states *in the council* (A, B and C)
            node = next((n for n in self.nodes[-LISTED_REACH:] if n.text in GROUPS and n.parties), node)
        if node.named or not ends_in_party(self.tokens, node):
            return close + 1
        if name:
            node.parties = (replace(node.parties[0], end=self.tokens.ends[close]),)
        elif listed:
            node.parties = listed
        if name or (listed and node is self.nodes[-1]):
            node.last = close + 1
        return close + 1

    def _named(self, at: int) -> Party:
        """An actor's name as a party."""
        return self.tokens.party(at, at + 1, self.tokens.mentions[at].actor)

    def _wants_verb(self, previous: Node) -> bool:
        """Whether a verb must follow: after لم and لن, and after what opens a clause with its verb."""
        negated = previous.kind is NOT and previous.text.lstrip("وف") in BEFORE_PRESENT
        return negated or opens_with_verb(self.tokens, previous)

    def _counts(self, at: int) -> bool:
        """Whether a number counts the noun after it."""
        following = self.forms[at + 1]
        if following is None or following.function is not None or following.verb is not None or following.article:
            return False
        return self.tokens.is_number(at)

    def _value(self, at: int, mention: Atom) -> int:
        """An amount, which may be given, or a date."""
        preposition, conjunction = mention.preposition, mention.conjunction
        if mention.is_a(MentionKind.DATE):
            return self._add(Node(PHRASE, at, at + 1, mention.text, preposition, conjunction, time=True))
        sized = self.raws[at - 1].lstrip("وب") in SIZED
        named = sized and any(n.kind is ACT for n in self.nodes[-SIZED_REACH:])  # a grant *worth* a million
        frames = () if named else self.prose.nouns.get(SUM, ())
        return self._add(Node(ACT, at, at + 1, SUM, preposition, conjunction, frames=frames))

    def _quoted(self, at: int, preposition: str | None, *, conjunction: bool) -> int:
        """Words in quotation marks that no list knows: perhaps a name."""
        last = self.tokens.quoted[at]
        node = Node(PHRASE, at, last, self.tokens.written(at), preposition, conjunction, definite=True)
        node.weak = (self.tokens.party(at, last, None),)
        return self._add(node)

    # --- function words ---

    def _function(self, at: int, form: Form) -> int:
        name, text, conjunction = form.function, form.function_text, form.function_conjunction
        if name == "preposition":
            return self._after_preposition(at + 1, text, at, conjunction=conjunction)
        if name == "preposition+pronoun":
            marked = None if form.function_head == OBJECT else form.function_head
            node = Node(PHRASE, at, at + 1, "", marked, conjunction)
        elif name == "not" and text == WHICH and self._tells(at):
            node = Node(LINK, at, at + 1, text, None, conjunction)
        elif name in KINDS:
            node = Node(KINDS[name], at, at + 1, text, None, conjunction)
        else:
            if text == MAY:
                self.may = at + 1
            if name != "pronoun" and not (name == "particle" and conjunction):
                return at + 1
            node = Node(OTHER, at, at + 1, text, None, conjunction)
        node.pronoun = form.function_pronoun
        return self._add(node)

    def _tells(self, at: int) -> bool:
        """Whether ما means what or which: X fell, *which* led to Y. It denies a past verb that opens a clause, perhaps
        after its subject, and with a verb of ceasing it says that something goes on."""
        following = self.forms[at + 1]
        verb = None if following is None else following.verb
        if verb is None:
            return True
        before = self.nodes[-2:]
        while before and before[-1].kind is PHRASE and before[-1].preposition is None:
            before.pop()
        opens = not before or before[-1].kind is THAT or ends(before[-1])
        return verb.text not in self.prose.lists["ceasing"] and not (opens and verb.form.past)

    def _after_preposition(self, at: int, text: str, first: int, *, conjunction: bool) -> int:
        """What stands after a preposition; a preposition without a noun stays alone."""
        form = self.forms[at]
        while form is not None and form.function == "demonstrative":
            at += 1
            form = self.forms[at]
        if at >= self.tokens.size:
            return at
        if text in self.approximations and self.tokens.counts(at):
            return self._counted(at, None, conjunction=conjunction)
        if form is None:
            return self._sign_after(at, text, first, conjunction=conjunction)
        if form.blocks or (text in TAKE_VERBS and _open_verb(form)):
            self._add(Node(OTHER, first, at, text, text, conjunction))
            return at
        if at in self.tokens.quoted and self.tokens.opens_name(at):
            return self._quoted(at, text, conjunction=conjunction)
        if form.silent:
            return self._merged(self._phrase(at, text, conjunction=conjunction), text)
        return self._merged(self._nominal(at, form, text, conjunction=conjunction), text)

    def _sign_after(self, at: int, text: str, first: int, *, conjunction: bool) -> int:
        """A mark, mention, number or joiner after a preposition."""
        raw, mention = self.raws[at], self.tokens.mentions.get(at)
        if mention is not None:
            if mention.actor is not None:
                return self._merged(self._phrase(at, text, conjunction=conjunction), text)
            time = mention.is_a(MentionKind.DATE)
            return self._add(Node(PHRASE, at, at + 1, mention.text, text, conjunction, time=time))
        if not raw[0].isalnum():
            self._add(Node(OTHER, first, at, text, text, conjunction))
            return at
        if at in self.tokens.quoted and self.tokens.opens_name(at):
            return self._quoted(at, text, conjunction=conjunction)
        if self._counts(at):
            return self._merged(self._counted(at, text, conjunction=conjunction), text)
        return self._add(Node(PHRASE, at, at + 1, raw, text, conjunction))

    def _merged(self, last: int, preposition: str) -> int:
        """Join the last phrase to the one before, where both are one party."""
        nodes = self.nodes
        if len(nodes) > 1:
            if nodes[-1].kind is ACT:
                self._count_in()
            elif nodes[-1].kind is PHRASE and nodes[-2].kind is PHRASE and not nodes[-1].conjunction:
                self._join(joined_party(self.tokens, nodes[-2], nodes[-1], preposition))
        described = described_party(self.tokens, nodes) if preposition == FOR else None
        if described is not None:
            nodes[-3].parties = (described,)
        return last

    def _count_in(self) -> None:
        """Take the count before an act into it: more than *20 raids*."""
        count, act = self.nodes[-2:]
        if act.preposition == OF and count.kind is PHRASE and not count.parties and self._is_count(count):
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

    def _verb(self, at: int, form: Form, verb: VerbReading) -> int:
        """The verb that a word is here, be it only guessed."""
        known = form.verb_expressions if verb is form.verb else expressions_of(self.prose.verb_phrases, verb.text)
        expression = None if known is None else self.tokens.expression(at, known)
        node = Node(VERB, at, at + 1, verb.text, None, verb.conjunction)
        shape = verb.form
        node.frames, node.roles = shape.frames, shape.roles
        if expression is not None:
            node.last, node.frames = expression[0], (expression[1], *shape.frames)
        node.pronoun, node.future, node.past, node.passive = verb.pronoun, verb.future, shape.past, shape.passive
        node.feminine, node.plural, node.either = shape.feminine, shape.plural, shape.either
        node.first_person = shape.first_person
        if self.may == at and not shape.past:
            node.modal = MAY
        # What someone has *not ceased* to do they do.
        if self.nodes and self.nodes[-1].kind is NOT:
            node.negated = verb.text not in self.prose.lists["ceasing"]
        return self._add(node)

    def _nominal(self, at: int, form: Form, preposition: str | None, *, conjunction: bool) -> int:
        if not form.tells or (form.stem == WAR and self._is_dated(at)):
            opened = self._counted if form.counts else self._phrase
            return opened(at, preposition, conjunction=conjunction)
        noun = form.noun
        head = Node(ACT, at, at + 1, noun.stem, preposition, conjunction)
        head.roles, head.definite = noun.roles, noun.article
        known = form.expressions
        expression = None if known is None else self.tokens.expression(at, known)
        if expression is not None:
            head.last, head.frames = expression[0], (expression[1],)
            return self._act(head, form)
        if noun.participle and preposition is None and self._is_participle(at, noun):
            head.kind, head.frames, head.feminine = PARTICIPLE, noun.participle, noun.stem.endswith("ه")
            return self._add(head)
        reports = noun.frames or noun.roles
        if reports and not (noun.classes & NOUN_CLASSES and self._party_likelier(at, noun)):
            head.frames = noun.frames
            return self._act(head, form)
        return self._counted(at, preposition, conjunction=conjunction)

    def _is_dated(self, at: int) -> bool:
        """Whether a war is only named, by its year, month or common name: the war *of 1967*, the *civil* war."""
        if at + 1 >= self.tokens.size:
            return False
        following = self.forms[at + 1]
        if following is None:
            mention = self.tokens.mentions.get(at + 1)
            return self.tokens.is_number(at + 1) if mention is None else mention.is_a(MentionKind.DATE)
        return following.stem in self.prose.lists["time"] or following.stem in self.prose.lists["wars"]

    def _is_participle(self, at: int, noun: NounReading) -> bool:
        """Tells a participle from the verbal noun that is spelt alike: مساندة, مطالبة."""
        previous = self.nodes[-1] if self.nodes else None
        named = "places" in noun.classes or bool(noun.pronoun and noun.classes) or self._governs(at, noun)
        if previous is None or previous.kind is VERB or named:
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
        following = self.forms[at + 1]
        state = following is not None and following.preposition == "ب" and not noun.conjunction
        return state and previous.kind is MARK

    def _governs(self, at: int, noun: NounReading) -> bool:
        """Whether a plural of persons has lost its n to a genitive: supporters *of X*."""
        construct = "persons" in noun.classes and noun.stem.endswith(("و", "ي")) and not (noun.article or noun.pronoun)
        if not construct:
            return False
        following = self.forms[at + 1]
        if following is None:
            return self.tokens.named(at + 1)
        return following.function is None and following.preposition is None

    def _party_likelier(self, at: int, noun: NounReading) -> bool:
        """A word for a party that also names an act or a thing: opposition, forces. It is the party when it is definite
        or belongs to someone, unless a verb of giving wants a thing."""
        if any(f.pair for f in noun.frames) and self._two_sided(at):
            return False
        if "places" in noun.classes or any(f.thing for f in noun.frames):
            giving = any(n.roles & {"giving", "doing"} for n in self.nodes[-4:])
            return noun.article or not giving or (noun.preposition == FOR and "persons" in noun.classes)
        if at + 1 < self.tokens.size and any(self.tokens.first_stem(at + 1) in f.needs_inside for f in noun.frames):
            return noun.article  # resistance *to the occupation*
        alone = (noun.conjunction and not noun.roles) or not self.nodes
        return noun.article or alone or named_next(self.tokens, at)

    def _two_sided(self, at: int) -> bool:
        """Whether `between` follows, or `with` after one name: the alliance *between* two, of X *with* Y."""
        form = self.forms[at + 2 if self.tokens.named(at + 1) else at + 1]
        return form is not None and form.function_text in SIDES

    def _act(self, node: Node, form: Form) -> int:
        """An act with the adjectives after it: the *Iranian military* support."""
        words, pronoun, definite = form.stems, form.pronoun, form.article or bool(form.pronoun)
        for at in range(node.first + 1, node.last):
            inside = self.forms[at]
            if inside is not None:
                words, pronoun = words | inside.stems, pronoun or inside.pronoun
                definite = definite or inside.article or bool(inside.pronoun)
        adjectives: tuple[Party, ...] = ()
        while self._describes_act(node.last, definite=definite, more=bool(adjectives)):
            adjective = self.forms[node.last]
            if adjective is None:
                adjectives += (self._named(node.last),)
            else:
                words |= {adjective.stem, self.raws[node.last].removeprefix("ال")}
            node.last += 1
        node.adjective, node.words, node.pronoun = adjectives, words, pronoun
        return self._add(node)

    def _describes_act(self, at: int, *, definite: bool, more: bool) -> bool:
        """Whether the word at `at` is an adjective of the act before it."""
        form = self.forms[at]
        if form is None:
            actor = self.tokens.naming(at)
            if actor is None or actor.preposition is not None:
                return False
            return (more or not actor.conjunction) and self.tokens.is_adjective(at)
        if at in self.tokens.quoted:
            return False
        if self.tokens.no_such(at):
            return True
        if form.function is not None:  # an adverb after tanwin is its adjective: دعما سياسيا
            adverb = form.function == "particle" and form.function_text.endswith("يا")
            return adverb and not (definite or form.function_conjunction) and self.raws[at - 1].endswith("ا")
        if form.conjunction:
            return self._joined_adjective(at, form)
        if form.preposition is not None and not form.stem.endswith(NISBA):
            return False
        if definite:
            plain = not form.noun.frames or self.tokens.describes(form.noun)
            return form.article and form.preposition is None and plain
        return self._loose_adjective(form)

    def _joined_adjective(self, at: int, form: Form) -> bool:
        """Whether `and` joins one more relational adjective of an act: political *and financial* support."""
        before = self.forms[at - 1]
        if before is None or form.preposition is not None or form.article != before.article:
            return False
        return all(f.stem.endswith(RELATIONAL) and not (f.noun.frames or f.noun.roles) for f in (form, before))

    def _loose_adjective(self, form: Form) -> bool:
        """Whether a bare word can be the adjective of an indefinite noun."""
        if form.article or form.known or form.pronoun:
            return False
        stem = form.stem
        if stem.endswith(RELATIONAL):
            return True
        bare = stem[:-1] if stem.endswith("ا") and len(stem) > 4 else stem
        known = stem.endswith("ه") or bare in self.prose.lists["adjectives"]
        return known and form.verb is None

    def _counted_act(self, at: int) -> tuple[int, Form] | None:
        """Where the act or thing stands that numbers and quantifiers from `at` on count: 18 *raids*, three *tanks*."""
        last = at
        while self.tokens.counts(last):
            last += 1
        form = self.forms[last]
        if last == at or form is None or form.function is not None or form.conjunction or form.preposition is not None:
            return None
        noun = form.noun
        if not noun.frames and self.tokens.expression(last, form.expressions) is None:
            return None
        return None if noun.classes & NOUN_CLASSES and self._party_likelier(last, noun) else (last, form)

    def _counted(self, at: int, preposition: str | None, *, conjunction: bool) -> int:
        """A phrase that numbers or quantifiers may open, or the act that they count."""
        counted = self._counted_act(at)
        if counted is not None:
            return self._nominal(*counted, preposition, conjunction=conjunction)
        return self._phrase(at, preposition, conjunction=conjunction)

    def _phrase(self, at: int, preposition: str | None, *, conjunction: bool) -> int:
        node, like_name = read_phrase(self.tokens, at, preposition, conjunction=conjunction)
        name = like_name and not node.parties
        previous = self.nodes[-1] if self.nodes else None
        bare = preposition is None and not conjunction
        if bare and previous is not None and previous.kind is PHRASE and self._goes_on(previous, node, name=name):
            return node.last
        if not node.parties and (name or node.definite) and acts_as_named(self.tokens, node, previous):
            node.parties, node.weak = (self.tokens.party(node.first, node.last, None),), ()
        last = self._add(node)
        return self._merged(last, FOR) if preposition == FOR else last

    def _goes_on(self, previous: Node, node: Node, *, name: bool) -> bool:
        """Whether a phrase without clitics goes on with the party before it, which then takes it in."""
        if not (node.parties or name):
            return False
        for at in range(previous.last, node.first):
            if self.tokens.is_mark(at):
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


def _open_verb(form: Form) -> bool:
    """Whether a word is a verb after a preposition that may take one; in منذ نشأته, since its foundation, it is not."""
    return form.verb is not None and not (form.verb.pronoun or form.known)
