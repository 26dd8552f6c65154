"""Claims as people look at them: with the words, the places, and where each inherited actor comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dalil.publishing.scanned import is_to_verify
from dalil.records.claims import Claim
from dalil.records.mentions import ActorRef, How
from dalil.records.quotes import Span
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.text.folding import fold_text


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenClaim:
    """A claim with what its source says of it."""

    claim: Claim
    unit: Unit
    source: Source

    @property
    def to_verify(self) -> bool:
        """Whether its amount or date was read by OCR and must be compared with the page."""
        has_value = self.claim.amount is not None or self.claim.date is not None
        return has_value and is_to_verify(self.source, self.unit, self.claim)

    def page(self, offset: int) -> int | None:
        """The page, from 1, that a position lies on."""
        return self.source.page_at(offset)

    def origin(self, actor: ActorRef) -> Span | None:
        """The words above the unit that an inherited actor comes from."""
        return origin_of(actor, self.unit)


def origin_of(actor: ActorRef, unit: Unit) -> Span | None:
    """The words above a unit that an inherited actor comes from: its own, else the nearest heading that names it; None
    for an actor of the unit itself, and where no words name it."""
    if actor.how is How.EXPLICIT:
        return None
    if actor.quote is not None:
        return actor.quote.span
    keys = [folded for n in (actor.name, actor.name_en) if n and (folded := fold_text(n).strip())]
    above = (h.quote for h in reversed(unit.path))
    return next((q.span for q in above if any(k in fold_text(q.exact) for k in keys)), None)


def seen(claims: Iterable[Claim], unit: Unit, source: Source) -> tuple[SeenClaim, ...]:
    """The claims of one unit, in their order."""
    return tuple(SeenClaim(claim=claim, unit=unit, source=source) for claim in claims)
