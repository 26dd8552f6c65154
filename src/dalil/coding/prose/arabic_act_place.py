"""What stands around an Arabic act: under what it is said, what governs it, and whether it is told at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dalil.coding.prose.arabic_joining import SUFFERED
from dalil.coding.prose.arabic_lookup import BY, FROM, TO, Lookup
from dalil.coding.prose.arabic_places import first_within
from dalil.coding.prose.arabic_verbs import PRAISING, holding
from dalil.coding.prose.lexicon import Frame
from dalil.coding.prose.nodes import ACT, OTHER, PHRASE, Node
from dalil.coding.prose.sentences import Reading
from dalil.coding.prose.slots import Parties

BACKING = frozenset({"unspecified_support", "political_endorsement"})
STANCES = frozenset({"criticism_accusation", "demand_request", "political_endorsement", "rejection", "threat"})
ANSWERED = frozenset({"demand_request", "criticism_accusation", "threat"})
PURPOSES = frozenset({"بهدف", "بغيه", "بغرض", "بقصد", "من اجل", "لاجل", "في سبيل", "لغرض"})
COMPLEMENTS = PURPOSES | {
    None,
    BY,
    TO,
    FROM,
    "في",
    "علي",
    "عن",
    "الي",
    "من خلال",
    "عبر",
    "وراء",
    "خلف",
}  # under which verbs take acts
CARRYING_PURPOSE = PURPOSES | {TO}
ASKED_FOR = frozenset({TO, BY, "الي"})  # prepositions under which an act is asked for
AIMED = frozenset({"علي", "ضد"})  # prepositions of what an attack is on
CALL_REACH = 5  # nodes


class ActPlace:
    """One act of a sentence and what stands around it."""

    def __init__(
        self, lookup: Lookup, at: int, frame: Frame, governor: int | None, read: Mapping[int, Reading]
    ) -> None:
        self.lookup, self.at, self.frame, self.governor, self.earlier = lookup, at, frame, governor, read
        self.nodes = lookup.nodes
        self._is_asked: bool | None = None
        self.node: Node = lookup.nodes[at]
        self.before = lookup.nodes[at - 1] if at else None
        self.stop, self.own_stop = self._stops()
        self.under = self._under() if self.node.preposition is None else self.node.preposition
        self.genitive = lookup.genitive(at)
        self.own = lookup.parties(self.genitive) if self.genitive else ()
        self.joined = self._joined() if self.node.conjunction else None

    def _under(self) -> str | None:
        """The preposition over the noun that carries the act: accused of *launching* attacks."""
        before = self.before
        return before.preposition if before is not None and before.kind is ACT and before.roles else None

    def _joined(self) -> Reading | None:
        """The act before that `and` joins this one to: X's aid to Y *and its arming* of Z."""
        for i in range(self.at - 1, -1, -1):
            if i in self.earlier:
                return self.earlier[i] if self.node.preposition in (None, self.nodes[i].preposition) else None
            if self.nodes[i].kind is not PHRASE:
                return None
        return None

    def _stops(self) -> tuple[int, int]:
        """Where an act's reach ends, and where the next act begins to take the complements: helping X *to resist* Y."""
        stop = self.lookup.clauses.arguments.after(self.at)[1]
        stop = first_within(self.lookup.places.relatives, self.at + 1, stop)
        own_stop = -1
        for i in self.lookup.acts(self.at, stop):
            node = self.nodes[i]
            if node.conjunction:
                if i > self.at + 1:
                    stop = i
                    break
            elif own_stop < 0 and node.preposition not in (None, BY):
                own_stop = i
        return stop, stop if own_stop < 0 else own_stop

    def _after(self, prepositions: Collection[str]) -> Parties:
        return self.lookup.after(self.at, self.stop, prepositions)

    def _marks(self) -> tuple[str, ...]:
        """The prepositions of the target; beside its doer every act marks its object by ل."""
        doer = self.node.adjective or self.node.pronoun or self.own
        return (*self.frame.to, TO) if self.frame.takes_object and doer else self.frame.to

    def _is_purpose(self) -> bool:
        """Whether an act under ل only says what something is given for: sent troops *to support* X."""
        if self.governor is None or self.node.pronoun or self.node.adjective:
            return False
        giving = "giving" in self.nodes[self.governor].roles
        return giving and any(f.relation in BACKING for f in self.node.frames)

    def tells_nothing(self) -> bool:
        """Whether an act is none: a threat, a comparison, a weapon, or what is to end."""
        frame = self.frame
        if self.under == BY and self._is_threatened():
            return True
        if frame.id == "end_support":  # only its end is asked for, so that the act itself is told: asked X to end it
            return self.is_asked()
        return (frame.relation == "threat" and self._is_likened()) or (frame.id == "arms" and self._strikes())

    def is_asked(self) -> bool:
        """Whether an act is only asked for."""
        if self._is_asked is None:
            self._is_asked = self.lookup.obliged(self.at - 1) or self._called_for() or self._is_asked_by_verb()
        return self._is_asked

    def _is_asked_by_verb(self) -> bool:
        if self.governor is None or self.governor > self.at or self.under not in COMPLEMENTS:
            return False
        if self.at in self.lookup.by_verb[self.governor].subject:
            return False
        return self._asks(self.governor, bare=self.under is None)

    def _strikes(self) -> bool:
        """Whether weapons are only what an attack is made with: Kenyan *planes* bombed X."""
        if self.governor is None or self.at not in self.lookup.by_verb[self.governor].subject:
            return False
        return any(f.relation in SUFFERED for f in self.nodes[self.governor].frames)

    def _asks(self, governor: int, *, bare: bool = False) -> bool:
        """Whether a verb asks someone else for the act; who orders it of nobody does it: ordered *aid to be sent*."""
        verb = self.nodes[governor]
        if not demands(verb, bare=bare):
            return False
        return verb.frames[0].id != "order" or bool(verb.pronoun or self._object_of(governor))

    def _is_threatened(self) -> bool:
        """Whether an act is only what someone is threatened with: threatened X *with war*, the threat *to bomb* X."""
        before = self.before
        if before is not None and before.kind is PHRASE:
            before = self.lookup.node(self.at - 2)
        over = [before] if before is not None and before.kind is ACT else []
        if self.governor is not None and self.governor < self.at:
            over.append(self.nodes[self.governor])
        return any(f.relation == "threat" and not f.needs_inside for node in over for f in node.frames)

    def _is_likened(self) -> bool:
        """Whether something is only said to be a threat: the deal *amounts to* a threat to X."""
        if self.governor is None or self.governor > self.at or self.node.preposition is not None:
            return False
        return "amounting" in self.nodes[self.governor].roles

    def _called_for(self) -> bool:
        """Whether a noun of asking stands before the act: the call on X *to stop* the war."""
        if self.node.preposition not in ASKED_FOR:
            return False
        for i in range(self.at - 1, max(self.at - CALL_REACH, -1), -1):
            node = self.nodes[i]
            if node.kind is not PHRASE:
                if node.kind is not ACT:
                    return False
                if any(f.relation == "demand_request" for f in node.frames):
                    return True
        return False

    def _is_done(self, verb: Node) -> bool:
        """Whether the act is what a verb of doing or giving takes: carried out *the help*, but not launched a raid
        *with the help of X*."""
        between = self.nodes[(self.governor or 0) + 1 : self.at]
        taken = any(n.kind is ACT and n.preposition is None for n in between)
        return bool(verb.roles & {"doing", "giving"}) and not taken

    def _fronted(self) -> int | None:
        """The verb of the clause that an act opens: *with the help of X*, Y won."""
        if any(n.kind is not OTHER for n in self.nodes[: self.at]):
            return None
        return next(iter(self.lookup.clauses.by_verb), None)

    def _done_to(self) -> bool:
        """Whether the genitive does what is done to another: a visit of X to Y, or a verbal noun that ل follows:
        asserted the support *of X for Y*."""
        if not self.frame.takes_object:
            return True
        following = self.lookup.node(self.genitive[-1] + 1)
        if self.frame.thing or following is None or following.kind is not PHRASE:
            return False
        return following.preposition == TO and bool(following.parties or following.pronoun)

    def _is_doer(self) -> bool:
        """Whether what follows makes the genitive the doer: X's threat *to use* force, X's refusal *of the plan*."""
        following = self.lookup.node(self.genitive[-1] + 1) if self.genitive else None
        if following is None:
            return False
        marked = following.preposition == TO and following.definite and self.frame.relation in STANCES
        return marked or (self.frame.relation == "threat" and following.preposition == BY)

    def _is_received(self) -> bool:
        """Whether the act is what a verb of receiving takes, so that its genitive is who does it."""
        if self.governor is None or self.governor > self.at:
            return False
        if self.under not in (None, BY, "علي", "الي") and (self.under != TO or self.at - self.governor > 2):
            return False  # got arms *to support X*
        roles = self.nodes[self.governor].roles
        answered = "answering" in roles and self.frame.relation in ANSWERED
        received = "receiving" in roles and self.frame.takes_object
        return received or (answered and bool(self.lookup.subject(self.governor)))

    def _is_sent(self) -> bool:
        """Whether an act is what the subject of a verb of giving has done: sent X *to visit* Y."""
        if self.governor is None or self.governor > self.at or self.node.preposition not in CARRYING_PURPOSE:
            return False
        return "giving" in self.nodes[self.governor].roles

    def _aimed(self) -> bool:
        """Whether a phrase says what an attack was on, be it no party."""
        return any(self.at < i < self.stop and preposition in AIMED for i, preposition in self.lookup.places.marked)

    def _takes(self, verb: Node) -> bool:
        """Whether the governing verb takes in what the act gives; an attack under ب is its means."""
        means = self.under == BY and self.frame.relation in SUFFERED
        return ("receiving" in verb.roles and not means) or ("answering" in verb.roles and self._is_received())

    def _blames(self, governor: int) -> bool:
        """Whether the governing verb is about what its object does: praise, blame, a warning, perhaps as an expression:
        held X *responsible for* the raid."""
        verb = self.nodes[governor]
        if praises(verb) or (self.under == FROM and any(f.relation == "threat" for f in verb.frames)):
            return True  # warned X *of attacking* Y
        blamed = [f for f in verb.frames if f.relation in PRAISING and f.takes_object and f.needs_inside]
        return bool(blamed and holding(self.lookup, governor, blamed, self.lookup.by_verb[governor].stop))

    def _before_joined(self) -> str | None:
        """The preposition of the first of the things joined: supported X *with* money and arms."""
        at = self.at
        while at > 0 and self.nodes[at].conjunction and self.nodes[at].preposition is None:
            at -= 1
        return self.nodes[at].preposition

    def _object_of(self, verb: int) -> Parties:
        for group in self.lookup.by_verb[verb].objects:
            if self.at not in group:
                found = self.lookup.parties(group)
                if found:
                    return found
        return ()

    def _pronoun_of(self, verb: int) -> Parties:
        """Whom the object pronoun of a verb means: accused *it* of helping X."""
        pronoun = "" if self.lookup.by_verb[verb].described else self.nodes[verb].pronoun
        return self.lookup.antecedent(verb, pronoun, avoid=self.lookup.subject(verb)) if pronoun else ()


def praises(verb: Node, preposition: str | None = None) -> bool:
    """Whether a verb praises or blames for what another did; where a preposition is given, only one that takes it."""
    frames = [f for f in verb.frames if f.relation in PRAISING and not f.needs_inside] if verb.frames else []
    if preposition is None:
        return bool(frames)
    return any(not f.oblique or preposition in f.to for f in frames)


def demands(verb: Node, *, bare: bool = False) -> bool:
    """What is asked for is no claim; a verb that asks by a preposition does not ask for its bare object."""
    asking = [f for f in verb.frames if f.relation == "demand_request"] if verb.frames else []
    return bool(asking) and not (bare and all(f.oblique for f in asking))
