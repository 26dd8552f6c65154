"""The queue, the codings of a unit side by side, and decisions, as the API takes and gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Annotated

from pydantic import Field, StringConstraints

from dalil.adjudication.alignment import Row
from dalil.adjudication.judging import Pick
from dalil.adjudication.rules import RuleName, Undecided
from dalil.adjudication.traits import Trait
from dalil.adjudication.voting import Left
from dalil.codebook.changes import Gravity
from dalil.records.codings import Coder, CoderKind, Coding, Outcome
from dalil.records.decisions import Decision
from dalil.records.runs import content_id
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.web.models.base import Asked, Out
from dalil.web.models.claims import ClaimOut, CoderOut, claim_out, coder_out
from dalil.web.models.earlier import EarlierOut, earlier_out
from dalil.web.models.histories import DecisionOut, decision_out
from dalil.workflow.review.adjudicating import UnitCase, Wanted, dissent_of
from dalil.workflow.review.ageing import UNTOUCHED
from dalil.workflow.review.cases import Stand
from dalil.workflow.review.claims import SeenClaim
from dalil.workflow.review.queue import Queue, QueuedUnit
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.tallies import Tallies
from dalil.workflow.review.titles import source_titles

MOST_CLAIMS = 500  # that one decision may hold
MOST_NOTE = 4000
AROUND = 200  # characters of text shown before and after a unit's paragraph, made whole lines where these are short
Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class StandOut(Out):
    """The decision that stands on a unit, in short."""

    id: str
    by: str
    rule: str
    at: str | None
    claims: int


class QueueItem(Out):
    """A unit with several answers."""

    unit_id: str
    source_id: str
    title: str = Field(description="Of the source.")
    excerpt: str = Field(description="How the unit begins.")
    page: int | None
    coders: list[str] = Field(description="Names; empty where names are hidden.")
    answers: int
    disagreement: float = Field(ge=0, le=1, description="0 where all answers are alike.")
    rows: int = Field(description="Claims, each counted once however many answers have it.")
    agreed: int = Field(description="Of these, those that all answers have alike.")
    decided: StandOut | None
    is_outdated: bool = Field(description="Whether it was answered anew since it was decided.")
    touched: Gravity = Field(description="What a later change of the codebook asks of the decision.")
    is_earlier: bool = Field(description="Whether a person's answer was given under an earlier codebook.")
    left: Left | None = Field(description="Why a majority of the answers decides nothing here.")


class QueueSource(Out):
    """A source that has units in the queue."""

    id: str
    title: str
    units: int
    open: int


class QueueOut(Out):
    """The units with several answers that fit, in the order to decide them in."""

    all: int = Field(description="With several answers, whatever else was asked for.")
    open: int = Field(description="Of all, those to be decided.")
    agreed: int = Field(description="Of all, those whose answers are alike.")
    found: int = Field(description="That fit, of which `items` are a part.")
    offset: int
    items: list[QueueItem]
    sources: list[QueueSource]
    coders: list[CoderOut] = Field(description="Whose answers are weighed; empty where names are hidden.")
    relations: list[str] = Field(description="Codes of the claims.")


class CoderTallyOut(Out):
    """What became of one coder's answers in the units decided."""

    coder: CoderOut
    weighed: int = Field(description="Decided units in which an answer of the coder was weighed.")
    upheld: int = Field(description="Of these, where the decision says what the answer said.")


class TalliesOut(Out):
    """How far the deciding has come, in plain counts."""

    units: int
    agreed: int
    decided: int
    outdated: int
    none_right: int
    coders: list[CoderTallyOut]


class PassageOut(Out):
    """A stretch of the source's text around a unit, and the unit's own place in it."""

    start: int
    end: int
    text: str
    unit_start: int
    unit_end: int
    above: list[str] = Field(description="Headings over the unit, outermost first.")
    page: int | None


class LeftOut(Out):
    """A rule that leaves the unit to a person, and why."""

    rule: RuleName
    left: Left
    differs: list[Trait]


class ColumnOut(Out):
    """One answer."""

    coding_id: str
    label: str = Field(description="A, B, C: the same for one unit as long as nobody answers anew.")
    coder: CoderOut | None = Field(description="None where names are hidden.")
    outcome: Outcome
    is_open: bool
    reason: str | None
    at: str | None
    claims: list[ClaimOut]
    is_dissent: bool = Field(description="Whether it was weighed and says otherwise than what was decided.")
    earlier: EarlierOut | None = Field(description="Where it was made under an earlier codebook.")


