"""A study that two people and the machine have coded, for tests of adjudication."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dalil.coding.human.given import Answer
from dalil.records.decisions import Decision
from dalil.records.units import Unit
from dalil.workflow.review.adjudicating import Decided, Overtaken, UnitCase, Wanted, case_of
from dalil.workflow.review.cases import Weighing
from dalil.workflow.review.coding import save
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from hand_parts import accepting, machine_of, own_claim, seat_of, taken, unit_of


@contextmanager
def two_coders(folder: Path) -> Iterator[tuple[Seat, Unit]]:
    """The seat of who decides, and a unit where Omar accepted what the machine says and Sara said something else."""
    with seat_of(folder) as seat:
        unit = unit_of(seat)
        omar, sara = sitting(seat, "Omar"), sitting(seat, "Sara")
        taken(save(omar, unit.id, accepting(machine_of(seat, unit)), base=None))
        taken(save(sara, unit.id, Answer(claims=(own_claim(sara, unit),)), base=None))
        yield seat, unit


def sitting(seat: Seat, name: str) -> Seat:
    """The seat of somebody else."""
    return replace(seat, person=coder_of_person(name))


def case(seat: Seat, unit: Unit, weighing: Weighing = Weighing.ALL) -> UnitCase:
    """The unit as it is decided on."""
    return case_of(seat, unit.id, weighing)


def wanting(found: UnitCase, *picks: object, note: str | None = None) -> Wanted:
    """A decision on a unit as it was shown."""
    return Wanted(base=found.base, weighed=tuple(c.id for c in found.codings), picks=tuple(picks), note=note)  # type: ignore[arg-type]


def made(outcome: Decided | Overtaken) -> Decision:
    """The decision that was made."""
    assert isinstance(outcome, Decided)
    return outcome.decision
