"""Notes and questions, as they are sent."""

from __future__ import annotations

from pydantic import Field

from dalil.web.models.base import Asked
from dalil.web.models.coding import Id
from dalil.workflow.review.notes import LONGEST, Remark


class NoteIn(Asked):
    """A note, a question, or an answer to one."""

    text: str = Field(min_length=1, max_length=LONGEST)
    claim_id: Id | None = None
    is_question: bool = False
    answers: Id | None = Field(default=None, description="the note that this answers")
    settles: bool = Field(default=False, description="whether the question it answers is settled by it")

    def given(self) -> Remark:
        """The remark."""
        return Remark(
            text=self.text,
            claim_id=self.claim_id,
            is_question=self.is_question,
            answers=self.answers,
            settles=self.settles,
        )
