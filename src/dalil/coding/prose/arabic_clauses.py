"""Who does what in an Arabic sentence: each verb's subject and objects, found once, left to right.

A verb's subject stands after it, before it (after أن, after كان, or as topic), in the noun that a relative clause
describes, or is the subject of the verb before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.prose.arabic_arguments import Arguments, Group
from dalil.coding.prose.arabic_places import Places, last_before, within
from dalil.coding.prose.lexicon import prose_lexicon
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
    Kind,
    Node,
    ends,
    is_comma,
)
from dalil.text.frequency import rare

HAPPENS = frozenset({"تم", "تمت", "يتم", "تتم", "جري", "جرت", "يجري", "تجري"})  # the act after them is their subject
TOPIC_REACH, AUXILIARY_REACH, WAITING_REACH, ANTECEDENT_REACH = 6, 4, 14, 4  # nodes


@dataclass(slots=True)
class Clause:
    """A verb with its arguments; all numbers are places among the nodes."""

    verb: int
    stop: int
    subject: Group = ()
    objects: tuple[Group, ...] = ()
    inherited: bool = False  # the subject is another clause's
    described: bool = False  # the verb's pronoun goes back to the noun that the clause describes, its first object


class Clauses:
    """The clauses of one sentence."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.places = Places(nodes)
        self.arguments = Arguments(nodes, self.places)
        self.groups = self.arguments.groups
        self.by_verb: dict[int, Clause] = {}
        self._before: dict[int, int] = {}
        last: Clause | None = None
        for at in self.places.clauses:
            node = nodes[at]
            last = self.by_verb[at] = self._clause(at, node, last)
            if node.conjunction and at - 1 in self.by_verb:
                self._share_subject(at)

    def group(self, at: int) -> Group:
        """The phrase at `at` and those joined to it."""
        return self.groups[at]

    def _clause(self, at: int, verb: Node, last: Clause | None) -> Clause:
        bare, stop = self.arguments.after(at)
        clause = Clause(at, stop, (), bare)
        before = self._before[at] = self._hangs_on(at)
        kind = self.nodes[before].kind if before >= 0 else None
        if kind is RELATIVE:
            return self._relative(clause, before, last)
        if bare and verb.text in HAPPENS and bare[0][0] == at + 1 and self._is_act(at + 1):
            clause.subject, clause.objects = bare[0], bare[1:]
            return clause
        if kind is ACT and before == at - 1 and self._describes_act(at, last):
            return self._of_act(clause)
        subject = self._described(at, last) if kind is PHRASE and before == at - 1 else ()
        if subject:
            clause.subject = subject
            return clause
        if before >= 0 and not verb.conjunction:
            subject = self._waiting(at, last) if last is not None and kind is not THAT else ()
            subject = subject or self._preverbal(at, before, last)
        return self._plain(clause, subject, last)

    def _plain(self, clause: Clause, subject: Group, last: Clause | None) -> Clause:
        """The clause with its subject: one that stands before its verb, or after it, or is carried over."""
        at, bare = clause.verb, clause.objects
        if subject and not (bare and self._agrees_instead(at, subject, bare[0])):
            clause.subject = subject
        elif subject:
            clause.subject, clause.objects = bare[0], bare[1:]
        elif len(bare) > 1 and self._after_object(at, bare):
            clause.subject, clause.objects = bare[1], (bare[0], *bare[2:])
        elif bare and not self._same_subject(at, last, bare) and not self._acted_upon(at, bare[0]):
            clause.subject, clause.objects = bare[0], bare[1:]
        elif last is not None:
            clause.subject, clause.inherited = self._carried(at, last), True
        return clause

    def _hangs_on(self, at: int) -> int:
        """The node before a verb that says how it hangs on, past negations, adverbs and times, or -1."""
        for i in range(at - 1, -1, -1):
            node = self.nodes[i]
            kind = node.kind
            if kind is not NOT and not (kind is OTHER and not node.pronoun) and not (kind is PHRASE and node.time):
                return i
        return -1

    def _is_auxiliary(self, verb: int) -> bool:
        return "auxiliaries" in self.nodes[verb].roles

    # --- relative clauses ---

    def _is_act(self, at: int) -> bool:
        return self.nodes[at].kind is ACT

    def _described(self, at: int, last: Clause | None) -> Group:
        """The indefinite noun that a verb right after it describes: sent forces *that* fought X."""
        node = self.nodes[at - 1]
        if not node.parties or node.definite or node.named or node.time or node.pronoun or not node.text:
            return ()
        if last is None or self.nodes[at].conjunction or within(self.places.breaks, last.verb, at):
            return ()
        if self._is_auxiliary(last.verb) or at - 1 in last.subject:
            return ()
        agrees = self.nodes[at].feminine == node.feminine and not self.nodes[at].plural and not node.text.isdigit()
        return (at - 1,) if agrees and not self.nodes[at].first_person else ()

    def _describes_act(self, at: int, last: Clause | None) -> bool:
        """Whether a verb describes the indefinite act right before it: a raid *that hit* X."""
        act, verb = self.nodes[at - 1], self.nodes[at]
        if act.definite or act.pronoun or verb.conjunction or verb.first_person:
            return False
        waiting = last is not None and self._is_auxiliary(last.verb) and (at - 1,) not in last.objects
        if "saying" in verb.roles or waiting:
            return False
        hangs = last is not None and not within(self.places.breaks, last.verb, at)
        return act.preposition is None or hangs  # else the act is an adverbial before its clause

    def _of_act(self, clause: Clause) -> Clause:
        """The act is the subject, or, where the verb's pronoun goes back to it, the object."""
        act, verb = clause.verb - 1, self.nodes[clause.verb]
        feminine = self.nodes[act].text.endswith(("ه", "ات"))
        if clause.objects and verb.pronoun and feminine is (verb.pronoun == "ها"):
            clause.subject, clause.objects, clause.described = clause.objects[0], ((act,), *clause.objects[1:]), True
        else:
            clause.subject = (act,)
        return clause

    def _relative(self, clause: Clause, relative: int, last: Clause | None) -> Clause:
        """The noun described is the subject, or, where a pronoun goes back to it, something else."""
        antecedent = self._antecedent(relative)
        described: Group = () if antecedent is None else (antecedent,)
        bare, verb = clause.objects, self.nodes[clause.verb]
        if bare and (verb.pronoun or self._resumed(clause, bare[0]) or self._owned(bare[0], described)):
            clause.subject = bare[0]  # التي اتخذتها قيادة
            clause.described = bool(verb.pronoun and described)
            clause.objects = (described, *bare[1:]) if clause.described else bare[1:]
        elif described and last is not None and not bare and self._goes_back(clause.verb, described, last.subject):
            clause.subject, clause.inherited = self._carried(clause.verb, last), True
            clause.objects, clause.described = (described,), True
        else:
            clause.subject = described
        return clause

    def _owned(self, group: Group, described: Group) -> bool:
        """Whether a subject belongs to the noun described: the states *whose soldiers* make up X."""
        node = self.nodes[group[0]]
        if not described or node.pronoun not in ("ها", "ه") or node.kind is not PHRASE:
            return False
        return self.nodes[described[0]].feminine is (node.pronoun == "ها")

    def _goes_back(self, at: int, described: Group, subject: Group) -> bool:
        """Whether a verb's pronoun is the noun described: the verb itself does not agree with that noun, or agrees with
        the subject before: X uses the groups *that it arms*."""
        verb, node = self.nodes[at], self.nodes[described[0]]
        meant = verb.pronoun in ("ها", "ه") and node.feminine is (verb.pronoun == "ها")
        other = described[0] not in subject and self._goes_with(verb, subject)
        return meant and (verb.plural or other or verb.feminine != node.feminine)

    def described_by(self, verb: int) -> int | None:
        """The noun that a verb's relative clause describes: one before a relative pronoun, or a bare place."""
        before = self._before[verb]
        if before < 0:
            return None
        node = self.nodes[before]
        if node.kind is RELATIVE:
            return self._antecedent(before)
        bare = before == verb - 1 and node.kind is PHRASE and not (node.definite or node.parties or node.time)
        return before if bare and node.weak and not self.nodes[verb].conjunction else None

    def _antecedent(self, relative: int) -> int | None:
        if self.nodes[relative].conjunction:  # and which: the noun of the relative clause before
            for i in range(relative - 1, -1, -1):
                if self.nodes[i].kind is RELATIVE:
                    return self._antecedent(i)
                if ends(self.nodes[i]):
                    break
        for i in range(relative - 1, max(relative - 1 - ANTECEDENT_REACH, -1), -1):
            if self.nodes[i].kind in (PHRASE, ACT):
                return i
            if not is_comma(self.nodes[i]):
                return None
        return None

    def _resumed(self, clause: Clause, first: Group) -> bool:
        """Whether a pronoun in the clause goes back to the noun described."""
        if not self.nodes[first[0]].parties:
            return False
        inside = self.nodes[clause.verb + 1 : clause.stop]
        return any(n.pronoun and (n.kind is ACT or (n.kind is PHRASE and not n.text)) for n in inside)

    # --- subjects before the verb ---

    def _waiting(self, at: int, last: Clause) -> Group:
        """The subject of كان that still waits for its verb: X had, during his speech, *warned*."""
        if self._is_auxiliary(at):
            return ()
        first = max(last_before(self.places.ends, at), at - WAITING_REACH) + 1
        if last.verb < first:
            return ()
        if self.nodes[at - 1].kind is not MARK:
            return self._subject_of_auxiliary(last.verb, at)
        for verb in reversed(self.by_verb):
            if verb < first:
                break
            if not self._hangs(verb, LINK, RELATIVE):
                return self._subject_of_auxiliary(verb, at)
        return ()

    def _subject_of_auxiliary(self, verb: int, at: int) -> Group:
        if not self._is_auxiliary(verb):
            return ()
        subject = self.by_verb[verb].subject
        between = bool(subject) and verb < subject[0] <= subject[-1] < at
        return subject if between and self._names(subject) else ()

    def _names(self, group: Group) -> bool:
        """Whether one of these phrases holds a party."""
        if not group:
            return False
        return bool(self.nodes[group[0]].parties) or any(self.nodes[at].parties for at in group[1:])

    def _hangs(self, at: int, *kinds: Kind) -> bool:
        """Whether a verb hangs on a node of these kinds."""
        before = self._before[at]
        return before >= 0 and self.nodes[before].kind in kinds

    def _preverbal(self, at: int, before: int, last: Clause | None) -> Group:
        """A subject before its verb: after أن, at the head of a sentence, after a comma."""
        if is_comma(self.nodes[before]):
            return self._interrupted(at)
        for i in range(before, max(before - TOPIC_REACH, -1), -1):
            node = self.nodes[i]
            kind = node.kind
            if kind is PHRASE:
                if node.preposition is None and not self.arguments.aside(i):
                    return self._topic(i, at, last, adjacent=i == before)
            elif kind is VERB and self._is_auxiliary(i):
                subject = self.by_verb[i].subject
                return subject if subject and subject[-1] < at else ()
            elif self._acting_thing(i, at):
                return (i,)
            elif not (kind is PARTICIPLE and node.definite):
                goes_on = kind in (OTHER, THAT, LINK) and node.pronoun
                return self._carried(at, last) if goes_on and last is not None else ()
        return ()

    def _acting_thing(self, thing: int, at: int) -> bool:
        """Whether a thing stands as subject between أن and its verb: said that *its planes* bombed X."""
        if thing != at - 1 or thing == 0 or not self._is_act(thing) or self.nodes[thing - 1].kind is not THAT:
            return False
        return any(f.thing for f in self.nodes[thing].frames)

    def _interrupted(self, at: int) -> Group:
        """The subject that opens a clause, where commas and relative clauses part it from its verb."""
        first = last_before(self.places.openings, at - 1) + 1
        node = self.nodes[first]
        if node.kind is not PHRASE or node.preposition is not None or not node.parties:
            return ()
        if any(v >= first and not self._hangs(v, RELATIVE) for v in self.by_verb):
            return ()
        subject = self.groups[first]
        return subject if self._goes_with(self.nodes[at], subject) else ()

    def _topic(self, phrase: int, at: int, last: Clause | None, *, adjacent: bool) -> Group:
        node = self.nodes[phrase]
        if last is not None and (phrase in last.subject or any(phrase in g for g in last.objects)):
            if adjacent and node.parties and not node.definite and not self._is_auxiliary(last.verb):
                return (phrase,)  # a man (who) threatened
            return last.subject if phrase in last.subject and self._is_auxiliary(last.verb) else ()
        if not node.definite and not node.parties:
            return ()
        first = phrase
        while first > 0 and self.nodes[first].conjunction and self.nodes[first - 1].kind is PHRASE:
            first -= 1
        return () if self._inside_adverbial(first, at) else tuple(range(first, phrase + 1))

    def _inside_adverbial(self, phrase: int, verb: int) -> bool:
        """Whether a phrase belongs to an act under a preposition: before *X's* talks with Y, Z said."""
        i = phrase - 1
        while i >= 0 and self.nodes[i].kind is PHRASE and self.nodes[i].preposition is None:
            i -= 1
        bare = i >= 0 and self.nodes[i].kind is PHRASE and not self.nodes[i].parties and i == phrase - 1
        if i < 0 or not (bare or self.nodes[i].kind is ACT):
            return False
        act, following = self.nodes[i], self.nodes[verb + 1 : verb + 2]
        subject_after = any(n.kind is PHRASE and n.preposition is None and n.parties for n in following)
        loose = act.definite or act.pronoun or act.preposition is None
        return not loose and (i == phrase - 1 or subject_after)

    def _agrees_instead(self, at: int, subject: Group, group: Group) -> bool:
        """Whether the party right after a verb agrees with it in gender, and the one before it does not: the army began
        a campaign *condemned* by unions."""
        verb, before, node = self.nodes[at], self.nodes[subject[0]], self.nodes[group[0]]
        if len(subject) > 1 or verb.plural or verb.either or before.plural or self._is_act(subject[0]):
            return False
        if group[0] != at + 1 or not node.parties:
            return False
        return before.feminine != verb.feminine and node.feminine == verb.feminine

    # --- subjects of the clause before ---

    def _after_object(self, at: int, bare: Sequence[Group]) -> bool:
        """Whether the subject stands after the object, the first phrase not agreeing with the verb: refused *it* X."""
        verb = self.nodes[at]
        if len(bare) < 2 or bare[1][0] != bare[0][-1] + 1 or verb.plural or verb.first_person or verb.either:
            return False
        first, second = self.nodes[bare[0][0]], self.nodes[bare[1][0]]
        if not second.parties or second.conjunction or verb.feminine != second.feminine:
            return False
        owned = verb.feminine and first.pronoun and not (first.feminine or first.parties or first.weak)
        return bool(owned and verb.frames) or (not verb.feminine and self._acted_upon(at, bare[0]))

    def _acted_upon(self, at: int, group: Group) -> bool:
        """Whether the first phrase after a verb is its object, since no subject there would disagree with it."""
        verb, node = self.nodes[at], self.nodes[group[0]]
        next_to, known = group[0] == at + 1, bool(verb.frames or verb.roles)
        if next_to and (verb.plural or verb.first_person or _is_accusative(node) or _is_oblique_plural(node)):
            return True
        disagrees = _is_feminine(node) and not (verb.feminine or verb.either)
        if next_to and verb.feminine and not verb.either and _is_man(node):
            return True
        article = node.kind is PHRASE and node.definite and not node.pronoun  # else ه may be a pronoun
        return known and disagrees and (next_to if node.parties else article)

    def _carried(self, at: int, last: Clause) -> Group:
        """The nearest subject before that agrees with a verb without one, else the subject of the clause before."""
        verb = self.nodes[at]
        speaks = verb.conjunction and "saying" in verb.roles  # and *added*: who spoke before
        resumes = verb.conjunction and is_comma(self.nodes[at - 1]) and self._hangs(last.verb, RELATIVE)
        if verb.first_person or (self._goes_with(verb, last.subject) and not (speaks or resumes)):
            return last.subject
        agreeing: list[Clause] = []
        first = last_before(self.places.ends, last.verb)
        for clause in reversed(self.by_verb.values()):
            if clause.verb < first:
                break
            aside = resumes and self._hangs(clause.verb, RELATIVE)  # X, *which did* Y, and did Z
            if not (clause.inherited or aside) and self._goes_with(verb, clause.subject):
                agreeing.append(clause)
        speaking = [c for c in agreeing if speaks and "saying" in self.nodes[c.verb].roles]
        return next((c.subject for c in (*speaking, *agreeing)), last.subject)

    def _goes_with(self, verb: Node, subject: Group) -> bool:
        """Whether a subject named before agrees with a verb in gender and number."""
        if not self._names(subject):
            return False
        node = self.nodes[subject[0]]
        if len(subject) > 1 or verb.plural:
            return verb.plural and (len(subject) > 1 or node.plural)
        return verb.feminine == node.feminine

    def _same_subject(self, at: int, last: Clause | None, bare: Sequence[Group]) -> bool:
        """Whether a verb goes on with the subject before: what follows cannot be its own."""
        verb = self.nodes[at]
        if last is None or not last.subject:
            return False
        waits = at - last.verb <= AUXILIARY_REACH and self._is_auxiliary(last.verb) and not verb.conjunction
        if waits and not within(self.places.marks, last.verb, at):
            return last.subject[-1] < at
        if not bare:
            return True
        node = self.nodes[bare[0][0]]
        if len(bare) > 1:
            return False
        disagrees = verb.feminine != node.feminine and not verb.plural and bool(node.parties)
        if verb.conjunction:
            return (disagrees and verb.past) or not any(p.head for p in node.parties)
        if self._hangs(at, LINK) or self._opened(at):
            taken = self._opened(at) and not node.parties and any(f.takes_object for f in verb.frames)
            return (taken or (disagrees and not node.plural)) and self._goes_with(verb, last.subject)
        return self._hangs(at, THAT) and not node.parties

    def _opened(self, at: int) -> bool:
        """Whether words that open a clause with its verb stand right before a verb: before doing, without doing."""
        return at > 0 and self.nodes[at - 1].text in prose_lexicon().lists["verb_openers"]

    def _agrees_back(self, at: int, subject: Group) -> bool:
        """Whether a verb's pronoun can be the noun before it, which then is no subject; X *refused it* is another."""
        verb, node = self.nodes[at], self.nodes[subject[0]]
        other = verb.pronoun in ("ها", "ه") and node.feminine is not (verb.pronoun == "ها")
        return not (other and self._goes_with(verb, subject))

    def _share_subject(self, at: int) -> None:
        """A verb with an object pronoun right before another takes its subject: *armed them* and trained them X."""
        before, clause = at - 1, self.by_verb[at]
        if not self.nodes[before].pronoun:
            return
        earlier = self.by_verb[before]
        if earlier.subject and not earlier.inherited and not self._agrees_back(before, earlier.subject):
            return
        if clause.subject and not clause.inherited and clause.subject[0] > at:
            if not earlier.objects and earlier.subject and not earlier.inherited:
                earlier.objects, earlier.described = (earlier.subject,), True
            earlier.subject, earlier.inherited = clause.subject, False
            clause.described = earlier.described and bool(self.nodes[at].pronoun)
            if clause.described or not clause.objects:
                clause.objects = earlier.objects


def _is_feminine(node: Node) -> bool:
    """Whether a noun is feminine for sure, by ta marbuta or as a state."""
    return node.feminine and (node.named or node.text.endswith("ه"))


def _is_man(node: Node) -> bool:
    """Whether a noun is a masculine singular person, which no feminine verb has as its subject."""
    return node.persons and bool(node.parties) and not (node.feminine or node.plural)


def _is_accusative(node: Node) -> bool:
    """Whether an indefinite noun ends in tanwin alif, as no subject does."""
    plain = not (node.definite or node.named or node.parties or node.weak or node.pronoun)
    return plain and len(node.text) > 3 and node.text.endswith("ا") and not rare(node.text[:-1])


def _is_oblique_plural(node: Node) -> bool:
    """Whether a noun has the ending of duals and sound plurals that no subject has: المتمردين."""
    bare = node.text.removeprefix("ال")
    if node.kind is not PHRASE or len(bare) < 5 or not bare.endswith("ين"):
        return False
    return node.plural and (bare.endswith("يين") or bare[:-2] + "ون" in prose_lexicon().classes)
