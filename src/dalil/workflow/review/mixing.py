"""Whether claims that a decision puts together from several codings hold as those of one coder have to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dalil.codebook.schema import Codebook
from dalil.coding.grounding import ground
from dalil.coding.human.drafting import redrafted
from dalil.coding.method import Draft
from dalil.records.claims import Claim
from dalil.records.codings import Coder, Coding
from dalil.records.decisions import Decision
from dalil.records.runs import content_id
from dalil.records.serial import to_json
from dalil.records.units import UnitText

ALTERED = "D451"  # the words that were found are not those of the claim


def fault_of_mixed(
    decision: Decision, codings: Sequence[Coding], unit: UnitText, *, codebook: Codebook, coder: Coder
) -> str | None:
    """What is wrong with the claims put together, if anything is."""
    whole = {c.id for coding in codings for c in coding.claims}
    mixed = [c for c in decision.claims if c.id not in whole]
    if not mixed:
        return None
    grounded = ground(Draft(claims=[redrafted(c) for c in mixed]), unit, codebook, coder=coder, run_id="")
    for issue in grounded.issues:
        return f"{issue.code} ({', '.join(value for _, value in issue.values)})"
    return None if {_rest(c) for c in grounded.coding.claims} == {_rest(c) for c in mixed} else ALTERED


def _rest(claim: Claim) -> str:
    """What a claim says and rests on, apart from why."""
    return content_id("rest", to_json(replace(claim, why=(), score=1.0)))
