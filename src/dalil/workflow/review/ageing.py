"""Whether a decision still says what its answers say, and whether it says so in the words of the present codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dalil.adjudication.consensus import WITHDRAWN
from dalil.adjudication.rules import RULES, Rule, RuleName, Undecided, consensus_of
from dalil.adjudication.traits import Key
from dalil.codebook.changes import Change, Gravity
from dalil.codebook.touching import codes_of
from dalil.records.codings import CoderKind, Coding
from dalil.records.decisions import Decision
from dalil.storage.store import CaseRow, Store
from dalil.workflow.codebook_versions.earlier import EarlierVersions
from dalil.workflow.codebook_versions.recoding import made_under
from dalil.workflow.codebook_versions.versions import Shelf
from dalil.workflow.project import Study
from dalil.workflow.review.cases import Case, Stand, Weighing, weighed
from dalil.workflow.review.kits import review_kit

FEWEST = 2  # answers, of which rules of agreement can say anything
Touched = tuple[Gravity, tuple[Change, ...]]
UNTOUCHED: Touched = (Gravity.NOTHING, ())


def versions_of(study: Study, store: Store) -> EarlierVersions:
    """The versions of its codebook that a study keeps, held against the present one."""
    return EarlierVersions(Shelf(kept=store.codebooks(), used=(), present=review_kit(study).codebook))


def left_by_rules(codings: Sequence[Coding], key: Key) -> tuple[tuple[RuleName, Undecided], ...]:
    """The rules of agreement that leave a unit to a person, and why."""
    if len(codings) < FEWEST:
        return ()
    found = ((name, consensus_of(codings, Rule(name=name), key)) for name in (RuleName.UNANIMOUS, RuleName.MAJORITY))
    return tuple((name, told) for name, told in found if isinstance(told, Undecided))


def touched_codings(codings: Sequence[Coding], versions: EarlierVersions) -> Mapping[str, Touched]:
    """What later changes of the codebook ask of codings made under earlier versions, by coding."""
    earlier = (c for c in codings if c.codebook_digest != versions.present.digest)
    return {c.id: versions.touched(c.codebook_digest, map(codes_of, c.claims)) for c in earlier}


def touched_decision(decisions: Sequence[Decision], codings: Sequence[Coding], versions: EarlierVersions) -> Touched:
    """What later changes of the codebook ask of the last decision on a unit."""
    if not decisions or decisions[-1].rule == WITHDRAWN:
        return UNTOUCHED
    made = made_under(decisions[-1], [c for c in codings if c.id in decisions[-1].coding_ids])
    present = versions.present.digest
    told = [versions.touched(digest, map(codes_of, claims)) for digest, claims in made.items() if digest != present]
    gravity = max((g for g, _ in told), key=lambda g: g.rank, default=Gravity.NOTHING)
    return gravity, tuple(dict.fromkeys(change for _, changes in told for change in changes))


def is_outdated(stand: Stand, case: Case, rows: Sequence[CaseRow]) -> bool:
    """Whether a person has answered since, or, where a rule decided, any coder whose answer it weighed."""
    if not case.by_people <= stand.weighed:
        return True
    return stand.rule in RULES and not stand.weighed <= {r.coding_id for r in weighed(rows, Weighing.ALL)}


def touched(stand: Stand, rows: Sequence[CaseRow], versions: EarlierVersions) -> Gravity:
    """How grave it is for a decision that the codebook changed since.

    A decision by rule is as old as the answers it weighed; those that were given anew since make it outdated anyway.
    """
    own = [stand.codebook_digest] if stand.codebook_digest is not None else _digests(rows, stand.weighed)
    found = [versions.touched(digest, stand.codes)[0] for digest in own if digest != versions.present.digest]
    return max(found, key=lambda g: g.rank, default=Gravity.NOTHING)


def is_earlier(rows: Sequence[CaseRow], present: str) -> bool:
    """Whether an answer of a person that counts was given under another codebook than the present one."""
    people = (r for r in weighed(rows, Weighing.PEOPLE) if r.kind == CoderKind.HUMAN)
    return any(r.codebook_digest != present for r in people)


def _digests(rows: Sequence[CaseRow], wanted: frozenset[str]) -> list[str]:
    return sorted({r.codebook_digest for r in rows if r.coding_id in wanted})
