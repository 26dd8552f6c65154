"""What a person sends as the answer for a unit. An answer is whole: every claim and every verdict of the person."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import Field

from dalil.coding.human.given import (
    Answer,
    GivenActor,
    GivenAmount,
    GivenClaim,
    GivenDate,
    GivenDay,
    GivenSum,
    GivenVerdict,
    GivenWords,
    KeptClaim,
    Same,
)
from dalil.records.codings import Outcome
from dalil.web.models.base import Asked

MOST = 200  # claims, or verdicts, of one answer
Id = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Word = Annotated[str, Field(min_length=1, max_length=200)]
Place = Annotated[int, Field(ge=0, le=2**40)]
SameIn = Literal["same"]
G_co = TypeVar("G_co", covariant=True)


class Giving(Protocol[G_co]):
    """A model that stands for something given."""

    def given(self) -> G_co:
        """What is given."""
        ...


class WordsIn(Asked):
    """Words of the source by place and by wording; both must agree with it."""

    start: Place = Field(description="In code points of the source's text.")
    exact: str = Field(min_length=1, max_length=20_000)

    def given(self) -> GivenWords:
        """The words."""
        return GivenWords(start=self.start, exact=self.exact)


class ActorIn(Asked):
    """An actor: by words of the unit or above it, as the document's voice, or as one whom a heading names."""

    words: WordsIn | None = None
    is_voice: bool = Field(default=False, description="whether it is the document's own voice, without words here")
    id: Word | None = Field(default=None, description="in the registry, where it is settled")
    name: Word | None = Field(default=None, description="who it is, where no registry has it")

    def given(self) -> GivenActor:
        """The actor."""
        return GivenActor(
            words=None if self.words is None else self.words.given(),
            is_voice=self.is_voice,
            actor_id=self.id,
            name=self.name,
        )


class SumIn(Asked):
    """What an amount comes to, where it is not read rightly."""

    number: str = Field(pattern=r"^\d{1,30}(\.\d{1,10})?$")
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    qualifier: Literal["about", "over", "under"] | None = None


class AmountIn(Asked):
    """An amount: its words, read by dalil unless `value` says what they come to."""

    words: WordsIn
    value: SumIn | None = None

    def given(self) -> GivenAmount:
        """The amount."""
        v = self.value
        read = None if v is None else GivenSum(number=Decimal(v.number), currency=v.currency, qualifier=v.qualifier)
        return GivenAmount(words=self.words.given(), value=read)


class DayIn(Asked):
    """What a date comes to, where it is not read rightly."""

    text: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="in the calendar that is named")
    calendar: Literal["gregorian", "hijri"] = "gregorian"


class DateIn(Asked):
    """A date: its words, read by dalil unless `value` says what they come to."""

    words: WordsIn
    value: DayIn | None = None

    def given(self) -> GivenDate:
        """The date."""
        value = None if self.value is None else GivenDay(text=self.value.text, calendar=self.value.calendar)
        return GivenDate(words=self.words.given(), value=value)


class KeptIn(Asked):
    """A claim of an earlier coding, the person's own or another's, taken as it stands there."""

    type: Literal["kept"]
    coding_id: Id
    claim_id: Id

    def given(self) -> KeptClaim:
        """The claim."""
        return KeptClaim(coding_id=self.coding_id, claim_id=self.claim_id)


class ClaimIn(Asked):
    """A claim that is written anew, or from another one; a slot may be "same" as there."""

    type: Literal["written"]
    like: KeptIn | None = Field(default=None, description="the claim that slots may be the same as")
    relation: Word
    source: ActorIn | SameIn | None = None
    target: ActorIn | SameIn | None = None
    evidence: list[WordsIn] = Field(max_length=20)
    mode: Word | None = None
    domain: Word | None = None
    polarity: Word = "asserted"
    facet: Word | None = None
    amount: AmountIn | SameIn | None = None
    date: DateIn | SameIn | None = None
    beneficiary: WordsIn | SameIn | None = None
    asserter: ActorIn | SameIn | None = None
    against: Annotated[list[ActorIn], Field(max_length=20)] | SameIn = Field(default_factory=list)

    def given(self) -> GivenClaim:
        """The claim."""
        return GivenClaim(
            relation=self.relation,
            like=None if self.like is None else self.like.given(),
            source=_given(self.source),
            target=_given(self.target),
            evidence=tuple(w.given() for w in self.evidence),
            mode=self.mode,
            domain=self.domain,
            polarity=self.polarity,
            facet=self.facet,
            amount=_given(self.amount),
            date=_given(self.date),
            beneficiary=_given(self.beneficiary),
            asserter=_given(self.asserter),
            against=Same() if isinstance(self.against, str) else tuple(a.given() for a in self.against),
        )


class VerdictIn(Asked):
    """What the person made of a claim of another coder."""

    coding_id: Id
    claim_id: Id
    becomes: Annotated[int, Field(ge=0, lt=MOST)] | None = Field(
        default=None, description="which claim of this answer it is now, from 0; none where it is rejected"
    )
    note: str | None = Field(default=None, max_length=2000)


class AnswerIn(Asked):
    """A person's whole answer for a unit, and the coding that it stands on."""

    base: Id | None = Field(default=None, description="the person's coding that this takes the place of")
    claims: list[Annotated[ClaimIn | KeptIn, Field(discriminator="type")]] = Field(
        default_factory=list, max_length=MOST
    )
    judged: list[VerdictIn] = Field(default_factory=list, max_length=MOST)
    outcome: Literal["coded", "abstained"] = "coded"
    reason: str | None = Field(default=None, max_length=2000)
    is_open: bool = Field(default=False, description="whether the person is still at it")

    def given(self) -> Answer:
        """The answer."""
        return Answer(
            claims=tuple(c.given() for c in self.claims),
            judged=tuple(
                GivenVerdict(coding_id=v.coding_id, claim_id=v.claim_id, becomes=v.becomes, note=v.note)
                for v in self.judged
            ),
            outcome=Outcome(self.outcome),
            reason=self.reason,
            is_open=self.is_open,
        )


class RestoreIn(Asked):
    """Which answer is to stand again: an earlier one, or the one a step back or forth."""

    base: Id | None = None
    to: Literal["undo", "redo"] | Id


class ConfirmIn(Asked):
    """The answer that is to stand as it is under the present codebook."""

    base: Id


class BlindIn(Asked):
    """Whether the person codes a source blind."""

    blind: bool


class SpanIn(Asked):
    """A stretch of the source's text."""

    start: Place
    end: Place


def _given(slot: Giving[G_co] | SameIn | None) -> G_co | Same | None:
    """What a slot was filled with."""
    if slot is None:
        return None
    return Same() if isinstance(slot, str) else slot.given()
