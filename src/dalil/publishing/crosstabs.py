"""Claims as a table: who acts (rows) towards whom (columns), each cell parted by domain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dalil.publishing.lean import LeanClaim
from dalil.publishing.networks import counted

NO_CODE = ""  # stands for a domain or family that a claim does not name


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The claims of one actor towards another; both may be one."""

    giver: str
    receiver: str
    claims: int
    domains: tuple[tuple[str, int], ...]  # the most frequent first
    polarities: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosstab:
    """Rows and columns with their sums, the heaviest first; cells without claims are left out."""

    rows: tuple[tuple[str, int], ...]
    columns: tuple[tuple[str, int], ...]
    cells: tuple[Cell, ...]  # by row and column
    one_sided: int  # claims that name only one party, or none


def crosstab_of(claims: Iterable[LeanClaim]) -> Crosstab:
    """The table of some claims, in the direction in which they were coded."""
    groups: dict[tuple[str, str], list[LeanClaim]] = defaultdict(list)
    one_sided = 0
    for claim in claims:
        if claim.giver is None or claim.receiver is None:
            one_sided += 1
        else:
            groups[claim.giver, claim.receiver].append(claim)
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for (giver, receiver), members in groups.items():
        rows[giver] += len(members)
        columns[receiver] += len(members)
    return _ordered(_by_weight(rows), _by_weight(columns), groups, one_sided)


def heaviest(table: Crosstab, *, rows: int, columns: int) -> Crosstab:
    """The heaviest rows and columns; each keeps its whole sum."""
    kept_rows, kept_columns = table.rows[:rows], table.columns[:columns]
    givers, receivers = {k for k, _ in kept_rows}, {k for k, _ in kept_columns}
    cells = tuple(c for c in table.cells if c.giver in givers and c.receiver in receivers)
    return Crosstab(rows=kept_rows, columns=kept_columns, cells=cells, one_sided=table.one_sided)


def _by_weight(sums: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])))


def _ordered(
    rows: tuple[tuple[str, int], ...],
    columns: tuple[tuple[str, int], ...],
    groups: dict[tuple[str, str], list[LeanClaim]],
    one_sided: int,
) -> Crosstab:
    row_of = {key: n for n, (key, _) in enumerate(rows)}
    column_of = {key: n for n, (key, _) in enumerate(columns)}
    ends = sorted(groups, key=lambda pair: (row_of[pair[0]], column_of[pair[1]]))
    cells = tuple(_cell(*pair, groups[pair]) for pair in ends)
    return Crosstab(rows=rows, columns=columns, cells=cells, one_sided=one_sided)


def _cell(giver: str, receiver: str, members: list[LeanClaim]) -> Cell:
    return Cell(
        giver=giver,
        receiver=receiver,
        claims=len(members),
        domains=counted(c.domain or NO_CODE for c in members),
        polarities=counted(c.polarity for c in members),
    )
