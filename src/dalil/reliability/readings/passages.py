"""Claims of single passages against their readings: relation, dyad, both, and what matched claims say besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dalil.reliability.readings.measures import Counts, Figure, fixed, kappa_of, ratio, share, trio
from dalil.reliability.readings.pairing import CodedClaim, ReadClaim, dyads_match, pair_up

SURE = 0.8  # claims that score as much are called sure
# Two people who read other passages of this kind, neither knowing what the other wrote.
HUMAN_CLAIM, HUMAN_DYAD, HUMAN_KAPPA = 0.73, 0.80, 0.91

FIGURES: tuple[Figure, ...] = (
    *trio("claim", human=fixed(HUMAN_CLAIM)),
    *trio("claim_any"),
    *trio("dyad", human=fixed(HUMAN_DYAD)),
    *trio("relation"),
    *trio("has_claim"),
    Figure(
        name="has_claim",
        measure="kappa",
        formula=kappa_of("has_claim.hit", "has_claim.want", "has_claim.got", "items"),
        of="items",
        human=fixed(HUMAN_KAPPA),
    ),
    *(share(name, name, "claim.hit") for name in ("polarity", "domain", "amount")),
    Figure(name="sure", measure="p", formula=ratio("sure.hit", "sure.got"), of="sure.got"),
)


def count_passage(read: Sequence[ReadClaim], coded: Sequence[CodedClaim], families: Mapping[str, str]) -> Counts:
    """What one passage adds to the counters of `FIGURES`."""

    def exact(one: ReadClaim, other: CodedClaim) -> bool:
        return one.relation == other.relation and dyads_match(one, other)

    def akin(one: ReadClaim, other: CodedClaim) -> bool:
        return families.get(one.relation) == families.get(other.relation) and dyads_match(one, other)

    matched = pair_up(read, coded, exact)
    sure = [c for c in coded if c.score >= SURE]
    alike = Counter(r.relation for r in read) & Counter(c.relation for c in coded)
    return {
        "items": 1,
        **_trio("claim", len(matched), read, coded),
        **_trio("claim_any", len(pair_up(read, coded, akin)), read, coded),
        **_trio("dyad", len(pair_up(read, coded, dyads_match)), read, coded),
        **_trio("relation", alike.total(), read, coded),
        "has_claim.hit": bool(read and coded),
        "has_claim.got": bool(coded),
        "has_claim.want": bool(read),
        "polarity": sum(r.polarity == c.polarity for r, c in matched),
        "domain": sum(r.domain == c.domain for r, c in matched),
        "amount": sum(r.amount == c.amount for r, c in matched),
        "sure.hit": len(pair_up(read, sure, exact)),
        "sure.got": len(sure),
    }


def _trio(name: str, hit: int, read: Sequence[object], coded: Sequence[object]) -> Counts:
    return {f"{name}.hit": hit, f"{name}.got": len(coded), f"{name}.want": len(read)}
