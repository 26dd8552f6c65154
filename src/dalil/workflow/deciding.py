"""Deciding by rule: what a rule can conclude from the answers to a unit becomes its decision, the rest is left.

No rule decides over a person: a unit that a person decided stays so, and one whose decision a person took back waits
for a person, unless it is asked for again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from dalil.adjudication.consensus import WITHDRAWN
from dalil.adjudication.judging import dissent
from dalil.adjudication.rules import (
    Rule,
    RuleName,
    Undecided,
    coder_by_rule,
    consensus_of,
    is_by_rule,
    next_link,
    says_the_same,
    withdrawn_by_rule,
)
from dalil.adjudication.traits import Trait
from dalil.adjudication.voting import Left
from dalil.codebook.schema import Codebook
from dalil.errors import UsageError
from dalil.records.codings import Coder, CoderKind, Coding
from dalil.records.decisions import Decision
from dalil.records.units import Unit, unit_text
from dalil.storage.store import CaseRow, Store
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.cases import Weighing, weighed
from dalil.workflow.review.holding import fault_of_claims
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.shelf import source_of

SHOWN = 20  # names of sources that an error lists


class Fate(StrEnum):
    """What became of a unit."""

    DECIDED = "decided"
    CONFIRMED = "confirmed"  # the rule's decision stands already and is what the rule would decide now
    KEPT = "kept"  # by a rule before; to be decided anew only where that is asked for
    BY_PERSON = "by_person"  # a person decided, or took a decision back
    LEFT = "left"
    RETRACTED = "retracted"  # left now, and the decision by rule that stood is taken back


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWish:
    """Which units are to be decided, and how."""

    rule: RuleName
    coders: int | None = None  # the least number of answers; 2, and 1 where a coder is followed
    expert: str | None = None  # name of the coder to follow; None follows people over machines
    weighing: Weighing = Weighing.ALL
    files: tuple[str, ...] = ()  # names of sources; none means all
    again: bool = False  # whether what a rule decided before, or a person took back, is decided anew
    dry: bool = False  # whether nothing is to be kept


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFate:
    """What became of one unit."""

    unit_id: str
    source_id: str
    fate: Fate
    left: Left | None = None
    traits: tuple[Trait, ...] = ()  # what the answers are apart in, where that is why it was left
    claims: int = 0  # that stand
    dissent: int = 0  # answers that say otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What came of deciding by rule."""

    rule: RuleName
    units: tuple[UnitFate, ...]
    origins: Mapping[str, str]  # file names of the sources, by id

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many units met each fate."""
        told = Counter(u.fate for u in self.units)
        return {fate: told[fate] for fate in Fate}

    @property
    def alike(self) -> int:
        """How many of the units decided have answers that all say what was decided."""
        return sum(u.fate is Fate.DECIDED and u.dissent == 0 for u in self.units)

    @property
    def left(self) -> Mapping[Left, int]:
        """How many units were left for each reason that there is."""
        told = Counter(u.left for u in self.units)
        return {reason: told[reason] for reason in Left if told[reason]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What deciding needs of a study."""

    study: Study
    store: Store
    wish: RuleWish
    rule: Rule
    identities: Identities
    codebook: Codebook


def decide_by_rule(start: Path, wish: RuleWish) -> Ruled:
    """Decide what the rule can in the study that `start` lies in."""
    study = open_study(start)
    with study.open_store(write=not wish.dry) as store:
        bench = Bench(
            study=study,
            store=store,
            wish=wish,
            rule=rule_of(wish, store.coders()),
            identities=Identities.of(study, store),
            codebook=review_kit(study).codebook,
        )
        chosen = _chosen(store, wish.files)
        found = [fate for source_id, units in _units(bench, chosen) for fate in _source(bench, source_id, units)]
    return Ruled(rule=wish.rule, units=tuple(found), origins=chosen)


def rule_of(wish: RuleWish, coders: Sequence[Coder]) -> Rule:
    """The rule that is asked for, with the coders it follows."""
    follows = wish.rule is RuleName.EXPERT_CODER
    if wish.expert is not None and not follows:
        raise UsageError("D661", rule=wish.rule.value)
    quorum = wish.coders if wish.coders is not None else 1 if follows else 2
    if quorum < 1:
        raise UsageError("D662", coders=quorum)
    people = {c.id for c in coders if c.kind is CoderKind.HUMAN}
    experts = people if wish.expert is None else {c.id for c in coders if c.name == wish.expert}
    if not experts and wish.expert is not None:
        known = ", ".join(sorted({c.name for c in coders})) or "–"
        raise UsageError("D660", name=wish.expert, known=known)
    return Rule(name=wish.rule, quorum=quorum, experts=frozenset(experts if follows else ()))


