"""Dossiers: all decided claims between two actors, and what was read without yielding one."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.records.claims import Claim
from dalil.records.mentions import ActorRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """Two actors, in no order; the labels are ids where the registry knows them, else names."""

    first: ActorRef
    second: ActorRef

    def __post_init__(self) -> None:
        if self.first.same_as(self.second):
            raise ValueError(f"a dyad has two actors, not {self.first.name} twice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All claims between the actors of a dyad, in text order."""

    dyad: Dyad
    claims: tuple[Claim, ...]
    disputes: tuple[tuple[str, str], ...] = ()  # pairs of claim ids that contradict each other
    coverage: int = 0  # units read for it

    def __post_init__(self) -> None:
        known = {c.id for c in self.claims}
        if any(c not in known for pair in self.disputes for c in pair):
            raise ValueError("a dispute names a claim that the dossier does not hold")
