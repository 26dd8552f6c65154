"""Answers by hand are chained, a stale one is laid aside, and every earlier one can stand again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.coding.human.faults import AnswerError
from dalil.coding.human.given import Answer
from dalil.errors import StorageError, UsageError
from dalil.records.codings import Verdict
from dalil.workflow.review.blindness import turn_blind
from dalil.workflow.review.coding import REVIEW_STEP, Conflict, Step, restore, save
from dalil.workflow.review.histories import answered_of, history_of
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from dalil.workflow.study import check_study, publish_study
from hand_parts import accepting, machine_of, own_claim, seat_of, taken, unit_of


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seat_of(tmp_path) as made:
        yield made


def other(seat: Seat) -> Seat:
    return replace(seat, person=coder_of_person("Omar"))


def test_an_answer_that_judges_every_claim_of_the_machine_is_whole(seat: Seat) -> None:
    unit = unit_of(seat)
    machine = machine_of(seat, unit)
    coding = taken(save(seat, unit.id, accepting(machine), base=None))
    assert not coding.is_open and len(coding.claims) == len(machine.claims) > 0
    assert {j.verdict for j in coding.judged} == {Verdict.ACCEPTED}
    assert not {c.id for c in coding.claims} & {c.id for c in machine.claims}


def test_an_answer_stays_open_until_the_person_is_done(seat: Seat) -> None:
    unit = unit_of(seat)
    first = taken(save(seat, unit.id, Answer(claims=(own_claim(seat, unit),), is_open=True), base=None))
    done = taken(save(seat, unit.id, Answer(claims=(own_claim(seat, unit),)), base=first.id))
    assert (first.is_open, done.is_open, done.supersedes) == (True, False, first.id)


def test_a_stale_answer_is_laid_aside_and_both_are_given_back(seat: Seat) -> None:
    unit = unit_of(seat)
    first = taken(save(seat, unit.id, accepting(machine_of(seat, unit)), base=None))
    stale = save(seat, unit.id, Answer(claims=(own_claim(seat, unit),)), base=None)
    assert isinstance(stale, Conflict) and stale.theirs == first
    (aside,) = history_of(seat, unit.id).asides
    assert (aside.id, aside.stood, aside.coding) == (stale.aside_id, first.id, stale.yours)
    assert seat.store.latest_coding(unit.id, seat.person.id) == first


def test_an_answer_that_is_sent_twice_is_kept_once(seat: Seat) -> None:
    unit = unit_of(seat)
    answer = accepting(machine_of(seat, unit))
    first = taken(save(seat, unit.id, answer, base=None))
    assert taken(save(seat, unit.id, answer, base=None)) == first
    assert taken(save(seat, unit.id, answer, base=first.id)) == first
    assert [c.id for c in history_of(seat, unit.id).codings if c.coder_id == seat.person.id] == [first.id]


def test_undo_and_redo_append(seat: Seat) -> None:
    unit = unit_of(seat)
    first = taken(save(seat, unit.id, accepting(machine_of(seat, unit)), base=None))
    undone = taken(restore(seat, unit.id, Step.UNDO, base=first.id))
    redone = taken(restore(seat, unit.id, Step.REDO, base=undone.id))
    assert (undone.claims, undone.is_open, redone.claims) == ((), True, first.claims)
    found = history_of(seat, unit.id)
    assert [c.supersedes for c in found.codings[:3]] == [None, first.id, undone.id]
    assert found.standing.can_undo and not found.standing.can_redo


def test_what_was_undone_is_left_behind_by_a_new_answer(seat: Seat) -> None:
    unit = unit_of(seat)
    first = taken(save(seat, unit.id, accepting(machine_of(seat, unit)), base=None))
    undone = taken(restore(seat, unit.id, Step.UNDO, base=first.id))
    new = taken(save(seat, unit.id, Answer(), base=undone.id))
    assert not history_of(seat, unit.id).standing.can_redo
    with pytest.raises(UsageError, match="D638"):
        restore(seat, unit.id, Step.REDO, base=new.id)


def test_any_earlier_answer_can_stand_again_by_its_id(seat: Seat) -> None:
    unit = unit_of(seat)
    first = taken(save(seat, unit.id, accepting(machine_of(seat, unit)), base=None))
    second = taken(save(seat, unit.id, Answer(), base=first.id))
    again = taken(restore(seat, unit.id, first.id, base=second.id))
    assert again.claims == first.claims and again.supersedes == second.id
    with pytest.raises(UsageError, match="D638"):
        restore(seat, unit.id, machine_of(seat, unit).id, base=again.id)


def test_a_faulty_answer_leaves_no_trace(seat: Seat) -> None:
    unit = unit_of(seat)
    before = seat.store.stats()
    with pytest.raises(AnswerError, match="D630"):
        save(seat, unit.id, Answer(claims=(own_claim(seat, unit, "lending"),)), base=None)
    assert seat.store.stats() == before and history_of(seat, unit.id).asides == ()


def test_an_unknown_unit_is_refused(seat: Seat) -> None:
    with pytest.raises(StorageError, match="D817"):
        save(seat, "0" * 16, Answer(), base=None)


def test_a_day_of_one_person_is_one_run(seat: Seat) -> None:
    unit = unit_of(seat)
    first = taken(save(seat, unit.id, Answer(), base=None))
    taken(save(seat, unit.id, Answer(claims=(own_claim(seat, unit),)), base=first.id))
    taken(save(other(seat), unit.id, Answer(), base=None))
    assert sorted(r.done for r in seat.store.runs() if r.step == REVIEW_STEP) == [1, 2]


def test_each_person_has_a_chain_of_their_own(seat: Seat) -> None:
    unit = unit_of(seat)
    taken(save(seat, unit.id, Answer(), base=None))
    theirs = taken(save(other(seat), unit.id, accepting(machine_of(seat, unit)), base=None))
    (mine,) = [c for c in history_of(seat, unit.id).codings if c.coder_id == seat.person.id]
    kept = accepting(theirs)
    assert taken(save(seat, unit.id, kept, base=mine.id)).claims[0].domain == theirs.claims[0].domain


def test_who_codes_blind_sees_and_judges_nothing_of_others(seat: Seat) -> None:
    unit = unit_of(seat)
    machine = machine_of(seat, unit)
    turn_blind(seat, unit.source_id, blind=True)
    found = answered_of(seat, unit.source_id)
    assert (found.codings, found.decisions, found.blind) == ((), (), True)
    assert history_of(seat, unit.id).codings == ()
    with pytest.raises(AnswerError) as caught:
        save(seat, unit.id, accepting(machine), base=None)
    assert {f.issue.code for f in caught.value.faults} == {"D638"}
    assert len(answered_of(other(seat), unit.source_id).codings) > 0


def test_blindness_ends_and_the_journal_remembers_both_turns(seat: Seat) -> None:
    unit = unit_of(seat)
    for blind in (True, False):
        turn_blind(seat, unit.source_id, blind=blind)
    assert not answered_of(seat, unit.source_id).blind
    taken(save(seat, unit.id, accepting(machine_of(seat, unit)), base=None))


def test_a_study_with_answers_by_hand_is_checked_and_published(seat: Seat, tmp_path: Path) -> None:
    unit = unit_of(seat)
    first = taken(save(seat, unit.id, accepting(machine_of(seat, unit)), base=None))
    taken(save(seat, unit.id, Answer(claims=(own_claim(seat, unit),)), base=first.id))
    report = check_study(seat.study.folder)
    assert report.ok and report.codings > 2
    assert publish_study(seat.study.folder, tmp_path / "out", ["jsonl"], lang="en").left_out == ()
