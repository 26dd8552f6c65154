"""Arabic nouns as triggers: verbal nouns, and things given or done under a verb that gives, does or receives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dalil.coding.prose.arabic_arguments import COMMAS
from dalil.coding.prose.arabic_joining import SUFFERED
from dalil.coding.prose.arabic_lookup import AGENTS, AT, BETWEEN, BY, FROM, PLACING, TO, WITH, Lookup, is_attack, spans
from dalil.coding.prose.arabic_verbs import PLACED, PRAISING, holds_inside, near
from dalil.coding.prose.lexicon import Frame, prose_lexicon
from dalil.coding.prose.nodes import Kind, Node
from dalil.coding.prose.sentences import Reading
from dalil.coding.prose.slots import Parties, Slots

BACKING = frozenset({"unspecified_support", "political_endorsement"})
TAKES_BY = frozenset({"agreement", "demand_request", "criticism_accusation", "threat"})
STANCES = frozenset({"criticism_accusation", "demand_request", "political_endorsement", "rejection", "threat"})
ANSWERED = frozenset({"demand_request", "criticism_accusation", "threat"})
GOVERNING = frozenset({"giving", "receiving", "answering", "doing", "denying", "saying"})
AFFAIRS = frozenset({"شوون", "شان", "سياده", "امن"})
HELPING = frozenset({"support", "fund", "aid_thing", "money"})
HELPED_BY = frozenset({BY, "بفضل"})
EQUIPS = frozenset({"arm", "train", "support", "supply"})  # entries whose purpose is what the helped ones do
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
PLANS = frozenset({TO, "في", "علي"})  # prepositions under which plans, rights and duties take acts
AIMED = frozenset({"علي", "ضد"})  # prepositions of what an attack is on
INSIDE_REACH, CALL_REACH = 4, 5  # nodes
WITHOUT = frozenset({"دون", "بدون", "بلا"})


class Acts:
    """Reads the acts of one sentence; remembers those read, as joined ones share their parties."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.read: dict[int, Reading] = {}
        self.last_governor: int | None = None

    def reading(self, at: int) -> Reading | None:
        """An act with the slots that rules fill, or None where it reports nothing."""
        node = self.lookup.nodes[at]
        if self._absent(at):
            return None
        frame = self._frame(at)
        if frame is not None and frame.said:
            return self._judgement(at, frame)
        governor = self.lookup.governor(at)
        sum_of_another = not node.words and governor is not None and governor == self.last_governor
        if frame is None or sum_of_another or not self._reports(at, frame, governor):
            return None
        act = _Act(self.lookup, at, frame, governor, self.read)
        if act.ends_what_is_told() or act.is_likened() or act.strikes() or act.is_threatened():
            return None
        if self._in_defence(at + 1) and not self.lookup.oblique(at, act.stop, tuple(AIMED)):
            return None
        settled = "troops" if self._in_defence(at) else None
        slots = act.slots()
        if slots is None:
            return (
                None
                if frame.strict or act.is_asked()
                else Reading(at, frame, "noun", (at, act.stop), Slots(), governor, settled)
            )
        self.last_governor = governor
        self.read[at] = Reading(at, frame, "noun", (at, act.stop), slots, governor, settled)
        return self.read[at]

    def _judgement(self, at: int, frame: Frame) -> Reading | None:
        """What a speaker says of whom a clause opens with: that X *is responsible*."""
        before = self.lookup.node(at - 2)
        if before is None or before.kind is not Kind.THAT:
            return None
        slots = Slots(self.lookup.speaker(at), self.lookup.parties((at - 1,)), "speaker", "subject")
        return Reading(at, frame, "judgement", (at - 1, at + 1), slots) if slots.full else None

    def _in_defence(self, at: int) -> bool:
        """Whether an act says whom an attack is to help, who then has forces fight for them: raids *to defend* X."""
        node, attack = self.lookup.node(at), self.lookup.node(at - 1)
        if node is None or attack is None or attack.kind is not Kind.ACT or node.preposition not in PURPOSES | {TO}:
            return False
        return is_attack(attack) and any(f.relation in BACKING for f in node.frames)

    def _absent(self, at: int) -> bool:
        """Whether an act is only said not to be there: without the approval of X."""
        before = self.lookup.node(at - 1)
        return before is not None and before.kind is Kind.NOT and before.text.removeprefix("و") in WITHOUT

    def _reports(self, at: int, frame: Frame, governor: int | None) -> bool:
        """Whether an act is one: arms that someone acts with are given to nobody (hit X *with its guns*), and under
        whose auspices fighting is done is no broker."""
        if frame.id == "sponsored":
            return self.lookup.talks
        node = self.lookup.nodes[at]
        if frame.relation != "arms_materiel" or not frame.thing or node.preposition != BY:
            return True
        verb = None if governor is None else self.lookup.nodes[governor]
        fights = verb is not None and any(f.relation in SUFFERED for f in verb.frames)
        return not (node.pronoun or fights)

    def _frame(self, at: int) -> Frame | None:
        """The entry that an act is read by: a visit *to* X is no meeting; a war *between* two has two sides."""
        own = sorted(self.lookup.nodes[at].frames, key=lambda f: not f.needs_inside)  # expressions first
        frames = [f for f in own if holds_inside(self.lookup, at, f, at + INSIDE_REACH)]
        sides = next((f for f in frames if f.pair), None)
        if sides is None or len(frames) == 1:
            return frames[0] if frames else None
        stop = self.lookup.clauses.arguments.after(at)[1]
        if self._has_sides(at, stop, frames[0]):
            return sides
        if not frames[0].pair:
            return frames[0]
        same = (f for f in frames if f.relation == sides.relation)
        return next((f for f in same if self.lookup.after(at, stop, f.to)), sides)

    def _has_sides(self, at: int, stop: int, frame: Frame) -> bool:
        """Whether two sides are named, after بين or as adjectives: a *Kenyan-Ugandan* war, but not on a third."""
        nodes = self.lookup.nodes
        stop = next((i for i in range(at + 1, stop) if nodes[i].kind is Kind.RELATIVE), stop)
        if len(self.lookup.between(at, stop)) > 1:
            return True
        third = self.lookup.after(at, stop, [p for p in frame.to if p != BETWEEN])
        return len(nodes[at].adjective) > 1 and not third


