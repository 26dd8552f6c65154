"""Which sums of money may be added up, and what they come to.

A sum is added only where that cannot count anything twice or pass off a promise as a payment: asserted, in a known
currency, not told before, and not one sum for several actors at once. Sums are added for one giver, one receiver, one
relation and one currency; all others are shown, each with the reason why it is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

from dalil.publishing.material import PlacedClaim
from dalil.records.claims import Claim, Polarity
from dalil.records.mentions import ActorRef, Amount, PartialDate
from dalil.text.folding import fold_text

EXACT = Context(prec=400)  # sums are never rounded


class Standing(StrEnum):
    """What becomes of an amount in the totals."""

    COUNTED = "counted"
    REPEATED = "repeated"  # the same sum, told again
    SHARED = "shared"  # one sum for several actors, undivided
    OPEN_CURRENCY = "open_currency"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRow:
    """The amount of one claim, and whether it counts."""

    placed: PlacedClaim
    amount: Amount
    standing: Standing
    repeats: int | None = None  # the number of the claim that told it first


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What one giver is said to have given one receiver, for one relation in one currency."""

    giver: ActorRef | None
    receiver: ActorRef | None
    relation: str
    currency: str
    number: Decimal
    approximate: bool  # some of the sums are "about", "over" or "under"
    claims: tuple[int, ...]  # the numbers of the claims it adds up
    to_verify: int = 0  # how many of the sums OCR has read


def amount_rows(claims: Iterable[PlacedClaim], beside: Iterable[Claim] = ()) -> tuple[AmountRow, ...]:
    """Every amount of the claims, in reading order, with its standing; claims `beside` them may share a sum too."""
    with_amount = [(p, p.claim.amount) for p in claims if p.claim.amount is not None]
    shared = _shared([*(p.claim for p, _ in with_amount), *(c for c in beside if c.amount is not None)])
    told: dict[tuple[object, ...], list[PlacedClaim]] = defaultdict(list)  # what was counted, by ends and value
    rows: list[AmountRow] = []
    for placed, amount in with_amount:
        standing = _standing(placed.claim, amount, _mention(placed.claim) in shared)
        alike = told[(*_ends(placed.claim), *_value(placed.claim))]
        repeats = None
        if standing is Standing.COUNTED:
            repeats = next((p.number for p in alike if _same_sum(p, placed)), None)
            standing = Standing.COUNTED if repeats is None else Standing.REPEATED
        if standing is Standing.COUNTED:
            alike.append(placed)
        rows.append(AmountRow(placed=placed, amount=amount, standing=standing, repeats=repeats))
    return tuple(rows)


def totals(rows: Iterable[AmountRow]) -> tuple[Total, ...]:
    """The sums of the rows that count, in order of first mention."""
    groups: dict[tuple[object, ...], list[AmountRow]] = defaultdict(list)
    for row in rows:
        if row.standing is Standing.COUNTED:
            groups[(*_ends(row.placed.claim), row.placed.claim.relation, row.amount.currency)].append(row)
    return tuple(_total(group) for group in groups.values())


def actor_key(actor: ActorRef | None) -> tuple[str, str] | None:
    """What `ActorRef.same_as` compares, as a key."""
    if actor is None:
        return None
    return ("name", actor.name) if actor.actor_id is None else ("id", actor.actor_id)


def _total(group: Sequence[AmountRow]) -> Total:
    first = group[0].placed.claim
    number = Decimal(0)
    for row in group:
        number = EXACT.add(number, row.amount.number)
    return Total(
        giver=first.source,
        receiver=first.target,
        relation=first.relation,
        currency=group[0].amount.currency or "",
        number=number,
        approximate=any(r.amount.qualifier is not None for r in group),
        claims=tuple(r.placed.number for r in group),
        to_verify=sum(r.placed.to_verify for r in group),
    )


def _standing(claim: Claim, amount: Amount, shared: bool) -> Standing:
    """What becomes of one amount, other amounts aside."""
    if claim.polarity is not Polarity.ASSERTED:
        return Standing(claim.polarity.value)
    if amount.currency is None:
        return Standing.OPEN_CURRENCY
    return Standing.SHARED if shared else Standing.COUNTED


def _shared(claims: Iterable[Claim]) -> frozenset[tuple[object, ...]]:
    """The mentions of money that claims on different pairs of actors rest on."""
    pairs: dict[tuple[object, ...], set[object]] = defaultdict(set)
    for claim in claims:
        if claim.polarity is Polarity.ASSERTED:
            pairs[_mention(claim)].add(_ends(claim))
    return frozenset(mention for mention, ends in pairs.items() if len(ends) > 1)


def _same_sum(first: PlacedClaim, second: PlacedClaim) -> bool:
    """Whether two claims with the same actors, number and currency tell of one sum."""
    one, two = first.claim, second.claim
    if _mention(one) == _mention(two):
        return True
    if one.relation != two.relation or _for_whom(one) != _for_whom(two) or not _may_be_one(one.date, two.date):
        return False
    if first.place.source.id != second.place.source.id:
        return True
    # One document lists its items once: alike items are two gifts unless the words or a date say otherwise.
    return (one.date is not None and two.date is not None) or _words(one) == _words(two)


def _may_be_one(first: PartialDate | None, second: PartialDate | None) -> bool:
    """Whether two dates can be of one event."""
    if first is None or second is None:
        return True
    return first.text.startswith(second.text) or second.text.startswith(first.text)


def _ends(claim: Claim) -> tuple[object, object]:
    return actor_key(claim.source), actor_key(claim.target)


def _value(claim: Claim) -> tuple[object, ...]:
    return () if claim.amount is None else (claim.amount.number, claim.amount.currency)


def _mention(claim: Claim) -> tuple[object, ...]:
    """The amount as one mention of its unit."""
    return (claim.unit_id, *_value(claim), None if claim.amount is None else claim.amount.written)


def _for_whom(claim: Claim) -> str | None:
    return None if claim.beneficiary is None else fold_text(claim.beneficiary.exact)


def _words(claim: Claim) -> str:
    return fold_text(claim.evidence[0].exact)
