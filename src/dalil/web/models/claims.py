"""Claims, codings and units as the API gives them. Positions count Unicode code points of the source's text."""

from __future__ import annotations

from pydantic import Field

from dalil.publishing.jsonl import plain_number, reason_text
from dalil.records.claims import Claim, Polarity
from dalil.records.codings import Coder, CoderKind, Coding, Outcome, Verdict
from dalil.records.mentions import ActorRef, Amount, How, PartialDate
from dalil.records.quotes import Quote, Span
from dalil.records.sources import Source
from dalil.records.units import Unit, UnitKind
from dalil.web.models.base import Out
from dalil.workflow.review.claims import SeenClaim, origin_of


class SpanOut(Out):
    """A stretch of the source's text, in code points, the end excluded."""

    start: int
    end: int


class BoxOut(Out):
    """A part of a page, in points (1/72 inch) from its top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class QuoteOut(Out):
    """Exact words and where they stand, in code points of the source's text."""

    exact: str
    start: int
    end: int
    page: int | None = None
    boxes: list[BoxOut] = Field(default_factory=list)


class ActorOut(Out):
    """An actor of a claim: the words, if it has any here, and who that is, where this is settled."""

    name: str
    name_en: str | None = None
    id: str | None = Field(default=None, description="in the registry; none where unresolved")
    kind: str | None = None
    how: How
    quote: QuoteOut | None = None
    origin: SpanOut | None = Field(default=None, description="the heading that an inherited actor comes from")
    candidates: list[str] = Field(default_factory=list, description="registry ids that the words could mean")


class AmountOut(Out):
    """A sum as written, and what it comes to; the number is a string of digits."""

    number: str
    currency: str | None
    written: str
    qualifier: str | None = None


class DateOut(Out):
    """A date with the precision the text has."""

    text: str
    precision: str
    calendar: str
    basis: str


class ClaimOut(Out):
    """A claim: who does what to whom, according to whom, on which words."""

    id: str
    unit_id: str
    relation: str
    mode: str | None = None
    domain: str | None = None
    polarity: Polarity
    facet: str | None = None
    source: ActorOut | None = None
    target: ActorOut | None = None
    amount: AmountOut | None = None
    date: DateOut | None = None
    beneficiary: QuoteOut | None = None
    asserter: ActorOut | None = None
    against: list[ActorOut] = Field(default_factory=list)
    evidence: list[QuoteOut]
    score: float = Field(description="the chance that the claim is right, 0 to 1")
    to_verify: bool = Field(description="whether amount or date come from OCR and must be compared with the page")
    why: list[str] = Field(default_factory=list, description="in the language that was asked for")


class CoderOut(Out):
    """Someone or something that codes."""

    id: str
    name: str
    kind: CoderKind


class JudgementOut(Out):
    """A person's verdict on a claim of another coder."""

    coding_id: str
    claim_id: str
    verdict: Verdict
    becomes: str | None = None
    note: str | None = None


class CodingOut(Out):
    """One coder's answer for one unit."""

    id: str
    unit_id: str
    coder: CoderOut
    outcome: Outcome
    is_open: bool
    reason: str | None = None
    at: str | None = Field(default=None, description="when a person answered (UTC, ISO 8601); None for machines")
    supersedes: str | None = None
    claims: list[ClaimOut]
    judged: list[JudgementOut] = Field(default_factory=list)


class HeadingOut(Out):
    """A heading or lead-in that stands over units."""

    start: int
    end: int
    text: str
    level: int
    role: str
    facet: str | None = None
    domain: str | None = None


class UnitOut(Out):
    """A stretch of text that one coding answers for; `path` counts into the source's list of headings."""

    id: str
    kind: UnitKind
    ordinal: int
    start: int
    end: int
    context_start: int
    context_end: int
    path: list[int] = Field(default_factory=list)


def coding_out(coding: Coding, coder: Coder, *, unit: Unit, source: Source, lang: str) -> CodingOut:
    """A coding with its claims."""
    return CodingOut(
        id=coding.id,
        unit_id=coding.unit_id,
        coder=coder_out(coder),
        outcome=coding.outcome,
        is_open=coding.is_open,
        reason=coding.reason,
        at=coding.at,
        supersedes=coding.supersedes,
        claims=[claim_out(SeenClaim(claim=c, unit=unit, source=source), lang) for c in coding.claims],
        judged=[
            JudgementOut(coding_id=j.coding_id, claim_id=j.claim_id, verdict=j.verdict, becomes=j.becomes, note=j.note)
            for j in coding.judged
        ],
    )


def coder_out(coder: Coder) -> CoderOut:
    """A coder."""
    return CoderOut(id=coder.id, name=coder.name, kind=coder.kind)


def claim_out(seen: SeenClaim, lang: str) -> ClaimOut:
    """A claim, its reasons in `lang`."""
    claim: Claim = seen.claim
    return ClaimOut(
        id=claim.id,
        unit_id=claim.unit_id,
        relation=claim.relation,
        mode=claim.mode,
        domain=claim.domain,
        polarity=claim.polarity,
        facet=claim.facet,
        source=actor_out(claim.source, seen),
        target=actor_out(claim.target, seen),
        amount=amount_out(claim.amount),
        date=date_out(claim.date),
        beneficiary=None if claim.beneficiary is None else quote_out(claim.beneficiary, seen.source),
        asserter=actor_out(claim.asserter, seen),
        against=[out for a in claim.against if (out := actor_out(a, seen)) is not None],
        evidence=[quote_out(q, seen.source) for q in claim.evidence],
        score=round(claim.score, 2),
        to_verify=seen.to_verify,
        why=[reason_text(r, lang) for r in claim.why],
    )


def actor_out(actor: ActorRef | None, seen: SeenClaim) -> ActorOut | None:
    """An actor of a claim."""
    return None if actor is None else actor_at(actor, seen.unit, seen.source)


def actor_at(actor: ActorRef, unit: Unit, source: Source) -> ActorOut:
    """An actor of a unit; words only where they stand in the unit itself."""
    origin = origin_of(actor, unit)
    has_words = actor.quote is not None and actor.how is not How.INHERITED
    return ActorOut(
        name=actor.name,
        name_en=actor.name_en,
        id=actor.actor_id,
        kind=actor.kind,
        how=actor.how,
        quote=quote_out(actor.quote, source) if has_words and actor.quote is not None else None,
        origin=None if origin is None else span_out(origin),
        candidates=list(actor.candidates),
    )


def quote_out(quote: Quote, source: Source) -> QuoteOut:
    """Words with page and boxes, where the source has pages."""
    layout = source.layout
    boxes = () if layout is None else layout.boxes_of(quote.span)
    return QuoteOut(
        exact=quote.exact,
        start=quote.span.start,
        end=quote.span.end,
        page=source.page_at(quote.span.start),
        boxes=[BoxOut(page=b.page, left=b.left, top=b.top, right=b.right, bottom=b.bottom) for b in boxes],
    )


def span_out(span: Span) -> SpanOut:
    """A stretch of text."""
    return SpanOut(start=span.start, end=span.end)


def amount_out(amount: Amount | None) -> AmountOut | None:
    """A sum."""
    if amount is None:
        return None
    number = plain_number(amount.number)
    return AmountOut(number=number, currency=amount.currency, written=amount.written, qualifier=amount.qualifier)


def date_out(date: PartialDate | None) -> DateOut | None:
    """A date."""
    if date is None:
        return None
    return DateOut(text=date.text, precision=date.precision, calendar=date.calendar, basis=date.basis)
