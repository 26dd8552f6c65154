"""From a claim as given, or as kept, to a draft claim; every slot is tried, so that all faults are told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from dalil.coding.human.desk import Desk
from dalil.coding.human.faults import Sheet, SlotError
from dalil.coding.human.given import GivenClaim, GivenWords, KeptClaim, Same
from dalil.coding.human.slots import actor_of, amount_of, date_of, polarity_of, relation_of, value_of
from dalil.coding.human.words import words_of
from dalil.coding.method import DraftActor, DraftClaim, Words
from dalil.records.claims import Claim, Polarity
from dalil.records.mentions import ActorRef
from dalil.records.quotes import Quote

T = TypeVar("T")
G = TypeVar("G")


def draft_of(given: GivenClaim | KeptClaim, desk: Desk, sheet: Sheet, *, slot: str) -> DraftClaim | None:
    """The draft of a claim; None where it has faults, which the sheet then holds under `slot`."""
    if isinstance(given, KeptClaim):
        return sheet.fill(slot, kept, given, desk)
    return _written(given, desk, sheet, slot=slot)


def kept(given: KeptClaim, desk: Desk) -> DraftClaim:
    """The claim of an earlier coding as it stands; that a person holds it makes it certain."""
    claim = desk.own.get(given) or desk.others.get(given)
    if claim is None:
        raise SlotError("D638", id=given.claim_id, known=known_ids((*desk.own, *desk.others)))
    return redrafted(claim)


def known_ids(claims: Iterable[KeptClaim]) -> str:
    """The ids that there are, for who named another."""
    return ", ".join(dict.fromkeys(k.claim_id for k in claims)) or "–"


def redrafted(claim: Claim) -> DraftClaim:
    """A claim as a draft of the same content."""
    return DraftClaim(
        relation=claim.relation,
        source=_actor(claim.source),
        target=_actor(claim.target),
        evidence=tuple(_words(q) for q in claim.evidence),
        domain=claim.domain,
        mode=claim.mode,
        polarity=claim.polarity,
        facet=claim.facet,
        amount=claim.amount,
        date=claim.date,
        beneficiary=None if claim.beneficiary is None else _words(claim.beneficiary),
        asserter=_actor(claim.asserter),
        against=tuple(a for a in map(_actor, claim.against) if a is not None),
    )


def _words(quote: Quote) -> Words:
    return Words(exact=quote.exact, start=quote.span.start)


def _actor(actor: ActorRef | None) -> DraftActor | None:
    if actor is None:
        return None
    return DraftActor.of(actor, None if actor.quote is None else _words(actor.quote), how=actor.how)


def _written(given: GivenClaim, desk: Desk, sheet: Sheet, *, slot: str) -> DraftClaim | None:
    """A claim written by hand, anew or from another one."""
    before = len(sheet.faults)
    like = sheet.fill(f"{slot}.like", _like, given, desk)
    mode, domain, facet, polarity = _codes(given, desk, sheet, slot=slot)

    def filled(name: str, make: Callable[[G, Desk], T], one: G | Same | None) -> T | None:
        """What was given for a slot; `_like` sees to it that there is a claim where a slot is the same."""
        if one is None or isinstance(one, Same):
            return None
        return sheet.fill(f"{slot}.{name}", make, one, desk)

    def same(name: str, one: object, new: T | None) -> T | None:
        found: T | None = getattr(like, name) if isinstance(one, Same) and like is not None else new
        return found

    given_to = filled("beneficiary", _words_at, given.beneficiary)
    amount, date = filled("amount", amount_of, given.amount), filled("date", date_of, given.date)
    ends = {
        name: same(name, one, filled(name, actor_of, one))
        for name, one in (("source", given.source), ("target", given.target), ("asserter", given.asserter))
    }
    listed = () if isinstance(given.against, Same) else given.against
    against = tuple(filled(f"against.{n}", actor_of, one) for n, one in enumerate(listed))
    evidence = _evidence(given, desk, sheet, slot=slot)
    if len(sheet.faults) > before or polarity is None:
        return None
    return DraftClaim(
        relation=given.relation,
        source=ends["source"],
        target=ends["target"],
        evidence=with_values(evidence, [found[1] for found in (amount, date) if found is not None]),
        domain=domain,
        mode=mode,
        polarity=polarity,
        facet=facet,
        amount=same("amount", given.amount, None if amount is None else amount[0]),
        date=same("date", given.date, None if date is None else date[0]),
        beneficiary=same("beneficiary", given.beneficiary, given_to),
        asserter=ends["asserter"],
        against=same("against", given.against, tuple(a for a in against if a is not None)) or (),
    )


def _words_at(given: GivenWords, desk: Desk) -> Words:
    return words_of(given, desk.unit)


def _like(given: GivenClaim, desk: Desk) -> DraftClaim | None:
    """The claim that this one was made from; it must be named where a slot is the same as there."""
    slots = (given.source, given.target, given.amount, given.date, given.beneficiary, given.asserter, given.against)
    if given.like is None and any(isinstance(one, Same) for one in slots):
        raise SlotError("D633")
    return None if given.like is None else kept(given.like, desk)


def _codes(
    given: GivenClaim, desk: Desk, sheet: Sheet, *, slot: str
) -> tuple[str | None, str | None, str | None, Polarity | None]:
    """Mode, domain, facet and polarity; the relation says which modes there are and whether an actor must be named."""
    code = sheet.fill(f"{slot}.relation", relation_of, given.relation, desk)
    if code is not None and given.source is None and given.target is None and not code.actorless:
        sheet.refuse(f"{slot}.source", "D453", words=given.relation)
    dimensions = desk.codebook.dimensions
    mode = None if code is None else sheet.fill(f"{slot}.mode", value_of, given.mode, code.modes)
    domain = sheet.fill(f"{slot}.domain", value_of, given.domain, dimensions.domain)
    facet = sheet.fill(f"{slot}.facet", value_of, given.facet, dimensions.facet)
    return mode, domain, facet, sheet.fill(f"{slot}.polarity", polarity_of, given.polarity)


def _evidence(given: GivenClaim, desk: Desk, sheet: Sheet, *, slot: str) -> tuple[Words, ...]:
    """The quotes that a claim rests on, each once; there is at least one."""
    if not given.evidence:
        sheet.refuse(f"{slot}.evidence", "D633")
    found = [sheet.fill(f"{slot}.evidence.{n}", words_of, w, desk.unit) for n, w in enumerate(given.evidence)]
    return tuple(dict.fromkeys(words for words in found if words is not None))


def with_values(evidence: tuple[Words, ...], values: list[Words]) -> tuple[Words, ...]:
    """The evidence with the words of amount and date added, where no quote holds them: they too must be shown."""
    return (*evidence, *(v for v in dict.fromkeys(values) if not any(_holds(e, v) for e in evidence)))


def _holds(outer: Words, inner: Words) -> bool:
    if outer.start is None or inner.start is None:
        return False
    return outer.start <= inner.start and inner.start + len(inner.exact) <= outer.start + len(outer.exact)
