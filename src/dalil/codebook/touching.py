"""Which changes of a codebook touch a claim that was coded under the old version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dalil.codebook.changes import Change, Difference, Gravity, Kind, Place
from dalil.records.claims import Claim

ANY_OTHER = "other"  # the code of what belongs nowhere else
DETAILS = ("amount", "date", "beneficiary", "asserter", "against")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """What of a claim the codebook defines."""

    relation: str
    mode: str | None = None
    domain: str | None = None
    polarity: str | None = None
    facet: str | None = None
    details: frozenset[str] = frozenset()  # those that the claim has


def codes_of(claim: Claim) -> Codes:
    """What of a claim the codebook defines."""
    return Codes(
        relation=claim.relation,
        mode=claim.mode,
        domain=claim.domain,
        polarity=claim.polarity.value,
        facet=claim.facet,
        details=frozenset(d for d in DETAILS if getattr(claim, d)),
    )


def codes_in(body: Mapping[str, Any]) -> Codes:
    """The same of a claim whose record is still JSON."""
    return Codes(
        relation=body["relation"],
        mode=body.get("mode"),
        domain=body.get("domain"),
        polarity=body["polarity"],
        facet=body.get("facet"),
        details=frozenset(d for d in DETAILS if body.get(d)),
    )


class Touch:
    """Tells which changes touch a claim; `families` are those of the old version's codes."""

    def __init__(self, difference: Difference, families: Mapping[str, str]) -> None:
        self._changes = tuple(c for c in difference.changes if c.gravity is not Gravity.NOTHING)
        self._families = families

    def of(self, claim: Codes) -> tuple[Change, ...]:
        """The changes that touch a claim, the gravest first."""
        return tuple(c for c in self._changes if self._touches(c, claim))

    def of_all(self, claims: Iterable[Codes]) -> tuple[Change, ...]:
        """The changes that touch any of some claims, each once."""
        found = {c for claim in claims for c in self.of(claim)}
        return tuple(c for c in self._changes if c in found)

    @property
    def may_add(self) -> tuple[Change, ...]:
        """The changes by which a unit without a claim may come to have one."""
        wider = {Kind.DEFINITION, Kind.INCLUDES, Kind.EXCLUDES, Kind.RULES, Kind.TEXT}
        return tuple(
            c
            for c in self._changes
            if c.kind in wider or (c.place in (Place.CODE, Place.RULE) and c.kind is Kind.ADDED)
        )

    def _touches(self, change: Change, claim: Codes) -> bool:
        match change.place:
            case Place.CODE:
                return self._touches_code(change, claim)
            case Place.MODE:
                return change.of == claim.relation and (change.kind is Kind.ADDED or change.code == claim.mode)
            case Place.RULE:
                return not change.touches or claim.relation in change.touches
            case Place.DETAILS:
                return change.kind is Kind.ADDED or change.code in claim.details
        said = getattr(claim, change.place.value, None)
        if change.kind is Kind.ADDED:  # every claim has a polarity, so that a new one may be that of any
            return change.place is Place.POLARITY or said in (None, ANY_OTHER)
        return bool(said == change.code)

    def _touches_code(self, change: Change, claim: Codes) -> bool:
        if change.kind is not Kind.ADDED:
            return change.code == claim.relation
        return claim.relation == ANY_OTHER or change.family == self._families.get(claim.relation)


def gravest(changes: Iterable[Change]) -> Gravity:
    """How grave the gravest of some changes is."""
    return max((c.gravity for c in changes), key=lambda g: g.rank, default=Gravity.NOTHING)