def _chosen(store: Store, files: Sequence[str]) -> Mapping[str, str]:
    """The file names of the sources asked for, by id."""
    known = {row.id: row.origin for row in store.source_rows()}
    strange = [f for f in files if f not in known.values()]
    if strange:
        some = sorted(known.values())[:SHOWN]
        raise UsageError("D663", names=", ".join(strange), known=", ".join(some) or "–", count=len(known))
    return {id_: origin for id_, origin in known.items() if not files or origin in files}


def _units(bench: Bench, chosen: Mapping[str, str]) -> Iterator[tuple[str, list[list[CaseRow]]]]:
    """The units that may be decided, each with its codings, source by source in the order of file names."""
    found = {unit: list(rows) for unit, rows in groupby(bench.store.cases(), attrgetter("unit_id"))}
    if bench.rule.experts:  # whom the study follows may be the only one to have answered
        alone = [a.unit_id for a in bench.store.latest_answers() if a.coder_id in bench.rule.experts]
        found |= {unit: list(bench.store.cases(unit)) for unit in alone if unit not in found}
    for source_id in chosen:
        own = [rows for rows in found.values() if rows[0].source_id == source_id]
        if own:
            yield source_id, sorted(own, key=lambda rows: rows[0].start)


def _source(bench: Bench, source_id: str, units: Sequence[list[CaseRow]]) -> list[UnitFate]:
    """Decide on the units of one source, in one transaction."""
    store = bench.store
    if bench.wish.dry:
        return [fate for fate, _ in _decided(bench, source_id, units)]
    with store.transaction():
        found = list(_decided(bench, source_id, units))
        store.add_decisions(decision for _, decision in found if decision is not None)
    return [fate for fate, _ in found]


def _decided(
    bench: Bench, source_id: str, units: Sequence[list[CaseRow]]
) -> Iterator[tuple[UnitFate, Decision | None]]:
    """What becomes of each unit, with the decision that is to be kept."""
    codings = {c.id: c for c in bench.store.latest_codings(source_id)}
    standing = {d.unit_id: d for d in bench.store.decisions(source_id)}
    texts = {u.id: u for u in bench.store.units(source_id, [rows[0].unit_id for rows in units])}
    for rows in units:
        unit = texts[rows[0].unit_id]
        answers = [codings[r.coding_id] for r in weighed(rows, bench.wish.weighing)]
        yield _unit(bench, unit, answers, standing.get(unit.id))


def _unit(
    bench: Bench, unit: Unit, answers: Sequence[Coding], last: Decision | None
) -> tuple[UnitFate, Decision | None]:
    fate = UnitFate(unit_id=unit.id, source_id=unit.source_id, fate=Fate.LEFT)
    if last is not None and not is_by_rule(last) and not (last.rule == WITHDRAWN and bench.wish.again):
        return replace(fate, fate=Fate.BY_PERSON), None
    concluded = _concluded(bench, unit, answers)
    stands = last is not None and last.rule != WITHDRAWN
    if isinstance(concluded, Decision) and last is not None and says_the_same(concluded, last):
        return _told(bench, replace(fate, fate=Fate.CONFIRMED), last, answers), None
    if stands and not bench.wish.again:
        return replace(fate, fate=Fate.KEPT), None
    if isinstance(concluded, Decision):
        decision = next_link(concluded, None if last is None else last.id)
        return _told(bench, replace(fate, fate=Fate.DECIDED), decision, answers), decision
    fate = replace(fate, left=concluded.left, traits=tuple(t for t in Trait if t in concluded.traits))
    if last is None or not stands:
        return fate, None
    return replace(fate, fate=Fate.RETRACTED), withdrawn_by_rule(last, bench.rule, concluded.left)


def _concluded(bench: Bench, unit: Unit, answers: Sequence[Coding]) -> Decision | Undecided:
    """What the rule concludes, if that holds in the text and under the codebook."""
    if not answers:
        return Undecided(unit_id=unit.id, left=Left.TOO_FEW)
    found = consensus_of(answers, bench.rule, bench.identities.key_of)
    if isinstance(found, Undecided):
        return found
    source = source_of(bench.study, bench.store, unit.source_id)
    text = unit_text(unit, source.text, source.language)
    coder = coder_by_rule(bench.rule.name)
    fault = fault_of_claims(found, answers, text, codebook=bench.codebook, coder=coder)
    return found if fault is None else Undecided(unit_id=unit.id, left=Left.UNGROUNDED)


def _told(bench: Bench, fate: UnitFate, decision: Decision, answers: Sequence[Coding]) -> UnitFate:
    apart = dissent(decision, answers, bench.identities.key_of)
    return replace(fate, claims=len(decision.claims), dissent=len(apart))
