"""Claims of any number of coders, brought side by side where both actors match: a row a claim, a cell a coder.

The rows are the same in whatever order coders and claims come. Claims that are equal in all they say share a row first,
those that one coder makes twice in the order of their number. Then rows are put together that fill each other's gaps
and whose claims match, those most alike first; where several are equally alike, what they say settles it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from dalil.reliability.comparing.matching import Match, dyads_match
from dalil.reliability.comparing.saying import Claims, SaidClaim

Cells = tuple[SaidClaim | None, ...]
Content = tuple[str, ...]
TRAITS = ("polarity", "domain", "mode", "facet", "amount", "date")
RELATION = len(TRAITS) + 1  # the same relation weighs more than all the rest together
FAMILY = 1


def rows_of(said: Sequence[Claims | None], by: Match) -> list[Cells]:
    """The claims of one unit in rows; where a coder has no answer, the cells stay empty."""
    rows = _equal(said)
    if sum(bool(claims) for claims in said) < 2 or all(None not in cells for cells in rows):
        return rows
    return _joined(rows, by)


def content_of(claim: SaidClaim) -> Content:
    """All that a claim says, fit for sorting."""
    parties = (claim.source, claim.target, claim.asserter)
    names = (n or "" for p in parties for n in (p.key, p.name, p.words))
    rest = (claim.domain, claim.mode, claim.polarity, claim.facet, claim.amount, claim.date, claim.evidence)
    return (claim.relation, *names, *("" if r is None else str(r) for r in rest))


def _equal(said: Sequence[Claims | None]) -> list[Cells]:
    """Rows of claims that say just the same, in the order of what they say."""
    rows: dict[tuple[Content, int], list[SaidClaim | None]] = defaultdict(lambda: [None] * len(said))
    for column, claims in enumerate(said):
        told: Counter[Content] = Counter()
        for claim in claims or ():
            content = content_of(claim)
            rows[content, told[content]][column] = claim
            told[content] += 1
    return [tuple(rows[key]) for key in sorted(rows)]


def _joined(rows: list[Cells], by: Match) -> list[Cells]:
    """The rows, those put together that match."""
    standing = dict(enumerate(rows))
    home = {n: n for n in standing}
    for first, second in _candidates(rows, by):
        one, other = home[first], home[second]
        if one != other and _disjoint(standing[one], standing[other]):
            left, right = standing.pop(one), standing.pop(other)
            standing[one] = tuple(a if b is None else b for a, b in zip(left, right, strict=True))
            home = {n: one if at == other else at for n, at in home.items()}
    return [standing[n] for n in sorted(standing)]


def _candidates(rows: Sequence[Cells], by: Match) -> list[tuple[int, int]]:
    """Pairs of rows that may be put together, the most alike first, else in the order of what they say."""
    firsts = [next(c for c in cells if c is not None) for cells in rows]
    found = [
        (-_likeness(firsts[one], firsts[other]), one, other)
        for one, other in combinations(range(len(rows)), 2)
        if _disjoint(rows[one], rows[other]) and dyads_match(firsts[one], firsts[other], by)
    ]
    return [(one, other) for _, one, other in sorted(found)]


def _likeness(one: SaidClaim, other: SaidClaim) -> int:
    alike: int = sum(getattr(one, t) == getattr(other, t) for t in TRAITS)
    return alike + RELATION * (one.relation == other.relation) + FAMILY * (one.family == other.family)


def _disjoint(left: Cells, right: Cells) -> bool:
    return all(a is None or b is None for a, b in zip(left, right, strict=True))
