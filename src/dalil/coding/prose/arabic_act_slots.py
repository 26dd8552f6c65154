"""The slots of an Arabic act, filled by the signs of its frame in order."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.arabic_act_place import CARRYING_PURPOSE, COMPLEMENTS, STANCES, ActPlace, praises
from dalil.coding.prose.arabic_joining import SUFFERED
from dalil.coding.prose.arabic_lookup import (
    AGENTS,
    AGENTS_AND_FROM,
    AT,
    BETWEEN,
    BY,
    FROM,
    PLACING,
    TO,
    WITH,
    is_attack,
    spans,
)
from dalil.coding.prose.arabic_verbs import PLACED, holds, near
from dalil.coding.prose.lexicon import prose_lexicon
from dalil.coding.prose.nodes import ACT, MARK, PARTICIPLE, PHRASE, Node, is_comma
from dalil.coding.prose.slots import Parties, Slots

TAKES_BY = frozenset({"agreement", "demand_request", "criticism_accusation", "threat"})
CONTROLLING = frozenset({"doing", "auxiliaries"})  # roles of verbs whose subject does the act they take
HANDING = frozenset({"giving", "doing"})  # roles of nouns that carry an act
GOVERNING = frozenset({"giving", "receiving", "answering", "doing", "denying", "saying"})
AFFAIRS = frozenset({"شوون", "شان", "سياده", "امن"})
HELPING = frozenset({"support", "fund", "aid_thing", "money"})
TURNED = HELPING | {"base"}  # entries that may be named only to say who helped, or where something is
HELPED_BY = frozenset({BY, "بفضل"})
EQUIPS = frozenset({"arm", "train", "support", "supply"})  # entries whose purpose is what the helped ones do
PLANS = frozenset({TO, "في", "علي"})  # prepositions under which plans, rights and duties take acts


class ActSlots(ActPlace):
    """Fills the slots of one act."""

    def slots(self) -> Slots | None:
        """Source and target, by the sign that comes first."""
        frame = self.frame
        if self.node.preposition == TO and self._is_purpose():
            return None
        turned = self._turned() if frame.id in TURNED else None
        if turned is not None:
            return turned
        if frame.pair:
            return self._pair()
        if frame.mediates:
            return self._mediation()
        slots = Slots()
        slots.target(self._marked_target(), "oblique")
        if not (self.own or slots.targets):
            slots.target(self.lookup.about(self.at, self.stop, frame), "about")
        self._marked_source(slots)
        self._own_parties(slots)
        if not (slots.sources and slots.targets):
            self._governed(slots)
        self._further(slots)
        return self._finished(slots)

    def _turned(self) -> Slots | None:
        """The slots of an act that is named only to say who helped, or where a base is."""
        node = self.node
        if self.frame.id in HELPING:
            return self._helped() if node.preposition in HELPED_BY and not node.pronoun else None
        return self._hosted() if node.adjective else None

    def _further(self, slots: Slots) -> None:
        """What a place, two attackers or the speaker of a stance add."""
        frame = self.frame
        if not slots.targets and frame.relation in PLACED:
            slots.target(self._placed(own=slots.source_slot == "genitive"), "place")
        if frame.id == "assault" and slots.source_slot == "governor" and not self._aimed():
            slots.split("together")
        stance = slots.targets and not slots.sources and frame.relation in STANCES
        if stance and self.governor is not None and not praises(self.nodes[self.governor]):
            slots.source(self.lookup.subject(self.governor), "fallback")

    def _finished(self, slots: Slots) -> Slots | None:
        frame = self.frame
        if slots.targets and not slots.sources and frame.relation in SUFFERED:
            slots.source(self._attacker(), "agent")
        if slots.sources and (slots.targets or frame.lone):
            return slots
        slot = slots.target_slot
        if slots.targets and (slot == "receiver" or (slot == "genitive" and frame.relation in SUFFERED)):
            return slots
        if frame.strict or self.is_asked():
            return None
        tried = Slots(slots.sources, slots.targets, slots.source_slot, slots.target_slot)
        return near(self.lookup, self.at, frame, self.own_stop, tried) or slots

    def _attacker(self) -> Parties:
        """Whose attack it was in which someone died: raids by X led to the death of Y."""
        subject = self.lookup.by_verb[self.governor].subject if self.governor is not None else ()
        if subject and subject[0] != self.at and is_attack(self.nodes[subject[0]]):
            return self.lookup.doer(subject[0])
        return self.lookup.attacker(self.at, self.stop)

    def _marked_target(self) -> Parties:
        """Whom a preposition names; a pronoun after the owner means someone else: the accusations of X *against it*."""
        marks = self._marks()
        group = self.lookup.oblique(self.at, self.own_stop, marks)
        if not group:
            return self._cause(marks) or self._affairs()
        node = self.nodes[group[0]]
        if self.own and node.pronoun and not node.text:
            return self.lookup.antecedent(self.at, node.pronoun, avoid=self.own)
        return self.lookup.parties(group)

    def _cause(self, marks: Sequence[str]) -> Parties:
        """Whose cause is backed, where the cause is read as an act: support for the *unity of X*."""
        node = self.lookup.node(self.own_stop)
        if node is None or node.preposition not in marks or node.text not in prose_lexicon().lists["causes"]:
            return ()
        return self.lookup.parties(self.lookup.genitive(self.own_stop))

    def _affairs(self) -> Parties:
        """Whose affairs an act is in, where a pronoun says it: interference in *its* affairs."""
        node = self.lookup.following[self.at]
        if node is None or node.text not in AFFAIRS or not node.pronoun or node.preposition not in self.frame.to:
            return ()
        return self.lookup.antecedent(self.at, node.pronoun, avoid=self.node.adjective)

    def _helped(self) -> Slots | None:
        """With the help of X: X supports whom the clause is about."""
        governor = self._fronted() if self.governor is None else self.governor
        if governor is None or self._accused():
            return None
        verb, following = self.nodes[governor], self.lookup.following[self.at]
        from_whom = following is not None and following.preposition in AGENTS_AND_FROM
        named = from_whom or bool(self.node.adjective and not self.own)
        if (
            any(f.relation in TAKES_BY and not f.needs_inside for f in verb.frames)
            or praises(verb, BY)
            or (not named and (self._is_done(verb) or self.frame.thing) and self.node.preposition == BY)
        ):
            return None
        helper = self._after(AGENTS_AND_FROM) or self.own or self.node.adjective
        slots = Slots(helper, self.lookup.subject(governor), "with", "receiver")
        return slots if slots.full or (from_whom and slots.sources) else None

    def _hosted(self) -> Slots | None:
        """Whose base it is and where: a *Kenyan* base *in X*."""
        host = self._after(("في",))
        return Slots(host, self.node.adjective, "place", "adjective") if host else None

    def _marked_source(self, slots: Slots) -> None:
        frame, node = self.frame, self.node
        agent = self._after(AGENTS)
        if not agent and FROM in frame.by and (frame.thing or frame.takes_object or not self.own):
            agent = self._giver()
        acts = agent or node.adjective or node.pronoun or (self.own and (slots.targets or not frame.takes_object))
        if self.joined is not None and not acts:
            slots.source(self.joined.sources, self.joined.source_slot)
        if node.preposition == BY:
            slots.source(self._accused(), "accused")
        if frame.needs_inside:
            slots.source(self._inner_pronoun(), "pronoun")
        slots.source(agent, "agent")
        if agent and node.pronoun and frame.takes_object and not frame.thing:
            slots.target(self.lookup.antecedent(self.at, node.pronoun, avoid=agent), "pronoun")
        if slots.sources:
            return
        slots.source(node.adjective, "adjective")
        if node.pronoun:
            slots.source(self._pronoun_source(self.at), "pronoun")
        slots.source(self._holder(), "agent")

    def _holder(self) -> Parties:
        """Whose act it is by ل right after it, where ل marks no target: a raid *by X's planes* on Y."""
        following = self.lookup.following[self.at]
        if following is None or following.preposition != TO or self.frame.takes_object or TO in self.frame.to:
            return ()
        return self.lookup.parties(self.lookup.groups[self.at + 1]) if following.kind is PHRASE else ()

    def _giver(self) -> Parties:
        """Whom an act is *from*; a part is from its whole (fighters *from* X), a state has its own (backed *by* X)."""
        giver = self.lookup.oblique(self.at, self.stop, (FROM,))
        if not giver:
            return ()
        between = self.nodes[self.at + 1 : giver[0]]
        if any(n.kind not in (PHRASE, ACT) or not belongs(n) for n in between):
            return ()
        last = self.nodes[giver[0] - 1]
        placed = last.preposition in PLACING  # in parts *of X*
        part = last.kind is PHRASE and not last.definite and (placed or bool(last.parties))
        return () if part else self.lookup.parties(giver)

    def _accused(self) -> Parties:
        """Who a noun or participle before says did the act: accusing *X* of helping Y, its accusations *to X* of it."""
        first = self.at - 1
        while first >= 0 and self.nodes[first].kind is PHRASE:
            first -= 1
        if first < 0 or self.nodes[first].kind not in (ACT, PARTICIPLE) or not accuses(self.nodes[first]):
            return ()
        last = self.nodes[self.at - 1]
        if last.text and first < self.at - 1:
            return self.lookup.parties(self.lookup.joined[self.at - 1])
        return self.lookup.antecedent(first, last.pronoun) if last.pronoun else ()

    def _inner_pronoun(self) -> Parties:
        """Whose act is ended or lifted: the end of *its* support."""
        for i in range(self.at + 1, min(self.at + 3, self.lookup.size)):
            node = self.nodes[i]
            if node.kind is ACT and node.pronoun and holds(node, self.frame.needs_inside):
                return self.lookup.antecedent(self.at, node.pronoun)
        return ()

    def _pronoun_source(self, at: int) -> Parties:
        """Whom the pronoun on an act means: the subject of its verb, if they agree, else the nearest that does."""
        pronoun = self.nodes[at].pronoun
        if self.joined is not None and self._meant(self.joined.sources, pronoun):
            return self.joined.sources
        if self.governor is not None:
            clause = self.lookup.by_verb[self.governor]
            verb = self.nodes[self.governor]
            for phrases in clause.objects if praises(verb) or self._asks(self.governor) else (clause.subject,):
                meant = self.lookup.parties(phrases)
                if meant and self.at not in phrases and self.lookup.agrees(phrases, pronoun):
                    return meant
        return self.lookup.antecedent(at, pronoun)

    def _meant(self, parties: Parties, pronoun: str) -> bool:
        """Whether a pronoun can go back to parties named before."""
        named = spans(parties)
        phrases = [i for i, n in enumerate(self.nodes[: self.at]) if spans((*n.parties, *n.weak)) & named]
        return bool(phrases) and self.lookup.agrees(phrases, pronoun)

    def _own_parties(self, slots: Slots) -> None:
        """The genitive, as source or target; a verb right before hands its subject down as the source."""
        frame, own = self.frame, self.own
        if own and not slots.sources and self._is_received():
            slots.source(own, "genitive")  # obtained *the support of X*
            return
        mine = bool(self.node.pronoun) and frame.takes_object and not slots.targets and not own
        planner: Parties = ()
        controller: Parties = ()
        if mine or not slots.sources:
            planner = self._planner()
            controller = planner or self._controller()
        if mine and controller:  # "carried out *its* bombing": the pronoun is who is bombed.
            slots.sources = ()
            slots.target(self.lookup.antecedent(self.at, self.node.pronoun, avoid=controller), "pronoun")
        if own:
            self._own_between(slots, controller)
        if controller and not slots.sources:
            slots.source(controller, "carrier" if planner else "governor")
            if own and (frame.takes_object and not frame.thing):
                slots.targets = ()
            slots.target(own, "genitive")
        elif own:
            self._own_party(slots)
        elif slots.targets and not slots.sources and frame.takes_object:
            slots.source(self.lookup.weak(self.genitive), "genitive")

    def _own_between(self, slots: Slots, controller: Parties) -> None:
        """The genitive as the target of someone sent, or as the source where the act has another target."""
        frame, own = self.frame, self.own
        if frame.genitive == "source" and frame.takes_object and self._is_sent():
            slots.source(self.lookup.subject(self.governor or 0), "governor")  # sent someone *to visit* X
            slots.target(own, "genitive")
        if slots.targets and not slots.sources and (self._done_to() or spans(slots.targets) & spans(controller)):
            slots.source(own, "genitive")

    def _own_party(self, slots: Slots) -> None:
        """The genitive as the source or the target that is still open."""
        frame, own = self.frame, self.own
        after = self._object_after() if not slots.sources else ()
        if after:
            slots.sources, slots.source_slot, slots.targets, slots.target_slot = own, "genitive", after, "object"
            return
        gives = slots.targets or frame.genitive == "source" or self.node.text.endswith("ات") or self._is_doer()
        receives = frame.takes_object and not frame.thing
        if slots.sources or (receives and not gives):
            slots.target(own, "genitive")
        else:
            slots.source(own, "genitive")

    def _object_after(self) -> Parties:
        """The object after a noun's own subject: the bombing by the coalition of *the positions*."""
        if not self.genitive or not self.frame.takes_object or self.frame.thing:
            return ()
        following = self.genitive[-1] + 1
        node = self.lookup.node(following)
        if node is None or node.preposition is not None or node.conjunction or node.time:
            return ()
        if node.kind is PHRASE:
            return self.lookup.parties(self.lookup.groups[following])
        return self.lookup.owner(following) if node.kind is ACT else ()

    def _placed(self, *, own: bool) -> Parties:
        """The place or unknown name that an attack hits: the shelling *of the town*, raids *on the camps*."""
        hit = self.lookup.weak(self.genitive) if self.frame.takes_object and not own else ()
        if hit:
            return hit
        told = self.lookup.relative_verb(self.at)  # raids *that X flew on Y*
        stop = self.own_stop if told is None else self.lookup.by_verb[told].stop
        return self.lookup.weak_after(self.at, stop, self.frame.to)

    def _controller(self) -> Parties:
        """The subject of a verb that takes the act right after it: goes on *helping* X, promised *to help* X."""
        if self.governor is None or self.node.preposition not in COMPLEMENTS:
            return ()
        verb, subject = self.nodes[self.governor], self.lookup.by_verb[self.governor].subject
        if self.at in subject or not self._handed(verb) or self._asks(self.governor):
            return ()
        first = max([self.governor, *(i for i in subject if i < self.at)])
        for node in self.nodes[first + 1 : self.at]:
            if (node.kind is PHRASE and not node.time) or (node.kind is MARK and not is_comma(node)):
                return ()
        return self.lookup.subject(self.governor)

    def _handed(self, verb: Node) -> bool:
        """Whether a verb hands its subject down to the act: it is what the verb does or refuses, or its own words."""
        if controls(verb):
            return True
        if "denying" in verb.roles and (self.node.preposition is not None or self.frame.relation not in STANCES):
            return True
        return any(f.relation == self.frame.relation and holds(self.node, f.needs_inside) for f in verb.frames)

    def _planner(self) -> Parties:
        """Whose plan, right or duty the act is: the duty *of X* to help Y, the plans *of X* to send Z."""
        at, planner = self.at, self.before
        if self.node.preposition is None and planner is not None and planner.kind is ACT and planner.roles:
            at, planner = at - 1, self.lookup.node(at - 2)
        if planner is None:
            return ()
        if planner.kind is ACT and any(f.said for f in planner.frames):
            return self.lookup.parties((at - 2,))  # *X is responsible* for the attack
        if self.nodes[at].preposition not in PLANS or planner.kind is not PHRASE:
            return ()
        holder = self.lookup.node(at - 2)
        if holder is not None and holder.preposition == TO and not planner.parties and planner.preposition is None:
            return self.lookup.parties((at - 2,))  # *X has* a part in helping Y
        inner = bool(planner.parties) and not planner.parties[0].head
        ruled = holder is not None and holder.kind is ACT and "doing" in holder.roles and planner.preposition is None
        return self.lookup.parties((at - 1,)) if inner or ruled else ()

    # --- what a governing verb hands down ---

    def _governed(self, slots: Slots) -> None:
        self._carried(slots)
        if self.governor is None or self._called_for():
            return
        verb, clause = self.nodes[self.governor], self.lookup.by_verb[self.governor]
        if self.at in clause.subject:
            if self.frame.thing and not slots.targets:
                marks = (*self.frame.to, TO, "الي")
                slots.target(self.lookup.after(self.governor, clause.stop, marks, avoid=slots.sources), "governor")
            return
        if not (self.governor > self.at or self.under in COMPLEMENTS):
            return
        if not verb.frames and GOVERNING.isdisjoint(verb.roles):
            slots.source(self.lookup.parties(clause.subject), "fallback")
        else:
            self._handed_down(slots, self.governor, verb)

    def _handed_down(self, slots: Slots, governor: int, verb: Node) -> None:
        """What a verb with a sense of its own hands down."""
        if self._asks(governor):
            slots.sources = slots.targets = ()
        elif self._blames(governor):
            if not slots.sources and (self.under is not None or not praises(verb)):
                slots.source(self._object_of(governor) or self._pronoun_of(governor), "accused")
        elif self._takes(verb):
            self._received(slots)
        else:
            if self.under in (FROM, "عن"):
                slots.source(self._object_of(governor), "object")  # kept X *from* attacking Y
            self._given(slots)

    def _carried(self, slots: Slots) -> None:
        """What the noun of giving or doing right before the act says of the giver: the *provision* of aid."""
        before = self.before
        if before is None or self.node.preposition not in (None, BY):
            return
        if before.kind is ACT and before.roles:
            slots.source(before.adjective, "carrier")
            if before.pronoun:
                slots.source(self._pronoun_source(self.at - 1), "carrier")
            if not slots.sources:
                slots.source(self._after(AGENTS) or self._giver(), "agent")
            at = self.at - 2
        else:
            at = self.at - 1
        party, mover = self.lookup.node(at), self.lookup.node(at - 1)
        if party is None or mover is None or mover.kind is not ACT or party.preposition is not None:
            return
        if not HANDING.isdisjoint(mover.roles) and party.kind is PHRASE:
            supplied = self.under == BY and bool(mover.frames)  # the supply of X *with arms*
            (slots.target if supplied else slots.source)(self.lookup.parties((at,)), "carrier")

    def _received(self, slots: Slots) -> None:
        """X received aid from Y: the subject is the receiver."""
        assert self.governor is not None
        clause = self.lookup.by_verb[self.governor]
        giver = self.lookup.after(self.governor, clause.stop, AGENTS_AND_FROM)
        slots.source(giver, "agent")
        if slots.targets == slots.sources:
            slots.targets = ()
        slots.target(self.lookup.parties(clause.subject), "receiver")
        if slots.sources == slots.targets:
            slots.sources = giver

    def _given(self, slots: Slots) -> None:
        assert self.governor is not None
        verb, clause = self.nodes[self.governor], self.lookup.by_verb[self.governor]
        if self.node.preposition == TO and any(f.id in EQUIPS for f in verb.frames):
            slots.source(self._object_of(self.governor), "governor")
            slots.source(self._pronoun_of(self.governor), "governor")
        slots.source(self.lookup.subject(self.governor), "governor")
        if slots.targets:
            return
        slots.target(self.lookup.after(self.governor, clause.stop, (*self.frame.to, TO, "الي")), "governor")
        giving = "giving" in verb.roles
        if giving:
            purpose = self.lookup.act_after(self.governor, clause.stop, TO)
            slots.target(() if purpose is None else self.lookup.owner(purpose), "governor")
        slots.target(self._pronoun_of(self.governor), "pronoun")
        if giving or (self.frame.thing and BY in (self.under, self._before_joined())):
            slots.target(self._object_of(self.governor), "object")

    # --- two sides, and brokers ---

    def _pair(self) -> Slots | None:
        """Meetings, agreements, trade: with X, between A and B, A's … with B."""
        named = self.lookup.between(self.at, self.stop)
        if len(named) > 1:
            return Slots(named[:1], named[1:], "between", "between")
        slots = Slots()
        if self.own and self.governor is not None and self.node.preposition in CARRYING_PURPOSE:
            slots.source(self.lookup.subject(self.governor), "pair")  # sent someone *to meet* X
            slots.target(self.own, "genitive")
        by = () if self.frame.relation == "agreement" else (BY,)
        slots.target(self._after((WITH, *by)), "with")
        slots.source(self.node.adjective, "pair")
        if self.node.pronoun and not slots.sources:
            slots.source(self._pronoun_source(self.at), "pair")
        slots.source(self.own, "pair")
        if slots.targets and not slots.sources:
            slots.source(self._after((TO,)), "pair")
        if not slots.targets:
            slots.target(self._after(self.frame.to), "oblique")
            slots.split("together")
        if not slots.sources:
            self._pair_governed(slots)
            slots.source(self.lookup.weak(self.genitive), "pair")
        return slots

    def _pair_governed(self, slots: Slots) -> None:
        if self.governor is None or self.is_asked():
            return
        clause = self.lookup.by_verb[self.governor]
        if self.at in clause.subject:
            if self.governor > self.at:  # the deal *that was reached* with X
                slots.target(self.lookup.after(self.governor, clause.stop, (WITH,)), "with")
            return
        slots.source(self.lookup.parties(clause.subject), "pair")
        slots.target(self.lookup.after(self.governor, clause.stop, (WITH,)), "with")
        if self.node.preposition is not None:
            slots.target(self._object_of(self.governor), "with")
        slots.split("together")

    def _mediation(self) -> Slots | None:
        """A broker has one claim to each party."""
        slots = Slots(source_slot="mediator", target_slot="between")
        slots.sources = self.node.adjective or self._after(AGENTS_AND_FROM) or self.own
        slots.targets = self._brokered(self.at, self.stop)
        if self.governor is not None:
            clause = self.lookup.by_verb[self.governor]
            subject = self.lookup.parties(clause.subject)
            if not slots.sources:
                slots.sources = subject
                slots.targets = slots.targets or self.lookup.between(self.governor, clause.stop)
            elif not slots.targets and self.node.preposition == BY:
                sides = self.lookup.between(self.governor, self.at)
                both = (*subject, *self.lookup.after(self.governor, clause.stop, (WITH,)))
                slots.targets = sides if len(sides) > 1 else both
        return None if self.frame.strict and not slots.targets else slots

    def _brokered(self, at: int, stop: int) -> Parties:
        if self.lookup.oblique(at, stop, (BETWEEN,)):
            return self.lookup.between(at, stop)
        return self.lookup.after(at, stop, (AT,))


def accuses(node: Node) -> bool:
    """Whether a word accuses, so that the act after it under ب is what the accused did."""
    return any(f.relation == "criticism_accusation" and f.takes_object for f in node.frames)


def belongs(node: Node) -> bool:
    """Whether a node after an act goes on with it: a phrase, or an act that is its genitive or its means."""
    return node.kind is PHRASE or node.preposition in (None, BY)


def controls(verb: Node) -> bool:
    """Whether the subject of a verb does the act that the verb takes."""
    if not verb.frames:
        return not CONTROLLING.isdisjoint(verb.roles) or GOVERNING.isdisjoint(verb.roles)
    return not CONTROLLING.isdisjoint(verb.roles) and not praises(verb)
