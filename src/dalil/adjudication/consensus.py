"""What stands for a unit. A decision names every coding it weighed and changes none of them.

Where a person has decided, the decision stands; else the answer of the sole coder that is published does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dalil.records.codings import Coding, Outcome
from dalil.records.decisions import Decision
from dalil.records.runs import content_id

SOLE_CODER = "sole_coder"
NO_ANSWER = "no_answer"
EXPERT = "expert"  # a person weighed the codings
WITHDRAWN = "withdrawn"  # a person took the decision back, and the unit is undecided again
UNDECIDED = "undecided"  # an answer is there, but only decided ones are to count


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


def undecided(coding: Coding) -> Decision:
    """The decision where an answer does not count before a person has decided."""
    return Decision(
        id=content_id("decision", coding.unit_id, UNDECIDED, coding.id),
        unit_id=coding.unit_id,
        coding_ids=(coding.id,),
        claims=(),
        decided_by=UNDECIDED,
        rule=UNDECIDED,
    )


def standing(latest: Iterable[Decision]) -> Mapping[str, Decision]:
    """The decisions of people by unit, of those that nothing supersedes; one that was taken back is none."""
    return {d.unit_id: d for d in latest if d.rule != WITHDRAWN}


def consensus(
    codings: Iterable[Coding], decided: Mapping[str, Decision], *, decided_only: bool = False
) -> Mapping[str, Decision]:
    """What counts for each unit: the decision of a person where there is one, else what the sole coder answered."""
    otherwise = undecided if decided_only else sole_coder
    return {**{c.unit_id: otherwise(c) for c in codings if c.unit_id not in decided}, **decided}
