"""Mentions: actors, amounts and dates found in a unit, words first, value second; unresolved is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dalil.records.quick import quick
from dalil.records.quotes import Quote
from dalil.records.runs import content_id

put = object.__setattr__  # how a frozen record sets its own fields


class How(StrEnum):
    """Where an actor of a claim comes from."""

    EXPLICIT = "explicit"  # words of the unit itself
    INHERITED = "inherited"  # a heading or lead-in above, or earlier words of the paragraph
    VOICE = "voice"  # the document's own


class MentionKind(StrEnum):
    """What a mention is of."""

    ACTOR = "actor"
    AMOUNT = "amount"
    DATE = "date"


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """An actor as a document names it, and who that is where this is settled."""

    quote: Quote | None  # the words; None where the actor is inherited
    name: str  # in the document's language: the registry's name, else the words
    name_en: str | None = None
    actor_id: str | None = None  # in the registry; None where unresolved
    how: How = How.EXPLICIT
    kind: str | None = None  # state, igo, armed_group, party, union, media, ... ; None where unknown
    candidates: tuple[str, ...] = ()  # registry ids that the words could mean, when more than one

    def __post_init__(self) -> None:
        if self.how is How.EXPLICIT and self.quote is None:
            raise ValueError(f"{self.name}: an explicit actor rests on words")

    def same_as(self, other: ActorRef) -> bool:
        """Whether both are one actor: by registry id, else by name."""
        if self.actor_id is not None or other.actor_id is not None:
            return self.actor_id == other.actor_id
        return self.name == other.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum as the author wrote it, and what it comes to."""

    number: Decimal
    currency: str | None  # ISO 4217; None where the words leave it open
    written: str  # the author's words
    qualifier: str | None = None  # about, over, under
    ambiguous: tuple[str, ...] = ()  # the currencies an open word (ريال) could mean

    def __post_init__(self) -> None:
        if not self.number.is_finite() or self.number < 0:
            raise ValueError(f"not an amount: {self.number}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date with the precision the text has, never padded."""

    text: str  # ISO prefix in the Gregorian calendar: 2019, 2019-05, 2019-05-17
    precision: str  # year, month or day
    calendar: str  # gregorian or hijri: the one the words use
    basis: str  # stated, relative or inferred

    def __post_init__(self) -> None:
        if {4: "year", 7: "month", 10: "day"}.get(len(self.text)) != self.precision:
            raise ValueError(f"{self.text} is not a date of precision {self.precision}")


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Mention:
    """Something found in a unit. Its id is worked out when it is first asked for, as coding makes mentions by the
    thousand and asks for none."""

    id: str
    unit_id: str
    kind: MentionKind
    quote: Quote
    value: ActorRef | Amount | PartialDate
    recogniser: str  # versioned name
    score: float = 1.0

    def __init__(  # noqa: PLR0913
        self,
        *,
        unit_id: str,
        kind: MentionKind,
        quote: Quote,
        value: ActorRef | Amount | PartialDate,
        recogniser: str,
        score: float = 1.0,
        id: str | None = None,
    ) -> None:
        put(self, "unit_id", unit_id)
        put(self, "kind", kind)
        put(self, "quote", quote)
        put(self, "value", value)
        put(self, "recogniser", recogniser)
        put(self, "score", score)
        if id is not None:
            put(self, "id", id)

    def __getattr__(self, name: str) -> str:
        """The id, where it is not yet there."""
        if name != "id":
            raise AttributeError(name)
        put(self, "id", mention_id(self.unit_id, self.kind, self.quote.span.start, self.quote.span.end))
        return self.id


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What recognition says of one unit: what stands in it, and which actors stand over it."""

    unit_id: str
    found: tuple[Mention, ...]  # in text order
    voice: ActorRef | None = None  # the document's own
    partners: tuple[ActorRef, ...] = ()  # actors of the headings above, nearest first, without the voice

    def actors(self) -> tuple[ActorRef, ...]:
        """The actors named in the unit, in text order."""
        return tuple(m.value for m in self.found if isinstance(m.value, ActorRef))

    def amounts(self) -> tuple[Mention, ...]:
        """The amounts, with their quotes."""
        return tuple(m for m in self.found if m.kind is MentionKind.AMOUNT)

    def dates(self) -> tuple[Mention, ...]:
        """The dates, with their quotes."""
        return tuple(m for m in self.found if m.kind is MentionKind.DATE)


def mention_id(unit: str, kind: MentionKind, start: int, end: int) -> str:
    """The id of a mention: its kind and place."""
    return content_id("mention", unit, kind.value, start, end)
