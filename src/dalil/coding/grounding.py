"""The only maker of codings: a draft's words are found verbatim in the unit's context, or the claim is refused.

Words are looked for at the place the coder names, then anywhere in the unit, then through the folding map (vowel
signs, hamza seats, digits), which finds the source's own words. Only an inherited actor may have its words above the
unit, at their very place in a heading. A claim none of whose evidence is found, whose code or
mode the codebook lacks, that names no actor where its code wants one, or whose actors' words stand nowhere becomes an
issue, never a claim.
"""

from __future__ import annotations

from dataclasses import dataclass

from dalil.codebook.schema import Codebook
from dalil.coding.method import Draft, DraftActor, DraftClaim, Words
from dalil.errors import Issue, Severity
from dalil.records.claims import Claim, claim_id
from dalil.records.codings import Coder, Coding, Outcome
from dalil.records.mentions import ActorRef, How
from dalil.records.quotes import Quote, quote_at
from dalil.records.runs import content_id
from dalil.records.units import UnitText
from dalil.text.folding import fold, fold_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """A coding, and an issue for each draft claim that could not be grounded."""

    coding: Coding
    issues: tuple[Issue, ...] = ()


class _NotFoundError(Exception):
    """What keeps a draft claim from being grounded; caught in this module."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code, self.words = code, words


def ground(draft: Draft, unit: UnitText, codebook: Codebook, *, coder: Coder, run_id: str) -> Grounded:
    """The coding that a draft amounts to once every word of it has been found in the source."""
    claims: dict[str, Claim] = {}
    issues: list[Issue] = []
    for drafted in draft.claims:
        try:
            _allowed(drafted, codebook)
            claim = _claim(drafted, unit, coder)
        except _NotFoundError as lost:
            issues.append(_issue(lost, unit))
            continue
        claims.setdefault(claim.id, claim)
    coding = Coding(
        id=content_id("coding", unit.unit.id, coder.id, codebook.digest, sorted(claims)),
        run_id=run_id,
        coder_id=coder.id,
        unit_id=unit.unit.id,
        codebook_digest=codebook.digest,
        outcome=Outcome.CODED,
        claims=tuple(claims.values()),
    )
    return Grounded(coding=coding, issues=tuple(issues))


def _issue(lost: _NotFoundError, unit: UnitText) -> Issue:
    span = unit.unit.span
    return Issue(
        code=lost.code,
        severity=Severity.ERROR,
        where=f"{unit.unit.source_id}:{span.start}-{span.end}",
        values=(("words", lost.words),),
    )


def _allowed(draft: DraftClaim, codebook: Codebook) -> None:
    """Raise `_NotFoundError` where the codebook has no such relation or mode, or wants an actor there."""
    code = codebook.get(draft.relation)
    if code is None:
        raise _NotFoundError("D452", draft.relation)
    if draft.source is None and draft.target is None and not code.actorless:
        raise _NotFoundError("D453", draft.relation)
    if draft.mode is not None and draft.mode not in {m.code for m in code.modes}:
        raise _NotFoundError("D455", f"{draft.relation} / {draft.mode}")


def _claim(draft: DraftClaim, unit: UnitText, coder: Coder) -> Claim:
    source, target = _actor(draft.source, unit), _actor(draft.target, unit)
    return Claim(
        id=claim_id(unit.unit.id, coder.id, draft.relation, source, target),
        unit_id=unit.unit.id,
        source=source,
        relation=draft.relation,
        target=target,
        domain=draft.domain,
        mode=draft.mode,
        polarity=draft.polarity,
        facet=draft.facet,
        amount=draft.amount,
        date=draft.date,
        beneficiary=None if draft.beneficiary is None else _quote(draft.beneficiary, unit),
        asserter=_actor(draft.asserter, unit),
        against=tuple(a for a in (_actor(d, unit) for d in draft.against) if a is not None),
        evidence=tuple(_quote(w, unit) for w in draft.evidence),
        score=draft.score,
        why=draft.why,
    )


def _actor(draft: DraftActor | None, unit: UnitText) -> ActorRef | None:
    if draft is None:
        return None
    return ActorRef(
        quote=None if draft.words is None else _heading_quote(draft, unit) or _quote(draft.words, unit),
        name=draft.name,
        name_en=draft.name_en,
        actor_id=draft.actor_id,
        how=draft.how,
        kind=draft.kind,
        candidates=draft.candidates,
    )


def _heading_quote(draft: DraftActor, unit: UnitText) -> Quote | None:
    """The words of an inherited actor, where they stand in a heading over the unit."""
    words = draft.words
    if draft.how is not How.INHERITED or words is None or words.start is None:
        return None
    for heading in (h.quote for h in unit.unit.path):
        start = words.start - heading.span.start
        if start >= 0 and words.exact and heading.exact[start : start + len(words.exact)] == words.exact:
            end = start + len(words.exact)
            return quote_at(unit.unit.source_id, heading.exact, start, end, base=heading.span.start)
    return None


def _quote(words: Words, unit: UnitText) -> Quote:
    base = unit.unit.context.start
    return quote_at(unit.unit.source_id, unit.context_text, *_place(words, unit.context_text, base), base=base)


def _place(words: Words, text: str, base: int) -> tuple[int, int]:
    """Where the words stand in a text that begins at `base`; raises `_NotFoundError` where they stand nowhere."""
    if not words.exact.strip():
        raise _NotFoundError("D451", words.exact)
    if words.start is not None:
        at = words.start - base
        if at >= 0 and text[at : at + len(words.exact)] == words.exact:
            return at, at + len(words.exact)
    at = text.find(words.exact)
    if at >= 0:
        return at, at + len(words.exact)
    folded, wanted = fold(text), fold_text(words.exact).strip()
    found = folded.text.find(wanted) if wanted else -1
    if found < 0:
        raise _NotFoundError("D451", words.exact)
    return folded.raw(found, found + len(wanted))
