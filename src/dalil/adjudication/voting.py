"""What most coders say of one unit, row by row and trait by trait, worked out from traits alone.

A claim stands where more than half of the answers have it, and each of its traits is what more than half of those say
who have it. Where exactly half do, or no value has more than half, nothing is concluded. The order of the answers
changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dalil.adjudication.alignment import Row
from dalil.adjudication.traits import Trait, Traits, shared

Said = tuple[object, ...]
VOTED = tuple(t for t in Trait if t not in (Trait.MODE, Trait.EVIDENCE))  # a mode goes with its relation


class Left(StrEnum):
    """Why a unit is left to a person."""

    TOO_FEW = "too_few"  # fewer answers than the rule asks for
    DIFFER = "differ"  # not all say the same
    TIE = "tie"  # as many for it as against it, or no value that most give
    SCATTERED = "scattered"  # most found a claim, but no claim is found by most
    NO_EXPERT = "no_expert"  # who is to be followed has not answered
    EXPERTS_DIFFER = "experts_differ"  # those who are to be followed do not say the same
    DOUBLED = "doubled"  # what most say of two claims makes them one
    UNGROUNDED = "ungrounded"  # what most say, put together, does not hold in the text or the codebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """What stands of one row: a claim, with traits of others in place of its own."""

    claim_id: str
    taken: tuple[tuple[Trait, str], ...] = ()  # the trait, and the claim it comes from


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What most say of a unit, or why that cannot be told."""

    winners: tuple[Winner, ...] = ()
    left: Left | None = None
    traits: frozenset[Trait] = frozenset()  # on which no value has more than half


def vote(rows: Sequence[Row], answers: int) -> Vote:
    """What more than half of the answers say whose claims stand in these rows."""
    standing = [row for row in rows if 2 * len(row.claims) > answers]
    if any(2 * len(row.claims) == answers for row in rows):
        return Vote(left=Left.TIE)
    if not standing and 2 * _with_claims(rows, answers) >= answers:
        return Vote(left=Left.SCATTERED)
    tied = frozenset[Trait]().union(*(ties(row.claims) for row in standing))
    if tied:
        return Vote(left=Left.TIE, traits=tied)
    return Vote(winners=tuple(winner(row.claims) for row in standing))


def ties(claims: Sequence[Traits]) -> frozenset[Trait]:
    """The traits of one row on which no value has more than half."""
    found = {t for t in VOTED if _most(_says(c, t) for c in claims) is None}
    return frozenset(found if any(_is_upheld(c, claims) for c in claims) else {*found, Trait.EVIDENCE})


def winner(claims: Sequence[Traits]) -> Winner:
    """What stands of a row without ties: the claim that most agrees with what most say, mended where it does not."""
    wanted = {t: _most(_says(c, t) for c in claims) for t in VOTED}
    words = Counter(c.evidence for c in claims)

    def rank(claim: Traits) -> tuple[object, ...]:
        apart = sum(_says(claim, t) != value for t, value in wanted.items())
        return not _is_upheld(claim, claims), apart, -words[claim.evidence], claim.evidence, claim.claim_id

    ranked = sorted(claims, key=rank)
    base = ranked[0]
    lent = (t for t, value in wanted.items() if _says(base, t) != value)
    taken = ((t, next(c.claim_id for c in ranked if _says(c, t) == wanted[t])) for t in lent)
    return Winner(claim_id=base.claim_id, taken=tuple(taken))


def _with_claims(rows: Iterable[Row], answers: int) -> int:
    """How many answers hold any claim."""
    columns = {n for row in rows for n, cell in enumerate(row.cells) if cell is not None}
    return min(len(columns), answers)


def _says(claim: Traits, trait: Trait) -> Said:
    """The value of a trait; a mode is one of its relation, so that the two are one value."""
    return (claim.relation, claim.mode) if trait is Trait.RELATION else (getattr(claim, trait.value),)


def _most(values: Iterable[Said]) -> Said | None:
    """The value that more than half give, if there is one."""
    counted = Counter(values)
    value, count = counted.most_common(1)[0]
    return value if 2 * count > counted.total() else None


def _is_upheld(claim: Traits, claims: Sequence[Traits]) -> bool:
    """Whether more than half of the claims share words with it."""
    return 2 * sum(c is claim or shared(claim.evidence, c.evidence) > 0 for c in claims) > len(claims)
