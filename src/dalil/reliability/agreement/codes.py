"""Relations, one by one: whether a unit has a claim with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np

from dalil.records.agreements import Lack, Measured, Section, Variable
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.shares import Basis, by_document, share
from dalil.reliability.agreement.variables import NO, YES, of_ratings, read
from dalil.reliability.coefficients.measuring import measured
from dalil.reliability.comparing.saying import Claims, Said
from dalil.reliability.ratings import MISSING, Ratings, Value, ratings_of

NOBODY_TO_MEET = (Lack.ONE_CODER, Lack.NO_PAIRS)
MEASURES = ("alpha_nominal", "ac1", "percent")


def code_section(said: Said, plan: Plan) -> Section:
    """A variable for each relation that anybody claims, the most frequent first; none of a coder alone."""
    if len(said.voters) < 2:
        return Section(name="codes", variables=())
    counts = Counter(r for u in said.units for claims in u.said for r in {c.relation for c in claims or ()})
    codes = sorted(counts, key=lambda code: (-counts[code], code))
    return Section(name="codes", variables=tuple(_variable(said, code, plan) for code in codes))


def _variable(said: Said, code: str, plan: Plan) -> Variable:
    def has(claims: Claims) -> Value:
        return YES if any(c.relation == code for c in claims) else NO

    ratings = ratings_of(read(said, has), len(said.voters), order=(NO, YES))
    figures = measured(ratings, MEASURES, drawing=plan.drawing)
    specific = positive(ratings, plan)
    if figures[0].lack in NOBODY_TO_MEET:
        specific = replace(specific, lack=figures[0].lack)
    return of_ratings("code", ratings, (*figures, specific), of=(code,))


def positive(ratings: Ratings, plan: Plan) -> Measured:
    """Of all answers that say yes, in pairs of answers to one unit, the share that meets a yes.

    Specific agreement for any number of coders: de Vet, Dikmans and Eekhout (2017), Specific agreement on dichotomous
    outcomes can be calculated for more than two raters, Journal of Clinical Epidemiology 83, 85-89.
    """
    given = (ratings.codes != MISSING).sum(axis=1)
    kept = given > 1
    yes = (ratings.codes == ratings.values.index(YES)).sum(axis=1)[kept] if YES in ratings.values else given[kept] * 0
    counts = np.stack([yes * (yes - 1), yes * (given[kept] - 1)], axis=1)
    top, bottom = by_document(counts, ratings.documents[kept], 2)
    coders = int((ratings.codes[kept] != MISSING).any(axis=0).sum())
    basis = Basis(units=int(kept.sum()), coders=coders, values=int(given[kept].sum()))
    return share("positive", top, bottom, basis, plan.drawing)
