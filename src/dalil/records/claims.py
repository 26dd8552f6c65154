"""Claims: according to someone, one actor did something to, for or with another; each rests on quotes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dalil.records.mentions import ActorRef, Amount, PartialDate
from dalil.records.quick import quick
from dalil.records.quotes import Quote
from dalil.records.runs import content_id


class Polarity(StrEnum):
    """How the text puts the act."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


@quick
@dataclass(frozen=True, slots=True)
class Reason:
    """One step of why a claim was made: a key of the message catalogue and its values."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who does what to whom, according to whom, on which words.

    Whether a claim may name neither a source nor a target is for its codebook to say; grounding sees to it.
    """

    id: str
    unit_id: str
    source: ActorRef | None  # the giver, attacker, speaker
    relation: str  # a code of the codebook
    target: ActorRef | None  # the receiver, victim, addressee
    domain: str | None
    mode: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    facet: str | None = None  # intro, basis or outcome
    amount: Amount | None = None
    date: PartialDate | None = None  # of the event, never of the publication
    beneficiary: Quote | None = None  # who finally receives it, if not the target
    asserter: ActorRef | None = None  # None means the document itself
    against: tuple[ActorRef, ...] = ()  # whom a support is aimed at
    evidence: tuple[Quote, ...]
    score: float = 1.0
    why: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"claim {self.id} rests on no quote")
        if len({q.source_id for q in self.evidence}) != 1:
            raise ValueError(f"claim {self.id} quotes more than one source")
        if not 0 <= self.score <= 1:
            raise ValueError(f"claim {self.id}: score {self.score} is not between 0 and 1")


def claim_id(unit: str, coder: str, relation: str, source: ActorRef | None, target: ActorRef | None) -> str:
    """The id of a claim: one coder makes one claim per source, target and relation in a unit."""
    ends = [None if a is None else [a.actor_id, a.name] for a in (source, target)]
    return content_id("claim", unit, coder, relation, *ends)
