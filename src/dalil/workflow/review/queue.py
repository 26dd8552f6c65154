"""What is to be decided: the units with several answers, those furthest apart first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from dalil.adjudication.consensus import WITHDRAWN
from dalil.records.codings import CoderKind, Outcome
from dalil.records.serial import load_plain
from dalil.records.sources import Source
from dalil.storage.store import CaseRow, DecisionRow, Store
from dalil.workflow.project import Study
from dalil.workflow.review.comparing import NOTHING, Compared, comparisons_of
from dalil.workflow.review.shelf import source_of

EXCERPT = 160  # characters


class Weighing(StrEnum):
    """Whose answers are weighed."""

    ALL = "all"  # people, and the machine's latest answer
    PEOPLE = "people"


class State(StrEnum):
    """Which units are shown."""

    OPEN = "open"  # undecided, or answered anew since they were decided
    DECIDED = "decided"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueWish:
    """What is to be seen of the queue; None is everything."""

    weighing: Weighing = Weighing.ALL
    state: State = State.ALL
    source_id: str | None = None
    coder_id: str | None = None
    relation: str | None = None
    without: frozenset[str] = frozenset()  # sources that are hidden from who asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A decision that stands on a unit."""

    id: str
    by: str
    at: str | None
    claims: int
    weighed: frozenset[str]  # ids of codings


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
    is_outdated: bool = False  # whether a person has answered since it was decided

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide."""
        return self.decided is None or self.is_outdated


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedUnit:
    """A case as a list shows it."""

    case: Case
    excerpt: str  # how the unit begins, on one line
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The units that fit a wish, in the order to decide them in."""

    cases: tuple[Case, ...]
    all: int  # with several answers, whatever else was wished for
    open: int
    agreed: int  # of all, where the answers are alike
    sources: Mapping[str, tuple[int, int]]  # units of each source, of all and open
    coder_ids: tuple[str, ...]  # whose answers are weighed
    relations: tuple[str, ...]


def queue(study: Study, store: Store, wish: QueueWish) -> Queue:
    """The units with several answers: what is undecided first, then what is furthest apart, then in text order."""
    cases = [c for c in cases_of(study, store, wish.weighing) if c.source_id not in wish.without]
    shown = [c for c in cases if _fits(c, wish)]
    ordered = sorted(shown, key=lambda c: (not c.is_open, -c.compared.disagreement))  # stable, so else in text order
    return Queue(
        cases=tuple(ordered),
        all=len(cases),
        open=sum(c.is_open for c in cases),
        agreed=sum(c.compared.disagreement == 0 for c in cases),
        sources={s: (len(own), sum(c.is_open for c in own)) for s, own in _by_source(cases)},
        coder_ids=tuple(sorted({i for c in cases for i in c.coder_ids})),
        relations=tuple(sorted({r for c in cases for r in c.compared.relations})),
    )


def _by_source(cases: Iterable[Case]) -> Iterator[tuple[str, list[Case]]]:
    return ((source_id, list(own)) for source_id, own in groupby(cases, attrgetter("source_id")))


def page_of(study: Study, store: Store, cases: Iterable[Case]) -> tuple[QueuedUnit, ...]:
    """Some cases with what a list shows of them."""
    return tuple(_queued(case, source_of(study, store, case.source_id)) for case in cases)


def _queued(case: Case, source: Source) -> QueuedUnit:
    words = " ".join(source.text[case.start : min(case.end, case.start + EXCERPT)].split())
    page = None if source.layout is None else source.layout.page_at(case.start)
    return QueuedUnit(case=case, excerpt=words, page=page)


def cases_of(study: Study, store: Store, weighing: Weighing) -> list[Case]:
    """Every unit with several answers, by file name and in text order."""
    found = [c for _, rows in groupby(store.cases(), attrgetter("unit_id")) for c in _case(list(rows), weighing)]
    remembered, identities = comparisons_of(study, store)
    compared = remembered.of([c.coding_ids for c in found], store, identities)
    decided = dict(_stands(store.latest_decisions()))
    return [_with(case, compared[case.coding_ids], decided.get(case.unit_id)) for case in found]


def weighed(rows: Sequence[CaseRow], weighing: Weighing) -> list[CaseRow]:
    """The answers that count: of people, and of machines the latest only, as each new version is a coder of its own."""
    answers = [r for r in rows if r.outcome == Outcome.CODED and not r.is_open]
    people = [r for r in answers if r.kind == CoderKind.HUMAN]
    machines = [r for r in answers if r.kind != CoderKind.HUMAN]
    if weighing is Weighing.PEOPLE or not machines:
        return people
    return [*people, max(machines, key=attrgetter("made"))]


def _case(rows: Sequence[CaseRow], weighing: Weighing) -> Iterator[Case]:
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


def _with(case: Case, compared: Compared, stand: Stand | None) -> Case:
    outdated = stand is not None and not case.by_people <= stand.weighed
    return replace(case, compared=compared, decided=stand, is_outdated=outdated)


def _stands(latest: Iterable[DecisionRow]) -> Iterator[tuple[str, Stand]]:
    """The decisions that stand, by unit."""
    for row in latest:
        body = load_plain(row.body, "Decision")
        if body["rule"] != WITHDRAWN:
            yield (
                row.unit_id,
                Stand(
                    id=row.decision_id,
                    by=body["decided_by"],
                    at=body.get("at"),
                    claims=len(body["claims"]),
                    weighed=frozenset(body["coding_ids"]),
                ),
            )


def _fits(case: Case, wish: QueueWish) -> bool:
    return (
        wish.state in (State.ALL, State.OPEN if case.is_open else State.DECIDED)
        and wish.source_id in (None, case.source_id)
        and (wish.coder_id is None or wish.coder_id in case.coder_ids)
        and (wish.relation is None or wish.relation in case.compared.relations)
    )
