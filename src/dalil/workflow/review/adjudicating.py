"""Deciding on a unit: its codings side by side, a person's decision, and every decision before it.

A decision names the one it stands on, and the codings it weighs. Where another decision came first, or a coder has
answered anew meanwhile, nothing is written over: the newcomer is kept in the journal as an aside, and both are given
back. Whatever is returned as `Decided` is on the disk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dalil.adjudication.alignment import Row, align
from dalil.adjudication.consensus import WITHDRAWN
from dalil.adjudication.disagreement import disagreement
from dalil.adjudication.judging import (
    DoubledClaimError,
    Pick,
    Ruling,
    UnknownClaimError,
    again,
    decide,
    dissent,
    withdraw,
)
from dalil.adjudication.rules import RuleName, Undecided
from dalil.adjudication.traits import traits_of
from dalil.errors import UsageError
from dalil.records.codings import Coder, Coding
from dalil.records.decisions import Decision
from dalil.records.sources import Source
from dalil.records.units import Unit, unit_text
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.ageing import Touched, left_by_rules, touched_codings, touched_decision, versions_of
from dalil.workflow.review.asides import RefusedDecision, lay_decision_aside, refused_decisions
from dalil.workflow.review.cases import Weighing, weighed
from dalil.workflow.review.holding import fault_of_claims
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.seats import Seat, now
from dalil.workflow.review.shelf import source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCase:
    """A unit as it is decided on: the answers weighed, in columns, and their claims in rows."""

    unit: Unit
    source: Source
    codings: tuple[Coding, ...]  # the columns
    others: tuple[Coding, ...]  # no answers, or not weighed: open, abstained, of earlier machines
    coders: Mapping[str, Coder]
    rows: tuple[Row, ...]
    disagreement: float
    decisions: tuple[Decision, ...]  # every one, the latest last
    asides: tuple[RefusedDecision, ...]
    left: tuple[tuple[RuleName, Undecided], ...]  # the rules that leave it to a person, and why
    earlier: Mapping[str, Touched]  # what later changes of the codebook ask, by coding
    touched: Touched  # and of the decision that stands

    @property
    def stands(self) -> Decision | None:
        """The decision that stands, if there is one."""
        last = self.decisions[-1] if self.decisions else None
        return None if last is None or last.rule == WITHDRAWN else last

    @property
    def base(self) -> str | None:
        """What the next decision is to stand on."""
        return self.decisions[-1].id if self.decisions else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A decision as a person asks for it."""

    base: str | None  # the decision it stands on, taken back or not; None where there is none
    weighed: tuple[str, ...]  # ids of the codings
    picks: tuple[Pick, ...] = ()  # none means that no claim is right
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The decision that stands now, or that took the last one back."""

    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken:
    """A decision that was not taken; it is kept as an aside."""

    yours: Decision
    theirs: Decision | None  # what stands
    answered: tuple[str, ...] = ()  # ids of the coders who have answered anew


def case_of(seat: Seat, unit_id: str, weighing: Weighing) -> UnitCase:
    """Everything that is needed to decide on a unit; raises `StorageError` D817 where there is none of that id."""
    store = seat.store
    unit = store.unit(unit_id)
    source = seat.study.settings.applied(source_of(seat.study, store, unit.source_id))
    rows = list(store.cases(unit_id))
    codings = {c.id: c for c in store.codings(unit_id=unit_id)}
    taken = [codings[r.coding_id] for r in weighed(rows, weighing)]
    known = {c.id: c for c in store.coders()}
    columns = tuple(sorted(taken, key=lambda c: (known[c.coder_id].kind != "human", known[c.coder_id].name)))
    key = Identities.of(seat.study, store).key_of
    aligned = align([[traits_of(c, key) for c in coding.claims] for coding in columns])
    decisions = store.decisions(unit_id=unit_id, latest=False)
    versions = versions_of(seat.study, store)
    return UnitCase(
        unit=unit,
        source=source,
        codings=columns,
        others=tuple(codings[r.coding_id] for r in rows if codings[r.coding_id] not in columns),
        coders=known,
        rows=aligned,
        disagreement=disagreement(aligned, len(columns)),
        decisions=decisions,
        asides=refused_decisions(store, unit_id),
        left=left_by_rules(columns, key),
        earlier=touched_codings(columns, versions),
        touched=touched_decision(decisions, tuple(codings.values()), versions),
    )


def dissent_of(seat: Seat, case: UnitCase) -> tuple[str, ...]:
    """The codings that were weighed and say otherwise than the decision that stands."""
    if case.stands is None:
        return ()
    return dissent(case.stands, case.codings, Identities.of(seat.study, seat.store).key_of)


def settle(seat: Seat, unit_id: str, wanted: Wanted) -> Decided | Overtaken:
    """Decide on a unit."""
    unit = seat.store.unit(unit_id)
    with seat.store.transaction():
        history = seat.store.decisions(unit_id=unit_id, latest=False)
        chain = seat.store.codings(unit_id=unit_id)
        codings = _named(chain, wanted.weighed)
        ruling = replace(_ruling(seat, wanted.base), picks=wanted.picks, note=_note(wanted.note))
        decision = _made(codings, ruling)
        _check(seat, unit, decision, codings)
        gone = {c.supersedes for c in chain}
        answered = tuple(sorted({c.coder_id for c in codings if c.id in gone}))
        return _append(seat, decision, history, answered=answered)


def take_back(seat: Seat, unit_id: str, base: str) -> Decided | Overtaken:
    """Undo the decision that stands: the one before it stands again, or the unit is undecided."""
    seat.store.unit(unit_id)
    with seat.store.transaction():
        history = seat.store.decisions(unit_id=unit_id, latest=False)
        decision = next((d for d in history if d.id == base), None)
        if decision is None or decision.rule == WITHDRAWN:
            raise UsageError("D646")
        before = next((d for d in history if d.id == decision.supersedes), None)
        ruling = _ruling(seat, base)
        is_first = before is None or before.rule == WITHDRAWN
        made = withdraw(decision, ruling) if before is None or is_first else again(before, ruling)
        return _append(seat, made, history)


def _append(
    seat: Seat, decision: Decision, history: Sequence[Decision], *, answered: tuple[str, ...] = ()
) -> Decided | Overtaken:
    """Make a decision the last one of its unit, or lay it aside where it does not stand on what is there now."""
    last = history[-1] if history else None
    if last is not None and decision.supersedes == last.supersedes and _says_the_same(decision, last):
        return Decided(decision=last)  # sent twice, as the first answer was lost on its way back
    if answered or decision.supersedes != (None if last is None else last.id):
        lay_decision_aside(seat, decision)
        return Overtaken(yours=decision, theirs=last, answered=answered)
    seat.store.add_coder(seat.person)
    seat.store.add_decisions((decision,))
    return Decided(decision=decision)


def _says_the_same(one: Decision, other: Decision) -> bool:
    return replace(one, id=other.id, at=other.at) == other


def _ruling(seat: Seat, base: str | None) -> Ruling:
    digest = review_kit(seat.study).codebook.digest
    return Ruling(by=seat.person.name, coder_id=seat.person.id, at=now(), supersedes=base, codebook_digest=digest)


def _note(note: str | None) -> str | None:
    return (note or "").strip() or None


def _named(chain: Sequence[Coding], ids: Sequence[str]) -> list[Coding]:
    """The codings of those ids, all of them answers to the unit."""
    known = {c.id: c for c in chain if c.outcome == "coded" and not c.is_open}
    strange = [i for i in ids if i not in known]
    if strange or not ids:
        raise UsageError("D645", codings=", ".join(strange) or "–")
    return [known[i] for i in dict.fromkeys(ids)]


def _made(codings: Sequence[Coding], ruling: Ruling) -> Decision:
    try:
        return decide(codings, ruling)
    except UnknownClaimError as fault:
        raise UsageError("D642", claim=fault.args[0]) from fault
    except DoubledClaimError as fault:
        raise UsageError("D643", claim=fault.args[0]) from fault


def _check(seat: Seat, unit: Unit, decision: Decision, codings: Sequence[Coding]) -> None:
    """Refuse claims put together that rest on no words, and claims that the codebook does not know so."""
    source = source_of(seat.study, seat.store, unit.source_id)
    text = unit_text(unit, source.text, source.language)
    fault = fault_of_claims(decision, codings, text, codebook=review_kit(seat.study).codebook, coder=seat.person)
    if fault is not None:
        raise UsageError("D644", detail=fault)
