"""Answers of a source, the history of a unit, notes, and what recognition finds in a unit."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from dalil.records.codings import Coder, CoderKind, Coding, Outcome
from dalil.records.decisions import Decision
from dalil.records.mentions import ActorRef, Amount, Mentions, PartialDate
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.web.models.base import Out
from dalil.web.models.claims import (
    ActorOut,
    AmountOut,
    ClaimOut,
    CoderOut,
    CodingOut,
    DateOut,
    QuoteOut,
    actor_at,
    amount_out,
    claim_out,
    coder_out,
    coding_out,
    date_out,
    quote_out,
)
from dalil.workflow.review.asides import Aside
from dalil.workflow.review.chains import Standing
from dalil.workflow.review.claims import SeenClaim
from dalil.workflow.review.histories import Answered
from dalil.workflow.review.notes import Note


class DecisionOut(Out):
    """What adjudication concluded for a unit."""

    id: str
    unit_id: str
    coding_ids: list[str] = Field(description="every coding that was weighed")
    claims: list[ClaimOut]
    decided_by: str = Field(description="a person, or the name of a rule")
    rule: str
    note: str | None = None
    supersedes: str | None = None
    at: str | None = None


class SilentOut(Out):
    """Units that a machine has coded without finding a claim."""

    coder: CoderOut
    unit_ids: list[str]


class CodingsOut(Out):
    """The answers for a source that stand now; a blind person gets their own alone."""

    codings: list[CodingOut] = Field(description="without those that `silent` tells of")
    silent: list[SilentOut] = Field(
        default_factory=list, description="answers of machines without a claim, coder by coder, in short"
    )
    decisions: list[DecisionOut]
    blind: bool


class AsideOut(Out):
    """An answer that was not taken, as another had come first."""

    id: str
    at: str
    stood: str | None = Field(description="the coding that stood then")
    coding: CodingOut


class StandingOut(Out):
    """Where the person is among their answers for a unit."""

    can_undo: bool
    can_redo: bool


class HistoryOut(Out):
    """Everything that was answered for one unit, as far as the person may see it."""

    codings: list[CodingOut] = Field(description="every link of every chain, coder by coder, oldest first")
    asides: list[AsideOut]
    decisions: list[DecisionOut]
    standing: StandingOut
    blind: bool


class SavedOut(Out):
    """The answer that stands now, and whether there is a way back or forth."""

    coding: CodingOut
    standing: StandingOut


class ActorMentionOut(Out):
    """An actor named in the unit."""

    quote: QuoteOut
    actor: ActorOut


class AmountMentionOut(Out):
    """A sum in the unit."""

    quote: QuoteOut
    amount: AmountOut


class DateMentionOut(Out):
    """A date in the unit."""

    quote: QuoteOut
    date: DateOut


class MentionsOut(Out):
    """What recognition finds in a unit, and who stands over it."""

    actors: list[ActorMentionOut]
    amounts: list[AmountMentionOut]
    dates: list[DateMentionOut]
    voice: ActorOut | None = Field(default=None, description="the document's own")
    above: list[ActorOut] = Field(description="actors of the headings over the unit, nearest first")


class ReadingOut(Out):
    """What selected words come to."""

    quote: QuoteOut
    amount: AmountOut | None = None
    date: DateOut | None = None


class NoteOut(Out):
    """A note or a question on a unit."""

    id: str
    unit_id: str
    by: str
    name: str = Field(description="of the person who wrote it")
    at: str
    text: str
    claim_id: str | None = None
    is_question: bool
    answers: str | None = None
    settles: bool
    is_open: bool = Field(description="whether it is a question that nothing has settled")
    is_own: bool


class NotesOut(Out):
    """Notes, oldest first."""

    notes: list[NoteOut]


class QuestionOut(Out):
    """An open question, with where it is read."""

    source_id: str
    title: str
    note: NoteOut


class QuestionsOut(Out):
    """Open questions of the study, oldest first."""

    questions: list[QuestionOut]


def decision_out(decision: Decision, *, unit: Unit, source: Source, lang: str) -> DecisionOut:
    """A decision with its claims."""
    return DecisionOut(
        id=decision.id,
        unit_id=decision.unit_id,
        coding_ids=list(decision.coding_ids),
        claims=[claim_out(SeenClaim(claim=c, unit=unit, source=source), lang) for c in decision.claims],
        decided_by=decision.decided_by,
        rule=decision.rule,
        note=decision.note,
        supersedes=decision.supersedes,
        at=decision.at,
    )


def codings_out(found: Answered, lang: str, *, short: bool = False) -> CodingsOut:
    """The answers that stand now; in short, those of machines that found nothing are only counted up: they are most of
    what a long source has."""
    source, units = found.source, found.units
    silent = [c for c in found.codings if short and _is_silent(c, found.coders[c.coder_id])]
    left = {c.id for c in silent}
    return CodingsOut(
        codings=[
            coding_by(c, found.coders, unit=units[c.unit_id], source=source, lang=lang)
            for c in found.codings
            if c.id not in left
        ],
        silent=[
            SilentOut(coder=coder_out(found.coders[coder]), unit_ids=[c.unit_id for c in silent if c.coder_id == coder])
            for coder in sorted({c.coder_id for c in silent})
        ],
        decisions=[decision_out(d, unit=units[d.unit_id], source=source, lang=lang) for d in found.decisions],
        blind=found.blind,
    )


def _is_silent(coding: Coding, coder: Coder) -> bool:
    """Whether a machine says that a unit has no claim, and nothing more."""
    is_plain = coding.outcome is Outcome.CODED and coding.reason is None and not coding.is_open
    return coder.kind is not CoderKind.HUMAN and is_plain and not coding.claims


def coding_by(coding: Coding, coders: Mapping[str, Coder], *, unit: Unit, source: Source, lang: str) -> CodingOut:
    """A coding with its coder's name."""
    return coding_out(coding, coders[coding.coder_id], unit=unit, source=source, lang=lang)


