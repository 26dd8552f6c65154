"""From what a trigger says to draft claims: what is inherited, the domain, and the reasons in words.

A slot left empty in a list item is filled from the heading (the other party) or the document's voice, and marked so.
What is rejected, condemned, attacked or the like is never inherited: it is named, or there is no claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dalil.coding.method import DraftActor, DraftClaim, Words
from dalil.coding.rules.lexicon import contents
from dalil.coding.rules.passage import Found, Passage
from dalil.coding.rules.relations import domain_by_words
from dalil.coding.rules.scene import Party
from dalil.coding.rules.stance import asserter_at, polarity_of
from dalil.records.claims import Reason
from dalil.records.mentions import ActorRef, Amount, How, PartialDate
from dalil.records.units import Role, UnitKind
from dalil.text.folding import fold

T = TypeVar("T", Amount, PartialDate)
NAMED_TARGET = frozenset(
    ["criticism_accusation", "rejection", "threat", "sanction", "protest", "mobilization", "coercion", "armed_attack"]
)
RECEIVING = frozenset(
    ["funding", "arms_materiel", "training_expertise", "humanitarian_aid", "media_support", "unspecified_support"]
)
ARMED = ("military", "armed_group")  # what such a party receives is military, where nothing else says
CAUSE_RELATIONS = frozenset({"political_endorsement", "media_support", "unspecified_support"})
# Scores until they are calibrated on readings: both parties written, one inherited, both inherited; open or no trigger.
CERTAIN, INHERITED_ONE, INHERITED_BOTH, WEAKER = 0.95, 0.85, 0.75, 0.9
BARE = 0.6  # an item that only its heading explains


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafts the claims of one passage."""

    passage: Passage

    def claims(self, one: Found) -> list[DraftClaim]:
        """The claims of one trigger: coordinated parties are expanded."""
        relation = one.settled.relation
        sources = self._named(one.slots.source)
        targets = self._named(one.slots.target)
        inherits = self._inherits(one) or self.passage.both_sides(one)
        if not sources and inherits:
            sources = self._heir(targets, first=self.passage.partner, second=self.passage.voice)
        if not targets and inherits and relation not in NAMED_TARGET and not self._has_own_object(one):
            targets = self._heir(sources, first=self.passage.voice, second=self.passage.partner)
            targets = [self._by_cause(t, one) for t in targets]
        if not sources or not targets:
            return []
        if one.match.trigger.symmetric and self.passage.unit.unit.facet is not Role.BASIS and not self._names_two(one):
            return []
        if self._tells_of_others(one, sources, targets):
            return []
        if self.passage.unit.unit.facet is Role.BASIS and not (
            one.slots.source or one.slots.target or self._shares(one)
        ):
            return []
        return [
            self._claim(one, source, target) for source in sources for target in targets if not source.same_as(target)
        ]

    def _tells_of_others(self, one: Found, sources: Sequence[ActorRef], targets: Sequence[ActorRef]) -> bool:
        """Under a basis, good relations with a third party are an asset, no act."""
        voice = self.passage.voice
        if one.match.trigger.frame.name != "relation" or self.passage.unit.unit.facet is not Role.BASIS:
            return False
        return voice is not None and not any(a.same_as(voice) for a in (*sources, *targets))

    def _has_own_object(self, one: Found) -> bool:
        """Under a basis, "funds the works at X" has its object; it is not given to the voice."""
        passage = self.passage
        basis = passage.unit.unit.facet is Role.BASIS and one.match.shape == "verb" and not one.match.trigger.symmetric
        following = passage.atoms[one.match.last] if one.match.last < one.slots.end else None
        object_follows = following is not None and not following.punctuation
        if one.match.trigger.frame.topic:
            goals = one.match.trigger.frame.target
            rest = passage.atoms[one.match.last : one.slots.end]
            object_follows = any(a.preposition in goals or a.text in goals for a in rest)
            basis = passage.unit.unit.facet is Role.BASIS
        return basis and object_follows and not passage.both_sides(one)

    def _names_two(self, one: Found) -> bool:
        """Outside the bases, "takes part in" is no shared interest unless two parties do so."""
        both = one.slots.source is not None and one.slots.target is not None
        return both or one.match.shape != "verb" or self.passage.both_sides(one)

    def _shares(self, one: Found) -> bool:
        """A basis is told in sentences that name their parties; only what is shared may go without."""
        return one.match.trigger.symmetric or self.passage.both_sides(one)

    def _named(self, party: Party | None) -> list[ActorRef]:
        if party is None:
            return []
        return [a for a in (self.passage.atoms[at].actor for at in party.actors) if a is not None]

    def _inherits(self, one: Found) -> bool:
        """Headings and voice fill gaps in list items and in prose under a basis or outcome heading.

        A document without a voice of its own, such as an organisation's statutes, hands nothing down.
        """
        if self.passage.voice is None:
            return False
        unit = self.passage.unit.unit
        listed = unit.kind is UnitKind.ITEM or unit.facet in (Role.BASIS, Role.OUTCOME)
        return listed and bool(unit.path) and self.passage.leads(one)

    def _heir(self, taken: Sequence[ActorRef], *, first: ActorRef | None, second: ActorRef | None) -> list[ActorRef]:
        for candidate in (first, second):
            if candidate is not None and not any(candidate.same_as(t) for t in taken):
                how = How.VOICE if candidate is self.passage.voice else How.INHERITED
                return [replace(candidate, quote=None, how=how)]
        return []

    def _by_cause(self, target: ActorRef, one: Found) -> ActorRef:
        """The voice as backed through its march, strike or struggle: those words are where it is reached."""
        if target.how is not How.VOICE or one.slots.cause is None or one.settled.relation not in CAUSE_RELATIONS:
            return target
        return replace(target, quote=self.passage.quote(*one.slots.cause))

    def _claim(self, one: Found, source: ActorRef, target: ActorRef) -> DraftClaim:
        clause = self.passage.clauses[one.clause]
        if one.slots.source is not None and one.slots.source.slot == "doer":
            # "did not join the sanctions that X imposed": what X did is presupposed, not denied.
            clause = replace(clause, first=one.match.first)
        reported = clause.kind == "reported" and one.clause > 0
        since = self.passage.clauses[one.clause - 1].first if reported else None
        polarity, cue = polarity_of(one.match, self.passage.atoms, clause, self.passage.grammar, since=since)
        domain, domain_why = self._domain(one.settled.relation, target)
        receives = one.settled.relation in RECEIVING
        amount = self._mentioned(one, Amount) if receives else None
        asserter = asserter_at(self.passage.clauses, one.clause, self.passage.atoms, self.passage.grammar)
        why = [
            *self._why_relation(one),
            *self._why_party("source", source, one.slots.source),
            *self._why_party("target", target, one.slots.target),
            domain_why,
        ]
        if cue is not None:
            why.append(Reason(f"why.{polarity.value}", (("words", self.passage.words(*cue).exact),)))
        speaker = None if asserter is None else self.passage.atoms[asserter].actor
        return DraftClaim(
            relation=one.settled.relation,
            source=_drafted(source),
            target=_drafted(target),
            evidence=(self._evidence(one),),
            domain=domain,
            polarity=polarity,
            facet=None if self.passage.unit.unit.facet is None else self.passage.unit.unit.facet.value,
            amount=amount,
            date=self._mentioned(one, PartialDate),
            beneficiary=self._beneficiary(one) if receives else None,
            asserter=None if speaker is None or speaker.same_as(source) else _drafted(speaker),
            against=tuple(_drafted(a) for a in self._named(Party(one.slots.against, "against"))),
            score=self._score(one, source, target),
            why=tuple(why),
        )

    def _domain(self, relation: str, target: ActorRef) -> tuple[str, Reason]:
        heading = self.passage.unit.unit.domain
        if heading is not None:
            return heading, Reason("why.domain_heading", (("domain", heading),))
        named = domain_by_words(self.passage.atoms, contents())
        if named is not None and relation not in ("funding", "training_expertise"):
            return named[0], Reason("why.domain_words", (("domain", named[0]), ("words", named[1])))
        usual = contents().domains.get(relation, contents().domains["default"])
        if target.kind in ARMED and relation in RECEIVING:
            usual = contents().domains["arms_materiel"]
        return usual, Reason("why.domain_relation", (("domain", usual), ("relation", relation)))

    def _mentioned(self, one: Found, kind: type[T]) -> T | None:
        """The first amount or date in the trigger's reach."""
        first, last = self.passage.reach(one)
        values = (a.mention.value for a in self.passage.atoms[first:last] if a.mention is not None)
        return next((v for v in values if isinstance(v, kind)), None)

    def _beneficiary(self, one: Found) -> Words | None:
        if one.slots.beneficiary is None:
            return None
        words = self.passage.words(*one.slots.beneficiary)
        first = self.passage.atoms[one.slots.beneficiary[0]]
        # "to the families" without its preposition
        attached = fold(words.exact).starts[first.attached] if first.attached else 0
        return Words(exact=words.exact[attached:], start=None if words.start is None else words.start + attached)

    def _evidence(self, one: Found) -> Words:
        """The words of the clause, from its first to the end of the trigger's reach, without outer marks."""
        if len(self.passage.clauses) == 1 or (self.passage.unit.unit.kind is UnitKind.ITEM and one.clause == 0):
            return Words(exact=self.passage.unit.text, start=self.passage.unit.unit.span.start)
        first, last = self.passage.reach(one)
        return self.passage.words(first, last)

    def _score(self, one: Found, source: ActorRef, target: ActorRef) -> float:
        inherited = sum(a.how is not How.EXPLICIT for a in (source, target))
        score = (CERTAIN, INHERITED_ONE, INHERITED_BOTH)[inherited]
        if one.match.trigger.id == "shown":
            return round(score * BARE, 2)
        return round(score * (WEAKER if one.match.trigger.weak or one.match.trigger.kind is not None else 1.0), 2)

    def _why_relation(self, one: Found) -> list[Reason]:
        words = self.passage.words(one.match.first, one.match.last).exact
        key = "why.no_verb" if one.match.trigger.weak else "why.trigger"
        values = (("words", words), ("relation", one.settled.relation), ("entry", one.match.trigger.id))
        reasons = [Reason(key, values if key == "why.trigger" else values[:2])]
        if one.settled.words is not None and not one.match.first <= one.settled.words < one.match.last:
            thing = self.passage.words(one.settled.words, one.settled.words + 1).exact
            reasons.append(Reason("why.contents", (("words", thing), ("relation", one.settled.relation))))
        if one.solidarity and self.passage.voice is not None:
            reasons.append(Reason("why.solidarity", (("name", self.passage.voice.name),)))
        return reasons

    def _why_party(self, role: str, actor: ActorRef, party: Party | None) -> list[Reason]:
        if actor.quote is not None and party is None:
            return [Reason(f"why.{role}_cause", (("words", actor.quote.exact), ("name", actor.name)))]
        if actor.quote is not None and party is not None:
            return [Reason(f"why.{role}_{party.slot}", (("words", actor.quote.exact),))]
        return [Reason(f"why.{role}_{actor.how.value}", (("name", actor.name),))]


def _drafted(actor: ActorRef) -> DraftActor:
    words = None if actor.quote is None else Words(exact=actor.quote.exact, start=actor.quote.span.start)
    return DraftActor.of(actor, words, how=actor.how)
