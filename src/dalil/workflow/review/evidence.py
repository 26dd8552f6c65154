"""From a figure back to the words: the claims that a mark counts, whole, with their sources."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dalil.adjudication.consensus import SOLE_CODER
from dalil.publishing.lean import LeanClaim
from dalil.records.claims import Claim
from dalil.records.decisions import Decision
from dalil.records.serial import from_json, loads
from dalil.records.units import Unit
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.claims import SeenClaim
from dalil.workflow.review.shelf import source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim, whole, and how it was counted."""

    lean: LeanClaim
    seen: SeenClaim
    decision: Decision | None  # that it stands in

    @property
    def decided_by(self) -> str | None:
        """Who or which rule decided that it stands."""
        return None if self.decision is None else self.decision.decided_by


def evidence_of(study: Study, store: Store, claims: Sequence[LeanClaim]) -> tuple[Evidence, ...]:
    """The claims whole, in their order; one that was superseded meanwhile is left out."""
    units = {c.unit_id for c in claims}
    bodies, decisions = _bodies(store, units, {(c.answer_id, c.claim_id) for c in claims})
    sources = {s: source_of(study, store, s) for s in dict.fromkeys(c.source_id for c in claims)}
    kept_units = _units(store, claims)
    found = ((c, bodies.get((c.answer_id, c.claim_id))) for c in claims)
    return tuple(
        Evidence(
            lean=lean,
            seen=SeenClaim(claim=claim, unit=kept_units[lean.unit_id], source=sources[lean.source_id]),
            decision=decisions.get(lean.answer_id),
        )
        for lean, claim in found
        if claim is not None
    )


def standing_of(found: Evidence, claims: tuple[Claim, ...]) -> Decision:
    """What stands for the unit of a claim, with these claims: what was decided, else its coder's answer as it is."""
    if found.decision is not None:
        return replace(found.decision, claims=claims)
    return Decision(
        id=found.lean.answer_id,
        unit_id=found.lean.unit_id,
        coding_ids=(found.lean.answer_id,),
        claims=claims,
        decided_by=SOLE_CODER,
        rule=SOLE_CODER,
    )


def _units(store: Store, claims: Sequence[LeanClaim]) -> dict[str, Unit]:
    """The units of the claims."""
    by_source: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        by_source[claim.source_id].add(claim.unit_id)
    return {u.id: u for source_id, wanted in by_source.items() for u in store.units(source_id, wanted)}


def _bodies(
    store: Store, units: Iterable[str], wanted: set[tuple[str, str]]
) -> tuple[Mapping[tuple[str, str], Claim], Mapping[str, Decision]]:
    """The wanted claims by answer and id, and the decisions by id."""
    units = tuple(units)
    claims: dict[tuple[str, str], Claim] = {}
    decisions: dict[str, Decision] = {}
    for row in store.latest_claims(units):
        body = json.loads(row.body)
        if (row.coding_id, body["id"]) in wanted:
            claims[row.coding_id, body["id"]] = from_json(Claim, body)
    for decided in store.latest_decisions(units):
        decision = loads(Decision, decided.body)
        decisions[decision.id] = decision
        claims |= {(decision.id, c.id): c for c in decision.claims if (decision.id, c.id) in wanted}
    return claims, decisions
