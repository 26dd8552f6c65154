"""What one coder says where another says something else, of claims with the same two actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dalil.records.agreements import Behind, Confusion
from dalil.reliability.agreement.rows import Line
from dalil.reliability.comparing.saying import Said

NAMES = ("relation", "domain", "polarity")
NOTHING = ""
MOST_BEHIND = 50  # units that a cell tells of
Met = tuple[str, str, str]  # what both coders say, and of which unit


def confusions(said: Said, lines: Sequence[Line]) -> tuple[Confusion, ...]:
    """For each two coders: relation, domain and polarity of one against the other; a claim that one of them has not is
    counted in relations, under no value."""
    pairs = combinations(range(len(said.voters)), 2)
    return tuple(made for one, other in pairs for made in _of_pair(said, lines, one, other))


def _of_pair(said: Said, lines: Sequence[Line], one: int, other: int) -> Iterator[Confusion]:
    held = [
        (line.cells[one], line.cells[other], said.units[line.unit].unit_id)
        for line in lines
        if said.units[line.unit].said[one] is not None and said.units[line.unit].said[other] is not None
    ]
    ids = said.voters[one].id, said.voters[other].id
    relations = [(_relation(a), _relation(b), unit) for a, b, unit in held if a is not None or b is not None]
    yield from _confusion("relation", ids, relations)
    matched = [(a, b, unit) for a, b, unit in held if a is not None and b is not None]
    for name in NAMES[1:]:
        values = ((a.slot(name), b.slot(name), unit) for a, b, unit in matched)
        yield from _confusion(name, ids, [(a, b, u) for a, b, u in values if a is not None and b is not None])


def _relation(claim: object) -> str:
    found: str = getattr(claim, "relation", NOTHING)
    return found


def _confusion(name: str, ids: tuple[str, str], met: Sequence[Met]) -> Iterator[Confusion]:
    """The table; the values in the order of how often they were given, none last."""
    counts = Counter((a, b) for a, b, _ in met)
    totals = Counter(v for pair, n in counts.items() for v in pair for _ in range(n))
    values = sorted((v for v in totals if v), key=lambda v: (-totals[v], v)) + [NOTHING] * (NOTHING in totals)
    if [v for v in values if v]:
        table = tuple(tuple(counts[a, b] for b in values) for a in values)
        behind = tuple(_behind(met, {v: n for n, v in enumerate(values)}))
        yield Confusion(name=name, coders=ids, values=tuple(values), counts=table, behind=behind)


def _behind(met: Sequence[Met], places: Mapping[str, int]) -> Iterator[Behind]:
    """The units of each cell, in the order in which they come."""
    cells: dict[tuple[int, int], dict[str, None]] = {}
    for one, other, unit in met:
        cells.setdefault((places[one], places[other]), {})[unit] = None
    for (row, column), units in sorted(cells.items()):
        yield Behind(row=row, column=column, units=tuple(units)[:MOST_BEHIND])
