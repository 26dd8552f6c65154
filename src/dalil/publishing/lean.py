"""Claims as figures count them: codes and keys only, without words, so that a great many fit into memory."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dalil.records.quick import quick


class Standing(StrEnum):
    """What became of a claim, strongest first."""

    DECIDED = "decided"  # adjudication concluded it
    PERSON = "person"  # it stands in a person's answer
    ACCEPTED = "accepted"  # a machine's, which a person took over as it was
    EDITED = "edited"  # a machine's, which a person mended
    REJECTED = "rejected"  # a machine's, which a person refused
    UNJUDGED = "unjudged"  # a machine's, in a unit that a person answered without a word on it
    MACHINE = "machine"  # a machine's, in a unit that no person has answered


# Whose word for a unit goes before whose: a decision before people, people before machines.
RANKS = {Standing.DECIDED: 0, Standing.PERSON: 1}
LAST_RANK = 2


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class LeanClaim:
    """A claim of a coding or decision that stands. Actors are keys: one for all names and ids that are one actor."""

    claim_id: str
    answer_id: str  # the coding or decision it stands in
    unit_id: str
    source_id: str
    coder_id: str | None  # None for a decision
    standing: Standing
    overruled: bool  # whether its unit has an answer that goes before this one
    relation: str
    family: str | None  # of the relation, in the study's codebook
    domain: str | None
    polarity: str
    facet: str | None
    giver: str | None  # None where the claim names none
    receiver: str | None
    date: str | None  # of the event: 2019, 2019-05 or 2019-05-17
    published: str | None  # of the source, never of the event
    start: int  # where its first quote begins
    score: float

    @property
    def rank(self) -> int:
        """How its answer stands among those on its unit; the least goes before the others."""
        return RANKS.get(self.standing, LAST_RANK)

    def dated(self, basis: DateBasis) -> str | None:
        """The date it is counted under."""
        return self.date if basis is DateBasis.EVENT else self.published


class DateBasis(StrEnum):
    """Which date a claim is counted under."""

    EVENT = "event"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What a figure is made of."""

    claims: int
    units: int
    sources: int


def extent_of(claims: list[LeanClaim] | tuple[LeanClaim, ...]) -> Extent:
    """How many claims there are, in how many units of how many sources."""
    return Extent(
        claims=len(claims), units=len({c.unit_id for c in claims}), sources=len({c.source_id for c in claims})
    )
