"""What a coder hands in: a draft, unchecked, whoever gave it. `grounding.ground` turns it into a coding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dalil.codebook.schema import Codebook
from dalil.records.claims import Polarity, Reason
from dalil.records.codings import Coder
from dalil.records.mentions import Amount, How, Mentions, PartialDate
from dalil.records.units import UnitText


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words said to stand in the unit's context; `start`, where the coder knows it, counts in the source."""

    exact: str
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftActor:
    """An actor as a coder gives it."""

    name: str
    words: Words | None = None  # None where inherited
    how: How = How.EXPLICIT
    name_en: str | None = None
    actor_id: str | None = None
    kind: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClaim:
    """A claim as a coder gives it."""

    relation: str
    source: DraftActor | None
    target: DraftActor | None
    evidence: tuple[Words, ...]
    domain: str | None = None
    mode: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    facet: str | None = None
    amount: Amount | None = None
    date: PartialDate | None = None
    beneficiary: Words | None = None
    asserter: DraftActor | None = None
    against: tuple[DraftActor, ...] = ()
    score: float = 1.0
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A coder's whole answer for one unit; no claims is an answer."""

    claims: Sequence[DraftClaim] = ()


class CodingMethod(Protocol):
    """What every coder offers, human or machine."""

    @property
    def coder(self) -> Coder:
        """Who codes, with version and settings."""
        ...

    def code(self, unit: UnitText, mentions: Mentions, codebook: Codebook) -> Draft:
        """The coder's answer for one unit."""
        ...
