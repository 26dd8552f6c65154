"""Two coders at a time: how many of their claims they have in common.

F1 of two coders is their specific agreement: of the claims that both make, the share that the other makes too; it is
the same whichever of the two is held to be right, and needs no count of claims that nobody made (Hripcsak and
Rothschild (2005), Agreement, the F-measure, and reliability in information retrieval, JAMIA 12, 296-298).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dalil.records.agreements import Measured, Section, Variable
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.shares import Basis, Floats, by_document, share
from dalil.reliability.agreement.variables import NO, YES
from dalil.reliability.coefficients.measuring import measured
from dalil.reliability.comparing.matching import LEVELS, Tally, tallies
from dalil.reliability.comparing.saying import Asked, Claims, Said
from dalil.reliability.ratings import ratings_of

TRIO = ("precision", "recall", "f1")
Both = tuple[Asked, Claims, Claims]  # a unit and what two coders say of it


def pair_section(said: Said, plan: Plan) -> Section:
    """Each level of comparison for each two coders who have units in common."""
    found: list[Variable] = []
    for one, other in combinations(range(len(said.voters)), 2):
        both = shared_units(said, one, other)
        if both:
            ids = said.voters[one].id, said.voters[other].id
            found += _levels(both, ids, plan)
    return Section(name="pairs", variables=tuple(found))


def shared_units(said: Said, one: int, other: int) -> list[Both]:
    """The units that both coders answered."""
    pairs = ((u, u.said[one], u.said[other]) for u in said.units)
    return [(u, mine, theirs) for u, mine, theirs in pairs if mine is not None and theirs is not None]


def _levels(both: Sequence[Both], ids: tuple[str, str], plan: Plan) -> list[Variable]:
    figures = dict(zip(LEVELS, level_figures(both, plan, ("f1",)), strict=True))
    rows = [(u.document, [YES if mine else NO, YES if theirs else NO]) for u, mine, theirs in both]
    kappa = measured(ratings_of(rows, 2), ("cohen",), drawing=plan.drawing)
    figures["has_claim"] = (*figures["has_claim"], *kappa)
    return [Variable(name=level, of=ids, figures=made, units=len(both)) for level, made in figures.items()]


def level_figures(both: Sequence[Both], plan: Plan, measures: Sequence[str]) -> list[tuple[Measured, ...]]:
    """The figures of each level; of precision and recall the second coder's claims are the reference."""
    counted = [tallies(mine, theirs, plan.match) for _, mine, theirs in both]
    return [figures_of([t[n] for t in counted], both, plan, measures) for n in range(len(LEVELS))]


def figures_of(
    counted: Sequence[Tally], both: Sequence[Both], plan: Plan, measures: Sequence[str]
) -> tuple[Measured, ...]:
    """Precision, recall and F1 of some counts, one a unit."""
    places = {document: n for n, document in enumerate(dict.fromkeys(u.document for u, *_ in both))}
    counts = [(t.both, t.mine, t.theirs) for t in counted]
    hit, mine, theirs = by_document(counts, [places[u.document] for u, *_ in both], 3)
    return tuple(_figure(measure, hit, mine, theirs, plan) for measure in measures)


def _figure(measure: str, hit: Floats, mine: Floats, theirs: Floats, plan: Plan) -> Measured:
    """The figure; it rests on the claims, or units, that it is a share of."""
    top, bottom = {"precision": (hit, mine), "recall": (hit, theirs), "f1": (2 * hit, mine + theirs)}[measure]
    size = round(bottom.sum())
    return share(measure, top, bottom, Basis(units=size, coders=2, values=size), plan.drawing)
