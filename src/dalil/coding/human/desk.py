"""What lies before a person who codes a unit: its text, the codebook, who is named above it, and ways to read words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from dalil.codebook.schema import Codebook
from dalil.coding.human.given import KeptClaim
from dalil.records.claims import Claim
from dalil.records.mentions import ActorRef, Amount, PartialDate
from dalil.records.quotes import Span
from dalil.records.units import UnitText

Surroundings = tuple[ActorRef | None, tuple[ActorRef, ...]]  # the document's voice, and whom the headings name


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What an answer for one unit is checked against."""

    unit: UnitText
    codebook: Codebook
    find_actor: Callable[[str], ActorRef | None]  # a registry's actor by id, without words
    read_amount: Callable[[Span], Amount | None]  # the sum that words of the context come to
    read_date: Callable[[Span], PartialDate | None]
    surroundings: Callable[[], Surroundings]  # asked for where an actor has no words, as a document must be read for it
    others: Mapping[KeptClaim, Claim] = field(default_factory=dict)  # claims of others that the person may judge
    own: Mapping[KeptClaim, Claim] = field(default_factory=dict)  # claims of the person's codings so far

    def actors(self) -> Iterator[ActorRef]:
        """Every actor of a claim that lies here."""
        for claim in (*self.own.values(), *self.others.values()):
            yield from (a for a in (claim.source, claim.target, claim.asserter, *claim.against) if a is not None)
