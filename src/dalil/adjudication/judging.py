"""A person's decision on one unit: which claims stand, taken from the codings weighed, whole or put together.

A decision names every coding it weighed and changes none. A claim taken whole keeps its id, so that it leads back to
its coding; one put together from several claims has an id of its own and carries the quotes of each claim it took
something from. What differs from the decision among the codings stays as it was, and is told as dissent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from dalil.adjudication.alignment import align
from dalil.adjudication.consensus import EXPERT, WITHDRAWN
from dalil.adjudication.traits import Key, Trait, traits_of
from dalil.records.claims import Claim, Reason, claim_id
from dalil.records.codings import Coding
from dalil.records.decisions import Decision
from dalil.records.quotes import Quote
from dalil.records.runs import content_id
from dalil.records.serial import dumps

CARRIES = MappingProxyType(
    {
        Trait.SOURCE: ("source",),
        Trait.RELATION: ("relation", "mode"),  # a mode is one of its relation
        Trait.TARGET: ("target",),
        Trait.DOMAIN: ("domain",),
        Trait.POLARITY: ("polarity",),
        Trait.FACET: ("facet",),
        Trait.AMOUNT: ("amount",),
        Trait.DATE: ("date",),
        Trait.ASSERTER: ("asserter",),
        Trait.BENEFICIARY: ("beneficiary",),
        Trait.AGAINST: ("against",),
    }
)  # the fields of a claim that are taken together


class UnknownClaimError(ValueError):
    """A ruling names a claim that no weighed coding has; `args[0]` is its id."""


class DoubledClaimError(ValueError):
    """A ruling makes the same claim twice; `args[0]` is its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A claim that is to stand: one of a coding, with traits of other claims in place of its own."""

    claim_id: str
    taken: tuple[tuple[Trait, str], ...] = ()  # the trait, and the id of the claim it comes from


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person concluded; no picks means that no claim of the codings is right."""

    by: str  # the person's name
    coder_id: str  # the person as a coder
    at: str  # UTC, ISO 8601
    picks: tuple[Pick, ...] = ()
    note: str | None = None
    supersedes: str | None = None  # id of the decision it stands on
    codebook_digest: str | None = None  # the codebook it was made under


def decide(codings: Sequence[Coding], ruling: Ruling) -> Decision:
    """The decision that a ruling on these codings makes."""
    if len({c.unit_id for c in codings}) != 1:
        raise ValueError("a decision weighs the codings of one unit")
    known = {c.id: c for coding in codings for c in coding.claims}
    claims = tuple(picked(known, p, ruling.coder_id) for p in ruling.picks)
    for claim, count in Counter(c.id for c in claims).items():
        if count > 1:
            raise DoubledClaimError(claim)
    weighed = tuple(sorted(c.id for c in codings))
    return _made(ruling, codings[0].unit_id, weighed, rule=EXPERT, claims=claims)


def withdraw(decision: Decision, ruling: Ruling) -> Decision:
    """The decision that takes another back: the unit is as if it had not been decided."""
    ruling = replace(ruling, supersedes=decision.id)
    return _made(ruling, decision.unit_id, decision.coding_ids, rule=WITHDRAWN, claims=())


def again(decision: Decision, ruling: Ruling) -> Decision:
    """An earlier decision once more, as the next link of the chain."""
    note = decision.note if ruling.note is None else ruling.note
    ruling = replace(ruling, note=note, codebook_digest=decision.codebook_digest)
    return _made(ruling, decision.unit_id, decision.coding_ids, rule=decision.rule, claims=decision.claims)


def picked(known: Mapping[str, Claim], pick: Pick, coder_id: str) -> Claim:
    """The claim that a pick makes of the claims of the codings."""
    base = _known(known, pick.claim_id)
    lent = {t: _known(known, of) for t, of in pick.taken if of != base.id}
    changed = {f: getattr(claim, f) for t, claim in lent.items() for f in CARRIES.get(t, ())}
    changed = {f: value for f, value in changed.items() if value != getattr(base, f)}
    evidence = _quotes(base, *lent.values()) if changed or Trait.EVIDENCE in lent else base.evidence
    if not changed and evidence == base.evidence:
        return base
    return _merged(base, {**changed, "evidence": evidence}, coder_id)


def _merged(base: Claim, changed: Mapping[str, Any], coder_id: str) -> Claim:
    mixed = replace(base, **changed, score=1.0, why=(Reason("why.put_together"),))
    made = claim_id(base.unit_id, coder_id, mixed.relation, mixed.source, mixed.target)
    return replace(mixed, id=made)


def dissent(decision: Decision, codings: Iterable[Coding], key: Key) -> tuple[str, ...]:
    """The ids of the codings among those it weighed whose claims are not what was decided."""
    decided = [traits_of(c, key) for c in decision.claims]
    weighed = (c for c in codings if c.id in decision.coding_ids)
    apart = (c.id for c in weighed if not _agree(decided, [traits_of(m, key) for m in c.claims]))
    return tuple(sorted(apart))


def _agree(*columns: list[Any]) -> bool:
    return all(row.is_agreed for row in align(columns))


def _known(known: Mapping[str, Claim], claim: str) -> Claim:
    try:
        return known[claim]
    except KeyError as missing:
        raise UnknownClaimError(claim) from missing


def _quotes(*claims: Claim) -> tuple[Quote, ...]:
    """Every quote that claims rest on, each once, in text order after those of the first."""
    first, *others = claims
    more = sorted({q for c in others for q in c.evidence} - set(first.evidence), key=_place)
    return (*first.evidence, *more)


def _place(quote: Quote) -> tuple[int, int]:
    return quote.span.start, quote.span.end


def _made(ruling: Ruling, unit_id: str, weighed: tuple[str, ...], *, rule: str, claims: tuple[Claim, ...]) -> Decision:
    said = [dumps(c) for c in claims]
    return Decision(
        id=content_id("decision", unit_id, rule, list(weighed), said, ruling.by, ruling.at, ruling.supersedes),
        unit_id=unit_id,
        coding_ids=weighed,
        claims=claims,
        decided_by=ruling.by,
        rule=rule,
        note=ruling.note,
        supersedes=ruling.supersedes,
        at=ruling.at,
        codebook_digest=ruling.codebook_digest,
    )
