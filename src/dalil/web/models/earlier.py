"""What was made under an earlier codebook, as the API gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import Field

from dalil.codebook.changes import Change, Gravity
from dalil.codebook.diff_pages import told
from dalil.web.models.base import Out
from dalil.workflow.review.again import TouchedAnswer


class EarlierOut(Out):
    """What changes of the codebook ask of what was made under an earlier one."""

    gravity: Gravity
    why: list[str] = Field(description="The changes, in words; empty where the earlier one can no longer be read.")


class TouchedAnswerOut(Out):
    """An answer of the person that is to be looked at, or given again."""

    coding_id: str
    unit_id: str
    source_id: str
    title: str = Field(description="Of the source.")
    excerpt: str = Field(description="How the unit begins.")
    earlier: EarlierOut


class TouchedAnswersOut(Out):
    """The person's answers that a later codebook touches, the gravest first."""

    answers: list[TouchedAnswerOut]


def earlier_out(gravity: Gravity, changes: Iterable[Change], lang: str) -> EarlierOut | None:
    """What changes ask; None where they ask nothing."""
    if gravity is Gravity.NOTHING:
        return None
    return EarlierOut(gravity=gravity, why=[told(change, lang) for change in changes])


def touched_answers_out(found: Iterable[TouchedAnswer], titles: Mapping[str, str], lang: str) -> TouchedAnswersOut:
    """The answers, each with what changed."""
    answers = [
        TouchedAnswerOut(
            coding_id=answer.coding_id,
            unit_id=answer.unit.id,
            source_id=answer.source.id,
            title=titles[answer.source.id],
            excerpt=answer.excerpt,
            earlier=earlier,
        )
        for answer in found
        if (earlier := earlier_out(answer.gravity, answer.changes, lang)) is not None
    ]
    return TouchedAnswersOut(answers=answers)
