"""Who answered what: the counts that stand before every figure of a report."""

from __future__ import annotations

from collections import Counter

from dalil.records.agreements import CoderCount, Pattern
from dalil.reliability.comparing.saying import Said


def coder_counts(said: Said) -> tuple[CoderCount, ...]:
    """What each coder did with the units."""
    return tuple(_count(said, column) for column in range(len(said.voters)))


def _count(said: Said, column: int) -> CoderCount:
    voter = said.voters[column]
    answers = [u.said[column] for u in said.units]
    gone = Counter(u.gone[column] for u in said.units)
    given = [a for a in answers if a is not None]
    return CoderCount(
        id=voter.id,
        name=voter.name,
        kind=voter.kind,
        answered=len(given),
        abstained=gone["abstained"],
        failed=gone["failed"],
        missing=len(answers) - len(given) - gone["abstained"] - gone["failed"],
        claims=sum(map(len, given)),
    )


def patterns(said: Said) -> tuple[Pattern, ...]:
    """Which coders answered together, the most frequent first."""
    found = Counter(
        tuple(v.id for v, claims in zip(said.voters, u.said, strict=True) if claims is not None) for u in said.units
    )
    return tuple(Pattern(coders=ids, units=n) for ids, n in sorted(found.items(), key=lambda p: (-p[1], p[0])))
