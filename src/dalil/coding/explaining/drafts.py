"""What became of draft claims: kept, refused by grounding, or a second one with the same id."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.codebook.schema import Codebook
from dalil.coding.explaining.explanation import KEPT, CandidateShown, Verdict
from dalil.coding.grounding import ground
from dalil.coding.method import Draft, DraftActor, DraftClaim
from dalil.records.codings import Coder
from dalil.records.units import UnitText


def shown_actor(actor: DraftActor | None) -> str | None:
    """An actor's words, else the name of who is inherited."""
    if actor is None:
        return None
    return actor.name if actor.words is None else actor.words.exact


def candidate_of(trigger: int | None, claim: DraftClaim, verdict: Verdict) -> CandidateShown:
    """A claim as the coder gave it, of this trigger if it has one."""
    return CandidateShown(
        trigger=trigger,
        relation=claim.relation,
        source=shown_actor(claim.source),
        target=shown_actor(claim.target),
        score=claim.score,
        verdict=verdict,
        claim=claim,
    )


def verdicts(claims: Sequence[DraftClaim], unit: UnitText, codebook: Codebook, coder: Coder) -> tuple[Verdict, ...]:
    """What grounding makes of each claim of a draft."""
    found: list[Verdict] = []
    seen: set[str] = set()
    for claim in claims:
        grounded = ground(Draft(claims=(claim,)), unit, codebook, coder=coder, run_id="explained")
        if grounded.issues:
            issue = grounded.issues[0]
            found.append(Verdict(name="refused", values=(("code", issue.code), *issue.values)))
            continue
        id_ = grounded.coding.claims[0].id
        found.append(Verdict(name="twin") if id_ in seen else KEPT)
        seen.add(id_)
    return tuple(found)
