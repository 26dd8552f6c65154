"""Each coder, machine or person, against what was decided: precision, recall and F1, overall and for each relation.

What was decided came of weighing codings, so that whoever was weighed stands better than before a stranger's decision;
a report says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dalil.records.agreements import Section, Variable
from dalil.reliability.agreement.pairs import TRIO, Both, figures_of, level_figures
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.comparing.matching import LEVELS, Match, Tally, claims_match, matches
from dalil.reliability.comparing.saying import Claims, Said


def machine_section(said: Said, plan: Plan) -> Section:
    """Each coder on the units that are decided."""
    found: list[Variable] = []
    for column, voter in enumerate(said.voters):
        pairs = ((u, u.said[column], u.settled) for u in said.units)
        both = [(u, mine, settled) for u, mine, settled in pairs if mine is not None and settled is not None]
        if both:
            found += _levels(both, voter.id, plan)
            found += _codes(both, voter.id, plan)
    return Section(name="machines", variables=tuple(found))


def _levels(both: Sequence[Both], coder: str, plan: Plan) -> Iterator[Variable]:
    for level, figures in zip(LEVELS, level_figures(both, plan, TRIO), strict=True):
        yield Variable(name=level, of=(coder,), figures=figures, units=len(both))


def _codes(both: Sequence[Both], coder: str, plan: Plan) -> Iterator[Variable]:
    """Whole claims of each relation, the most frequent first."""
    counts = Counter(c.relation for _, _, settled in both for c in settled)
    counts.update({c.relation: 0 for _, mine, _ in both for c in mine})
    for code in sorted(counts, key=lambda code: (-counts[code], code)):
        counted = [_of_code(mine, settled, code, plan.match) for _, mine, settled in both]
        yield Variable(name="code", of=(coder, code), figures=figures_of(counted, both, plan, TRIO), units=len(both))


def _of_code(mine: Claims, settled: Claims, code: str, by: Match) -> Tally:
    own, right = (tuple(c for c in claims if c.relation == code) for claims in (mine, settled))
    hits = len(matches(own, right, claims_match, by)) if own and right else 0
    return Tally(hits, len(own), len(right))
