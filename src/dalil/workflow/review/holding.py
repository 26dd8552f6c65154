"""Whether the claims of a decision hold as those of one coder have to.

What is put together from several codings is grounded anew; what is taken whole from a coding under another version of
the codebook must have its code and mode in the present one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dalil.codebook.schema import Codebook
from dalil.coding.grounding import Grounded, ground
from dalil.coding.human.drafting import redrafted
from dalil.coding.method import Draft
from dalil.records.claims import Claim
from dalil.records.codings import Coder, Coding
from dalil.records.decisions import Decision
from dalil.records.runs import content_id
from dalil.records.serial import to_json
from dalil.records.units import UnitText

ALTERED = "D451"  # the words that were found are not those of the claim


def fault_of_claims(
    decision: Decision, codings: Sequence[Coding], unit: UnitText, *, codebook: Codebook, coder: Coder
) -> str | None:
    """What is wrong with the claims of a decision, if anything is."""
    whole = {m.id: c.codebook_digest for c in codings for m in c.claims}
    mixed = [c for c in decision.claims if c.id not in whole]
    older = [c for c in decision.claims if whole.get(c.id, codebook.digest) != codebook.digest]
    fault = fault_of_codes([*older, *mixed], unit, codebook=codebook, coder=coder)
    if fault is not None or not mixed:
        return fault
    held = _grounded(mixed, unit, codebook, coder).coding.claims
    return None if {_rest(c) for c in held} == {_rest(c) for c in mixed} else ALTERED


def fault_of_codes(claims: Sequence[Claim], unit: UnitText, *, codebook: Codebook, coder: Coder) -> str | None:
    """What of claims the codebook does not know, if there is anything."""
    if not claims:
        return None
    issues = _grounded(claims, unit, codebook, coder).issues
    return None if not issues else f"{issues[0].code} ({', '.join(value for _, value in issues[0].values)})"


def _grounded(claims: Sequence[Claim], unit: UnitText, codebook: Codebook, coder: Coder) -> Grounded:
    return ground(Draft(claims=[redrafted(c) for c in claims]), unit, codebook, coder=coder, run_id="")


def _rest(claim: Claim) -> str:
    """What a claim says and rests on, apart from why."""
    return content_id("rest", to_json(replace(claim, why=(), score=1.0)))
