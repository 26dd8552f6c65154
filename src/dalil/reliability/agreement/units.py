"""What coders say of whole units: whether there is a claim, which relations, domains and dyads, and how many claims."""

from __future__ import annotations

from dalil.records.agreements import Scale, Section
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.variables import NO, YES, read, variable
from dalil.reliability.comparing.naming import namer_of, written_names
from dalil.reliability.comparing.saying import Asked, Claims, Said
from dalil.reliability.ratings import Row, Value


def unit_section(said: Said, plan: Plan) -> Section:
    """The variables of units."""
    coders, drawing = len(said.voters), plan.drawing
    made = [variable("has_claim", read(said, has_claim), coders, drawing=drawing)]
    made.append(variable("relations", read(said, relations), coders, drawing=drawing, scale=Scale.SET))
    domains = [(u.document, [_domains(claims) for claims in u.said]) for u in said.units]
    if any(d for _, answers in domains for d in answers):
        made.append(variable("domains", domains, coders, drawing=drawing, scale=Scale.SET))
    dyads = dyads_in(said, plan)
    made.append(variable("dyads", dyads, coders, drawing=drawing, scale=Scale.SET, names=written_names(said)))
    made.append(variable("claims", read(said, len), coders, drawing=drawing, scale=Scale.RATIO))
    return Section(name="unit", variables=tuple(made))


def has_claim(claims: Claims) -> Value:
    """Whether a coder claims anything."""
    return YES if claims else NO


def relations(claims: Claims) -> Value:
    """The relations that a coder claims."""
    return frozenset(c.relation for c in claims)


def dyads_in(said: Said, plan: Plan) -> list[Row]:
    """The dyads that each coder has in each unit, the same actors under the same names."""
    return [(u.document, _dyads(u, plan)) for u in said.units]


def _dyads(unit: Asked, plan: Plan) -> list[Value | None]:
    if not any(unit.said):
        return [None if claims is None else frozenset() for claims in unit.said]
    name = namer_of(unit.said, plan.match)
    return [
        None if claims is None else frozenset((name(c.source), name(c.target)) for c in claims) for claims in unit.said
    ]


def _domains(claims: Claims | None) -> Value | None:
    """The domains that a coder claims; none where the coder has no such slot."""
    if claims is None:
        return None
    slots = [c.slot("domain") for c in claims]
    return None if claims and all(s is None for s in slots) else frozenset(s for s in slots if s)