class _Act:
    """One act and what stands around it."""

    def __init__(
        self, lookup: Lookup, at: int, frame: Frame, governor: int | None, read: Mapping[int, Reading]
    ) -> None:
        self.lookup, self.at, self.frame, self.governor, self.earlier = lookup, at, frame, governor, read
        self.node: Node = lookup.nodes[at]
        self.stop = self._stop()
        self.under = self._under()
        self.genitive = lookup.genitive(at)
        self.own = lookup.parties(self.genitive)
        self.joined = self._joined() if self.node.conjunction else None

    def _under(self) -> str | None:
        """The preposition over the act, or over the noun that carries it: accused of *launching* attacks."""
        before = self.lookup.node(self.at - 1)
        carried = self.node.preposition is None and before is not None and before.kind is Kind.ACT and before.roles
        return before.preposition if carried and before is not None else self.node.preposition

    def _joined(self) -> Reading | None:
        """The act before that `and` joins this one to: X's aid to Y *and its arming* of Z."""
        for i in range(self.at - 1, -1, -1):
            if i in self.earlier:
                return self.earlier[i] if self.node.preposition in (None, self.lookup.nodes[i].preposition) else None
            if self.lookup.nodes[i].kind is not Kind.PHRASE:
                return None
        return None

    def _stop(self) -> int:
        _, stop = self.lookup.clauses.arguments.after(self.at)
        for i in range(self.at + 1, stop):
            node = self.lookup.nodes[i]
            if node.kind is Kind.RELATIVE or (node.kind is Kind.ACT and node.conjunction and i > self.at + 1):
                return i
        return stop

    def _own_stop(self) -> int:
        """Where the next act begins to take the complements: helping X *to resist* Y."""
        for i in range(self.at + 1, self.stop):
            node = self.lookup.nodes[i]
            if node.kind is Kind.ACT and node.preposition not in (None, BY) and not node.conjunction:
                return i
        return self.stop

    def slots(self) -> Slots | None:
        """Source and target, by the sign that comes first."""
        if self._is_purpose():
            return None
        turned = self._helped() or self._hosted()
        if turned is not None:
            return turned
        if self.frame.pair:
            return self._pair()
        if self.frame.mediates:
            return self._mediation()
        slots = Slots()
        slots.target(self._marked_target(), "oblique")
        if not self.own:
            slots.target(self.lookup.about(self.at, self.stop, self.frame), "about")
        self._marked_source(slots)
        self._own_parties(slots)
        if not slots.full:
            self._governed(slots)
        if self.frame.relation in PLACED:
            slots.target(self._placed(own=slots.source_slot == "genitive"), "place")
        if self.frame.id == "assault" and slots.source_slot == "governor" and not self._aimed():
            slots.split("together")
        stance = slots.targets and self.frame.relation in STANCES
        if stance and self.governor is not None and not _praises(self.lookup.nodes[self.governor]):
            slots.source(self.lookup.subject(self.governor), "fallback")
        return self._finished(slots)

    def _finished(self, slots: Slots) -> Slots | None:
        if self.frame.relation in SUFFERED and slots.targets:
            slots.source(self._attacker(), "agent")
        lone_source = bool(slots.sources) and self.frame.lone
        sourceless = slots.target_slot == "receiver" or (
            slots.target_slot == "genitive" and self.frame.relation in SUFFERED
        )
        if slots.full or lone_source or (slots.targets and sourceless):
            return slots
        if self.frame.strict or self.is_asked():
            return None
        return near(self.lookup, self.at, self.frame, self._own_stop(), replace(slots)) or slots

    def _attacker(self) -> Parties:
        """Whose attack it was in which someone died: raids by X led to the death of Y."""
        subject = self.lookup.clause(self.governor).subject if self.governor is not None else ()
        if subject and subject[0] != self.at and is_attack(self.lookup.nodes[subject[0]]):
            return self.lookup.doer(subject[0])
        return self.lookup.attacker(self.at, self.stop)

    def _after(self, prepositions: Sequence[str]) -> Parties:
        return self.lookup.after(self.at, self.stop, prepositions)

    # --- what the act's own words say ---

    def _marks(self) -> tuple[str, ...]:
        """The prepositions of the target; beside its doer every act marks its object by ل."""
        doer = self.node.adjective or self.node.pronoun or self.own
        return (*self.frame.to, TO) if self.frame.takes_object and doer else self.frame.to

    def _marked_target(self) -> Parties:
        """Whom a preposition names; a pronoun after the owner means someone else: the accusations of X *against it*."""
        group = self.lookup.oblique(self.at, self._own_stop(), self._marks())
        node = self.lookup.nodes[group[0]] if group else None
        if node is not None and self.own and node.pronoun and not node.text:
            return self.lookup.antecedent(self.at, node.pronoun, avoid=self.own)
        return self.lookup.parties(group) or self._cause() or self._affairs()

    def _cause(self) -> Parties:
        """Whose cause is backed, where the cause is read as an act: support for the *unity of X*."""
        at = self._own_stop()
        node = self.lookup.node(at)
        if node is None or node.preposition not in self._marks() or node.text not in prose_lexicon().lists["causes"]:
            return ()
        return self.lookup.parties(self.lookup.genitive(at))

    def _affairs(self) -> Parties:
        """Whose affairs an act is in, where a pronoun says it: interference in *its* affairs."""
        node = self.lookup.node(self.at + 1)
        if node is None or node.text not in AFFAIRS or not node.pronoun or node.preposition not in self.frame.to:
            return ()
        return self.lookup.antecedent(self.at, node.pronoun, avoid=self.node.adjective)

    def _is_purpose(self) -> bool:
        """Whether an act only says what something is given for: sent troops *to support* X."""
        if self.node.preposition != TO or self.governor is None or self.node.pronoun or self.node.adjective:
            return False
        giving = "giving" in self.lookup.nodes[self.governor].roles
        return giving and any(f.relation in BACKING for f in self.node.frames)

    def is_asked(self) -> bool:
        """Whether an act is only asked for."""
        if self.lookup.obliged(self.at - 1) or self._called_for():
            return True
        if self.governor is None or self.governor > self.at or self.under not in COMPLEMENTS:
            return False
        asks = self._asks(self.governor, bare=self.under is None)
        return asks and self.at not in self.lookup.clause(self.governor).subject

    def strikes(self) -> bool:
        """Whether weapons are only what an attack is made with: Kenyan *planes* bombed X."""
        if self.frame.id != "arms" or self.governor is None or self.at not in self.lookup.clause(self.governor).subject:
            return False
        return any(f.relation in SUFFERED for f in self.lookup.nodes[self.governor].frames)

    def _asks(self, governor: int, *, bare: bool = False) -> bool:
        """Whether a verb asks someone else for the act; who orders it of nobody does it: ordered *aid to be sent*."""
        verb = self.lookup.nodes[governor]
        own = verb.frames[:1] and verb.frames[0].id == "order" and not (verb.pronoun or self._object_of(governor))
        return not own and _demands(verb, bare=bare)

    def ends_what_is_told(self) -> bool:
        """Whether only the end of an act is asked for, so that the act itself is told: asked X to end *its support*."""
        return self.frame.id == "end_support" and self.is_asked()

    def is_threatened(self) -> bool:
        """Whether an act is only what someone is threatened with: threatened X *with war*, the threat *to bomb* X."""
        if self.under != BY:
            return False
        before, owner = self.lookup.node(self.at - 1), self.lookup.node(self.at - 2)
        if before is not None and owner is not None and before.kind is Kind.PHRASE and owner.kind is Kind.ACT:
            before = owner
        verb = None if self.governor is None or self.governor > self.at else self.lookup.nodes[self.governor]
        return any(
            frame.relation == "threat" and not frame.needs_inside
            for node in (verb, before if before is not None and before.kind is Kind.ACT else None)
            for frame in (() if node is None else node.frames)
        )

    def is_likened(self) -> bool:
        """Whether something is only said to be a threat: the deal *amounts to* a threat to X."""
        if self.frame.relation != "threat" or self.governor is None or self.node.preposition is not None:
            return False
        return "amounting" in self.lookup.nodes[self.governor].roles and self.governor < self.at

    def _called_for(self) -> bool:
        """Whether a noun of asking stands before the act: the call on X *to stop* the war."""
        for i in range(self.at - 1, max(self.at - CALL_REACH, -1), -1):
            node = self.lookup.nodes[i]
            if node.kind not in (Kind.ACT, Kind.PHRASE):
                return False
            if node.kind is Kind.ACT and any(f.relation == "demand_request" for f in node.frames):
                return self.node.preposition in (TO, BY, "الي")
        return False

    def _helped(self) -> Slots | None:
        """With the help of X: X supports whom the clause is about."""
        if self.node.preposition not in HELPED_BY or self.frame.id not in HELPING or self.node.pronoun:
            return None
        governor = self._fronted() if self.governor is None else self.governor
        if governor is None or self._accused():
            return None
        verb, following = self.lookup.nodes[governor], self.lookup.node(self.at + 1)
        from_whom = following is not None and following.preposition in (*AGENTS, FROM)
        named = from_whom or bool(self.node.adjective and not self.own)
        if (
            any(f.relation in TAKES_BY and not f.needs_inside for f in verb.frames)
            or _praises(verb, BY)
            or (not named and (self._is_done(verb) or self.frame.thing) and self.node.preposition == BY)
        ):
            return None
        helper = self._after((*AGENTS, FROM)) or self.own or self.node.adjective
        slots = Slots(helper, self.lookup.subject(governor), "with", "receiver")
        return slots if slots.full or (from_whom and slots.sources) else None

    def _hosted(self) -> Slots | None:
        """Whose base it is and where: a *Kenyan* base *in X*."""
        host = self._after(("في",)) if self.frame.id == "base" and self.node.adjective else ()
        return Slots(host, self.node.adjective, "place", "adjective") if host else None

    def _is_done(self, verb: Node) -> bool:
        """Whether the act is what a verb of doing or giving takes: carried out *the help*, but not launched a raid
        *with the help of X*."""
        between = self.lookup.nodes[(self.governor or 0) + 1 : self.at]
        taken = any(n.kind is Kind.ACT and n.preposition is None for n in between)
        return bool(verb.roles & {"doing", "giving"}) and not taken

    def _fronted(self) -> int | None:
        """The verb of the clause that an act opens: *with the help of X*, Y won."""
        if any(n.kind is not Kind.OTHER for n in self.lookup.nodes[: self.at]):
            return None
        return next((i for i in range(self.at, len(self.lookup.nodes)) if i in self.lookup.clauses.by_verb), None)

    def _marked_source(self, slots: Slots) -> None:
        of = FROM in self.frame.by and (self.frame.thing or self.frame.takes_object or not self.own)
        agent = self._after(AGENTS) or (self._giver() if of else ())
        acts = self.own and (slots.targets or not self.frame.takes_object)
        alone = not (agent or acts or self.node.adjective or self.node.pronoun)
        if self.joined is not None and alone:
            slots.source(self.joined.sources, self.joined.source_slot)
        slots.source(self._accused(), "accused")
        slots.source(self._inner_pronoun(), "pronoun")
        slots.source(agent, "agent")
        if agent and self.node.pronoun and self.frame.takes_object and not self.frame.thing:
            slots.target(self.lookup.antecedent(self.at, self.node.pronoun, avoid=agent), "pronoun")
        slots.source(self.node.adjective, "adjective")
        if self.node.pronoun:
            slots.source(self._pronoun_source(self.at), "pronoun")
        slots.source(self._holder(), "agent")

    def _holder(self) -> Parties:
        """Whose act it is by ل right after it, where ل marks no target: a raid *by X's planes* on Y."""
        following = self.lookup.node(self.at + 1)
        if following is None or following.preposition != TO or TO in self._marks() or self.frame.takes_object:
            return ()
        return self.lookup.parties(self.lookup.clauses.group(self.at + 1)) if following.kind is Kind.PHRASE else ()

    def _giver(self) -> Parties:
        """Whom an act is *from*; a part is from its whole (fighters *from* X), a state has its own (backed *by* X)."""
        giver = self.lookup.oblique(self.at, self.stop, (FROM,))
        if not giver:
            return ()
        between = self.lookup.nodes[self.at + 1 : giver[0]]
        if any(n.kind not in (Kind.PHRASE, Kind.ACT) or not _belongs(n) for n in between):
            return ()
        last = self.lookup.nodes[giver[0] - 1]
        placed = last.preposition in PLACING  # in parts *of X*
        part = last.kind is Kind.PHRASE and not last.definite and (placed or bool(last.parties))
        return () if part else self.lookup.parties(giver)

    def _accused(self) -> Parties:
        """Who a noun or participle before says did the act: accusing *X* of helping Y, its accusations *to X* of it."""
        if self.node.preposition != BY:
            return ()
        first = self.at - 1
        while (node := self.lookup.node(first)) is not None and node.kind is Kind.PHRASE:
            first -= 1
        if node is None or node.kind not in (Kind.ACT, Kind.PARTICIPLE) or not _accuses(node):
            return ()
        last = self.lookup.nodes[self.at - 1]
        if last.text and first < self.at - 1:
            return self.lookup.parties(self.lookup.joined[self.at - 1])
        return self.lookup.antecedent(first, last.pronoun) if last.pronoun else ()

    def _inner_pronoun(self) -> Parties:
        """Whose act is ended or lifted: the end of *its* support."""
        for i in range(self.at + 1, min(self.at + 3, len(self.lookup.nodes))):
            node = self.lookup.nodes[i]
            inside = (node.words | {node.text}) & self.frame.needs_inside
            if node.kind is Kind.ACT and node.pronoun and inside:
                return self.lookup.antecedent(self.at, node.pronoun)
        return ()

    def _pronoun_source(self, at: int) -> Parties:
        """Whom the pronoun on an act means: the subject of its verb, if they agree, else the nearest that does."""
        pronoun = self.lookup.nodes[at].pronoun
        if self.joined is not None and self._meant(self.joined.sources, pronoun):
            return self.joined.sources
        if self.governor is not None:
            clause = self.lookup.clause(self.governor)
            verb = self.lookup.nodes[self.governor]
            for phrases in clause.objects if _praises(verb) or self._asks(self.governor) else (clause.subject,):
                meant = self.lookup.parties(phrases)
                if meant and self.at not in phrases and self.lookup.agrees(phrases, pronoun):
                    return meant
        return self.lookup.antecedent(at, pronoun)

    def _meant(self, parties: Parties, pronoun: str) -> bool:
        """Whether a pronoun can go back to parties named before."""
        named = spans(parties)
        phrases = [i for i, n in enumerate(self.lookup.nodes[: self.at]) if spans((*n.parties, *n.weak)) & named]
        return bool(phrases) and self.lookup.agrees(phrases, pronoun)

    def _own_parties(self, slots: Slots) -> None:
        """The genitive, as source or target; a verb right before hands its subject down as the source."""
        frame, own = self.frame, self.own
        if own and not slots.sources and self._is_received():
            slots.source(own, "genitive")  # obtained *the support of X*
            return
        planner = self._planner()
        controller = planner or self._controller()
        if self.node.pronoun and frame.takes_object and not slots.targets and not own and controller:
            # "carried out *its* bombing": the pronoun is who is bombed.
            slots.sources = ()
            slots.target(self.lookup.antecedent(self.at, self.node.pronoun, avoid=controller), "pronoun")
        if own and frame.genitive == "source" and frame.takes_object and self._is_sent():
            slots.source(self.lookup.subject(self.governor or 0), "governor")  # sent someone *to visit* X
            slots.target(own, "genitive")
        if own and slots.targets and (self._done_to() or spans(slots.targets) & spans(controller)):
            slots.source(own, "genitive")
        if controller and not slots.sources:
            slots.source(controller, "carrier" if planner else "governor")
            if own and (frame.takes_object and not frame.thing):
                slots.targets = ()
            slots.target(own, "genitive")
            return
        if slots.targets and not own and self.frame.takes_object:
            slots.source(self.lookup.weak(self.genitive), "genitive")
        after = self._object_after()
        if own and after and not slots.sources:
            slots.sources, slots.source_slot, slots.targets, slots.target_slot = own, "genitive", after, "object"
            return
        gives = slots.targets or frame.genitive == "source" or self.node.text.endswith("ات") or self._is_doer()
        receives = frame.takes_object and not frame.thing
        if slots.sources or (receives and not gives):
            slots.target(own, "genitive")
        else:
            slots.source(own, "genitive")

    def _done_to(self) -> bool:
        """Whether the genitive does what is done to another: a visit of X to Y, or a verbal noun that ل follows:
        asserted the support *of X for Y*."""
        if not self.frame.takes_object:
            return True
        following = self.lookup.node(self.genitive[-1] + 1)
        if self.frame.thing or following is None or following.kind is not Kind.PHRASE:
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
        roles = self.lookup.nodes[self.governor].roles
        answered = "answering" in roles and self.frame.relation in ANSWERED
        received = "receiving" in roles and self.frame.takes_object
        return received or (answered and bool(self.lookup.subject(self.governor)))

    def _is_sent(self) -> bool:
        """Whether an act is what the subject of a verb of giving has done: sent X *to visit* Y."""
        if self.governor is None or self.governor > self.at or self.node.preposition not in PURPOSES | {TO}:
            return False
        return "giving" in self.lookup.nodes[self.governor].roles

    def _object_after(self) -> Parties:
        """The object after a noun's own subject: the bombing by the coalition of *the positions*."""
        if not self.genitive or not self.frame.takes_object or self.frame.thing:
            return ()
        following = self.genitive[-1] + 1
        node = self.lookup.node(following)
        if node is None or node.preposition is not None or node.conjunction or node.time:
            return ()
        if node.kind is Kind.PHRASE:
            return self.lookup.parties(self.lookup.clauses.group(following))
        return self.lookup.owner(following) if node.kind is Kind.ACT else ()

    def _placed(self, *, own: bool) -> Parties:
        """The place or unknown name that an attack hits: the shelling *of the town*, raids *on the camps*."""
        hit = self.lookup.weak(self.genitive) if self.frame.takes_object and not own else ()
        if hit:
            return hit
        told = self.lookup.relative_verb(self.at)  # raids *that X flew on Y*
        for i in range(self.at + 1, self._own_stop() if told is None else self.lookup.clause(told).stop):
            node = self.lookup.nodes[i]
            if node.preposition in self.frame.to and node.kind is Kind.PHRASE:
                found = self.lookup.weak(self.lookup.clauses.group(i))
                if found:
                    return found
        return ()

    def _aimed(self) -> bool:
        """Whether a phrase says what an attack was on, be it no party."""
        nodes = self.lookup.nodes[self.at + 1 : self.stop]
        return any(n.preposition in AIMED and n.kind is Kind.PHRASE for n in nodes)

    def _controller(self) -> Parties:
        """The subject of a verb that takes the act right after it: goes on *helping* X, promised *to help* X."""
        if self.governor is None or self.node.preposition not in COMPLEMENTS:
            return ()
        verb, clause = self.lookup.nodes[self.governor], self.lookup.clause(self.governor)
        refused = "denying" in verb.roles and (self.node.preposition is not None or self.frame.relation not in STANCES)
        claimed = any(f.relation == self.frame.relation and f.needs_inside & self._words() for f in verb.frames)
        if not (_controls(verb) or refused or claimed) or self.at in clause.subject or self._asks(self.governor):
            return ()
        first = max([self.governor, *(i for i in clause.subject if i < self.at)])
        for node in self.lookup.nodes[first + 1 : self.at]:
            if (node.kind is Kind.PHRASE and not node.time) or (node.kind is Kind.MARK and node.text not in COMMAS):
                return ()
        return self.lookup.subject(self.governor)

    def _words(self) -> frozenset[str]:
        return self.node.words | {self.node.text}

    def _planner(self) -> Parties:
        """Whose plan, right or duty the act is: the duty *of X* to help Y, the plans *of X* to send Z."""
        at = self.at
        before = self.lookup.node(at - 1)
        if self.node.preposition is None and before is not None and before.kind is Kind.ACT and before.roles:
            at -= 1
        first, planner = self.lookup.nodes[at], self.lookup.node(at - 1)
        if planner is not None and planner.kind is Kind.ACT and any(f.said for f in planner.frames):
            return self.lookup.parties((at - 2,))  # *X is responsible* for the attack
        if first.preposition not in PLANS or planner is None or planner.kind is not Kind.PHRASE:
            return ()
        holder = self.lookup.node(at - 2)
        if holder is not None and holder.preposition == TO and not planner.parties and planner.preposition is None:
            return self.lookup.parties((at - 2,))  # *X has* a part in helping Y
        inner = bool(planner.parties) and not planner.parties[0].head
        act = self.lookup.node(at - 2)
        ruled = act is not None and act.kind is Kind.ACT and "doing" in act.roles and planner.preposition is None
        return self.lookup.parties((at - 1,)) if inner or ruled else ()

    # --- what a governing verb hands down ---

    def _governed(self, slots: Slots) -> None:
        self._carried(slots)
        if self.governor is None or self._called_for():
            return
        verb, clause = self.lookup.nodes[self.governor], self.lookup.clause(self.governor)
        if self.frame.thing and self.at in clause.subject:
            marks = (*self.frame.to, TO, "الي")
            slots.target(self.lookup.after(self.governor, clause.stop, marks, avoid=slots.sources), "governor")
        if self.at in clause.subject or not (self.governor > self.at or self.under in COMPLEMENTS):
            return
        if not (verb.roles & GOVERNING or verb.frames):
            slots.source(self.lookup.parties(clause.subject), "fallback")
            return
        if self._asks(self.governor):
            slots.sources = slots.targets = ()
        elif self._blames(self.governor):
            if self.under is not None or not _praises(verb):
                slots.source(self._object_of(self.governor) or self._pronoun_of(self.governor), "accused")
        elif self._takes(verb):
            self._received(slots)
        else:
            if self.under in (FROM, "عن"):
                slots.source(self._object_of(self.governor), "object")  # kept X *from* attacking Y
            self._given(slots)

    def _takes(self, verb: Node) -> bool:
        """Whether the governing verb takes in what the act gives; an attack under ب is its means."""
        means = self.under == BY and self.frame.relation in SUFFERED
        return ("receiving" in verb.roles and not means) or ("answering" in verb.roles and self._is_received())

    def _blames(self, governor: int) -> bool:
        """Whether the governing verb is about what its object does: praise, blame, a warning, perhaps as an expression:
        held X *responsible for* the raid."""
        verb, stop = self.lookup.nodes[governor], self.lookup.clause(governor).stop
        blamed = (f for f in verb.frames if f.relation in PRAISING and f.takes_object and f.needs_inside)
        if self.under == FROM and any(f.relation == "threat" for f in verb.frames):
            return True  # warned X *of attacking* Y
        return _praises(verb) or any(holds_inside(self.lookup, governor, f, stop) for f in blamed)

    def _carried(self, slots: Slots) -> None:
        """What the noun of giving or doing right before the act says of the giver: the *provision* of aid."""
        before = self.lookup.node(self.at - 1)
        if before is None or self.node.preposition not in (None, BY):
            return
        if before.kind is Kind.ACT and before.roles:
            slots.source(before.adjective, "carrier")
            if before.pronoun:
                slots.source(self._pronoun_source(self.at - 1), "carrier")
            slots.source(self._after(AGENTS) or self._giver(), "agent")
            at = self.at - 2
        else:
            at = self.at - 1
        party, mover = self.lookup.node(at), self.lookup.node(at - 1)
        if party is None or mover is None or mover.kind is not Kind.ACT or party.preposition is not None:
            return
        if mover.roles & {"giving", "doing"} and party.kind is Kind.PHRASE:
            supplied = self.under == BY and bool(mover.frames)  # the supply of X *with arms*
            (slots.target if supplied else slots.source)(self.lookup.parties((at,)), "carrier")

    def _object_of(self, verb: int) -> Parties:
        clause = self.lookup.clause(verb)
        return next((p for g in clause.objects if self.at not in g and (p := self.lookup.parties(g))), ())

    def _pronoun_of(self, verb: int) -> Parties:
        """Whom the object pronoun of a verb means: accused *it* of helping X."""
        pronoun = "" if self.lookup.clause(verb).described else self.lookup.nodes[verb].pronoun
        return self.lookup.antecedent(verb, pronoun, avoid=self.lookup.subject(verb)) if pronoun else ()

    def _received(self, slots: Slots) -> None:
        """X received aid from Y: the subject is the receiver."""
        assert self.governor is not None
        clause = self.lookup.clause(self.governor)
        giver = self.lookup.after(self.governor, clause.stop, (FROM, *AGENTS))
        slots.source(giver, "agent")
        if slots.targets == slots.sources:
            slots.targets = ()
        slots.target(self.lookup.parties(clause.subject), "receiver")
        if slots.sources == slots.targets:
            slots.sources = giver

    def _given(self, slots: Slots) -> None:
        assert self.governor is not None
        verb, clause = self.lookup.nodes[self.governor], self.lookup.clause(self.governor)
        subject = self.lookup.subject(self.governor)
        if self.node.preposition == TO and any(f.id in EQUIPS for f in verb.frames):
            slots.source(self._object_of(self.governor), "governor")
            slots.source(self._pronoun_of(self.governor), "governor")
        slots.source(subject, "governor")
        slots.target(self.lookup.after(self.governor, clause.stop, (*self.frame.to, TO, "الي")), "governor")
        if "giving" in verb.roles:
            purpose = self.lookup.act_after(self.governor, clause.stop, TO)
            slots.target(() if purpose is None else self.lookup.owner(purpose), "governor")
        slots.target(self._pronoun_of(self.governor), "pronoun")
        if "giving" in verb.roles or (self.frame.thing and BY in (self.under, self._before_joined())):
            slots.target(self._object_of(self.governor), "object")

    def _before_joined(self) -> str | None:
        """The preposition of the first of the things joined: supported X *with* money and arms."""
        at = self.at
        while at > 0 and self.lookup.nodes[at].conjunction and self.lookup.nodes[at].preposition is None:
            at -= 1
        return self.lookup.nodes[at].preposition

    # --- two sides, and brokers ---

    def _pair(self) -> Slots | None:
        """Meetings, agreements, trade: with X, between A and B, A's … with B."""
        named = self.lookup.between(self.at, self.stop)
        if len(named) > 1:
            return Slots(named[:1], named[1:], "between", "between")
        slots = Slots()
        if self.own and self.governor is not None and self.node.preposition in PURPOSES | {TO}:
            slots.source(self.lookup.subject(self.governor), "pair")  # sent someone *to meet* X
            slots.target(self.own, "genitive")
        by = () if self.frame.relation == "agreement" else (BY,)
        slots.target(self._after((WITH, *by)), "with")
        slots.source(self.node.adjective, "pair")
        if self.node.pronoun:
            slots.source(self._pronoun_source(self.at), "pair")
        slots.source(self.own, "pair")
        if slots.targets:
            slots.source(self._after((TO,)), "pair")
        slots.target(self._after(self.frame.to), "oblique")
        slots.split("together")
        self._pair_governed(slots)
        slots.source(self.lookup.weak(self.genitive), "pair")
        return slots

    def _pair_governed(self, slots: Slots) -> None:
        if slots.sources or self.governor is None or self.is_asked():
            return
        clause = self.lookup.clause(self.governor)
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
        slots.sources = self.node.adjective or self._after((*AGENTS, FROM)) or self.own
        slots.targets = self._brokered(self.at, self.stop)
        if self.governor is not None:
            clause = self.lookup.clause(self.governor)
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


def _praises(verb: Node, preposition: str | None = None) -> bool:
    """Whether a verb praises or blames for what another did; where a preposition is given, only one that takes it."""
    frames = [f for f in verb.frames if f.relation in PRAISING and not f.needs_inside]
    return any(preposition is None or not f.oblique or preposition in f.to for f in frames)


def _accuses(node: Node) -> bool:
    """Whether a word accuses, so that the act after it under ب is what the accused did."""
    return any(f.relation == "criticism_accusation" and f.takes_object for f in node.frames)


def _belongs(node: Node) -> bool:
    """Whether a node after an act goes on with it: a phrase, or an act that is its genitive or its means."""
    return node.kind is Kind.PHRASE or node.preposition in (None, BY)


def _controls(verb: Node) -> bool:
    """Whether the subject of a verb does the act that the verb takes."""
    if _praises(verb):
        return False
    return bool(verb.roles & {"doing", "auxiliaries"}) or not (verb.frames or verb.roles & GOVERNING)


def _demands(verb: Node, *, bare: bool = False) -> bool:
    """What is asked for is no claim; a verb that asks by a preposition does not ask for its bare object."""
    return any(f.relation == "demand_request" and not (bare and f.oblique) for f in verb.frames)
