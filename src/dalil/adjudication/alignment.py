"""Several coders' claims of one unit, brought side by side: a column a coding, a row for what speaks of the same.

Claims with the same source, relation and target share a row. Of the claims left alone, those most alike are put
together, as long as they are alike enough (`ALIKE`). The order of the columns changes nothing but the order of cells.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dalil.adjudication.traits import Trait, Traits, differing, overlap

ALIKE = 45  # of 100: what claims with other ends or another relation need to share a row
RELATION = 30
END = 20  # the same known actor at the same end
NOBODY = 5  # the same end unknown to both
SWAPPED = 10  # the same actor at the other end
EVIDENCE = 20  # where the words are the same
LESSER = 5  # each of domain and polarity

Cells = tuple[Traits | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Claims that speak of the same, in the order of the codings; None where a coding has no such claim."""

    cells: Cells
    differs: frozenset[Trait]

    @property
    def claims(self) -> tuple[Traits, ...]:
        """The claims that are there."""
        return tuple(c for c in self.cells if c is not None)

    @property
    def is_agreed(self) -> bool:
        """Whether every coding has the claim and all say the same."""
        return None not in self.cells and not self.differs

    @property
    def alike(self) -> tuple[int | None, ...]:
        """For each cell the first one that says the same, by its column; None where there is no claim."""
        firsts = (
            next(n for n, other in enumerate(self.cells) if other is not None and not differing((cell, other)))
            if cell is not None
            else None
            for cell in self.cells
        )
        return tuple(firsts)


def align(columns: Sequence[Sequence[Traits]]) -> tuple[Row, ...]:
    """The claims of several codings in rows, in the order of the text."""
    exact = _exact(columns)
    partial = [cells for cells in exact if None in cells]
    whole = [cells for cells in exact if None not in cells]
    found = [*whole, *_joined(partial)]
    rows = [Row(cells=cells, differs=differing([c for c in cells if c is not None])) for cells in found]
    return tuple(sorted(rows, key=lambda row: _place(row.cells)))


def _exact(columns: Sequence[Sequence[Traits]]) -> list[Cells]:
    """Rows of claims with the same ends and relation; where one coding repeats them, in text order."""
    rows: dict[tuple[tuple[str, str, str], int], list[Traits | None]] = defaultdict(lambda: [None] * len(columns))
    for column, claims in enumerate(columns):
        told: Counter[tuple[str, str, str]] = Counter()
        for claim in sorted(claims, key=_order):
            rows[claim.ends, told[claim.ends]][column] = claim
            told[claim.ends] += 1
    return [tuple(cells) for cells in rows.values()]


def _joined(rows: list[Cells]) -> list[Cells]:
    """The rows with those put together that are alike and fill each other's gaps, the most alike first."""
    standing = dict(enumerate(sorted(rows, key=_place)))
    home = {number: number for number in standing}
    for first, second in _candidates(standing):
        one, other = home[first], home[second]
        if one == other or not _disjoint(standing[one], standing[other]):
            continue
        left, right = standing.pop(one), standing.pop(other)
        standing[one] = tuple(a if b is None else b for a, b in zip(left, right, strict=True))
        home = {number: one if at == other else at for number, at in home.items()}
    return list(standing.values())


def _candidates(rows: dict[int, Cells]) -> list[tuple[int, int]]:
    """Pairs of rows that may be put together, the most alike first, else in text order."""
    found: list[tuple[int, int, int]] = []
    for (first, left), (second, right) in combinations(rows.items(), 2):
        if _disjoint(left, right):
            alike = max(likeness(a, b) for a in _there(left) for b in _there(right))
            if alike >= ALIKE:
                found.append((-alike, first, second))
    return [(first, second) for _, first, second in sorted(found)]


def likeness(first: Traits, second: Traits) -> int:
    """How alike two claims are, from 0 to 100."""
    score = RELATION if first.relation == second.relation else 0
    score += _end(first.source, second.source) + _end(first.target, second.target)
    for mine, theirs in ((first.source, second.target), (first.target, second.source)):
        score += SWAPPED if mine is not None and mine == theirs else 0
    score += LESSER * ((first.domain == second.domain) + (first.polarity == second.polarity))
    return min(100, score + EVIDENCE * overlap(first.evidence, second.evidence) // 100)


def _end(mine: str | None, theirs: str | None) -> int:
    if mine != theirs:
        return 0
    return NOBODY if mine is None else END


def _disjoint(left: Cells, right: Cells) -> bool:
    return all(a is None or b is None for a, b in zip(left, right, strict=True))


def _there(cells: Cells) -> Iterator[Traits]:
    return (c for c in cells if c is not None)


def _place(cells: Cells) -> tuple[object, ...]:
    """Where a row stands in the text; the same however the columns are ordered."""
    return min(map(_order, _there(cells)))


def _order(claim: Traits) -> tuple[object, ...]:
    return claim.evidence, claim.ends, claim.polarity, claim.claim_id