class RowOut(Out):
    """Claims that speak of the same, one a column at most."""

    cells: list[str | None] = Field(description="Ids of claims, in the order of the columns.")
    alike: list[int | None] = Field(description="For each cell the column of the first that says the same.")
    differs: list[Trait]
    is_agreed: bool = Field(description="Whether every answer has the claim and all say the same.")


class RefusedOut(Out):
    """A decision that was not taken since another came first."""

    id: str
    at: str
    decision: DecisionOut


class CasesOut(Out):
    """A unit as it is decided on."""

    unit_id: str
    source_id: str
    title: str
    language: str
    direction: str
    passage: PassageOut
    columns: list[ColumnOut]
    others: list[ColumnOut] = Field(description="Not weighed: still open, abstained, of earlier machines.")
    rows: list[RowOut]
    disagreement: float
    decisions: list[DecisionOut] = Field(description="Every one, the latest last.")
    asides: list[RefusedOut]
    base: str | None = Field(description="What the next decision is to name as its base.")
    stands: DecisionOut | None
    blind: bool = Field(description="Whether names are hidden.")
    left: list[LeftOut] = Field(description="The rules that decide nothing here.")
    touched: EarlierOut | None = Field(description="Where the decision that stands was made under an earlier codebook.")


class TakenIn(Asked):
    """A field of another claim, to stand in place of the claim's own."""

    trait: Trait = Field(strict=False)
    claim_id: Id


class PickIn(Asked):
    """A claim that is to stand."""

    claim_id: Id
    taken: Annotated[list[TakenIn], Field(max_length=len(Trait))] = Field(default_factory=list)

    def given(self) -> Pick:
        """The pick."""
        return Pick(claim_id=self.claim_id, taken=tuple((t.trait, t.claim_id) for t in self.taken))


class DecisionIn(Asked):
    """A decision on a unit."""

    base: Id | None = Field(description="The decision it stands on, as `cases` told it.")
    weighed: Annotated[list[Id], Field(min_length=1, max_length=200)] = Field(description="Ids of the codings.")
    picks: Annotated[list[PickIn], Field(max_length=MOST_CLAIMS)] = Field(description="Empty where no claim is right.")
    note: Annotated[str, StringConstraints(max_length=MOST_NOTE)] | None = None

    def given(self) -> Wanted:
        """What the person wants."""
        picks = tuple(p.given() for p in self.picks)
        return Wanted(base=self.base, weighed=tuple(self.weighed), picks=picks, note=self.note)


class WithdrawIn(Asked):
    """The decision that is to be taken back."""

    base: Id


class DecidedOut(Out):
    """The decision that was made, or that took the last one back."""

    decision: DecisionOut
    stands: bool = Field(description="Whether the unit is decided now.")


def queue_out(found: Queue, page: Sequence[QueuedUnit], *, offset: int, seat: Seat, blind: bool) -> QueueOut:
    """A part of the queue."""
    coders = {c.id: c for c in seat.store.coders()}
    titles = source_titles(seat.study, seat.store)
    shown = [] if blind else [coder_out(coders[i]) for i in found.coder_ids]
    return QueueOut(
        all=found.all,
        open=found.open,
        agreed=found.agreed,
        found=len(found.cases),
        offset=offset,
        items=[_item(q, titles, {} if blind and q.case.decided is None else coders) for q in page],
        sources=[QueueSource(id=s, title=titles[s], units=n, open=o) for s, (n, o) in found.sources.items()],
        coders=sorted(shown, key=lambda c: (c.kind != CoderKind.HUMAN, c.name)),
        relations=list(found.relations),
    )


def _item(queued: QueuedUnit, titles: Mapping[str, str], coders: Mapping[str, Coder]) -> QueueItem:
    case = queued.case
    stand = case.decided
    named = [coders[i].name for i in case.coder_ids if i in coders]
    return QueueItem(
        unit_id=case.unit_id,
        source_id=case.source_id,
        title=titles[case.source_id],
        excerpt=queued.excerpt,
        page=queued.page,
        coders=named,
        answers=len(case.coding_ids),
        disagreement=case.compared.disagreement,
        rows=case.compared.rows,
        agreed=case.compared.agreed,
        decided=None if stand is None else _stand(stand),
        is_outdated=case.is_outdated,
        touched=case.touched,
        is_earlier=case.is_earlier,
        left=case.compared.left,
    )


def _stand(stand: Stand) -> StandOut:
    return StandOut(id=stand.id, by=stand.by, rule=stand.rule, at=stand.at, claims=stand.claims)


