"""What is to be decided, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from adjudication_parts import case, made, sitting, two_coders, wanting
from dalil.adjudication.judging import Pick
from dalil.coding.human.given import Answer
from dalil.records.units import Unit
from dalil.workflow.review.adjudicating import settle, take_back
from dalil.workflow.review.cases import Weighing
from dalil.workflow.review.coding import save
from dalil.workflow.review.queue import Queue, QueueWish, State, page_of, queue
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.tallies import tallies
from hand_parts import taken, unit_of

Desk = tuple[Seat, Unit]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with two_coders(tmp_path) as made_desk:
        yield made_desk


def asked(seat: Seat, **wish: object) -> Queue:
    return queue(seat.study, seat.store, QueueWish(**wish))  # type: ignore[arg-type]


def another(seat: Seat, unit: Unit) -> Unit:
    """Another unit, where Omar finds as little as the machine."""
    other = unit_of(seat, "The season")
    taken(save(sitting(seat, "Omar"), other.id, Answer(), base=None))
    return other


def test_units_with_several_answers_are_queued_furthest_apart_first(desk: Desk) -> None:
    seat, unit = desk
    other = another(seat, unit)
    found = asked(seat)
    assert [c.unit_id for c in found.cases] == [unit.id, other.id]
    assert [c.compared.disagreement for c in found.cases][1] == 0
    assert (found.all, found.open, found.agreed) == (2, 2, 1)


def test_the_number_is_that_of_the_unit_itself(desk: Desk) -> None:
    seat, unit = desk
    (queued,) = asked(seat).cases
    assert queued.compared.disagreement == case(seat, unit).disagreement
    (people,) = asked(seat, weighing=Weighing.PEOPLE).cases
    assert people.compared.disagreement == case(seat, unit, Weighing.PEOPLE).disagreement


def test_answers_still_open_are_not_weighed(desk: Desk) -> None:
    seat, unit = desk
    other = next(u for u in seat.store.units(unit.source_id) if u.id != unit.id)
    taken(save(sitting(seat, "Omar"), other.id, Answer(is_open=True), base=None))
    assert [c.unit_id for c in asked(seat).cases] == [unit.id]


def test_what_is_decided_comes_last_until_somebody_answers_anew(desk: Desk) -> None:
    seat, unit = desk
    other = another(seat, unit)
    made(settle(seat, unit.id, wanting(case(seat, unit))))
    assert [c.unit_id for c in asked(seat).cases] == [other.id, unit.id]
    assert [c.unit_id for c in asked(seat, state=State.DECIDED).cases] == [unit.id]
    sara = case(seat, unit).codings[1]
    taken(save(sitting(seat, "Sara"), unit.id, Answer(), base=sara.id))
    first = asked(seat).cases[0]
    assert first.unit_id == unit.id and first.is_outdated and first.is_open
    assert asked(seat, state=State.DECIDED).cases == ()


def test_a_decision_taken_back_is_open_again(desk: Desk) -> None:
    seat, unit = desk
    decision = made(settle(seat, unit.id, wanting(case(seat, unit))))
    made(take_back(seat, unit.id, decision.id))
    assert asked(seat).open == 1


def test_filters_by_source_coder_and_relation(desk: Desk) -> None:
    seat, unit = desk
    another(seat, unit)
    sara = sitting(seat, "Sara").person.id
    assert [c.unit_id for c in asked(seat, coder_id=sara).cases] == [unit.id]
    assert [c.unit_id for c in asked(seat, relation="agreement").cases] == [unit.id]
    assert asked(seat, relation="no_such_relation").cases == ()
    assert asked(seat, source_id="elsewhere").cases == ()
    assert asked(seat, source_id="elsewhere").all == 2


def test_a_page_shows_how_the_units_begin(desk: Desk) -> None:
    seat, unit = desk
    (queued,) = page_of(seat.study, seat.store, asked(seat).cases)
    text = seat.store.source(unit.source_id).text
    assert queued.excerpt == " ".join(text[unit.span.start : unit.span.end].split())[:160]


def test_counts_say_how_often_each_was_upheld(desk: Desk) -> None:
    seat, unit = desk
    found = case(seat, unit)
    picks = [Pick(claim_id=c.id) for c in found.codings[0].claims]
    made(settle(seat, unit.id, wanting(found, *picks)))
    counted = tallies(seat.study, seat.store, Weighing.ALL)
    upheld = {found.coders[c.coder_id].name: (c.upheld, c.weighed) for c in counted.coders}
    assert (upheld["Omar"], upheld["Sara"]) == ((1, 1), (0, 1))
    assert (counted.units, counted.decided, counted.none_right, counted.outdated) == (1, 1, 0, 0)
