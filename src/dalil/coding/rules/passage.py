"""One unit under analysis: which triggers are coded, and what each of them says before anything is inherited.

A trigger leads when it opens its clause or is joined to one that does; a trigger inside another's reach is coded only
when it is of the kinds a text presupposes in so many words (attacks, arrests) and names both its parties.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dalil.coding.method import Words
from dalil.coding.rules.atoms import atoms_of, readings
from dalil.coding.rules.clauses import COMMAS, Clause, clauses_of
from dalil.coding.rules.lexicon import Lexicon, contents
from dalil.coding.rules.matching import Match, find_triggers
from dalil.coding.rules.relations import Circumstances, Settled, classes_in, settle
from dalil.coding.rules.scene import Carried, Party, Scene, Slots
from dalil.coding.rules.slots import fill
from dalil.records.mentions import ActorRef, Mentions
from dalil.records.quotes import Quote, quote_at
from dalil.records.units import Role, UnitKind, UnitText

GIVEN = frozenset(["media", "scholarships", "relief", "training", "experts", "intelligence", "arms", "money"])
DOERS = ("agent", "doer")


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger with its slots and relation, before inheritance."""

    match: Match
    clause: int
    slots: Slots
    settled: Settled
    solidarity: bool = False


class Passage:
    """One unit under analysis."""

    def __init__(self, unit: UnitText, mentions: Mentions, lexicon: Lexicon) -> None:
        self.unit, self.mentions, self.lexicon = unit, mentions, lexicon
        self.grammar = lexicon.grammar
        self.atoms = atoms_of(unit, mentions)
        prose = unit.unit.kind is UnitKind.SENTENCE
        self.matches = self._with_thing_named(find_triggers(self.atoms, lexicon, prose=prose))
        self.clauses = clauses_of(self.atoms, self.matches, lexicon.grammar)
        self._clause_at = tuple(i for i, c in enumerate(self.clauses) for _ in range(c.first, c.last))
        self.partner = mentions.partners[0] if mentions.partners else None
        self.voice = mentions.voice

    def found(self) -> list[Found]:
        """The triggers that are coded, in text order; weak ones only where nothing stronger leads their clause."""
        found: list[Found] = []
        carried = Carried()
        at = 0
        while at < len(self.matches):
            match = self.matches[at]
            clause = self._clause_of(match)
            leads = self._leads(at)
            if match.purpose or not (leads or match.trigger.nested):
                at += 1
                continue
            one = self._find(at, clause, self._carried(carried, match, clause) if leads else Carried())
            if one is None:  # it reports nothing here, so it leads nothing either
                self.matches = self.matches[:at] + self.matches[at + 1 :]
                continue
            at += 1
            if leads or self._both_named(one):
                found.append(one)
            if leads:
                carried = Carried(_actors(one.slots.source), _actors(one.slots.target))
        strong = {one.clause for one in found if not one.match.trigger.weak}
        return [one for one in found if not (one.match.trigger.weak and one.clause in strong)]

    def leads(self, one: Found) -> bool:
        """Whether the trigger opens its clause or is joined to one that does."""
        return self._leads(self.matches.index(one.match))

    def both_sides(self, one: Found) -> bool:
        """Whether "the two sides" are what the trigger speaks of."""
        return self._both_sides(self.clauses[one.clause], one.slots.end)

    def reach(self, one: Found) -> tuple[int, int]:
        """The atoms of the trigger's clause and of what hangs below it."""
        clause = self.clauses[one.clause]
        return clause.first, max(one.slots.end, clause.last)

    def words(self, first: int, last: int) -> Words:
        """The source's words from atom `first` up to atom `last`, without punctuation at either end."""
        start, end = self._place(first, last)
        return Words(exact=self.unit.text[start:end], start=self.unit.unit.span.start + start)

    def quote(self, first: int, last: int) -> Quote:
        """The quote of those words."""
        unit = self.unit.unit
        return quote_at(unit.source_id, self.unit.text, *self._place(first, last), base=unit.span.start)

    def _place(self, first: int, last: int) -> tuple[int, int]:
        while last > first + 1 and self.atoms[last - 1].punctuation:
            last -= 1
        while first < last - 1 and self.atoms[first].punctuation:
            first += 1
        return self.atoms[first].start, self.atoms[last - 1].end

    # --- which triggers lead ---

    def _with_thing_named(self, matches: tuple[Match, ...]) -> tuple[Match, ...]:
        """An outcome item may open with what was given or shown; that leads, whatever verb follows."""
        unit = self.unit.unit
        led_in = bool(unit.path) and unit.path[-1].role is Role.LEAD_IN
        told = led_in or unit.facet is Role.OUTCOME or (unit.facet is None and unit.domain is not None)
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
        if self.clauses[clause].kind in ("continued", "reported") and not carried.source:
            topic = self._topic(match, Slots())
            return Carried(topic.actors if topic is not None else ())
        joined = match.conjunction or self.clauses[clause].kind in ("coordinate", "continued")
        return carried if joined else Carried()

    def _clause_of(self, match: Match) -> int:
        return self._clause_at[match.first]

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

    def _both_named(self, one: Found) -> bool:
        return one.slots.source is not None and one.slots.target is not None

    # --- what one trigger says ---

    def _find(self, at: int, clause: int, carried: Carried) -> Found | None:
        match = self.matches[at]
        own = self.clauses[clause]
        end = self._reach(at, clause)
        scene = Scene(self.atoms, self.grammar, own, end, self.voice, self.partner, carried)
        slots = fill(match, scene)
        if match.trigger.frame.needs and slots.target is None:
            return None
        if match.trigger.kind == "open" and slots.target is not None and self._is_place(slots.target.actors[0]):
            slots = replace(slots, target=None)
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
        if match.trigger.id == "buy" and slots.target is not None and slots.target.slot == "agent":
            settled = Settled("economic_cooperation")
        if settled.words is not None:
            settled = replace(settled, words=settled.words + first)
        if match.trigger.stance:
            return self._stance(at, end, Found(match, clause, slots, settled))
        return Found(match, clause, slots, settled)

    def _is_place(self, at: int) -> bool:
        """Whether an actor's words name the office or base that is opened, not for whom."""
        classes = contents().classes
        return any({"office", "territory"} & set(classes.get(s, ())) for s, _ in readings(self.atoms[at]))

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

    def _stance(self, at: int, end: int, one: Found) -> Found:
        """Condemning an act is against its doer; where none is named, it is with its victim, if that is the voice."""
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


def _actors(party: Party | None) -> tuple[int, ...]:
    return () if party is None else party.actors
