"""Sources are handed out, split, taken back; who codes blind sees only their own; progress is counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from adjudication_parts import case, made, two_coders, wanting
from dalil.errors import UsageError
from dalil.records.entries import EntryKind
from dalil.records.units import Unit
from dalil.workflow.review.adjudicating import settle
from dalil.workflow.review.assignments import assignments, hand_out, split_evenly, take_back
from dalil.workflow.review.blindness import is_blind
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.progress import progress_of
from dalil.workflow.review.seats import Seat

Desk = tuple[Seat, Unit]
OMAR, SARA = coder_of_person("Omar"), coder_of_person("Sara")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with two_coders(tmp_path) as made_desk:
        yield made_desk


def test_several_people_may_have_a_source(desk: Desk) -> None:
    seat, unit = desk
    found = hand_out(seat, [OMAR, SARA], [unit.source_id], blind=False, due=" by Friday ")
    assert {a.coder_id for a in found} == {OMAR.id, SARA.id}
    assert {(a.source_id, a.due, a.by) for a in found} == {(unit.source_id, "by Friday", seat.person.id)}
    assert assignments(seat.store) == found


def test_handing_out_again_changes_the_terms_and_keeps_the_history(desk: Desk) -> None:
    seat, unit = desk
    hand_out(seat, [OMAR], [unit.source_id], blind=False, due=None)
    hand_out(seat, [OMAR], [unit.source_id], blind=False, due=None)
    assert len(seat.store.entries(EntryKind.ASSIGNMENT)) == 1
    (now,) = hand_out(seat, [OMAR], [unit.source_id], blind=True, due=None)
    assert now.is_blind and assignments(seat.store) == (now,)
    assert len(seat.store.entries(EntryKind.ASSIGNMENT)) == 3


def test_what_is_taken_back_no_longer_stands_and_can_be_handed_out_anew(desk: Desk) -> None:
    seat, unit = desk
    (given,) = hand_out(seat, [OMAR], [unit.source_id], blind=True, due=None)
    assert take_back(seat, [given.id]) == 1
    assert assignments(seat.store) == ()
    with pytest.raises(UsageError) as refused:
        take_back(seat, [given.id])
    assert refused.value.code == "D649"
    assert len(hand_out(seat, [OMAR], [unit.source_id], blind=True, due=None)) == 1


def test_a_blind_assignment_hides_what_others_said(desk: Desk) -> None:
    seat, unit = desk
    assert not is_blind(seat.store, OMAR, unit.source_id)
    (given,) = hand_out(seat, [OMAR], [unit.source_id], blind=True, due=None)
    assert is_blind(seat.store, OMAR, unit.source_id)
    assert not is_blind(seat.store, SARA, unit.source_id)
    take_back(seat, [given.id])
    assert not is_blind(seat.store, OMAR, unit.source_id)


def test_sources_that_are_not_there_are_refused(desk: Desk) -> None:
    with pytest.raises(UsageError) as refused:
        hand_out(desk[0], [OMAR], ["nowhere"], blind=False, due=None)
    assert refused.value.code == "D647"
    assert assignments(desk[0].store) == ()


def test_sources_are_split_by_how_much_there_is_to_read() -> None:
    sources = [("s1", 100), ("s2", 60), ("s3", 50), ("s4", 10)]
    assert split_evenly(["a", "b"], sources, each=1) == {"a": ("s1", "s4"), "b": ("s2", "s3")}
    twice = split_evenly(["a", "b", "c"], sources, each=2)
    assert sorted(s for own in twice.values() for s in own) == sorted(2 * [s for s, _ in sources])
    assert split_evenly(["a"], sources, each=5) == {"a": ("s1", "s2", "s3", "s4")}
    assert split_evenly([], sources, each=1) == {}


def test_progress_counts_units_of_everybody_who_has_or_began_a_source(desk: Desk) -> None:
    seat, unit = desk
    made(settle(seat, unit.id, wanting(case(seat, unit))))
    hand_out(seat, [coder_of_person("Nour")], [unit.source_id], blind=False, due=None)
    rows = {r.coder_id: r for r in progress_of(seat.study, seat.store)}
    omar, nour = rows[OMAR.id], rows[coder_of_person("Nour").id]
    assert (omar.answered, omar.open, omar.decided, omar.shared, omar.alike) == (1, 0, 1, 1, 0)
    assert (nour.answered, nour.units) == (0, omar.units) and omar.units > 1
    assert nour.assignment is not None and omar.assignment is None
