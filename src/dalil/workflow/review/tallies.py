"""Plain counts of what was decided, and of how often each coder's answer was what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dalil.adjudication.alignment import align
from dalil.adjudication.traits import Traits, traits_in
from dalil.records.serial import load_plain
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.cases import Case, Weighing
from dalil.workflow.review.queue import cases_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CoderTally:
    """What became of one coder's answers in the units decided."""

    coder_id: str
    weighed: int  # decided units in which an answer of the coder was weighed
    upheld: int  # of these, where the decision says what the answer said


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """How far the deciding has come."""

    units: int  # with several answers
    agreed: int  # of these, where the answers are alike
    decided: int
    outdated: int  # of the decided, answered anew since
    none_right: int  # of the decided, without any claim
    coders: tuple[CoderTally, ...]


def tallies(study: Study, store: Store, weighing: Weighing, *, without: frozenset[str] = frozenset()) -> Tallies:
    """The counts of a study, but for the sources that are hidden from who asks."""
    cases = [c for c in cases_of(study, store, weighing) if c.source_id not in without]
    decided = [c for c in cases if c.decided is not None]
    return Tallies(
        units=len(cases),
        agreed=sum(c.compared.disagreement == 0 for c in cases),
        decided=len(decided),
        outdated=sum(c.is_outdated for c in decided),
        none_right=sum(c.decided is not None and c.decided.claims == 0 for c in decided),
        coders=_coders(study, store, decided),
    )


def _coders(study: Study, store: Store, decided: Iterable[Case]) -> tuple[CoderTally, ...]:
    key = Identities.of(study, store).key_of

    def traits(body: Mapping[str, Any]) -> Traits:
        return traits_in(body, key)

    bodies = {r.unit_id: load_plain(r.body, "Decision") for r in store.latest_decisions()}
    codings = {c.unit_id: c.coding_ids for c in decided}
    answers: dict[str, list[Traits]] = {}
    for coding_id, body in store.case_claims([i for ids in codings.values() for i in ids]):
        answers.setdefault(coding_id, []).append(traits(load_plain(body, "Claim")))
    who = {r.coding_id: r.coder_id for r in store.cases()}
    weighed: Counter[str] = Counter()
    upheld: Counter[str] = Counter()
    for unit_id, ids in codings.items():
        decision = bodies[unit_id]
        right = [traits(c) for c in decision["claims"]]
        for coding_id in set(ids) & set(decision["coding_ids"]):
            weighed[who[coding_id]] += 1
            upheld[who[coding_id]] += all(row.is_agreed for row in align([right, answers.get(coding_id, [])]))
    return tuple(CoderTally(coder_id=c, weighed=weighed[c], upheld=upheld[c]) for c in sorted(weighed))
