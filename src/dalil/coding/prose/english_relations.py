"""When enough is known for a reading, and which relation it has."""

from __future__ import annotations

from dalil.coding.prose.english_clauses import Clause
from dalil.coding.prose.english_lexicon import EnglishFrame
from dalil.coding.prose.english_slots import AGENT, Slot, Slots
from dalil.coding.prose.nodes import MARK, VERB
from dalil.coding.prose.sentences import Reading
from dalil.coding.prose.slots import Slots as Parties

# Where the parties of each shape of trigger were found, as the reasons of a claim say it.
SIGN = {
    "verb": "clause",
    "noun": "phrase",
    "compound": "compound",
    "with": "with",
    "agent": "phrase",
    "adjective": "phrase",
}
LISTED = ("economic_cooperation", "funding", "other")  # relations that notes on a country name in passing
WHOLE = ("muster", "declare_truce", "lay_down")  # frames whose object belongs to the act
CAMPS = frozenset(("coalition", "alliance", "government", "cabinet", "bloc", "front", "league", "party", "pact"))
SECRETARIAT = ("Secretary-General", "Special Representative", "Committee")


class Relations(Slots):
    """Makes readings of filled slots."""

    def _made(
        self, at: int, frame: EnglishFrame, source: Slot, target: Slot, *, shape: str, first: int | None = None
    ) -> Reading | None:
        """The reading, if enough of it is known."""
        if not self._enough(at, frame, source, target, shape):
            return None
        relation = self._refined(at, frame, source)
        if relation == "coercion" and at in self.clauses.by_verb and self._by_attack(self.clauses.by_verb[at]):
            relation = "armed_attack"
        if relation == "coercion" and self._aim_of_attack(at):
            relation = "armed_attack"
        if relation in ("armed_attack", "rejection") and self._only_sent_for(at):
            relation = "mobilization"
        if frame.id == "withdraw" and at in self.clauses.by_verb and self._leaves_camp(self.clauses.by_verb[at]):
            relation = "rejection"
        if relation == "demand_request" and source.nameless:
            target = self._beside_secretariat(target)
            if not target:
                return None
        governor = self.governors.get(at)
        self.targets.setdefault(at if at in self.clauses.by_verb or governor is None else governor[0], target)
        stop = self.clauses.by_verb[at].stop if at in self.clauses.by_verb else self.clauses.arguments(at)[2]
        opening = at if first is None else min(at, first)
        filled = Parties(source.parties, target.parties, source.name or SIGN[shape], target.name or SIGN[shape])
        verb = None if governor is None else governor[0]
        return Reading(at, frame, shape, (opening, max(stop, at + 1)), filled, verb, relation)

    def _enough(self, at: int, frame: EnglishFrame, source: Slot, target: Slot, shape: str) -> bool:
        """Whether so much of both slots is known that a claim holds."""
        if source.parties and source.parties == target.parties and source.name != "mutual":
            return False
        if not target.parties and not (source.parties and (target.nameless or self._lone(at, frame, shape))):
            return False
        return bool(source) or frame.lone

    def _lone(self, at: int, frame: EnglishFrame, shape: str) -> bool:
        """Whether an act is a claim though nobody is named as its target."""
        if shape == "noun" and frame.relation == "sanction":
            return True  # US sanctions: on whom, the context says
        if shape == "noun" and frame.relation in LISTED and self._in_fragment(at):
            return True
        attack = shape == "noun" and frame.relation == "armed_attack" and self._by_agent(at)
        return (frame.lone or attack) and self._alone(at, shape, needed=bool(frame.needs_inside) and frame.id in WHOLE)

    def _in_fragment(self, at: int) -> bool:
        """Whether no finite verb stands in the words between two semicolons: a note on whom the document is about."""
        marks = [i for i, n in enumerate(self.nodes) if n.kind is MARK and n.text == ";"]
        first = max((i for i in marks if i < at), default=-1)
        last = min((i for i in marks if i > at), default=len(self.nodes))
        return bool(marks) and not any(
            self.nodes[i].kind is VERB and self.nodes[i].form == "finite" for i in range(first + 1, last)
        )

    def _alone(self, at: int, shape: str, *, needed: bool) -> bool:
        """Whether an act may stand without a target: a verb without object, or a noun that a verb of doing carries."""
        if shape == "verb":
            return needed or (not self.clauses.by_verb[at].objects)
        if self._by_agent(at):
            return True
        governor = self.governors.get(at)
        return governor is not None and "doing" in self.nodes[governor[0]].roles and governor[1] == "object"

    def _by_agent(self, at: int) -> bool:
        """Whether the noun names its doer after "by"."""
        return any(p in AGENT and self.slot(g) for p, g in self._own_obliques(at))

    def _by_attack(self, clause: Clause) -> bool:
        """Whether an attack is the subject: military action toppled the regime."""
        return bool(clause.subject) and self._attack(clause.subject[-1])

    def _leaves_camp(self, clause: Clause) -> bool:
        """Whether somebody leaves those they belonged to, and no place: withdrew from the coalition."""
        return not clause.objects and any(self._words(g) & CAMPS for g in clause.after(("from", "out of")))

    def _only_sent_for(self, at: int) -> bool:
        """Whether forces are only sent to do it: deployed troops to fight X."""
        clause = self.clauses.by_verb.get(at)
        if clause is None or clause.governor is None or self.nodes[at].form != "infinitive":
            return False
        sent = self.clauses.by_verb[clause.governor]
        moved = [f for f in self.nodes[clause.governor].frames if f.id in ("deploy", "mobilize")]
        return any(self._words(g) & f.needs_inside for f in moved for g in sent.objects)

    def _aim_of_attack(self, at: int) -> bool:
        """Whether an infinitive tells what an attack is for: launched an offensive to seize X."""
        clause = self.clauses.by_verb.get(at)
        if clause is None or clause.governor is None or self.nodes[at].form != "infinitive":
            return False
        return any(self._attack(g[-1]) for g in self.clauses.by_verb[clause.governor].objects)

    def _attack(self, at: int) -> bool:
        return any(f.relation == "armed_attack" for f in self.nodes[at].frames)

    def _beside_secretariat(self, target: Slot) -> Slot:
        """Whom a council asks: neither its own secretariat and committees nor those without name beside them."""
        own = [p for p in target.parties if p.actor is not None and any(w in p.actor.name for w in SECRETARIAT)]
        return Slot(tuple(p for p in target.parties if p not in own and (p.actor is not None or not own)))

    def _refined(self, at: int, frame: EnglishFrame, source: Slot) -> str:
        """The relation, made narrower by the words beside the trigger."""
        if frame.refine is None:
            return frame.relation
        words = set(self.nodes[at].words)
        clause = self.clauses.by_verb.get(at)
        if clause is not None:
            for group in [clause.subject] if self.nodes[at].passive and clause.subject else clause.objects[:1]:
                words |= {w for i in group for w in self.nodes[i].words | {self.nodes[i].text}}
                if (
                    frame.refine == "support"
                    and not self.slot(group)
                    and self.nodes[group[0]].text in self.prose.causes
                ):
                    return "political_endorsement"
        for relation, known in self.prose.refine[frame.refine].items():
            if words & known and not (relation == "political_endorsement" and clause is not None):
                return relation
        if frame.refine == "support" and source.name == "voice":
            return "political_endorsement"
        given = self._given_with(clause) if frame.refine == "support" and clause is not None else None
        return given or frame.relation

    def _given_with(self, clause: Clause) -> str | None:
        """The relation of the thing that someone is supported with: backed X *with a loan*."""
        things = (f for group in clause.after(("with",)) for f in self.nodes[group[0]].frames if f.thing)
        return next((f.relation for f in things), None)
