"""`dalil.rules.v1`: from a unit and its mentions to a draft, each claim with the reasons for it in words.

A trigger leads when it opens its clause or is joined to one that does; a trigger inside another's reach is coded only
when it is of the kinds a text presupposes in so many words (attacks, arrests) and names both its parties. A slot left
empty in a list item is filled from the heading (the other party) or the document's voice, and marked so. What is
rejected, condemned, attacked or the like is never inherited: it is named, or there is no claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dalil.codebook.schema import Codebook
from dalil.coding.method import Draft, DraftActor, DraftClaim, Words
from dalil.coding.rules.atoms import Atom, atoms_of
from dalil.coding.rules.clauses import COMMAS, Clause, clauses_of
from dalil.coding.rules.lexicon import Lexicon, contents, lexicon_for
from dalil.coding.rules.matching import Match, find_triggers
from dalil.coding.rules.relations import Circumstances, Settled, classes_in, domain_by_words, settle
from dalil.coding.rules.slots import Carried, Party, Scene, Slots, fill
from dalil.coding.rules.stance import asserter_at, polarity_of
from dalil.records.claims import Reason
from dalil.records.codings import Coder, CoderKind, coder_of
from dalil.records.mentions import ActorRef, Amount, How, MentionKind, Mentions, PartialDate
from dalil.records.quotes import Quote, Span
from dalil.records.units import Role, UnitKind, UnitText

NAME = "dalil.rules.v1"
VERSION = "1"
CODED_KINDS = (UnitKind.ITEM, UnitKind.SENTENCE)
NAMED_TARGET = frozenset(
    "criticism_accusation rejection threat sanction protest mobilization coercion armed_attack".split()
)
RECEIVING = frozenset(
    "funding arms_materiel training_expertise humanitarian_aid media_support unspecified_support".split()
)
GIVEN = frozenset("media scholarships relief training experts intelligence arms money".split())
DOERS = ("agent", "doer")
CAUSE_RELATIONS = frozenset({"political_endorsement", "media_support", "unspecified_support"})
CERTAIN, INHERITED_ONE, INHERITED_BOTH, WEAKER = 0.95, 0.85, 0.75, 0.9


@dataclass(frozen=True, slots=True)
class RulesCoder:
    """The rules coder; it keeps no state between units."""

    @property
    def coder(self) -> Coder:
        """Who codes."""
        return coder_of(NAME, CoderKind.RULES, version=VERSION, settings_digest="default")

    def code(self, unit: UnitText, mentions: Mentions, codebook: Codebook) -> Draft:
        """The claims the rules find in one unit."""
        if unit.unit.kind not in CODED_KINDS:
            return Draft()
        passage = _Passage(unit, mentions, lexicon_for("ar" if unit.language == "ar" else "en"))
        return Draft(claims=tuple(passage.claims()))


@dataclass(frozen=True, slots=True)
class _Found:
    """A trigger with its slots and relation, before inheritance."""

    match: Match
    clause: int
    slots: Slots
    settled: Settled
    solidarity: bool = False


class _Passage:
    """One unit under analysis."""

    def __init__(self, unit: UnitText, mentions: Mentions, lexicon: Lexicon) -> None:
        self.unit, self.mentions, self.lexicon = unit, mentions, lexicon
        self.grammar = lexicon.grammar
        self.atoms = atoms_of(unit, mentions, lexicon.grammar)
        prose = unit.unit.kind is UnitKind.SENTENCE
        self.matches = self._with_thing_named(find_triggers(self.atoms, lexicon, prose=prose))
        self.clauses = clauses_of(self.atoms, self.matches, lexicon.grammar)
        self.partner = mentions.partners[0] if mentions.partners else None
        self.voice = mentions.voice

    # --- which triggers are coded ---

    def claims(self) -> list[DraftClaim]:
        """The claims of the unit, one per source, target and relation."""
        found: list[_Found] = []
        carried = Carried()
        for at, match in enumerate(self.matches):
            clause = self._clause_of(match)
            leads = self._leads(at)
            if match.purpose or not (leads or match.trigger.nested):
                continue
            one = self._find(at, clause, self._carried(carried, match, clause) if leads else Carried())
            if one is None:
                continue
            if leads or self._both_named(one):
                found.append(one)
            if leads:
                carried = Carried(_actors(one.slots.source), _actors(one.slots.target))
        drafted = [claim for one in self._one_reading(found) for claim in self._draft(one)]
        return list({(c.relation, _key(c.source), _key(c.target)): c for c in reversed(drafted)}.values())[::-1]

    def _with_thing_named(self, matches: tuple[Match, ...]) -> tuple[Match, ...]:
        """An item among a relation's outcomes may open with what was given or shown; that leads, whatever verb follows."""
        unit = self.unit.unit
        told = unit.facet is Role.OUTCOME or (unit.facet is None and unit.domain is not None)
        if unit.kind is not UnitKind.ITEM or not told or not self.atoms or self._opens_denied():
            return matches
        end = matches[0].first if matches else len(self.atoms)
        named = classes_in(self.atoms[:end], contents())
        first = min((at for name, at in named.items() if name in GIVEN), default=None)
        if first is None and not matches and unit.domain == "media":
            first = 0
        if first is None or any(a.actor is not None for a in self.atoms[:first]):
            return matches
        trigger = self.lexicon.shown if unit.domain == "media" else self.lexicon.amount
        return (Match(first, first + 1, trigger, "noun", conjunction=False, purpose=False), *matches)

    def _opens_denied(self) -> bool:
        return bool(self.atoms) and self.atoms[0].raw in self.grammar.lists["negators"]

    def _carried(self, carried: Carried, match: Match, clause: int) -> Carried:
        """What the clause before hands on: to a joined trigger its parties, to "and this helps" the passage's topic."""
        if self.clauses[clause].kind == "continued" and not carried.source:
            topic = self._topic(match, Slots())
            return Carried(topic.actors if topic is not None else ())
        joined = match.conjunction or self.clauses[clause].kind in ("coordinate", "continued")
        return carried if joined else Carried()

    def _one_reading(self, found: Sequence[_Found]) -> list[_Found]:
        """Weak entries speak only where nothing stronger leads the same clause."""
        strong = {one.clause for one in found if not one.match.trigger.weak}
        return [one for one in found if not (one.match.trigger.weak and one.clause in strong)]

    def _clause_of(self, match: Match) -> int:
        return next(i for i, c in enumerate(self.clauses) if c.first <= match.first < c.last)

    def _leads(self, at: int) -> bool:
        """Whether a trigger opens its clause or is joined to one that does."""
        match = self.matches[at]
        clause = self._clause_of(match)
        if self.clauses[clause].kind == "subordinate":
            return False
        earlier = [i for i in range(at) if self._clause_of(self.matches[i]) == clause]
        if not earlier:
            return self.clauses[clause].kind != "relative" or self.clauses[clause].first == 0
        if not match.conjunction:
            return False
        twins = [i for i in earlier if (self.matches[i].shape == "verb") == (match.shape == "verb")]
        if self.atoms[match.first - 1].text in COMMAS:
            return any(self._leads(i) for i in twins)
        return bool(twins) and self._leads(twins[-1])

    def _reach(self, at: int, clause: int) -> int:
        """Where a trigger's reach ends: with its clause and what hangs below, or at the next joined trigger."""
        own = self.clauses[clause]
        end = own.last
        following = clause + 1
        while following < len(self.clauses) and self.clauses[following].kind == "relative":
            end = self.clauses[following].last
            following += 1
        joined = [
            m.first for i, m in enumerate(self.matches) if i > at and m.conjunction and m.first < end and self._leads(i)
        ]
        return min([end, *joined])

    def _both_named(self, one: _Found) -> bool:
        return one.slots.source is not None and one.slots.target is not None

    # --- what one trigger says ---

    def _find(self, at: int, clause: int, carried: Carried) -> _Found | None:
        match = self.matches[at]
        own = self.clauses[clause]
        end = self._reach(at, clause)
        scene = Scene(self.atoms, self.grammar, own, end, self.voice, self.partner, carried)
        slots = fill(match, scene)
        if match.trigger.frame.needs and slots.target is None:
            return None
        if (
            own.kind == "continued"
            and slots.target is None
            and slots.source is not None
            and slots.source.slot == "subject"
        ):
            slots = replace(slots, target=self._antecedent(own))
        if slots.source is None and (match.trigger.frame.topic or own.kind == "continued"):
            slots = replace(slots, source=self._topic(match, slots))
        first = own.first if match.shape in ("verb", "passive") or match.trigger.weak else match.first
        window = self.atoms[first:end]
        about = Circumstances(self.unit.unit.domain, self.unit.unit.facet, slots.beneficiary is not None)
        settled = settle(match.trigger, window, contents(), about)
        if settled is not None and about.facet is Role.BASIS and self._both_sides(own, end):
            settled, slots = Settled("shared_interest"), replace(slots, source=None, target=None)
        if settled is None:
            return None
        if settled.words is not None:
            settled = replace(settled, words=settled.words + first)
        if match.trigger.stance:
            return self._stance(at, end, _Found(match, clause, slots, settled))
        return _Found(match, clause, slots, settled)

    def _antecedent(self, clause: Clause) -> Party | None:
        """The actor just before ", which the company pays for"."""
        at = next((i for i in range(clause.first - 1, -1, -1) if self.atoms[i].actor is not None), None)
        return None if at is None else Party((at,), "object")

    def _both_sides(self, clause: Clause, end: int) -> bool:
        """Whether "the two sides" are the subject: what both do is what they share."""
        words = self.grammar.lists["both"]
        return any(a.raw in words for a in self.atoms[clause.first : end])

    def _topic(self, match: Match, slots: Slots) -> Party | None:
        """The actor named first in the passage, before the trigger."""
        target = set(slots.target.actors) if slots.target else set()
        at = next((i for i in range(match.first) if self.atoms[i].actor is not None and i not in target), None)
        return None if at is None else Party((at,), "topic")

    def _stance(self, at: int, end: int, one: _Found) -> _Found:
        """Condemning or rejecting an act is against its doer; where none is named, with its victim if that is the voice."""
        nested = [
            i
            for i, m in enumerate(self.matches)
            if i > at and m.first < end and (m.trigger.nested or m.trigger.kind == "impose")
        ]
        for i in nested:
            inner = self._find(i, one.clause, Carried())
            if inner is None:
                continue
            doer = inner.slots.source
            if doer is not None and doer.slot in DOERS:
                own = one.slots.source if one.slots.source is not None and one.slots.source.slot not in DOERS else None
                return replace(one, slots=replace(one.slots, source=own, target=doer))
            victim = inner.slots.target
            if victim is not None and self._is(victim.actors[0], self.voice):
                relation = Settled("political_endorsement")
                return replace(one, slots=replace(one.slots, target=victim), settled=relation, solidarity=True)
        return one

    def _is(self, at: int, other: ActorRef | None) -> bool:
        actor = self.atoms[at].actor
        return actor is not None and other is not None and actor.same_as(other)

    # --- claims ---

    def _draft(self, one: _Found) -> list[DraftClaim]:
        relation = one.settled.relation
        sources = self._named(one.slots.source)
        targets = self._named(one.slots.target)
        inherits = self._inherits(one) or self._both_sides(self.clauses[one.clause], one.slots.end)
        if not sources and inherits:
            sources = self._heir(targets, first=self.partner, second=self.voice)
        if not targets and inherits and relation not in NAMED_TARGET:
            targets = self._heir(sources, first=self.voice, second=self.partner)
            targets = [self._by_cause(t, one) for t in targets]
        if not sources or not targets:
            return []
        if one.match.trigger.symmetric and self.unit.unit.facet is not Role.BASIS and not self._names_two(one):
            return []
        if self.unit.unit.facet is Role.BASIS and not (one.slots.source or one.slots.target or self._shares(one)):
            return []
        return [
            self._claim(one, source, target) for source in sources for target in targets if not source.same_as(target)
        ]

    def _names_two(self, one: _Found) -> bool:
        """Outside the bases, "takes part in" is no shared interest unless two parties do so."""
        both = one.slots.source is not None and one.slots.target is not None
        return both or one.match.shape != "verb" or self._both_sides(self.clauses[one.clause], one.slots.end)

    def _shares(self, one: _Found) -> bool:
        """A basis is told in sentences that name their parties; only what is shared may go without."""
        return one.match.trigger.symmetric or self._both_sides(self.clauses[one.clause], one.slots.end)

    def _named(self, party: Party | None) -> list[ActorRef]:
        if party is None:
            return []
        return [a for a in (self.atoms[at].actor for at in party.actors) if a is not None]

    def _inherits(self, one: _Found) -> bool:
        """Headings and voice fill gaps in list items and in prose under a basis or outcome heading."""
        unit = self.unit.unit
        listed = unit.kind is UnitKind.ITEM or unit.facet in (Role.BASIS, Role.OUTCOME)
        return listed and bool(unit.path) and self._leads(self.matches.index(one.match))

    def _heir(self, taken: Sequence[ActorRef], *, first: ActorRef | None, second: ActorRef | None) -> list[ActorRef]:
        for candidate in (first, second):
            if candidate is not None and not any(candidate.same_as(t) for t in taken):
                how = How.VOICE if candidate is self.voice else How.INHERITED
                return [replace(candidate, quote=None, how=how)]
        return []

    def _by_cause(self, target: ActorRef, one: _Found) -> ActorRef:
        """The voice as backed through its march, strike or struggle: those words are where it is reached."""
        if target.how is not How.VOICE or one.slots.cause is None or one.settled.relation not in CAUSE_RELATIONS:
            return target
        words = self._words(*one.slots.cause)
        start = words.start or 0
        span = Span(start=start, end=start + len(words.exact))
        return replace(target, quote=Quote(source_id=self.unit.unit.source_id, span=span, exact=words.exact))

    def _claim(self, one: _Found, source: ActorRef, target: ActorRef) -> DraftClaim:
        clause = self.clauses[one.clause]
        if one.slots.source is not None and one.slots.source.slot == "doer":
            # "did not join the sanctions that X imposed": what X did is presupposed, not denied.
            clause = replace(clause, first=one.match.first)
        polarity, cue = polarity_of(one.match, self.atoms, clause, self.grammar)
        domain, domain_why = self._domain(one.settled.relation)
        receives = one.settled.relation in RECEIVING
        amount = self._amount(one) if receives else None
        asserter = asserter_at(self.clauses, one.clause, self.atoms, self.grammar)
        why = [
            *self._why_relation(one),
            *self._why_party("source", source, one.slots.source),
            *self._why_party("target", target, one.slots.target),
            domain_why,
        ]
        if cue is not None:
            why.append(Reason(f"why.{polarity.value}", (("words", self._words(*cue).exact),)))
        speaker = None if asserter is None else self.atoms[asserter].actor
        return DraftClaim(
            relation=one.settled.relation,
            source=_drafted(source),
            target=_drafted(target),
            evidence=(self._evidence(one),),
            domain=domain,
            polarity=polarity,
            facet=None if self.unit.unit.facet is None else self.unit.unit.facet.value,
            amount=amount,
            date=self._date(one),
            beneficiary=self._beneficiary(one) if receives else None,
            asserter=None if speaker is None or speaker.same_as(source) else _drafted(speaker),
            against=tuple(_drafted(a) for a in self._named(Party(one.slots.against, "against"))),
            score=self._score(one, source, target),
            why=tuple(why),
        )

    def _domain(self, relation: str) -> tuple[str, Reason]:
        heading = self.unit.unit.domain
        if heading is not None:
            return heading, Reason("why.domain_heading", (("domain", heading),))
        named = domain_by_words(self.atoms, contents())
        if named is not None and relation not in ("funding", "training_expertise"):
            return named[0], Reason("why.domain_words", (("domain", named[0]), ("words", named[1])))
        usual = contents().domains.get(relation, contents().domains["default"])
        return usual, Reason("why.domain_relation", (("domain", usual), ("relation", relation)))

    def _range(self, one: _Found) -> tuple[int, int]:
        clause = self.clauses[one.clause]
        return clause.first, max(one.slots.end, clause.last)

    def _amount(self, one: _Found) -> Amount | None:
        first, last = self._range(one)
        for atom in self.atoms[first:last]:
            if atom.mention is not None and isinstance(atom.mention.value, Amount):
                return atom.mention.value
        return None

    def _date(self, one: _Found) -> PartialDate | None:
        first, last = self._range(one)
        for atom in self.atoms[first:last]:
            if atom.mention is not None and isinstance(atom.mention.value, PartialDate):
                return atom.mention.value
        return None

    def _beneficiary(self, one: _Found) -> Words | None:
        return None if one.slots.beneficiary is None else self._words(*one.slots.beneficiary)

    def _evidence(self, one: _Found) -> Words:
        """The words of the clause, from its first to the end of the trigger's reach, without outer marks."""
        if len(self.clauses) == 1 or self.unit.unit.kind is UnitKind.ITEM and one.clause == 0:
            return Words(exact=self.unit.text, start=self.unit.unit.span.start)
        first, last = self._range(one)
        return self._words(first, last)

    def _words(self, first: int, last: int) -> Words:
        """The source's words from atom `first` up to atom `last`, without punctuation at either end."""
        while last > first + 1 and self.atoms[last - 1].punctuation:
            last -= 1
        while first < last - 1 and self.atoms[first].punctuation:
            first += 1
        start, end = self.atoms[first].start, self.atoms[last - 1].end
        return Words(exact=self.unit.text[start:end], start=self.unit.unit.span.start + start)

    def _score(self, one: _Found, source: ActorRef, target: ActorRef) -> float:
        inherited = sum(a.how is not How.EXPLICIT for a in (source, target))
        score = (CERTAIN, INHERITED_ONE, INHERITED_BOTH)[inherited]
        return round(score * (WEAKER if one.match.trigger.weak or one.match.trigger.kind is not None else 1.0), 2)

    # --- reasons ---

    def _why_relation(self, one: _Found) -> list[Reason]:
        words = self._words(one.match.first, one.match.last).exact
        key = "why.no_verb" if one.match.trigger.weak else "why.trigger"
        values = (("words", words), ("relation", one.settled.relation), ("entry", one.match.trigger.id))
        reasons = [Reason(key, values if key == "why.trigger" else values[:2])]
        if one.settled.words is not None and not one.match.first <= one.settled.words < one.match.last:
            thing = self._words(one.settled.words, one.settled.words + 1).exact
            reasons.append(Reason("why.contents", (("words", thing), ("relation", one.settled.relation))))
        if one.solidarity and self.voice is not None:
            reasons.append(Reason("why.solidarity", (("name", self.voice.name),)))
        return reasons

    def _why_party(self, role: str, actor: ActorRef, party: Party | None) -> list[Reason]:
        if actor.quote is not None and party is None:
            return [Reason(f"why.{role}_cause", (("words", actor.quote.exact), ("name", actor.name)))]
        if actor.quote is not None and party is not None:
            return [Reason(f"why.{role}_{party.slot}", (("words", actor.quote.exact),))]
        return [Reason(f"why.{role}_{actor.how.value}", (("name", actor.name),))]


def _actors(party: Party | None) -> tuple[int, ...]:
    return () if party is None else party.actors


def _key(actor: DraftActor | None) -> str | None:
    return None if actor is None else actor.actor_id or actor.name


def _drafted(actor: ActorRef) -> DraftActor:
    return DraftActor(
        name=actor.name,
        words=None if actor.quote is None else Words(exact=actor.quote.exact, start=actor.quote.span.start),
        how=actor.how,
        name_en=actor.name_en,
        actor_id=actor.actor_id,
        kind=actor.kind,
        candidates=actor.candidates,
    )
