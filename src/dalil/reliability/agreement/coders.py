"""Each coder against the others: how far all agree, and how far they do once one of them is left out.

Where a figure rises without a coder, that coder differs from the others. Only units count that the coder answered and
two others too, so that both figures speak of the same units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.records.agreements import Scale, Section, Variable
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.units import has_claim, relations
from dalil.reliability.agreement.variables import Reading, of_ratings, read
from dalil.reliability.coefficients.measuring import measured
from dalil.reliability.comparing.saying import Said
from dalil.reliability.ratings import Row, ratings_of

FEWEST = 3  # of two coders each is the other's measure
READINGS: tuple[tuple[str, Reading, Scale, tuple[str, ...]], ...] = (
    ("has_claim", has_claim, Scale.NOMINAL, ("alpha_nominal",)),
    ("relations", relations, Scale.SET, ("alpha_masi",)),
)


def coder_section(said: Said, plan: Plan) -> Section:
    """With and without each coder."""
    if len(said.voters) < FEWEST:
        return Section(name="coders", variables=())
    return Section(name="coders", variables=tuple(_variables(said, plan)))


def _variables(said: Said, plan: Plan) -> Iterator[Variable]:
    for name, reading, scale, measures in READINGS:
        rows = read(said, reading)
        for column, voter in enumerate(said.voters):
            kept = [row for row in rows if row[1][column] is not None and _answers(row) > FEWEST - 1]
            others = [(document, [*answers[:column], *answers[column + 1 :]]) for document, answers in kept]
            for how, some, coders in (("with", kept, len(said.voters)), ("without", others, len(said.voters) - 1)):
                ratings = ratings_of(some, coders, scale)
                figures = measured(ratings, measures, drawing=plan.drawing)
                yield of_ratings(name, ratings, figures, of=(how, voter.id))


def _answers(row: Row) -> int:
    answers: Sequence[object] = row[1]
    return sum(a is not None for a in answers)