def tallies_out(found: Tallies, seat: Seat) -> TalliesOut:
    """Plain counts."""
    coders = {c.id: c for c in seat.store.coders()}
    return TalliesOut(
        units=found.units,
        agreed=found.agreed,
        decided=found.decided,
        outdated=found.outdated,
        none_right=found.none_right,
        coders=[
            CoderTallyOut(coder=coder_out(coders[c.coder_id]), weighed=c.weighed, upheld=c.upheld) for c in found.coders
        ],
    )


def cases_out(case: UnitCase, seat: Seat, *, lang: str, blind: bool) -> CasesOut:
    """A unit as it is decided on; who answered is hidden where that is asked for and nothing is decided yet."""
    unit, source = case.unit, case.source
    hidden = blind and case.stands is None
    order = _order(case, hidden=hidden)
    apart = set() if case.stands is None else set(dissent_of(seat, case))

    def column(coding: Coding, label: str) -> ColumnOut:
        return _column(coding, label, case, lang=lang, hidden=hidden, apart=apart)

    def shown(decision: Decision) -> DecisionOut:
        return decision_out(decision, unit=unit, source=source, lang=lang)

    labels = [_label(n) for n in range(len(order))]
    return CasesOut(
        unit_id=unit.id,
        source_id=source.id,
        title=source.title or source.origin,
        language=source.language,
        direction=source.direction,
        passage=_passage(unit, source),
        columns=[column(case.codings[at], label) for at, label in zip(order, labels, strict=True)],
        others=[] if hidden else [column(c, "") for c in case.others],
        rows=[_row(row, order) for row in case.rows],
        disagreement=case.disagreement,
        decisions=[shown(d) for d in case.decisions],
        asides=[RefusedOut(id=a.id, at=a.at, decision=shown(a.decision)) for a in case.asides],
        base=case.base,
        stands=None if case.stands is None else shown(case.stands),
        blind=hidden,
        left=[_left(rule, found) for rule, found in case.left],
        touched=earlier_out(*case.touched, lang),
    )


def _left(rule: RuleName, found: Undecided) -> LeftOut:
    return LeftOut(rule=rule, left=found.left, differs=sorted(found.traits, key=list(Trait).index))


def _order(case: UnitCase, *, hidden: bool) -> list[int]:
    """The order of the columns; where names are hidden it must not tell them, and differs from unit to unit."""
    places = range(len(case.codings))
    if not hidden:
        return list(places)
    return sorted(places, key=lambda n: content_id("column", case.unit.id, case.codings[n].coder_id))


def _label(number: int) -> str:
    """A, B, C, … Z, then A2, B2."""
    turn, letter = divmod(number, 26)
    return chr(65 + letter) + (str(turn + 1) if turn else "")


def _column(coding: Coding, label: str, case: UnitCase, *, lang: str, hidden: bool, apart: Set[str]) -> ColumnOut:
    claims = [claim_out(SeenClaim(claim=c, unit=case.unit, source=case.source), lang) for c in coding.claims]
    if hidden:  # neither score, reasons nor time, which tell people from machines
        claims = [c.model_copy(update={"score": 1.0, "why": []}) for c in claims]
    return ColumnOut(
        coding_id=coding.id,
        label=label,
        coder=None if hidden else coder_out(case.coders[coding.coder_id]),
        outcome=coding.outcome,
        is_open=coding.is_open,
        reason=coding.reason,
        at=None if hidden else coding.at,
        claims=claims,
        is_dissent=coding.id in apart,
        earlier=None if hidden else earlier_out(*case.earlier.get(coding.id, UNTOUCHED), lang),
    )


def _row(row: Row, order: Sequence[int]) -> RowOut:
    shown = replace(row, cells=tuple(row.cells[at] for at in order))
    return RowOut(
        cells=[None if c is None else c.claim_id for c in shown.cells],
        alike=list(shown.alike),
        differs=sorted(row.differs, key=list(Trait).index),
        is_agreed=row.is_agreed,
    )


def _passage(unit: Unit, source: Source) -> PassageOut:
    """The paragraph or item of a unit, with whole lines before and after it."""
    text = source.text
    low, high = max(0, unit.context.start - AROUND), min(len(text), unit.context.end + AROUND)
    start = max(text.rfind("\n", 0, low) + 1, low - AROUND, 0)
    after = text.find("\n", high)
    end = min(len(text) if after < 0 else after, high + AROUND)
    return PassageOut(
        start=start,
        end=end,
        text=text[start:end],
        unit_start=unit.span.start,
        unit_end=unit.span.end,
        above=[h.quote.exact for h in unit.path],
        page=source.page_at(unit.span.start),
    )
