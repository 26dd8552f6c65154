"""How far the answers of a study were given without knowing of each other, as its store tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from dalil.records.agreements import Remark
from dalil.records.codings import Coder
from dalil.records.entries import Entry, EntryKind
from dalil.records.serial import load_plain
from dalil.reliability.agreement.remarks import remark
from dalil.storage.store import Store
from dalil.workflow.agreement.answers_of_study import StudyAnswers
from dalil.workflow.review.blindness import hidden_from

HUMAN = "human"


def remarks_in(store: Store, answers: StudyAnswers) -> Iterator[Remark]:
    """What a reader should know of how the answers came about."""
    if len(answers.codebooks) > 1:
        yield remark("several_codebooks", count=len(answers.codebooks))
    yield from _seen(store, answers)
    yield from _open_eyed(store, answers)
    settled = sum(u.settled is not None for u in answers.said.units)
    if settled:
        yield remark("weighed", count=settled)
    if answers.earlier:
        yield remark("earlier_versions", names=", ".join(answers.earlier))


def _seen(store: Store, answers: StudyAnswers) -> Iterator[Remark]:
    """How many of people's answers were made of claims that they saw of somebody else."""
    people = _people(answers)
    of = count = 0
    for row in store.latest_answers():
        if row.coder_id in people and row.unit_id in answers.rows:
            of += 1
            count += bool(load_plain(row.by_hand, "Coding").get("judged"))
    if count:
        yield remark("judged", count=count, of=of)


def _open_eyed(store: Store, answers: StudyAnswers) -> Iterator[Remark]:
    """How many of people's answers were given while others' codings could be seen."""
    people = _people(answers)
    if not people:
        return
    by_source: dict[str, list[Entry]] = {}
    for entry in store.entries(EntryKind.ASSIGNMENT):
        by_source.setdefault(entry.subject, []).append(entry)
    blind = _Blindness(by_source, answers.coders)
    of = count = 0
    for unit in answers.said.units:
        for voter, at, claims in zip(answers.said.voters, unit.at, unit.said, strict=True):
            if voter.id in people and at is not None and claims is not None:
                of += 1
                count += not blind.at(unit.document, voter.id, at)
    if count:
        yield remark("not_blind", count=count, of=of)


def _people(answers: StudyAnswers) -> frozenset[str]:
    return frozenset(v.id for v in answers.said.voters if v.kind == HUMAN)


class _Blindness:
    """Who could not see what of a source at what time; worked out once for each state of the journal."""

    def __init__(self, by_source: Mapping[str, Sequence[Entry]], coders: Mapping[str, Coder]) -> None:
        self._by_source = by_source
        self._coders = coders
        self._known: dict[tuple[str, str, int], bool] = {}

    def at(self, source_id: str, coder_id: str, at: str) -> bool:
        """Whether a person coded a source blind at a time."""
        entries = self._by_source.get(source_id, ())
        when = datetime.fromisoformat(at)
        past = sum(datetime.fromisoformat(e.at) <= when for e in entries)
        key = source_id, coder_id, past
        if key not in self._known:
            self._known[key] = source_id in hidden_from(entries[:past], self._coders[coder_id])
        return self._known[key]
