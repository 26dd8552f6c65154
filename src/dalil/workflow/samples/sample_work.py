"""Samples as people code them: how far each person is, and which unit comes next in the order of drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.records.codings import Coder, CoderKind
from dalil.records.samples import Drawn, Sample
from dalil.storage.store import Store
from dalil.workflow.review.blindness import blind_sources, turn_blind
from dalil.workflow.review.seats import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How far one person is with a sample."""

    coder: Coder
    answered: int  # units with a whole answer
    open: int  # begun, and not yet answered


@dataclass(frozen=True, slots=True, kw_only=True)
class NextUnit:
    """The unit of a sample that a person is to code next."""

    drawn: Drawn | None  # None where all are answered
    place: int  # its place in the order of drawing, from 1; 0 where there is none


def shares_of(store: Store, sample: Sample, who: Sequence[Coder]) -> Iterator[Share]:
    """How far those are who are to code the sample; where anybody may, those of them who have begun."""
    drawn = {d.unit_id for d in sample.units}
    states: dict[str, list[bool]] = {c.id: [] for c in who if not sample.people or c.id in sample.people}
    for row in store.cases():
        if row.unit_id in drawn and row.coder_id in states:
            states[row.coder_id].append(row.is_open)
    for coder in who:
        found = states.get(coder.id)
        if found is not None and (found or sample.people):
            yield Share(coder=coder, answered=found.count(False), open=found.count(True))


def next_unit(store: Store, sample: Sample, person: Coder, *, after: str | None = None) -> NextUnit:
    """The first unit that the person has not answered whole; after the unit of that id where there is one."""
    ids = [drawn.unit_id for drawn in sample.units]
    begin = ids.index(after) + 1 if after in ids else 0
    for place in (*range(begin, len(ids)), *range(begin)):
        if ids[place] != after and not _is_answered(store, ids[place], person):
            return NextUnit(drawn=sample.units[place], place=place + 1)
    return NextUnit(drawn=None, place=0)


def people_of(store: Store, person: Coder) -> tuple[Coder, ...]:
    """The people who have ever worked on the study, and the one who asks."""
    known = {c.id: c for c in (*store.coders(), person) if c.kind is CoderKind.HUMAN}
    return tuple(sorted(known.values(), key=lambda c: (c.name, c.id)))


def sources_drawn(sample: Sample) -> tuple[str, ...]:
    """The sources that units were drawn from, in the order of drawing."""
    return tuple(dict.fromkeys(drawn.source_id for drawn in sample.units))


def blind_in(store: Store, sample: Sample, person: Coder) -> int:
    """How many of the sources drawn from the person codes blind."""
    hidden = blind_sources(store, person)
    return sum(source in hidden for source in sources_drawn(sample))


def code_blind(seat: Seat, sample: Sample, *, blind: bool) -> None:
    """Have the person code all sources that units were drawn from blind from now on, or no longer."""
    with seat.store.transaction():
        hidden = blind_sources(seat.store, seat.person)
        for source_id in sources_drawn(sample):
            if (source_id in hidden) is not blind:
                turn_blind(seat, source_id, blind=blind)


def _is_answered(store: Store, unit_id: str, person: Coder) -> bool:
    coding = store.latest_coding(unit_id, person.id)
    return coding is not None and not coding.is_open
