"""Actors as the API gives and takes them, each by its key: a registry's id, or `name:` and the folded name."""

from __future__ import annotations

from pydantic import Field

from dalil.web.models.base import Answer
from dalil.workflow.review.completing import Choice


class ActorChoice(Answer):
    """An actor that a person may mean who begins to type a name."""

    key: str
    id: str | None = Field(description="in the registry; none for a name that no registry knows")
    name_ar: str | None
    name_en: str | None
    written: str = Field(description="the name in one of the languages, or as a document has it")
    kind: str | None
    matched: str | None = Field(description="the name that was found, where it is none of the others")
    uses: int = Field(description="claims of the study that the actor stands in")


class ActorChoices(Answer):
    """The actors that may be meant, the likeliest first."""

    choices: list[ActorChoice]


def choice_out(choice: Choice) -> ActorChoice:
    """One of them."""
    return ActorChoice(
        key=choice.key,
        id=choice.id,
        name_ar=choice.name_ar,
        name_en=choice.name_en,
        written=choice.written,
        kind=choice.kind,
        matched=choice.matched,
        uses=choice.uses,
    )
