"""Who stands in relation to whom: the dyads of a study with their counts, each pair of actors once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dalil.errors import UsageError
from dalil.publishing.lean import LeanClaim
from dalil.records.claims import Polarity
from dalil.workflow.review.filters import Filters, kept
from dalil.workflow.review.index import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadCount:
    """Two actors, the one that acts more often first, and how much is claimed between them."""

    first: str  # keys
    second: str
    claims: int
    from_first: int  # of them, those in which the first acts towards the second
    denied: int
    sources: int


def dyads(picture: Picture, filters: Filters) -> tuple[DyadCount, ...]:
    """The dyads of the claims that pass, those with most claims first."""
    groups: dict[frozenset[str], list[LeanClaim]] = defaultdict(list)
    for claim in kept(picture.claims, filters):
        if claim.giver is not None and claim.receiver is not None and claim.giver != claim.receiver:
            groups[frozenset((claim.giver, claim.receiver))].append(claim)
    found = (_count(sorted(keys), members) for keys, members in groups.items())
    return tuple(sorted(found, key=lambda d: (-d.claims, d.first, d.second)))


def dyad_keys(picture: Picture, first: str, second: str) -> tuple[str, str]:
    """The keys that hold now for two actors; raises `UsageError` D670 where both are one actor."""
    one, other = (picture.identities.sets.key(key) for key in (first, second))
    if one == other:
        raise UsageError("D670", name=picture.identities.name(one, "ar"), name_en=picture.identities.name(one, "en"))
    return one, other


def claims_between(claims: Iterable[LeanClaim], filters: Filters, first: str, second: str) -> list[LeanClaim]:
    """The claims of a dyad that pass, in either direction, in reading order."""
    ends = {(first, second), (second, first)}
    return kept([c for c in claims if (c.giver, c.receiver) in ends], filters)


def _count(keys: Sequence[str], members: Sequence[LeanClaim]) -> DyadCount:
    one, other = keys
    from_one = sum(c.giver == one for c in members)
    is_one_first = from_one * 2 >= len(members)
    return DyadCount(
        first=one if is_one_first else other,
        second=other if is_one_first else one,
        claims=len(members),
        from_first=from_one if is_one_first else len(members) - from_one,
        denied=sum(c.polarity == Polarity.DENIED for c in members),
        sources=len({c.source_id for c in members}),
    )
