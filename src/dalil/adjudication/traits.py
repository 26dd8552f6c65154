"""What of a claim is compared with other coders' claims: each trait in a form in which equal means the same.

Traits are made from claims, or from claims still in JSON, where a whole study is compared; both give the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from operator import attrgetter
from typing import Any

from dalil.records.claims import Claim
from dalil.records.mentions import ActorRef, Amount
from dalil.records.quick import quick

Key = Callable[[str | None, str], str]  # who an actor is, by registry id and name
Spans = tuple[tuple[int, int], ...]


class Trait(StrEnum):
    """What two claims can differ in."""

    SOURCE = "source"
    RELATION = "relation"
    TARGET = "target"
    MODE = "mode"
    DOMAIN = "domain"
    POLARITY = "polarity"
    FACET = "facet"
    AMOUNT = "amount"
    DATE = "date"
    ASSERTER = "asserter"
    BENEFICIARY = "beneficiary"
    AGAINST = "against"
    EVIDENCE = "evidence"


PLAIN = tuple(t for t in Trait if t is not Trait.EVIDENCE)  # differ where they are not equal
said: Callable[[Any], tuple[object, ...]] = attrgetter(*PLAIN)
whole: Callable[[Any], tuple[object, ...]] = attrgetter(*Trait)  # two claims with the same say the same in every way


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What of one claim is compared."""

    claim_id: str
    relation: str
    source: str | None = None  # the key of the actor
    target: str | None = None
    mode: str | None = None
    domain: str | None = None
    polarity: str
    facet: str | None = None
    amount: tuple[str, str | None, str | None] | None = None
    date: str | None = None
    asserter: str | None = None
    beneficiary: tuple[int, int] | None = None
    against: tuple[str, ...] = ()
    evidence: Spans

    @property
    def ends(self) -> tuple[str, str, str]:
        """Who does what to whom, which makes two claims speak of the same; fit for sorting."""
        return self.relation, self.source or "", self.target or ""


def traits_of(claim: Claim, key: Key) -> Traits:
    """The traits of a claim."""
    given = claim.beneficiary
    return Traits(
        claim_id=claim.id,
        relation=claim.relation,
        source=_who(claim.source, key),
        target=_who(claim.target, key),
        mode=claim.mode,
        domain=claim.domain,
        polarity=claim.polarity.value,
        facet=claim.facet,
        amount=None if claim.amount is None else _sum(claim.amount),
        date=None if claim.date is None else claim.date.text,
        asserter=_who(claim.asserter, key),
        beneficiary=None if given is None else (given.span.start, given.span.end),
        against=tuple(sorted(key(a.actor_id, a.name) for a in claim.against)),
        evidence=tuple(sorted((q.span.start, q.span.end) for q in claim.evidence)),
    )


def traits_in(data: Mapping[str, Any], key: Key) -> Traits:
    """The traits of a claim still in JSON, as `dalil.records.serial` writes it."""
    amount, date, given = data.get("amount"), data.get("date"), data.get("beneficiary")
    return Traits(
        claim_id=data["id"],
        relation=data["relation"],
        source=_who_in(data.get("source"), key),
        target=_who_in(data.get("target"), key),
        mode=data.get("mode"),
        domain=data.get("domain"),
        polarity=data["polarity"],
        facet=data.get("facet"),
        amount=amount and (_plain(Decimal(amount["number"])), amount.get("currency"), amount.get("qualifier")),
        date=date and date["text"],
        asserter=_who_in(data.get("asserter"), key),
        beneficiary=given and (given["span"]["start"], given["span"]["end"]),
        against=tuple(sorted(key(a.get("actor_id"), a["name"]) for a in data.get("against", ()))),
        evidence=tuple(sorted((q["span"]["start"], q["span"]["end"]) for q in data["evidence"])),
    )


def differing(claims: Sequence[Traits]) -> frozenset[Trait]:
    """What claims differ in; their words differ only where two of them share none."""
    found: set[Trait] = set()
    for one, other in combinations(claims, 2):
        mine, theirs = said(one), said(other)
        if mine != theirs:
            found.update(t for t, a, b in zip(PLAIN, mine, theirs, strict=True) if a != b)
        if one.evidence != other.evidence and not shared(one.evidence, other.evidence):
            found.add(Trait.EVIDENCE)
    return frozenset(found)


def shared(first: Spans, second: Spans) -> int:
    """How many positions two sets of spans share; spans of one set that overlap count once."""
    return _size(first) + _size(second) - _size((*first, *second))


def overlap(first: Spans, second: Spans) -> int:
    """How much of the shorter of two sets of spans lies in the other, in hundredths."""
    return 100 * shared(first, second) // max(1, min(_size(first), _size(second)))


def _size(spans: Iterable[tuple[int, int]]) -> int:
    covered, at = 0, -1
    for start, end in sorted(spans):
        covered += max(0, end - max(start, at))
        at = max(at, end)
    return covered


def _who(actor: ActorRef | None, key: Key) -> str | None:
    return None if actor is None else key(actor.actor_id, actor.name)


def _who_in(actor: Mapping[str, Any] | None, key: Key) -> str | None:
    return None if actor is None else key(actor.get("actor_id"), actor["name"])


def _sum(amount: Amount) -> tuple[str, str | None, str | None]:
    return _plain(amount.number), amount.currency, amount.qualifier


def _plain(number: Decimal) -> str:
    """A number's digits, the same however it was written."""
    return f"{number.normalize():f}"
