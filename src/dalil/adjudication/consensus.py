"""Decisions that need no judge. A decision names every coding it weighed and changes none of them."""

from __future__ import annotations

from dalil.records.codings import Coding, Outcome
from dalil.records.decisions import Decision
from dalil.records.runs import content_id

SOLE_CODER = "sole_coder"
NO_ANSWER = "no_answer"


def sole_coder(coding: Coding) -> Decision:
    """The decision where one coder answered: the answer as it stands.

    A coder that abstained or failed has not answered; the decision then says so, and why.
    """
    rule = SOLE_CODER if coding.outcome is Outcome.CODED else NO_ANSWER
    return Decision(
        id=content_id("decision", coding.unit_id, rule, coding.id),
        unit_id=coding.unit_id,
        coding_ids=(coding.id,),
        claims=coding.claims,
        decided_by=rule,
        rule=rule,
        note=coding.reason,
    )
