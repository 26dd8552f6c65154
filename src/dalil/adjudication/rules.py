"""Decisions by rule: unanimous, majority, or the answer of whom the study follows; what a rule cannot decide is left.

A rule's decision is a pure function of the codings, so it carries no time: the same codings give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dalil.adjudication.alignment import Row, align
from dalil.adjudication.consensus import WITHDRAWN
from dalil.adjudication.judging import Pick, picked
from dalil.adjudication.traits import Key, Trait, traits_of
from dalil.adjudication.voting import Left, Vote, Winner, vote, winner
from dalil.records.claims import Claim, Reason
from dalil.records.codings import Coder, CoderKind, Coding
from dalil.records.decisions import Decision
from dalil.records.runs import content_id
from dalil.records.serial import dumps


class RuleName(StrEnum):
    """How a decision came about, where no person weighed the codings."""

    UNANIMOUS = "unanimous"  # all say the same
    MAJORITY = "majority"  # more than half say so, claim by claim and trait by trait
    EXPERT_CODER = "expert_coder"  # so says the coder whom the study follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with all that it needs."""

    name: RuleName
    quorum: int = 2  # answers that must be there
    experts: frozenset[str] = frozenset()  # ids of the coders who are followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """A unit that a rule leaves to a person, and why."""

    unit_id: str
    left: Left
    traits: frozenset[Trait] = frozenset()  # what the codings are apart in, where that is the reason


def consensus_of(codings: Sequence[Coding], rule: Rule, key: Key) -> Decision | Undecided:
    """What a rule concludes from the answers to one unit."""
    if len({c.unit_id for c in codings}) != 1:
        raise ValueError("a rule weighs the codings of one unit")
    codings = sorted(codings, key=lambda c: c.id)
    unit_id = codings[0].unit_id
    if len(codings) < rule.quorum:
        return Undecided(unit_id=unit_id, left=Left.TOO_FEW)
    found = _concluded(codings, rule, key)
    if found.left is not None:
        return Undecided(unit_id=unit_id, left=found.left, traits=found.traits)
    known = {c.id: c for coding in codings for c in coding.claims}
    claims = tuple(_standing(known, w, rule) for w in found.winners)
    if _is_doubled(claims, codings, key):
        return Undecided(unit_id=unit_id, left=Left.DOUBLED)
    return ruled(rule.name.value, unit_id, tuple(c.id for c in codings), claims)


def withdrawn_by_rule(decision: Decision, rule: Rule, left: Left) -> Decision:
    """The decision that takes a rule's earlier one back, where the rule can no longer make any."""
    made = ruled(WITHDRAWN, decision.unit_id, decision.coding_ids, ())
    return next_link(replace(made, decided_by=rule.name.value, note=left.value), decision.id)


def ruled(rule: str, unit_id: str, weighed: tuple[str, ...], claims: tuple[Claim, ...]) -> Decision:
    """A decision by rule, as the first one of its unit."""
    made = Decision(id="", unit_id=unit_id, coding_ids=weighed, claims=claims, decided_by=rule, rule=rule)
    return next_link(made, None)


def next_link(decision: Decision, supersedes: str | None) -> Decision:
    """The decision with its id, as the next one of its unit."""
    said = [dumps(c) for c in decision.claims]
    link = content_id(
        "decision", decision.unit_id, decision.rule, list(decision.coding_ids), said, decision.decided_by, supersedes
    )
    return replace(decision, id=link, supersedes=supersedes)


def is_by_rule(decision: Decision) -> bool:
    """Whether a decision came about by a rule of consensus, whoever let it stand again."""
    return decision.rule in RULES or (decision.rule == WITHDRAWN and decision.at is None)


def says_the_same(one: Decision, other: Decision) -> bool:
    """Whether two decisions weigh the same codings by the same rule and come to the same."""
    return (one.rule, one.coding_ids, one.claims) == (other.rule, other.coding_ids, other.claims)


def coder_by_rule(rule: RuleName) -> Coder:
    """Whom the claims are by that a rule puts together."""
    return Coder(id=rule.value, name=rule.value, kind=CoderKind.RULES, version="1", settings_digest="")


RULES = frozenset(rule.value for rule in RuleName)


def _concluded(codings: Sequence[Coding], rule: Rule, key: Key) -> Vote:
    if rule.name is RuleName.EXPERT_CODER:
        followed = [c for c in codings if c.coder_id in rule.experts]
        if not followed:
            return Vote(left=Left.NO_EXPERT)
        found = _unanimous(_rows(followed, key))
        return replace(found, left=found.left and Left.EXPERTS_DIFFER)
    rows = _rows(codings, key)
    return _unanimous(rows) if rule.name is RuleName.UNANIMOUS else vote(rows, len(codings))


def _rows(codings: Sequence[Coding], key: Key) -> tuple[Row, ...]:
    return align([[traits_of(c, key) for c in coding.claims] for coding in codings])


def _unanimous(rows: Sequence[Row]) -> Vote:
    if all(row.is_agreed for row in rows):
        return Vote(winners=tuple(winner(row.claims) for row in rows))
    return Vote(left=Left.DIFFER, traits=frozenset[Trait]().union(*(row.differs for row in rows)))


def _standing(known: Mapping[str, Claim], found: Winner, rule: Rule) -> Claim:
    """The claim that stands of a row."""
    claim = picked(known, Pick(claim_id=found.claim_id, taken=found.taken), rule.name.value)
    return claim if claim.id in known else replace(claim, why=(Reason("why.put_together_by_rule"),))


def _is_doubled(claims: Sequence[Claim], codings: Sequence[Coding], key: Key) -> bool:
    """Whether the claims tell who does what to whom more often than any of the codings does."""
    told = [_told(coding.claims, key) for coding in codings]
    often = any(count > max(t[ends] for t in told) for ends, count in _told(claims, key).items() if count > 1)
    return often or len({c.id for c in claims}) < len(claims)


def _told(claims: Sequence[Claim], key: Key) -> Counter[tuple[str, str, str]]:
    return Counter(traits_of(c, key).ends for c in claims)
