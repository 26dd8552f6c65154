"""Actors as the API gives and takes them, each by its key: a registry's id, or `name:` and the folded name."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from dalil.adjudication.deeds import Act, Language
from dalil.web.models.base import Asked, Out
from dalil.workflow.review.actor_deeds import Wanted
from dalil.workflow.review.actor_lists import ListDraft
from dalil.workflow.review.actor_pages import ActorName, ActorRow, HistoryLine
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.completing import Choice
from dalil.workflow.review.suggesting import Suggestion

Key = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Keys = Annotated[list[Key], Field(max_length=400)]
Name = Annotated[str, StringConstraints(max_length=1000)]


class ActorChoice(Out):
    """An actor that a person may mean who begins to type a name."""

    key: str
    id: str | None = Field(description="in the registry; none for a name that no registry knows")
    name_ar: str | None
    name_en: str | None
    written: str = Field(description="the name in one of the languages, or as a document has it")
    kind: str | None
    matched: str | None = Field(description="the name that was found, where it is none of the others")
    uses: int = Field(description="claims of the study that the actor stands in")


class ActorChoices(Out):
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


class ActorBrief(Out):
    """An actor in a list."""

    key: str
    id: str | None
    name_ar: str | None
    name_en: str | None
    written: str
    kind: str | None
    uses: int
    members: int = Field(description="ids and names that are one here")


class ActorList(Out):
    """Actors, those with most claims first."""

    total: int
    actors: list[ActorBrief]


class ClaimPlace(Out):
    """Where a claim stands: /read/{source_id}?unit={unit_id}&claim={claim_id}."""

    source_id: str
    unit_id: str
    claim_id: str
    title: str


class NameOut(Out):
    """A name of an actor: of its entry, or as people gave it, or as documents have it."""

    name: str
    language: Language | None
    use: str = Field(description="name, alias, adjective, metonym, chosen, added or written")
    key: str = Field(description="of the id or name that has it, apart from what that is one with")


class EntryOut(Out):
    """An entry of a registry, or one that people of the study made."""

    id: str
    kind: str
    part_of: ActorBrief | None
    valid_from: str | None
    valid_to: str | None
    source: str | None
    licence: str | None


class FigureOut(Out):
    """How often the actor stands on one side of a relation."""

    relation: str
    gives: bool
    claims: int


class PartnerOut(Out):
    """Another actor, and the claims that both stand in."""

    actor: ActorBrief
    claims: int


class HistoryOut(Out):
    """One entry of the journal about an actor."""

    entry: str
    act: Act
    at: str
    by: str
    keys: list[str]
    others: list[str]
    labels: dict[str, str] = Field(description="how each of these keys is called")
    name: str | None
    undoes: bool = Field(description="whether the entry takes back what `act` says")
    holds: bool = Field(description="whether nothing took the entry itself back")


class ActorShown(Out):
    """All that is known of one actor."""

    actor: ActorBrief
    entries: list[EntryOut]
    members: list[ActorBrief]
    names: list[NameOut]
    figures: list[FigureOut]
    partners: list[PartnerOut]
    examples: list[ClaimPlace]
    apart: list[ActorBrief]
    history: list[HistoryOut]


class LikenessOut(Out):
    """A word of the name and the one that answers to it."""

    given: str
    known: str
    by: str = Field(description="letters, sense or sound")
    score: float = Field(description="how much alike, 0 to 1")


class SuggestionOut(Out):
    """An actor that a name may mean, and why."""

    actor: ActorBrief
    name: str = Field(description="the one of its names that is alike")
    score: float = Field(description="how much alike, 0 to 1")
    words: list[LikenessOut]


class UnresolvedOut(Out):
    """A name that no registry knows."""

    actor: ActorBrief
    examples: list[ClaimPlace]
    suggestions: list[SuggestionOut]


class UnresolvedList(Out):
    """Names that no registry knows, those with most claims first."""

    total: int
    names: list[UnresolvedOut]


class JudgementIn(Asked):
    """What a person says of actors."""

    act: Act = Field(strict=False)
    keys: Keys = Field(default_factory=list)
    others: Keys = Field(default_factory=list, description="of distinct: who is none of the keys; of split: who leaves")
    name: Name | None = None
    name_ar: Name | None = Field(default=None, description="of a new actor")
    language: Language | None = Field(default=None, strict=False)
    kind: Name | None = Field(default=None, description="of a new actor")
    part_of: Name | None = Field(default=None, description="of a new actor: an id of the registry")
    members: Keys | None = Field(default=None, description="all that the page showed as one; refused if it changed")

    def wanted(self) -> Wanted:
        """What is to be said."""
        return Wanted(
            act=self.act,
            keys=tuple(self.keys),
            others=tuple(self.others),
            name=self.name,
            name_ar=self.name_ar,
            language=self.language,
            kind=self.kind,
            part_of=self.part_of,
            members=None if self.members is None else tuple(self.members),
        )


class EntryIn(Asked):
    """An entry of the journal."""

    entry: Key


class JudgedOut(Out):
    """What was kept, and the key of the actor it is about."""

    entry: str
    key: str


class PreviewOut(Out):
    """Who would be one, and in how many claims that actor would stand."""

    key: str
    name_ar: str | None
    name_en: str | None
    written: str
    members: list[ActorBrief]
    claims: int


class AdditionOut(Out):
    """What the list would say of one actor that it does not say yet."""

    id: str
    is_new: bool
    names: list[str]


class ActorsFileOut(Out):
    """The study's own list as it would be written."""

    digest: str = Field(description="of the file as it stands")
    text: str
    additions: list[AdditionOut]
    left: int = Field(description="sets of names that the list cannot say; they stay in the journal")


class ActorsFileIn(Asked):
    """The list is to be written, if the file is still the one that was seen."""

    base: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def brief(row: ActorRow) -> ActorBrief:
    """An actor in a list."""
    return ActorBrief(
        key=row.key,
        id=row.id,
        name_ar=row.name_ar,
        name_en=row.name_en,
        written=row.written,
        kind=row.kind,
        uses=row.uses,
        members=row.members,
    )


def name_out(name: ActorName) -> NameOut:
    """One name."""
    return NameOut(name=name.name, language=name.language, use=name.use, key=name.key)


def history_out(line: HistoryLine, who: Identities, by: str, lang: str) -> HistoryOut:
    """One entry of the journal."""
    keys = (*line.deed.keys, *line.deed.others)
    return HistoryOut(
        entry=line.entry.id,
        act=line.deed.act,
        at=line.entry.at,
        by=by,
        keys=list(line.deed.keys),
        others=list(line.deed.others),
        labels={key: who.label(key, lang) for key in keys},
        name=line.deed.name or line.deed.name_ar,
        undoes=line.undoes,
        holds=line.holds,
    )


def suggestion_out(found: Suggestion, row: ActorRow) -> SuggestionOut:
    """One suggestion."""
    words = [LikenessOut(given=w.given, known=w.known, by=w.by.value, score=round(w.score, 2)) for w in found.words]
    return SuggestionOut(actor=brief(row), name=found.name, score=round(found.score, 2), words=words)


def list_out(draft: ListDraft) -> ActorsFileOut:
    """The list as it would be written."""
    return ActorsFileOut(
        digest=draft.digest,
        text=draft.text,
        additions=[AdditionOut(id=a.id, is_new=a.is_new, names=list(a.names)) for a in draft.additions],
        left=draft.left,
    )
