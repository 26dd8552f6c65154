"""Units with several answers: which answers count, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from dalil.codebook.changes import Gravity
from dalil.codebook.touching import Codes, codes_in
from dalil.records.codings import CoderKind, Outcome
from dalil.records.quick import quick
from dalil.records.serial import load_plain
from dalil.storage.store import CaseRow, DecisionRow
from dalil.workflow.review.comparing import NOTHING, Compared

REOPENING = frozenset({Gravity.LOOK, Gravity.RECODE})  # for what else a claim may be, a decision stays closed


class Weighing(StrEnum):
    """Whose answers are weighed."""

    ALL = "all"  # people, and the machine's latest answer
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A decision that stands on a unit."""

    id: str
    by: str
    rule: str
    at: str | None
    claims: int
    weighed: frozenset[str]  # ids of codings
    codes: tuple[Codes, ...] = ()  # what the codebook defines of each claim
    codebook_digest: str | None = None  # None where a rule decided


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A unit with several answers."""

    source_id: str
    unit_id: str
    start: int
    end: int
    coding_ids: tuple[str, ...]  # of the answers that are weighed, sorted
    coder_ids: tuple[str, ...]
    by_people: frozenset[str] = frozenset()  # those of the codings that people gave
    compared: Compared = NOTHING
    decided: Stand | None = None
    is_outdated: bool = False  # whether it was answered anew since it was decided
    touched: Gravity = Gravity.NOTHING  # what a later change of the codebook asks of the decision
    is_earlier: bool = False  # whether a person's answer was given under an earlier codebook

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide."""
        return self.decided is None or self.is_outdated or self.touched in REOPENING


def weighed(rows: Sequence[CaseRow], weighing: Weighing) -> list[CaseRow]:
    """The answers that count: of people, and of machines the latest only, as each new version is a coder of its own."""
    answers = [r for r in rows if r.outcome == Outcome.CODED and not r.is_open]
    people = [r for r in answers if r.kind == CoderKind.HUMAN]
    machines = [r for r in answers if r.kind != CoderKind.HUMAN]
    if weighing is Weighing.PEOPLE or not machines:
        return people
    return [*people, max(machines, key=attrgetter("made"))]


def case_in(rows: Sequence[CaseRow], weighing: Weighing) -> Iterator[Case]:
    """The case of a unit's rows, where several of its answers count."""
    answers = weighed(rows, weighing)
    if len(answers) > 1:
        first = rows[0]
        yield Case(
            source_id=first.source_id,
            unit_id=first.unit_id,
            start=first.start,
            end=first.end,
            coding_ids=tuple(sorted(r.coding_id for r in answers)),
            coder_ids=tuple(r.coder_id for r in answers),
            by_people=frozenset(r.coding_id for r in answers if r.kind == CoderKind.HUMAN),
        )


def stands_of(decided: Iterable[DecisionRow]) -> Iterator[tuple[str, Stand]]:
    """The decisions that stand, by unit."""
    for row in decided:
        body = load_plain(row.body, "Decision")
        stand = Stand(
            id=row.decision_id,
            by=body["decided_by"],
            rule=body["rule"],
            at=body.get("at"),
            claims=len(body["claims"]),
            weighed=frozenset(body["coding_ids"]),
            codes=tuple(map(codes_in, body["claims"])),
            codebook_digest=body.get("codebook_digest"),
        )
        yield row.unit_id, stand
