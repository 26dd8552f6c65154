"""Parties in the places where an Arabic frame looks for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from dalil.coding.prose.arabic_arguments import Group
from dalil.coding.prose.arabic_clauses import Clause, Clauses
from dalil.coding.prose.arabic_joining import GROUPS, SUFFERED
from dalil.coding.prose.arabic_places import last_before, within
from dalil.coding.prose.lexicon import Frame
from dalil.coding.prose.nodes import ACT, MARK, OTHER, PHRASE, RELATIVE, THAT, VERB, Node, Party, ends, is_comma
from dalil.coding.prose.slots import Parties
from dalil.text.folding import fold_text

AGENTS = frozenset(
    map(fold_text, ("من قبل", "على يد", "على أيدي", "من جانب", "من طرف", "برصاص", "بنيران", "بأيدي", "بيد", "من لدن"))
)
FROM, TO, WITH, BETWEEN, BY, AT, ON = "من", "ل", "مع", "بين", "ب", "لدي", "علي"
AGENTS_AND_FROM = AGENTS | {FROM}
OBLIGES = frozenset({"يجب", "ينبغي", "يتعين", "وجب", "يتوجب", "بات", "صار", "اصبح"})
TALKS = frozenset({"agreement", "meeting_consult", "concession", "diplomatic_action"})  # what a broker brings about
HOLDS = frozenset({"سيطر", "سيطرت", "يسيطر", "تسيطر", "يسيطرون", "سيطروا"})
SIDES = frozenset(  # duals that go back to two parties named before
    f"{one}{ending}"
    for one in ("دولت", "طرف", "جانب", "فريق", "حزب", "حكومت", "جيش", "حركت", "رييس", "وزير", "زعيم")
    for ending in ("ان", "ين")
) | {"بلدين"}
STANDING_FOR = SIDES | GROUPS  # others for whom the sentence may say that they stand
COPULAS = frozenset({"هي", "وهي", "هم", "وهم", "هما"})
SUCH_AS = frozenset(
    {"مثل", "من بينها", "من بينهم", "ك", "بما فيها", "بما فيهم", "بما في ذلك", "من ضمنها", "من ضمنهم", "امثال"}
)
PLACING = frozenset({"في", "داخل", "خارج", "قرب", "وسط", "من"})  # what follows is where something is, not a party
ABOUT = frozenset(
    {"criticism_accusation", "political_endorsement", "rejection", "protest", "demand_request", "concession"}
)
CAUSING = frozenset(
    {"في", "ب", "جراء", "من جراء", "اثر", "علي اثر", "خلال", "اثناء", "نتيجه", "بسبب", "بعد", "عقب", "بفعل"}
)
CARRYING = frozenset({"giving", "doing", "receiving"})  # roles of verbs that carry an act
STOPS = frozenset(".!؟?")  # a pronoun does not look back over them
PAIR = 2
GOVERNOR_REACH = 10  # nodes
LIST_REACH = 9  # nodes from a group to the list of its members
EXAMPLES_REACH = 5  # nodes from a group to its examples


def spans(parties: Sequence[Party]) -> set[tuple[int, int]]:
    """The stretches of text that parties cover."""
    if len(parties) == 1:
        return {(parties[0].start, parties[0].end)}
    return {(p.start, p.end) for p in parties}


class Lookup:
    """Finds parties among the nodes and clauses of one sentence."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes, self.size = nodes, len(nodes)
        self.clauses = Clauses(nodes)
        self.places, self.groups, self.by_verb = self.clauses.places, self.clauses.groups, self.clauses.by_verb
        self.following: list[Node | None] = [*nodes[1:], None]  # the node after each
        self.prepositions = {preposition for _, preposition in self.places.marked}
        self._parties: dict[Group, Parties] = {}
        self._subjects: dict[int, Parties] = {}

    @cached_property
    def talks(self) -> bool:
        """Whether the sentence reports something that a broker brings about."""
        return any(f.relation in TALKS for n in self.nodes for f in n.frames)

    @cached_property
    def joined(self) -> dict[int, Group]:
        """For each phrase all those of its list."""
        found: dict[int, Group] = {}
        for at, node in enumerate(self.nodes):
            if node.kind is PHRASE and at not in found:
                group = self.groups[at]
                found.update(dict.fromkeys(group, group))
        return found

    def node(self, at: int) -> Node | None:
        """The node at a place, if there is one."""
        return self.nodes[at] if 0 <= at < self.size else None

    def clause(self, verb: int) -> Clause:
        """The clause of a verb."""
        return self.clauses.by_verb[verb]

    # --- what phrases stand for ---

    def parties(self, group: Group) -> Parties:
        """The parties of joined phrases; a group that is listed stands for its members."""
        found = self._parties.get(group)
        if found is None:
            found = ()
            for at in group:
                found += self._parties_at(at, last=at == group[-1])
            self._parties[group] = found
        return found

    def _parties_at(self, at: int, *, last: bool) -> Parties:
        node = self.nodes[at]
        meant = self._meant_by(at) if node.text in STANDING_FOR else ()
        if node.parties:
            if meant or node.named or not last:
                return meant or node.parties
            return node.parties + self._examples(at)
        if node.kind is PHRASE:
            if node.text:
                return meant + (self._examples(at) or self._holder(at))
            if node.pronoun:
                return meant + self._resumed(at, node.pronoun)
        return meant

    def _holder(self, at: int) -> Parties:
        """Who holds a place, as a relative clause says: the town *that X controls*."""
        verb = at + 1
        node = self.node(verb)
        if node is not None and node.kind is RELATIVE:
            verb += 1
            node = self.node(verb)
        if node is None or node.kind is not VERB or node.text not in HOLDS:
            return ()
        pronoun = self.node(verb + 1)
        resumed = pronoun is not None and pronoun.preposition == ON and bool(pronoun.pronoun) and not pronoun.text
        return self._named(self.by_verb[verb].subject) if resumed else ()

    def _resumed(self, at: int, pronoun: str) -> Parties:
        """Whom a pronoun under a preposition means: in a relative clause the noun described, be it no party."""
        verb = at - 1
        while verb >= 0 and self.nodes[verb].kind is PHRASE:
            verb -= 1
        if verb >= 0 and self.nodes[verb].kind is VERB:
            described = self.clauses.described_by(verb)
            subject = self.by_verb[verb].subject
            if described is not None and described not in subject and self.agrees((described,), pronoun):
                return self.nodes[described].parties
        return self.antecedent(at, pronoun, avoid=self._not_meant(at))

    def _meant_by(self, at: int) -> Parties:
        """The parties that a group stands for, where the sentence tells them."""
        node = self.nodes[at]
        if node.text in SIDES:
            return () if len(node.parties) > 1 else self._two_sides(at)
        return self._listed(at) if node.text in GROUPS else ()

    def _listed(self, at: int) -> Parties:
        """The members of a group that the sentence lists later: seven states, *and they are* A, B and C."""
        for i in range(at + 1, min(at + LIST_REACH, self.size - 1)):
            node = self.nodes[i]
            if ends(node):
                return ()
            if node.kind is OTHER and node.pronoun in COPULAS and self.nodes[i + 1].kind is PHRASE:
                return self._members(i + 1)
        return ()

    def _two_sides(self, at: int) -> Parties:
        """The two parties named before that a dual goes back to: X fought Y and Z, and *the two states* agreed."""
        own = self.nodes[at]
        if not own.definite or own.named or own.adjective or own.last - own.first > 1:
            return ()
        for i in range(at - 1, -1, -1):
            node = self.nodes[i]
            if node.kind is MARK and node.text in STOPS:
                return ()
            if len(node.adjective) == PAIR:
                return node.adjective
            group = self.joined.get(i, ())
            named = self._named(group)
            if len(group) == len(named) == PAIR and group[-1] < at:
                return named
        return ()

    def _examples(self, at: int) -> Parties:
        """The named members of a group: its friends in Z, *such as* X and Y, *among them* X."""
        for i in range(at + 1, min(at + EXAMPLES_REACH, self.size - 1)):
            node = self.nodes[i]
            if node.preposition is None:
                if not is_comma(node):
                    return ()
                continue
            if node.preposition in SUCH_AS and node.text:
                return self._members(i)
            if self.clauses.arguments.aside(i + 1):
                following = self.nodes[i + 1]
                bare = following.preposition is None and not following.conjunction
                return self._members(i + 1) if bare and following.named else ()
            if node.kind is not PHRASE or node.conjunction:
                return ()
        return ()

    def _members(self, at: int) -> Parties:
        return self._named(self.groups[at])

    def _named(self, group: Sequence[int]) -> Parties:
        """The parties that phrases name themselves, whatever the sentence says they stand for."""
        return tuple([p for i in group for p in self.nodes[i].parties])

    def weak(self, group: Sequence[int]) -> Parties:
        """Places and unknown names too, where a party is wanted and none is known."""
        return tuple([p for at in group for p in (self.nodes[at].parties or self.nodes[at].weak)])

    def weak_after(self, at: int, stop: int, prepositions: Collection[str]) -> Parties:
        """Those of the first group after one of the prepositions that holds any."""
        for i, preposition in self.places.marked:
            if at < i < stop and preposition in prepositions:
                found = self.weak(self.groups[i])
                if found:
                    return found
        return ()

    def subject(self, verb: int) -> Parties:
        """The parties in a verb's subject, or whose the things are that act: *Kenyan* planes."""
        found = self._subjects.get(verb)
        if found is None:
            subject = self.by_verb[verb].subject
            found = self._subjects[verb] = self.parties(subject) or self._acting(subject)
        return found

    def _acting(self, subject: Group) -> Parties:
        """Whose the thing is that a subject names."""
        if len(subject) != 1 or not any(f.thing for f in self.nodes[subject[0]].frames):
            return ()
        owner = self.nodes[subject[0]].pronoun
        return self.antecedent(subject[0], owner) if owner else self.owner(subject[0])

    def antecedent(self, at: int, pronoun: str, *, avoid: Sequence[Party] = ()) -> Parties:
        """The nearest party of the sentence before that a pronoun can mean: one for ها and ه, joined ones for هم."""
        taken = spans(avoid)
        for i in range(at - 1, -1, -1):
            node = self.nodes[i]
            if node.kind is not PHRASE:
                if node.kind is MARK and node.text in STOPS:
                    return ()
                continue
            if not node.parties or node.pronoun == pronoun:  # their country is another's than theirs
                continue
            group = self.joined[i]
            found = _besides(self._named(group), taken) if _can_mean(pronoun, node, len(group)) else ()
            if found:
                return found
        return ()

    def _not_meant(self, at: int) -> Parties:
        """Whom a pronoun under a preposition cannot mean: the subject of its own verb."""
        for i in range(at - 1, -1, -1):
            node = self.nodes[i]
            if node.kind is VERB:
                return self._named(self.by_verb[i].subject)
            if node.kind not in (PHRASE, OTHER):
                return ()
        return ()

    def agrees(self, subject: Sequence[int], pronoun: str) -> bool:
        """Whether a pronoun can go back to a subject."""
        if len(subject) != 1:
            return pronoun in ("هم", "ها", "هما")
        node = self.nodes[subject[0]]
        if pronoun in ("ها", "ه"):
            return node.feminine is (pronoun == "ها")
        return node.plural or node.feminine or pronoun not in ("هم", "هما")

    def speaker(self, at: int) -> Parties:
        """Who says what stands after `that` or a colon."""
        opening = next((i for i in range(at - 1, -1, -1) if self.nodes[i].kind is THAT or ends(self.nodes[i])), -1)
        verb = self.governor(opening) if opening >= 0 else None
        return self.subject(verb) if verb is not None and "saying" in self.nodes[verb].roles else ()

    def obliged(self, at: int) -> bool:
        """Whether a phrase names who has to do something: *X* must, that it is up *to X*."""
        if not 0 < at < self.size or self.nodes[at].preposition != ON:
            return False
        before = self.nodes[at - 1]
        return before.kind is THAT or (before.kind is VERB and before.text in OBLIGES)

    # --- places around a trigger ---

    def oblique(self, at: int, stop: int, prepositions: Collection[str], *, avoid: Sequence[Party] = ()) -> Group:
        """The first group after one of the prepositions that holds a party, other than those to avoid."""
        if self.prepositions.isdisjoint(prepositions):
            return ()
        for i, preposition in self.places.marked:
            if i > at and preposition in prepositions:
                if i >= stop:
                    break
                group = self._standing_for(self.groups[i])
                found = self.parties(group)
                if found and not (avoid and spans(found) & spans(avoid)):
                    return group
        return ()

    def _standing_for(self, group: Group) -> Group:
        """The phrases, or, where they name a thing that belongs to someone, its owner's: on positions *of X*."""
        owner = self.following[group[-1]]
        if owner is None or owner.preposition != TO or not owner.parties:
            return group
        last = self.nodes[group[-1]]
        if owner.conjunction or owner.kind is not PHRASE or last.time or not last.text or last.preposition in (TO, BY):
            return group
        return group if self.parties(group) else self.groups[group[-1] + 1]

    def after(self, at: int, stop: int, prepositions: Collection[str], *, avoid: Sequence[Party] = ()) -> Parties:
        """The parties of that group."""
        group = self.oblique(at, stop, prepositions, avoid=avoid)
        return self.parties(group) if group else ()

    def attacker(self, at: int, stop: int) -> Parties:
        """Who carried out the attack in which someone was hit: killed *in raids by X*, in an attack that X launched."""
        for i in self.acts(at, stop):
            node = self.nodes[i]
            if node.preposition in CAUSING and is_attack(node):
                return self.doer(i) or self.after(i, stop, AGENTS)
        return ()

    def doer(self, act: int) -> Parties:
        """Whose act it is: Kenyan raids, or the raids that X flew."""
        own = self.owner(act)
        if own:
            return own
        verb = self.governor(act)
        done = verb is not None and "doing" in self.nodes[verb].roles and act not in self.by_verb[verb].subject
        return self.subject(verb) if verb is not None and done else ()

    def acts(self, at: int, stop: int) -> list[int]:
        """The places of the acts after a place."""
        if not within(self.places.acts, at + 1, stop):
            return []
        return [i for i in range(at + 1, min(stop, self.size)) if self.nodes[i].kind is ACT]

    def act_after(self, at: int, stop: int, preposition: str) -> int | None:
        """The first act after a preposition."""
        return next((i for i in self.acts(at, stop) if self.nodes[i].preposition == preposition), None)

    def between(self, at: int, stop: int) -> Parties:
        """The parties after بين, which may be written twice."""
        group = self.oblique(at, stop, (BETWEEN,)) if BETWEEN in self.prepositions else ()
        if not group:
            return ()
        named = self.parties(group)
        again = self.node(group[-1] + 1)
        if len(named) < 2 and again is not None and again.preposition == BETWEEN and again.conjunction:
            named += self.parties(self.groups[group[-1] + 1])
        return named

    def genitive(self, at: int) -> Group:
        """The phrase that a noun governs, perhaps through the act joined to it or hanging on it."""
        following = self.following[at]
        if following is None or following.preposition is not None:
            return ()
        node = self.nodes[at]
        if (node.definite and not node.pronoun) or node.adjective:
            return ()
        if following.kind is PHRASE and not following.conjunction and not following.time:
            return self.groups[at + 1]
        return self.genitive(at + 1) if following.kind is ACT else ()

    def owner(self, at: int) -> Parties:
        """Whose act it is: the Iranian threat, the call *of X*."""
        node = self.nodes[at]
        if node.adjective or node.kind is not ACT:
            return node.adjective
        following = self.following[at]
        if following is None or following.kind is not PHRASE:
            return ()
        owned = following.preposition is None and not following.conjunction
        return self.parties(self.groups[at + 1]) if owned else ()

    def about(self, at: int, stop: int, frame: Frame) -> Parties:
        """Whose act a stance is about: condemned *the shelling by X*, welcomed *the decision of X*."""
        if frame.relation not in ABOUT:
            return ()
        return next((found for act in self._acts_about(at, stop, frame) if (found := self.blamed(act))), ())

    def about_harm(self, at: int, stop: int, frame: Frame) -> bool:
        """Whether a stance is about an act of harm, which may name only whom it hit."""
        act = next(self._acts_about(at, stop, frame), None) if frame.relation in ABOUT else None
        return act is not None and any(f.relation in SUFFERED for f in self.nodes[act].frames[:1])

    def _acts_about(self, at: int, stop: int, frame: Frame) -> Iterator[int]:
        for i in self.acts(at, stop):
            node = self.nodes[i]
            direct = frame.takes_object and node.preposition is None
            beside = direct and all(n.kind is PHRASE for n in self.nodes[at + 1 : i])
            if beside or node.preposition in frame.to or self._needed(i, frame):
                yield i

    def blamed(self, act: int) -> Parties:
        """Whom praise or blame for an act means: who did it, and not whom it hit."""
        verb = self.relative_verb(act)
        if not self._hits(act):
            return self.owner(act) or (() if verb is None else self.subject(verb))
        own = self.nodes[act].adjective or (() if verb is None else self.subject(verb))
        return own or self.after(act, self.clauses.arguments.after(act)[1], AGENTS)

    def _hits(self, act: int) -> bool:
        """Whether the genitive of an act is whom it hit: the shelling *of X*, but not the shelling *by Y of X*."""
        if not any(f.takes_object and not f.thing and f.relation in SUFFERED for f in self.nodes[act].frames[:1]):
            return False
        group = self.genitive(act)
        following = self.node(group[-1] + 1) if group else None
        if following is None or following.kind is not PHRASE or not following.parties:
            return True
        return following.preposition not in (None, TO) or following.conjunction

    def _needed(self, act: int, frame: Frame) -> bool:
        """Whether an act is what is said to be needed of its doer: insisted on the need *for X to withdraw*."""
        node, before = self.nodes[act], self.nodes[act - 1]
        loose = before.kind is PHRASE and not before.parties and before.preposition in frame.to
        return loose and node.preposition is None and any(f.relation == "concession" for f in node.frames)

    def governor(self, at: int) -> int | None:
        """The verb whose object or complement an act is."""
        own = self.relative_verb(at)
        if own is not None:
            return own
        verb = last_before(self.places.verbs, at)
        return verb if verb >= at - GOVERNOR_REACH and verb > last_before(self.places.blocks, at) else None

    def relative_verb(self, at: int) -> int | None:
        """The verb of a relative clause that tells who did the act: the attack *that X launched*."""
        act = self.nodes[at]
        if act.kind is not ACT or not act.frames:
            return None
        for i in range(at + 1, min(at + 4, self.size)):
            node = self.nodes[i]
            kind = node.kind
            if kind is PHRASE:
                if not node.conjunction or node.parties:
                    return None
            elif kind is VERB:
                bare = i == at + 1 and not act.definite and bool(node.pronoun)  # raids *that X carried out*
                told = (bare or self.nodes[i - 1].kind is RELATIVE) and not CARRYING.isdisjoint(node.roles)
                return i if told else None
            elif kind is ACT:
                if node.frames or node.roles:  # else a size: a grant *of a million* that X gave
                    return None
            elif kind is not RELATIVE and not is_comma(node):
                return None
        return None

    # --- the nearest, where nothing better is found ---

    def near_before(self, at: int, avoid: Parties) -> Parties:
        """The nearest party before, a verb's subject or a phrase under no preposition."""
        taken = spans(avoid)
        for i in range(at - 1, -1, -1):
            node = self.nodes[i]
            kind = node.kind
            named: Parties = ()
            if kind is PHRASE:
                if node.preposition is None:
                    named = node.parties
            elif kind is VERB:
                named = self.subject(i)
            elif ends(node) or (kind is THAT and not node.pronoun):
                return ()
            found = _besides(named, taken) if named else ()
            if found:
                return found
        return ()

    def near_after(self, at: int, stop: int, avoid: Parties) -> Parties:
        """The nearest party after that is no place, up to the first mark."""
        taken = spans(avoid)
        for i in range(at + 1, min(stop, self.size)):
            node = self.nodes[i]
            if node.kind is MARK:
                return ()
            if node.parties and node.kind is PHRASE and node.preposition not in PLACING:
                found = _besides(self.parties(self.groups[i]), taken)
                if found:
                    return found
        return ()


def _besides(parties: Parties, taken: set[tuple[int, int]]) -> Parties:
    """The parties that do not cover the stretches taken."""
    return tuple([p for p in parties if (p.start, p.end) not in taken]) if taken else parties


def is_attack(node: Node) -> bool:
    """Whether an act is an attack."""
    return any(f.relation == "armed_attack" for f in node.frames)


def _can_mean(pronoun: str, node: Node, joined: int) -> bool:
    """Whether a pronoun can go back to a phrase."""
    if pronoun == "ها":
        return node.feminine and joined == 1
    if pronoun == "ه":
        return not node.feminine and not node.plural and joined == 1
    if pronoun == "هما":
        return joined > 1
    return pronoun != "هم" or node.plural or joined > 1 or (node.feminine and not node.named)