def aside_out(aside: Aside, coders: Mapping[str, Coder], *, unit: Unit, source: Source, lang: str) -> AsideOut:
    """An answer that was laid aside."""
    coding = coding_by(aside.coding, coders, unit=unit, source=source, lang=lang)
    return AsideOut(id=aside.id, at=aside.at, stood=aside.stood, coding=coding)


def standing_out(standing: Standing) -> StandingOut:
    """Where a person is among their answers."""
    return StandingOut(can_undo=standing.can_undo, can_redo=standing.can_redo)


def note_out(note: Note, coders: Mapping[str, Coder], person: Coder) -> NoteOut:
    """A note."""
    return NoteOut(
        id=note.id,
        unit_id=note.unit_id,
        by=note.by,
        name=coders[note.by].name,
        at=note.at,
        text=note.remark.text,
        claim_id=note.remark.claim_id,
        is_question=note.remark.is_question,
        answers=note.remark.answers,
        settles=note.remark.settles,
        is_open=note.is_open,
        is_own=note.by == person.id,
    )


def mentions_out(mentions: Mentions, unit: Unit, source: Source) -> MentionsOut:
    """What recognition finds in a unit."""
    actors, amounts, dates = [], [], []
    for mention in mentions.found:
        quote, value = quote_out(mention.quote, source), mention.value
        if isinstance(value, ActorRef):
            actors.append(ActorMentionOut(quote=quote, actor=actor_at(value, unit, source)))
        elif isinstance(value, Amount) and (amount := amount_out(value)) is not None:
            amounts.append(AmountMentionOut(quote=quote, amount=amount))
        elif isinstance(value, PartialDate) and (date := date_out(value)) is not None:
            dates.append(DateMentionOut(quote=quote, date=date))
    return MentionsOut(
        actors=actors,
        amounts=amounts,
        dates=dates,
        voice=None if mentions.voice is None else actor_at(mentions.voice, unit, source),
        above=[actor_at(a, unit, source) for a in mentions.partners],
    )
