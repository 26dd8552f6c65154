"""What is to be decided: the units with several answers, those furthest apart first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from dalil.codebook.changes import Gravity
from dalil.records.sources import Source
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.ageing import versions_of
from dalil.workflow.review.boards import board_of
from dalil.workflow.review.cases import Case, Weighing
from dalil.workflow.review.shelf import source_of

EXCERPT = 160  # characters


class State(StrEnum):
    """Which units are shown."""

    OPEN = "open"  # undecided, or answered anew since they were decided
    DECIDED = "decided"
    EARLIER = "earlier"  # answered under an earlier codebook, or decided so and touched by what changed since
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
    return QueuedUnit(case=case, excerpt=beginning(source, case.start, case.end), page=source.page_at(case.start))


def beginning(source: Source, start: int, end: int) -> str:
    """How a stretch of a source begins, on one line."""
    return " ".join(source.text[start : min(end, start + EXCERPT)].split())


def cases_of(study: Study, store: Store, weighing: Weighing) -> tuple[Case, ...]:
    """Every unit with several answers, by file name and in text order."""
    board, identities = board_of(study, store)
    return board.cases(store, identities, weighing, versions=lambda: versions_of(study, store))


def _is_in(case: Case, state: State) -> bool:
    if state is State.EARLIER:
        return case.touched is not Gravity.NOTHING or case.is_earlier
    return state in (State.ALL, State.OPEN if case.is_open else State.DECIDED)


def _fits(case: Case, wish: QueueWish) -> bool:
    return (
        _is_in(case, wish.state)
        and wish.source_id in (None, case.source_id)
        and (wish.coder_id is None or wish.coder_id in case.coder_ids)
        and (wish.relation is None or wish.relation in case.compared.relations)
    )
