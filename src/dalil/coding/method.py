"""What a coder hands in: a draft, unchecked, whoever gave it. `grounding.ground` turns it into a coding.

Words, actors and claims of a draft are not changed once they are made, though not frozen: frozen records take several
times as long to make, and these do not leave their stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dalil.codebook.schema import Codebook
from dalil.records.claims import Polarity, Reason
from dalil.records.codings import Coder
from dalil.records.mentions import ActorRef, Amount, How, Mentions, PartialDate
from dalil.records.units import UnitText
from dalil.text.folding import fold_name

ClaimKey = tuple[str, str, str]


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Words:
    """Words said to stand in the unit's context; `start`, where the coder knows it, counts in the source."""

    exact: str
    start: int | None = None


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class DraftActor:
    """An actor as a coder gives it."""

    name: str
    words: Words | None = None  # None where inherited
    how: How = How.EXPLICIT
    name_en: str | None = None
    actor_id: str | None = None
    kind: str | None = None
    candidates: tuple[str, ...] = ()

    @classmethod
    def of(cls, actor: ActorRef, words: Words | None, *, how: How = How.EXPLICIT) -> DraftActor:
        """An actor whom recognition knows, by the words it stands under here."""
        return cls(
            name=actor.name,
            words=words,
            how=how,
            name_en=actor.name_en,
            actor_id=actor.actor_id,
            kind=actor.kind,
            candidates=actor.candidates,
        )

    @property
    def key(self) -> str:
        """Who it is: the registry id, else the folded name."""
        return self.actor_id or fold_name(self.name)


def claim_key(relation: str, source: DraftActor | None, target: DraftActor | None) -> ClaimKey:
    """Relation, source and target; empty where nobody is known."""
    return relation, "" if source is None else source.key, "" if target is None else target.key


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
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

    @property
    def key(self) -> ClaimKey:
        """By what two claims of a unit are taken for one."""
        return claim_key(self.relation, self.source, self.target)


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
