"""Codings: one coder's whole answer for one unit. They are never edited, only superseded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dalil.records.claims import Claim
from dalil.records.quick import quick
from dalil.records.runs import content_id


class CoderKind(StrEnum):
    """People and machines are coders alike."""

    HUMAN = "human"
    RULES = "rules"
    LLM = "llm"
    TRAINED = "trained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """Someone or something that codes; other settings make another coder."""

    id: str
    name: str  # dalil.rules.v1, or a person's name
    kind: CoderKind
    version: str
    settings_digest: str


class Outcome(StrEnum):
    """What a coder did with a unit; coded without claims is an answer."""

    CODED = "coded"
    ABSTAINED = "abstained"
    FAILED = "failed"


class Verdict(StrEnum):
    """What a person made of a claim that another coder had made."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's verdict on one claim of another coder's coding."""

    coding_id: str  # the coding it stands in
    claim_id: str
    verdict: Verdict
    becomes: str | None = None  # id of the person's own claim, where the verdict keeps it or mends it
    note: str | None = None

    def __post_init__(self) -> None:
        if (self.becomes is None) != (self.verdict is Verdict.REJECTED):
            raise ValueError(f"claim {self.claim_id}: only a claim that is not rejected becomes another")


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One coder's whole answer for one unit under one codebook version.

    A person may save an answer before it is whole: it is then `is_open`, and counts as no answer yet.
    """

    id: str
    run_id: str
    coder_id: str
    unit_id: str
    codebook_digest: str
    outcome: Outcome
    claims: tuple[Claim, ...] = ()
    reason: str | None = None  # why abstained or failed
    supersedes: str | None = None
    judged: tuple[Judgement, ...] = ()  # other coders' claims that this answer took a stand on
    is_open: bool = False  # whether the coder is still at it
    at: str | None = None  # when a person gave it, in UTC, ISO 8601; None for machines, whose answers are repeatable

    def __post_init__(self) -> None:
        if self.outcome is not Outcome.CODED and (self.reason is None or self.claims):
            raise ValueError(f"coding {self.id}: {self.outcome} needs a reason and carries no claims")
        if any(c.unit_id != self.unit_id for c in self.claims):
            raise ValueError(f"coding {self.id}: a claim of another unit")


@lru_cache(maxsize=64)
def coder_of(name: str, kind: CoderKind, *, version: str, settings_digest: str) -> Coder:
    """The coder of that name, version and settings, with its id."""
    return Coder(
        id=content_id("coder", name, kind.value, version, settings_digest),
        name=name,
        kind=kind,
        version=version,
        settings_digest=settings_digest,
    )
