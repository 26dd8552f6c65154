"""Decisions: what stands for one unit after the codings of it were weighed. The codings stay as they were."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.records.claims import Claim
from dalil.records.quick import quick


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What adjudication concluded for one unit."""

    id: str
    unit_id: str
    coding_ids: tuple[str, ...]  # every coding it weighed
    claims: tuple[Claim, ...]
    decided_by: str  # a person, or the rule's name
    rule: str  # sole_coder, no_answer, undecided, unanimous, majority, expert_coder, expert, withdrawn
    note: str | None = None
    supersedes: str | None = None
    at: str | None = None  # when a person decided, in UTC, ISO 8601; None for rules
    codebook_digest: str | None = None  # what a person decided under; None for rules, which add nothing to the codings

    def __post_init__(self) -> None:
        if not self.coding_ids:
            raise ValueError(f"decision {self.id} weighed no coding")
