"""A person's answer becomes a coding, through grounding like every other; or every fault of it is told.

What is stored says only what was done: a verdict is `accepted` where the person's claim has all that the other's has,
and `edited` where anything differs, whatever was pressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dalil.coding.grounding import ground
from dalil.coding.human.desk import Desk
from dalil.coding.human.drafting import draft_of, known_ids
from dalil.coding.human.faults import Sheet, SlotError
from dalil.coding.human.given import Answer, GivenVerdict, KeptClaim
from dalil.coding.method import Draft, DraftClaim
from dalil.records.claims import Claim
from dalil.records.codings import Coder, Coding, Judgement, Outcome, Verdict
from dalil.records.runs import content_id
from dalil.records.serial import dumps


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where in the person's chain an answer is to stand, and when it was given."""

    coder: Coder
    run_id: str
    supersedes: str | None
    at: str


def answered(answer: Answer, desk: Desk, link: Link) -> Coding:
    """The coding of an answer; raises `AnswerError` with every fault."""
    sheet = Sheet()
    if answer.outcome is not Outcome.CODED:
        return _abstained(answer, desk, link, sheet)
    drafts = [draft_of(c, desk, sheet, slot=f"claims.{n}") for n, c in enumerate(answer.claims)]
    places = _places(drafts, sheet)
    for n, verdict in enumerate(answer.judged):
        sheet.fill(f"judged.{n}", _check, verdict, answer, desk)
    sheet.close()
    kept = tuple(d for n, d in enumerate(drafts) if d is not None and places[n] == n)
    grounded = ground(Draft(claims=kept), desk.unit, desk.codebook, coder=link.coder, run_id=link.run_id)
    for issue in grounded.issues:
        sheet.refuse("claims", issue.code, **dict(issue.values))
    sheet.close()
    order = [n for n in range(len(drafts)) if places[n] == n]
    claims = [grounded.coding.claims[order.index(places[n])] for n in range(len(drafts))]
    judged = tuple(_judgement(v, claims, desk) for v in answer.judged)
    return linked(replace(grounded.coding, judged=judged, is_open=answer.is_open), link)


def linked(coding: Coding, link: Link) -> Coding:
    """A coding as the next link of its chain; the link before it and the time tell equal answers apart."""
    bare = replace(coding, id="", run_id=link.run_id, coder_id=link.coder.id, supersedes=link.supersedes, at=link.at)
    return replace(bare, id=content_id("coding", dumps(bare)))


def content_of(coding: Coding) -> tuple[object, ...]:
    """What a coding says, apart from when it was said and after what."""
    return coding.outcome, coding.claims, coding.reason, coding.judged, coding.is_open


def says_same(one: Claim, other: Claim) -> bool:
    """Whether two claims have the same content, whoever made them."""
    return replace(one, id=other.id, score=other.score, why=other.why) == other


def _abstained(answer: Answer, desk: Desk, link: Link, sheet: Sheet) -> Coding:
    """An answer without a stand: it gives a reason, and carries nothing else."""
    reason = (answer.reason or "").strip()
    if not reason:
        sheet.refuse("reason", "D633")
    if answer.outcome is Outcome.FAILED or answer.claims or answer.judged:
        sheet.refuse("outcome", "D456")
    sheet.close()
    coding = Coding(
        id="",
        run_id=link.run_id,
        coder_id=link.coder.id,
        unit_id=desk.unit.unit.id,
        codebook_digest=desk.codebook.digest,
        outcome=Outcome.ABSTAINED,
        reason=reason,
        is_open=answer.is_open,
    )
    return linked(coding, link)


def _places(drafts: Sequence[DraftClaim | None], sheet: Sheet) -> list[int]:
    """For each claim the first one that is wholly the same; two that share source, relation and target and differ
    otherwise are refused, as one of them would be lost."""
    first: dict[tuple[str, str, str], int] = {}
    places = []
    for n, draft in enumerate(drafts):
        at = n if draft is None else first.setdefault(draft.key, n)
        if at != n and drafts[at] != draft:
            sheet.refuse(f"claims.{n}", "D636", other=at + 1)
        places.append(at)
    return places


def _check(verdict: GivenVerdict, answer: Answer, desk: Desk) -> None:
    """Refuse a verdict on what is not there, a second one on the same claim, and one that becomes no claim."""
    key = KeptClaim(coding_id=verdict.coding_id, claim_id=verdict.claim_id)
    if key not in desk.others:
        raise SlotError("D638", id=verdict.claim_id, known=known_ids(desk.others))
    if sum(v.claim_id == verdict.claim_id for v in answer.judged) > 1:
        raise SlotError("D636", other=verdict.claim_id)
    if verdict.becomes is not None and not 0 <= verdict.becomes < len(answer.claims):
        raise SlotError("D638", id=verdict.becomes, known=f"0–{len(answer.claims) - 1}" if answer.claims else "–")


def _judgement(given: GivenVerdict, claims: Sequence[Claim], desk: Desk) -> Judgement:
    """The verdict as it is kept."""
    own = None if given.becomes is None else claims[given.becomes]
    judged = desk.others[KeptClaim(coding_id=given.coding_id, claim_id=given.claim_id)]
    verdict = Verdict.REJECTED
    if own is not None:
        verdict = Verdict.ACCEPTED if says_same(judged, own) else Verdict.EDITED
    return Judgement(
        coding_id=given.coding_id,
        claim_id=given.claim_id,
        verdict=verdict,
        becomes=None if own is None else own.id,
        note=given.note,
    )
