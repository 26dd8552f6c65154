"""Dyads and dossiers as the API takes and gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice
from typing import Literal

from pydantic import Field

from dalil.publishing.amounts import Standing as SumStanding
from dalil.publishing.amounts import Total
from dalil.publishing.jsonl import plain_number
from dalil.records.codings import Verdict
from dalil.web.models.base import Out
from dalil.web.models.claims import AmountOut, CoderOut, DateOut, amount_out, coder_out, date_out
from dalil.web.models.filters import Code, FilterQuery
from dalil.web.models.views import (
    CountedOut,
    CountOut,
    ListedClaimOut,
    NamedOut,
    counted_out,
    counts,
    listed_out,
    named,
    title_of,
)
from dalil.workflow.review.dossier import Contradiction, DossierView, PartyRole, SumRow, ThirdParty
from dalil.workflow.review.dossier_lines import Line
from dalil.workflow.review.dyads import DyadCount
from dalil.workflow.review.index import Picture

MOST_SIDE = 5  # claims shown on either side of a contradiction
MOST_SUMS = 500  # amounts shown
MOST_REFS = 12  # claims named beside a third party


class Order(StrEnum):
    """How the claims of a dossier are listed."""

    TEXT = "text"
    DATE = "date"


class DyadsQuery(FilterQuery):
    """The dyads of the claims that pass, a part at a time."""

    offset: int = Field(default=0, ge=0, le=10_000_000)
    limit: int = Field(default=1000, ge=1, le=5000)


class DossierQuery(FilterQuery):
    """Two actors, and which of the claims between them."""

    first: Code = Field(min_length=1, description="key of an actor")
    second: Code = Field(min_length=1, description="key of another")


class LinesQuery(DossierQuery):
    """Some of the claims of a dossier; a cell of its table, or a date, where one is given."""

    in_giver: Code | None = Field(default=None, description="key of the actor who gives")
    in_facet: Code | None = Field(default=None, description="- for claims without one")
    in_domain: Code | None = Field(default=None, description="- for claims without one")
    in_date: Code | None = Field(default=None, description="just this date; - for claims without one")
    order: Order = Order.TEXT
    offset: int = Field(default=0, ge=0, le=10_000_000)
    limit: int = Field(default=50, ge=1, le=500)


class DossierFileQuery(DossierQuery):
    """A dossier as a file."""

    lang: Literal["ar", "en"] | None = Field(default=None, description="else the language of the request")


class DyadOut(Out):
    """Two actors by their keys, and how much is claimed between them."""

    first: str
    second: str
    claims: int
    from_first: int = Field(description="claims in which the first acts towards the second")
    denied: int
    sources: int


class DyadsOut(Out):
    """Some dyads of a list, those with most claims first."""

    total: int
    offset: int
    dyads: list[DyadOut]
    actors: list[NamedOut]


class DossierLineOut(Out):
    """A claim of a dossier: its number there, and who stands behind it."""

    number: int
    listed: ListedClaimOut
    rule: str | None = Field(description="by which adjudication concluded it")
    taken: Verdict | None = Field(description="how a person took it over from another coder")
    taken_from: CoderOut | None = None


class DossierLinesOut(Out):
    """Some claims of a dossier."""

    total: int
    offset: int
    lines: list[DossierLineOut]


class RefOut(Out):
    """A claim by its number, and where its words are read."""

    number: int
    source_id: str
    unit_id: str
    claim_id: str


class DossierCellOut(Out):
    """The claims of one direction, facet and domain."""

    giver: str
    facet: str | None
    domain: str | None
    claims: int
    polarities: list[CountOut]


class DateCountOut(Out):
    """How many claims have a date, as precise as their texts have it."""

    date: str
    claims: int


class ContradictionOut(Out):
    """Claims on one relation that some assert and others deny."""

    relation: str
    giver: str | None = Field(description="none where the relation has no direction")
    asserted_in_all: int
    denied_in_all: int
    asserted: list[DossierLineOut]
    denied: list[DossierLineOut]


class SumOut(Out):
    """The amount of one claim, and whether it is counted in the sums."""

    ref: RefOut
    giver: str | None
    receiver: str | None
    relation: str
    polarity: str
    amount: AmountOut
    date: DateOut | None
    source_title: str
    page: int | None
    standing: SumStanding
    repeats: RefOut | None = Field(description="the claim that told the sum first")
    to_verify: bool


class TotalOut(Out):
    """What one actor is said to have given the other, for one relation in one currency."""

    giver: str | None
    receiver: str | None
    relation: str
    currency: str
    number: str
    approximate: bool
    claims: list[int] = Field(description="their numbers")
    to_verify: int


class ThirdPartyOut(Out):
    """Someone beside the two actors."""

    role: PartyRole
    actor: NamedOut | None = Field(description="none where only words tell who it is")
    name: str
    claims: int
    refs: list[RefOut]


class CoverageOut(Out):
    """What was read in the sources that speak of the dyad: items and sentences."""

    units: int
    with_claims: int
    with_others: int
    silent: int
    not_coded: int


class DossierOut(Out):
    """A dossier but for its list of claims."""

    first: NamedOut
    second: NamedOut
    cells: list[DossierCellOut]
    dates: list[DateCountOut]
    undated: int
    contradictions: list[ContradictionOut]
    sums: list[SumOut]
    sums_in_all: int
    totals: list[TotalOut]
    third_parties: list[ThirdPartyOut]
    coverage: CoverageOut
    counted: CountedOut


def dyads_out(found: Sequence[DyadCount], asked: DyadsQuery, picture: Picture) -> DyadsOut:
    """A part of a list of dyads."""
    part = found[asked.offset : asked.offset + asked.limit]
    shown = [
        DyadOut(
            first=d.first,
            second=d.second,
            claims=d.claims,
            from_first=d.from_first,
            denied=d.denied,
            sources=d.sources,
        )
        for d in part
    ]
    keys = dict.fromkeys(key for d in part for key in (d.first, d.second))
    return DyadsOut(total=len(found), offset=asked.offset, dyads=shown, actors=named(picture, keys))


def line_out(line: Line, picture: Picture, lang: str) -> DossierLineOut:
    """A claim of a dossier."""
    coder = None if line.taken_from is None else picture.coders.get(line.taken_from)
    return DossierLineOut(
        number=line.number,
        listed=listed_out(line.evidence, picture, lang),
        rule=line.rule,
        taken=line.taken,
        taken_from=None if coder is None else coder_out(coder),
    )


def dossier_out(view: DossierView, picture: Picture, lang: str) -> DossierOut:
    """A dossier."""
    first, second = named(picture, (view.first, view.second))
    coverage = view.coverage
    numbers = {row.line.number: row.line for row in view.sums}
    return DossierOut(
        first=first,
        second=second,
        cells=[
            DossierCellOut(
                giver=c.giver, facet=c.facet, domain=c.domain, claims=c.claims, polarities=counts(c.polarities)
            )
            for c in view.cells
        ],
        dates=[DateCountOut(date=date, claims=count) for date, count in view.dates],
        undated=view.undated,
        contradictions=[_contradiction(c, picture, lang) for c in view.contradictions],
        sums=[_sum(row, numbers, picture) for row in view.sums[:MOST_SUMS]],
        sums_in_all=len(view.sums),
        totals=[_total(t, picture) for t in view.totals],
        third_parties=[_third_party(p, picture) for p in view.third_parties],
        coverage=CoverageOut(
            units=coverage.read.units,
            with_claims=coverage.with_claims,
            with_others=coverage.with_others,
            silent=coverage.silent,
            not_coded=coverage.read.units - coverage.read.coded,
        ),
        counted=counted_out(view.counted, picture),
    )


def _contradiction(found: Contradiction, picture: Picture, lang: str) -> ContradictionOut:
    def side(lines: Iterable[Line]) -> list[DossierLineOut]:
        return [line_out(line, picture, lang) for line in islice(lines, MOST_SIDE)]

    return ContradictionOut(
        relation=found.relation,
        giver=found.giver,
        asserted_in_all=len(found.asserted),
        denied_in_all=len(found.denied),
        asserted=side(found.asserted),
        denied=side(found.denied),
    )


def _sum(found: SumRow, lines: dict[int, Line], picture: Picture) -> SumOut:
    line, row = found.line, found.row
    lean, seen = line.evidence.lean, line.evidence.seen
    amount = amount_out(row.amount)
    assert amount is not None
    return SumOut(
        ref=_ref(line),
        giver=lean.giver,
        receiver=lean.receiver,
        relation=lean.relation,
        polarity=lean.polarity,
        amount=amount,
        date=date_out(seen.claim.date),
        source_title=title_of(picture, lean.source_id),
        page=seen.page(lean.start),
        standing=row.standing,
        repeats=None if row.repeats is None else _ref(lines[row.repeats]),
        to_verify=row.placed.to_verify,
    )


def _total(total: Total, picture: Picture) -> TotalOut:
    key = picture.identities.key
    return TotalOut(
        giver=None if total.giver is None else key(total.giver),
        receiver=None if total.receiver is None else key(total.receiver),
        relation=total.relation,
        currency=total.currency,
        number=plain_number(total.number),
        approximate=total.approximate,
        claims=list(total.claims),
        to_verify=total.to_verify,
    )


def _third_party(party: ThirdParty, picture: Picture) -> ThirdPartyOut:
    return ThirdPartyOut(
        role=party.role,
        actor=None if party.key is None else named(picture, (party.key,))[0],
        name=party.name,
        claims=len(party.lines),
        refs=[_ref(line) for line in party.lines[:MOST_REFS]],
    )


def _ref(line: Line) -> RefOut:
    lean = line.evidence.lean
    return RefOut(number=line.number, source_id=lean.source_id, unit_id=lean.unit_id, claim_id=lean.claim_id)
